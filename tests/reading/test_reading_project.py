"""The folder of a corpus: found, listed whole, and read with care."""

import os
import socket
from pathlib import Path

import pytest
from reading_samples import PERSONAS, PROJECT, SCENARIO, places

from pact_author.model.corpus import Relation
from pact_author.model.errors import ProjectError
from pact_author.reading.project import (
    MAX_BYTES,
    open_project,
    persona_paths,
    read_text,
    scenario_paths,
    select_paths,
)

GOOD = "scenarios/jp/shoes-at-the-door.yaml"


@pytest.fixture
def root(tmp_path):
    """A sound corpus of one scenario, below a folder of its own."""
    root = tmp_path / "corpus"
    for path, text in (("pact.toml", PROJECT), (GOOD, SCENARIO), ("personas/sample.yaml", PERSONAS)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def write(root, path, data):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data if isinstance(data, bytes) else data.encode())


# ---- opening ---------------------------------------------------------------------------------------------------------


def test_a_project_is_found_from_within(root):
    project = open_project(root / "scenarios" / "jp")
    assert root.resolve() == project.root
    assert ("small", "0.1.0", ("en",)) == (project.settings.name, project.settings.version, project.settings.locales)
    assert "east-southeast-asia" == project.settings.regions["JP"]
    assert Relation("equal", "close") == project.settings.relations["guest-host"]


def test_a_project_is_found_from_one_of_its_files(root):
    assert root.resolve() == open_project(root / GOOD).root


def test_the_project_of_this_repository_opens():
    assert "pact" == open_project(Path(__file__)).settings.name


def test_no_project_is_said_with_what_to_do(tmp_path):
    with pytest.raises(ProjectError, match=r"there is no pact\.toml in") as caught:
        open_project(tmp_path)
    assert "--project" in caught.value.hint


def test_a_folder_that_does_not_exist_is_said(tmp_path):
    with pytest.raises(ProjectError, match="does not exist"):
        open_project(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "small"', 'name = "small', "pact.toml:2: it cannot be read as TOML"),
        ('name = "small"', "name = 3", "pact.toml:2: `name` must be text, not a number"),
        ('name = "small"', 'name = "Small Corpus"', "pact.toml:2: `Small Corpus` is not how `name` is written"),
        ('name = "small"', 'nam = "small"', "pact.toml:2: unknown field `nam`"),
        ('version = "0.1.0"', 'version = "v1"', "pact.toml:4: `v1` is not how `version` is written"),
        ('version = "0.1.0"', "version = 2026-01-01", "pact.toml:4: `version` must be text, not a date or time"),
        ('canary = "small:canary:0123456789"\n', "", "pact.toml:1: the field `canary` is missing in `corpus`"),
        ('locales = ["en"]', 'locales = ["fr"]', "`locales` lacks the source language `en`"),
        ('locales = ["en"]', "locales = []", "pact.toml:7: `locales` has no entries"),
        ('regions = "study"', "regions = nan", "pact.toml:11: `regions` must be text, not a number"),
        ('regions = "study"', 'regions = "../regions.toml"', "pact.toml:11: `../regions.toml` is not how `regions` is"),
        ('regions = "study"', 'region = "study"', "pact.toml:11: unknown field `region`"),
        ('regions = "study"', 'regions = "m49"', "there is no table `m49` for `regions`"),
        ('[places]\nregions = "study"', "[regions]", "pact.toml:10: the region map does not stand here any more"),
        ('rank = "equal"', 'rank = "same"', "pact.toml:15: `same` is not a rank"),
        ("[relations]", "[relation]", "unknown field `relation`"),
    ],
)
def test_a_mistake_in_the_settings_stops_with_its_line(root, old, new, message):
    assert 1 == PROJECT.count(old)
    write(root, "pact.toml", PROJECT.replace(old, new))
    with pytest.raises(ProjectError) as caught:
        open_project(root)
    assert message in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[corpus]\nname = "\xff"\n', "pact.toml:2: it is not UTF-8"),
        (b"# " + b"x" * MAX_BYTES, "is larger than 256 KiB"),
        (b"", "the field `corpus` is missing"),
    ],
)
def test_settings_that_are_no_settings_are_refused(root, data, message):
    write(root, "pact.toml", data)
    with pytest.raises(ProjectError) as caught:
        open_project(root)
    assert message in caught.value.message


