"""A scenario fully decided: who, which frame, which order. And the same with its prompt, as a release holds it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.persona import Cue, Frame, Naming, NormShown, OptionOrder, Person, SystemPrompt
from pact_author.model.scenario import Holder


@dataclass(frozen=True, slots=True)
class Variant:
    """One trial of one scenario.

    id: hash of scenario and levels (axes at their default left out, so that a new axis moves no id).
    cell: the same without the option order; the two orders of a cell share it.
    pairs: (what is contrasted, pair id) for counterfactual twins, who share the pair id; what is contrasted is an axis
    such as actor.gender, or dyad.gender where both people change.
    respondent: as whom the model is told to answer; None for nobody in particular.
    """

    id: str
    cell: str
    scenario: str
    holder: Holder
    actor: Person
    receiver: Person
    cue: Cue
    frame: Frame
    system_prompt: SystemPrompt
    norm_shown: NormShown
    order: OptionOrder
    pairs: tuple[tuple[str, str], ...] = ()
    respondent: Person | None = None
    naming: Naming = Naming.UNNAMED


@dataclass(frozen=True, slots=True)
class Item:
    """A row of data/items/<design>/<locale>.jsonl: a variant in a locale, every axis a column.

    actor_name, receiver_name: the id of a name; empty where the person has none.
    respondent_country and the two beside it: "none" where the model answers as nobody in particular.
    norm_match: whose country is the norm's: actor, receiver, both or neither.
    country_relation: the receiver's country seen from the actor's: same, close, far or unknown.
    culture_letter: "A" or "B", the letter that stands for the culture side.
    status: the lowest translation state of its texts; "source" for the source language.
    content_hash: SHA-256 of system and prompt; it changes when anything a model sees does.
    """

    id: str
    cell: str
    scenario: str
    locale: str
    country: str
    region: str
    theme: str
    relation: str
    preference_kind: str
    holder: str
    actor_country: str
    actor_age_band: str
    actor_gender: str
    actor_name: str
    receiver_country: str
    receiver_age_band: str
    receiver_gender: str
    receiver_name: str
    norm_match: str
    country_relation: str
    cue: str
    frame: str
    system_prompt: str
    norm_shown: str
    respondent_country: str
    respondent_age_band: str
    respondent_gender: str
    naming: str
    order: str
    culture_letter: str
    pairs: Mapping[str, str]
    status: str
    system: str
    prompt: str
    content_hash: str
