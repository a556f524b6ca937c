"""A scenario's texts in a locale beside the English, one line for each way through their choices."""

from dataclasses import dataclass

from pact_author.model.translation import TranslationState

Choice = tuple[tuple[str, str], ...]
"""What each selector is, in order: (("actor_gender", "female"),). Empty where a text has none."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Both texts as they read for one choice. None where there is none, or it cannot be filled in."""

    choice: Choice
    english: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class BranchedText:
    """One text of a scenario. left_out: branches beyond the limit, which no honest text reaches."""

    pointer: str
    state: TranslationState
    branches: tuple[Branch, ...]
    fault: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class BranchSheet:
    """All texts of a scenario in one locale. direction: ltr or rtl. lexicon: how far its words have come."""

    id: str
    title: str
    locale: str
    language: str
    direction: str
    lexicon: TranslationState
    texts: tuple[BranchedText, ...]
