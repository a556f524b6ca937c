"""Diagnostics and the comments that let some stand → diagnostics, those ones ignored; and faults of the comments."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pact_author.model.diagnostic import Card, Diagnostic, Severity
from pact_author.model.ignore import Ignore

UNUSED = Card(
    "M901",
    "unused-ignore",
    Severity.WARNING,
    "A comment that ignores a code stands where that code would be reported.",
    "A word that lets something stand outlives it easily, and would then hide the next mistake at that place.",
    "title: Shoes at the door  # pact: ignore[W101] the proverb is quoted\n",
    "title: Shoes at the door\n",
)
REASON = Card(
    "M902",
    "ignore-without-reason",
    Severity.ERROR,
    "A comment that ignores a code says why.",
    "Who reviews the scenario next asks why, and nobody remembers.",
    "# pact: ignore[W101]\nsituation: >-\n  {actor} is at the home of {receiver}, where a sign says "
    "that shoes must be left outside.\n",
    "# pact: ignore[W101] the words are those of the sign\nsituation: >-\n  {actor} is at the home of {receiver}, "
    "where a sign says that shoes must be left outside.\n",
)
UNKNOWN = Card(
    "M903",
    "ignore-unknown-code",
    Severity.ERROR,
    "A comment ignores codes that exist.",
    "A misspelt code ignores nothing, and looks as though it did.",
    "title: Shoes at the door  # pact: ignore[W1001] the proverb is quoted\n",
    "title: Shoes at the door\n",
)
FORM = Card(
    "M904",
    "comment-not-understood",
    Severity.ERROR,
    "A comment to this program has the form # pact: ignore[CODE] reason.",
    "One that is not understood does nothing, and looks as though it did.",
    "title: Shoes at the door  # pact: ignore W101 the proverb is quoted\n",
    "title: Shoes at the door\n",
)
NEVER = Card(
    "M905",
    "cannot-be-ignored",
    Severity.ERROR,
    "Only what rules say can be ignored, not that a file cannot be read.",
    "A file with a mistake of form is not in the corpus, whatever a comment in it says.",
    "title: Shoes at the door  # pact: ignore[S020] the field is for later\n",
    "title: Shoes at the door\n",
)
CARDS = (UNUSED, REASON, UNKNOWN, FORM, NEVER)

_SHAPE = "write # pact: ignore[W101] and the reason"


def suppress(
    found: Iterable[Diagnostic], ignores: Sequence[Ignore], known: Mapping[str, Card], unread: Collection[str]
) -> Iterator[Diagnostic]:
    """Every diagnostic, with the reason where one is ignored; then what is wrong with the ignores themselves.

    unread: paths of files that no rule was asked about: there no ignore can be called unused.
    """
    used: set[tuple[Ignore, str]] = set()
    for diagnostic in found:
        meant = [i for i in ignores if i.covers(diagnostic.code, diagnostic.at)] if _can_be(diagnostic.code) else []
        used.update((ignore, diagnostic.code) for ignore in meant)
        why = next((ignore for ignore in meant if ignore.reason), None)
        yield replace(diagnostic, ignored=why.reason, ignored_at=why.at) if why else diagnostic
    for ignore in ignores:
        yield from _faults(ignore, known, {code for each, code in used if each is ignore}, unread)


def _can_be(code: str) -> bool:
    return code[0] not in "SMR"  # what a model doubts is answered in its review


def _faults(
    ignore: Ignore, known: Mapping[str, Card], used: Collection[str], unread: Collection[str]
) -> Iterator[Diagnostic]:
    if not ignore.codes:
        yield FORM.diagnostic(ignore.at, "this comment to pact-author is not understood", _SHAPE)
        return
    strange = [code for code in ignore.codes if code not in known]
    for code in strange:
        hint = "list them: pact-author explain" if re.fullmatch("[A-Z][0-9]{3}", code) else _SHAPE
        yield UNKNOWN.diagnostic(ignore.at, f"there is no code {code}", hint)
    for code in (code for code in ignore.codes if code in known and not _can_be(code)):
        hint = "answer it with `review accept`, and take" if code[0] == "R" else "mend what it says, and take"
        yield NEVER.diagnostic(ignore.at, f"{code} cannot be ignored", f"{hint} this out")
    if strange:
        return
    if not ignore.reason:
        yield REASON.diagnostic(ignore.at, "no reason is given", f"write it behind the bracket: {_SHAPE[6:]}")
        return
    for code in ignore.codes:
        if code not in used and _can_be(code) and ignore.path not in unread:
            where = "in that scenario" if ignore.whole else "here"
            yield UNUSED.diagnostic(ignore.at, f"there is no {code} {where} to ignore", "take it out")
