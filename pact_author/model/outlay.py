"""What a design costs and what it can show, before anybody pays: counts, an estimate of tokens, balance, effects."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """How well the cells of one scenario tell the axes apart. See personas.efficiency.

    d: D-efficiency, 1 where all axes are independent. worst_variance: of a contrast, times that of a full crossing.
    uneven: the most frequent level's count divided by the rarest's, on the worst axis. Each None where there is none.
    """

    cells: int
    d: float | None
    worst_variance: float | None
    uneven: float | None


@dataclass(frozen=True, slots=True)
class Effect:
    """The smallest difference of two levels' culture rates that a run can show, as a fraction.

    contrast: an axis, or dyad.<axis>. paired: told by twins. per_scenario: trials (or pairs of twins) that each of the
    two levels has in one scenario and frame, as a mean. smallest: None where there are too few scenarios.
    """

    contrast: str
    paired: bool
    per_scenario: float
    smallest: float | None


@dataclass(frozen=True, slots=True)
class Outlay:
    """One design over some scenarios.

    variants: rows of a release in one locale. least, most: variants of a single scenario. The rest is None or empty
    where only counts were asked for. calls: requests that differ; variants whose prompt is the same share one.
    prompts: calls without the option order. letters: of system prompt and prompt, as a mean. tokens: (family of
    tokenizers, tokens of all calls' prompts). balance: of the worst of the scenarios that were looked at.
    """

    design: str
    frames: tuple[str, ...]
    scenarios: int
    variants: int
    least: int
    most: int
    prompts: int | None = None
    calls: int | None = None
    letters: float | None = None
    tokens: tuple[tuple[str, int], ...] = ()
    balance: Balance | None = None
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a run would ask. prompt_tokens: of what is to be asked, an estimate. most_answer_tokens: if all are used."""

    calls: int
    answered: int
    prompt_tokens: int
    most_answer_tokens: int
