"""How well a set of cells tells the axes apart: D-efficiency, the worst variance, and the balance of levels."""

from collections import Counter
from collections.abc import Sequence
from math import exp, log, sqrt

from pact_author.model.outlay import Balance
from pact_author.model.space import Row

MOST = 120
"""Parameters of the main effects, with the mean, up to which there is a figure: the time grows with their cube."""
FLAT = 1e-9
"""A pivot up to this is rounding: two axes cannot be told apart."""

Matrix = list[list[float]]


def balance(rows: Sequence[Row], levels: Sequence[tuple[str, ...]]) -> Balance:
    """The figures of some rows, beside the full factorial of the same levels at equal n.

    The model has the main effects of all axes with two levels or more. d: (det M / det M of the full factorial) to the
    power of 1 / parameters, M being the information matrix a row; 1 is as good as crossing all. worst_variance: of an
    orthonormal contrast, times that of the full factorial. Both None where an effect cannot be told, or for many
    levels. uneven: over the axes, the most frequent level's count divided by the rarest's; None where one is absent.
    Source: Atkinson, Donev and Tobias, Optimum Experimental Designs (2007), for D-efficiency.
    """
    seen = [Counter(row[at] for row in rows) for at in range(len(levels))]
    uneven = [
        max(seen[at].values()) / min(seen[at][level] for level in of)
        for at, of in enumerate(levels)
        if len(of) > 1 and rows and all(seen[at][level] for level in of)
    ]
    whole = len(uneven) == sum(1 for of in levels if len(of) > 1)
    d, worst = _efficiency(rows, levels)
    return Balance(len(rows), d, worst, max(uneven, default=1.0) if whole and rows else None)


def _efficiency(rows: Sequence[Row], levels: Sequence[tuple[str, ...]]) -> tuple[float | None, float | None]:
    axes = [at for at, of in enumerate(levels) if len(of) > 1]
    size = 1 + sum(len(levels[at]) - 1 for at in axes)
    if size > MOST or len(rows) < size:
        return None, None
    information = _information(rows, levels, axes)
    factor = _cholesky(information)
    if factor is None:
        return None, None
    d = exp(2 * sum(log(factor[at][at]) for at in range(size)) / size)
    return d, max(_inverse_diagonal(factor))


def _information(rows: Sequence[Row], levels: Sequence[tuple[str, ...]], axes: Sequence[int]) -> Matrix:
    """The mean of x x' over rows, of orthonormal contrasts: the identity for the full factorial."""
    codes = [{level: _contrast(number, len(levels[at])) for number, level in enumerate(levels[at])} for at in axes]
    starts = [1]
    for at in axes:
        starts.append(starts[-1] + len(levels[at]) - 1)
    total = [[0.0] * starts[-1] for _ in range(starts[-1])]
    total[0][0] = 1.0
    for one, at in enumerate(axes):
        for level, times in Counter(row[at] for row in rows).items():
            for i, value in enumerate(codes[one][level], starts[one]):
                total[i][0] += value * times / len(rows)
        for two, other in enumerate(axes[: one + 1]):
            for (a, b), times in Counter((row[at], row[other]) for row in rows).items():
                for i, x in enumerate(codes[one][a], starts[one]):
                    for j, y in enumerate(codes[two][b], starts[two]):
                        total[i][j] += x * y * times / len(rows)
    for i, line in enumerate(total):
        for j in range(i):
            total[j][i] = line[j]
    return total


def _contrast(number: int, size: int) -> list[float]:
    """Helmert contrasts of one of `size` levels, each of mean 0 and variance 1 over the levels."""
    found = []
    for step in range(1, size):
        scale = sqrt(size / (step * (step + 1)))
        found.append(scale if number < step else -step * scale if number == step else 0.0)
    return found


def _cholesky(matrix: Matrix) -> Matrix | None:
    """The lower triangle L with L L' = matrix; None where the matrix is singular."""
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            left = matrix[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            if i == j:
                if left <= FLAT:
                    return None
                lower[i][i] = sqrt(left)
            else:
                lower[i][j] = left / lower[j][j]
    return lower


def _inverse_diagonal(lower: Matrix) -> list[float]:
    """The diagonal of (L L')⁻¹."""
    size = len(lower)
    squares = [0.0] * size
    for column in range(size):
        solved = [0.0] * size
        for i in range(column, size):
            right = 1.0 if i == column else 0.0
            solved[i] = (right - sum(lower[i][k] * solved[k] for k in range(column, i))) / lower[i][i]
        squares[column] = sum(value * value for value in solved)
    return squares
