"""calibration/*.yaml to gold items: norms that are taken as true, and what was made of each that is not so."""

from collections.abc import Iterator
from pathlib import Path

from pact_author.model.calibration import GoldItem, Kind
from pact_author.model.diagnostic import Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError
from pact_author.model.scenario import Evidence
from pact_author.reading.project import MAX_BYTES, Project
from pact_author.reading.resources import calibration_folder
from pact_author.reading.shape import check
from pact_author.reading.values import Tree
from pact_author.reading.yaml_text import parse

FOLDER = "calibration"


def read_gold(project: Project) -> tuple[GoldItem, ...]:
    """The gold set of a project, or the one that comes with the program where it has none, in the order of files.

    Raises ProjectError for the first mistake: figures from a part of the set would be of another set.
    """
    own = project.root / FOLDER
    folder = own if own.is_dir() else calibration_folder()
    items: list[GoldItem] = []
    for path in sorted(folder.glob("*.yaml")):
        found, faults = to_gold(f"{FOLDER}/{path.name}", _text(path))
        if faults:
            at = faults[0].at
            raise ProjectError(f"{at.path}:{at.span.line}: {faults[0].message}", faults[0].hint)
        items += found
    if not items:
        raise ProjectError(f"there is no gold set in {FOLDER}/", "docs/review.md says what stands there")
    names = [item.name for item in items]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ProjectError(f"{FOLDER}/: {twice} is there twice", "give one of them another id, or take it out")
    return tuple(items)


def to_gold(path: str, text: str) -> tuple[tuple[GoldItem, ...], tuple[Diagnostic, ...]]:
    """The items of one file, or none and what is wrong with it."""
    document, faults = parse(path, text)
    if document is None or faults or (faults := check(document, "calibration")):
        return (), faults
    faults = tuple(_faults(document))
    return ((), faults) if faults else (tuple(_items(document)), ())


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ProjectError(f"{FOLDER}/{path.name} is larger than {MAX_BYTES // 1024} KiB", "part it in two")
    return data.decode("utf-8", "replace")


def _items(document: Document) -> Iterator[GoldItem]:
    data: Tree = document.data
    for norm in data["norms"]:
        true = GoldItem(
            norm=norm["id"],
            kind=Kind.TRUE,
            country=norm["country"],
            theme=norm["theme"],
            setting=norm["setting"].strip(),
            statement=norm["statement"].strip(),
            variation=norm["variation"].strip() if "variation" in norm else None,
            evidence=Evidence(**{name: text.strip() for name, text in norm["source"].items()}),
        )
        yield true
        yield from (_unsound(true, told) for told in norm["unsound"])


def _unsound(true: GoldItem, told: Tree) -> GoldItem:
    kind, evidence = Kind(told["kind"]), true.evidence
    if "supports" in told:
        evidence = Evidence(
            evidence.title, evidence.publisher, evidence.url, evidence.seen, supports=told["supports"].strip()
        )
    return GoldItem(
        norm=true.norm,
        kind=kind,
        country=told.get("country", true.country),
        theme=true.theme,
        setting=true.setting,
        statement=told.get("statement", true.statement).strip(),
        # What is said of exceptions belongs to the true norm; beside a claim about everybody it would be a hint.
        variation=true.variation if kind is Kind.UNSUPPORTED else None,
        evidence=evidence,
        because=told["because"].strip(),
    )


NEEDS = {
    Kind.MOVED: "country",
    Kind.INVERTED: "statement",
    Kind.ABSURD: "statement",
    Kind.OVER_GENERAL: "statement",
    Kind.UNSUPPORTED: "supports",
}
"""What makes an item another one than the norm that it comes from."""


def _faults(document: Document) -> Iterator[Diagnostic]:
    from pact_author.reading.cards import MISSING_FIELD

    data: Tree = document.data
    for number, norm in enumerate(data["norms"]):
        for place, told in enumerate(norm["unsound"]):
            need = NEEDS[Kind(told["kind"])]
            if need not in told or told[need] == norm.get(need):
                at = document.locate(f"/norms/{number}/unsound/{place}")
                message = f"an item that is {told['kind']} needs a `{need}` of its own"
                yield MISSING_FIELD.diagnostic(_line(at), message, "say what is told instead")


def _line(at: Location) -> Location:
    """The beginning of a place that goes over several lines."""
    span = at.span
    return Location(at.path, Span(span.line, span.column, span.line, span.column + 1), at.pointer)
