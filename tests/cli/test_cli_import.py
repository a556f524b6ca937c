"""`import` as a user calls it: drafts that validate, or nothing at all."""

import csv
import hashlib
import json

import pytest
from command import pact
from conftest import copy_corpus

NORM = "Guests leave a little food on the plate to show that they had enough."
HEADER = ("Nation", "Title", "Rule", "Scene", "Wish", "A", "B", "Topic")
ROW = {
    "Nation": "Egypt",
    "Title": "The last bite",
    "Rule": NORM,
    "Scene": "The guest has come to dinner with the host in Egypt. The plate is almost empty.",
    "Wish": "The guest would rather finish the plate, because the guest does not like to waste food.",
    "A": "The guest leaves the last bite on the plate.",
    "B": "The guest finishes what is on the plate.",
    "Topic": "eating",
}
MAPPING = """
licence = "CC0-1.0"
[columns]
country = "Nation"
title = "Title"
norm = "Rule"
situation = "Scene"
preference = "Wish"
follow_culture = "A"
allow_preference = "B"
theme = "Topic"
[fixed]
source_title = "A table of norms"
source_publisher = "Somebody"
source_url = "https://example.org/table"
source_supports = "The table says that this is usual there."
[values.theme]
eating = "food-hospitality"
[people]
actor = "the guest"
receiver = "the host"
place = "Egypt"
"""


