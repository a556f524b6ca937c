"""Models beside people, for a person at a terminal and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from pact_author.model.alignment import Alignment, Statement
from pact_author.model.report import Estimate

SCHEMA = "pact-align/1"
PANEL_NOTE = (
    "A country here is where people of this sample come from; a figure by country says nothing about that country."
)
NOTES = (
    "Distance is the mean squared distance between the two shares of A without what sampling adds; 0 is none.",
    "TV is |p − q|. A model that answers just as people do gets the figure after “of”, and another sample of people "
    "the one after it.",
    "Match is with the majority of this sample of people, ties left out; the ceiling is what the sample allows.",
    "Where a model gave one answer an item, its distribution cannot be told, and there is no distance.",
    PANEL_NOTE,
)


def as_json(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> str:
    """One object an alignment; fractions in full precision, null with a reason."""
    told = {
        "schema": SCHEMA,
        "statement": asdict(statement),
        "warnings": list(warnings),
        "human": [_object(each) for each in found],
    }
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _object(each: Alignment) -> dict[str, object]:
    told = asdict(replace(each, items=None))
    figures, _ = told.pop("figures"), told.pop("items")
    return told | (figures or {})


def text(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> Iterator[str]:
    """Lines: a block a model, setting and question, a line a group."""
    from pact_author.render.text import shown

    yield from (shown(f"WARNING: {warning}") for warning in warnings)
    yield shown(f"People: licence {statement.licence}; consent: {statement.consent}")
    above = None
    for each in found:
        head = f"{each.model}, {each.setting}, {each.question}"
        if head != above:
            yield ""
            yield shown(head)
            above = head
        yield from (shown(line) for line in _lines(each))
    yield ""
    yield from NOTES


def _lines(each: Alignment) -> Iterator[str]:
    if each.figures is None:
        yield f"  {each.group}: {each.reason}"
        return
    f = each.figures
    yield f"  {each.group}: {f.n_items} items, {f.n_people} people, {f.n_judgments} judgments"
    yield f"    distance {estimate(f.sq_dist_debiased)}"
    yield f"    TV       {estimate(f.tv.est)} of {number(f.tv.oracle)}, {number(f.tv.human_human)}"
    match = f.majority_match
    yield f"    match    {estimate(match.est)}, ceiling {number(match.ceiling)}, ties {match.ties}"
    agree = f.pairwise_agreement
    yield f"    agree    {estimate(agree.model_human)}, people among themselves {number(agree.human_human)}"
    corr = f.disagreement_corr
    why = f" ({corr.reason})" if corr.reason else ""
    yield (
        f"    divided  r {number(corr.raw)}, reliability {number(corr.reliability)}, "
        f"without the noise of few people {number(corr.corrected)}{why}"
    )
    yield f"    gap      {estimate(f.gap)}; alpha {number(f.alpha)}"


def number(value: float | None) -> str:
    """Three decimals, a dash for none."""
    return "–" if value is None else f"{value:.3f}"


def estimate(e: Estimate) -> str:
    """A figure and its interval, or why there is none."""
    if e.est is None:
        return f"– ({e.reason})"
    return f"{e.est:.3f} [{e.lo:.3f}, {e.hi:.3f}]" if e.lo is not None and e.hi is not None else f"{e.est:.3f}"
