"""Diagnostics as JSON lines, version 1 (schemas/diagnostic.schema.json): one object a line, its keys in fixed order."""

import json
from collections.abc import Iterator

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Location


def render(found: Diagnosis) -> Iterator[str]:
    """A line a diagnostic, in the order given, the ignored ones too; nothing where there is none."""
    for diagnostic in found.diagnostics:
        yield json.dumps(_object(diagnostic), ensure_ascii=False)


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "v": 1,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        **_place(diagnostic.at),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [_place(related.at) | {"message": related.message} for related in diagnostic.related],
        "ignored": diagnostic.ignored,
    }


def _place(at: Location) -> dict[str, object]:
    return {
        "path": at.path,
        "line": at.span.line,
        "column": at.span.column,
        "end_line": at.span.end_line,
        "end_column": at.span.end_column,
        "pointer": at.pointer,
    }
