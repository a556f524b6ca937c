"""Models beside people as headed tables of words: what the page and the tables for a paper both show."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pact_author.model.alignment import Alignment, Figures, Statement
from pact_author.model.report import Estimate
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.alignment import number as plain
from pact_author.render.human_figures import SETTINGS, by_model, group_name
from pact_author.render.latex import files
from pact_author.render.words import Column, Section, points, range_of

DISTANCE_NOTE = (
    "TV is |p − q|, the mean over items of how far the model's share is from that of people. It is above 0 for any two "
    "samples: beside it stands what another sample of as many people would get."
)
MATCH_NOTE = (
    "Match is with the majority of this sample of people, ties left out; the ceiling is what the sample allows."
)
Cells = tuple[str, ...]


def latex(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """(name of a file, its text) for every table, for a paper."""
    people = f"People: licence {statement.licence}; consent: {statement.consent}"
    return files((glance(found), *sections(found)), (verdict(found), people), warnings)


def verdict(found: Sequence[Alignment]) -> str:
    """The first line: who was held beside how many."""
    told = [each.figures for each in found if each.figures and each.group == "all"]
    models = len({each.model for each in found})
    if not told:
        return "NOTHING TO TELL: fewer than five people answered what these models were asked"
    countries = {each.group for each in found if each.group != "all"}
    shown = {each.group for each in found if each.figures} - {"all"}
    people, items = max(f.n_people for f in told), max(f.n_items for f in told)
    beside = f"{models} model{'s' if models != 1 else ''} beside {people:,} people on {items:,} items"
    hidden = f"; {len(countries - shown)} of {len(countries)} countries hidden" if countries - shown else ""
    return beside + hidden


def glance(found: Sequence[Alignment]) -> Section:
    """Everybody: a row a model, setting and question, in the order given."""
    columns = (
        *((head, "left") for head in ("model", "asked as", "question")),
        *((head, "right") for head in ("items", "people", "TV", "95 % interval", "another sample")),
        *((head, "right") for head in ("outside the band", "gap, pp", "its interval")),
    )
    rows: list[Cells] = []
    notes: list[str] = []
    for each in (each for each in found if each.group == "all"):
        who = each.model, SETTINGS.get(each.setting, each.setting), each.question
        if each.figures:
            rows.append((*who, *_distance(each.figures), _outside(each), *_gap(each.figures)))
        else:
            notes.append(f"{', '.join(who)}: {each.reason}.")
    explained = (
        DISTANCE_NOTE,
        "Outside the band: items on which the model is farther from these people than another sample of as many people "
        "would be, 90 times of 100. The gap is the model's share of choices of the norm minus that of people.",
        "In the order given; models are never ranked.",
    )
    return Section("Beside everybody", columns, tuple(rows), (*explained, *notes))


def sections(found: Sequence[Alignment]) -> Iterator[Section]:
    """A model and setting at a time: all figures of everybody, then a table a question by country."""
    for part in by_model(found):
        yield from sections_of(*part)


def sections_of(about: str, alignments: Sequence[Alignment]) -> Iterator[Section]:
    """The tables of one model in one setting."""
    everybody = [each for each in alignments if each.group == "all"]
    if any(each.figures for each in everybody):
        yield _whole(about, everybody)
    for question, groups in groupby(alignments, lambda each: each.question):
        yield _countries(about, question, list(groups))


def _whole(about: str, everybody: Sequence[Alignment]) -> Section:
    """Figures down, questions across."""
    told = [(each.question, each.figures) for each in everybody if each.figures]
    heads = ((question, "95 % interval") for question, _ in told)
    columns: tuple[Column, ...] = (("", "left"), *((head, "right") for pair in heads for head in pair))
    down = [list(_down(figures)) for _, figures in told]
    rows = tuple((line[0][0], *(cell for _, *cells in line for cell in cells)) for line in zip(*down, strict=True))
    reasons = dict.fromkeys(f"{question}: {reason}." for question, f in told for reason in _reasons(f))
    return Section(f"{about}: beside everybody", columns, rows, (DISTANCE_NOTE, MATCH_NOTE, *reasons))


def _down(f: Figures) -> Iterator[Cells]:
    raters, corr = f.raters, f.disagreement_corr
    yield "items", f"{f.n_items:,}", ""
    yield "people", f"{f.n_people:,}", ""
    yield "people an item: fewest, median, most", f"{raters.min}, {raters.median:g}, {raters.max}", ""
    yield "squared distance without noise", *_estimate(f.sq_dist_debiased)
    yield "TV", *_estimate(f.tv.est)
    yield "TV of another sample of people", number(f.tv.human_human), ""
    yield "TV of a model that answers as people do", number(f.tv.oracle), ""
    yield "match with the majority", *_estimate(f.majority_match.est)
    yield "its ceiling", number(f.majority_match.ceiling), ""
    yield "items with a tie", f"{f.majority_match.ties:,}", ""
    yield "agreement with a person", *_estimate(f.pairwise_agreement.model_human)
    yield "agreement of two people", number(f.pairwise_agreement.human_human), ""
    yield "Krippendorff's alpha of people", number(f.alpha), ""
    yield "divided on the same items, r", number(corr.raw), ""
    yield "reliability of people's division", number(corr.reliability), ""
    yield "r without the noise of few people", number(corr.corrected), ""
    yield "gap, model minus people, pp", *_gap(f)


def _countries(about: str, question: str, groups: Sequence[Alignment]) -> Section:
    heads = ("items", "people", "TV", "95 % interval", "another sample", "match", "ceiling", "gap, pp", "its interval")
    rows = tuple(
        (
            group_name(each.group),
            *_distance(each.figures),
            number(each.figures.majority_match.est.est),
            number(each.figures.majority_match.ceiling),
            *_gap(each.figures),
        )
        for each in groups
        if each.figures
    )
    hidden = tuple(f"{group_name(each.group)}: {each.reason}." for each in groups if each.reason)
    title = f"{about}: {question}, by where people are from"
    columns = (("", "left"), *((head, "right") for head in heads))
    return Section(title, columns, rows, (PANEL_NOTE, *hidden))


def number(value: float | None) -> str:
    """With a real minus, as everywhere on a page."""
    return plain(value).replace("-", "−")


def _distance(f: Figures) -> Cells:
    return f"{f.n_items:,}", f"{f.n_people:,}", *_estimate(f.tv.est), number(f.tv.human_human)


def _gap(f: Figures) -> Cells:
    return points(f.gap.est), range_of(f.gap)


def _outside(each: Alignment) -> str:
    told = each.items.told if each.items else ()
    return f"{sum(item.outside for item in told):,} of {len(told):,}" if told else "–"


def _estimate(e: Estimate) -> Cells:
    return number(e.est), f"{number(e.lo)} … {number(e.hi)}" if e.lo is not None else "–"


def _reasons(f: Figures) -> Iterator[str]:
    named = (
        ("squared distance", f.sq_dist_debiased.reason),
        ("TV", f.tv.est.reason),
        ("match", f.majority_match.est.reason),
        ("divided on the same items", f.disagreement_corr.reason),
        ("gap", f.gap.reason),
    )
    for name, reason in named:
        if reason:
            yield f"{name}: {reason}"
