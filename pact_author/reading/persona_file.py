"""Document to Design: a checked persona set as values."""

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.persona import (
    AgeBand,
    Constraint,
    Cue,
    Design,
    DesignKind,
    Frame,
    Gender,
    Naming,
    NormShown,
    PersonLevels,
    SystemPrompt,
)
from pact_author.model.scenario import Holder
from pact_author.reading.persona_faults import contradictions
from pact_author.reading.values import Tree


def to_design(document: Document) -> tuple[Design | None, tuple[Diagnostic, ...]]:
    """The design of a document in which shape.check("personas") found nothing, or None with what contradicts itself."""
    found = contradictions(document)
    return (None if found else _design(document.data)), found


def _design(data: Tree) -> Design:
    kind, respondent = data["design"], data.get("respondent")
    return Design(
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
        keep_full=tuple(kind.get("keep_full", ())),
        strata=tuple(kind.get("strata", ())),
        crossed=tuple(kind.get("crossed", ())),
        twins=tuple(kind.get("twins", ())),
        dyads=tuple(kind.get("dyads", ())),
        twins_per_cell=kind.get("twins_per_cell", 0),
        respondent=_levels(respondent) if respondent else None,
        without_respondent=respondent["without"] if respondent else True,
        naming=tuple(Naming(word) for word in data.get("naming", [Naming.UNNAMED])),
        abroad=data.get("abroad", {}),
        constraints=tuple(
            Constraint(_tuples(each["if"]), _tuples(each["then"])) for each in data.get("constraints", ())
        ),
        weights=data.get("weights", {}),
        locales=tuple(data.get("locales", ())),
    )


def _levels(data: Tree) -> PersonLevels:
    return PersonLevels(
        country=tuple(data["country"]),
        age_band=tuple(AgeBand(word) for word in data["age_band"]),
        gender=tuple(Gender(word) for word in data["gender"]),
    )


def _tuples(data: Tree) -> dict[str, tuple[str, ...]]:
    return {axis: tuple(levels) for axis, levels in data.items()}
