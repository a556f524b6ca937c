"""Diagnostics as GitLab's Code Quality report (a subset of Code Climate's), which a merge request shows."""

import json
from collections.abc import Iterator

from pact_author.model.diagnostic import Diagnosis, Severity
from pact_author.render.fingerprint import fingerprints
from pact_author.render.text import shown

LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(found: Diagnosis) -> Iterator[str]:
    """One JSON list, without what is ignored."""
    entries = [
        {
            "description": shown(f"{each.message}. {each.hint}".rstrip(". ")),
            "check_name": f"{each.code} {each.name}",
            "fingerprint": print_,
            "severity": LEVELS[each.severity],
            "location": {
                "path": shown(each.at.path),
                "lines": {"begin": each.at.span.line, "end": each.at.span.end_line},
            },
        }
        for each, print_ in fingerprints(found.standing)
    ]
    yield json.dumps(entries, indent=2, ensure_ascii=False)
