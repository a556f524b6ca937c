"""What earlier runs found changes how soon an answer comes, and never the answer."""

import json
import sys

import pytest
from conftest import copy_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pact_author.reading.project import open_project
from pact_author.reading.resources import places_folder
from pact_author.render import json_lines
from pact_author.validate.check import diagnose
from pact_author.validate.memory import ANSWERS, PROJECTS, Memory
from pact_author.validate.recall import recall

PATH = "scenarios/br/before-the-agenda.yaml"
OTHER = "scenarios/ke/hands-at-the-door.yaml"
MISTAKES = {
    "misspelt field": lambda home: change(home, PATH, "theme:", "thema:"),
    "misspelt placeholder": lambda home: change(home, OTHER, "{receiver}", "{reciever}"),
    "not YAML": lambda home: change(home, OTHER, "title:", "\ttitle:"),
    "not UTF-8": lambda home: (home / "scenarios/jp/odd.yaml").write_bytes(b"\xff"),
    "misplaced": lambda home: (home / "scenarios/stray.yaml").write_text("id: x\n"),
    "hidden character": lambda home: change(home, PATH, "title: ", "title: \u200b"),
    "judging word, let stand": lambda home: change(
        home, PATH, "situation: >-", "# pact: ignore[W101] the sign says so\nsituation: >-\n  It is rude to wait.\n"
    ),
    "unused comment": lambda home: change(
        home, OTHER, "country: KE", "country: KE  # pact: ignore[C503] not yet known"
    ),
    "told twice": lambda home: copy(home, PATH, "scenarios/br/again.yaml"),
    "told twice elsewhere": lambda home: copy(home, PATH, "scenarios/ke/again.yaml"),
    "persona set": lambda home: change(home, "personas/smoke.yaml", "seed: 20260607", "seed: soon"),
    "country without region": lambda home: without_region(home, "KE"),
    "table of names": lambda home: change(home, "locales/names/JP.yaml", "JP-f-02", "JP-f-01"),
    "waiver": lambda home: (home / "waivers.yaml").write_text("W101: [br/before-the-agenda]\nC504: [br/again]\n"),
    "wrong waiver": lambda home: (home / "waivers.yaml").write_text("W999: [br/nowhere]\nx: 1\n"),
}


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "pact-author/validate"


def change(home, path, old, new):
    text = (home / path).read_text()
    (home / path).write_text(text.replace(old, new, 1))


def without_region(home, country):
    regions = (places_folder() / "regions/study.toml").read_text()
    (home / "regions.toml").write_text(regions.replace(f'"{country}", ', ""))
    change(home, "pact.toml", 'regions = "study"', 'regions = "regions.toml"')


def copy(home, path, other):
    (home / other).write_text((home / path).read_text().replace("id: br/before-the-agenda", f"id: {other[10:-5]}"))


def printed(found):
    return list(json_lines.render(found)), found.files, dict(found.sources), dict(found.cards), found.tool


def fresh(home, *paths):
    return printed(diagnose(open_project(home), paths or None))


def recalled(home, *paths):
    return printed(recall(open_project(home), paths or None))


def kept(cache, name):
    (folder,) = cache.iterdir()
    return json.loads((folder / name).read_text())


def rewrite(cache, name, change):
    (folder,) = cache.iterdir()
    tool, value = json.loads((folder / name).read_text())
    (folder / name).write_text(json.dumps([tool, change(value)]))


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_cold_warm_and_partly_warm_say_the_same(corpus, mistake):
    recall(open_project(corpus))
    mistake(corpus)
    expected = fresh(corpus)

    assert expected == recalled(corpus)  # partly warm
    assert expected == recalled(corpus)  # warm
    assert fresh(corpus, PATH) == recalled(corpus, PATH)
    assert fresh(corpus, PATH) == recalled(corpus, PATH)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(sorted(MISTAKES)), max_size=4, unique=True), min_size=2, max_size=4))
def test_whatever_is_changed_between_runs_the_answer_is_that_of_a_fresh_run(tmp_path_factory, steps):
    home = copy_corpus(tmp_path_factory.mktemp("corpus"), {"br/before-the-agenda", "ke/hands-at-the-door"})
    for mistakes in steps:
        for name in mistakes:
            MISTAKES[name](home)
        assert fresh(home) == recalled(home)


def test_a_file_that_is_back_as_it_was_is_right_again(corpus):
    sound = recalled(corpus)
    before = (corpus / PATH).read_text()
    MISTAKES["misspelt field"](corpus)
    spoilt = recalled(corpus)
    (corpus / PATH).write_text(before)

    assert (sound, True) == (recalled(corpus), spoilt != sound)


