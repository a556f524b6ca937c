"""Text to Message: a strict subset of ICU MessageFormat, with every mistake said and none raised."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pact_author.model.message import Branching, Hash, Message, Part, Placeholder

MAX_NESTING = 3
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KEYS = {"select": _NAME, "plural": re.compile(r"zero|one|two|few|many|other|=(0|[1-9][0-9]{0,8})")}
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_PLAIN = re.compile(r"[^'{}#]+")
_BLANK = " \t\n\r"
_EXAMPLE = "write {actor_gender, select, female {her} male {his} other {their}}"


@dataclass(frozen=True, slots=True)
class Fault:
    """offset: where in the text, from 0, in code points. quote: the exact words there."""

    offset: int
    quote: str
    message: str
    hint: str


def parse_message(text: str) -> tuple[Message | None, tuple[Fault, ...]]:
    """The message, or None with at least one fault. Faults are in the order of the text."""
    simple = _simple(text)
    if simple is not None:
        return Message(text, simple), ()
    parser = _Parser(text)
    try:
        parts = parser.parts(depth=0, plural=False)
    except _StopError:
        parts = ()
    faults = tuple(sorted(parser.faults, key=lambda fault: fault.offset))
    return (None, faults) if faults else (Message(text, parts), ())


def _simple(text: str) -> tuple[Part, ...] | None:
    """The parts of a text in which no brace or apostrophe is but those of placeholders, as in most; None for others."""
    pieces = _PLACEHOLDER.split(text)
    names = len(pieces) // 2
    if "'" in text or text.count("{") != names or text.count("}") != names:
        return None
    pieces[1::2] = map(_placeholder, pieces[1::2])
    return tuple([part for part in pieces if part])


_placeholder = lru_cache(256)(Placeholder)


def print_message(message: Message) -> str:
    """A text that parses to the same parts."""
    return "".join(_print(message.parts, plural=False))


def _print(parts: tuple[Part, ...], *, plural: bool) -> list[str]:
    out: list[str] = []
    for part in parts:
        match part:
            case str():
                out.append(_quote(part, plural=plural))
            case Hash():
                out.append("#")
            case Placeholder(name):
                out.append(f"{{{name}}}")
            case Branching(name, kind, branches):
                inner = (f"{key} {{{''.join(_print(p, plural=kind == 'plural'))}}}" for key, p in branches)
                out.append(f"{{{name}, {kind}, {' '.join(inner)}}}")
    return out


def _quote(text: str, *, plural: bool) -> str:
    # A run of special characters goes into one pair of quotes, with the apostrophes between them: two neighbouring
    # pairs would read as one with an apostrophe inside.
    special = "{}#" if plural else "{}"

    def replace(match: re.Match[str]) -> str:
        run = match[0]
        if run[0] in special:
            return "'" + run.replace("'", "''") + "'"
        return "''"

    return re.sub(rf"[{special}][{special}']*|'(?=[{special}']|\Z)", replace, text)


def _short(words: str) -> str:
    """Words in a sentence: at most 40 characters, on one line."""
    line = " ".join(words[:200].split())
    return line if len(line) <= 40 else line[:39] + "…"


class _StopError(Exception):
    """Nothing after this place can be understood."""


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.faults: list[Fault] = []

    def fault(self, offset: int, quote: str, message: str, hint: str) -> None:
        self.faults.append(Fault(offset, quote, message, hint))

    def stop(self, offset: int, quote: str, message: str, hint: str) -> _StopError:
        self.fault(offset, quote, message, hint)
        return _StopError()

    def parts(self, depth: int, *, plural: bool) -> tuple[Part, ...]:
        """Up to the end, or (inside a branch) up to the brace that closes it."""
        out: list[Part] = []
        words: list[str] = []
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "'":
                words.append(self.apostrophe(plural=plural))
            elif char == "}":
                if depth:
                    break
                self.fault(self.at, "}", "a `}` with no `{` before it", "take it out, or write '}' to show a brace")
                self.at += 1
            elif char == "{" or (char == "#" and plural):
                if words:
                    out.append("".join(words))
                    words = []
                if char == "#":
                    self.at += 1
                    out.append(Hash())
                elif (part := self.argument(depth)) is not None:
                    out.append(part)
            else:
                plain = _PLAIN.match(self.text, self.at)
                words.append(plain[0] if plain else char)
                self.at += len(words[-1])
        if words:
            out.append("".join(words))
        return tuple(out)

    def apostrophe(self, *, plural: bool) -> str:
        start = self.at
        self.at += 1
        after = self.text[self.at : self.at + 1]
        if after == "'":
            self.at += 1
            return "'"
        if not after or after not in ("{}#" if plural else "{}"):
            return "'"
        out: list[str] = []
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char != "'":
                out.append(char)
            elif self.text[self.at : self.at + 1] == "'":
                out.append("'")
                self.at += 1
            else:
                return "".join(out)
        raise self.stop(
            start,
            self.text[start : start + 2],
            f"`{self.text[start : start + 2]}` begins a quotation that does not end",
            "an apostrophe directly before a brace quotes it; write two apostrophes ('') for one that is meant as such",
        )

    def blank(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _BLANK:
            self.at += 1

    def word(self) -> str:
        """All up to the next blank, comma or brace."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _BLANK + ",{}":
            self.at += 1
        return self.text[start : self.at]

    def argument(self, depth: int) -> Part | None:
        """From `{` to behind its `}`; None after a fault that can be stepped over."""
        start = self.at
        self.at += 1
        self.blank()
        name = self.word()
        self.blank()
        char = self.text[self.at : self.at + 1]
        if char == "}":
            self.at += 1
            quote = self.text[start : self.at]
            return Placeholder(name) if self.good_name(name, start, quote) else None
        if char != ",":
            raise self.unclosed(start, name) if not char else self.not_a_name(start)
        self.good_name(name, start, self.text[start : self.at])
        self.at += 1
        self.blank()
        kind_at = self.at
        kind = self.word()
        self.blank()
        if kind not in ("select", "plural"):
            end = self.text.find("}", kind_at)
            quote = kind or self.text[start : end + 1 if end >= 0 else len(self.text)]
            raise self.stop(
                kind_at if kind else start,
                quote,
                f"`{_short(kind)}` is not a kind of choice"
                if kind
                else "the kind of choice is missing after the comma",
                "there are select and plural: " + _EXAMPLE,
            )
        if self.text[self.at : self.at + 1] != ",":
            raise self.stop(start, self.text[start : self.at], f"a comma is missing after `{_short(kind)}`", _EXAMPLE)
        self.at += 1
        if depth >= MAX_NESTING:
            raise self.stop(
                start,
                self.text[start : self.at],
                f"choices are nested more than {MAX_NESTING} deep",
                "write whole sentences in the branches instead",
            )
        return self.branches(start, name, "select" if kind == "select" else "plural", depth)

    def branches(self, start: int, name: str, kind: Literal["select", "plural"], depth: int) -> Branching:
        head = self.text[start : self.at]
        found: list[tuple[str, tuple[Part, ...]]] = []
        seen: set[str] = set()
        while True:
            self.blank()
            if self.at >= len(self.text):
                raise self.unclosed(start, head[1:])
            if self.text[self.at] == "}":
                self.at += 1
                break
            key_at = self.at
            key = self.word()
            self.blank()
            if self.text[self.at : self.at + 1] == "{" and key:
                self.check_key(key, key_at, kind, seen)
                seen.add(key)
            else:
                raise self.stop(
                    key_at,
                    key or self.text[key_at : key_at + 1],
                    f"the branch `{_short(key)}` has no text" if key else "a branch is missing its name",
                    "after its name comes its text in braces: " + _EXAMPLE,
                )
            open_at = self.at
            self.at += 1
            found.append((key, self.parts(depth + 1, plural=kind == "plural")))
            if self.at >= len(self.text):
                raise self.unclosed(open_at, "")
            self.at += 1
        if "other" not in seen:
            self.fault(
                start, head, f"the choice by `{_short(name)}` has no `other`", "`other` is for all who fit no branch"
            )
        return Branching(name, kind, tuple(found))

    def check_key(self, key: str, at: int, kind: str, before: set[str]) -> None:
        if key in before:
            self.fault(at, key, f"the branch `{_short(key)}` stands twice", "keep one of them")
        elif not _KEYS[kind].fullmatch(key):
            hint = (
                "use zero, one, two, few, many, other, or a number as =0"
                if kind == "plural"
                else "small letters, digits and _, beginning with a letter"
            )
            self.fault(at, key, f"`{_short(key)}` is not the name of a branch", hint)

    def good_name(self, name: str, start: int, quote: str) -> bool:
        if _NAME.fullmatch(name):
            return True
        if not name:
            message, hint = "a placeholder without a name", "write {actor}, or '{' to show a brace"
        elif name[0].isdigit():
            message = f"`{_short(name)}` is a number, not the name of a placeholder"
            hint = "write {actor} or {receiver}"
        elif _NAME.fullmatch(name.lower()):
            message, hint = f"`{_short(name)}` has capital letters", f"write {{{name.lower()}}}"
        else:
            message = f"`{_short(name)}` is not the name of a placeholder"
            hint = "small letters, digits and _, beginning with a letter: {actor_gender}"
        self.fault(start, quote, message, hint)
        return False

    def not_a_name(self, start: int) -> _StopError:
        doubled = re.compile(r"\{\{\s*([\w.]+)\s*\}\}").match(self.text, start)
        if doubled is not None:
            name = doubled[1]
            return self.stop(start, doubled[0], f"`{_short(doubled[0])}` has doubled braces", f"write {{{name}}}")
        end = self.text.find("}", start)
        quote = self.text[start : end + 1] if end >= 0 else self.text[start:]
        hint = "a placeholder is one name, {actor}; a choice has commas, {actor_gender, select, …}; '{' shows a brace"
        return self.stop(start, quote, f"`{_short(quote)}` is not a placeholder", hint)

    def unclosed(self, start: int, name: str) -> _StopError:
        quote = self.text[start : start + 1 + len(name)] if name else "{"
        return self.stop(start, quote, "a `{` that is not closed", "every { needs its }; write '{' to show a brace")
