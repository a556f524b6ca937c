"""What a person should look at: where judges are most divided first, a scenario's questions together."""

from collections.abc import Iterable, Iterator, Mapping

from pact_author.measures.judges import agreement as alpha
from pact_author.model.document import Document
from pact_author.model.review import Due, Said, State, Verdict
from pact_author.review.diagnose import place_of
from pact_author.review.opinion import Held, Opinion
from pact_author.review.questions import CODES

RANKS = {Verdict.CONTESTED: 0, Verdict.DOUBTFUL: 1, Verdict.ABSTAINED: 2, None: 3}
STALE = 4


def queue(held: Iterable[Held], documents: Mapping[str, Document]) -> tuple[Due, ...]:
    """What nobody has decided: contested, doubtful, abstained, unread, stale; each where judges are most divided first.

    A file is opened once: a scenario's lines stand together, where its first one belongs.
    """
    found = [tuple(sorted(_due(each, documents), key=_order)) for each in held]
    ordered = sorted((lines for lines in found if lines), key=lambda lines: _order(lines[0]))
    return tuple(line for lines in ordered for line in lines)


def tally(held: Iterable[Held]) -> dict[str, dict[str, int]]:
    """Question → how many of its verdicts are what; those that no answer could be used for as "none"."""
    found: dict[str, dict[str, int]] = {}
    for each in held:
        for opinion in each.opinions:
            verdict = opinion.weighed.verdict
            counts = found.setdefault(opinion.place[0], dict.fromkeys((*(v.value for v in Verdict), "none"), 0))
            counts[verdict.value if verdict else "none"] += 1
    return dict(sorted(found.items()))


def states(held: Iterable[Held]) -> dict[str, State]:
    """Scenario → how far it has been reviewed."""
    return {each.askable.scenario.id: each.state for each in held}


def agreement(held: Iterable[Held]) -> dict[str, float | None]:
    """Question → Krippendorff's alpha of the votes that still hold, items those of which there are two at least."""
    votes: dict[str, list[tuple[int, int]]] = {}
    for each in held:
        for opinion in each.opinions:
            sound, unsound = (opinion.weighed.votes.get(said, 0) for said in (Said.SOUND, Said.UNSOUND))
            votes.setdefault(opinion.place[0], []).append((sound, sound + unsound))
    return {code: alpha(told) for code, told in sorted(votes.items())}


def _order(due: Due) -> tuple[int, float, str, str, str]:
    return due.rank, -due.disagreement, due.scenario, due.question, due.locale


def _due(held: Held, documents: Mapping[str, Document]) -> Iterator[Due]:
    if held.whole is not None:
        return
    scenario = held.askable.scenario
    decided = {(each.question, each.locale) for each in held.of_parts}
    for opinion in held.opinions:
        weighed = opinion.weighed
        if opinion.place in decided or weighed.verdict is Verdict.SUPPORTED:
            continue
        at = place_of(held, opinion, documents)
        yield Due(
            scenario=scenario.id,
            path=at.path,
            question=opinion.place[0],
            name=CODES[opinion.place[0]].card.name,
            locale=opinion.place[1],
            why=_why(opinion),
            rank=RANKS[weighed.verdict],
            disagreement=round(_divided(opinion), 4),
            line=at.span.line,
            quote=weighed.quote,
            reason=weighed.reason,
        )
    for code, locale in sorted({place for place, _ in held.stale} - decided):
        name = CODES[code].card.name if code in CODES else "decision"
        why = "said of an older text, or asked in other words"
        yield Due(scenario.id, scenario.path, code, name, locale, why, STALE, 0.0, 1)


def _divided(opinion: Opinion) -> float:
    """From 0 to 1: the chance that two votes differ, or how near to even the judges' own chance is."""
    chance = opinion.weighed.chance
    unsure = 0.0 if chance is None else 1 - abs(2 * chance - 1)
    return max(opinion.weighed.disagreement, unsure)


def _why(opinion: Opinion) -> str:
    weighed = opinion.weighed
    told = ", ".join(f"{count} {said.value}" for said, count in weighed.votes.items() if said is not Said.FAILED)
    return f"{weighed.verdict.value if weighed.verdict else 'no answer could be used'} ({told or 'no answers'})"
