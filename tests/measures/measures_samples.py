"""Made-up trials with known truth, as cells."""

import numpy as np

from pact_author.measures.cells import Collector
from pact_author.measures.grid import Grid, choices, levels_of, outcomes
from pact_author.model.judgement import Decision

ORDERS = ("culture-first", "preference-first")


def cells(rows, others=()):
    """rows: dicts with scenario, decision and, where they differ, order, repeat and axes."""
    rows = [{"order": ORDERS[0], "repeat": "0"} | row for row in rows]
    axes = [name for name in rows[0] if name not in ("scenario", "order", "repeat", "decision", *others)]
    collector = Collector(("scenario", *axes), others)
    for row in rows:
        values = [row[name] for name in collector.columns]
        collector.add(values, row["order"], row["repeat"], row["decision"])
    return collector.cells()


def drawn(rates, trials, random):
    """A grid of binomial draws. rates: (S, L); trials: in each scenario and level."""
    of = np.full(rates.shape, float(trials))
    hits = random.binomial(trials, np.clip(rates, 0, 1)).astype(float)
    return Grid(tuple("abcdefghijklmnop"[: rates.shape[1]]), hits, of, of)


def sided(follows):
    return Decision.FOLLOW if follows else Decision.ALLOW


def grid(told, *columns):
    names, level = levels_of(told, columns)
    return choices(outcomes(told), names, level)
