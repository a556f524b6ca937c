"""HTML pages that need no network, from templates; a report: tables, and each interval drawn on one axis."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from pact_author.model.report import Factor, Report
from pact_author.render.sections import factor_notes, overview, verdict
from pact_author.render.words import FACTOR_NAMES, interval, percent


def html(report: Report) -> str:
    """The page of a report; every word of a model, release or corpus in it is escaped."""
    return page("report.html.j2", report=report, verdict=verdict(report), tables=overview(report))


def page(template: str, **values: object) -> str:
    """A template of this package, filled in; every value is escaped."""
    environment = Environment(
        loader=PackageLoader("pact_author.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": percent,
        "interval": interval,
        "factor_name": factor_name,
        "factor_notes": factor_notes,
    }
    return environment.get_template(template).render(**values)


def factor_name(factor: Factor) -> str:
    return FACTOR_NAMES.get(factor.name, factor.name)
