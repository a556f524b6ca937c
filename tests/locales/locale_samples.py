"""The repository's lexicon, a scenario of it, and a variant to be changed."""

from pathlib import Path

from pact_author.locales.wording import read_wording
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, OptionOrder, Person, SystemPrompt
from pact_author.model.scenario import Holder
from pact_author.model.variant import Variant
from pact_author.reading.project import open_project
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
CORPUS = load(PROJECT)
WORDING = read_wording(PROJECT, "en")
LEXICON = WORDING.lexicon
BY_ID = {scenario.id: scenario for scenario in CORPUS.scenarios}

VARIANT = Variant(
    id="v",
    cell="c",
    scenario="jp/thanks-at-the-end-of-term",
    holder=Holder.ACTOR,
    actor=Person("BR", AgeBand.YOUNGER, Gender.FEMALE),
    receiver=Person("US", AgeBand.OLDER, Gender.MALE),
    cue=Cue.FULL,
    frame=Frame.ADVICE,
    system_prompt=SystemPrompt.PLAIN,
    norm_shown=NormShown.STATED,
    order=OptionOrder.CULTURE_FIRST,
)
