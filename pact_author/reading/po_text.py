"""PO text → Document: every entry, and the place of all that stands in it; each mistake is said, and none raised.

Babel's reader drops lines that it does not understand, and the second of two entries, in silence. What this reader
finds nothing against, both understand alike.
"""

import re
from dataclasses import dataclass, field

from pact_author.model.canonical import Json
from pact_author.model.diagnostic import Card, Diagnostic, Location, Related, Span
from pact_author.model.document import Document
from pact_author.model.source_text import entry_pointer
from pact_author.reading import cards, locale_cards
from pact_author.reading.document_builder import FORBIDDEN

MAX_FAULTS = 100
"""Nobody mends more at a time, and a file of 8 MiB can hold millions."""

_WORD = re.compile(r"[A-Za-z_]+(?:\[[^\]]*\])?")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_PREVIOUS = re.compile(r"#\|[ \t]*(msgctxt|msgid)?[ \t]*(\".*)?")
_CHARSET = re.compile(r"charset=([^\s;]+)", re.IGNORECASE)
_WORDS = ("msgctxt", "msgid", "msgstr")
_HEADER = 'begin with: msgid "", msgstr "", "Content-Type: text/plain; charset=UTF-8\\n"'


@dataclass(frozen=True, slots=True)
class PoEntry:
    """A sound entry as it stands, the header and obsolete ones too. context: None where there is no msgctxt.

    comments: whole lines, from # on. previous: the msgid of before. line: where it begins.
    """

    context: str | None
    source: str
    text: str
    previous: str
    comments: tuple[str, ...]
    obsolete: bool
    line: int = 0


