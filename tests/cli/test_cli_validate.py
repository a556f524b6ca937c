import json
import shutil

import pytest
from command import pact
from conftest import copy_corpus
from jsonschema import Draft202012Validator

from pact_author.reading.resources import places_folder, schema_text

PATH = "scenarios/br/before-the-agenda.yaml"


def spoil(corpus, old, new, path=PATH):
    text = (corpus / path).read_text()
    assert old in text
    (corpus / path).write_text(text.replace(old, new, 1))


def test_a_sound_corpus_is_said_to_be_and_the_exit_code_is_0(corpus):
    files = sum(1 for folder in ("scenarios", "personas", "locales") for _ in (corpus / folder).rglob("*.yaml"))

    assert f"{files} files: nothing to mend\n" == pact("validate", cwd=corpus).stdout


def test_a_corpus_without_scenarios_is_nothing_to_be_content_with(corpus):
    shutil.rmtree(corpus / "scenarios")
    told = pact("validate", cwd=corpus, expect=3)

    assert "" == told.stdout
    assert "there is no scenario to check" in told.stderr


def test_a_mistake_is_shown_with_its_line_and_the_exit_code_is_1(corpus):
    spoil(corpus, "theme:", "thema:")
    told = pact("validate", cwd=corpus, expect=1)

    assert ("", 1) == (told.stderr, told.stdout.count("error S"))
    assert "did you mean" in told.stdout
    assert "^^^^^" in told.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("theme:", "thema:", "theme"),
        ("country: BR", "country: NO", "NO"),
        ("title:", "\ttitle:", "tab"),
        ("status: draft", "status: draft\nstatus: reviewed", "status"),
        ("{receiver}", "{reciever}", "{receiver}"),
        ("country: BR\n", "", "country"),
        ("status: draft", "status: finished", "draft"),
        ("licence: CC-BY-4.0", "licence: [", "["),
    ],
)
def test_a_broken_scenario_is_one_diagnostic_that_names_the_remedy(corpus, old, new, said):
    spoil(corpus, old, new)
    told = [json.loads(line) for line in pact("validate", "--format", "json", cwd=corpus, expect=1).stdout.splitlines()]

    (diagnostic,) = told
    assert PATH == diagnostic["path"]
    assert said in diagnostic["message"] + diagnostic["hint"]


def test_bytes_that_are_no_text_are_one_diagnostic(corpus):
    (corpus / PATH).write_bytes("título".encode("latin-1"))
    told = pact("validate", cwd=corpus, expect=1).stdout

    assert "UTF-8" in told
    assert 1 == told.count("error S")


def test_json_lines_are_what_their_schema_says(corpus):
    spoil(corpus, "theme:", "thema:")
    spoil(corpus, "{receiver}", "{reciever}", "scenarios/ke/hands-at-the-door.yaml")
    validator = Draft202012Validator(json.loads(schema_text("diagnostic")))

    lines = pact("validate", "--format", "json", cwd=corpus, expect=1).stdout.splitlines()
    assert 2 == len(lines)
    assert [] == [error.message for line in lines for error in validator.iter_errors(json.loads(line))]


def test_github_gets_annotations(corpus):
    spoil(corpus, "theme:", "thema:")

    told = pact("validate", "--format", "github", cwd=corpus, expect=1).stdout
    assert told.startswith(f"::error file={PATH},line=")


def test_one_path_is_told_alone(corpus):
    spoil(corpus, "theme:", "thema:")
    spoil(corpus, "{receiver}", "{reciever}", "scenarios/ke/hands-at-the-door.yaml")

    told = pact("validate", "--format", "json", corpus / "scenarios/ke", cwd=corpus, expect=1).stdout.splitlines()
    assert ["scenarios/ke/hands-at-the-door.yaml"] == [json.loads(line)["path"] for line in told]


