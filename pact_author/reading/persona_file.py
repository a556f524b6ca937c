"""Document to Design: a checked persona set as values."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.persona import (
    AgeBand,
    Cue,
    Design,
    DesignKind,
    Frame,
    Gender,
    NormShown,
    PersonLevels,
    SystemPrompt,
)
from pact_author.model.scenario import Holder
from pact_author.reading import cards
from pact_author.reading.values import Tree


def to_design(document: Document) -> tuple[Design | None, tuple[Diagnostic, ...]]:
    """The design of a document in which shape.check("personas") found nothing, or None with what contradicts itself."""
    data: Tree = document.data
    kind = data["design"]
    found = tuple(_contradictions(document, data))
    if found:
        return None, found
    design = Design(
        name=data["name"],
        description=data["description"],
        seed=data["seed"],
        actor=_levels(data["actor"]),
        receiver=_levels(data["receiver"]),
        holders=tuple(Holder(word) for word in data["holders"]),
        cues=tuple(Cue(word) for word in data["cues"]),
        frames=tuple(Frame(word) for word in data["frames"]),
        system_prompts=tuple(SystemPrompt(word) for word in data["system_prompts"]),
        norm_shown=tuple(NormShown(word) for word in data["norm_shown"]),
        kind=DesignKind(kind["kind"]),
        cells=kind.get("cells", 0),
        crossed=tuple(kind.get("crossed", ())),
        twins=tuple(kind.get("twins", ())),
        twins_per_cell=kind.get("twins_per_cell", 0),
    )
    return design, ()


def _levels(data: Tree) -> PersonLevels:
    return PersonLevels(
        country=tuple(data["country"]),
        age_band=tuple(AgeBand(word) for word in data["age_band"]),
        gender=tuple(Gender(word) for word in data["gender"]),
    )


def _contradictions(document: Document, data: Tree) -> Iterator[Diagnostic]:
    stem = PurePosixPath(document.path).stem
    if data["name"] != stem:
        message = f"the set is named `{data['name']}` and its file `{stem}.yaml`"
        hint = f"write `name: {stem}`, or name the file {data['name']}.yaml"
        yield cards.PERSONA_NAME.diagnostic(document.locate("/name"), message, hint)
    crossed, twins = data["design"].get("crossed", []), data["design"].get("twins", [])
    for field, axes in (("crossed", crossed), ("twins", twins)):
        for number, axis in enumerate(axes):
            role, _, name = axis.partition(".")
            if len(data[role][name]) < 2:
                at = document.locate(f"/design/{field}/{number}")
                hint = f"give `{role}.{name}` more values, or take it out here"
                yield cards.PERSONA_AXES.diagnostic(at, f"`{axis}` has only one value", hint)
    for number, axis in enumerate(twins):
        if axis in crossed:
            at = document.locate(f"/design/twins/{number}")
            message = f"`{axis}` is both crossed and contrasted by twins"
            yield cards.PERSONA_AXES.diagnostic(at, message, "keep it in one of the two lists")
    if data["design"].get("twins_per_cell", 0) > len(twins):
        at = document.locate("/design/twins_per_cell")
        message = f"{data['design']['twins_per_cell']} twins for each cell, of only {len(twins)} axes"
        yield cards.PERSONA_AXES.diagnostic(at, message, f"write at most {len(twins)}, or name more axes in `twins`")
