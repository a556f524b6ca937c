"""Quantiles and tails of the distributions that tests and intervals rest on; scipy.special, which loads in no time."""

LEVEL = 0.95


def t_quantile(degrees: int, below: float = (1 + LEVEL) / 2) -> float:
    """Student's t that a share of the distribution lies below: the end of a two-sided interval of LEVEL."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, below))


def t_p(statistic: float, degrees: int) -> float:
    """Two-sided p of a t statistic."""
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(statistic)))


def f_p(statistic: float, numerator: int, denominator: int) -> float:
    """p of an F statistic."""
    from scipy.special import fdtrc

    return float(fdtrc(numerator, denominator, statistic))
