"""The study's paired flips: the same variant under two conditions, base and instruct or without and with balance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pact_author.measures.paper import order
from pact_author.model.decisions import ALLOW, FOLLOW, DecisionRow
from pact_author.model.human import Cell, Table, table

KEYS = (
    "source_row",
    "eval_demo_config",
    "eval_pref_config",
    "scenario_type",
    "actor_country",
    "receiver_country",
    "actor_gender",
    "actor_age",
    "receiver_gender",
    "receiver_age",
)
"""What makes a variant in the study; columns that one of the files lacks are left out of it."""
GROUPINGS = {
    "flips_overall": (),
    "flips_by_pref_config": ("eval_pref_config",),
    "flips_by_scenario_type": ("scenario_type",),
    "flips_by_pref_and_scenario": ("eval_pref_config", "scenario_type"),
}
_FIGURES = (
    "n_paired",
    "left_allow_rate",
    "right_allow_rate",
    "allow_rate_delta_right_minus_left",
    "flip_pos_culture_to_preference",
    "flip_neg_preference_to_culture",
    "flip_zero_same_decision",
)
Key = tuple[Cell, ...]
Pairs = Counter[tuple[bool, bool]]
"""(left allowed, right allowed) → how many pairs."""


def sides(columns: Sequence[str], keys: Sequence[str], rows: Iterable[DecisionRow]) -> dict[Key, tuple[int, int]]:
    """Of each variant, how many of its rows follow and allow."""
    at = [columns.index(key) for key in keys]
    found: dict[Key, list[int]] = {}
    for row in rows:
        if row.decision in (FOLLOW, ALLOW):
            found.setdefault(tuple(row.place[i] for i in at), [0, 0])[row.decision == ALLOW] += 1
    return {key: (follow, allow) for key, (follow, allow) in found.items()}


def paired_flips(
    keys: Sequence[str], left: dict[Key, tuple[int, int]], right: dict[Key, tuple[int, int]]
) -> Iterator[Table]:
    """Tables of flips over all pairs and by group; no rows where nothing is paired.

    As in the study, each of a variant's rows on the left is paired with each of its rows on the right, so that repeated
    rows count more than once.
    """
    for name, wanted in GROUPINGS.items():
        columns = tuple(column for column in wanted if column in keys)
        at = [keys.index(column) for column in columns]
        groups: dict[Key, Pairs] = {}
        for key, counts in left.items():
            if key in right:
                pairs = groups.setdefault(tuple(key[i] for i in at), Counter())
                for allowed in (False, True):
                    for allows in (False, True):
                        pairs[allowed, allows] += counts[allowed] * right[key][allows]
        ordered = sorted(groups.items(), key=lambda each: tuple(map(order, each[0])))
        rows = ({**dict(zip(columns, key, strict=True)), **_flips(pairs)} for key, pairs in ordered)
        yield table(name, (*columns, *_FIGURES), rows)


def _flips(pairs: Pairs) -> dict[str, Cell]:
    n = pairs.total()
    before = (pairs[True, False] + pairs[True, True]) / n
    after = (pairs[False, True] + pairs[True, True]) / n
    return {
        "n_paired": n,
        "left_allow_rate": before,
        "right_allow_rate": after,
        "allow_rate_delta_right_minus_left": after - before,
        "flip_pos_culture_to_preference": pairs[False, True] / n,
        "flip_neg_preference_to_culture": pairs[True, False] / n,
        "flip_zero_same_decision": (pairs[False, False] + pairs[True, True]) / n,
    }
