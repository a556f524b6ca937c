"""What became of drafted translations, at a terminal."""

from collections.abc import Iterator

from pact_author.model.drafts import Drafted, DraftReport, Outcome
from pact_author.render.text import Paint, plain, shown, wrapped

SAYS = {
    Outcome.DRAFTED: "a machine's: a person has to read them before they count",
    Outcome.REFUSED: "could not stand, also when asked again; still untranslated",
    Outcome.UNANSWERED: "the endpoint failed; run the same command to ask again",
    Outcome.NOT_ASKED: "no call was left for them; run the same command to go on",
    Outcome.LEFT: "a person's, of an English text that was changed since",
    Outcome.UNCHANGED: "as they were",
}
STYLES = {Outcome.REFUSED: "bold red", Outcome.UNANSWERED: "bold red", Outcome.LEFT: "bold yellow"}
NAMED = (Outcome.REFUSED, Outcome.UNANSWERED, Outcome.LEFT)
"""The outcomes that somebody has to look at, text by text."""
EXCERPT = 200


def terminal(report: DraftReport, *, columns: int = 80, paint: Paint = plain) -> Iterator[str]:
    """Lines for a person, at most columns wide."""
    asked = f"{report.scenes} scene{'s' if report.scenes != 1 else ''}"
    yield paint(shown(f"{report.locale}: {asked} to draft with {report.model}"), "bold")
    if report.notice:
        yield from (paint(line, "bold yellow") for line in wrapped(shown(report.notice), columns))
    for outcome in Outcome:
        count = len(report.of(outcome))
        if count or outcome in (Outcome.DRAFTED, Outcome.REFUSED, Outcome.UNCHANGED):
            yield f"  {outcome.value:<11}{count:>5}   {SAYS[outcome]}"
    for outcome in NAMED:
        for each in report.of(outcome):
            yield from _named(each, outcome, columns, paint)
    yield ""
    cost = report.cost
    calls = f"{cost.asked:,} call{'s' if cost.asked != 1 else ''}, {cost.reused:,} answered before"
    yield f"{calls}; {cost.prompt_tokens:,} tokens asked, {cost.completion_tokens:,} answered"
    if report.back:
        yield f"{report.back:,} drafts were put back into English: comments that begin with pact-bt"
    yield from (f"written: {shown(path)}" for path in report.files)


def _named(each: Drafted, outcome: Outcome, columns: int, paint: Paint) -> Iterator[str]:
    yield ""
    yield f"{paint(outcome.value, STYLES[outcome])} {shown(each.context)}"
    lines = [*each.why, *([f"said: {each.said[:EXCERPT]}"] if each.said else [])]
    for sentence in lines:
        yield from (f"  {line}" for line in wrapped(shown(sentence), columns - 2))
