"""Quantiles and tails of the distributions that tests and intervals rest on; scipy, imported when first asked."""

from functools import lru_cache

LEVEL = 0.95


@lru_cache(maxsize=1024)
def t_quantile(degrees: int, level: float = LEVEL) -> float:
    """Student's t at which a two-sided interval of the level ends."""
    from scipy.stats import t

    return float(t.ppf((1 + level) / 2, degrees))


def t_p(statistic: float, degrees: int) -> float:
    """Two-sided p of a t statistic."""
    from scipy.stats import t

    return float(2 * t.sf(abs(statistic), degrees))


def f_p(statistic: float, numerator: int, denominator: int) -> float:
    """p of an F statistic."""
    from scipy.stats import f

    return float(f.sf(statistic, numerator, denominator))
