"""Diagnostics as SARIF 2.1.0 (OASIS, 2020), for code scanning; schema: docs.oasis-open.org/sarif/sarif/v2.1.0."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pact_author.model.diagnostic import Card, Diagnosis, Diagnostic, Location
from pact_author.render.fingerprint import fingerprints
from pact_author.render.text import shown

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


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
        "originalUriBaseIds": {
            ROOT: {
                "description": {"text": "The root of the repository, or the folder with pact.toml where there is none."}
            }
        },
        "results": [_result(each, print_, index) for each, print_ in fingerprints(found.diagnostics)],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(card: Card) -> dict[str, object]:
    plain = f"{card.why}\n\nNot so:\n{card.bad}\nBut so:\n{card.good}"
    fence = f"```{card.syntax}"
    marked = f"{card.why}\n\nNot so:\n\n{fence}\n{card.bad}```\n\nBut so:\n\n{fence}\n{card.good}```\n"
    return {
        "id": card.code,
        "name": "".join(word.capitalize() for word in card.name.split("-")),
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": card.why},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": card.severity.word},
    }


def _result(diagnostic: Diagnostic, print_: str, index: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": diagnostic.severity.word,
        "message": {"text": _sentences(diagnostic)},
        "locations": [_located(diagnostic.at)],
        "partialFingerprints": {"codePathPointer/v1": print_},
        # The standard wants a list in all results or in none: an empty one says that nothing lets this stand.
        "suppressions": [_suppression(diagnostic)] if diagnostic.ignored is not None else [],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _literal(related.message)}, **_location(related.at)}
            for number, related in enumerate(diagnostic.related, start=1)
        ]
    return result


def _suppression(diagnostic: Diagnostic) -> dict[str, object]:
    said = diagnostic.ignored_at
    kind = "inSource" if said is None or said.path == diagnostic.at.path else "external"
    told: dict[str, object] = {"kind": kind, "justification": shown(diagnostic.ignored or "")}
    return told | {"location": _location(said)} if said is not None else told


def _sentences(diagnostic: Diagnostic) -> str:
    told = (diagnostic.message, diagnostic.hint)
    return " ".join(_literal(each if each[-1] in ".?!" else f"{each}.") for each in told if each)


def _literal(text: str) -> str:
    """A text that a viewer shows as it stands: {0} would be an argument and [x](1) a link.

    Other braces are left alone, though the standard (3.11.5) would double them: who does not undo that would show
    {{actor}}, and nobody takes {actor} for an argument.
    """
    return re.sub(r"\{(\d+)\}", r"{{\1}}", shown(text)).replace("](", "\\](")


def _located(at: Location) -> dict[str, object]:
    """A place with the name of the field."""
    if not at.pointer:
        return _location(at)
    return _location(at) | {"logicalLocations": [{"fullyQualifiedName": shown(at.pointer)}]}


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
