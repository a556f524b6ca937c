"""Fields in the order of their schema: whole lines move, with the comments that stand above them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pact_author.model.diagnostic import Edit, Span
from pact_author.model.document import Document
from pact_author.reading.document_builder import join
from pact_author.reading.resources import schema_text
from pact_author.reading.rewrite import applied, value_at
from pact_author.reading.values import Tree, resolve

_BEFORE_FIRST = re.compile(r"(?: *- +)* *")
_BETWEEN = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Disorder:
    """Fields that stand otherwise than in the schema.

    pointer: of what holds them. fields: their own pointers, as they stand. wanted: indices into these, in order.
    """

    pointer: str
    fields: tuple[str, ...]
    wanted: tuple[int, ...]

    @property
    def depth(self) -> int:
        """Of two that are as deep, neither holds the other."""
        return self.pointer.count("/")


def disordered(document: Document, schema: str) -> tuple[Disorder, ...]:
    """All of a document, what holds others before these. A field that the schema does not know stays behind another."""
    tree = json.loads(schema_text(schema))
    found = (_disorder(document, at, order) for at, order in _known(tree, tree, document.data, ""))
    return tuple(each for each in found if each is not None)


def in_order(document: Document, disorders: Iterable[Disorder]) -> str:
    """The text with those fields in order, of which none may hold another; those stay that no lines tell apart.

    Blank lines stay where they are.
    """
    lines = document.text.split("\n")
    edits = []
    for disorder in disorders:
        span = document.spans[disorder.pointer]
        flow = lines[span.line - 1][span.column - 1 : span.column] == "{"
        edits.append((_in_brackets if flow else _in_lines)(document, lines, disorder))
    return applied(document.text, (edit for edit in edits if edit is not None))


def _known(tree: Tree, at: Tree, data: Tree, pointer: str) -> Iterator[tuple[str, list[str]]]:
    at = resolve(tree, at)
    if isinstance(data, list) and "items" in at:
        for number, entry in enumerate(data):
            yield from _known(tree, at["items"], entry, f"{pointer}/{number}")
    if not isinstance(data, dict):
        return
    if "oneOf" in at:  # told apart by the constant of their kind, as in shape
        at = next((branch for branch in at["oneOf"] if branch["properties"]["kind"]["const"] == data.get("kind")), {})
    properties = at.get("properties", {})
    yield pointer, list(properties)
    for name, inner in properties.items():
        if name in data:
            yield from _known(tree, inner, data[name], join(pointer, name))


def _disorder(document: Document, pointer: str, order: list[str]) -> Disorder | None:
    fields = value_at(document.data, pointer)
    assert isinstance(fields, dict)
    names = list(fields)
    wanted = _sorted(names, order)
    if wanted == names:
        return None
    places = {name: index for index, name in enumerate(names)}
    return Disorder(pointer, tuple(join(pointer, name) for name in names), tuple(places[name] for name in wanted))


def _sorted(names: list[str], order: list[str]) -> list[str]:
    ranks, last = {}, -1
    for name in names:
        last = order.index(name) if name in order else last
        ranks[name] = last
    return sorted(names, key=ranks.__getitem__)


def _in_brackets(document: Document, lines: list[str], disorder: Disorder) -> Edit | None:
    """{url: …, title: …}: the fields change places, what stands between them stays."""
    spans = [_whole(document, field) for field in disorder.fields]
    gaps = [_cut(lines, Span(one.end_line, one.end_column, two.line, two.column)) for one, two in pairwise(spans)]
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return None  # a comment between them, or a field without a value
    pieces = [_cut(lines, spans[index]) for index in disorder.wanted]
    text = "".join(piece + gap for piece, gap in zip(pieces, (*gaps, ""), strict=True))
    return Edit(Span(spans[0].line, spans[0].column, spans[-1].end_line, spans[-1].end_column), text)


def _in_lines(document: Document, lines: list[str], disorder: Disorder) -> Edit | None:
    """Whole lines change places, from the first comment above a field to the end of its value."""
    spans = [_whole(document, field) for field in disorder.fields]
    column = spans[0].column - 1
    dash = lines[spans[0].line - 1][:column]
    heads = [spans[0].line if dash.strip() else _comments_above(lines, spans[0].line)]
    for above, span in pairwise(spans):
        between = range(above.end_line + 1, span.line)
        heads.append(next((line for line in between if lines[line - 1].strip()), span.line))
        if not all(_blank_or_comment(lines[line - 1]) for line in between) or lines[span.line - 1][:column].strip():
            return None
    first = disorder.wanted[0]
    if not _BEFORE_FIRST.fullmatch(dash) or (dash.strip() and heads[first] < spans[first].line):
        return None  # a comment cannot stand between a dash and its field
    out: list[str] = []
    for place, index in enumerate(disorder.wanted):
        if place:
            out += lines[spans[place - 1].end_line : heads[place] - 1]  # blank lines, which stay
        key = spans[index].line - 1
        out += lines[heads[index] - 1 : key]
        out.append((" " * column if place else dash) + lines[key][column:])
        out += lines[key + 1 : spans[index].end_line]
    end = spans[-1].end_line
    return Edit(Span(heads[0], 1, end, len(lines[end - 1]) + 1), "\n".join(out))


def _whole(document: Document, pointer: str) -> Span:
    """A field from its name to the end of its value."""
    key, value = document.spans[f"{pointer}#key"], document.spans[pointer]
    line, column = max((key.end_line, key.end_column), (value.end_line, value.end_column))
    return Span(key.line, key.column, line, column)


def _comments_above(lines: list[str], line: int) -> int:
    """The first line of the comments directly above a line. What editors read as a command stays where it is."""
    while line > 1 and lines[line - 2].lstrip().startswith("#") and "yaml-language-server" not in lines[line - 2]:
        line -= 1
    return line


def _blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _cut(lines: list[str], span: Span) -> str:
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])
