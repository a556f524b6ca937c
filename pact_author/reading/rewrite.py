"""The small steps of `validate --fix`: a file's text, or its document, to the same text in better form."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from pact_author.model.diagnostic import Edit
from pact_author.model.document import Document

_TAB = re.compile(r"(?<=\S)[ \t]*\t[ \t]*(?=\S)")
_MODELINE = re.compile(r"^[ \t]*#[ \t]*yaml-language-server[ \t]*:", re.M)

# What YAML 1.1 readers take for yes or no, a number, a time of day in seconds, a date, or a mark of their own, and 1.2
# readers for a number. Words for nothing (~, Null) are not here: whoever writes one does not mean it as text.
_OTHERWISE = re.compile(
    r"""y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    |[-+]?(?:0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)
    |[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+|[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?
    |=|<<""",
    re.X,
)


def with_plain_line_ends(text: str) -> str:
    """LF line ends and no byte order mark, as reading takes any file."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def composed(text: str) -> str:
    """Every letter with its marks as one character where Unicode has one (NFC)."""
    return unicodedata.normalize("NFC", text)


def without_tabs(text: str) -> str:
    """Tabs between words as one blank, tabs at the end of a line left out; those that indent are the author's to mend.

    How far an indenting tab was meant to go cannot be known.
    """
    return "\n".join(_TAB.sub(" ", line.rstrip(" \t") if "\t" in line else line) for line in text.split("\n"))


def without_trailing_blanks(text: str) -> str:
    """No blanks before a line's end, no empty lines at the end, one line end there."""
    # Behind a backslash a blank is a character that the author asked for.
    lines = (line if _escaped(bare := line.rstrip(" ")) else bare for line in text.split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"


def _escaped(bare: str) -> bool:
    return (len(bare) - len(bare.rstrip("\\"))) % 2 == 1


def with_modeline(text: str, schema: str) -> str:
    """The line that tells editors the schema, first, where there is none. schema: its path, from the file's folder."""
    return text if _MODELINE.search(text) else f"# yaml-language-server: $schema={schema}\n{text}"


def quoted(document: Document) -> str:
    """Quotes around texts that other YAML readers take for something else: NO, on, 12:30.

    The day in `seen` stays as it is: every source has one, and it reads the same either way.
    """
    lines = document.text.split("\n")
    edits = []
    for pointer, span in document.spans.items():
        if span.line != span.end_line or pointer.endswith(("#key", "/seen")):
            continue
        source = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        if _OTHERWISE.fullmatch(source) and value_at(document.data, pointer) == source:
            edits.append(Edit(span, f'"{source}"'))
    return applied(document.text, edits)


def value_at(data: object, pointer: str) -> object:
    """What a JSON pointer points at."""
    for step in steps(pointer):
        data = data[int(step)] if isinstance(data, list) else data[step]  # type: ignore[index]
    return data


def steps(pointer: str) -> list[str]:
    """The names and numbers of a JSON pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Text with stretches replaced that do not overlap."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda each: each.span):
        span = edit.span
        pieces += [text[done : starts[span.line - 1] + span.column - 1], edit.text]
        done = starts[span.end_line - 1] + span.end_column - 1
    return "".join([*pieces, text[done:]])
