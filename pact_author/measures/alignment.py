"""Choices of people and of a model for the same items to all figures of how near they are."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from pact_author.measures import people as of
from pact_author.measures.intervals import Floats
from pact_author.measures.paper import order
from pact_author.measures.people import Ints, item_mean
from pact_author.model.alignment import Agreement, Figures, Majority, Raters, Variation
from pact_author.model.human import Cell
from pact_author.model.report import Estimate

ONE_ANSWER = "no item has two answers of people and of the model: from one answer no distribution can be told"


def figures(judgements: Sequence[tuple[Cell, Cell, float]], answers: Mapping[Cell, Sequence[float]]) -> Figures:
    """judgements: (item, person, side) of people, at least one; answers: sides of the model for each of those items."""
    items = sorted({item for item, _, _ in judgements}, key=order)
    number = {item: at for at, item in enumerate(items)}
    at_item = np.array([number[item] for item, _, _ in judgements])
    side = np.array([chosen for _, _, chosen in judgements])
    n = np.bincount(at_item)
    k = np.bincount(at_item, side).astype(int)
    m = np.array([len(answers[item]) for item in items])
    y = np.array([int(sum(answers[item])) for item in items])
    persons: dict[Cell, int] = {}
    at_person = np.array([persons.setdefault(person, len(persons)) for _, person, _ in judgements])
    both = (n >= 2) & (m >= 2)
    return Figures(
        n_items=len(items),
        n_people=len(persons),
        n_judgments=len(judgements),
        raters=Raters(int(n.min()), float(np.median(n)), int(n.max())),
        alpha=of.alpha(k, n),
        sq_dist_debiased=item_mean(
            of.squared_distance(k[both], n[both], y[both], m[both]), low=-1.0, high=1.0, reason=ONE_ANSWER
        ),
        left_out=int((~both).sum()),
        tv=_variation(k, n, y, m),
        majority_match=_majority(k, n, y, m),
        pairwise_agreement=_agreement(k, n, y, m),
        disagreement_corr=of.disagreement_correlation(k, n, y, m),
        gap=of.two_way_gap((y / m)[at_item] - side, at_item, at_person),
    )


def _variation(k: Ints, n: Ints, y: Ints, m: Ints) -> Variation:
    beta = of.shares(k, n)
    if beta.size is None and 0 < beta.mean < 1 and not (n >= 2).any():
        return Variation(item_mean(np.abs(k / n - y / m), low=0.0, high=1.0, reason=ONE_ANSWER), None, None)
    sizes = Counter(zip(n.tolist(), m.tolist(), strict=True))
    oracle = sum(times * of.expected_distance(beta, *pair) for pair, times in sizes.items()) / len(n)
    people = Counter(n.tolist())
    human = sum(times * of.expected_distance(beta, each, each) for each, times in people.items()) / len(n)
    est = item_mean(np.abs(k / n - y / m), low=0.0, high=1.0, reason=ONE_ANSWER)
    return Variation(est, oracle, human)


def _majority(k: Ints, n: Ints, y: Ints, m: Ints) -> Majority:
    clear = 2 * k != n
    share: Floats = np.where(2 * k > n, y, m - y)[clear] / m[clear]
    est = item_mean(share, low=0.0, high=1.0, reason="people are tied on every item", n_rows=int(m[clear].sum()))
    return Majority(est, int((~clear).sum()), of.majority_ceiling(of.shares(k, n), k, n))


def _agreement(k: Ints, n: Ints, y: Ints, m: Ints) -> Agreement:
    p, q = k / n, y / m
    several = n >= 2
    human = float(of.pairwise_agreement(k[several], n[several]).mean()) if several.any() else None
    model: Estimate = item_mean(p * q + (1 - p) * (1 - q), low=0.0, high=1.0, reason=ONE_ANSWER)
    return Agreement(human, model)
