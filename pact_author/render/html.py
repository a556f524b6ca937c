"""A report as one HTML page that needs no network: figures, tables, and every item with its answers."""

from collections.abc import Iterable
from functools import partial

from pact_author.model.explored import Explored
from pact_author.model.report import Report
from pact_author.render.charts import figures, suffix
from pact_author.render.figure_page import figure_page
from pact_author.render.html_items import packed
from pact_author.render.sections import overview, sections, verdict
from pact_author.render.words import Section

TEMPLATE = "report.html.j2"


def html(report: Report, explored: Explored | None = None) -> str:
    """The page; every word of a model, release or corpus in it is escaped. explored: None for a page without items."""
    first = overview(report)
    return figure_page(
        TEMPLATE,
        "report.js",
        packed(report, explored) if explored and explored.pairs else "",
        report=report,
        verdict=verdict(report),
        notices=list(dict.fromkeys(model.notice for model in report.models if model.notice)),
        overview=first,
        others=_others(report, len(first)),
        figures={figure.name: figure for figure in figures(report)},
        suffix=partial(suffix, report),
        explored=explored,
    )


def _others(report: Report, first: int) -> Iterable[Section]:
    return tuple(sections(report))[first:]
