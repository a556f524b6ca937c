"""One file to what is to be said of it by itself, and what rules across files need to know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.reading import characters
from pact_author.reading.cards import SPACE
from pact_author.reading.ignores import read_ignores
from pact_author.reading.persona_file import to_design
from pact_author.reading.project import kind_of
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse, parse_clean
from pact_author.rules import ALL
from pact_author.rules.engine import lint_design, lint_scenario
from pact_author.rules.rule import Rule
from pact_author.rules.sketch import sketch
from pact_author.validate.cause import one_cause, rooted, without_strange
from pact_author.validate.judged import Judged
from pact_author.validate.locales import lexicon_faults

if TYPE_CHECKING:
    from pact_author.model.lexicon import Lexicon
    from pact_author.model.names import NameTable

Value: TypeAlias = "Scenario | Design | NameTable | Lexicon"


@dataclass(frozen=True, slots=True)
class Read:
    """A file as far as it could be read. value: None where something in the file stands against it.

    strange: characters that mislead; by themselves they stand against nothing.
    """

    value: "Value | None"
    document: Document | None
    faults: tuple[Diagnostic, ...]
    strange: tuple[Diagnostic, ...] = ()


def read(path: str, text: str) -> Read:
    """The scenario, persona set or table of names in a file, or what stands against it."""
    found = _read(path, parse(path, text))
    strange = characters.check(path, text, found.document)
    if path.startswith("locales/"):  # French has spaces of its own, and so have others
        strange = tuple(each for each in strange if each.code != SPACE.code)
    if not found.faults:
        return replace(found, strange=strange) if strange else found
    faults, strange = without_strange(found.faults, strange, text, lambda other: _read(path, parse(path, other)).faults)
    faults = rooted(one_cause(path, text, faults, partial(_again, path)), found.document)
    return replace(found, faults=faults, strange=strange)


def _read(path: str, parsed: tuple[Document | None, tuple[Diagnostic, ...]]) -> Read:
    kind = kind_of(path)
    document, faults = parsed
    if document is None:
        return Read(None, None, faults)
    faults = (*faults, *check(document, kind))
    if faults:
        return Read(None, document, faults)
    value, faults = value_of(kind, document)
    return Read(value, document, faults)


def value_of(kind: str, document: Document) -> "tuple[Value | None, tuple[Diagnostic, ...]]":
    """What a document says that fits its schema, or what contradicts itself in it."""
    match kind:
        case "personas":
            return to_design(document)
        case "names":
            from pact_author.reading.name_file import to_names

            return to_names(document)
        case "lexicon":
            from pact_author.reading.lexicon_file import to_lexicon

            return to_lexicon(document)
        case _:
            return to_scenario(document)


def _again(path: str, text: str) -> tuple[Diagnostic, ...] | None:
    document = parse_clean(path, text)
    return None if document is None else _read(path, (document, ())).faults


def judge(path: str, found: Read, settings: Settings, rules: Sequence[Rule] = ALL) -> Judged:
    """What is to be said of a file that was read: its faults, or what the rules say; and its strange characters."""
    if found.document is None:
        return Judged(path, (*found.strange, *found.faults))
    ignores = read_ignores(found.document)
    if isinstance(found.value, Scenario):
        told = tuple(lint_scenario(found.value, found.document, rules))
        return Judged(path, (*found.strange, *told), ignores, sketch(found.value), readable=True)
    if isinstance(found.value, Design):
        told = tuple(lint_design(found.value, found.document, settings, rules))
        return Judged(path, (*found.strange, *told), ignores, readable=True)
    if found.value is None:
        return Judged(path, (*found.strange, *found.faults), ignores)
    told = () if kind_of(path) == "names" else tuple(_of_lexicon(found.value, found.document, settings))
    return Judged(path, (*found.strange, *told), ignores, readable=not told)


def _of_lexicon(value: "Value", document: Document, settings: Settings) -> Iterator[Diagnostic]:
    from pact_author.model.lexicon import Lexicon

    assert isinstance(value, Lexicon)
    yield from lexicon_faults(value, document, settings)
