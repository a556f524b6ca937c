"""What models and people hold of scenarios, as notes and warnings at their places: never more than a warning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pact_author.model.calibration import Standing
from pact_author.model.diagnostic import Card, Diagnostic, Location, Severity, Span
from pact_author.model.document import Document
from pact_author.model.review import Act, Decision, Said, Verdict
from pact_author.reading import review_cards as cards
from pact_author.reading.review_file import Reviews, review_path
from pact_author.review.opinion import Held, Opinion
from pact_author.review.questions import CODES

TOLD = (Verdict.DOUBTFUL, Verdict.CONTESTED)
_START = Span(1, 1, 1, 1)


def diagnostics(
    held: Iterable[Held], reviews: Reviews, documents: Mapping[str, Document], standings: Mapping[str, Standing]
) -> tuple[Diagnostic, ...]:
    """In reading order. documents: by path, scenario files and PO files."""
    found = list(reviews.faults)
    known = set()
    for each in held:
        known.add(each.askable.scenario.id)
        found += _of(each, documents, standings, reviews.texts)
    for scenario in reviews.by_scenario:
        if scenario not in known:
            told = f"there is no scenario {scenario}, or it is retired"
            at = Location(review_path(scenario), _START)
            found.append(cards.LOST_REVIEW.diagnostic(at, told, "delete this file, or rename it with its scenario"))
    return tuple(sorted(found, key=lambda each: each.order))


def place_of(held: Held, opinion: Opinion, documents: Mapping[str, Document]) -> Location:
    """The words that a judge relied on, or the field that the question is about."""
    question = CODES[opinion.place[0]]
    material = held.askable.materials[opinion.place]
    document = documents[material.path]
    weighed = opinion.weighed
    if weighed.pointer:
        return document.locate(weighed.pointer, weighed.quote)
    return document.locate(question.place or material.texts[0].pointer)


def _of(
    held: Held, documents: Mapping[str, Document], standings: Mapping[str, Standing], texts: Mapping[str, str]
) -> Iterator[Diagnostic]:
    scenario = held.askable.scenario
    for opinion in held.opinions:
        if opinion.weighed.verdict in TOLD and (opinion.decision is None or opinion.decision.act is Act.ACCEPT):
            yield _doubt(held, opinion, documents, standings, texts)
    document = documents[scenario.path]
    for decision in (*held.of_parts, *([held.whole] if held.whole else [])):
        if decision.act is Act.REJECT:
            question = CODES.get(decision.question)
            at = document.locate(question.place if question and question.place else "/id")
            what = f" ({decision.question} {question.card.name})" if question else ""
            told = f"{decision.by} rejected this on {decision.date}{what}: {decision.why or 'no reason is given'}"
            yield cards.REJECTED.diagnostic(at, told, "mend it; then somebody has to accept it")
    if held.stale:
        codes = ", ".join(sorted({code or "the whole" for (code, _), _ in held.stale}))
        told = f"what was said of an older text, or asked in other words, does not count any more: {codes}"
        hint = f"ask again: pact-author review run {scenario.id}"
        yield cards.STALE_REVIEW.diagnostic(document.locate("/id"), told, hint)


def _doubt(
    held: Held,
    opinion: Opinion,
    documents: Mapping[str, Document],
    standings: Mapping[str, Standing],
    texts: Mapping[str, str],
) -> Diagnostic:
    card = CODES[opinion.place[0]].card
    scenario, (code, locale) = held.askable.scenario.id, opinion.place
    where = f" --locale {locale}" if locale else ""
    hint = f"mend it, or answer: pact-author review accept {scenario} --question {code}{where} --by HANDLE --date DAY"
    found = card.diagnostic(place_of(held, opinion, documents), _sentence(card, opinion, standings), hint)
    if opinion.trusted is not Verdict.DOUBTFUL:
        found = replace(found, severity=Severity.NOTE)
    return _answered(found, scenario, opinion.decision, texts) if opinion.decision else found


def _answered(found: Diagnostic, scenario: str, decision: Decision, texts: Mapping[str, str]) -> Diagnostic:
    """A person's word lets it stand; where that is said can be looked up."""
    path = review_path(scenario)
    lines = texts.get(path, "").split("\n")
    line = next((n for n, text in enumerate(lines, 1) if text.strip().startswith('"decisions"')), 1)
    why = f"accepted by {decision.by} on {decision.date}{f': {decision.why}' if decision.why else ''}"
    return replace(found, ignored=why, ignored_at=Location(path, Span(line, 1, line, 1)))


def _sentence(card: Card, opinion: Opinion, standings: Mapping[str, Standing]) -> str:
    weighed, code = opinion.weighed, opinion.place[0]
    assert weighed.verdict is not None
    judges = ", ".join(_named(judge, code, standings) for judge in weighed.judges)
    no, yes = weighed.votes.get(Said.UNSOUND, 0), weighed.votes.get(Said.SOUND, 0)
    counted = f"{weighed.verdict.value}: {no} of {no + yes} votes"
    what = card.summary.rstrip(".")
    reason = f" (“{weighed.reason}”)" if weighed.reason else ""
    locale = f" ({opinion.place[1]})" if opinion.place[1] else ""
    return f"{counted} doubt that {what[0].lower()}{what[1:]}{locale}{reason}; asked: {judges}"


def _named(judge: str, code: str, standings: Mapping[str, Standing]) -> str:
    told = standings.get(judge)
    return judge if told and code in told.passed else f"{judge} (not calibrated for this, or below the floor)"
