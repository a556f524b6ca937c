from reading_samples import PROJECT

from pact_author.reading.project import open_project
from pact_author.reading.waivers_file import read_waivers


def waivers(home, text=None):
    (home / "pact.toml").write_text(PROJECT)
    if text is not None:
        (home / "waivers.yaml").write_text(text)
    return read_waivers(open_project(home))


def test_a_project_needs_none(tmp_path):
    assert ((), None, ()) == waivers(tmp_path)


def test_each_id_is_one_waiver_of_a_whole_file(tmp_path):
    found, text, faults = waivers(tmp_path, "W128: [jp/tea, no/silence]\nN220:\n  - jp/tea\n")

    assert () == faults
    assert text.startswith("W128")
    assert [
        (("W128",), "scenarios/jp/tea.yaml", True),
        (("W128",), "scenarios/no/silence.yaml", True),
        (("N220",), "scenarios/jp/tea.yaml", True),
    ] == [(one.codes, one.path, one.whole) for one in found]


def test_each_stands_at_its_place_in_the_file(tmp_path):
    found, _, _ = waivers(tmp_path, "W128: [jp/tea, no/silence]\n")

    assert [(1, 8), (1, 16)] == [(one.at.span.line, one.at.span.column) for one in found]


def test_every_reason_says_what_it_is(tmp_path):
    ((one,), _, _) = waivers(tmp_path, "W128: [jp/tea]\n")

    assert "waivers.yaml: the rule is newer than the scenario" == one.reason


def test_a_mistake_is_a_diagnostic_and_no_waiver_holds(tmp_path):
    for text, code in (("W128: jp/tea\n", "S022"), ("rule 5: [jp/tea]\n", "S020"), ("W128: [\n", "S005")):
        found, _, faults = waivers(tmp_path, text)

        assert ((), [code]) == (found, [fault.code for fault in faults])
        assert {"waivers.yaml"} == {fault.at.path for fault in faults}


def test_codes_of_reading_cannot_be_waived(tmp_path):
    found, _, faults = waivers(tmp_path, "S020: [jp/tea]\n")

    assert ((), ["S020"]) == (found, [fault.code for fault in faults])
