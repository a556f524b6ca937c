"""A design and scenarios to what it costs and what it can show: joins personas, locales and measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean

from pact_author.locales.localize import localize
from pact_author.measures.power import COUNTRY_SPREAD, smallest_effect
from pact_author.model.outlay import Balance, Effect, Outlay
from pact_author.model.persona import AXES, Cue, Design, DesignKind, OptionOrder
from pact_author.model.scenario import Scenario
from pact_author.model.space import Row
from pact_author.model.wording import Wording
from pact_author.personas.cells import cell_count, cells, seen_count
from pact_author.personas.contrast import DYAD
from pact_author.personas.efficiency import balance
from pact_author.personas.expand import asked_count, count, expand
from pact_author.personas.levels import Cell, space_of
from pact_author.personas.names import namer

LETTERS_PER_TOKEN = (("o200k", 4.78), ("Llama 3", 4.76), ("Qwen 3", 4.76))
"""Of 3,217 English prompts of the design core with their system prompts, counted by the tokenizers of quicktok 0.4.0
(those of OpenAI's o200k by bpe-openai 0.1.4 too). What a chat template adds is not in it."""
LOOKED_AT = 12
"""Scenarios of which cells and prompts are looked at; all are counted."""
MOST_CELLS = 20_000
"""Cells of one scenario that are looked at."""
PROMPTS = 240, 7
"""Of the first so many variants of a scenario, every seventh is put into words."""


def counts(design: Design, scenarios: Sequence[Scenario]) -> Outlay:
    """The variants alone, by multiplying."""
    each = [count(scenario, design) for scenario in scenarios]
    return Outlay(design.name, tuple(design.frames), len(scenarios), sum(each), min(each), max(each))


def outlay(design: Design, scenarios: Sequence[Scenario], wording: Wording) -> Outlay:
    """All that can be said of a design before it is run, in the locale of the wording."""
    counted = counts(design, scenarios)
    prompts = sum(_prompts(design, scenario) for scenario in scenarios)
    calls = prompts * len(OptionOrder)
    looked = scenarios[:: -(-len(scenarios) // LOOKED_AT)]
    letters = fmean(_letters(design, looked, wording) or [0.0])
    made = [_made(design, scenario) for scenario in looked]
    return Outlay(
        **{name: getattr(counted, name) for name in ("design", "frames", "scenarios", "variants", "least", "most")},
        prompts=prompts,
        calls=calls,
        letters=letters,
        tokens=tuple((family, round(calls * letters / rate)) for family, rate in LETTERS_PER_TOKEN),
        balance=_worst(design, made),
        effects=tuple(_effects(design, made, len(scenarios))),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A scenario that is looked at. total: all its cells; rows: those that are looked at, none of a full design."""

    scenario: Scenario
    levels: tuple[Row, ...]
    total: int
    rows: Sequence[Cell]


def _made(design: Design, scenario: Scenario) -> _Made:
    looked = 0 if design.kind is DesignKind.FULL else MOST_CELLS
    rows = list(islice(cells(design, scenario), looked))
    return _Made(scenario, space_of(design, scenario).levels, cell_count(design, scenario), rows)


def _prompts(design: Design, scenario: Scenario) -> int:
    ways = asked_count(scenario, design) // len(design.cues)
    return ways * sum(seen_count(design, scenario, cue) for cue in design.cues)


def _letters(design: Design, scenarios: Sequence[Scenario], wording: Wording) -> list[int]:
    most, step = PROMPTS
    told = (
        localize(scenario, variant, wording)
        for scenario in scenarios
        for variant in islice(expand(scenario, design, namer(wording.names, design)), 0, most, step)
    )
    return [len(each.system) + len(each.prompt) for each in told]


def _worst(design: Design, made: Sequence[_Made]) -> Balance | None:
    """Of designs whose balance is no matter of course, the figures of the scenario that comes off worst."""
    if design.kind is DesignKind.FULL:
        return None
    found = [balance([cell.levels for cell in each.rows], each.levels) for each in made]
    return min(found, key=lambda each: (each.d if each.d is not None else -1.0, -(each.uneven or 0.0)), default=None)


def _effects(design: Design, made: Sequence[_Made], scenarios: int) -> Iterator[Effect]:
    """One for each axis that is crossed or sampled, and for each contrast; none for what no prompt tells."""
    contrast = design.kind is DesignKind.CONTRAST
    for axis in AXES:
        if not contrast or axis in design.crossed:
            yield from _effect(design, made, scenarios, axis, paired=False)
    for each in (*design.twins, *(DYAD + axis for axis in design.dyads)) if contrast else ():
        yield from _effect(design, made, scenarios, each, paired=True)


def _effect(design: Design, made: Sequence[_Made], scenarios: int, contrast: str, *, paired: bool) -> Iterator[Effect]:
    of_country = contrast.endswith(".country")
    telling = [cue for cue in design.cues if cue is Cue.FULL or (of_country and cue is Cue.COUNTRY)]
    share = len(telling) / len(design.cues) / len(design.frames) * len(OptionOrder)
    arms = [
        (_pairs(each, contrast) if paired else _arm(each, AXES.index(contrast)))
        * asked_count(each.scenario, design)
        * share
        for each in made
    ]
    able = [arm for arm in arms if arm]
    if able:
        # A scenario in which it does not vary, such as one of an elder, tells nothing about it.
        telling_scenarios = round(scenarios * len(able) / len(arms))
        spread = COUNTRY_SPREAD if of_country else 0.0
        yield Effect(contrast, paired, fmean(able), smallest_effect(telling_scenarios, fmean(able), spread))


def _pairs(made: _Made, contrast: str) -> float:
    found = sum(contrast in cell.contrasts for cell in made.rows) / 2
    return found * made.total / max(len(made.rows), 1)


def _arm(made: _Made, at: int) -> float:
    levels = len(made.levels[at])
    return made.total / levels if levels > 1 else 0.0
