"""A scenario and a design to its variants: lazy, pure, in one order on every machine."""

from collections.abc import Iterator
from itertools import product

from pact_author.model.canonical import content_id
from pact_author.model.persona import AgeBand, Design, Gender, OptionOrder, Person
from pact_author.model.scenario import Scenario
from pact_author.model.variant import Variant
from pact_author.personas.cells import Cell, cell_count, cells
from pact_author.personas.identity import variant_id


def expand(scenario: Scenario, design: Design) -> Iterator[Variant]:
    """Every variant that the design asks of the scenario; the two option orders of a cell stand side by side."""
    holders = [holder for holder in design.holders if holder in scenario.holders]
    asked = product(holders, design.cues, design.frames, design.system_prompts, design.norm_shown)
    for holder, cue, frame, system_prompt, shown in asked:
        for cell in cells(design, scenario):
            told = {
                "holder": holder.value,
                "cue": cue.value,
                "frame": frame.value,
                "system_prompt": system_prompt.value,
                "norm_shown": shown.value,
            }
            levels = {**cell.levels, **told}
            for order in OptionOrder:
                yield Variant(
                    id=variant_id(scenario.id, levels | {"order": order.value}),
                    cell=variant_id(scenario.id, levels),
                    scenario=scenario.id,
                    holder=holder,
                    actor=_person(cell, "actor"),
                    receiver=_person(cell, "receiver"),
                    cue=cue,
                    frame=frame,
                    system_prompt=system_prompt,
                    norm_shown=shown,
                    order=order,
                    pairs=tuple((axis, _pair(scenario.id, levels, axis)) for axis in cell.contrasts),
                )


def count(scenario: Scenario, design: Design) -> int:
    """How many variants `expand` yields, by multiplying."""
    holders = sum(1 for holder in design.holders if holder in scenario.holders)
    told = len(design.cues) * len(design.frames) * len(design.system_prompts) * len(design.norm_shown)
    return holders * told * cell_count(design, scenario) * len(OptionOrder)


def _person(cell: Cell, role: str) -> Person:
    return Person(
        country=cell.levels[f"{role}.country"],
        age_band=AgeBand(cell.levels[f"{role}.age_band"]),
        gender=Gender(cell.levels[f"{role}.gender"]),
    )


def _pair(scenario: str, levels: dict[str, str], axis: str) -> str:
    rest = {name: level for name, level in levels.items() if name != axis}
    return content_id([scenario, axis, rest])