def parse_po(path: str, text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The sound entries of a PO file, and what stands against the others, in the order of the file.

    data: msgctxt → {msgid, msgstr, previous, comments: lines as written from # on, obsolete}. The header stands
    under "". Spans begin and end at the quotes.
    """
    _, document, found = scan_po(path, text)
    return document, found


def scan_po(path: str, text: str) -> tuple[tuple[PoEntry, ...], Document, tuple[Diagnostic, ...]]:
    """The same, and beside it every sound entry by itself."""
    scanner = _Scanner(path)
    for number, line in enumerate(text.split("\n"), start=1):
        scanner.line(number, line)
        if len(scanner.found) >= MAX_FAULTS:
            break
    else:
        scanner.end()
    found = tuple(sorted(scanner.found, key=lambda diagnostic: diagnostic.order))
    return tuple(scanner.kept), Document(path, text, scanner.data, scanner.spans, quoted=True), found


@dataclass(slots=True)
class _Entry:
    """One that is being read. at: keyword → where its quoted text stands. broken: it is not to be used."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    at: dict[str, Span] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    mark: Span | None = None
    first: Span | None = None
    obsolete: bool = False
    broken: bool = False

    def text(self, word: str) -> str:
        return "".join(self.texts.get(word, ()))


class _Scanner:
    def __init__(self, path: str) -> None:
        self.path = path
        self.data: dict[str, Json] = {}
        self.spans: dict[str, Span] = {}
        self.found: list[Diagnostic] = []
        self.kept: list[PoEntry] = []
        self.entry = _Entry()
        self.word = ""
        self.headed = False

    def fault(self, card: Card, span: Span, message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        self.found.append(card.diagnostic(Location(self.path, span), message, hint, related))
        self.entry.broken = True

    def line(self, number: int, line: str) -> None:
        start = len(line) - len(line.lstrip(" \t"))
        told = line[start:].rstrip(" \t")
        if not line.isascii() or not line.isprintable():
            self._characters(number, line)
        if not told:
            return
        if told.startswith("#~"):
            rest = told[2:].lstrip(" \t")
            if rest.startswith("|"):
                self._comment(number, start, f"#{rest}")
            else:
                self._keyword(number, start + len(told) - len(rest), rest, obsolete=True)
        elif told[0] == "#":
            self._comment(number, start, told)
        else:
            self._keyword(number, start, told, obsolete=False)

    def _characters(self, number: int, line: str) -> None:
        odd = FORBIDDEN.search(line)
        private = re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", line)
        for at in (odd, private):
            if at is not None:
                span = Span(number, at.start() + 1, number, at.end() + 1)
                message = f"the character U+{ord(at[0]):04X} is not allowed"
                hint = "delete it; where nothing can be seen, type the line anew"
                self.found.append(cards.CHARACTER.diagnostic(Location(self.path, span), message, hint))

    def _comment(self, number: int, start: int, told: str) -> None:
        if "msgstr" in self.entry.at:
            self.end()
        entry = self.entry
        if entry.at:
            at = Span(number, start + 1, number, start + 1 + len(told))
            self.fault(locale_cards.PO_SYNTAX, at, "a comment between the lines of an entry", "move it above the entry")
        entry.first = entry.first or Span(number, start + 1, number, start + 1)
        if (previous := _PREVIOUS.fullmatch(told)) is not None:
            word = previous[1] or next(reversed(entry.previous), "msgid")
            quoted = _QUOTED.fullmatch(previous[2] or "")
            entry.previous.setdefault(word, []).append(_plain(quoted[1]) if quoted else "")
            return
        entry.comments.append(told)
        if re.match(r"#[ \t]*pact:[ \t]*(?!ignore)", told):
            entry.mark = Span(number, start + 1, number, start + 1 + len(told))

    def _keyword(self, number: int, start: int, told: str, *, obsolete: bool) -> None:
        whole = Span(number, start + 1, number, start + 1 + len(told))
        word, rest = "", told
        if (begun := _WORD.match(told)) is not None and self._known(begun[0]):
            word, rest = begun[0], told[begun.end() :].lstrip(" \t")
            if not self._begin(word, whole, obsolete=obsolete):
                return
        if not rest.startswith('"') or self.word not in self.entry.at:
            if word and not rest:
                self.fault(locale_cards.PO_SYNTAX, whole, f"`{word}` has no text", f'write {word} "…"')
            else:
                self._not_understood(whole, told)
            return
        at = start + 1 + len(told) - len(rest)
        self._text(Span(number, at, number, at + len(rest)), rest)

    @staticmethod
    def _known(word: str) -> bool:
        return word in _WORDS or word == "msgid_plural" or word.startswith("msgstr[")

    def _not_understood(self, at: Span, told: str) -> None:
        hint = "write msgctxt, msgid or msgstr and a text in double quotes; a comment begins with #"
        if told.count('"') == 1 and told.endswith('"'):
            hint = "a text begins with a double quote, too"
        self.fault(locale_cards.PO_SYNTAX, at, f"this line is not understood: {_short(told)}", hint)

    def _begin(self, word: str, whole: Span, *, obsolete: bool) -> bool:
        """Whether the word may stand here; the rest of its line needs no words of its own otherwise."""
        begins = word == "msgctxt" or (word == "msgid" and not {"msgid", "msgstr"}.isdisjoint(self.entry.at))
        if begins and self.entry.at:
            self.end()
        entry, before = self.entry, len(self.found)
        entry.first = entry.first or Span(whole.line, whole.column, whole.line, whole.column)
        entry.obsolete = obsolete
        if word == "msgid_plural":
            hint = "take it out; a choice by number stands inside the text: {n, plural, one {…} other {…}}"
            self.fault(locale_cards.PO_PLURAL, whole, "a text with plural forms", hint)
        elif word.startswith("msgstr[") and "msgid_plural" not in entry.at:
            if not any(known.startswith("msgstr[") for known in entry.at):
                self.fault(locale_cards.PO_PLURAL, whole, f"a translation in plural forms: `{word}`", "write msgstr")
        elif word == "msgstr" and "msgid" not in entry.at:
            self.fault(locale_cards.PO_SYNTAX, whole, "a msgstr without a msgid before it", "each text has both")
        elif word in entry.at:
            self.fault(locale_cards.PO_SYNTAX, whole, f"a second `{word}` in one entry", "keep one of them")
        self.word = "msgstr" if word.startswith("msgstr") else word
        entry.at[word] = entry.at[self.word] = whole
        return len(self.found) == before

    def _text(self, at: Span, quoted: str) -> None:
        entry = self.entry
        found = _QUOTED.match(quoted)
        begun = entry.texts.get(self.word)
        first = entry.at[self.word] if begun is not None else at
        entry.at[self.word] = Span(first.line, first.column, at.end_line, at.end_column)
        inside = entry.texts.setdefault(self.word, [])
        if found is None:
            hint = 'end it with " on the same line; a quote inside a text is written \\"'
            self.fault(locale_cards.PO_SYNTAX, at, "a text that is not closed", hint)
        elif found.end() < len(quoted):
            rest = Span(at.line, at.column + found.end(), at.line, at.end_column)
            hint = 'a quote inside a text is written \\"; a new line of text has quotes of its own'
            self.fault(
                locale_cards.PO_SYNTAX, rest, f"after the text stands more: {_short(quoted[found.end() :])}", hint
            )
        elif (bad := next((e for e in _ESCAPE.finditer(found[1]) if e[1] not in _ESCAPES), None)) is not None:
            column = at.column + 1 + bad.start()
            span = Span(at.line, column, at.line, column + 2)
            hint = 'there are \\n, \\t, \\r, \\" and \\\\; type other characters themselves'
            self.fault(locale_cards.PO_SYNTAX, span, f"`{bad[0]}` stands for nothing", hint)
        else:
            inside.append(_plain(found[1]))

    def end(self) -> None:
        """What was read up to here is one entry, or the comments at the end of the file."""
        entry, self.entry, self.word = self.entry, _Entry(), ""
        if entry.at:
            last = max(entry.at.values(), key=lambda span: (span.end_line, span.end_column))
            self._keep(entry, last)
        self.entry = _Entry()

    def _keep(self, entry: _Entry, last: Span) -> None:
        assert entry.first is not None
        context, source = entry.text("msgctxt"), entry.text("msgid")
        at = entry.at.get("msgctxt") or entry.at.get("msgid") or last
        if not entry.broken and not ("msgid" in entry.at and "msgstr" in entry.at):
            missing = "msgstr" if "msgid" in entry.at else "msgid"
            self.fault(
                locale_cards.PO_SYNTAX, at, f"an entry without a {missing}", 'where there is none yet: msgstr ""'
            )
            entry.broken = True
        if "msgctxt" not in entry.at and not source:
            self._header(entry)
        elif not self.headed and not entry.obsolete:
            self.headed = True
            self.fault(locale_cards.PO_HEADER, Span(entry.first.line, 1, entry.first.line, 1), "no header", _HEADER)
        if not entry.broken:
            named = context if "msgctxt" in entry.at else None
            previous = "".join(entry.previous.get("msgid", ()))
            comments, line = tuple(entry.comments), at.line
            self.kept.append(PoEntry(named, source, entry.text("msgstr"), previous, comments, entry.obsolete, line))
        if entry.obsolete or entry.broken:
            return
        if not context and source:
            hint = 'write above it: msgctxt "<scenario id>#<field>"'
            self.fault(locale_cards.PO_CONTEXT, at, "a text without a msgctxt", hint)
            return
        name = entry_pointer(context)
        if name in self.spans:
            before = Related("it stands here first", Location(self.path, self.spans[f"{name}/msgctxt"]))
            self.fault(locale_cards.PO_TWICE, at, f"`{_short(context)}` stands twice", "keep one of them", (before,))
            return
        self.data[context] = {
            "msgid": source,
            "msgstr": entry.text("msgstr"),
            "previous": "".join(entry.previous.get("msgid", ())),
            "comments": list(entry.comments),
        }
        self.spans[name] = Span(entry.first.line, entry.first.column, last.end_line, last.end_column)
        self.spans |= {f"{name}/{word}": span for word, span in entry.at.items() if word in _WORDS}
        self.spans.setdefault(f"{name}/msgctxt", entry.at["msgid"])
        self.spans[f"{name}/mark"] = entry.mark or self.spans[f"{name}/msgctxt"]

    def _header(self, entry: _Entry) -> None:
        charset = _CHARSET.search(entry.text("msgstr"))
        if not self.headed and not entry.broken and (charset is None or charset[1].upper() != "UTF-8"):
            told = f"the header says {_short(charset[1])}" if charset else "the header does not say UTF-8"
            hint = 'write "Content-Type: text/plain; charset=UTF-8\\n"'
            self.fault(locale_cards.PO_HEADER, entry.at["msgstr"], told, hint)
        self.headed = True


def _plain(quoted: str) -> str:
    """What stands between the quotes, without backslashes."""
    return _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[0]), quoted) if "\\" in quoted else quoted


def _short(words: str) -> str:
    line = " ".join(words[:200].split())
    return line if len(line) <= 40 else line[:39] + "…"
