"""A report as one HTML page that needs no network: figures, tables, and every item with its answers."""

import base64
import hashlib
from collections.abc import Iterable
from functools import partial
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from pact_author.model.explored import Explored
from pact_author.model.report import Report
from pact_author.render.axis import Axis, axis
from pact_author.render.charts import figures, suffix
from pact_author.render.drawing import Forest, Mark, Nulls
from pact_author.render.html_items import packed
from pact_author.render.page import templates
from pact_author.render.sections import overview, sections, verdict
from pact_author.render.words import Section

TEMPLATES = "report.html.j2"


def html(report: Report, explored: Explored | None = None) -> str:
    """The page; every word of a model, release or corpus in it is escaped. explored: None for a page without items."""
    environment = templates()
    environment.filters |= {"axis": axis_of, "tick": tick, "in_groups": in_groups}
    style, script = (_source(environment, name) for name in ("report.css", "report.js"))
    drawn = {figure.name: figure for figure in figures(report)}
    first = overview(report)
    return environment.get_template(TEMPLATES).render(
        report=report,
        verdict=verdict(report),
        notices=dict.fromkeys(model.notice for model in report.models if model.notice),
        overview=first,
        others=_others(report, len(first)),
        figures=drawn,
        suffix=partial(suffix, report),
        style=style,
        script=script,
        policy=_policy(style, script),
        explored=explored,
        items=Markup(packed(report, explored)) if explored and explored.pairs else "",  # noqa: S704 - base64
    )


def axis_of(drawing: Forest | Nulls) -> Axis:
    """The axis on which a drawing with rows has room."""
    if isinstance(drawing, Forest):
        ends = ((mark.est, mark.lo, mark.hi) for mark in drawing.marks)
        return axis((value for each in ends for value in each if value is not None), zero=drawing.zero)
    return axis((value for strip in drawing.strips for value in (strip.observed, *strip.null)), zero=True)


def tick(value: float) -> str:
    """A tick of an axis, in percent or percentage points."""
    return f"{100 * value:.0f}".replace("-", "−")


def in_groups(marks: Iterable[Mark]) -> Iterable[tuple[str, list[Mark]]]:
    """Marks that stand together, under the name of their group."""
    return [(group, list(found)) for group, found in groupby(marks, key=lambda mark: mark.group)]


def _others(report: Report, first: int) -> Iterable[Section]:
    return tuple(sections(report))[first:]


def _source(environment: Environment, name: str) -> Markup:
    """A file of ours that goes into the page as it is."""
    assert environment.loader is not None
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 - ours


def _policy(style: str, script: str) -> str:
    """What the page may do: run its own two pieces, load nothing, send nothing."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    allowed = f"style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
