"""From an estimate and its influence values, one a cluster, to a 95 % interval."""

import math

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.distributions import t_quantile
from pact_author.model.estimate import NO_SPREAD, Estimate

__all__ = ["FEWEST_CLUSTERS", "FLAT", "Floats", "cluster_t", "t_quantile"]

Floats = NDArray[np.float64]

FEWEST_CLUSTERS = 10
"""Below this many scenarios no interval is given: the estimator's coverage was not shown there."""
FLAT = 1e-12
"""A standard error up to this is rounding: the clusters do not differ at all."""


def cluster_t(est: float, influence: Floats, *, n_rows: int, low: float = 0.0, high: float = 1.0) -> Estimate:
    """An estimate with its CR1 standard error and t interval, S − 1 degrees of freedom, cut at low and high.

    influence: (S,) linearised contributions of the clusters, adding up to 0; est is the sum over clusters of what it
    linearises. Without any spread between clusters there is no interval: one without width would promise certainty.
    Source: Liang and Zeger (1986) for the estimator, S/(S − 1) for CR1.
    """
    clusters = len(influence)
    if clusters < FEWEST_CLUSTERS:
        reason = f"{clusters} scenario{'' if clusters == 1 else 's'}; an interval needs {FEWEST_CLUSTERS}"
        return Estimate(est, method="none", n_clusters=clusters, n_rows=n_rows, reason=reason)
    se = math.sqrt(clusters / (clusters - 1) * float(influence @ influence))
    if se <= FLAT:
        return Estimate(est, method="none", n_clusters=clusters, n_rows=n_rows, reason=NO_SPREAD)
    reach = t_quantile(clusters - 1) * se
    return Estimate(
        est=est,
        lo=max(low, est - reach),
        hi=min(high, est + reach),
        se=se,
        method="cluster_t",
        n_clusters=clusters,
        n_rows=n_rows,
    )
