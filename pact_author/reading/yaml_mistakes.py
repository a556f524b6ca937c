"""Why YAML could not be read: the common mistakes, at the place where they were made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pact_author.model.diagnostic import Span

Explained = tuple[Span, str, str]
"""Where, what is wrong, what to do."""

_FIELD = re.compile(r"^\s*(?:- +)*(?P<key>[\w-]+)(?P<colon>:)(?=\s|$)")
_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+:[ \t]+)?(?P<value>\S.*?)\s*$")
_NO_SPACE = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*)(?P<colon>:)(?!//)[^\s:]")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*(?P<end>")?', re.S), "'": re.compile(r"'(?:[^']|'')*(?P<end>')?", re.S)}
_TEMPLATE = re.compile(r"\{\s*[\w.]*\s*(\}\s*\S|,\s*(select|plural)\b)")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)")
_GOOD_ESCAPE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U(?!0000[dD][89A-Fa-f])(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
    r"""|[0abt\tnvfre "/\\N_LP])"""
)
_CLOSE = {"[": "]", "{": "}"}
_QUOTE_IT = "put the whole value in quotes"
_COLON = "a colon and a space stand inside a value without quotes"
_ABOVE_TOO = "fields of one level begin in the same column, deeper ones two spaces further; look at the line above too"


@dataclass(frozen=True, slots=True)
class Trouble:
    """line, column: where the parser stopped, from 0. begun, opened: line and column where it began what it was
    reading. scanning, problem: the parser's own words."""

    lines: tuple[str, ...]
    line: int
    column: int
    begun: int
    opened: int
    scanning: str
    problem: str

    @property
    def text(self) -> str:
        """The line where the parser stopped."""
        return self.lines[self.line]

    @property
    def char(self) -> str:
        """The character where the parser stopped; nothing at the end of a line."""
        return self.text[self.column : self.column + 1]

    def near(self) -> Iterator[int]:
        """The line where the parser stopped, and the one with text above it."""
        yield self.line
        above = self.line - 1
        while above >= 0 and not self.lines[above].strip():
            above -= 1
        if above >= 0:
            yield above


def explain(trouble: Trouble) -> Explained:
    """The most likely mistake. The order matters: the surest signs come first."""
    for look in _LOOKS:
        found = look(trouble)
        if found is not None:
            return found
    field = _FIELD.match(trouble.text)
    if field is not None and trouble.column <= field.start("colon"):
        span = _point(trouble.line, field.start("key"), field.end("key") - field.start("key"))
        return span, "this field is indented otherwise than its neighbours", _ABOVE_TOO
    return _rest(trouble, trouble.line, trouble.column), "this line does not fit where it stands", _ABOVE_TOO


def bad_escape(lines: tuple[str, ...], line: int, column: int) -> Span | None:
    """The first escape at or behind a place that stands for no character."""
    for number in range(line, len(lines)):
        for match in _ESCAPE.finditer(lines[number], column if number == line else 0):
            if not _GOOD_ESCAPE.fullmatch(match[0]):
                return _point(number, match.start(), len(match[0]))
    return None


def no_character(line: str, span: Span) -> Explained:
    """The complaint about an escape that bad_escape found."""
    word = line[span.column - 1 : span.end_column - 1]
    hint = "in double quotes write \\\\ for a backslash, or use single quotes"
    return span, f"`{word}` stands for no character", hint


def _point(line: int, column: int, length: int) -> Span:
    return Span(line + 1, column + 1, line + 1, column + 1 + length)


def _rest(trouble: Trouble, line: int, column: int) -> Span:
    """From a place to the end of its line; at the end of a file, its last line with text."""
    while line > 0 and not trouble.lines[line].strip():
        line -= 1
        column = len(trouble.lines[line]) - len(trouble.lines[line].lstrip())
    end = len(trouble.lines[line].rstrip())
    column = min(column, max(0, end - 1))
    return _point(line, column, end - column)


def _escape(trouble: Trouble) -> Explained | None:
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    span = bad_escape(trouble.lines, trouble.begun, trouble.opened)
    if span is None:
        return None
    return no_character(trouble.lines[span.line - 1], span)


