"""The study's figures of a run's own cells: its trials as rows of the study, counted all at once."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from pact_author.measures.cells import ALLOW, FOLLOW, OUTCOMES, Cells, Ints, combined
from pact_author.measures.grid import Outcomes, added
from pact_author.measures.paper_decisions import Scores
from pact_author.model.decisions import DecisionScores
from pact_author.model.human import Cell
from pact_author.model.judgement import Decision

OURS = {
    "source_row": "scenario",
    "eval_demo_config": "cue",
    "eval_pref_config": "holder",
    "scenario_type": "country_relation",
    "base_country": "country",
    "actor_gender": "actor_gender",
    "actor_age": "actor_age_band",
    "receiver_gender": "receiver_gender",
    "receiver_age": "receiver_age_band",
    "region": "region",
}
"""The study's columns → ours."""
WORDS = {
    "eval_demo_config": {"full": "full_demo", "none": "no_demo"},
    "eval_pref_config": {"actor": "actor_pref_only", "receiver": "swapped", "both": "both_prefs"},
}
"""The study's words for some of our levels."""
MISSING = OUTCOMES.index(Decision.MISSING)
DENSE = 8
"""Groups are numbered anew where there would be so many times as many places as cells."""


def paper_figures(cells: Cells, told: Outcomes) -> DecisionScores:
    """The tables that the study's script makes of these trials, one that was never asked being no row."""
    columns = [theirs for theirs, ours in OURS.items() if ours in cells.codes]
    scores = Scores(columns)
    asked = told.planned - told.counts.get(MISSING, 0 * told.planned)
    numbers = np.array([asked, *(told.counts.get(code, 0 * asked) for code in (FOLLOW, ALLOW))])
    place = {theirs: cells.codes[OURS[theirs]] for theirs in columns}
    names = {theirs: _names(cells, theirs) for theirs in columns}
    # Cells that no table tells apart become one.
    telling = [theirs for theirs in columns if theirs == "source_row" or not _follows(place[theirs], place)]
    key, groups = _numbered([place[theirs] for theirs in telling], [len(names[theirs]) for theirs in telling])
    numbers = np.array([added(key, number, groups) for number in numbers])
    some = np.zeros(groups, np.int64)
    some[key] = np.arange(len(key))
    there = numbers[0] > 0
    numbers, place = numbers[:, there], {theirs: codes[some[there]] for theirs, codes in place.items()}
    for name, wanted in scores.present.items():
        by = ("source_row", *wanted)
        key, groups = _numbered([place[theirs] for theirs in by], [len(names[theirs]) for theirs in by])
        some = np.zeros(groups, np.int64)
        some[key] = np.arange(len(key))
        sums = [added(key, number, groups).astype(int).tolist() for number in numbers]
        for at, rows, follow, allow in zip(some.tolist(), *sums, strict=True):
            if rows:
                source, *cell = (names[theirs][place[theirs][at]] for theirs in by)
                scores.put(name, tuple(cell), source, rows, follow, allow)
    return scores.told()


def _follows(codes: Ints, place: Mapping[str, Ints]) -> bool:
    """Whether a column has one value in each source, as the country of its norm has."""
    source = place["source_row"]
    of_source = np.zeros(source.max(initial=0) + 1, codes.dtype)
    of_source[source] = codes
    return bool((of_source[source] == codes).all())


def _names(cells: Cells, theirs: str) -> list[Cell]:
    words = WORDS.get(theirs, {})
    return [words.get(level, level) or None for level in cells.levels[OURS[theirs]]]


def _numbered(codes: Sequence[Ints], sizes: Sequence[int]) -> tuple[Ints, int]:
    """(a number for each combination, how many numbers there are at the most)."""
    key = combined(np.array(codes), sizes)
    if math.prod(sizes) <= DENSE * len(key):
        return key, math.prod(sizes)
    found, key = np.unique(key, return_inverse=True)
    return key, len(found)
