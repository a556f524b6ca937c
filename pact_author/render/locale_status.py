"""How far locales have come: tables at a terminal, the same in Markdown, and JSON; and what an update changed."""

import json
from collections.abc import Iterator, Sequence

from pact_author.model.locale_status import Counts, FileUpdate, LocaleStatus, ScenarioStatus
from pact_author.model.translation import TOLD_STATES, TranslationState
from pact_author.render.markdown import words
from pact_author.render.text import Paint, plain, shown, wrapped

STATES = tuple(state for state in TranslationState if state is not TranslationState.SOURCE)
SHORT = {TranslationState.NATIVE_VERIFIED: "native"}
NONE = "·"
FIRST = 5
"""Names that are told of each kind; the rest is counted."""

Rows = Sequence[tuple[str, ...]]


def terminal(
    told: Sequence[LocaleStatus], *, every: bool = False, columns: int = 80, paint: Paint = plain
) -> Iterator[str]:
    """Lines for a person, at most columns wide. every: a line for each scenario too."""
    from pact_author.render.terminal import table

    def shaped(title: str, heads: Sequence[str], rows: Rows) -> Iterator[str]:
        yield paint(title, "bold")
        sided = [(head, "right" if at else "left") for at, head in enumerate(heads)]
        yield table(sided, rows, tight=True, width=columns).strip("\n")
        yield ""

    for title, heads, rows in _tables(told, every):
        yield from shaped(title, heads, rows)
    for status in told:
        for sentence in _sentences(status):
            first, *rest = wrapped(shown(sentence), columns - 2)
            yield first
            yield from (f"  {line}" for line in rest)


def markdown(told: Sequence[LocaleStatus]) -> Iterator[str]:
    """The same as tables and a list."""
    for title, heads, rows in _tables(told, every=len(told) == 1):
        yield f"### {words(title)}"
        yield ""
        yield f"| {' | '.join(heads)} |"
        yield f"|---|{'---:|' * (len(heads) - 1)}"
        for row in rows:
            yield f"| {' | '.join(words(cell) for cell in row)} |"
        yield ""
    for status in told:
        yield from (f"- {words(sentence)}" for sentence in _sentences(status))


def status_json(name: str, told: Sequence[LocaleStatus]) -> Iterator[str]:
    """One object (schemas/locale-status.schema.json). name: of the corpus."""
    whole = {"schema": "pact-locale-status/1", "name": name, "locales": [_locale_json(status) for status in told]}
    yield json.dumps(whole, indent=2, ensure_ascii=False)


def update_lines(update: FileUpdate) -> Iterator[str]:
    """What an update of one file is about, with the first contexts of each kind."""
    merged = update.merged
    kinds = (
        (merged.new, "new, to be translated"),
        (merged.stale, "stale, as the English was changed"),
        (merged.mended, "fit their English again"),
        (merged.gone, "obsolete, as their English is gone"),
        (merged.signed, "marked with what they were made from"),
    )
    yield shown(update.path) + ("" if any(contexts for contexts, _ in kinds) else ": comments, order or form")
    for contexts, kind in kinds:
        if contexts:
            yield f"  {len(contexts)} {kind}: {shown(_first(contexts))}"


def _tables(told: Sequence[LocaleStatus], every: bool) -> Iterator[tuple[str, Sequence[str], Rows]]:
    """(title, headings, rows), the first column being a name."""
    heads = [SHORT.get(state, str(state)) for state in STATES]
    rows = [(status.locale, *_cells(status.counts), str(sum(status.counts.values()))) for status in told]
    yield "Texts by state", ("locale", *heads, "all"), rows
    shares = [(status.locale, *_shares(status.counts)) for status in told if status.counts]
    yield "In per cent", ("locale", *heads), shares
    ready = [
        (
            status.locale,
            *(str(status.ready(TranslationState(state)) or NONE) for state in TOLD_STATES),
            str(len(status.scenarios)),
        )
        for status in told
    ]
    named = [SHORT.get(TranslationState(state), state) for state in TOLD_STATES]
    yield "Scenarios that could be in a release that asks for at least", ("locale", *named, "all"), ready
    for status in told if every else ():
        lines: Rows = [("templates", *_cells(status.templates)), *(_line(each) for each in status.scenarios)]
        narrow = [head.replace("reviewed", "review") for head in heads]  # ids of 29 letters fit into 80 columns
        yield f"{status.locale}, by scenario", ("scenario", *narrow), lines


def _line(scenario: ScenarioStatus) -> tuple[str, ...]:
    return (scenario.id, *_cells(scenario.counts))


def _cells(counts: Counts) -> list[str]:
    return [str(counts.get(state) or NONE) for state in STATES]


def _shares(counts: Counts) -> list[str]:
    return [share(counts, state) for state in STATES]


def share(counts: Counts, state: TranslationState) -> str:
    """Per cent of all texts that are in a state, a part never shown as none and never as all."""
    count, whole = counts.get(state, 0), sum(counts.values())
    if not count:
        return NONE
    per_cent = 100 * count / whole
    if count < whole:
        per_cent = min(max(per_cent, 0.1), 99.9)
    return f"{per_cent:.0f}" if count == whole or 1 <= per_cent <= 99 else f"{per_cent:.1f}"


def _sentences(status: LocaleStatus) -> Iterator[str]:
    lexicon, tag = status.lexicon, status.locale
    if lexicon.state is None:
        yield f"{tag}: no prompt can be written without its lexicon: {lexicon.fault}."
    else:
        yield f"{tag}: the lexicon is {lexicon.state}."
    if lexicon.relations:
        yield f"{tag}: the lexicon has no names for the relations {', '.join(lexicon.relations)}."
    if lexicon.people:
        yield f"{tag}: the lexicon has no phrases for {', '.join(lexicon.people)}."
    for state, lacks, of_templates in (
        (TranslationState.MISSING, ("lacks texts", "lack texts"), "missing"),
        (TranslationState.STALE, ("has texts of an earlier English", "have texts of an earlier English"), "stale"),
    ):
        ids = [scenario.id for scenario in status.scenarios if scenario.counts.get(state)]
        if len(ids) == 1:
            yield f"{tag}: 1 scenario {lacks[0]}: {ids[0]}."
        elif ids:
            yield f"{tag}: {len(ids)} scenarios {lacks[1]}: {_first(ids)}."
        if count := status.templates.get(state):
            yield f"{tag}: {of_templates} templates of the prompt: {count}."
    if status.out_of_step:
        yield f"{tag}: out of step: {', '.join(status.out_of_step)}; see: pact-author locale update {tag}"


def _first(names: Sequence[str]) -> str:
    more = f" and {len(names) - FIRST} more" if len(names) > FIRST else ""
    return ", ".join(names[:FIRST]) + more


def _locale_json(status: LocaleStatus) -> dict[str, object]:
    lexicon = status.lexicon
    return {
        "locale": status.locale,
        "texts": _counts_json(status.counts),
        "templates": _counts_json(status.templates),
        "ready": {state: status.ready(TranslationState(state)) for state in TOLD_STATES},
        "lexicon": {
            "status": lexicon.state,
            "fault": lexicon.fault or None,
            "missing_relations": lexicon.relations,
            "missing_people": lexicon.people,
        },
        "out_of_step": status.out_of_step,
        "scenarios": [
            {"id": scenario.id, "texts": _counts_json(scenario.counts), "lowest": scenario.lowest}
            for scenario in status.scenarios
        ],
    }


def _counts_json(counts: Counts) -> dict[str, int]:
    return {str(state): counts.get(state, 0) for state in STATES}
