"""Distances and agreement of binary answers by item: unbiased where they can be, beside what noise alone would give.

Of each item: k of n people chose A; the model does with the share q, to whose square sampling adds noise (0 for a share
read from probabilities, NaN where one answer tells nothing). All arrays: (I,).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.distributions import t_quantile
from pact_author.measures.intervals import FEWEST_CLUSTERS, Floats, cluster_t
from pact_author.measures.paper_alignment import pearson
from pact_author.model.alignment import DisagreementCorrelation
from pact_author.model.report import Estimate

Ints = NDArray[np.int64]

SPLITS, SEED = 50, 20260607
LEAST_RELIABILITY = 0.3
OUTSIDE = 0.05
"""On each side: another sample lies inside 90 times of 100 at least."""


@dataclass(frozen=True, slots=True)
class Beta:
    """A beta distribution of the items' true shares; spread None where all items have the same."""

    mean: float
    size: float | None

    @property
    def shapes(self) -> tuple[float, float]:
        assert self.size is not None
        return self.mean * self.size, (1 - self.mean) * self.size


def item_mean(values: Floats, *, low: float, high: float, reason: str, n_rows: int | None = None) -> Estimate:
    """The mean over items with its interval; reason: why there is none, where there is no item."""
    if not len(values):
        return Estimate(None, reason=reason)
    est = float(values.mean())
    rows = len(values) if n_rows is None else n_rows
    return cluster_t(est, (values - est) / len(values), n_rows=rows, low=low, high=high)


def squared_distance(k: Ints, n: Ints, q: Floats, noise: Floats) -> Floats:
    """(p − q)² without what sampling adds to it; may be below 0. Of items with n ≥ 2 and a noise."""
    p = k / n
    told: Floats = (p - q) ** 2 - p * (1 - p) / (n - 1) - noise
    return told


def pairwise_agreement(k: Ints, n: Ints) -> Floats:
    """The chance that two people agree, unbiased at any n ≥ 2."""
    told: Floats = (k * (k - 1) + (n - k) * (n - k - 1)) / (n * (n - 1))
    return told


def alpha(k: Ints, n: Ints) -> float | None:
    """Krippendorff's alpha of two categories, of items with n ≥ 2; None where all answers are the same."""
    k, n = k[n >= 2], n[n >= 2]
    total, ones = int(n.sum()), int(k.sum())
    if ones in (0, total):
        return None
    observed = float((2 * k * (n - k) / (n - 1)).sum()) / total
    expected = 2 * ones * (total - ones) / (total * (total - 1))
    return 1 - observed / expected


def shares(k: Ints, n: Ints) -> Beta:
    """The beta distribution with the mean and variance of the items' true shares (moments, unbiased at any n ≥ 2)."""
    mean = float(k.sum() / n.sum())
    usable = n >= 2
    if not usable.any():
        return Beta(mean, None)
    second = float((k * (k - 1))[usable].sum() / (n * (n - 1))[usable].sum())
    variance = second - mean * mean
    if variance <= 0 or not 0 < mean < 1 or variance >= mean * (1 - mean):
        return Beta(mean, None)
    return Beta(mean, mean * (1 - mean) / variance - 1)


def expected_distance(beta: Beta, n: int, m: int) -> float:
    """E|X/n − Y/m| of two samples that share an item's true share."""
    x, y = np.arange(n + 1)[:, None], np.arange(m + 1)[None, :]
    lgamma = np.vectorize(math.lgamma, otypes=[float])

    def log_choose(size: int, hits: Ints) -> Floats:
        told: Floats = math.lgamma(size + 1) - lgamma(hits + 1) - lgamma(size - hits + 1)
        return told

    hits, misses = x + y, n + m - x - y
    if beta.size is not None:
        a, b = beta.shapes
        log_moment = lgamma(a + hits) + lgamma(b + misses) - lgamma(a + b + n + m)
        log_moment -= math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    elif 0 < beta.mean < 1:
        log_moment = hits * math.log(beta.mean) + misses * math.log(1 - beta.mean)
    else:
        return 0.0
    weights = np.exp(log_choose(n, x) + log_choose(m, y) + log_moment)
    return float((weights * np.abs(x / n - y / m)).sum())


def expected_distance_to_truth(beta: Beta, n: int) -> float:
    """E|X/n − θ| of a sample and its item's true share θ: what expected_distance comes to for any number of answers.

    By Bayes: of each x, the mean distance of x/n from beta(a + x, b + n − x), in closed form.
    """
    from scipy.special import betainc
    from scipy.stats import betabinom, binom

    x = np.arange(n + 1)
    if beta.size is None:
        return float((binom.pmf(x, n, beta.mean) * np.abs(x / n - beta.mean)).sum())
    a, b = beta.shapes
    at, above, mean = x / n, a + x, (a + x) / (a + b + n)
    below = b + n - x
    distance = 2 * at * betainc(above, below, at) - 2 * mean * betainc(above + 1, below, at) + mean - at
    return float((betabinom.pmf(x, n, a, b) * distance).sum())


