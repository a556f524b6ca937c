import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from pact_author.reading.project import open_project
from pact_author.release.coverage_plot import SHADES, coverage_plot
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
SCENARIOS = load(PROJECT).scenarios
SETTINGS = PROJECT.settings
SVG = "{http://www.w3.org/2000/svg}"


def texts(plot):
    return [each.text for each in ElementTree.fromstring(plot).iter(f"{SVG}text")]


def test_the_numbers_add_up_to_the_scenarios():
    numbers = [int(text) for text in texts(coverage_plot(SCENARIOS, SETTINGS)) if text and text.isdigit()]

    assert len(SCENARIOS) == sum(numbers)


def test_every_region_and_theme_is_named():
    expected = {s.theme for s in SCENARIOS} | {SETTINGS.regions[s.country] for s in SCENARIOS}

    assert expected <= set(texts(coverage_plot(SCENARIOS, SETTINGS)))


def test_what_has_none_has_no_number_and_the_lightest_shade():
    one, other = (next(s for s in SCENARIOS if s.id == name) for name in ("ke/hands-at-the-door", "ro/eight-roses"))
    fills = re.findall(r'height="38" fill="(#\w+)"', coverage_plot([one, other], SETTINGS))

    assert sorted([SHADES[0], SHADES[0], SHADES[-1], SHADES[-1]]) == sorted(fills)


def test_it_carries_the_canary():
    assert SETTINGS.canary in coverage_plot(SCENARIOS, SETTINGS)


def test_names_are_texts_whatever_is_in_them():
    (one, *_) = SCENARIOS
    odd = replace(SETTINGS, region_map=replace(SETTINGS.region_map, region_of={one.country: "<b>&"}))

    assert "<b>&" in texts(coverage_plot([one], odd))
