"""A survey that asks people the items of a release: its two forms show the two options in opposite order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.alignment import Statement
from pact_author.model.canonical import content_id
from pact_author.model.human import HumanAnswer
from pact_author.model.scenario import Side

FORMS = ("a", "b")
QUESTIONS = ("personal", "norm")
ASKED = (
    "scenario",
    "holder",
    "actor_country",
    "actor_age_band",
    "actor_gender",
    "actor_name",
    "receiver_country",
    "receiver_age_band",
    "receiver_gender",
    "receiver_name",
    "cue",
    "norm_shown",
    "naming",
)
"""Columns of a release's item that make what a person is asked: both questions, orders and all locales share them."""


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """What a person reads and is asked twice. id: see item_key. receiver_age, receiver_gender: "" where not told.

    personal, norm: the two questions. culture, preference: the two options.
    """

    id: str
    scenario: str
    country: str
    receiver_age: str
    receiver_gender: str
    story: str
    personal: str
    norm: str
    culture: str
    preference: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The items of one design and locale of a release, with what people are told of licence and consent."""

    release: str
    release_digest: str
    design: str
    locale: str
    statement: Statement
    items: tuple[SurveyItem, ...]

    @property
    def id(self) -> str:
        """A name made of all that people read: answers to another survey are told apart by it."""
        texts = [[item.id, item.story, item.personal, item.norm, item.culture, item.preference] for item in self.items]
        return content_id([self.locale, self.statement.licence, self.statement.consent, texts])


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back of a survey. people: how many answered, by form. first: choices of the option shown first."""

    answers: tuple[HumanAnswer, ...]
    people: Mapping[str, int]
    first: int
    choices: int


def item_key(axes: Mapping[str, str]) -> str:
    """The id of what is asked, from the columns of a release's item: the same for people and for models."""
    return content_id([axes[name] for name in ASKED])


def first_side(item: str, form: str) -> Side:
    """Which side form a or b shows first; made of the item's id, so that other items in a survey move nothing."""
    flipped = hashlib.sha256(item.encode()).digest()[0] % 2 == FORMS.index(form)
    return Side.CULTURE if flipped else Side.PREFERENCE


def options(item: SurveyItem, form: str) -> tuple[str, str]:
    """The two options in the order of a form."""
    if first_side(item.id, form) is Side.CULTURE:
        return item.culture, item.preference
    return item.preference, item.culture
