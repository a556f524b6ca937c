"""Models beside people as Markdown, and as one CSV file with a row a figure."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from pact_author.model.alignment import Alignment, Figures, Statement
from pact_author.model.report import Estimate
from pact_author.render.alignment import NOTES, estimate, number
from pact_author.render.markdown import words
from pact_author.render.scores import inert

HEAD = ("", "items", "people", "distance", "TV (oracle, people)", "match (ceiling)", "agree (people)", "divided", "gap")
IN_BRACKETS = (
    "TV is |p − q|; in brackets is what a model gets that answers just as people do, and what another sample of people "
    "gets. Match has its ceiling in brackets, and agreement that of people among themselves."
)
WHO = ("model", "setting", "question", "group")
COUNTS = ("n_items", "n_people", "n_judgments")
NUMBERS = ("est", "lo", "hi", "se", "method", "n_clusters", "n_rows", "reason")
TABLE = ("warnings", "licence", *WHO, *COUNTS, "measure", *NUMBERS)


def markdown(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> str:
    """A table a model, setting and question; a row a group."""
    out = [f"**Warning:** {words(warning)}\n" for warning in warnings]
    out.append(f"People: licence {words(statement.licence)}; consent: {words(statement.consent)}")
    for (model, setting, question), groups in groupby(found, lambda each: (each.model, each.setting, each.question)):
        out += ["", f"## {words(f'{model}, {setting}, {question}')}", ""]
        out.append(f"| {' | '.join(HEAD)} |")
        out.append(f"|---|{'---:|' * (len(HEAD) - 1)}")
        told = list(groups)
        out += [f"| {words(each.group)} | {' | '.join(_cells(each.figures))} |" for each in told if each.figures]
        out += [f"\n{words(each.group)}: {words(each.reason)}" for each in told if each.reason]
    out += [line for note in (NOTES[0], IN_BRACKETS, *NOTES[2:]) for line in ("", note)]
    return "\n".join(out) + "\n"


def _cells(f: Figures) -> Iterator[str]:
    yield f"{f.n_items:,}"
    yield f"{f.n_people:,}"
    yield _short(f.sq_dist_debiased)
    yield f"{_short(f.tv.est)} ({number(f.tv.oracle)}, {number(f.tv.human_human)})"
    yield f"{_short(f.majority_match.est)} ({number(f.majority_match.ceiling)})"
    yield f"{_short(f.pairwise_agreement.model_human)} ({number(f.pairwise_agreement.human_human)})"
    yield number(f.disagreement_corr.raw)
    yield _short(f.gap)


def _short(e: Estimate) -> str:
    """Without its reason, for which a cell has no room."""
    return "–" if e.est is None else estimate(e)


def table_csv(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> str:
    """RFC 4180: fractions in full precision, empty where there is none; a hidden group has one row, with its reason."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(TABLE)
    for each in found:
        head = ("; ".join(warnings), statement.licence, *(getattr(each, name) for name in WHO))
        for cells in _rows(each):
            rows.writerow([inert("" if cell is None else cell) for cell in (*head, *cells)])
    return out.getvalue()


def _rows(each: Alignment) -> Iterator[tuple[object, ...]]:
    if each.figures is None:
        yield (*("" for _ in COUNTS), "", *_numbers(Estimate(None, reason=each.reason)))
        return
    counts = [getattr(each.figures, name) for name in COUNTS]
    for measure, figure in _figures(each.figures):
        yield (*counts, measure, *_numbers(figure))


def _numbers(e: Estimate) -> tuple[object, ...]:
    return tuple(getattr(e, name) for name in NUMBERS)


def _figures(f: Figures) -> Iterator[tuple[str, Estimate]]:
    corr = f.disagreement_corr
    yield "sq_dist_debiased", f.sq_dist_debiased
    yield "tv", f.tv.est
    yield "tv_oracle", Estimate(f.tv.oracle)
    yield "tv_human_human", Estimate(f.tv.human_human)
    yield "majority_match", f.majority_match.est
    yield "majority_ceiling", Estimate(f.majority_match.ceiling)
    yield "pairwise_agreement", f.pairwise_agreement.model_human
    yield "pairwise_agreement_human_human", Estimate(f.pairwise_agreement.human_human)
    yield "disagreement_corr_raw", Estimate(corr.raw, reason=corr.reason if corr.raw is None else None)
    yield "disagreement_reliability", Estimate(corr.reliability)
    yield (
        "disagreement_corr_over_reliability",
        Estimate(corr.corrected, reason=corr.reason if corr.corrected is None else None),
    )
    yield "gap", f.gap
    yield "alpha", Estimate(f.alpha)
