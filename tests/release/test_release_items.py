from dataclasses import replace
from itertools import islice
from pathlib import Path

from pact_author.locales.wording import read_wording
from pact_author.model.canonical import digest
from pact_author.model.persona import Frame
from pact_author.model.scenario import Status
from pact_author.reading.place_files import read_relation_table
from pact_author.reading.project import open_project
from pact_author.release.items import items
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDING = read_wording(PROJECT, "en")
CORPUS = load(PROJECT)
DESIGNS = {design.name: design for design in CORPUS.designs}
SCENARIO = next(scenario for scenario in CORPUS.scenarios if scenario.id == "jp/thanks-at-the-end-of-term")
CANARY = CORPUS.settings.canary


def rows(design="smoke", **changes):
    return list(items(replace(SCENARIO, **changes), DESIGNS[design], WORDING, CORPUS.settings))


def test_what_an_item_says_of_its_scenario_is_the_scenario_s():
    (item, *_) = rows()

    expected = (SCENARIO.id, SCENARIO.country, "east-southeast-asia", SCENARIO.theme, SCENARIO.relation)
    assert expected == (item.scenario, item.country, item.region, item.theme, item.relation)


def test_each_item_says_how_near_the_receiver_s_country_is_by_the_table_of_the_project():
    table = read_relation_table(PROJECT.root, "m49")
    settings = replace(CORPUS.settings, country_relations=table)
    told = list(items(SCENARIO, DESIGNS["core"], WORDING, settings))

    assert {"same", "far"} < {item.country_relation for item in told}
    assert [table.relation(i.actor_country, i.receiver_country) for i in told] == [i.country_relation for i in told]


def test_the_two_orders_of_a_cell_stand_side_by_side_and_differ_in_the_letter():
    told = rows("core")

    for one, other in zip(told[::2], told[1::2], strict=True):
        assert one.cell == other.cell
        assert {"A", "B"} == {one.culture_letter, other.culture_letter}


def columns(contrast):
    """The columns in which twins of a contrast differ."""
    role, _, axis = contrast.partition(".")
    return [f"{each}_{axis}" for each in (("actor", "receiver") if role == "dyad" else (role,))]


def test_twins_share_the_id_of_their_pair_and_nobody_else_has_it():
    pairs = {}
    for item in rows("core"):
        if item.order == "culture-first":
            for contrast, pair in item.pairs.items():
                pairs.setdefault((contrast, pair), []).append(item)

    assert pairs
    for (contrast, _), twins in pairs.items():
        told = {tuple(getattr(twin, column) for column in columns(contrast)) for twin in twins}
        assert 2 == len(twins) == len(told), contrast


def test_nobody_answers_where_the_design_names_no_respondent():
    assert {("none", "none", "none")} == {
        (item.respondent_country, item.respondent_age_band, item.respondent_gender) for item in rows("smoke")
    }


def test_a_respondent_is_told_in_three_columns_and_in_the_prompt():
    item = next(item for item in rows("human") if item.respondent_country == "GB")

    assert ("younger", "female") == (item.respondent_age_band, item.respondent_gender)
    assert "\n\nAnswer as a younger woman from the United Kingdom would.\n\nAnswer with" in item.prompt


def test_the_hash_of_the_content_moves_with_the_prompt_and_with_nothing_else():
    one, other = rows(), rows(status=Status.REVIEWED)
    asked = {item.id: item.content_hash for item in rows(title="Another title")}

    assert asked == {item.id: item.content_hash for item in one} == {item.id: item.content_hash for item in other}
    assert len({item.prompt for item in one}) == len({item.content_hash for item in one})
    assert digest([one[0].system, one[0].prompt]) == one[0].content_hash


def test_items_are_written_one_by_one_and_not_all_at_once():
    told = items(SCENARIO, replace(DESIGNS["core"], frames=tuple(Frame)), WORDING, CORPUS.settings)

    assert 2 == len(list(islice(told, 2)))
    assert next(told).scenario == SCENARIO.id
