"""People and a model item by item: both shares with their intervals, and where another sample of people would lie."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from pact_author.measures.paper import order
from pact_author.measures.people import Beta, another_sample, shares
from pact_author.model.alignment import FEWEST_PEOPLE, Band, Beside, Items
from pact_author.model.human import Cell, Share

Z = 1.959963984540054
STEPS = 40
"""Of the band: more could not be told apart in a drawing."""


def one_by_one(
    judgements: Sequence[tuple[Cell, Cell, float]], answers: Mapping[Cell, Share], about: Mapping[Cell, str]
) -> Items:
    """judgements: (item, person, side) of people; answers: the model's for each of those items; about: its scenario."""
    people: dict[Cell, set[Cell]] = {}
    n: Counter[Cell] = Counter()
    k: Counter[Cell] = Counter()
    for item, person, side in judgements:
        people.setdefault(item, set()).add(person)
        n[item] += 1
        k[item] += int(side)
    if not n:
        return Items((), 0, None)
    beta = shares(np.array([k[item] for item in n]), np.array(list(n.values())))

    @cache
    def again(hits: int, size: int) -> tuple[float, float]:
        return another_sample(beta, hits, size)

    def told_of(item: Cell) -> Beside:
        p, size, model = k[item] / n[item], n[item], answers[item]
        lo, hi = wilson(p, size)
        q_lo, q_hi = _of_model(model)
        return Beside(str(item), about.get(item, ""), p, lo, hi, size, model.share, q_lo, q_hi, *again(k[item], size))

    named = [item for item in sorted(n, key=order) if len(people[item]) >= FEWEST_PEOPLE]
    told = tuple(map(told_of, named))
    return Items(told, len(n) - len(named), _band(beta, [n[item] for item in named]))


def wilson(share: float, n: int) -> tuple[float, float]:
    """95 % interval of a share of n answers (Wilson 1927); it does not shrink to nothing at 0 and 1."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _of_model(told: Share) -> tuple[float, float] | tuple[None, None]:
    """Repeats of one prompt are a sample; a probability is none, and one answer tells nothing of its spread."""
    return (None, None) if told.exact or told.noise is None else wilson(told.share, told.answers)


def _band(beta: Beta, sizes: Sequence[int]) -> Band | None:
    if not sizes:
        return None
    n = int(np.median(sizes))
    steps = sorted({round(n * step / STEPS) for step in range(STEPS + 1)})
    lo, hi = zip(*(another_sample(beta, k, n) for k in steps), strict=True)
    return Band(n, tuple(k / n for k in steps), lo, hi)
