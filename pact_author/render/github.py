"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from collections import Counter
from collections.abc import Iterator

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = 10
"""Annotations of one level that GitHub shows for a step; the rest would vanish without a word."""


def render(found: Diagnosis) -> Iterator[str]:
    """Ten commands a level at the most, errors first, then how many more there are."""
    diagnostics, files = found.standing, len(found.files)
    said: Counter[Severity] = Counter()
    for severity in sorted(COMMANDS, reverse=True):
        for diagnostic in diagnostics:
            if diagnostic.severity is severity:
                said[severity] += 1
                if said[severity] <= SHOWN:
                    yield _command(diagnostic)
    left = ", ".join(f"{n - SHOWN} more {severity.word}s" for severity, n in said.items() if n > SHOWN)
    if left:
        yield f"::notice title=pact-author::{left}; run pact-author validate to see all"
    yield f"{len(diagnostics)} diagnostics in {files} files"


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.at.span
    properties = {
        "file": diagnostic.at.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    if span.line == span.end_line:  # columns of a stretch over several lines are ignored, and may hide the annotation
        properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{diagnostic.message}\nhelp: {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return f"::{COMMANDS[diagnostic.severity]} {told}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
