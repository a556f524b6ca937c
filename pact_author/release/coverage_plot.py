"""What a release covers, as a picture for its card: scenarios by region and theme, the darker the more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from pact_author.model.corpus import Settings
from pact_author.model.scenario import Scenario

NAME = "coverage.svg"
CELL, LEFT, TOP, RIGHT = 40, 220, 130, 110
"""Pixels: a square; and what names need on three sides."""
SHADES = ("#f3f3f3", "#dbe9f4", "#b5d1e8", "#82b0d6", "#4a88bd", "#1f5f99")
"""From none to the most; each darker than the one before also for those who see no colours."""
DARK = 4
"""The first shade on which letters are white."""


@dataclass(frozen=True, slots=True)
class _Square:
    count: int
    fill: str
    ink: str


def coverage_plot(scenarios: Sequence[Scenario], settings: Settings) -> str:
    """SVG. Every number stands in its square, so that nothing rests on a shade."""
    cells = Counter((settings.regions[scenario.country], scenario.theme) for scenario in scenarios)
    regions = sorted({region for region, _ in cells})
    themes = sorted({theme for _, theme in cells})
    page = Environment(
        loader=PackageLoader("pact_author.release"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("coverage.svg.j2")
    return page.render(
        canary=settings.canary,
        themes=themes,
        rows=[{"name": region, "squares": [_square(cells, region, theme) for theme in themes]} for region in regions],
        cell=CELL,
        left=LEFT,
        top=TOP,
        width=LEFT + CELL * len(themes) + RIGHT,
        height=TOP + CELL * len(regions) + 10,
    )


def _square(cells: Mapping[tuple[str, str], int], region: str, theme: str) -> _Square:
    count = cells.get((region, theme), 0)
    shade = -(-count * (len(SHADES) - 1) // max(cells.values()))
    return _Square(count, SHADES[shade], "#ffffff" if shade >= DARK else "#222222")
