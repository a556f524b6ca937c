"""The body of an issue that was written with the form, as GitHub puts it down, to the answers in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pact_author.model.draft import Answers, Mistake
from pact_author.reading.answers import tidy

MAX_LETTERS = 65_536
"""The longest body of an issue that GitHub takes."""
NO_ANSWER = "_No response_"


@dataclass(frozen=True, slots=True)
class Question:
    """A field of the form. label: its heading in the issue. kept: whether it is a field of Draft of the same name."""

    label: str
    required: bool = True
    kept: bool = True


QUESTIONS: Mapping[str, Question] = {
    "title": Question("A short title"),
    "country": Question("Country"),
    "theme": Question("Theme"),
    "relation": Question("Who the two people are to each other"),
    "setting": Question("Where it happens"),
    "situation": Question("The situation"),
    "norm": Question("What people usually do"),
    "variation": Question("Where or among whom it differs", required=False),
    "confidence": Question("How sure the sources are"),
    "source_title": Question("Source: title"),
    "source_publisher": Question("Source: publisher"),
    "source_url": Question("Source: address"),
    "source_seen": Question("Source: the day you read it"),
    "source_supports": Question("Source: what it says"),
    "preference": Question("What the person would rather do, and why"),
    "kind": Question("What the reason is about"),
    "follow_culture": Question("The act that follows what is usual"),
    "allow_preference": Question("The act that follows the preference"),
    "contributor": Question("Name to be credited"),
    "licence": Question("Licence"),
    "agreement": Question("Agreement", kept=False),
    "experience": Question("How you know the place or its languages", required=False, kept=False),
}
"""Id of a field in .github/ISSUE_TEMPLATE/scenario.yml → what it asks; a test keeps the two in step."""

_HEADING = re.compile(r"### (.+?)[ \t]*")
_BY_LABEL = {question.label: name for name, question in QUESTIONS.items()}
_MARKUP = (
    (re.compile(r"<!--"), "a comment, which nobody sees in the issue", "take it out"),
    (re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE), "a block of code", "write plain sentences"),
    (re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE), "a heading", "write plain sentences"),
    (re.compile(r"</?[A-Za-z]"), "HTML", "write plain sentences, without < before a letter"),
)
_BOX = re.compile(r"- \[([ xX])\] ")


def read_issue(body: str) -> tuple[Answers, tuple[Mistake, ...]]:
    """The sound answers, and every mistake in the others. A mistake's field is the id of a question.

    The body is anybody's: only headings with the words of the form begin a section, and an answer is one line of words.
    """
    if len(body) > MAX_LETTERS:
        return {}, (Mistake("", f"the issue has {len(body):,} characters, more than GitHub lets one have"),)
    sections = _sections(body.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not sections:
        hint = "it takes the text of an issue that was opened with the form “A scenario”"
        return {}, (Mistake("", "there is no section of the form in it", hint),)
    answers: dict[str, str] = {}
    found: list[Mistake] = []
    for name, question in QUESTIONS.items():
        text, mistakes = _answer(name, question, sections.get(name, []))
        found += mistakes
        if text and question.kept:
            answers[name] = text
    return answers, tuple(found)


def label(field: str) -> str:
    """How the form calls a field."""
    return QUESTIONS[field].label if field in QUESTIONS else ""


def _sections(body: str) -> dict[str, list[str]]:
    """Id of a question → the text of each section that has its heading."""
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in body.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading is not None and heading[1] in _BY_LABEL:
            lines = []
            found.setdefault(_BY_LABEL[heading[1]], []).append("")
            name = _BY_LABEL[heading[1]]
        elif lines is not None:
            lines.append(line)
            found[name][-1] = "\n".join(lines)
    return found


def _answer(name: str, question: Question, texts: list[str]) -> tuple[str | None, tuple[Mistake, ...]]:
    if len(texts) != 1:
        if not texts:
            missing = (Mistake(name, "the section is missing", f"it begins with: ### {question.label}"),)
            return None, missing if question.required else ()
        return None, (Mistake(name, f"the section stands {len(texts)} times", "keep one of them"),)
    text = texts[0].strip()
    if text in ("", NO_ANSWER):
        return None, (Mistake(name, "has no answer", "edit the issue and fill it in"),) if question.required else ()
    if name == "agreement":
        return text, tuple(_unticked(name, text))
    if not question.kept:
        return text, ()
    marked = tuple(Mistake(name, f"holds {what}", hint) for sign, what, hint in _MARKUP if sign.search(text))
    line, hidden = tidy(name, text)
    return (line, ()) if not marked and not hidden else (None, (*marked, *hidden))


def _unticked(name: str, text: str) -> Iterator[Mistake]:
    boxes = [found[1] for line in text.split("\n") if (found := _BOX.match(line)) is not None]
    if not boxes:
        yield Mistake(name, "holds no box to tick", "open a new issue with the form")
    elif " " in boxes:
        yield Mistake(name, "a box is not ticked", "without it the scenario cannot be taken: tick it in the issue")
