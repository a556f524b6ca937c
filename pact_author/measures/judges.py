"""How often a judge is right: shares with Wilson intervals, Brier score, calibration curve, agreement of votes."""

import math
from collections.abc import Sequence

import numpy as np

from pact_author.measures import people
from pact_author.measures.intervals import cluster_t
from pact_author.model.calibration import Bin
from pact_author.model.estimate import Estimate

Z = 1.959963984540054
"""The quantile of a 95 % interval."""
FIFTHS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))


def share(hits: Sequence[bool], clusters: Sequence[str], reason: str = "no item") -> Estimate:
    """The share of hits, with Wilson's interval (1927); clusters: the norm that each item comes from.

    Items of one norm stand or fall together, so a norm counts once, however many items are made of it: wider than need
    be where they do not. Unlike an interval from the spread between norms it has a width where all items are hits.
    """
    if not hits:
        return Estimate(None, reason=reason)
    est = sum(hits) / len(hits)
    n = len(set(clusters))
    middle = (est + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z / (1 + Z * Z / n) * math.sqrt(est * (1 - est) / n + Z * Z / (4 * n * n))
    lo, hi = max(0.0, middle - reach), min(1.0, middle + reach)
    lo, hi = (0.0 if est == 0 else lo), (1.0 if est == 1 else hi)  # but for rounding
    return Estimate(est, lo=lo, hi=hi, method="wilson", n_clusters=n, n_rows=len(hits))


def brier(chances: Sequence[float], truths: Sequence[bool], clusters: Sequence[str]) -> Estimate:
    """The mean squared distance of chances from what is so (Brier, 1950): 0 is best, 0.25 is 50 % always."""
    if not chances:
        return Estimate(None, reason="the judge said nowhere how sure it is")
    squares = [(chance - truth) ** 2 for chance, truth in zip(chances, truths, strict=True)]
    est = sum(squares) / len(squares)
    of: dict[str, float] = {}
    for cluster, square in zip(clusters, squares, strict=True):
        of[cluster] = of.get(cluster, 0.0) + (square - est) / len(squares)
    return cluster_t(est, np.array(list(of.values())), n_rows=len(squares))


def curve(chances: Sequence[float], truths: Sequence[bool], clusters: Sequence[str]) -> tuple[Bin, ...]:
    """For each fifth of the chances that a judge gave: what it said as a mean, and how many were so."""
    rows = list(zip(chances, truths, clusters, strict=True))
    found = []
    for low, high in FIFTHS:
        inside = [row for row in rows if low <= row[0] < high or (high == 1 and row[0] == 1)]
        said = sum(chance for chance, _, _ in inside) / len(inside) if inside else None
        found.append(Bin(low, high, said, share([so for _, so, _ in inside], [norm for _, _, norm in inside])))
    return tuple(found)


def agreement(votes: Sequence[tuple[int, int]]) -> float | None:
    """Krippendorff's alpha of votes by item: (votes for, all votes) each; None where there is nothing to agree on."""
    told = [(ones, count) for ones, count in votes if count >= 2]
    if not told:
        return None
    ones, counts = np.array(told, dtype=np.int64).T
    return people.alpha(ones, counts)
