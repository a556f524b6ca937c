"""PO files to catalogs and back, without the loss of anything that a translator wrote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from babel.messages.pofile import normalize, unescape

from pact_author.model.translation import Catalog, Entry, Origin

# Babel's reader and writer as a whole are not used. Its writer breaks comments at 76 columns, `# pact:` among them,
# and drops flags and previous texts of obsolete entries; its reader drops repeated comments and the header's own
# fields, refuses `#~|`, and takes unquoted text. How strings are quoted is Babel's all the same.

MARK = "pact:"
FUZZY = "fuzzy"
NOT_OURS = frozenset({"python-brace-format", "python-format"})
"""Flags that tools set by themselves on texts that are neither."""

LINE = re.compile(r'(#~[ \t]*)?(?:(msgctxt|msgid|msgstr)[ \t]*)?("(?:[^"\\]|\\.)*")')
PREVIOUS = re.compile(r'(?:#\||#~[ \t]*\|)[ \t]*(?:(msgctxt|msgid|msgid_plural)[ \t]*)?("(?:[^"\\]|\\.)*")')


@dataclass(slots=True)
class _Block:
    """The lines of one entry as they are read. line: where its first string stands."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, str] = field(default_factory=dict)
    strings: dict[str, str] = field(default_factory=dict)
    obsolete: bool = False
    line: int = 0


def read_catalog(path: str, locale: str, text: str) -> Catalog:
    """The entries of a PO file. Raises ValueError naming the line for a text that is none."""
    header: tuple[tuple[str, str], ...] = ()
    comment = ""
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for block in _blocks(text):
        if not block.strings["msgid"] and "msgctxt" not in block.strings:
            if entries or header:
                raise ValueError(f"line {block.line}: a text without msgctxt and msgid, which only a header may be")
            header = _fields(block.strings["msgstr"])
            comment = "\n".join(block.comments)
            continue
        entry = _entry(block)
        key = entry.context or entry.source
        if not entry.obsolete and key in seen:
            raise ValueError(f"line {block.line}: {key} stands here a second time, the first is on line {seen[key]}")
        if not entry.obsolete:
            seen[key] = block.line
        entries.append(entry)
    return Catalog(path, locale, tuple(entries), header, comment)


def _blocks(text: str) -> Iterator[_Block]:
    block, key = _Block(), ""
    for number, line in enumerate((each.strip() for each in text.split("\n")), start=1):
        if not line:
            continue
        if PREVIOUS.fullmatch(line) or (line.startswith("#") and not line.startswith(("#~", "#|"))):
            if block.strings:
                yield _whole(block, number)
                block, key = _Block(), ""
            _comment(block, line)
            continue
        found = LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"line {number}: {_why(line)}")
        old, keyword, quoted = found.groups()
        if block.strings and keyword and (keyword == "msgctxt" or keyword in block.strings):
            yield _whole(block, number)
            block = _Block()
        key = keyword or key
        if not key:
            raise ValueError(f"line {number}: a string without msgctxt, msgid or msgstr before it")
        block.line = block.line or number
        block.obsolete = bool(old)
        block.strings[key] = block.strings.get(key, "") + unescape(quoted)
    if block.strings:
        yield _whole(block, number)


def _why(line: str) -> str:
    if "msgid_plural" in line or "msgstr[" in line:
        return "plural entries are not used here: a text branches inside, with {…, plural, …}"
    return "this is no line of a PO file: a keyword is followed by one text in double quotes"


def _whole(block: _Block, end: int) -> _Block:
    if missing := {"msgid", "msgstr"} - set(block.strings):
        raise ValueError(f"line {block.line or end}: an entry without {min(missing)}")
    return block


