"""Quantiles and tails of the distributions that tests and intervals rest on; scipy.special, which loads in no time."""

LEVEL = 0.95


def t_quantile(degrees: int, level: float = LEVEL) -> float:
    """Student's t at which a two-sided interval of the level ends."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))


def t_p(statistic: float, degrees: int) -> float:
    """Two-sided p of a t statistic."""
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(statistic)))


def f_p(statistic: float, numerator: int, denominator: int) -> float:
    """p of an F statistic."""
    from scipy.special import fdtrc

    return float(fdtrc(numerator, denominator, statistic))
