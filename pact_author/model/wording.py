"""What a locale says: its lexicon, and its translations by context."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pact_author.model.lexicon import Lexicon
from pact_author.model.message import Message
from pact_author.model.names import NameTable
from pact_author.model.translation import TranslationState


@dataclass(frozen=True, slots=True)
class Translated:
    """A text of a locale, and how far it has come. source: the English that it translates."""

    message: Message
    state: TranslationState
    source: str = ""

    def state_for(self, english: str) -> TranslationState:
        """How far it has come as a translation of some English: stale where that is not what it translates."""
        return self.state if self.source in ("", english) else TranslationState.STALE


@dataclass(frozen=True, slots=True)
class Wording:
    """texts: context → text; None for the language that scenarios are written in, which needs none.

    A text that is missing or cannot be read is not in it: English never stands in for it. names: country → its given
    names, where persona sets name people.
    """

    lexicon: Lexicon
    texts: Mapping[str, Translated] | None = None
    names: Mapping[str, NameTable] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        return self.lexicon.locale
