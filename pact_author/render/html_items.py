"""Every item with its answers for the page: each line of text once, columns of numbers."""

from collections.abc import Callable, Sequence

from pact_author.model.explored import Explored, Pair, Told
from pact_author.model.judgement import Decision
from pact_author.model.report import Report
from pact_author.render.figure_page import compressed
from pact_author.render.text import shown
from pact_author.render.words import FACTOR_NAMES

LONGEST = 4_000
"""Characters of an answer that the page shows."""
OUTCOMES = tuple(decision.value for decision in Decision)
NAMES = FACTOR_NAMES | {"country": FACTOR_NAMES["norm_country"]}
FIRST = ("country", "actor_country", "receiver_country", "theme", "holder")
"""What people filter by most; the other columns follow in their own order."""


def packed(report: Report, explored: Explored) -> str:
    """The table as the page holds it."""
    return compressed(table(report, explored))


def table(report: Report, explored: Explored) -> dict[str, object]:
    """The form is read by templates/report.js.

    lines: every line of a prompt or answer once. texts: numbers of lines. A row is a pair; columns are by row.

    An order that was not planned has outcome −1; no probability is −1, else it is in thousandths.
    """
    lines: dict[str, int] = {}
    texts: dict[tuple[int, ...], int] = {}

    def text(written: str) -> int:
        numbers = tuple(lines.setdefault(line, len(lines)) for line in written.split("\n"))
        return texts.setdefault(numbers, len(texts))

    pairs = explored.pairs
    orders = [[pair.culture_first for pair in pairs], [pair.preference_first for pair in pairs]]
    columns = [_order(told, text) for told in orders]
    labels = {model.run: model.label for model in report.models}
    return {
        "outcomes": OUTCOMES,
        "facets": [_facet("run", "run", [labels[pair.run] for pair in pairs]), *_facets(pairs)],
        "scenario": _coded([pair.scenario for pair in pairs]),
        "repeat": [pair.repeat for pair in pairs],
        "orders": columns,
        "lines": [_plain(line) for line in lines],
        "texts": list(texts),
    }


def _order(told: Sequence[Told | None], text: Callable[[str], int]) -> dict[str, object]:
    """One option order as columns."""
    judged = [each.judgement if each else None for each in told]
    return {
        "outcome": [OUTCOMES.index(each.decision) if each else -1 for each in judged],
        "share": [_thousandths(each.culture_probability if each else None) for each in judged],
        "mass": [_thousandths(each.mass if each else None) for each in judged],
        "letter": [(each.letter or "") if each else "" for each in judged],
        "method": [(each.method.value if each.method else "") if each else "" for each in judged],
        "system": [text(each.system) if each else -1 for each in told],
        "prompt": [text(each.prompt) if each else -1 for each in told],
        "answer": [text(_cut(each.answer)) if each else -1 for each in told],
    }


def _facets(pairs: Sequence[Pair]) -> list[dict[str, object]]:
    names = dict.fromkeys((*FIRST, *(name for pair in pairs[:1] for name in pair.axes)))
    return [
        _facet(name, NAMES.get(name, name.replace("_", " ")), [pair.axes.get(name, "") for pair in pairs])
        for name in names
    ]


def _facet(name: str, label: str, values: Sequence[str]) -> dict[str, object]:
    return {"name": name, "label": label, **_coded(values)}


def _coded(values: Sequence[str]) -> dict[str, object]:
    """values: sorted, each once. rows: the number of each row's value."""
    known = {value: number for number, value in enumerate(sorted(set(values)))}
    return {"values": [_plain(value) for value in known], "rows": [known[value] for value in values]}


def _thousandths(share: float | None) -> int:
    return -1 if share is None else round(1000 * share)


def _cut(answer: str) -> str:
    if len(answer) <= LONGEST:
        return answer
    return f"{answer[:LONGEST]} … ({len(answer) - LONGEST:,} more characters are in the store of replies)"


def _plain(text: str) -> str:
    """A text that cannot turn what stands around it: marks of direction and controls are shown by their number."""
    return text if text.isprintable() else shown(text)
