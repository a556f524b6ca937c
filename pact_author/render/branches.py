"""Every branch of a scenario's texts beside the English: two columns at a terminal, and a page for a browser."""

from collections.abc import Iterator
from itertools import zip_longest

from pact_author.model.branches import Branch, BranchedText, BranchSheet, Choice
from pact_author.model.translation import TranslationState
from pact_author.render.page import page
from pact_author.render.text import Paint, plain, shown, width, wrapped

NO_TEXT = "(no text)"
BAR = " │ "
COLOURS = {
    TranslationState.MISSING: "bold red",
    TranslationState.STALE: "bold red",
    TranslationState.MACHINE: "yellow",
    TranslationState.EDITED: "cyan",
}
WHAT = {
    "/situation": "Situation",
    "/norm/statement": "Norm",
    "/preference/statement": "Preference of the actor",
    "/preference/swapped": "Preference of the receiver",
    "/preference/both": "Preference of both",
    "/options/follow_culture": "Option: follow the culture",
    "/options/allow_preference": "Option: allow the preference",
}


def terminal(sheet: BranchSheet, *, columns: int = 80, paint: Paint = plain) -> Iterator[str]:
    """Lines for a person, at most columns wide; the locale's text stands last on a line, whichever way it is read."""
    half = max(12, (columns - len(BAR)) // 2)
    for line in wrapped(shown(f"{sheet.id}: {sheet.title}, English and {sheet.language}"), columns):
        yield paint(line, "bold")
    yield from wrapped(f"The words for people and places are {sheet.lexicon}.", columns)
    for text in sheet.texts:
        yield ""
        state = paint(str(text.state), COLOURS.get(text.state, "green"))
        yield f"{paint(WHAT[text.pointer], 'bold')} · {state}"
        if text.fault:
            yield from wrapped(shown(f"it cannot be read: {text.fault}"), columns)
        for branch in text.branches:
            if branch.choice:
                yield from (f"  {line}" for line in wrapped(shown(chosen(branch.choice)), columns - 2))
            yield from _side_by_side(branch, half)
        if text.left_out:
            yield f"  … and {text.left_out:,} more branches"


def _side_by_side(branch: Branch, half: int) -> Iterator[str]:
    ours, theirs = (_lines(text, half) for text in (branch.english, branch.text))
    for left, right in zip_longest(ours, theirs, fillvalue=""):
        yield f"{left}{' ' * (half - width(left))}{BAR}{right}".rstrip()


def _lines(text: str | None, columns: int) -> list[str]:
    if text is None:
        return [NO_TEXT]
    return [part for line in text.split("\n") for part in wrapped(shown(line), columns) or [""]]


def chosen(choice: Choice) -> str:
    """actor female, receiver other"""
    return ", ".join(f"{name.removesuffix('_gender')} {key}" for name, key in choice)


def html(sheet: BranchSheet) -> str:
    """A page that needs no network; every word of a contributor in it is escaped."""
    rows = [
        (WHAT[text.pointer], text, [(chosen(branch.choice), branch) for branch in text.branches], _english(text))
        for text in sheet.texts
    ]
    return page("branches.html.j2", sheet=sheet, rows=rows)


def _english(text: BranchedText) -> bool:
    """Whether the English is the same in every branch, so that it need not be read again."""
    return len({branch.english for branch in text.branches}) == 1