def test_paths_are_those_from_the_project_s_root_wherever_one_stands(corpus):
    spoil(corpus, "theme:", "thema:")

    told = pact("validate", "before-the-agenda.yaml", "--format", "json", cwd=corpus / "scenarios/br", expect=1)
    assert PATH == json.loads(told.stdout)["path"]


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_warnings_fail_only_where_they_are_asked_to(corpus, level, code):
    spoil(corpus, "cups are empty.", "cups are empty, and then of the weather, the family and the long way home.")

    told = pact("validate", "--fail-on", level, cwd=corpus, expect=code).stdout
    assert "warning O001" in told


@pytest.mark.parametrize("path", ["nowhere.yaml", "../outside.yaml", "pact.toml"])
def test_a_path_that_is_no_scenario_gets_one_message(corpus, path):
    told = pact("validate", path, cwd=corpus, expect=3)

    assert "" == told.stdout
    assert told.stderr.startswith("error: ")


def test_no_colour_goes_into_a_pipe(corpus):
    spoil(corpus, "theme:", "thema:")

    assert "\x1b" not in pact("validate", cwd=corpus, expect=1).stdout


def test_select_and_ignore_take_codes_and_families(corpus):
    spoil(corpus, "{receiver}", "{reciever}")
    spoil(corpus, "theme:", "thema:", "scenarios/ke/hands-at-the-door.yaml")

    def codes(*arguments):
        lines = pact("validate", "--format", "json", *arguments, cwd=corpus, expect=None).stdout.splitlines()
        return [json.loads(line)["code"] for line in lines]

    assert ["W103", "S020"] == codes()
    assert ["W103"] == codes("--select", "w")
    assert ["S020"] == codes("--ignore", "W103,O")
    assert [] == codes("--select", "W", "--ignore", "W10")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("codes", ["Z", "", "W1001"])
def test_a_code_that_does_not_exist_is_wrong_usage(corpus, option, codes):
    assert "explain" in (pact("validate", option, codes, cwd=corpus, expect=2).stderr + "explain" * (codes == ""))


def test_changed_judges_only_what_the_branch_changed_and_sees_the_rest(corpus, git):
    spoil(corpus, "theme:", "thema:", "scenarios/ke/hands-at-the-door.yaml")
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "somebody else's mistake")
    git(corpus, "switch", "--create", "mine")
    text = (corpus / PATH).read_text()
    copy = corpus / "scenarios/br/a-copy.yaml"
    copy.write_text(
        text.replace("id: br/before-the-agenda", "id: br/a-copy").replace("title: Before", "title: Long before")
    )

    told = pact("validate", "--changed", "--format", "json", cwd=corpus, expect=1).stdout.splitlines()
    assert [("C504", "scenarios/br/a-copy.yaml")] == [(d["code"], d["path"]) for d in map(json.loads, told)]


def test_changed_blames_the_new_file_whichever_of_a_pair_comes_first(corpus, git):
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "begin")
    text = (corpus / PATH).read_text()
    for name in ("a-copy", "z-copy"):
        copy = corpus / f"scenarios/br/{name}.yaml"
        copy.write_text(
            text.replace("id: br/before-the-agenda", f"id: br/{name}").replace("title: Before", "title: Not")
        )
        (told,) = pact("validate", "--changed", "--format", "json", cwd=corpus, expect=1).stdout.splitlines()

        assert f"scenarios/br/{name}.yaml" == json.loads(told)["path"]
        assert [PATH] == [related["path"] for related in json.loads(told)["related"]]
        copy.unlink()


def test_nothing_changed_is_nothing_to_mend(corpus, git):
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "begin")

    assert "0 files: nothing to mend\n" == pact("validate", "--changed", cwd=corpus).stdout


def test_a_change_that_breaks_the_waivers_is_told(corpus, git):
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "begin")
    (corpus / "waivers.yaml").write_text("W101: [\n")

    (told,) = pact("validate", "--changed", "--format", "json", cwd=corpus, expect=1).stdout.splitlines()
    assert ("S005", "waivers.yaml") == (json.loads(told)["code"], json.loads(told)["path"])


def test_a_changed_pact_toml_concerns_every_file(corpus, git):
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "begin")
    (corpus / "pact.toml").write_text((corpus / "pact.toml").read_text() + "# more\n")
    told = pact("validate", "--changed", cwd=corpus)

    assert "all files are checked" in told.stderr
    assert not told.stdout.startswith("0 files")


