"""What a maintainer reads in a workflow's summary: the verdict, what is to be mended, and each new scenario."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity
from pact_author.model.exhibit import Newcomer
from pact_author.render.markdown import code, words
from pact_author.render.scenario_card import markdown

ROWS = 30
"""Diagnostics in the table; who has more mends these first, or runs validate."""
LETTERS = 300
"""Of a message; a longer one is cut."""
CODES = 10


def render(found: Diagnosis, newcomers: Sequence[Newcomer] = (), left: int = 0, *, limit: int = 1 << 20) -> str:
    """Markdown of at most limit bytes. left: new scenarios that are not among the newcomers."""
    out = "\n".join(_verdict(found)) + "\n"
    # One sentence at the end must fit in any case.
    room = limit - len(out.encode()) - 200
    if room < 0:
        return "The summary of pact-author is full.\n" if limit > 40 else ""
    for number, newcomer in enumerate(newcomers):
        section = "\n".join(_newcomer(newcomer)) + "\n"
        room -= len(section.encode())
        if room < 0:
            left += len(newcomers) - number
            break
        out += section
    if left:
        several = left != 1
        out += f"\n{left:,} more new or changed scenario{'s are' if several else ' is'} not shown here"
        out += f", for want of room or because {'they have' if several else 'it has'} to be mended first.\n"
    return out


def _verdict(found: Diagnosis) -> Iterator[str]:
    told, files = found.standing, f"{len(found.files):,} file{'s' if len(found.files) != 1 else ''}"
    counted = Counter(diagnostic.severity for diagnostic in told)
    levels = sorted(counted, reverse=True)
    said = ", ".join(f"{counted[level]:,} {level.word}{'s' if counted[level] != 1 else ''}" for level in levels)
    ignored = len(found.diagnostics) - len(told)
    yield f"## pact-author: {f'{said} in {files}' if said else f'{files}, nothing to mend'}"
    if ignored:
        yield ""
        yield f"{ignored:,} more {'are' if ignored != 1 else 'is'} ignored with a reason."
    if not told:
        return
    yield ""
    yield "| | where | what | what to do |"
    yield "|---|---|---|---|"
    ordered = [diagnostic for level in levels for diagnostic in told if diagnostic.severity is level]
    yield from (_row(diagnostic) for diagnostic in ordered[:ROWS])
    if len(ordered) > ROWS:
        yield ""
        yield f"{len(ordered) - ROWS:,} more: `pact-author validate` shows all."
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in ordered[:ROWS]))[:CODES]
    yield ""
    yield f"More on each code: {', '.join(f'`docs/rules/{each}.md`' for each in codes)}."


def _row(diagnostic: Diagnostic) -> str:
    where = code(f"{diagnostic.at.path}:{diagnostic.at.span.line}")
    what = f"{diagnostic.code} {diagnostic.name}: {words(_cut(diagnostic.message))}"
    mark = "**error**" if diagnostic.severity is Severity.ERROR else diagnostic.severity.word
    return f"| {mark} | {where} | {what} | {words(_cut(diagnostic.hint))} |"


def _newcomer(newcomer: Newcomer) -> Iterator[str]:
    yield ""
    yield markdown(replace(newcomer.exhibit, diagnostics=()), level=3).rstrip("\n")
    if newcomer.neighbours:
        yield ""
        yield "**Most like it in the corpus** (the share of five-letter stretches in common):"
        yield ""
        for near in newcomer.neighbours:
            yield f"- {near.likeness:.0%}: {code(near.id)} {words(near.title)}"
    if newcomer.around:
        yield ""
        yield "**In the corpus, it is**"
        yield ""
        yield from (f"- {words(sentence)}" for sentence in newcomer.around)


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"
