"""A scenario and a design to its variants: lazy, pure, in one order on every machine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from pact_author.model.canonical import canonical_json, content_id
from pact_author.model.errors import ProjectError
from pact_author.model.persona import (
    AXES,
    NORM_COUNTRY,
    PERSON_AXES,
    AgeBand,
    Cue,
    Design,
    Frame,
    Gender,
    Naming,
    NormShown,
    OptionOrder,
    Person,
    SystemPrompt,
)
from pact_author.model.scenario import Holder, Scenario
from pact_author.model.space import Row
from pact_author.model.variant import Variant
from pact_author.personas.cells import cell_count, cells
from pact_author.personas.contrast import axes_of
from pact_author.personas.identity import id_of_pieces, piece, told
from pact_author.personas.levels import Cell, person_levels

NameOf = Callable[[str, str, Person], str]
"""(scenario id, "actor" or "receiver", person) → the id of that person's name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is decided beside the two people.

    levels: every axis of it that a pair's id holds: the first five, and others that are not at their default.
    before, after: its pieces of a variant's id, by the order of names.
    """

    holder: Holder
    cue: Cue
    frame: Frame
    system_prompt: SystemPrompt
    norm_shown: NormShown
    naming: Naming
    respondent: Person | None
    levels: Mapping[str, str]
    before: str
    after: str


def expand(scenario: Scenario, design: Design, name_of: NameOf | None = None) -> Iterator[Variant]:
    """Every variant that the design asks of the scenario; the two option orders of a cell stand side by side.

    name_of: needed where the design names people.
    """
    if Naming.NAMED in design.naming and name_of is None:
        raise ProjectError(
            f"the persona set {design.name} asks for named people, and there is no table of names",
            "write `naming: [unnamed]`, or take the field out",
        )
    return _expand(scenario, design, name_of or _nameless)


def _nameless(scenario: str, role: str, person: Person) -> str:
    del scenario, role
    return person.name


def _expand(scenario: Scenario, design: Design, name_of: NameOf) -> Iterator[Variant]:
    whole, asked = canonical_json(scenario.id), tuple(_asked(scenario, design))
    orders = [(order, piece({"order": order.value})) for order in OptionOrder]
    people: dict[tuple[str, Row, Naming], tuple[Person, str]] = {}

    def person(role: str, row: Row, naming: Naming) -> tuple[Person, str]:
        if (role, row, naming) not in people:
            made = Person(row[0], AgeBand(row[1]), Gender(row[2]))
            if naming is Naming.NAMED:
                made = replace(made, name=name_of(scenario.id, role, made))
            people[role, row, naming] = made, piece(_levels(role, made))
        return people[role, row, naming]

    for cell in cells(design, scenario):
        for each in asked:
            actor, of_actor = person("actor", cell.levels[:3], each.naming)
            receiver, of_receiver = person("receiver", cell.levels[3:], each.naming)
            first, last = of_actor + each.before, of_receiver + each.after
            name = id_of_pieces(whole, first + last)
            pairs = _pairs(scenario.id, cell, each, actor, receiver) if cell.contrasts else ()
            for order, of_order in orders:
                yield Variant(
                    id=id_of_pieces(whole, first + of_order + last),
                    cell=name,
                    scenario=scenario.id,
                    holder=each.holder,
                    actor=actor,
                    receiver=receiver,
                    cue=each.cue,
                    frame=each.frame,
                    system_prompt=each.system_prompt,
                    norm_shown=each.norm_shown,
                    order=order,
                    pairs=pairs,
                    respondent=each.respondent,
                    naming=each.naming,
                )


def count(scenario: Scenario, design: Design) -> int:
    """How many variants `expand` yields, by multiplying."""
    return asked_count(scenario, design) * cell_count(design, scenario) * len(OptionOrder)


def asked_count(scenario: Scenario, design: Design) -> int:
    """How many ways there are to ask about one cell of people, in one option order."""
    holders = sum(1 for holder in design.holders if holder in scenario.holders)
    axes = (design.cues, design.frames, design.system_prompts, design.norm_shown, design.naming)
    size = holders * sum(1 for _ in respondents(scenario, design))
    for axis in axes:
        size *= len(axis)
    return size


def respondents(scenario: Scenario, design: Design) -> Iterator[Person | None]:
    """As whom the model is asked to answer: nobody in particular first, where the design has that."""
    if design.respondent is None:
        yield None
        return
    if design.without_respondent:
        yield None
    places = {NORM_COUNTRY: scenario.country} | dict(design.abroad.get(scenario.country, {}))
    for country, band, gender in product(*person_levels(design.respondent, places)):
        yield Person(country, AgeBand(band), Gender(gender))


def _asked(scenario: Scenario, design: Design) -> Iterator[Asked]:
    holders = [holder for holder in design.holders if holder in scenario.holders]
    for holder, cue, frame, system_prompt, shown, naming, respondent in product(
        holders,
        design.cues,
        design.frames,
        design.system_prompts,
        design.norm_shown,
        design.naming,
        tuple(respondents(scenario, design)),
    ):
        first = {"cue": cue.value, "frame": frame.value, "holder": holder.value, "norm_shown": shown.value}
        last = _levels("respondent", respondent) | {"system_prompt": system_prompt.value}
        named = {"naming": naming.value}
        yield Asked(
            holder=holder,
            cue=cue,
            frame=frame,
            system_prompt=system_prompt,
            norm_shown=shown,
            naming=naming,
            respondent=respondent,
            levels=first | last | told(named),
            before=piece(first | named),
            after=piece(last),
        )


def _levels(role: str, person: Person | None) -> dict[str, str]:
    if person is None:
        return {}
    axes = {f"{role}.{axis}": str(getattr(person, axis)) for axis in PERSON_AXES}
    return axes | ({f"{role}.name": person.name} if person.name else {})


def _pairs(scenario: str, cell: Cell, asked: Asked, actor: Person, receiver: Person) -> tuple[tuple[str, str], ...]:
    levels: Mapping[str, str] = _levels("actor", actor) | _levels("receiver", receiver) | dict(asked.levels)
    return tuple((contrast, _pair(scenario, levels, contrast)) for contrast in cell.contrasts)


def _pair(scenario: str, levels: Mapping[str, str], contrast: str) -> str:
    """An id that twins share: of all but what is contrasted, and the names that hang on it."""
    changed = {AXES[at] for at in axes_of(contrast)} | {
        f"{AXES[at].partition('.')[0]}.name" for at in axes_of(contrast)
    }
    return content_id([scenario, contrast, {axis: level for axis, level in levels.items() if axis not in changed}])
