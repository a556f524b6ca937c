"""Diagnostics as SARIF 2.1.0 (OASIS, 2020), for code scanning; schema: docs.oasis-open.org/sarif/sarif/v2.1.0."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pact_author.model.diagnostic import Card, Diagnosis, Diagnostic, Location
from pact_author.render.fingerprint import fingerprints
from pact_author.render.text import shown

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
ELSEWHERE = "waivers.yaml:"
"""How the reason of a diagnostic begins that is not ignored in its own file."""


def render(found: Diagnosis) -> Iterator[str]:
    """One JSON document, indented. Ignored diagnostics are results with a suppression."""
    codes = sorted({diagnostic.code for diagnostic in found.diagnostics})
    index = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "pact-author",
                "semanticVersion": found.tool,
                "rules": [_rule(found.cards[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder with pact.toml."}}},
        "results": [_result(each, print_, index) for each, print_ in fingerprints(found.diagnostics)],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(card: Card) -> dict[str, object]:
    plain = f"{card.why}\n\nNot so:\n{card.bad}\nBut so:\n{card.good}"
    marked = f"{card.why}\n\nNot so:\n\n```yaml\n{card.bad}```\n\nBut so:\n\n```yaml\n{card.good}```\n"
    return {
        "id": card.code,
        "name": "".join(word.capitalize() for word in card.name.split("-")),
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": card.why},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": card.severity.word},
    }


def _result(diagnostic: Diagnostic, print_: str, index: Mapping[str, int]) -> dict[str, object]:
    text = f"{diagnostic.message}. {diagnostic.hint}." if diagnostic.hint else f"{diagnostic.message}."
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": diagnostic.severity.word,
        "message": {"text": shown(text)},
        "locations": [_location(diagnostic.at)],
        "partialFingerprints": {"codePathPointer/v1": print_},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": shown(related.message)}, **_location(related.at)}
            for number, related in enumerate(diagnostic.related, start=1)
        ]
    if diagnostic.ignored is not None:
        kind = "external" if diagnostic.ignored.startswith(ELSEWHERE) else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": shown(diagnostic.ignored)}]
    return result


def _location(at: Location) -> dict[str, object]:
    span = at.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    uri = quote(at.path.encode("utf-8", "replace"), safe="/")
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}, "region": region}}
