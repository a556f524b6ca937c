"""The questions: which texts each shows to a judge, how it is answered, and where a doubt is placed."""

from dataclasses import dataclass
from enum import Enum, auto

from pact_author.model.diagnostic import Card
from pact_author.reading import review_cards as cards


class Form(Enum):
    """PLAIN is answered with yes, no or cannot-tell; COMPARED with first, second, neither or cannot-tell."""

    PLAIN = auto()
    COMPARED = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """shows: names of texts, as review.material has them. place: JSON pointer of what a doubt is about.

    facts: names of facts that are shown too. by_locale: it is asked of the texts in a locale.
    """

    card: Card
    shows: tuple[str, ...]
    place: str
    facts: tuple[str, ...] = ("country", "setting")
    form: Form = Form.PLAIN
    by_locale: bool = False

    @property
    def code(self) -> str:
        return self.card.code


STORY = ("situation", "norm", "preference", "preference_swapped", "preference_both", "first_act", "second_act")
QUESTIONS: tuple[Question, ...] = (
    Question(cards.PLAUSIBLE, ("norm",), "/norm/statement"),
    Question(cards.SCOPED, ("norm", "variation"), "/norm/statement"),
    Question(cards.SOURCED, ("norm", "source"), "/norm/evidence", facts=("country",)),
    Question(
        cards.TENSION, ("situation", "norm", "preference", "preference_swapped", "preference_both"), "/preference"
    ),
    Question(cards.BALANCED, ("situation", "first_act", "second_act"), "/options", facts=(), form=Form.COMPARED),
    Question(cards.OPEN, ("situation", "first_act", "second_act"), "/situation", facts=()),
    Question(cards.KIND, ("title", *STORY, "variation"), "/situation"),
    Question(cards.FAITHFUL, (), "", facts=("language",), by_locale=True),
)
CODES: dict[str, Question] = {question.code: question for question in QUESTIONS}
