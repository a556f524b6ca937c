"""The study's tables of models beside people: majority match, row-wise "MAE", signed gap, spread over personas."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pact_author.measures.paper import QUESTIONS, agreement, difference, distinct, grouped, mean, order, side
from pact_author.measures.paper_human import of_everybody, of_subgroups
from pact_author.model.human import Cell, Prediction, Profile, Table, table

SETTINGS = ("no_persona", "persona")

_FIGURES = (
    "n_model_rows",
    "n_items",
    "n_humans",
    "human_culture_rate",
    "model_culture_rate",
    "signed_culture_rate_gap_model_minus_human",
    "majority_choice_alignment",
    "distributional_mae",
    "mean_human_majority_agreement",
)
_KEY = ("setting", "model_tag", "response_type")
_SPREAD = (
    "n_items",
    "mean_model_majority_agreement",
    "mean_model_majority_agreement_low_human_agreement",
    "mean_human_majority_agreement",
    "human_model_agreement_correlation",
    "mean_model_samples_per_item",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a model chose for one question, as written and as read."""

    of: Prediction
    question: str
    written: Cell
    side: float | None

    @property
    def key(self) -> tuple[Cell, ...]:
        return self.of.persona_setting, self.of.model_tag, self.question


@dataclass(frozen=True, slots=True)
class Spread:
    """How much a model's choices for one item agree over all personas."""

    setting: Cell
    model_tag: Cell
    question: str
    item: Cell
    agreement: float
    samples: int

    @property
    def key(self) -> tuple[Cell, ...]:
        return self.setting, self.model_tag, self.question


Pair = tuple[Choice, Profile]


def choices(predictions: Iterable[Prediction]) -> list[Choice]:
    """The answers that count: of a known setting, and of several for one cell the last; personal, then norm."""
    last: dict[tuple[Cell, ...], Prediction] = {}
    for setting in SETTINGS:
        for row in predictions:
            if row.persona_setting == setting:
                cell = (setting, row.model_tag, row.persona_country, row.persona_demo, row.scenario_item_id)
                last.pop(cell, None)
                last[cell] = row
    return [
        Choice(row, question, written, side(written))
        for question in QUESTIONS
        for row in last.values()
        for written in (row.llm_personal if question == "personal" else row.llm_norm,)
    ]


def no_persona_summary(chosen: Iterable[Choice], profiles: Iterable[Profile]) -> Table:
    """alignment_no_persona_summary: models as themselves beside everybody; the best match first within a question."""
    found = _by_item(of_everybody(profiles), lambda profile: (profile.item, profile.question))
    pairs = [
        (choice, profile)
        for choice in chosen
        if choice.of.persona_setting == "no_persona"
        for profile in found.get((choice.of.scenario_item_id, choice.question), ())
    ]
    rows = [_alignment(group, dict(zip(_KEY, key, strict=True))) for key, group in grouped(pairs, lambda p: p[0].key)]
    rows.sort(key=lambda row: (row["response_type"], _descending(row["majority_choice_alignment"]), *_mae_order(row)))
    return table("alignment_no_persona_summary", (*_FIGURES, *_KEY), rows)


def _descending(value: Cell) -> float:
    assert isinstance(value, float)
    return -value


def _mae_order(row: dict[str, Cell]) -> tuple[bool, bool, str | float]:
    return order(row["distributional_mae"])


def persona_summary(chosen: Iterable[Choice], profiles: Iterable[Profile]) -> Table:
    """alignment_persona_summary: models told to be someone, beside the people of that country and demo."""
    names = (*_KEY, "persona_country", "persona_demo")
    found = _by_item(of_subgroups(profiles), lambda p: (p.item, p.question, p.country, p.demo))
    pairs = [
        (choice, profile)
        for choice in chosen
        if choice.of.persona_setting == "persona"
        for profile in found.get(
            (choice.of.scenario_item_id, choice.question, choice.of.persona_country, choice.of.persona_demo), ()
        )
    ]
    groups = grouped(pairs, lambda pair: (*pair[0].key, pair[0].of.persona_country, pair[0].of.persona_demo))
    rows = [_alignment(group, dict(zip(names, key, strict=True))) for key, group in groups]
    rows.sort(key=lambda row: tuple(order(row[name]) for name in ("response_type", *names[1:2], *names[3:])))
    return table("alignment_persona_summary", (*_FIGURES, *names), rows)