def test_a_folder_named_pact_toml_is_said(tmp_path):
    (tmp_path / "pact.toml").mkdir()
    with pytest.raises(ProjectError, match=r"pact\.toml cannot be read: Is a directory"):
        open_project(tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(root):
    write(root, "pact.toml", b"\xef\xbb\xbf" + PROJECT.replace("\n", "\r\n").encode())
    assert "small" == open_project(root).settings.name


# ---- listing ---------------------------------------------------------------------------------------------------------


def test_files_are_listed_in_order_with_those_at_a_wrong_place(root):
    for path in ("scenarios/br/b.yaml", "scenarios/br/a.yml", "scenarios/top.yaml", "scenarios/jp/deep/x.YAML"):
        write(root, path, SCENARIO)
    for path in ("scenarios/jp/.x.yaml", "scenarios/.git/y.yaml", "scenarios/jp/README.md", "scenarios/jp/x.yaml~"):
        write(root, path, "")
    expected = ("scenarios/br/a.yml", "scenarios/br/b.yaml", "scenarios/jp/deep/x.YAML", GOOD, "scenarios/top.yaml")
    project = open_project(root)
    assert expected == scenario_paths(project)
    assert ("personas/sample.yaml",) == persona_paths(project)


def test_a_project_without_scenarios_has_none(root):
    (root / GOOD).unlink()
    assert () == scenario_paths(open_project(root))


def test_a_link_to_a_folder_is_listed_and_refused(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path, "elsewhere/x.yaml", SCENARIO)
    (root / "scenarios" / "br").symlink_to(tmp_path / "elsewhere")
    project = open_project(root)
    assert ("scenarios/br", GOOD) == scenario_paths(project)
    assert ["1:1-1:1 S012 this is a link to a folder, which is not followed"] == refused(root, "scenarios/br")


# ---- choosing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([GOOD], (GOOD,)),
        (["scenarios/jp"], (GOOD,)),
        (["scenarios", GOOD], (GOOD,)),
        (["."], ("personas/sample.yaml", GOOD)),
        (["personas"], ("personas/sample.yaml",)),
        (["scenarios/../personas/sample.yaml"], ("personas/sample.yaml",)),
        ([], ()),
    ],
)
def test_paths_are_chosen_from_the_current_folder(root, monkeypatch, given, expected):
    monkeypatch.chdir(root)
    assert expected == select_paths(open_project(root), [Path(path) for path in given])


def test_paths_are_chosen_from_a_folder_within(root, monkeypatch):
    monkeypatch.chdir(root / "scenarios" / "jp")
    project = open_project(Path())
    assert (GOOD,) == select_paths(project, [Path("shoes-at-the-door.yaml")])
    assert (GOOD,) == select_paths(project, [Path()])
    assert ("personas/sample.yaml", GOOD) == select_paths(project, [Path("../..")])


def test_paths_may_be_absolute_or_meant_from_the_project(root, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    project = open_project(root)
    assert (GOOD,) == select_paths(project, [root / GOOD])
    assert (GOOD,) == select_paths(project, [Path(GOOD)])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("scenarios/jp/other.yaml", "scenarios/jp/other.yaml does not exist"),
        ("pact.toml", "pact.toml is not a scenario, persona set, translation or table of names and holds none"),
        ("empty", "empty is not a scenario, persona set, translation or table of names and holds none"),
        ("..", "is outside the project"),
        ("/", "is outside the project"),
    ],
)
def test_a_path_that_names_nothing_is_refused(root, monkeypatch, given, message):
    monkeypatch.chdir(root)
    (root / "empty").mkdir()
    with pytest.raises(ProjectError) as caught:
        select_paths(open_project(root), [Path(given)])
    assert message in caught.value.message
    assert caught.value.hint


# ---- reading ---------------------------------------------------------------------------------------------------------


def refused(root, path):
    text, found = read_text(open_project(root), path)
    assert text is None
    return places(found)


def test_a_file_is_read_with_lf_line_ends_and_without_its_byte_order_mark(root):
    write(root, GOOD, b"\xef\xbb\xbf" + SCENARIO.replace("\n", "\r\n").encode())
    assert (SCENARIO, ()) == read_text(open_project(root), GOOD)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\r\nb: \xc3\xa9\xe9\n", "2:5-2:6 S003 the byte 0xE9 is not UTF-8"),
        (b"\xff", "1:1-1:2 S003 the byte 0xFF is not UTF-8"),
        (b"\xef\xbb\xbfa\xff", "1:2-1:3 S003 the byte 0xFF is not UTF-8"),
        (b"a: \xed\xa0\xbd\n", "1:4-1:5 S003 the byte 0xED is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "1:1-1:1 S003 the file is saved as UTF-16"),
        (b"x" * (MAX_BYTES + 1), "1:1-1:1 S002 the file is larger than 256 KiB"),
    ],
)
def test_a_file_that_is_no_text_is_refused(root, data, expected):
    write(root, GOOD, data)
    assert [expected] == refused(root, GOOD)


def test_a_file_of_exactly_256_kib_is_read(root):
    write(root, GOOD, b"#" * MAX_BYTES)
    assert MAX_BYTES == len(read_text(open_project(root), GOOD)[0])


def test_a_file_without_end_is_not_read_whole(root):
    path = root / GOOD
    path.unlink()
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert ["1:1-1:1 S002 the file is larger than 256 KiB"] == refused(root, GOOD)


