"""What became of every text of a locale that a model was asked to translate."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

SCHEMA = "pact-drafts/1"


class Outcome(StrEnum):
    """What became of a text.

    drafted: written as a machine's. refused: what the model said cannot stand, also when it was told why. unanswered:
    the endpoint failed; asked again on the next run. not-asked: there was no room for it under --max-requests.
    left: a person's, of an English text that was changed since. unchanged: it stays as it is, or as nothing.
    """

    DRAFTED = "drafted"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not-asked"
    LEFT = "left"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Drafted:
    """One text. context: its msgctxt. why: a sentence each. said: what the model said last, where it was refused."""

    context: str
    outcome: Outcome
    why: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """asked: calls made now; the tokens are theirs, as the endpoint counts. reused: calls answered before."""

    asked: int = 0
    reused: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class DraftReport:
    """texts: in the order of scenarios and their fields. back: texts that were translated back. files: written ones.

    scenes: how many there were to ask about, the prompt's templates as one.
    """

    locale: str
    model: str
    notice: str | None
    scenes: int
    texts: tuple[Drafted, ...]
    cost: Cost
    back: int = 0
    files: tuple[str, ...] = ()

    def of(self, outcome: Outcome) -> tuple[Drafted, ...]:
        return tuple(each for each in self.texts if each.outcome is outcome)


def as_json(report: DraftReport) -> dict[str, Any]:
    """The object of `locale translate --format json` (schemas/drafts.schema.json)."""
    counts = {outcome.value: len(report.of(outcome)) for outcome in Outcome}
    return {"schema": SCHEMA, "counts": counts, **asdict(report)}