def _by_item(
    profiles: Iterable[Profile], key: Callable[[Profile], tuple[Cell, ...]]
) -> dict[tuple[Cell, ...], list[Profile]]:
    found: dict[tuple[Cell, ...], list[Profile]] = {}
    for profile in profiles:
        found.setdefault(key(profile), []).append(profile)
    return found


def _alignment(pairs: Sequence[Pair], names: dict[str, Cell]) -> dict[str, Cell]:
    """The figures of a group. What was not read counts as a miss in the match, and is left out of rates and "MAE"."""
    items = grouped(pairs, lambda pair: (pair[0].of.scenario_item_id,))
    gaps = [difference(mean([choice.side for choice, _ in group]), group[0][1].rate) for _, group in items]
    off = [None if choice.side is None else abs(choice.side - profile.rate) for choice, profile in pairs]
    return {
        "n_model_rows": len(pairs),
        "n_items": distinct(choice.of.scenario_item_id for choice, _ in pairs),
        "n_humans": sum(profile.n for _, profile in pairs),
        "human_culture_rate": mean([profile.rate for _, profile in pairs]),
        "model_culture_rate": mean([choice.side for choice, _ in pairs]),
        "signed_culture_rate_gap_model_minus_human": mean(gaps),
        "majority_choice_alignment": mean([float(choice.written == profile.majority) for choice, profile in pairs]),
        "distributional_mae": mean(off),
        "mean_human_majority_agreement": mean([profile.agreement for _, profile in pairs]),
        **names,
    }


def uncertainty_summary(chosen: Iterable[Choice], profiles: Iterable[Profile]) -> Table:
    """alignment_uncertainty_summary: "uncertainty" is the spread of a model's choices over all personas pooled."""
    found = _by_item(of_everybody(profiles), lambda profile: (profile.item, profile.question))
    pairs = [
        (spread, profile) for spread in _spreads(chosen) for profile in found.get((spread.item, spread.question), ())
    ]
    rows = (_spread(group, key) for key, group in grouped(pairs, lambda pair: pair[0].key))
    return table("alignment_uncertainty_summary", (*_SPREAD, *_KEY), rows)


def _spreads(chosen: Iterable[Choice]) -> Iterator[Spread]:
    read = [choice for choice in chosen if choice.side is not None]
    for key, group in grouped(read, lambda choice: (*choice.key, choice.of.scenario_item_id)):
        setting, model_tag, question, item = key
        agreed = agreement(mean([choice.side for choice in group]))
        assert agreed is not None
        yield Spread(setting, model_tag, str(question), item, agreed, len(group))


def _spread(pairs: Sequence[tuple[Spread, Profile]], key: tuple[Cell, ...]) -> dict[str, Cell]:
    human = np.array([profile.agreement for _, profile in pairs])
    model = np.array([spread.agreement for spread, _ in pairs])
    return {
        "n_items": distinct(spread.item for spread, _ in pairs),
        "mean_model_majority_agreement": mean(model.tolist()),
        "mean_model_majority_agreement_low_human_agreement": mean(model[human <= np.median(human)].tolist()),
        "mean_human_majority_agreement": mean(human.tolist()),
        "human_model_agreement_correlation": pearson(human, model),
        "mean_model_samples_per_item": mean([float(spread.samples) for spread, _ in pairs]),
        **dict(zip(_KEY, key, strict=True)),
    }


def pearson(
    first: np.ndarray[tuple[int], np.dtype[np.float64]], second: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float | None:
    """Pearson's correlation; None where one side does not vary or there is only one pair. Both: (n,).

    Each side is scaled by its largest deviation first, as pandas 3.1 does: values that differ by rounding alone then
    give the same figure here as there.
    """
    if len(first) < 2:
        return None
    scaled = []
    for values in (first, second):
        off = values - values.mean()
        largest = np.abs(off).max()
        if largest == 0:
            return None
        scaled.append(off / largest)
    degrees = len(first) - 1
    x, y = scaled
    spread_x, spread_y = np.sqrt(x @ x / degrees), np.sqrt(y @ y / degrees)
    return float(np.clip(x @ y / degrees / spread_x / spread_y, -1.0, 1.0))
