"""Seeded draws: scenarios with replacement, levels permuted, signs flipped; always in chunks, so memory has a bound."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.intervals import Floats
from pact_author.model.report import How

HOW = How()
CHUNK = 2**21
"""Numbers in a chunk."""
KEPT = 2**23
"""Draws of so many numbers at the most are kept for the next figure of as many scenarios."""
MOST_ORDERS = 720
"""Orders of levels that permutations choose from: all of them up to six levels, otherwise so many drawn ones; fewer
where there are many scenarios, but not under FEWEST_ORDERS."""
FEWEST_ORDERS = 24
FACTORIALS = (1, 2, 6, 24, 120, 720)
ALL_FLIPS = 20
"""Up to so many scenarios, all flips are tried."""


def _chunks(size: int, draws: int) -> Iterator[int]:
    step = max(1, min(draws, CHUNK // max(size, 1)))
    for begin in range(0, draws, step):
        yield min(step, draws - begin)


def weights(scenarios: int, seed: int = HOW.seed) -> Iterator[NDArray[np.float32]]:
    """Chunks of (B, S): how often each scenario is in each of HOW.resamples bootstrap samples (multinomial)."""
    yield from _kept_weights(scenarios, seed) if scenarios * HOW.resamples <= KEPT else _weights(scenarios, seed)


@lru_cache(maxsize=2)
def _kept_weights(scenarios: int, seed: int) -> tuple[NDArray[np.float32], ...]:
    return tuple(_weights(scenarios, seed))


def _weights(scenarios: int, seed: int) -> Iterator[NDArray[np.float32]]:
    random = np.random.default_rng((seed, scenarios, 1))
    for draws in _chunks(scenarios, HOW.resamples):
        drawn = random.integers(0, scenarios, (draws, scenarios), np.int32)
        drawn += np.arange(draws, dtype=np.int32)[:, None] * np.int32(scenarios)
        yield np.bincount(drawn.ravel(), minlength=draws * scenarios).reshape(draws, scenarios).astype(np.float32)


def orders(scenarios: int, seed: int = HOW.seed) -> Iterator[NDArray[np.int32]]:
    """Chunks of (P, S): HOW.permutations orders of the scenarios."""
    yield from _kept_orders(scenarios, seed) if scenarios * HOW.permutations <= KEPT else _orders(scenarios, seed)


@lru_cache(maxsize=2)
def _kept_orders(scenarios: int, seed: int) -> tuple[NDArray[np.int32], ...]:
    return tuple(_orders(scenarios, seed))


def _orders(scenarios: int, seed: int) -> Iterator[NDArray[np.int32]]:
    random = np.random.default_rng((seed, scenarios, 2))
    for draws in _chunks(scenarios, HOW.permutations):
        yield np.argsort(random.random((draws, scenarios), np.float32), axis=1).astype(np.int32)


def shuffled_sums(values: Floats, seed: int = HOW.seed) -> Floats:
    """(P, L): column sums of values, (S, L), after permuting the levels of each scenario at random, P times."""
    scenarios, levels = values.shape
    random = np.random.default_rng((seed, scenarios, levels, 3))
    most = max(FEWEST_ORDERS, min(MOST_ORDERS, KEPT // (scenarios * levels)))
    if levels <= len(FACTORIALS) and FACTORIALS[levels - 1] <= most:
        pool = np.array(list(permutations(range(levels))))
    else:
        pool = random.permuted(np.tile(np.arange(levels), (most, 1)), axis=1)
    told = np.ascontiguousarray(values.astype(np.float32)[:, pool]).astype(np.float64)
    found = []
    for draws in _chunks(scenarios, HOW.permutations):
        chosen = np.ascontiguousarray(random.integers(0, len(pool), (draws, scenarios), np.int32).T)
        sums = np.zeros((draws, levels))
        for of_scenario, order in zip(told, chosen, strict=True):
            sums += of_scenario.take(order, axis=0)
        found.append(sums)
    return np.concatenate(found)


def sign_flip_p(values: Floats, seed: int = HOW.seed) -> tuple[float, bool]:
    """(two-sided p of Σ values when every sign is as likely as the other, whether all flips were tried).

    Values of nothing change no sum and are left out. Sampled: (1 + hits) / (1 + HOW.flips).
    """
    moved = values[values != 0]
    seen = abs(float(moved.sum())) * (1 - 1e-9)
    if len(moved) <= ALL_FLIPS:
        sums = np.zeros(1)
        for value in moved:
            sums = np.concatenate([sums + value, sums - value])
        return float((np.abs(sums) >= seen).mean()), True
    random = np.random.default_rng((seed, len(moved), 4))
    hits = 0
    for draws in _chunks(len(moved), HOW.flips):
        bits = np.unpackbits(
            np.frombuffer(random.bytes(draws * -(-len(moved) // 8)), np.uint8).reshape(draws, -1), axis=1
        )
        sums = bits[:, : len(moved)].astype(np.float32) @ moved.astype(np.float32) * 2 - moved.sum()
        hits += int((np.abs(sums) >= seen - 1e-5 * np.abs(moved).max()).sum())
    return (1 + hits) / (1 + HOW.flips), False
