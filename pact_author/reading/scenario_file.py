"""Document to Scenario: the fields of a checked scenario file as values, its texts as messages."""

from collections.abc import Mapping
from typing import Any

from pact_author.model.diagnostic import Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.model.message import Message
from pact_author.model.scenario import Evidence, Norm, Options, Preference, Scenario, Status
from pact_author.reading import cards
from pact_author.reading.message_text import Fault, parse_message


def to_scenario(document: Document) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """The scenario of a document in which shape.check("scenario") found nothing, or None with faults in its texts."""
    data: Any = document.data
    reader = _Reader(document)
    norm, preference, options = data["norm"], data["preference"], data["options"]
    scenario = Scenario(
        id=data["id"],
        title=data["title"].strip(),
        status=Status(data["status"]),
        country=data["country"],
        theme=data["theme"],
        relation=data["relation"],
        setting=data["setting"].strip(),
        situation=reader.message("/situation", data["situation"]),
        norm=Norm(
            statement=reader.message("/norm/statement", norm["statement"]),
            variation=norm["variation"].strip() if "variation" in norm else None,
            confidence=norm["confidence"],
            evidence=tuple(_evidence(source) for source in norm["evidence"]),
        ),
        preference=Preference(
            statement=reader.message("/preference/statement", preference["statement"]),
            kind=preference["kind"],
            swapped=reader.optional("/preference/swapped", preference.get("swapped")),
            both=reader.optional("/preference/both", preference.get("both")),
        ),
        options=Options(
            follow_culture=reader.message("/options/follow_culture", options["follow_culture"]),
            allow_preference=reader.message("/options/allow_preference", options["allow_preference"]),
        ),
        contributors=tuple(data["contributors"]),
        licence=data["licence"],
        path=document.path,
        superseded_by=data.get("superseded_by"),
        retired_because=data["retired_because"].strip() if "retired_because" in data else None,
    )
    return (None, tuple(reader.found)) if reader.found else (scenario, ())


def _evidence(source: Mapping[str, str]) -> Evidence:
    return Evidence(**{name: text.strip() for name, text in source.items()})


class _Reader:
    """Parses texts and keeps what is wrong with them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Diagnostic] = []

    def message(self, pointer: str, text: str) -> Message:
        text = text.strip()
        message, faults = parse_message(text)
        for fault in faults:
            at = _place(self.document, pointer, text, fault)
            self.found.append(cards.MESSAGE.diagnostic(at, fault.message, fault.hint))
        return message or Message(text, ())

    def optional(self, pointer: str, text: str | None) -> Message | None:
        return None if text is None else self.message(pointer, text)


def _place(document: Document, pointer: str, text: str, fault: Fault) -> Location:
    """The fault's own words in the file: as many of their like stand before them there as in the text."""
    whole = document.locate(pointer)
    before = text.count(fault.quote, 0, fault.offset)
    lines = document.text.split("\n")
    for number in range(whole.span.line, whole.span.end_line + 1):
        line = lines[number - 1][: whole.span.end_column - 1 if number == whole.span.end_line else None]
        at = line.find(fault.quote, whole.span.column - 1 if number == whole.span.line else 0)
        while at >= 0:
            if before == 0:
                return Location(document.path, Span(number, at + 1, number, at + 1 + len(fault.quote)), pointer)
            before -= 1
            at = line.find(fault.quote, at + len(fault.quote))
    return whole
