"""What the repository's own corpus promises; it says of itself that nobody native has read it."""

from collections import Counter
from pathlib import Path

import pytest

from pact_author.locales.names import is_country
from pact_author.model.scenario import Holder, Status
from pact_author.reading.project import open_project
from pact_author.validate.check import check

CHECKOUT = Path(__file__).parents[1]
CHECKED = check(open_project(CHECKOUT))
SCENARIOS = CHECKED.corpus.scenarios
SETTINGS = CHECKED.corpus.settings


def test_it_has_nothing_to_mend():
    assert ((), ()) == (CHECKED.diagnosis.diagnostics, CHECKED.corpus.unread)


def test_it_has_200_scenarios_or_more_from_48_countries():
    assert 200 <= len(SCENARIOS)
    assert 48 <= len({s.country for s in SCENARIOS})


def test_every_theme_is_there_in_every_region():
    told = {(SETTINGS.regions[s.country], s.theme) for s in SCENARIOS}

    assert len(set(SETTINGS.regions.values())) * len({s.theme for s in SCENARIOS}) == len(told)
    assert 10 == len({s.theme for s in SCENARIOS})


def test_all_8_regions_have_some():
    assert set(SETTINGS.regions.values()) == {SETTINGS.regions[s.country] for s in SCENARIOS}
    assert 8 == len(set(SETTINGS.regions.values()))


def test_no_country_has_more_than_six():
    assert max(Counter(s.country for s in SCENARIOS).values()) <= 6


def test_what_its_first_authors_wrote_is_a_draft_until_somebody_from_there_has_read_it():
    assert {Status.DRAFT} == {s.status for s in SCENARIOS if set(s.contributors) == {"pact-author"}}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_every_norm_cites_a_source_that_can_be_looked_up(scenario):
    for source in scenario.norm.evidence:
        assert source.url.startswith(("https://", "http://"))
        assert source.supports
        assert source.publisher


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_every_norm_says_that_it_varies(scenario):
    assert scenario.norm.variation


def test_most_have_a_text_for_another_holder():
    others = [s for s in SCENARIOS if Holder.RECEIVER in s.holders or Holder.BOTH in s.holders]

    assert len(SCENARIOS) / 2 <= len(others)


def test_no_theme_or_kind_of_preference_has_more_than_a_third():
    for counted in (Counter(s.theme for s in SCENARIOS), Counter(s.preference.kind for s in SCENARIOS)):
        assert max(counted.values()) <= len(SCENARIOS) / 3, counted


def test_neither_side_has_the_longer_option_as_a_rule():
    longer = sum(len(s.options.follow_culture.prose) > len(s.options.allow_preference.prose) for s in SCENARIOS)

    assert len(SCENARIOS) / 3 <= longer <= 2 * len(SCENARIOS) / 3


def test_every_country_of_the_world_has_a_region():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    without = {a + b for a in letters for b in letters if is_country(a + b)} - set(SETTINGS.regions)
    uninhabited = {"AQ", "BV", "GS", "HM", "TF", "UM"}
    assert uninhabited == without