def _no_name(trouble: Trouble) -> Explained | None:
    if not re.match(r"\s*:(\s|$)", trouble.text):
        return None
    colon = trouble.text.index(":")
    return _point(trouble.line, colon, 1), "a field has no name", "write it before the colon"


def _value_start(trouble: Trouble) -> Explained | None:
    for number in trouble.near():
        match = _VALUE.match(trouble.lines[number])
        if match is None or _in_block(trouble, number):
            continue
        value, start = match["value"], match.start("value")
        span = _point(number, start, len(value))
        if value[0] in "@`%":
            return span, f"a value cannot begin with {value[0]} without quotes", _QUOTE_IT
        if _TEMPLATE.match(value):
            hint = 'put the whole value in quotes: "{actor} …"; or write it below its field, after >-'
            return span, "a value that begins with { needs quotes", hint
        if re.match(r"[|>][-+0-9]*[ \t]+[^#\s]", value):
            hint = f"begin the text on the next line, indented; or leave out the {value[0]}"
            return span, f"text follows {value[0]} on the same line", hint
        begins = value[0] in ",]}" and trouble.lines[number][:start].strip()
        if begins or re.match(r"\[[^\]]*\]\s*[^\s#,\]}]", value):
            return span, f"a value that begins with {value[0]} needs quotes", _QUOTE_IT
    return None


def _mark(trouble: Trouble) -> Explained | None:
    """What looks like the mark of a list, of a field or of a text on several lines, and is none there."""
    match = _VALUE.match(trouble.text)
    if match is None:
        return None
    value, start = match["value"], match.start("value")
    span = _point(trouble.line, start, len(value))
    if re.match(r"[|>]\S+$", value):
        hint = f"write {value[0]}- there, and the text below, indented"
        return span, f"`{value}` is not the mark of a text on several lines", hint
    if re.match(r"[-?] ", value) and trouble.text[:start].rstrip().endswith(":"):
        return span, f"a value that begins with {value[0]} and a space needs quotes", _QUOTE_IT
    return None


def _bad_start(trouble: Trouble) -> Explained | None:
    """A character that no value begins with, within a list in brackets."""
    if "start any token" not in trouble.problem or trouble.char not in ("@", "`", "%"):
        return None
    end = re.compile(r"[^,\]}]*").match(trouble.text, trouble.column)
    length = len(end[0].rstrip()) if end else 1
    span = _point(trouble.line, trouble.column, length)
    return span, f"a value cannot begin with {trouble.char} without quotes", "put it in quotes"


def _runaway(trouble: Trouble) -> Explained | None:
    """A quote or bracket opened further up, which swallowed whole fields."""
    for number in range(trouble.line - 1, -1, -1):
        match = _VALUE.match(trouble.lines[number])
        if match is None or (opener := match["value"][0]) not in "\"'[{":
            continue
        start = match.start("value")
        text = "\n".join((trouble.lines[number][start:], *trouble.lines[number + 1 : trouble.line + 1]))
        if opener in _QUOTED:
            closed = _QUOTED[opener].match(text)
            if closed is not None and any(_FIELD.match(line) for line in closed[0].split("\n")[1:]):
                return _not_closed(number, start, opener)
        elif _FIELD.match(trouble.text) and text.count(opener) > text.count(_CLOSE[opener]):
            return _not_closed(number, start, opener)
    return None


def _not_closed(line: int, column: int, opener: str) -> Explained:
    if opener in _QUOTED:
        message, hint = "the quote opened here is not closed", f"close it with {opener} at the end of the value"
    else:
        message, hint = f"the {opener} opened here is not closed", f"close it with {_CLOSE[opener]}"
    return _point(line, column, 1), message, hint


def _in_block(trouble: Trouble, number: int) -> bool:
    """Whether a line is text of a block that a mark of the kind >- opened above it."""
    indent = len(trouble.lines[number]) - len(trouble.lines[number].lstrip(" "))
    for line in reversed(trouble.lines[:number]):
        own = len(line) - len(line.lstrip(" "))
        if line.strip() and own < indent:
            return re.search(r":\s+[|>][-+0-9]*\s*$", line) is not None
    return False


