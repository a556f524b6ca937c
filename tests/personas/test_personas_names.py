from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.errors import ProjectError
from pact_author.model.names import Name, NameList, NameSource, NameTable
from pact_author.model.persona import Gender
from pact_author.personas.names import missing_names, pick_name, unchecked_note

SOURCE = NameSource("An office", "A list", 2020, "residents", "https://example.org/", "not stated", False, None)


def table(country="NO", numbers=6, unisex=0, checked=False):
    names = [
        Name(f"{country}-{which.letter}-{n:02d}", country, which, f"{which}{n}", f"{which}{n}", "Latn", "office")
        for which, count in ((NameList.FEMALE, numbers), (NameList.MALE, numbers), (NameList.UNISEX, unisex))
        for n in range(1, count + 1)
    ]
    return NameTable(country, "Latn", {"office": replace(SOURCE, checked=checked)}, tuple(names), "")


TABLES = {"NO": table(unisex=6), "JP": table("JP")}
SCENARIOS = [f"no/number-{n}" for n in range(600)]


def pick(scenario="no/tea", role="actor", country="NO", gender=Gender.FEMALE, *, tables=TABLES, seed=7):
    return pick_name(tables, scenario, seed, role, country, gender)


def test_a_name_is_the_same_on_every_machine():
    drawn = [pick(scenario, role).id for scenario in ("no/tea", "jp/shoes") for role in ("actor", "receiver")]

    assert ["NO-f-03", "NO-f-02", "NO-f-05", "NO-f-01"] == drawn


@given(st.text(max_size=20), st.integers(0, 10**9), st.sampled_from(["actor", "receiver"]))
def test_twins_that_differ_in_gender_bear_the_names_of_one_number(scenario, seed, role):
    women = pick(scenario, role, gender=Gender.FEMALE, seed=seed)
    men = pick(scenario, role, gender=Gender.MALE, seed=seed)

    assert (NameList.FEMALE, NameList.MALE, women.number) == (women.list, men.list, men.number)


@given(st.text(max_size=20), st.sampled_from(Gender), st.sampled_from(Gender))
def test_two_people_of_one_country_are_never_called_alike(scenario, actor, receiver):
    assert pick(scenario, "actor", gender=actor) != pick(scenario, "receiver", gender=receiver)


@pytest.mark.parametrize("gender", [Gender.NONBINARY, Gender.UNSPECIFIED])
def test_who_is_not_told_to_be_a_woman_or_a_man_bears_a_name_of_both(gender):
    assert NameList.UNISEX is pick(gender=gender).list


@pytest.mark.parametrize("role", ["actor", "receiver"])
def test_every_name_is_drawn_about_as_often(role):
    drawn = Counter(pick(scenario, role).number for scenario in SCENARIOS)

    assert 6 == len(drawn)
    assert all(60 <= n <= 140 for n in drawn.values()), drawn  # 100 each; 140 is more than four standard deviations off


def test_another_seed_draws_other_names():
    assert [pick(s, seed=1).id for s in SCENARIOS[:20]] != [pick(s, seed=2).id for s in SCENARIOS[:20]]


@pytest.mark.parametrize(("role", "most"), [("actor", 1 / 4), ("receiver", 2 / 5)])
def test_names_that_are_added_change_few_of_those_drawn_before(role, most):
    longer = {"NO": table(numbers=7)}
    changed = [new for s in SCENARIOS if (new := pick(s, role, tables=longer).number) != pick(s, role).number]

    assert len(changed) / len(SCENARIOS) < most
    if role == "actor":
        assert {"07"} == set(changed)  # only the new name takes a place


def test_the_order_of_a_table_changes_no_name():
    turned = {"NO": replace(TABLES["NO"], names=tuple(reversed(TABLES["NO"].names)))}

    assert [pick(s).id for s in SCENARIOS[:50]] == [pick(s, tables=turned).id for s in SCENARIOS[:50]]


@pytest.mark.parametrize(
    ("expected", "country", "gender"),
    [
        ("there are no names for KE", "KE", Gender.FEMALE),
        ("there are no unisex names for JP, which people of gender nonbinary need", "JP", Gender.NONBINARY),
        ("there are no unisex names for JP, which people of gender unspecified need", "JP", Gender.UNSPECIFIED),
    ],
)
def test_who_cannot_be_named_is_refused(expected, country, gender):
    with pytest.raises(ProjectError) as caught:
        pick(country=country, gender=gender)

    assert expected == caught.value.message
    assert "leave people unnamed" in caught.value.hint


def test_a_design_is_told_all_that_it_lacks_and_each_thing_once():
    people = [(country, gender) for country in ("NO", "JP", "KE") for gender in Gender]

    assert (
        "there are no unisex names for JP, which people of gender nonbinary need",
        "there are no unisex names for JP, which people of gender unspecified need",
        "there are no names for KE",
    ) == missing_names(TABLES, people)


def test_a_design_that_lacks_nothing_is_told_nothing():
    assert () == missing_names(TABLES, [("NO", gender) for gender in Gender])


def test_names_that_nobody_checked_are_counted():
    told = unchecked_note([table("NO"), table("JP", unisex=3), table("SE", checked=True)])

    assert "27 names were never held against the source that they cite (JP 15, NO 12)" in told


def test_names_that_were_checked_need_no_note():
    assert "" == unchecked_note([table(checked=True)])
