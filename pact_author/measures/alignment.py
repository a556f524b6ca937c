"""Choices of people and of a model for the same items to all figures of how near they are."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from pact_author.measures import people as of
from pact_author.measures.intervals import Floats
from pact_author.measures.paper import order
from pact_author.measures.people import Ints, item_mean
from pact_author.model.alignment import Agreement, Figures, Majority, Raters, Variation
from pact_author.model.human import Cell, Share
from pact_author.model.report import Estimate

ONE_ANSWER = "no item has two answers of people and of the model: from one answer no distribution can be told"


def counted(sides: Sequence[float]) -> Share:
    """The share of answers that were drawn alike: 1 for the side of the norm, 0 for the other; at least one."""
    q, m = float(np.mean(sides)), len(sides)
    return Share(q, m, q * (1 - q) / (m - 1) if m > 1 else None)


def pooled(shares: Sequence[Share]) -> Share:
    """The mean of shares that were found apart, of prompts or of personas; each counts the same."""
    noises = [each.noise for each in shares]
    noise = None if None in noises else sum(filter(None, noises)) / len(shares) ** 2
    share = sum(each.share for each in shares) / len(shares)
    return Share(share, sum(each.answers for each in shares), noise, all(each.exact for each in shares))


def figures(judgements: Sequence[tuple[Cell, Cell, float]], answers: Mapping[Cell, Share]) -> Figures:
    """judgements: (item, person, side) of people, at least one; answers: the model's for each of those items."""
    items = sorted({item for item, _, _ in judgements}, key=order)
    number = {item: at for at, item in enumerate(items)}
    at_item = np.array([number[item] for item, _, _ in judgements])
    side = np.array([chosen for _, _, chosen in judgements])
    n = np.bincount(at_item)
    k = np.bincount(at_item, side).astype(int)
    model = [answers[item] for item in items]
    q = np.array([each.share for each in model])
    noise = np.array([math.nan if each.noise is None else each.noise for each in model])
    persons: dict[Cell, int] = {}
    at_person = np.array([persons.setdefault(person, len(persons)) for _, person, _ in judgements])
    both = (n >= 2) & ~np.isnan(noise)
    return Figures(
        n_items=len(items),
        n_people=len(persons),
        n_judgments=len(judgements),
        raters=Raters(int(n.min()), float(np.median(n)), int(n.max())),
        alpha=of.alpha(k, n),
        sq_dist_debiased=item_mean(
            of.squared_distance(k[both], n[both], q[both], noise[both]), low=-1.0, high=1.0, reason=ONE_ANSWER
        ),
        left_out=int((~both).sum()),
        tv=_variation(k, n, model),
        majority_match=_majority(k, n, q, np.array([each.answers for each in model])),
        pairwise_agreement=_agreement(k, n, q),
        disagreement_corr=of.disagreement_correlation(k, n, q, noise),
        gap=of.two_way_gap(q[at_item] - side, at_item, at_person),
    )


def _variation(k: Ints, n: Ints, model: Sequence[Share]) -> Variation:
    beta = of.shares(k, n)
    est = item_mean(np.abs(k / n - [each.share for each in model]), low=0.0, high=1.0, reason=ONE_ANSWER)
    if beta.size is None and 0 < beta.mean < 1 and not (n >= 2).any():
        return Variation(est, None, None)
    sizes = Counter((int(size), None if each.exact else each.answers) for size, each in zip(n, model, strict=True))
    oracle = sum(times * _oracle(beta, *pair) for pair, times in sizes.items()) / len(n)
    people = Counter(n.tolist())
    human = sum(times * of.expected_distance(beta, each, each) for each, times in people.items()) / len(n)
    return Variation(est, oracle, human)


def _oracle(beta: of.Beta, n: int, m: int | None) -> float:
    """m: answers of the model; None where probabilities were read."""
    return of.expected_distance_to_truth(beta, n) if m is None else of.expected_distance(beta, n, m)


def _majority(k: Ints, n: Ints, q: Floats, m: Ints) -> Majority:
    clear = 2 * k != n
    share: Floats = np.where(2 * k > n, q, 1 - q)[clear]
    est = item_mean(share, low=0.0, high=1.0, reason="people are tied on every item", n_rows=int(m[clear].sum()))
    return Majority(est, int((~clear).sum()), of.majority_ceiling(of.shares(k, n), k, n))


def _agreement(k: Ints, n: Ints, q: Floats) -> Agreement:
    p = k / n
    several = n >= 2
    human = float(of.pairwise_agreement(k[several], n[several]).mean()) if several.any() else None
    model: Estimate = item_mean(p * q + (1 - p) * (1 - q), low=0.0, high=1.0, reason=ONE_ANSWER)
    return Agreement(human, model)
