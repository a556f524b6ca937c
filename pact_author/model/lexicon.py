"""How people and places are called in a locale."""

from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.message import Message
from pact_author.model.translation import TranslationState

PLAIN = ""
"""The form of a role or place that is its plain name: {actor}. The others have a suffix: {actor_de}."""

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one locale, whole phrases all.

    roles: (relation, "actor" or "receiver", grammar gender) → form → words; the grammar genders are female, male and
    other. people: (age band, gender) → phrase with {country} or a form of it. anyone: the phrase for a person of whom
    only the country is told. introduction: the sentence that joins {role} and {person}; introduction_named has {name}
    too. places: country → form → words, where they differ from CLDR's name in place_forms, form → pattern with {name}.
    between: what stands between two sentences.
    """

    locale: str
    state: TranslationState
    role_forms: tuple[str, ...]
    place_forms: Mapping[str, str]
    roles: Mapping[tuple[str, str, str], Forms]
    people: Mapping[tuple[str, str], Message]
    anyone: Message
    introduction: Message
    introduction_named: Message | None
    places: Mapping[str, Forms]
    between: str = " "
