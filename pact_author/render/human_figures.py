"""The figures of models beside people: each item's two shares against each other, and the gaps by country."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pact_author.model.alignment import Alignment, Beside, Items
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.drawing import Figure, Forest, Mark, Point, Scatter
from pact_author.render.figure_words import ESTIMATE, cell, numbers, unless
from pact_author.render.words import points, range_of

QUESTIONS = {"personal": "what I would do", "norm": "what most would consider appropriate"}
SETTINGS = {"no_persona": "nobody", "persona": "personas"}

ITEM_NOTES = (
    "A point is an item: across, the share of these people who chose the norm; up, that of the model. The larger, the "
    "more people. Neither side is the correct one.",
    "The band is where the share of another sample of as many people would lie, 90 times of 100 at least: what is "
    "inside of it is no farther from these people than people are. Lines are 95 % intervals. A point without a line "
    "upwards was read from probabilities, which have no noise of sampling, or asked once.",
)
GAP_NOTES = (
    "Share of choices that followed the norm: the model's minus that of people, in percentage points. The intervals "
    "take items and people both as units. A hollow point has none: too few of either.",
    PANEL_NOTE,
)
BESIDE = (
    "item",
    "about",
    "people",
    "lo",
    "hi",
    "n",
    "model",
    "model_lo",
    "model_hi",
    "again_lo",
    "again_hi",
    "outside",
)


def human_figures(found: Sequence[Alignment], warnings: Sequence[str] = ()) -> tuple[Figure, ...]:
    """A model and setting at a time: its items, a figure a question, and its gaps by country."""
    made = (figure for number, part in enumerate(by_model(found), 1) for figure in figures_of(number, *part))
    return tuple(replace(figure, notice="; ".join(warnings)) for figure in made)


def figures_of(number: int, about: str, alignments: Sequence[Alignment]) -> Iterator[Figure]:
    """The figures of one model in one setting. number: in the names of their files."""
    for each in alignments:
        if each.group == "all":
            yield _items(each, about, f"humans-{number}-{each.question}")
    yield _gaps(alignments, about, f"gaps-{number}")


def by_model(found: Iterable[Alignment]) -> Iterator[tuple[str, list[Alignment]]]:
    """(model and setting in words, its alignments), in the order given."""
    for (model, setting), alignments in groupby(found, lambda each: (each.model, each.setting)):
        yield f"{model}, as {SETTINGS.get(setting, setting)}", list(alignments)


def group_name(group: str) -> str:
    """A group of people in words."""
    return "everybody" if group == "all" else group


def _items(each: Alignment, about: str, name: str) -> Figure:
    items = each.items or Items((), 0, None)
    band = items.band
    drawing = Scatter(
        "people who chose the norm",
        "the model's choices of the norm",
        tuple(map(_point, items.told)),
        "items",
        tuple(zip(band.p, band.lo, band.hi, strict=True)) if band else (),
    )
    rows = tuple(
        (i.item, i.about, i.p, i.lo, i.hi, i.n, i.q, cell(i.q_lo), cell(i.q_hi), i.again_lo, i.again_hi, i.outside)
        for i in items.told
    )
    reason = each.reason or "no item was answered by five people"
    return Figure(
        name,
        f"{each.question[:1].upper()}{each.question[1:]}: {QUESTIONS.get(each.question, 'people and model')}",
        about,
        tuple(_notes(items)),
        drawing if items.told else None,
        BESIDE,
        rows,
        unless(items.told, reason),
    )


def _point(i: Beside) -> Point:
    up = (i.q_lo, i.q_hi) if i.q_lo is not None and i.q_hi is not None else None
    said = f"{100 * i.p:.0f} % of {i.n} people, {100 * i.q:.0f} % of the model"
    return Point(f"{i.item} ({i.about})" if i.about else i.item, i.p, i.q, i.n, said, (i.lo, i.hi), up)


def _notes(items: Items) -> Iterator[str]:
    outside = sum(each.outside for each in items.told)
    yield (
        f"Outside of what another sample of people would give: {outside:,} of {len(items.told):,} items; "
        "of people it would be one in ten at most."
    )
    if items.band:
        yield f"The band is drawn for {items.band.n:,} people an item, the median."
    if items.hidden:
        yield f"Not drawn: {items.hidden:,} items that fewer than five people answered."


def _gaps(alignments: Sequence[Alignment], about: str, name: str) -> Figure:
    """In the order of the groups' names, never of their gaps."""
    told = [(each, each.figures.gap) for each in alignments if each.figures]
    marks = tuple(
        Mark(
            group_name(each.group),
            gap.est,
            gap.lo,
            gap.hi,
            f"{points(gap.est)} pp" + (f" [{range_of(gap)}]" if gap.lo is not None else ""),
            QUESTIONS.get(each.question, each.question),
        )
        for each, gap in told
        if gap.est is not None
    )
    rows = tuple(
        (each.question, each.group, *numbers(each.figures.gap))
        if each.figures
        else (each.question, each.group, *[""] * (len(ESTIMATE) - 1), each.reason or "")
        for each in alignments
    )
    reason = next((each.reason for each in alignments if each.reason), "nobody answered these items")
    drawing = Forest("model minus people", marks, zero=True) if marks else None
    columns = ("question", "group", *ESTIMATE)
    return Figure(name, "Gap by where people are from", about, GAP_NOTES, drawing, columns, rows, unless(marks, reason))
