"""Document to NameTable: a checked table of given names as values."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pact_author.model.diagnostic import Diagnostic, Related
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError
from pact_author.model.names import Name, NameList, NameSource, NameTable
from pact_author.reading import name_cards as cards
from pact_author.reading.project import Project, read_text
from pact_author.reading.resources import names_folder
from pact_author.reading.scripts import in_script
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

FOLDER = "locales/names"
LEAST = 6
"""Names in a list: fewer, and a figure is about them and not about their bearers."""


def to_names(document: Document) -> tuple[NameTable | None, tuple[Diagnostic, ...]]:
    """The table of a document in which shape.check("names") found nothing, or None with what contradicts itself."""
    data: Any = document.data
    if found := tuple(_contradictions(document, data)):
        return None, found
    sources = {
        key: NameSource(
            institution=told["institution"],
            title=told["title"],
            year=told["year"],
            population=told["population"],
            url=told["url"],
            licence=told["licence"],
            checked=told["checked"],
            reported=told["report"]["url"] if "report" in told else None,
        )
        for key, told in data["sources"].items()
    }
    names = tuple(
        Name(
            id=entry["id"],
            country=data["country"],
            list=NameList(which),
            latin=entry["latin"],
            native=entry.get("native", entry["latin"]),
            script=data["script"],
            source=entry["source"],
        )
        for which, entries in data["names"].items()
        for entry in entries
    )
    return NameTable(data["country"], data["script"], sources, names, document.text), ()


def read_names(project: Project, country: str) -> NameTable:
    """The names of a country: the project's own file or, where it has none, the one that comes with the program.

    Raises ProjectError where there is neither, or at the first mistake.
    """
    path = f"{FOLDER}/{country}.yaml"
    text, found = _text(project, path)
    document, faults = parse(path, text) if text is not None else (None, ())
    diagnostics = (*found, *faults, *(check(document, "names") if document else ()))
    table = None
    if document is not None and not diagnostics:
        table, diagnostics = to_names(document)
    if table is None:
        first = diagnostics[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", first.hint)
    return table


def has_names(project: Project, country: str) -> bool:
    """Whether there is a table for a country, the project's own or one that comes with the program."""
    return (project.root / f"{FOLDER}/{country}.yaml").exists() or (names_folder() / f"{country}.yaml").is_file()


