"""PO files to catalogs and back, without the loss of anything that a translator wrote."""

from collections.abc import Iterator
from dataclasses import fields

from babel.messages.pofile import normalize

from pact_author.model.diagnostic import Severity
from pact_author.model.translation import Catalog, Entry, Origin
from pact_author.reading.locale_cards import PO_HEADER
from pact_author.reading.po_entries import FUZZY, to_entry
from pact_author.reading.po_text import scan_po

# Babel's reader and writer as a whole are not used. Its writer breaks comments at 76 columns, `# pact:` among them,
# and drops flags and previous texts of obsolete entries; its reader drops repeated comments and the header's own
# fields, refuses `#~|`, and takes unquoted text. How strings are quoted is Babel's all the same.

MARK = "pact:"


def read_catalog(path: str, locale: str, text: str) -> Catalog:
    """The entries of a PO file; one without a header gets it when it is written.

    Raises ValueError naming the line of the first mistake in its form.
    """
    kept, _, found = scan_po(path, text)
    wrong = next((each for each in found if each.severity is Severity.ERROR and each.code != PO_HEADER.code), None)
    if wrong is not None:
        raise ValueError(f"line {wrong.at.span.line}: {wrong.message}")
    header: tuple[tuple[str, str], ...] = ()
    comment = ""
    entries: list[Entry] = []
    for po in kept:
        if po.context is None and not po.source:
            if entries or header:
                raise ValueError(f"line {po.line}: a text without msgctxt and msgid, which only a header may be")
            header, comment = _fields(po.text), "\n".join(line[1:].removeprefix(" ") for line in po.comments)
        else:
            entries.append(to_entry(po)[0])
    return Catalog(path, locale, tuple(entries), header, comment)


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    told = (line.partition(":") for line in text.split("\n") if ":" in line)
    return tuple((name.strip(), value.strip()) for name, _, value in told)


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