def test_a_missing_file_is_said(root):
    assert ["1:1-1:1 S001 the file cannot be read: No such file or directory"] == refused(root, "scenarios/jp/x.yaml")


@pytest.mark.timeout(10)
def test_a_pipe_a_socket_and_a_folder_are_no_files(root, monkeypatch):
    folder = root / "scenarios" / "jp"
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    monkeypatch.chdir(folder)  # the path of a socket is at most 107 bytes
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")
        names = ("pipe", "folder", "socket")
        assert [
            "1:1-1:1 S001 this is not a regular file",
            "1:1-1:1 S001 this is a folder, not a file",
            "1:1-1:1 S001 this is not a regular file",
        ] == [line for name in names for line in refused(root, f"scenarios/jp/{name}.yaml")]
        listed = scenario_paths(open_project(root))
    assert {f"scenarios/jp/{name}.yaml" for name in names} <= set(listed)


def test_a_link_inside_the_project_is_followed(root):
    (root / "scenarios/jp/link.yaml").symlink_to(root / GOOD)
    assert (SCENARIO, ()) == read_text(open_project(root), "scenarios/jp/link.yaml")


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../outside.yaml", "/dev/zero"])
def test_a_link_out_of_the_project_is_not_followed(root, tmp_path, target):
    write(tmp_path, "outside.yaml", SCENARIO)
    (root / "scenarios/jp/link.yaml").symlink_to(target)
    assert ["1:1-1:1 S001 the file is a link out of the project"] == refused(root, "scenarios/jp/link.yaml")


def test_a_linked_folder_does_not_lead_out(root, tmp_path):
    write(tmp_path, "elsewhere/x.yaml", SCENARIO)
    (root / "scenarios/br").symlink_to(tmp_path / "elsewhere")
    assert ["1:1-1:1 S001 the file is a link out of the project"] == refused(root, "scenarios/br/x.yaml")


def test_a_link_to_itself_is_said(root):
    (root / "scenarios/jp/loop.yaml").symlink_to("loop.yaml")
    assert ["1:1-1:1 S001 the file cannot be read: Too many levels of symbolic links"] == refused(
        root, "scenarios/jp/loop.yaml"
    )


def test_a_path_that_climbs_out_is_refused(root, tmp_path):
    write(tmp_path, "outside.yaml", SCENARIO)
    assert ["1:1-1:1 S001 the file is a link out of the project"] == refused(root, "../outside.yaml")
    assert ["1:1-1:1 S012"] == [line[:12] for line in refused(root, "scenarios/jp/../../../outside.yaml")]


NOT_HERE = "a file does not stand here: its place is scenarios/<country>/<short-name>.yaml"
LETTERS = "the file's path has other characters than small letters, digits and single hyphens"


@pytest.mark.parametrize(
    ("path", "message", "move"),
    [
        ("scenarios/top.yaml", NOT_HERE, "scenarios/<country>/top.yaml"),
        ("scenarios/jp/deep/x.yaml", NOT_HERE, "scenarios/jp/x.yaml"),
        ("scenarios/japan/x.yaml", NOT_HERE, "scenarios/<country>/x.yaml"),
        ("scenarios/jp/x.yml", "the file's name does not end in .yaml", "scenarios/jp/x.yaml"),
        ("scenarios/jp/x.YAML", "the file's name does not end in .yaml", "scenarios/jp/x.yaml"),
        ("scenarios/JP/x.yaml", LETTERS, "scenarios/jp/x.yaml"),
        ("scenarios/jp/Shoes At Door.yaml", LETTERS, "scenarios/jp/shoes-at-door.yaml"),
        ("scenarios/jp/日本.yaml", LETTERS, "scenarios/jp/<short-name>.yaml"),
        ("personas/deep/x.yaml", "a file does not stand here: its place is personas/<name>.yaml", "personas/x.yaml"),
        ("personas/My_Set.yaml", LETTERS, "personas/my-set.yaml"),
    ],
)
def test_a_file_at_a_wrong_place_is_told_where_to_go(root, path, message, move):
    write(root, path, SCENARIO)
    project = open_project(root)
    assert path in (*scenario_paths(project), *persona_paths(project))
    text, (found,) = read_text(project, path)
    assert text is None
    assert ("S012", message, f"move it to {move}", path) == (found.code, found.message, found.hint, found.at.path)


@pytest.mark.parametrize(("name", "shown"), [(b"a\nb.yaml", "a\\u000ab.yaml"), (b"\xff.yaml", "\\udcff.yaml")])
def test_a_file_s_name_is_shown_without_what_a_terminal_should_not_get(root, name, shown):
    path = "scenarios/jp/" + os.fsdecode(name)
    (root / path).write_text(SCENARIO, encoding="utf-8")
    assert path in scenario_paths(open_project(root))
    _, (found,) = read_text(open_project(root), path)
    assert ("S012", f"scenarios/jp/{shown}") == (found.code, found.at.path)