def _text(project: Project, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if (project.root / path).exists():
        return read_text(project, path)
    file = names_folder() / path.rpartition("/")[2]
    if not file.is_file():
        raise ProjectError(
            f"there are no names for {file.stem}: {path} is missing", "write it, or leave people unnamed"
        )
    return file.read_text(encoding="utf-8"), ()


def _contradictions(document: Document, data: Any) -> Iterator[Diagnostic]:  # noqa: ANN401 -- it fits its schema
    stem = PurePosixPath(document.path).stem
    if data["country"] != stem:
        message = f"the country is {data['country']} and the file `{stem}.yaml`"
        hint = f"write `country: {stem}`, or name the file {data['country']}.yaml"
        yield cards.FILE_NAME.diagnostic(document.locate("/country"), message, hint)
        return  # ids begin with one of the two, and nobody knows with which
    entries = [
        (f"/names/{which}/{number}", NameList(which), entry)
        for which, of_list in data["names"].items()
        for number, entry in enumerate(of_list)
    ]
    yield from _ids(document, data["country"], entries)
    yield from _repeated(document, entries)
    for pointer, _, entry in entries:
        yield from _letters(document, pointer, entry, data["script"])
    yield from _sources(document, data["sources"], entries)
    yield from _numbers(document, data["names"])


_Entries = list[tuple[str, NameList, dict[str, str]]]


def _ids(document: Document, country: str, entries: _Entries) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for pointer, which, entry in entries:
        begin, at = f"{country}-{which.letter}-", document.locate(f"{pointer}/id")
        if not entry["id"].startswith(begin):
            message = f"the id of a {which} name of {country} does not begin with {entry['id'][:5]}"
            yield cards.ID.diagnostic(at, message, f"write {begin}{entry['id'][-2:]}, or move the name")
        elif entry["id"] in seen:
            other = (Related("and here", document.locate(seen[entry["id"]])),)
            hint = "give the later one the next free number; an id that a release has stays with its name"
            yield cards.ID.diagnostic(at, f"the id {entry['id']} stands twice", hint, other)
        else:
            seen[entry["id"]] = f"{pointer}/id"


def _repeated(document: Document, entries: _Entries) -> Iterator[Diagnostic]:
    for form in ("latin", "native"):
        seen: dict[str, str] = {}
        for pointer, _, entry in entries:
            word = entry.get(form, "").casefold()
            if word in seen:
                other = (Related("and here", document.locate(f"{seen[word]}/{form}")),)
                message = f"the name {entry[form]} stands twice"
                hint = "keep one; a name of both women and men belongs into unisex alone, with a source that says so"
                yield cards.TWICE.diagnostic(document.locate(f"{pointer}/{form}"), message, hint, other)
            elif word:
                seen[word] = pointer


def _letters(document: Document, pointer: str, entry: dict[str, str], script: str) -> Iterator[Diagnostic]:
    if not in_script(entry["latin"], "Latn"):
        message = f"{entry['latin']} is not written in Latin letters"
        hint = "write how it is spelt in Latin letters here, and the name itself in `native`"
        yield cards.SCRIPT.diagnostic(document.locate(f"{pointer}/latin"), message, hint)
    native = entry.get("native")
    if script == "Latn":
        if native is not None:
            message = "a name of a Latin script has no second form"
            yield cards.SCRIPT.diagnostic(document.locate(f"{pointer}/native"), message, "take `native` out")
    elif native is None:
        message, hint = f"{entry['latin']} lacks its form in {script}", "add it as `native`"
        yield cards.SCRIPT.diagnostic(document.locate(pointer), message, hint)
    elif not in_script(native, script):
        message, hint = f"{native} is not written in {script}", "write it as it is written there, or mend `script`"
        yield cards.SCRIPT.diagnostic(document.locate(f"{pointer}/native"), message, hint)


def _sources(document: Document, sources: dict[str, Any], entries: _Entries) -> Iterator[Diagnostic]:
    for pointer, _, entry in entries:
        if entry["source"] not in sources:
            message = f"there is no source `{entry['source']}` in `sources`"
            hint = f"there are: {', '.join(sources)}"
            yield cards.SOURCE.diagnostic(document.locate(f"{pointer}/source"), message, hint)
    for key, told in sources.items():
        if told["checked"] and "seen" not in told:
            message = f"`{key}` was checked, and nothing says when"
            yield cards.SOURCE.diagnostic(document.locate(f"/sources/{key}"), message, "add `seen: …`, the day of it")


def _numbers(document: Document, lists: dict[str, list[dict[str, str]]]) -> Iterator[Diagnostic]:
    for which, entries in lists.items():
        if len(entries) < LEAST:
            message = f"`{which}` has {len(entries)} of at least {LEAST} names"
            hint = (
                "add more from the source" if which != "unisex" else "add more from the source, or leave the list out"
            )
            yield cards.FEW.diagnostic(document.locate_key(f"/names/{which}"), message, hint)
    numbers = {which: [entry["id"][-2:] for entry in lists[which]] for which in ("female", "male")}
    for which, other in (("female", "male"), ("male", "female")):
        alone = Counter(numbers[which]) - Counter(numbers[other])
        if alone:
            message = f"`{which}` has the number {min(alone)}, and `{other}` has not"
            hint = "names of one number stand for each other in twins: add the other one"
            yield cards.UNPAIRED.diagnostic(document.locate_key(f"/names/{which}"), message, hint)
