"""A page of figures in one file: its style and script inside, and a policy that lets it load and send nothing."""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from pact_author.render.axis import Axis, axis
from pact_author.render.drawing import Forest, Mark, Nulls
from pact_author.render.page import templates

STYLE, ITEMS = "report.css", "items.js"
"""The style of all these pages, and what their scripts share."""


def figure_page(template: str, script: str, items: str, **values: object) -> str:
    """The page; every value in it is escaped. items: what compressed() gave, or "" for a page without a script."""
    environment = templates()
    environment.filters |= {
        "axis": axis_of,
        "tick": tick,
        "in_groups": in_groups,
        "across": across,
        "up": up,
        "upper_first": upper_first,
    }
    style, code = _source(environment, STYLE), Markup("").join(_source(environment, name) for name in (ITEMS, script))
    return environment.get_template(template).render(
        style=style,
        script=code,
        policy=_policy(style, code),
        items=Markup(items),  # noqa: S704 - base64
        **values,
    )


def compressed(told: object) -> str:
    """Base64 of gzip of JSON: no letter of it means anything to HTML. The page's script unpacks it."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode()


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


def across(share: float) -> str:
    """Where a share lies in the unit square of a scatter, from its left; as the template draws it."""
    return f"{45 + 320 * share:.1f}"


def up(share: float) -> str:
    """The same from above."""
    return f"{330 - 320 * share:.1f}"


def upper_first(text: str) -> str:
    """With a capital; the rest as it is, which jinja's own filter would make small."""
    return f"{text[:1].upper()}{text[1:]}"


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