def test_a_changed_region_map_of_its_own_concerns_every_file(corpus, git):
    (corpus / "places").mkdir()
    (corpus / "places/regions.toml").write_text((places_folder() / "regions/study.toml").read_text())
    settings = (corpus / "pact.toml").read_text()
    (corpus / "pact.toml").write_text(settings.replace('regions = "study"', 'regions = "places/regions.toml"'))
    git(corpus, "init", "--initial-branch", "main")
    git(corpus, "add", ".")
    git(corpus, "commit", "--message", "begin")
    (corpus / "places/regions.toml").write_text(f"# more\n{(corpus / 'places/regions.toml').read_text()}")

    told = pact("validate", "--changed", cwd=corpus)
    assert "places/regions.toml differs too, so all files are checked" in told.stderr


MACHINES = ["json", "github", "sarif", "junit", "gitlab"]


@pytest.mark.parametrize("form", MACHINES)
def test_the_forms_for_machines_are_utf_8_whatever_the_locale(corpus, form):
    spoil(corpus, "title:", "titel: お茶\ntitle:")
    spoil(corpus, "title:", "“x”: y\ntitle:")

    told = pact("validate", "--format", form, cwd=corpus, expect=1, PYTHONIOENCODING="latin-1")
    assert "“x”" in told.stdout or "\\u201cx\\u201d" in told.stdout


def test_a_locale_that_lacks_a_letter_gets_its_number(corpus):
    spoil(corpus, "title:", "titel: お茶\ntitle:")

    told = pact("validate", cwd=corpus, expect=1, PYTHONIOENCODING="latin-1").stdout
    assert "titel: \\u304a\\u8336" in told


@pytest.mark.parametrize("form", ["text", *MACHINES])
@pytest.mark.parametrize("name", ["a\tb.yaml", "a\udce9b.yaml"])
def test_a_file_with_an_unspeakable_name_is_told_in_every_form(corpus, form, name):
    (corpus / PATH).rename(corpus / "scenarios/br" / name)

    told = pact("validate", "--format", form, cwd=corpus, expect=1).stdout
    assert "S012" in told
    assert "nothing to mend" not in [line for line in told.splitlines() if "a" in line and "b.yaml" in line]


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ("github", f"file=data/{PATH},"),
        ("gitlab", f'"path": "data/{PATH}"'),
        ("junit", f'file="data/{PATH}"'),
        ("sarif", f'"uri": "data/{PATH}"'),
        ("json", f'"path": "{PATH}"'),
        ("text", f"{PATH}:"),
    ],
)
def test_hosts_are_told_of_files_from_the_root_of_the_repository(tmp_path, git, form, named):
    (tmp_path / "data").mkdir()
    spoil(copy_corpus(tmp_path / "data"), "theme:", "thema:")
    git(tmp_path, "init")

    assert named in pact("validate", "--format", form, cwd=tmp_path / "data", expect=1).stdout


def test_a_moved_line_keeps_its_fingerprint(corpus):
    def prints():
        (run,) = json.loads(pact("validate", "--format", "sarif", cwd=corpus, expect=1).stdout)["runs"]
        return [(r["ruleId"], r["partialFingerprints"]) for r in run["results"]]

    spoil(corpus, "{receiver}", "{reciever}")
    before = prints()
    spoil(corpus, "situation:", "# a comment\n\n# and another\nsituation:")
    assert before == prints()


def test_a_waiver_is_told_as_one_from_outside(corpus):
    spoil(corpus, "cups are empty.", "cups are empty, and then of the weather, the family and the long way home.")
    (corpus / "waivers.yaml").write_text("O001: [br/before-the-agenda]\n")

    (run,) = json.loads(pact("validate", "--format", "sarif", cwd=corpus).stdout)["runs"]
    kinds = [(r["ruleId"], [s["kind"] for s in r["suppressions"]]) for r in run["results"]]
    assert ("O001", ["external"]) in kinds
