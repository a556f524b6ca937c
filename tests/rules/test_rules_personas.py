import pytest
from rules_samples import design_findings

from pact_author.rules.personas import RULES


def found(fragment):
    return [(d.code, d.at.pointer) for d in design_findings(fragment, RULES)]


def test_a_country_without_a_region_is_found_at_its_place():
    assert [("P301", "/receiver/country/1")] == found(
        "receiver:\n  country: [norm, AQ]\n  age_band: [older]\n  gender: [female]\n"
    )


@pytest.mark.parametrize(("cells", "codes"), [(31, []), (32, ["P302"]), (500, ["P302"])])
def test_a_sample_is_smaller_than_what_it_is_drawn_from(cells, codes):
    assert codes == [code for code, _ in found(f"design: {{kind: fraction, cells: {cells}}}\n")]


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
