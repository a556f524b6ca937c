"""The repository's scenarios and designs, and designs of every kind."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from pact_author.model.persona import (
    AgeBand,
    Cue,
    DesignKind,
    Frame,
    Gender,
    NormShown,
    PersonLevels,
    SystemPrompt,
)
from pact_author.model.scenario import Holder
from pact_author.reading.project import open_project
from pact_author.validate.load import load

CORPUS = load(open_project(Path(__file__).parents[2]))
DESIGNS = {design.name: design for design in CORPUS.designs}
CORE, SMOKE = DESIGNS["core"], DESIGNS["smoke"]
AXES = [f"{role}.{axis}" for role in ("actor", "receiver") for axis in ("country", "age_band", "gender")]


def some(values, most=None):
    return st.lists(st.sampled_from(list(values)), min_size=1, max_size=most, unique=True).map(tuple)


levels = st.builds(PersonLevels, some(["norm", "BR", "IN", "JP", "US"], 3), some(AgeBand), some(Gender, 3))
common = {
    "actor": levels,
    "receiver": levels,
    "holders": some(Holder),
    "cues": some(Cue, 2),
    "frames": some(Frame, 2),
    "system_prompts": some(SystemPrompt),
    "norm_shown": some(NormShown),
    "seed": st.integers(0, 2**32),
}
full = st.builds(replace, st.just(CORE), kind=st.just(DesignKind.FULL), **common)
sample = st.builds(replace, st.just(CORE), kind=st.just(DesignKind.SAMPLE), cells=st.integers(1, 12), **common)
twins = st.builds(
    lambda design, crossed, each: replace(
        design,
        kind=DesignKind.TWINS,
        crossed=tuple(crossed),
        twins=tuple(axis for axis in AXES if axis not in crossed),
        twins_per_cell=each,
    ),
    st.builds(replace, st.just(CORE), **common),
    some(AXES, 3),
    st.integers(1, 3),
)
designs = full | sample | twins
scenarios = st.sampled_from(CORPUS.scenarios)
