"""Answers to a draft that validates: each answer judged by itself, then all that are sound together."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from pact_author.model.corpus import Overview, Settings
from pact_author.model.diagnostic import Diagnostic, Severity
from pact_author.model.draft import OPEN, PLACES, Answers, Draft, Mistake
from pact_author.reading.scenario_text import scenario_text
from pact_author.rules import ALL
from pact_author.rules.engine import lint_overview
from pact_author.validate.judge import judge, read

SETTLED = ("name", "swapped", "licence")
"""What is well without an answer."""


def skeleton(settings: Settings, today: str) -> Draft:
    """A draft without an error that says nothing yet. today: YYYY-MM-DD."""
    return Draft(
        country=min(settings.regions, default="JP"),
        name="to-be-named",
        title=f"{OPEN}: a title",
        theme="public-etiquette",
        relation=next(iter(settings.relations), "guest-host"),
        setting=f"{OPEN}: where it happens",
        situation=f"{OPEN}: {{actor}} and {{receiver}} meet in {{place}}. In one to three sentences, how it begins.",
        norm=f"{OPEN}: in one sentence, what people usually do there.",
        variation=f"{OPEN}: where, when or among whom it differs, or that the source says nothing of it.",
        confidence="medium",
        source_title=f"{OPEN}: title of the page or book",
        source_publisher=f"{OPEN}: who publishes it",
        source_url="https://example.org/to-be-written",
        source_seen=today,
        source_supports=f"{OPEN}: in your own words, what the source says about this norm.",
        preference=f"{OPEN}: {{actor}} would rather do something else, because of a motive that is told here.",
        kind="comfort-habit",
        swapped="",
        follow_culture=f"{OPEN}: {{actor}} does what is usual.",
        allow_preference=f"{OPEN}: {{actor}} does the other thing.",
        contributor="to-be-named",
        licence="CC-BY-4.0",
    )


def complete(answers: Answers, settings: Settings, today: str) -> Draft:
    """The draft that answers make, with the skeleton's text wherever there is none."""
    return Draft(**{**asdict(skeleton(settings, today)), **answers})


def still_open(answers: Answers) -> tuple[str, ...]:
    """Names of the fields that somebody has to write or decide yet."""
    return tuple(name for name in PLACES if name not in answers and name not in SETTLED)


def mistakes(answers: Answers, settings: Settings, today: str) -> tuple[Mistake, ...]:
    """All that would be an error in the file, said of the answers: of each by itself, then of the sound ones together.

    One answer's mistake hides no other's, as it would if only the whole file were judged.
    """
    found = [mistake for name in answers for mistake in _alone(name, answers[name], settings, today)]
    faulty = {mistake.field for mistake in found}
    sound = {name: text for name, text in answers.items() if name not in faulty}
    return (*found, *_mistakes(_errors(complete(sound, settings, today), settings)))


def _alone(name: str, text: str, settings: Settings, today: str) -> Iterator[Mistake]:
    errors = _errors(complete({name: text}, settings, today), settings)
    return _mistakes(error for error in errors if _field(error) == name)


def _mistakes(errors: Iterable[Diagnostic]) -> Iterator[Mistake]:
    for error in errors:
        yield Mistake(_field(error), error.message, error.hint)


def _errors(draft: Draft, settings: Settings) -> list[Diagnostic]:
    return errors_in(draft.path, scenario_text(draft), settings)


def errors_in(path: str, text: str, settings: Settings) -> list[Diagnostic]:
    """All that would be an error in a scenario file with that text, by itself."""
    found = read(path, text)
    judged = judge(path, found, settings)
    across: Iterable[Diagnostic] = ()
    if judged.sketch is not None and (document := found.document) is not None:
        overview = Overview(settings, (judged.sketch,))
        across = lint_overview(overview, ALL, lambda _path, pointer: document.locate(pointer))
    return [d for d in (*judged.diagnostics, *across) if d.severity is Severity.ERROR]


def _field(diagnostic: Diagnostic) -> str:
    """The answer that a diagnostic is about."""
    at = diagnostic.at.pointer
    return next((name for name, place in PLACES.items() if at == place or at.startswith(place + "/")), "")
