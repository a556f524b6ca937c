"""One file is judged whole: what stands against reading it, what its characters hide, what the rules say."""

import pytest
from validate_samples import PLACE, SETTINGS, SOUND, codes, judged

from pact_author.model.diagnostic import Severity
from pact_author.validate.judge import judge, read


def test_a_file_that_is_not_yaml_is_looked_through_all_the_same():
    text = "a: [\nb: x\u202ey\n"
    assert [("S050", 2), ("S005", 1)] == codes(text)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("\ntitle:", "\nti\u200btle:", "S051", 3),
        ("\ntitle:", "\ntitl\u0435:", "S053", 3),
        ("title: Shoes", "title:\u00a0Shoes", "S054", 3),
        ("  kind:", "\u00a0\u00a0kind:", "S054", 26),
        ("  kind:", "\u200b  kind:", "S051", 26),
        ("country: JP", "country: J\u0420", "S053", 5),
        ("country: JP", "country: JP\u200b", "S051", 5),
        ("theme: food", "theme: f\u043eod", "S053", 6),
        ("2026-11-24", "2026-\u200e11-24", "S051", 20),
        ("{receiver}", "{rec\u0435iver}", "S053", 10),
        ("contributors: [asha]", "contributors: [asha\u202e]", "S050", 30),
        ("id: jp/shoes", "id: jp/sho\u0435s", "S053", 2),
    ],
)
def test_a_field_or_code_spoilt_by_a_character_is_told_as_that_character_and_as_an_error(old, new, code, line):
    assert 1 == SOUND.count(old)
    told = judged(SOUND.replace(old, new))
    assert [(code, line, Severity.ERROR)] == [(d.code, d.at.span.line, d.severity) for d in told]


def test_a_scenario_with_strange_characters_is_read_all_the_same():
    one = judge(PLACE, read(PLACE, SOUND.replace("a family", "a f\u200bamily")), SETTINGS)
    assert ([("S051", 8)], True) == ([(d.code, d.at.span.line) for d in one.diagnostics], one.readable)
    assert one.sketch is not None


def test_another_mistake_on_the_line_is_told_too():
    assert [("S025", 8), ("S051", 8)] == sorted(codes(SOUND.replace("a family home", "\u200bx")))


def test_what_else_is_wrong_is_still_told_at_its_place():
    text = SOUND.replace("\ntitle:", "\n\u200btitle:").replace("country: JP", "country: \u200bjapan")
    assert ["S051", "S051", "S024"] == [d.code for d in judged(text)]
    assert [(3, 1), (5, 10), (5, 11)] == [(d.at.span.line, d.at.span.column) for d in judged(text)]
