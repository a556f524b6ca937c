"""PO files to catalogs and back: one of the three modules that know Babel."""

import io
import re
from dataclasses import fields

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import read_po, write_po

from pact_author.model.translation import Catalog, Entry, Origin

MARK = "pact:"
OWN_FLAGS = frozenset({"fuzzy", "python-brace-format", "python-format"})
"""fuzzy is a field of its own; the other two Babel sets by itself on texts that are neither."""


def read_catalog(path: str, locale: str, text: str) -> Catalog:
    """The entries of a PO file. Raises ValueError for a text that Babel cannot read; see po_text for places."""
    found = read_po(io.StringIO(text), locale=None, abort_invalid=True)
    entries = [_entry(message, obsolete=False) for message in found if message.id]
    entries += [_entry(message, obsolete=True) for message in found.obsolete.values()]
    return Catalog(path, locale, tuple(entries))


def _entry(message: BabelMessage, *, obsolete: bool) -> Entry:
    marks = [line.removeprefix(MARK) for line in message.user_comments if _is_mark(line)]
    previous = [line[2:] for line in message.user_comments if line.startswith("| ")]
    return Entry(
        context=message.context or "",
        source=_one(message.id),
        text=_one(message.string),
        origin=to_origin(marks[-1]) if marks else Origin(),
        fuzzy=message.fuzzy,
        previous=_previous(previous),
        notes=tuple(line for line in message.user_comments if not _is_mark(line) and not line.startswith("| ")),
        extracted=tuple(message.auto_comments),
        references=tuple(path for path, _ in message.locations),
        flags=tuple(sorted(set(message.flags) - OWN_FLAGS)),
        obsolete=obsolete,
    )


def _is_mark(line: str) -> bool:
    """Whether a comment tells where a text comes from; `pact: ignore[…]` is a note like any other."""
    return line.startswith(MARK) and not line.removeprefix(MARK).lstrip().startswith("ignore")


def _one(text: object) -> str:
    """Plural entries are none of ours: the first form stands for them, and a check says so."""
    return text if isinstance(text, str) else str(text[0]) if isinstance(text, list | tuple) and text else ""


def _previous(lines: list[str]) -> str:
    """The English of before, out of `#| msgid` lines, which Babel reads as comments."""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', "\n".join(line for line in lines if "msgctxt" not in line))
    return "".join(part.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\") for part in quoted)


def to_origin(text: str) -> Origin:
    """`status=machine; model=…` → Origin; what it does not know is left out."""
    told = dict(part.strip().split("=", 1) for part in text.split(";") if "=" in part)
    known = {field.name for field in fields(Origin)}
    return Origin(**{name: value.strip() for name, value in told.items() if name in known})


def origin_text(origin: Origin) -> str:
    """An Origin as the text of its comment; empty fields are left out."""
    told = [(field.name, getattr(origin, field.name)) for field in fields(origin)]
    return f"{MARK} " + "; ".join(f"{name}={value}" for name, value in told if value)


def catalog_text(catalog: Catalog) -> str:
    """A catalog as a PO file: the same catalog gives the same bytes, on any day."""
    made = BabelCatalog(header_comment="", fuzzy=False)
    for entry in catalog.entries:
        message = BabelMessage(
            entry.source,
            entry.text,
            locations=[(path, 1) for path in entry.references],
            flags={*entry.flags, *({"fuzzy"} if entry.fuzzy else ())},
            auto_comments=entry.extracted,
            user_comments=(*([origin_text(entry.origin)] if entry.origin != Origin() else ()), *entry.notes),
            previous_id=entry.previous or (),
            context=entry.context,
        )
        message.flags.difference_update(OWN_FLAGS - {"fuzzy"})
        if entry.obsolete:
            made.obsolete[made._key_for(entry.source, entry.context)] = message
        else:
            made._messages[made._key_for(entry.source, entry.context)] = message
    out = io.BytesIO()
    write_po(out, made, width=0, omit_header=True, include_previous=True, include_lineno=False)
    return _header(catalog) + out.getvalue().decode()


def _header(catalog: Catalog) -> str:
    named = {
        "Language": catalog.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    } | dict(catalog.header)
    comment = (
        "".join(f"# {line}\n" if line else "#\n" for line in catalog.comment.split("\n")) if catalog.comment else ""
    )
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in named.items())
    return f'{comment}msgid ""\nmsgstr ""\n{lines}\n'