def _comment(block: _Block, line: str) -> None:
    kind, rest = line[:2], line[2:].strip()
    if found := PREVIOUS.fullmatch(line):
        keyword = found[1] or next(reversed(block.previous), "msgid")
        block.previous[keyword] = block.previous.get(keyword, "") + unescape(found[2])
    elif kind == "#.":
        block.extracted.append(rest)
    elif kind == "#:":
        block.references += [_without_line(each) for each in rest.split()]
    elif kind == "#,":
        block.flags += [flag for each in rest.split(",") if (flag := each.strip())]
    else:
        block.comments.append(line[1:].removeprefix(" "))


def _without_line(reference: str) -> str:
    return re.sub(r":\d+$", "", reference)


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    told = (line.partition(":") for line in text.split("\n") if ":" in line)
    return tuple((name.strip(), value.strip()) for name, _, value in told)


def _entry(block: _Block) -> Entry:
    marks = [line.removeprefix(MARK) for line in block.comments if line.startswith(MARK)]
    return Entry(
        context=block.strings.get("msgctxt", ""),
        source=block.strings["msgid"],
        text=block.strings["msgstr"],
        origin=to_origin(marks[-1]) if marks else Origin(),
        fuzzy=FUZZY in block.flags,
        previous=block.previous.get("msgid", ""),
        notes=tuple(line for line in block.comments if not line.startswith(MARK)),
        extracted=tuple(block.extracted),
        references=tuple(dict.fromkeys(block.references)),
        flags=tuple(sorted(set(block.flags) - NOT_OURS - {FUZZY})),
        obsolete=block.obsolete,
    )


def to_origin(text: str) -> Origin:
    """`status=machine; model=…` → Origin; what it does not know is left out."""
    told = [part.partition("=") for part in text.split(";")]
    known = {field.name for field in fields(Origin)}
    return Origin(**{name.strip(): value.strip() for name, _, value in told if name.strip() in known})


def origin_text(origin: Origin) -> str:
    """An Origin as the text of its comment; empty fields are left out."""
    told = [(field.name, getattr(origin, field.name)) for field in fields(origin)]
    return f"{MARK} " + "; ".join(f"{name}={value}" for name, value in told if value)


def catalog_text(catalog: Catalog) -> str:
    """A catalog as a PO file: the same catalog gives the same bytes, on any day. Obsolete entries stand last."""
    active = [entry for entry in catalog.entries if not entry.obsolete]
    obsolete = [entry for entry in catalog.entries if entry.obsolete]
    return "\n".join([_header(catalog), *("".join(_lines(entry)) for entry in (*active, *obsolete))])


def _header(catalog: Catalog) -> str:
    own = {
        "Language": catalog.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    told = dict(catalog.header)
    named = told | {name: value for name, value in own.items() if name not in told}
    comment = "".join(_hash(line) for line in catalog.comment.split("\n")) if catalog.comment else ""
    lines = "".join(f"{normalize(f'{name}: {value}' + chr(10), width=0)}\n" for name, value in named.items())
    return f'{comment}msgid ""\nmsgstr ""\n{lines}'


def _lines(entry: Entry) -> Iterator[str]:
    mark = "#~ " if entry.obsolete else ""
    if entry.origin != Origin():
        yield _hash(origin_text(entry.origin))
    yield from (_hash(line) for line in entry.notes)
    yield from (f"#. {line}".rstrip() + "\n" for line in entry.extracted)
    if entry.references:
        yield f"#: {' '.join(entry.references)}\n"
    flags = [*([FUZZY] if entry.fuzzy else []), *entry.flags]
    if flags:
        yield f"#, {', '.join(flags)}\n"
    if entry.previous:
        yield _string("#~| " if entry.obsolete else "#| ", "msgid", entry.previous)
    if entry.context:
        yield _string(mark, "msgctxt", entry.context)
    yield _string(mark, "msgid", entry.source)
    yield _string(mark, "msgstr", entry.text)


def _hash(line: str) -> str:
    return f"# {line}".rstrip() + "\n"


def _string(mark: str, keyword: str, text: str) -> str:
    first, *more = normalize(text, width=0).split("\n")
    return "".join(f"{mark}{line}\n" for line in (f"{keyword} {first}", *more))
