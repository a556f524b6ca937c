"""The repository's scenarios and designs, and designs of every kind."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from pact_author.model.persona import (
    AXES,
    AgeBand,
    Constraint,
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
CORE, SMOKE, PAPER, HUMAN = (DESIGNS[name] for name in ("core", "smoke", "paper", "human"))
BARE = replace(CORE, crossed=(), twins=(), dyads=(), twins_per_cell=0)
"""Core's people, and no design yet."""
SCENARIO = next(scenario for scenario in CORPUS.scenarios if scenario.id == "jp/thanks-at-the-end-of-term")
BROAD = (AgeBand.YOUNGER, AgeBand.OLDER)
NARROW = (AgeBand.FROM_18, AgeBand.FROM_30, AgeBand.FROM_45, AgeBand.FROM_60)


def fraction_of(cells, people=BARE.actor, **more):
    return replace(BARE, kind=DesignKind.FRACTION, cells=cells, actor=people, receiver=people, **more)


def some(values, most=None):
    return st.lists(st.sampled_from(list(values)), min_size=1, max_size=most, unique=True).map(tuple)


@st.composite
def people(draw):
    """Two people of one kind of age bands."""
    bands = draw(st.sampled_from([BROAD, NARROW]))
    levels = st.builds(PersonLevels, some(["norm", "BR", "IN", "JP", "US"], 3), some(bands), some(Gender, 3))
    return draw(levels), draw(levels)


@st.composite
def common(draw):
    """A design that says all but its kind; a constraint here and there, over levels that may be there or not."""
    actor, receiver = draw(people())
    of_actor = {"actor.gender": actor.gender[:1], "actor.country": actor.country}
    rule = Constraint(of_actor, {"receiver.age_band": receiver.age_band[:1]})
    asked = st.builds(
        replace,
        st.just(BARE),
        holders=some(Holder),
        cues=some(Cue, 2),
        frames=some(Frame, 2),
        system_prompts=some(SystemPrompt),
        norm_shown=some(NormShown),
        seed=st.integers(0, 2**32),
        respondent=st.none() | people().map(lambda pair: pair[0]),
        without_respondent=st.booleans(),
    )
    rules = draw(st.sampled_from([(), (), (rule,)]))
    return replace(draw(asked), actor=actor, receiver=receiver, constraints=rules)


full = st.builds(replace, common(), kind=st.just(DesignKind.FULL))
fractions = st.builds(replace, common(), kind=st.just(DesignKind.FRACTION), cells=st.integers(1, 12))
strata = st.builds(
    replace, common(), kind=st.just(DesignKind.STRATIFIED), cells=st.integers(1, 3), strata=some(AXES, 2)
)
crossings = st.builds(
    lambda design, crossed, each, dyads: replace(
        design,
        kind=DesignKind.CONTRAST,
        crossed=crossed,
        twins=tuple(axis for axis in AXES if axis not in crossed),
        dyads=tuple(axis for axis in dyads if not any(taken.endswith(axis) for taken in crossed)),
        twins_per_cell=each,
    ),
    common(),
    some(AXES, 3),
    st.integers(1, 3),
    some(["age_band", "gender"]),
)
counted = st.builds(
    lambda design, cells, each: replace(
        design,
        kind=DesignKind.CONTRAST,
        cells=cells,
        twins=AXES,
        dyads=("age_band", "gender"),
        twins_per_cell=each,
    ),
    common(),
    st.integers(1, 12),
    st.integers(1, 3),
)
contrasts = crossings | counted
designs = full | fractions | strata | contrasts
scenarios = st.sampled_from(CORPUS.scenarios)