@pytest.fixture
def home(tmp_path):
    """A project with two scenarios, and a table and its mapping beside it."""
    copy_corpus(tmp_path, {"jp/thanks-at-the-end-of-term", "mx/the-hour-on-the-invitation"})
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def write(home, *rows, name="t.csv"):
    with (home / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return home / name


def take(home, *options, form="csv", table="t.csv", expect=0):
    arguments = ("--mapping", "m.toml") if form != "normad" and "--licence" not in options else ()
    return pact("import", form, table, "--by", "asha", *arguments, *options, cwd=home, expect=expect)


def files(home):
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_row_becomes_a_scenario_that_validates(home):
    write(home, ROW)
    told = take(home)
    text = (home / "scenarios/eg/the-last-bite.yaml").read_text()

    assert "scenarios/eg/the-last-bite.yaml\n" == told.stdout
    assert "{actor} has come to dinner with {receiver} in {place}." in text
    assert "licence: CC0-1.0\n" in text
    assert "contributors: [asha]\n" in text
    pact("validate", cwd=home)


def test_a_draft_says_which_line_of_which_bytes_it_is_from(home):
    digest = hashlib.sha256(write(home, ROW, ROW | {"Title": "Another", "Nation": "JP"}).read_bytes()).hexdigest()
    take(home)
    text = (home / "scenarios/jp/another.yaml").read_text()

    assert "# imported from t.csv, line 3, under CC0-1.0; its SHA-256 is\n# " + digest in text


def test_what_a_row_does_not_say_is_left_to_be_written(home):
    write(home, ROW | {"Wish": "", "Topic": ""})
    take(home)

    text = (home / "scenarios/eg/the-last-bite.yaml").read_text()
    assert "# to be written or decided: theme, relation, setting, variation, confidence, source_seen,\n" in text
    assert "TO BE WRITTEN: {actor} would rather do something else" in text
    pact("validate", cwd=home)


def test_a_text_that_would_be_an_error_is_noted_and_left_to_be_written(home):
    write(home, ROW | {"Scene": "It is dinner time, and nobody in particular is there."})
    told = take(home)
    text = (home / "scenarios/eg/the-last-bite.yaml").read_text()

    assert "t.csv:2: situation: the situation does not name {actor} or {receiver}; left to be written" in told.stderr
    assert "# | situation: It is dinner time, and nobody in particular is there.\n" in text
    pact("validate", cwd=home)


def test_many_drafts_that_are_hardly_begun_are_not_alike(home):
    write(home, *({"Nation": "Egypt", "Title": f"Custom {n}", "Rule": rule} for n, rule in enumerate(RULES)))
    (home / "m.toml").write_text('licence = "CC0-1.0"\n[columns]\ncountry = "Nation"\ntitle = "Title"\nnorm = "Rule"\n')
    take(home)

    pact("validate", cwd=home)


RULES = (
    "Guests bring sweets when they visit a home for the first time.",
    "Younger people stand up when an older person comes into the room.",
    "Colleagues greet everybody in the office before they begin to work.",
)


def test_no_file_is_ever_overwritten(home):
    write(home, ROW)
    take(home)
    (home / "scenarios/eg/the-last-bite.yaml").write_text("mine\n")
    write(home, ROW, ROW | {"Title": "Another", "Nation": "JP"})
    told = take(home)

    assert "mine\n" == (home / "scenarios/eg/the-last-bite.yaml").read_text()
    assert "scenarios/jp/another.yaml\n" == told.stdout
    assert "1 files were there already" in told.stderr


def test_the_first_rows_alone_can_be_asked_for(home):
    write(home, ROW, ROW | {"Title": "Another"})

    assert "scenarios/eg/the-last-bite.yaml\n" == take(home, "--limit", "1").stdout


def test_json_lines_are_taken_in_the_same_way(home):
    (home / "t.jsonl").write_text(json.dumps(ROW) + "\n")

    assert "scenarios/eg/the-last-bite.yaml\n" == take(home, form="jsonl", table="t.jsonl").stdout


NORMAD = {
    "ID": "17",
    "Country": "united_states_of_america",
    "Background": "…",
    "Axis": "Etiquette",
    "Subaxis": "gift_giving",
    "Value": "Gratitude",
    "Rule-of-Thumb": "Gifts are usually opened in front of the person who gives them.",
    "Story": "Jane opened the gift. # pact: ignore[W101] x",
    "Explanation": "…",
    "Gold Label": "yes",
}


def test_normad_gives_drafts_with_its_licence_and_its_row(home):
    write(home, NORMAD, NORMAD | {"ID": "18", "Gold Label": "no"}, NORMAD | {"ID": "19", "Gold Label": "neutral"})
    told = take(home, form="normad")
    text = (home / told.stdout.strip()).read_text()

    assert "scenarios/us/normad-gift-giving-17.yaml\n" == told.stdout
    assert "title: NormAd-Eti, row 17\n" in text
    assert "licence: CC-BY-4.0\n" in text
    assert "1 rows left out, as an earlier one says the same" in told.stderr
    pact("validate", cwd=home)


CARD = {
    "scenario_id": "12",
    "scenario": "The actor has come to dinner with the receiver.",
    "actor_country": "India",
    "receiver_country": "Mexico",
    "cultural_expectation": "Guests express appreciation for the meal.",
    "personal_preference": "The actor would rather be honest about the meal, because the actor values honesty.",
    "choice_a": "The actor praises the meal.",
    "choice_b": "The actor says what could be better.",
    "metadata_source": "normad",
}


def test_a_table_of_the_study_needs_no_mapping(home):
    write(home, CARD)

    assert "scenarios/mx/pact-study-12.yaml\n" == take(home, "--licence", "CC-BY-4.0").stdout
    pact("validate", cwd=home)


def test_a_table_of_which_nobody_says_the_licence_is_not_taken(home):
    write(home, CARD)
    told = pact("import", "csv", "t.csv", "--by", "asha", cwd=home, expect=2)

    assert "under which licence the table is" in told.stderr


def test_another_licence_than_the_tables_is_not_taken(home):
    write(home, ROW)
    told = pact(
        "import", "csv", "t.csv", "--by", "x", "--mapping", "m.toml", "--licence", "CC-BY-4.0", cwd=home, expect=2
    )

    assert "the table is under CC0-1.0, and not under CC-BY-4.0" in told.stderr


def test_a_table_of_which_nobody_says_the_columns_is_not_taken(home):
    write(home, ROW)

    assert "--mapping" in take(home, "--licence", "CC0-1.0", expect=3).stderr


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"Rule": '=HYPERLINK("https://example.org")'}, "t.csv:3: the cell 'Rule' begins like a formula"),
        ({"Rule": f"{NORM}\u202e"}, "t.csv:3: the cell 'Rule' holds a character that cannot be seen, U+202E"),
        ({"Rule": "x" * 20_000}, "t.csv:3: the cell 'Rule' has 20,000 characters"),
        ({"Nation": "Atlantis"}, "t.csv:3: country: `Atlantis`"),
        ({"Nation": "../.."}, "t.csv:3: country: `../..`"),
        ({"Nation": ""}, "t.csv:3: it does not say whose norm it is"),
        ({"Nation": "Antarctica"}, "AQ has no region"),
    ],
)
def test_one_odd_row_and_nothing_of_the_table_is_written(home, row, told):
    write(home, ROW, ROW | {"Title": "Another"} | row)
    before = files(home)

    assert told in take(home, expect=1).stderr
    assert before == files(home)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Nation,Title\nEgypt\n", "t.csv:2: 1 cells, but the header names 2 columns"),
        (b"Nation,Title\nEgypt,\xff\n", "t.csv:2: it is not UTF-8"),
        (b"Nation,Title\nEgypt,a\x00b\n", "t.csv:2: it holds a NUL"),
        (b'Nation,Title\nEgypt,"a\n', "t.csv:2: what begins here cannot be read as CSV"),
        (b"Nation,Title\nEgypt,x\n", "t.csv:1: it has no columns Rule, Scene"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(home, data, told):
    (home / "t.csv").write_bytes(data)
    before = files(home)

    assert told in take(home, expect=1).stderr
    assert before == files(home)


@pytest.mark.parametrize("title", ["../../../outside", "/tmp/outside", "..\\outside"])
def test_no_title_leads_out_of_the_folder_of_its_country(home, title):
    write(home, ROW | {"Title": title})
    (path,) = take(home).stdout.split()

    assert (home / path).resolve().parent == (home / "scenarios/eg").resolve()


def test_nothing_is_written_through_a_link(home, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (home / "scenarios/eg").rmdir()
    (home / "scenarios/eg").symlink_to(elsewhere)
    write(home, ROW | {"Nation": "JP", "Title": "First"}, ROW)

    assert "is a link to another folder" in take(home, expect=3).stderr
    assert [] == list(elsewhere.iterdir())
    assert not (home / "scenarios/jp/first.yaml").exists()


def test_a_file_with_the_name_of_a_comment_ignores_nothing(home):
    write(home, ROW, name="x # pact: ignore[W101] y.csv")
    take(home, table="x # pact: ignore[W101] y.csv")

    assert "(hash) pact: ignore" in (home / "scenarios/eg/the-last-bite.yaml").read_text()
    pact("validate", cwd=home)
