"""Fields in the order of their schema: whole lines move, with the comments that stand above them."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from pact_author.model.diagnostic import Edit, Span
from pact_author.model.document import Document
from pact_author.reading.document_builder import join
from pact_author.reading.resources import schema_text
from pact_author.reading.rewrite import applied, line_starts, offsets, value_at
from pact_author.reading.values import Tree, resolve

_BEFORE_FIRST = re.compile(r"(?: *- +)* *")
_BETWEEN = re.compile(r"\s*,\s*")


def disordered(document: Document, schema: str) -> tuple[str, ...]:
    """Pointers of the fields whose own fields stand otherwise than in the schema, the outer ones first."""
    tree = json.loads(schema_text(schema))
    return tuple(at for at, order in _known(tree, tree, document.data, "") if _misplaced(document, at, order))


def ordered(document: Document, schema: str, pointer: str) -> str:
    """The text with the fields below one pointer in order; unchanged where they cannot be told apart by lines.

    A field that the schema does not know stays behind the one that it follows. Blank lines stay where they are.
    """
    tree = json.loads(schema_text(schema))
    order = next(order for at, order in _known(tree, tree, document.data, "") if at == pointer)
    names = _names(document, pointer)
    wanted = [names.index(name) for name in _sorted(names, order)]
    span = document.spans[pointer]
    flow = document.text.split("\n")[span.line - 1][span.column - 1 : span.column] == "{"
    return (_in_brackets if flow else _in_lines)(document, [join(pointer, name) for name in names], wanted)


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


def _misplaced(document: Document, pointer: str, order: list[str]) -> bool:
    names = _names(document, pointer)
    return names != _sorted(names, order)


def _names(document: Document, pointer: str) -> list[str]:
    fields = value_at(document.data, pointer)
    assert isinstance(fields, dict)
    return list(fields)


def _sorted(names: list[str], order: list[str]) -> list[str]:
    ranks, last = {}, -1
    for name in names:
        last = order.index(name) if name in order else last
        ranks[name] = last
    return sorted(names, key=ranks.__getitem__)


def _in_brackets(document: Document, pointers: list[str], wanted: list[int]) -> str:
    """{url: …, title: …}: the fields change places, what stands between them stays."""
    text, starts = document.text, line_starts(document.text)
    spans = [_whole(document, pointer) for pointer in pointers]
    places = [offsets(starts, span) for span in spans]
    if not all(_BETWEEN.fullmatch(text[one[1] : two[0]]) for one, two in pairwise(places)):
        return text  # a comment between them, or a field without a value
    pieces = [text[begin:end] for begin, end in places]
    return applied(text, [Edit(span, pieces[index]) for span, index in zip(spans, wanted, strict=True)])


def _in_lines(document: Document, pointers: list[str], wanted: list[int]) -> str:
    lines = document.text.split("\n")
    spans = [_whole(document, pointer) for pointer in pointers]
    keys = [document.spans[f"{pointer}#key"] for pointer in pointers]
    column = keys[0].column - 1
    dash = lines[keys[0].line - 1][:column]
    heads = [_comments_above(lines, keys[0].line)] if not dash.strip() else [keys[0].line]
    for above, key in pairwise(range(len(keys))):
        between = range(spans[above].end_line + 1, keys[key].line)
        heads.append(next((line for line in between if lines[line - 1].strip()), keys[key].line))
        if (
            not all(_blank_or_comment(lines[line - 1]) for line in between)
            or lines[keys[key].line - 1][:column].strip()
        ):
            return document.text
    moved_up = wanted[0]
    if not _BEFORE_FIRST.fullmatch(dash) or (dash.strip() and heads[moved_up] < keys[moved_up].line):
        return document.text  # a comment cannot stand between a dash and its field
    out = lines[: heads[0] - 1]
    for place, index in enumerate(wanted):
        if place:
            out += lines[spans[place - 1].end_line : heads[place] - 1]  # blank lines, which stay
        first = keys[index].line - 1
        out += lines[heads[index] - 1 : first]
        out.append((" " * column if place else dash) + lines[first][column:])
        out += lines[first + 1 : spans[index].end_line]
    return "\n".join(out + lines[spans[-1].end_line :])


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
