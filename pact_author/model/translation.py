"""What is translated, and how far each translation has come."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from pact_author.model.message import Message


class TranslationState(StrEnum):
    """How far one text has come in a locale, lowest first.

    stale: the English was changed after it was translated. edited: by a person, and read by nobody else yet.
    reviewed: by a second person. native-verified: by a native speaker. source: the text is the English itself.
    """

    MISSING = "missing"
    STALE = "stale"
    MACHINE = "machine"
    EDITED = "edited"
    REVIEWED = "reviewed"
    NATIVE_VERIFIED = "native-verified"
    SOURCE = "source"

    @property
    def rank(self) -> int:
        """0 for missing, up to 6 for source."""
        return tuple(TranslationState).index(self)


TOLD_STATES = ("machine", "edited", "reviewed", "native-verified")
"""The states that somebody can claim in a comment; the others are seen from the entry itself."""

READ_STATES = ("reviewed", "native-verified")
"""The states that need a reader's name."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One English text that is translated by itself.

    context: the entry's msgctxt, <scenario id>#<field.path>, or prompt#<name> for the templates. path, pointer: where
    it stands. notes: what a translator should know, a sentence each.
    """

    context: str
    message: Message
    path: str
    pointer: str = ""
    notes: tuple[str, ...] = ()

    @property
    def src(self) -> str:
        """Its source_hash; a translation keeps that of the text that it was made from."""
        return source_hash(self.message.source)


def source_hash(text: str) -> str:
    """The first eight hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a translation comes from: the fields of its `# pact:` comment, empty where not told.

    status: one of TOLD_STATES. by: a handle. model, prompt: the model's name and the hash of what it was asked.
    src: source_hash of the English it was made from. text: source_hash of the translation that this was said of.
    adaptation: simple, modified or removed. date: YYYY-MM-DD.
    """

    status: str = ""
    by: str = ""
    model: str = ""
    prompt: str = ""
    src: str = ""
    text: str = ""
    adaptation: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file.

    source: the English as it stands in the file (msgid). text: the translation, "" where missing. notes: comments of
    translators other than `# pact:`. extracted: what the program tells translators. flags: as in the file but `fuzzy`.
    references: files named after `#:`. previous: the English of before, where it was changed.
    """

    context: str
    source: str
    text: str
    origin: Origin = Origin()
    fuzzy: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def touched(self) -> bool:
        """Whether the translation is another one than its `# pact:` comment was said of: a person changed it since."""
        return bool(self.text and self.origin.text) and self.origin.text != source_hash(self.text)

    @property
    def untouched_draft(self) -> bool:
        """Whether it is a machine's text as the machine wrote it, so that nobody's work is lost with it."""
        return bool(self.text) and self.origin.status == TranslationState.MACHINE and not self.touched

    @property
    def state(self) -> TranslationState:
        """How far this text has come. A text without a word about it is an edited one: a person typed it in.

        fuzzy stands for machine, whatever is claimed: the platforms set it for what nobody has confirmed. Only a
        draft that a person changed is edited in spite of the fuzzy that came with it. A text that was changed and
        confirmed after the English was is not stale. Who claims a review has to say who read it.
        """
        if not self.text:
            return TranslationState.MISSING
        done_anew = self.touched and not self.fuzzy
        if not done_anew and (self.previous or (self.origin.src and self.origin.src != source_hash(self.source))):
            return TranslationState.STALE
        status = self.origin.status
        if self.fuzzy and not (self.touched and status == TranslationState.MACHINE):
            return TranslationState.MACHINE
        if self.touched or status not in TOLD_STATES:
            return TranslationState.EDITED
        if status in READ_STATES and not self.origin.by:
            return TranslationState.EDITED
        return TranslationState(status)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file. header: its fields in order, as (name, value); comment: what stands before it, without `#`."""

    path: str
    locale: str
    entries: tuple[Entry, ...]
    header: tuple[tuple[str, str], ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class LocaleFacts:
    """What checks of translations need to know of a locale, as plain values.

    scripts: Unicode script names as in unicodedata ("LATIN", "ARABIC", "DEVANAGARI", "HIRAGANA", "KATAKANA", "CJK").
    direction: ltr or rtl. role_forms, place_forms: the forms that its lexicon declares: {actor_de}, {place_in}.
    plurals: its CLDR plural categories.
    """

    tag: str
    scripts: frozenset[str]
    direction: str
    role_forms: tuple[str, ...] = ()
    place_forms: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ("other",)
