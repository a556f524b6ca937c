"""What `new` asks at a terminal: one question at a time, each answer judged before the next."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import click

from pact_author.cli.options import note, width
from pact_author.model.draft import Answers, Mistake

Judge = Callable[[str, str], tuple[str, tuple[Mistake, ...]]]
"""(field, answer) → the answer in its written form, and what is wrong with it."""

ASKED: Mapping[str, str] = {
    "country": "Country where something is usual (English name or two-letter code)",
    "title": "A short title",
    "name": "Name of the file (small letters, digits, hyphens)",
    "theme": "Theme",
    "relation": "The two people; the first one chooses",
    "setting": "Where it happens, in a few words",
    "contributor": "Your name for the credits (letters, digits, hyphens)",
    "norm": "What people usually do there, in one sentence",
    "preference": "What {actor} would rather do and why ({actor} would rather …, because …)",
    "kind": "What that reason is about",
    "source_title": "A source that anybody can look up: its title",
    "source_publisher": "Who publishes it",
    "source_url": "Its address (https://…)",
    "source_seen": "The day on which you read it (YYYY-MM-DD, or: today)",
}
"""Field of a draft → its question."""
LATER = ("norm", "preference", "source_title")
"""What can be left for later."""
FOLLOWS = {
    "kind": "preference",
    "source_publisher": "source_title",
    "source_url": "source_title",
    "source_seen": "source_title",
}
"""Field → the one without which it is not asked."""


def ask(
    given: Answers, judge: Judge, choices: Mapping[str, tuple[str, ...]], named: Callable[[Answers], bool]
) -> Iterator[tuple[str, str]]:
    """(field, answer) of all that is not given; the questions go to stderr.

    choices: field → its closed list. named: whether a file can be named after the title in these answers.
    """
    note("Enter leaves a question for later, where it can be; Ctrl-C ends without a file.\n")
    answered = dict(given)
    for field, question in ASKED.items():
        follows = field in FOLLOWS and FOLLOWS[field] not in answered
        if field in answered or follows or (field == "name" and named(answered)):
            continue
        answer = _one(field, question, judge, choices.get(field, ()))
        if answer:
            answered[field] = answer
            yield field, answer


def _one(field: str, question: str, judge: Judge, words: tuple[str, ...]) -> str:
    if words:
        note(f"{question}:")
        for number, word in enumerate(words, start=1):
            note(f"  {number:>2}  {word}")
        question = "  Its number or word"
    while True:
        said: str = click.prompt(question, default="", show_default=False, err=True).strip()
        if not said and field in LATER:
            return ""
        if words and said.isdecimal() and 1 <= int(said[:4]) <= len(words):
            said = words[int(said) - 1]
        answer, mistakes = judge(field, said)
        if not mistakes:
            return answer
        tell(mistakes, lambda _: "")


def tell(mistakes: Iterable[Mistake], called: Callable[[str], str]) -> None:
    """Mistakes on stderr, each once, with what to do. called: field → how the one who answered knows it."""
    from pact_author.render.text import shown

    columns = width(sys.stderr) if sys.stderr.isatty() else 0
    for mistake in dict.fromkeys(mistakes):
        name = called(mistake.field)
        said = f"{name}: {mistake.message}" if name else mistake.message
        for indent, text in (("  ", said), ("    ", f"help: {mistake.hint}" if mistake.hint else "")):
            if text:
                note(click.wrap_text(shown(text), columns, indent, "    ") if columns else indent + shown(text))
