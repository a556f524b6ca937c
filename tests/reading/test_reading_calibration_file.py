"""The gold set: what stands in calibration/, and what a corpus may put in its place."""

from collections import Counter
from pathlib import Path

import pytest
from conftest import copy_settings

from pact_author.model.calibration import EXPECTED, Kind
from pact_author.model.errors import ProjectError
from pact_author.reading.calibration_file import read_gold, to_gold
from pact_author.reading.project import open_project
from pact_author.reading.resources import closed_list

CHECKOUT = Path(__file__).parents[2]
PROJECT = open_project(CHECKOUT)
GOLD = read_gold(PROJECT)
ONE = """\
norms:
  - id: jp/the-deeper-bow
    country: JP
    theme: greetings-respect
    setting: a corridor
    statement: Thanks are usually given with a bow.
    source: {title: Greetings, publisher: A guide, url: "https://a.example/b", seen: 2026-11-24,
             supports: Explains bows as greeting and thanks.}
    unsound:
      - {kind: moved, country: BR, because: in Brazil people shake hands}
"""


def test_there_are_enough_of_every_kind():
    counted = Counter(each.kind for each in GOLD)

    assert 80 <= len(GOLD)
    assert 30 <= counted[Kind.TRUE]
    assert all(counted[kind] >= 8 for kind in Kind)


def test_every_region_and_theme_has_norms_of_its_own():
    true = [each for each in GOLD if each.kind is Kind.TRUE]
    regions = Counter(PROJECT.settings.regions[each.country] for each in true)

    assert set(PROJECT.settings.regions.values()) == set(regions)
    assert {4} == set(regions.values())
    assert set(closed_list("/theme")) == {each.theme for each in true}


def test_each_question_has_sound_and_unsound_items_of_enough_norms():
    for code in ("R601", "R602", "R603"):
        for sound in (True, False):
            norms = {each.norm for each in GOLD if EXPECTED[each.kind].get(code) is sound}
            assert 16 <= len(norms), (code, sound)


def test_what_is_not_sound_differs_from_its_norm_in_what_is_asked():
    true = {each.norm: each for each in GOLD if each.kind is Kind.TRUE}
    for each in GOLD:
        other = true[each.norm]
        same = (each.country, each.statement, each.evidence.supports) == (
            other.country,
            other.statement,
            other.evidence.supports,
        )
        assert same is (each.kind is Kind.TRUE)
        assert bool(each.because) is (each.kind is not Kind.TRUE)


def test_no_item_is_told_twice():
    assert len(GOLD) == len({(each.country, each.statement, each.evidence.supports) for each in GOLD})


def test_the_norms_of_the_gold_set_are_not_told_as_scenarios_tell_them():
    """A judge that was shown a scenario has not been shown the answer here."""
    statements = {path.read_text(encoding="utf-8") for path in (CHECKOUT / "scenarios").glob("*/*.yaml")}

    assert [] == [each.statement for each in GOLD if any(each.statement in text for text in statements)]


def test_a_corpus_without_a_set_gets_the_one_that_comes_with_the_program(tmp_path):
    copy_settings(tmp_path)

    assert GOLD == read_gold(open_project(tmp_path))


def test_a_corpus_with_a_set_gets_its_own(tmp_path):
    copy_settings(tmp_path)
    (tmp_path / "calibration").mkdir()
    (tmp_path / "calibration/ours.yaml").write_text(ONE, encoding="utf-8")

    assert ["jp/the-deeper-bow", "jp/the-deeper-bow+moved"] == [each.name for each in read_gold(open_project(tmp_path))]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("kind: moved", "kind: wrong", 10),
        (", country: BR", "", 10),
        ("country: BR", "country: JP", 10),
        ("kind: moved, country: BR", "kind: inverted", 10),
        ("theme: greetings-respect", "theme: greetings", 4),
        ("norms:", "norm:", 1),
        ("because: in Brazil people shake hands", "because: [", 10),
    ],
)
def test_a_mistake_is_told_with_its_line_and_nothing_is_measured_with_the_rest(tmp_path, old, new, line):
    copy_settings(tmp_path)
    (tmp_path / "calibration").mkdir()
    (tmp_path / "calibration/ours.yaml").write_text(ONE.replace(old, new), encoding="utf-8")

    with pytest.raises(ProjectError) as caught:
        read_gold(open_project(tmp_path))
    assert f"calibration/ours.yaml:{line}: " in caught.value.message


def test_an_empty_set_is_none(tmp_path):
    copy_settings(tmp_path)
    (tmp_path / "calibration").mkdir()

    with pytest.raises(ProjectError, match="there is no gold set"):
        read_gold(open_project(tmp_path))


def test_two_items_of_one_name_are_refused(tmp_path):
    copy_settings(tmp_path)
    (tmp_path / "calibration").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"calibration/{name}.yaml").write_text(ONE, encoding="utf-8")

    with pytest.raises(ProjectError, match="jp/the-deeper-bow is there twice"):
        read_gold(open_project(tmp_path))


def test_what_is_said_of_exceptions_is_no_hint_beside_what_is_not_sound():
    told, _ = to_gold(
        "x.yaml", ONE.replace("    source:", "    variation: A nod is enough in casual contact.\n    source:")
    )

    assert ["A nod is enough in casual contact.", None] == [each.variation for each in told]
