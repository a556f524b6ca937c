"""Choices made by hashes of content: the same on every machine, and moved little by what is added beside them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

NO_WEIGHTS: Mapping[str, int] = {}


def rank(key: str) -> int:
    """A number of 64 bits that looks random and depends on the key alone."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])


def pick(levels: Sequence[str], key: str, weights: Mapping[str, int] = NO_WEIGHTS) -> str:
    """The level with the lowest of its tickets, a weight being the number of them (1 where nothing is said).

    A level that is added takes its share of all picks, and no other pick moves (rendezvous hashing).
    """
    return min(levels, key=lambda level: _ticket(key, level, weights))


def by_rank(levels: Sequence[str], key: str) -> list[str]:
    """Levels in an order of the key's own."""
    return sorted(levels, key=lambda level: rank(f"{key}|{level}"))


def _ticket(key: str, level: str, weights: Mapping[str, int]) -> int:
    return min(rank(f"{key}|{level}|{number}") for number in range(weights.get(level, 1)))


def shares(levels: Sequence[str], n: int, key: str, weights: Mapping[str, int] = NO_WEIGHTS) -> dict[str, int]:
    """n places among levels by weight, each rounded down, and what is left over one by one to the largest rests."""
    total = sum(weights.get(level, 1) for level in levels)
    whole = {level: n * weights.get(level, 1) // total for level in levels}
    rests = sorted(levels, key=lambda level: (-(n * weights.get(level, 1) % total), rank(f"{key}|{level}")))
    for level in rests[: n - sum(whole.values())]:
        whole[level] += 1
    return whole


def column(levels: Sequence[str], n: int, key: str, weights: Mapping[str, int] = NO_WEIGHTS) -> list[str]:
    """n levels, each as often as its share, in keyed order; a level more takes its own places and moves few others."""
    left = shares(levels, n, key, weights)
    found: dict[int, str] = {}
    wishes = sorted((rank(f"{key}|{slot}|{level}"), slot, level) for slot in range(n) for level in levels)
    for _, slot, level in wishes:
        if slot not in found and left[level]:
            found[slot] = level
            left[level] -= 1
    return [found[slot] for slot in range(n)]


def deal(names: Sequence[str], kinds: Sequence[str], each: int, key: str) -> list[tuple[str, ...]]:
    """For each name, `each` different kinds; all kinds equally often, or nearly so where that comes out even less."""
    left = shares(kinds, len(names) * each, key)
    found: list[list[str]] = [[] for _ in names]
    wishes = sorted((rank(f"{key}|{name}|{kind}"), at, kind) for at, name in enumerate(names) for kind in kinds)
    for strict in (True, False):
        for _, at, kind in wishes:
            if len(found[at]) < each and kind not in found[at] and (left[kind] > 0 or not strict):
                found[at].append(kind)
                left[kind] -= 1
    return [tuple(kinds_of) for kinds_of in found]


def draws(
    levels: Sequence[tuple[str, ...]], weights: Sequence[Mapping[str, int]], key: str
) -> Iterator[tuple[str, ...]]:
    """Endless rows, one level an axis, each drawn by its number; rows come back in time."""
    for number in count():
        yield tuple(
            pick(values, f"{key}|{number}|{axis}", of)
            for axis, (values, of) in enumerate(zip(levels, weights, strict=True))
        )
