"""What a rule yields and what a reader of any output gets; every source makes the same Diagnostic."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum


class Severity(IntEnum):
    """How much a diagnostic weighs; only errors stop a build."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns from 1, columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: its path from the project root with '/', a JSON pointer (RFC 6901), a span."""

    path: str
    span: Span
    pointer: str = ""

    def below(self, folder: str) -> "Location":
        """The same place, named from above that folder ("" or one that ends in /)."""
        return replace(self, path=folder + self.path)


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that could stand in place of a stretch of a file."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a diagnostic."""

    message: str
    at: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """The least that a rule knows: where in the document, what is wrong, what to do.

    quote: the exact words meant, so that the engine can point at them instead of at the whole value.
    related: (path, pointer, message) of other places, for rules that look across files.
    """

    pointer: str
    message: str
    hint: str = ""
    quote: str = ""
    related: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake at one place, ready for any renderer.

    ignored: the reason that somebody gave for leaving it. ignored_at: where that is said, in this file or another.
    edit: what would mend it, where there is but one way to. fixable: it was tried, and `validate --fix` mends it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    at: Location
    hint: str = ""
    related: tuple[Related, ...] = ()
    ignored: str | None = None
    ignored_at: Location | None = None
    edit: Edit | None = None
    fixable: bool = False

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Where it stands in a report: by path, place, code."""
        return self.at.path, self.at.span, self.code, self.message


@dataclass(frozen=True, slots=True)
class Card:
    """What a code means: the source of `explain`, of the rule pages and of the tests.

    bad and good are YAML fragments, laid over a sound scenario, or entries of a PO file. fixable: there are cases that
    `validate --fix` mends. asked, blind: what a model is asked for it and cannot see; "" where none is asked.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    bad: str
    good: str
    fixable: bool = False
    asked: str = ""
    blind: str = ""

    @property
    def syntax(self) -> str:
        """What its examples are written in: po or yaml."""
        return "po" if "msgstr" in self.good else "yaml"

    def diagnostic(
        self,
        at: Location,
        message: str,
        hint: str = "",
        related: tuple[Related, ...] = (),
        edit: Edit | None = None,
    ) -> Diagnostic:
        """A diagnostic of this code."""
        return Diagnostic(self.code, self.name, self.severity, message, at, hint, related, edit=edit)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found in a corpus: what every renderer of diagnostics is given.

    diagnostics: in reading order, the ignored ones among them. sources: path → text, to show lines from. files: the
    paths that were judged. cards: code → card, of every code that there is. tool: this program's version.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: tuple[str, ...]
    cards: Mapping[str, Card]
    tool: str

    @property
    def standing(self) -> tuple[Diagnostic, ...]:
        """Those that nobody chose to ignore."""
        return tuple(d for d in self.diagnostics if d.ignored is None)

    def below(self, folder: str) -> "Diagnosis":
        """The same, every path named from above that folder ("" or one that ends in /)."""
        if not folder:
            return self
        diagnostics = tuple(
            replace(
                d,
                at=d.at.below(folder),
                related=tuple(replace(other, at=other.at.below(folder)) for other in d.related),
                ignored_at=d.ignored_at and d.ignored_at.below(folder),
            )
            for d in self.diagnostics
        )
        sources = {folder + path: text for path, text in self.sources.items()}
        return replace(
            self, diagnostics=diagnostics, sources=sources, files=tuple(folder + path for path in self.files)
        )
