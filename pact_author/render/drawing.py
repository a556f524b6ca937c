"""What a figure is made of: marks with intervals, strips, points, squares, and the numbers behind them."""

from dataclasses import dataclass

Rows = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with its interval; fractions. group: marks of one group stand together under its name.

    said: the numbers in words. Without an interval lo and hi are None.
    """

    label: str
    est: float
    lo: float | None
    hi: float | None
    said: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Forest:
    """Points with intervals on one axis. zero: differences, so that the axis has 0 in it."""

    axis: str
    marks: tuple[Mark, ...]
    zero: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """An observed spread beside what chance alone gives: quantiles at 0, 5, …, 100 %; fractions."""

    label: str
    observed: float
    null: tuple[float, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Nulls:
    """Spreads of several factors on one axis."""

    axis: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """x, y: fractions. n: trials or people behind it. said: the numbers in words. across, up: intervals of x and y."""

    label: str
    x: float
    y: float
    n: int
    said: str
    across: tuple[float, float] | None = None
    up: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points in the unit square, with its diagonal. of: what a point is, in the plural.

    band: (x, lo, hi) from left to right, where noise alone would put a point.
    """

    across: str
    up: str
    points: tuple[Point, ...]
    of: str
    band: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Square:
    """share: of the planned trials of a scenario, how many are answered."""

    label: str
    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A square a scenario, in the order of their names."""

    squares: tuple[Square, ...]


Drawing = Forest | Nulls | Scatter | Heat


@dataclass(frozen=True, slots=True)
class Figure:
    """name: of its files. about: the run that it is of, or "".

    drawing: None where there is nothing to draw, and reason says why. notice: what goes with it wherever it is shown.

    columns, rows: the numbers behind it, fractions in full precision. carried: notes that a plot is not read without.
    """

    name: str
    title: str
    about: str
    notes: tuple[str, ...]
    drawing: Drawing | None
    columns: tuple[str, ...]
    rows: Rows
    reason: str | None = None
    notice: str = ""
