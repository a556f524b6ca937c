"""Drafts into PO files: read again just before writing, so that what a person did meanwhile stays as it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pact_author.locales.catalog import catalog_text, read_catalog
from pact_author.locales.wording import FILES, catalog_path
from pact_author.model.errors import ProjectError
from pact_author.model.translation import Catalog, Entry, Origin, SourceText, source_hash
from pact_author.reading.project import Project, read_text
from pact_author.reading.replace_file import create_file, exact_text, replace_file

BACK = "pact-bt: "
"""Begins the comment that holds a back-translation."""
_ENTRY = re.compile(r"(?:#~ )?msgid ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Opened:
    """A PO file. before: its text as it stands on disk; None where there is no file yet."""

    catalog: Catalog
    before: str | None


def open_catalogs(project: Project, locale: str) -> tuple[Opened, ...]:
    """The PO files of a locale, empty where they are not there. Raises ProjectError for one that cannot be trusted."""
    return tuple(_open(project, locale, name) for name in FILES)


def _open(project: Project, locale: str, name: str) -> Opened:
    path = catalog_path(locale, name)
    if not (project.root / path).exists():
        return Opened(Catalog(path, locale, ()), None)
    text, faults = read_text(project, path)
    if text is None:
        raise ProjectError(f"{path}: {faults[0].message}", faults[0].hint)
    hint = f"mend it first; see: pact-author validate locales/{locale}"
    try:
        catalog = read_catalog(path, locale, text)
    except ValueError as error:
        raise ProjectError(f"{path} cannot be read: {error}", hint) from error
    # The reader keeps one of two entries with one name and steps over what it does not understand. Written again, the
    # rest would be lost.
    begun = sum(bool(_ENTRY.match(line)) for line in text.split("\n"))
    live = [entry.context for entry in catalog.entries if not entry.obsolete]
    if len(set(live)) < len(live) or begun > len(catalog.entries) + 1:
        raise ProjectError(f"{path} has entries that cannot be told apart, or cannot be read", hint)
    return Opened(catalog, exact_text(project, path))


def entries_of(opened: Iterable[Opened]) -> Mapping[str, Entry]:
    """Every entry in use, by context."""
    return {entry.context: entry for each in opened for entry in each.catalog.entries if not entry.obsolete}


def draft_entry(text: SourceText, draft: str, old: Entry | None, model: str, prompt: str) -> Entry:
    """The entry of a machine's draft. What a translator noted stays; a back-translation of an older draft does not."""
    return Entry(
        context=text.context,
        source=text.message.source,
        text=draft,
        origin=Origin(status="machine", model=_name(model), prompt=prompt, src=text.src, text=source_hash(draft)),
        fuzzy=True,
        notes=tuple(note for note in old.notes if not note.startswith(BACK)) if old else (),
        extracted=old.extracted if old else text.notes,
        references=old.references if old else (text.path,),
        flags=old.flags if old else (),
    )


def _name(model: str) -> str:
    """A model's name as a field of the comment can hold it."""
    return re.sub(r"[;\s]+", "-", "".join(letter for letter in model if letter.isprintable()))


def with_back(entry: Entry, english: str) -> Entry:
    """The entry with its back-translation as a comment."""
    return replace(entry, notes=(*(note for note in entry.notes if not note.startswith(BACK)), BACK + english))


def has_back(entry: Entry) -> bool:
    return any(note.startswith(BACK) for note in entry.notes)


def write(
    project: Project,
    locale: str,
    order: tuple[SourceText, ...],
    made: Callable[[SourceText, Entry | None], Entry | None],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put entries into the PO files as they are now: paths of files that were changed, contexts of entries that were.

    order: every English text, in the order of a file. made: the new entry of a text; None where it stays as it is.
    """
    files: list[str] = []
    changed: list[str] = []
    for opened in open_catalogs(project, locale):
        new = _new_entries(opened, order, made)
        if not new:
            continue
        catalog = replace(opened.catalog, entries=merged(opened.catalog.entries, new, order))
        text = catalog_text(catalog)
        if opened.before is None:
            create_file(project, catalog.path, text)
        elif text != opened.before:
            replace_file(project, catalog.path, opened.before, text)
        files.append(catalog.path)
        changed += new
    return tuple(files), tuple(changed)


def _new_entries(
    opened: Opened, order: tuple[SourceText, ...], made: Callable[[SourceText, Entry | None], Entry | None]
) -> dict[str, Entry]:
    """By context, those that belong into one file: templates into prompts.po, all else into scenarios.po."""
    templates = opened.catalog.path.endswith("/prompts.po")
    now = entries_of([opened])
    found = {
        text.context: made(text, now.get(text.context))
        for text in order
        if text.context.startswith("prompt#") == templates
    }
    return {context: entry for context, entry in found.items() if entry is not None and entry != now.get(context)}


def merged(old: tuple[Entry, ...], new: Mapping[str, Entry], order: tuple[SourceText, ...]) -> tuple[Entry, ...]:
    """Entries in place of those of the same context; the others behind the text that stands before them in order."""
    out = [new.get(entry.context, entry) if not entry.obsolete else entry for entry in old]
    there = {entry.context for entry in old if not entry.obsolete}
    place = {text.context: number for number, text in enumerate(order)}
    for context, entry in new.items():
        if context in there:
            continue
        before = [
            at for at, each in enumerate(out) if not each.obsolete and place.get(each.context, -1) < place[context]
        ]
        out.insert(before[-1] + 1 if before else 0, entry)
    return tuple(out)