def majority_ceiling(beta: Beta, k: Ints, n: Ints) -> float | None:
    """The mean chance that an item's majority in the sample is that of all people; items with a tie left out."""
    from scipy.special import betainc

    k, n = k[2 * k != n], n[2 * k != n]
    if not len(k):
        return None
    if beta.size is None:
        return float(np.mean((2 * k > n) == (beta.mean >= 0.5)))
    a, b = beta.shapes
    below_half = betainc(a + k, b + n - k, 0.5)
    return float(np.where(2 * k > n, 1 - below_half, below_half).mean())


def another_sample(beta: Beta, k: int, n: int) -> tuple[float, float]:
    """Where the share of another n people lies when k of n chose the norm: 5 % and 95 % quantiles, by Bayes.

    The item's true share is one of those of all items, beta(a, b); after these people it is beta(a + k, b + n − k).
    """
    from scipy.stats import betabinom, binom

    x = np.arange(n + 1)
    if beta.size is None:
        chances = binom.pmf(x, n, beta.mean)
    else:
        a, b = beta.shapes
        chances = betabinom.pmf(x, n, a + k, b + n - k)
    below = np.cumsum(chances)
    lo, hi = np.searchsorted(below, [OUTSIDE - 1e-9, 1 - OUTSIDE - 1e-9])
    return float(lo) / n, float(min(hi, n)) / n


def disagreement(k: Ints, n: Ints) -> Floats:
    """The chance that two people differ, of items with n ≥ 2."""
    return 1 - pairwise_agreement(k, n)


def reliability(k: Ints, n: Ints) -> float | None:
    """Of people's disagreement by item: split halves, Spearman and Brown; None where items have fewer than 4 people."""
    k, n = k[n >= 4], n[n >= 4]
    if len(n) < 3:
        return None
    rng = np.random.default_rng(SEED)
    found = []
    for _ in range(SPLITS):
        half = n // 2
        ones = rng.hypergeometric(k, n - k, half)
        r = pearson(disagreement(ones, half), disagreement(k - ones, n - half))
        if r is not None:
            found.append(r)
    if not found:
        return None
    r = float(np.mean(found))
    return 2 * r / (1 + r) if r > -1 else None


def disagreement_correlation(k: Ints, n: Ints, q: Floats, noise: Floats) -> DisagreementCorrelation:
    """Pearson over items with two people at least and a noise; the model's disagreement is 2q(1 − q), unbiased."""
    usable = (n >= 2) & ~np.isnan(noise)
    if usable.sum() < 3:
        return DisagreementCorrelation(
            None, None, None, "fewer than 3 items have two answers of people and of the model"
        )
    of_model: Floats = 2 * (q * (1 - q) + noise)[usable]
    raw = pearson(disagreement(k[usable], n[usable]), of_model)
    trust = reliability(k, n)
    if raw is None:
        return DisagreementCorrelation(None, trust, None, "people, or the model, are equally divided on all items")
    if trust is None:
        return DisagreementCorrelation(raw, None, None, "fewer than 3 items have 4 people to split in halves")
    if trust < LEAST_RELIABILITY:
        return DisagreementCorrelation(raw, trust, None, f"reliability<{LEAST_RELIABILITY}")
    return DisagreementCorrelation(raw, trust, raw / math.sqrt(trust))


def two_way_gap(differences: Floats, items: Ints, people: Ints) -> Estimate:
    """The mean of model minus person over judgments, clustered by item and by person at once.

    differences: (J,) within [−1, 1]; items, people: (J,) numbers of each judgment's. Source: Cameron, Gelbach and
    Miller (2011), v(item) + v(person) − v(judgment), each with its c/(c − 1); where that is not above 0, the larger of
    the first two. Student's t with the fewer clusters minus 1 degrees of freedom.
    """
    est = float(differences.mean())
    influence = (differences - est) / len(differences)
    sizes = [len(np.unique(items)), len(np.unique(people))]
    fewest = min(sizes)
    if fewest < FEWEST_CLUSTERS:
        reason = f"{sizes[0]} items and {sizes[1]} people; an interval needs {FEWEST_CLUSTERS} of both"
        return Estimate(est, n_clusters=fewest, n_rows=len(differences), reason=reason)
    of_items, of_people = (
        size / (size - 1) * float((np.bincount(ids, influence) ** 2).sum())
        for size, ids in zip(sizes, (items, people), strict=True)
    )
    count = len(differences)
    both = of_items + of_people - count / (count - 1) * float((influence**2).sum())
    variance = both if both > 0 else max(of_items, of_people)
    if variance <= 0:
        reason = "every judgment differs from the model by the same, so there is no spread to make an interval from"
        return Estimate(est, n_clusters=fewest, n_rows=count, reason=reason)
    reach = t_quantile(fewest - 1) * math.sqrt(variance)
    return Estimate(
        est=est,
        lo=max(-1.0, est - reach),
        hi=min(1.0, est + reach),
        se=math.sqrt(variance),
        method="two_way_t",
        n_clusters=fewest,
        n_rows=count,
    )
