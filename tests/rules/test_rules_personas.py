import pytest
from rules_samples import SETTINGS, design_findings

from pact_author.rules.personas import RULES


def found(fragment):
    return [(d.code, d.at.pointer) for d in design_findings(fragment, RULES)]


def test_a_country_without_a_region_is_found_at_its_place():
    assert [("P301", "/receiver/country/1")] == found(
        "receiver:\n  country: [norm, AQ]\n  age_band: [older]\n  gender: [female]\n"
    )


def test_countries_of_respondents_and_abroad_need_a_region_too():
    assert [("P301", "/respondent/country/0"), ("P301", "/abroad/JP/far")] == found(
        "actor:\n  country: [norm, far]\n  age_band: [older]\n  gender: [female]\n"
        "respondent: {without: true, country: [AQ], age_band: [older], gender: [female]}\n"
        "abroad: {JP: {close: KR, far: AQ}}\n"
    )


@pytest.mark.parametrize(("cells", "codes"), [(31, []), (32, ["P302"]), (500, ["P302"])])
def test_a_fraction_is_smaller_than_what_it_is_drawn_from(cells, codes):
    assert codes == [code for code, _ in found(f"design: {{kind: fraction, cells: {cells}}}\n")]


@pytest.mark.parametrize(("cells", "codes"), [(7, []), (8, ["P302"])])
def test_a_stratum_gives_fewer_cells_than_it_has(cells, codes):
    told = found(f"design: {{kind: stratified, strata: [actor.country, actor.gender], cells: {cells}}}\n")

    assert codes == [code for code, _ in told]


def test_respondents_multiply_a_full_design():
    every = ", ".join(sorted(SETTINGS.regions)[:200])
    who = f"respondent: {{without: true, country: [{every}], age_band: [younger, older], gender: [female, male]}}\n"

    assert [("P303", "/design/kind")] == found(who + "design: {kind: full}\n")


def test_a_relation_that_no_scenario_can_have_is_found_where_it_stands():
    told = "constraints:\n  - if: {relation: [guest-host, guest-guest]}\n    then: {actor.age_band: [older]}\n"

    assert [("P305", "/constraints/0/if/relation/1")] == found(told)


def test_a_small_full_design_is_fine():
    assert [] == found("design: {kind: full}\n")


@pytest.mark.parametrize(
    ("cues", "pointers"),
    [
        ("[full]", []),
        ("[none, full]", []),
        ("[country]", ["/actor/age_band"]),
        ("[none]", ["/actor/country"]),
    ],
)
def test_what_no_prompt_tells_is_not_varied(cues, pointers):
    assert pointers == [pointer for code, pointer in found(f"cues: {cues}\n")]
