"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request, and in full for the log."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity
from pact_author.render.text import render as in_words
from pact_author.render.text import shown

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.NOTE: 9}
"""Annotations of one level that are given out: GitHub shows ten for a step, and drops the rest without a word.

The tenth notice is kept for saying how many more there are.
"""


def render(found: Diagnosis) -> Iterator[str]:
    """Errors first, of each level as many as GitHub shows, and how many more there are; then all of them in words."""
    counted = Counter(diagnostic.severity for diagnostic in found.standing)
    for severity, most in SHOWN.items():
        for diagnostic in [d for d in found.standing if d.severity is severity][:most]:
            yield _command(diagnostic)
    left = [
        _counted(counted[severity] - most, severity) for severity, most in SHOWN.items() if counted[severity] > most
    ]
    if left:
        yield f"::notice title=pact-author::{', '.join(left)}: the log of this step has them all"
    yield from _log(found)


def _counted(number: int, severity: Severity) -> str:
    return f"{number:,} more {severity.word}{'s' if number != 1 else ''}"


def _log(found: Diagnosis) -> Iterator[str]:
    """The report for people. Nothing that a contributor wrote in a file can be a command in it."""
    lines = list(in_words(found))
    # GitHub obeys no command until it reads this word again; no text can hold the hash of a report that it is in.
    token = sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.at.span
    properties = {
        "file": shown(diagnostic.at.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    if span.line == span.end_line:  # columns of a stretch over several lines are ignored, and may hide the annotation
        properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = shown(diagnostic.message)
    if diagnostic.hint:
        message += f"\nhelp: {shown(diagnostic.hint)}"
    return f"::{COMMANDS[diagnostic.severity]} {told}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