def _after_quote(trouble: Trouble) -> Explained | None:
    match = _VALUE.match(trouble.text)
    if match is None or match["value"][0] not in _QUOTED:
        return None
    quote, value = match["value"][0], match["value"]
    closed = _QUOTED[quote].match(value)
    if closed is None or closed["end"] is None:
        return None
    rest = value[closed.end() :].lstrip()
    if not rest or rest[0] in ":#":
        return None
    start = match.start("value") + len(value) - len(rest)
    other = "'" if quote == '"' else '"'
    hint = f"put the whole value in quotes of the other kind ({other}), or write it below its field, after >-"
    return _point(trouble.line, start, len(rest)), "the value goes on after its closing quote", hint


def _no_space(trouble: Trouble) -> Explained | None:
    for number in trouble.near():
        match = _NO_SPACE.match(trouble.lines[number])
        if match is not None:
            hint = f"write `{match['key']}: …`"
            return _point(number, match.start("colon"), 1), "there is no space after the colon", hint
    return None


def _unclosed_quote(trouble: Trouble) -> Explained | None:
    """A quote that is not closed runs on to the next quote in the file, and the parser stumbles only behind that."""
    for number in range(trouble.line, -1, -1):
        match = _VALUE.match(trouble.lines[number])
        if match is None or match["value"][0] not in _QUOTED:
            continue
        quote, start = match["value"][0], match.start("value")
        text = "\n".join((trouble.lines[number][start:], *trouble.lines[number + 1 : trouble.line + 1]))
        closed = _QUOTED[quote].match(text)
        if closed is None:
            continue
        runs_on = closed["end"] is None or (number < trouble.line and closed[0].count("\n") == trouble.line - number)
        if runs_on:
            return _not_closed(number, start, quote)
    return None


def _flow(trouble: Trouble) -> Explained | None:
    opener = _opener(trouble) if "flow" in trouble.scanning else None
    if opener is None:
        return None
    line, column = opener
    opened = trouble.lines[line][column]
    field = _FIELD.match(trouble.text)
    next_field = trouble.line > line and field is not None and field.start("colon") == trouble.column
    if next_field or not trouble.char:
        return _not_closed(line, column, opened)
    if trouble.char == ":":
        return _point(trouble.line, trouble.column, 1), _COLON, "put the value in quotes"
    message = f"this does not fit between the brackets that {opened} opened on line {line + 1}"
    hint = "entries are separated by commas; a text with , : { } [ ] in it needs quotes"
    return _point(trouble.line, trouble.column, 1), message, hint


def _opener(trouble: Trouble) -> tuple[int, int] | None:
    """The bracket that is open at a place: the parser names it, or only the place where an entry should be."""
    if trouble.lines[trouble.begun][trouble.opened : trouble.opened + 1] in ("[", "{"):
        return trouble.begun, trouble.opened
    closed = 0
    for line in range(trouble.begun, -1, -1):
        text = trouble.lines[line][: trouble.opened if line == trouble.begun else None]
        for column in range(len(text) - 1, -1, -1):
            closed += (text[column] in "]}") - (text[column] in "[{")
            if closed < 0:
                return line, column
    return None


def _colon(trouble: Trouble) -> Explained | None:
    field = _FIELD.match(trouble.text)
    if trouble.char != ":" or (field is not None and trouble.column <= field.start("colon")):
        return None
    return _point(trouble.line, trouble.column, 1), _COLON, _QUOTE_IT


def _no_colon(trouble: Trouble) -> Explained | None:
    numbers = (trouble.begun, trouble.line) if "simple key" in trouble.scanning else (trouble.line,)
    for number in numbers:
        line = trouble.lines[number]
        if line.strip() and not _FIELD.match(line) and not line.lstrip().startswith(("-", "#")):
            hint = "write `field: value`; the further lines of a text are indented more than its field"
            span = _rest(trouble, number, len(line) - len(line.lstrip()))
            return span, "this line is not `field: value`", hint
    return None


_LOOKS = (
    _escape, _no_name, _runaway, _value_start, _mark, _bad_start, _after_quote, _no_space, _unclosed_quote,
    _flow, _colon, _no_colon,
)  # fmt: skip
