"""What `review` tells at a terminal and as JSON: how right a judge is, and what a person should look at."""

import json
from collections.abc import Iterator, Mapping, Sequence

from pact_author.model.calibration import Calibration, QuestionFigures, Slice
from pact_author.model.calibration import as_json as figures_json
from pact_author.model.diagnostic import Card
from pact_author.model.estimate import Estimate
from pact_author.model.review import Due
from pact_author.render.text import Paint, plain, shown, width, wrapped

QUEUE = "pact-review-queue/1"
HEADS = ("", "items", "sensitivity", "specificity", "abstention", "contested", "unread", "Brier")
NONE = "–"


def calibration(told: Calibration, names: dict[str, str], paint: Paint = plain) -> Iterator[str]:
    """Lines for a person; the first says what the figures come to. names: code → name of the question."""
    failed = [each.question for each in told.figures if not each.passed]
    passed = [each.question for each in told.figures if each.passed]
    said = [f"FAILS the floor for {', '.join(failed)}: do not rely on it there"] if failed else []
    said += [f"passes the floor for {', '.join(passed)}"] if passed else []
    yield paint(shown(f"judge {told.judge} {'; '.join(said)}"), "bold red" if failed else "bold green")
    if told.notice:
        yield paint(shown(told.notice), "bold yellow")
    answers = "one answer" if told.samples == 1 else f"{told.samples} answers"
    yield f"{answers} to each item; shares with 95 % intervals that count a norm once"
    for figures in told.figures:
        yield ""
        yield from _question(figures, names.get(figures.question, ""), paint)


def calibration_json(told: Calibration) -> Iterator[str]:
    """One object (schemas/judge.schema.json)."""
    yield json.dumps(figures_json(told), indent=2, ensure_ascii=False)


def tally(told: Mapping[str, Mapping[str, int]], columns: int = 95) -> Iterator[str]:
    """How many verdicts of each question are what, in a few lines; nothing where there are none."""
    parts = [
        f"{code} {', '.join(f'{count} {verdict}' for verdict, count in counts.items() if count)}"
        for code, counts in told.items()
    ]
    if parts:
        yield from wrapped(f"verdicts: {'; '.join(parts)}", columns)


def queue(
    due: Sequence[Due], first: str, agreement: Mapping[str, float | None], columns: int = 95, paint: Paint = plain
) -> Iterator[str]:
    """A line for each thing to look at, under its scenario, with the words and the reason. first: said of judges."""
    if first:
        yield from (paint(line, "bold yellow") for line in wrapped(shown(first), columns))
    if measured := [f"{code} {NONE if alpha is None else f'{alpha:.2f}'}" for code, alpha in agreement.items()]:
        yield f"agreement of votes (Krippendorff's alpha): {', '.join(measured)}"
    if first or measured:
        yield ""
    if not due:
        yield paint("nothing waits for a person", "bold green")
        return
    told = ""
    for each in due:
        if each.scenario != told:
            if told:
                yield ""
            told = each.scenario
            yield paint(shown(each.scenario), "bold")
        locale = f" {shown(each.locale)}" if each.locale else ""
        what = f"{each.question} {each.name}" if each.question else each.name
        yield f"  {shown(each.path)}:{each.line}: {shown(what)}{locale}: {shown(each.why)}"
        for heading, words in (("words", each.quote), ("reason", each.reason)):
            if words:
                yield from (f"    {line}" for line in wrapped(f"{heading}: {shown(words)}", columns - 4))
    yield ""
    scenarios = len({each.scenario for each in due})
    yield f"{len(due)} to look at in {scenarios} scenario{'s' if scenarios != 1 else ''}, the most divided first"


def queue_json(due: Sequence[Due], judges: Sequence[str], agreement: Mapping[str, float | None]) -> Iterator[str]:
    """One object (schemas/review-queue.schema.json)."""
    rows = [{name: getattr(each, name) for name in Due.__slots__} for each in due]
    told = {"schema": QUEUE, "judges": list(judges), "agreement": dict(agreement), "due": rows}
    yield json.dumps(told, indent=2, ensure_ascii=False)


def questions(cards: Sequence[Card], columns: int = 95, paint: Paint = plain) -> Iterator[str]:
    """What can be asked, and what each cannot see."""
    for card in cards:
        yield f"{paint(card.code, 'bold')}  {card.name}: {card.summary}"
        yield from (f"      {line}" for line in wrapped(f"cannot see: {card.blind}", columns - 6))


def _question(figures: QuestionFigures, name: str, paint: Paint) -> Iterator[str]:
    word = paint("passes the floor", "bold green") if figures.passed else paint("FAILS the floor", "bold red")
    yield f"{paint(f'{figures.question} {name}', 'bold')}: {word}"
    yield from (f"  - {reason}" for reason in figures.short)
    parts = (figures.all, *figures.kinds, *figures.regions, *figures.themes)
    yield from (f"  {line}" for line in _table([HEADS, *(_row(each) for each in parts)]))
    yield "  how sure it was that an item is sound, and how many were:"
    for each in figures.all.curve:
        said = NONE if each.said is None else f"{each.said:.2f}"
        yield f"    {each.low:.1f}–{each.high:.1f}: said {said}, were {_share(each.sound)} of {each.sound.n_rows}"


def _row(told: Slice) -> tuple[str, ...]:
    brier = NONE if told.brier.est is None else _share(told.brier)
    counts = (str(told.items), _share(told.sensitivity), _share(told.specificity))
    return told.name, *counts, _share(told.abstention), str(told.contested), str(told.unread), brier


def _share(told: Estimate) -> str:
    if told.est is None:
        return NONE
    interval = "" if told.lo is None or told.hi is None else f" [{told.lo:.2f}, {told.hi:.2f}]"
    return f"{told.est:.2f}{interval}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    wide = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *rest = [
            cell + " " * (wide[n] - width(cell)) if n == 0 else " " * (wide[n] - width(cell)) + cell
            for n, cell in enumerate(row)
        ]
        yield "  ".join([first, *rest]).rstrip()