def test_where_nothing_changed_the_whole_answer_is_remembered(corpus, cache):
    MISTAKES["misspelt field"](corpus)
    recall(open_project(corpus))
    rewrite(cache, "answers.json", lambda told: json.loads(json.dumps(told).replace("unknown", "remembered")))

    assert ["remembered field `thema`"] == [d.message for d in recall(open_project(corpus)).diagnostics]


def test_where_one_file_changed_the_others_are_remembered(corpus, cache):
    MISTAKES["misspelt field"](corpus)
    recall(open_project(corpus))
    rewrite(cache, "files.json", lambda files: json.loads(json.dumps(files).replace("unknown", "remembered")))
    MISTAKES["misspelt placeholder"](corpus)

    told = [d.message.split()[0] for d in recall(open_project(corpus)).diagnostics]
    assert ["remembered", "unknown"] == told


def test_another_tool_is_not_believed(corpus, cache):
    MISTAKES["misspelt field"](corpus)
    recall(open_project(corpus))
    (folder,) = cache.iterdir()
    for name in ("answers.json", "files.json"):
        _, value = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(["another tool", value]).replace("unknown", "remembered"))

    assert fresh(corpus) == recalled(corpus)


ODD_FILES = [b"", b"\xff\xfe", b"{", b"null", b"1", b"[]", b"[1, 2, 3]", b"[" * 100_000, b'["x", null]']
ODD_VALUES = [
    None,
    1,
    {},
    "[",
    "[]",
    "[" * 100_000,
    [[]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    [["S020", "x", 9, "x", ["x", "", [1, 1, 1, 1]], "", [], None, None, False, None]],
    '["other.yaml", [], [], null, true]',
    '[1, [], [], [1, 2, 3, 4, 5, 6, 7, 8, "!"], true]',
]


@pytest.mark.parametrize("odd", ODD_FILES)
def test_a_spoilt_memory_is_none(corpus, cache, odd):
    MISTAKES["misspelt field"](corpus)
    recall(open_project(corpus))
    for file in cache.rglob("*.json"):
        file.write_bytes(odd)

    assert fresh(corpus) == recalled(corpus)


@pytest.mark.parametrize("odd", ODD_VALUES)
def test_an_odd_entry_of_the_memory_is_none(corpus, cache, odd):
    MISTAKES["misspelt field"](corpus)
    recall(open_project(corpus))
    for name in ("answers.json", "files.json"):
        rewrite(cache, name, lambda entries: dict.fromkeys(entries, odd))

    assert fresh(corpus) == recalled(corpus)


def test_where_nothing_can_be_kept_the_answer_is_the_same(corpus, cache):
    cache.parent.parent.mkdir(exist_ok=True)
    cache.parent.write_text("a file where the folder would be")

    assert fresh(corpus) == recalled(corpus) == recalled(corpus)


def test_nothing_is_left_in_the_project(corpus):
    before = sorted(corpus.rglob("*"))
    recall(open_project(corpus))

    assert before == sorted(corpus.rglob("*"))


def test_what_is_kept_does_not_grow(corpus, cache):
    for number in range(ANSWERS + 3):
        change(corpus, PATH, "title: ", f"title: {number} ")
        recall(open_project(corpus))
    files = len([path for folder in ("scenarios", "personas", "locales") for path in (corpus / folder).rglob("*.yaml")])

    assert (ANSWERS, files) == (len(kept(cache, "answers.json")[1]), len(kept(cache, "files.json")[1]))


def test_only_so_many_projects_are_remembered(tmp_path, cache):
    for number in range(PROJECTS + 3):
        home = tmp_path / str(number)
        home.mkdir()
        recall(open_project(copy_corpus(home, {"br/before-the-agenda"})))

    assert PROJECTS == len(list(cache.iterdir()))


def test_every_file_is_parsed_once(corpus):
    change(corpus, PATH, "situation: >-\n", "situation: >-\n  It is rude to wait.\n")
    project = open_project(corpus)
    parsed = []

    def watch(frame, event, _argument):
        if event == "call" and frame.f_code.co_name in ("_quickly", "_by_python"):
            parsed.append(frame.f_locals["path"])

    sys.setprofile(watch)
    try:
        found = diagnose(project)
    finally:
        sys.setprofile(None)

    assert found.diagnostics
    assert sorted(found.files) == sorted(parsed)


def test_where_nothing_can_be_kept_nothing_is_missed():
    nowhere = Memory(None, "tool")
    nowhere.keep_answer("question", [])
    nowhere.keep_files({"digest": "{}"})

    assert ({}, {}) == (nowhere.answers(), nowhere.files())
