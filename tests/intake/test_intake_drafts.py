"""Rows to answers: by which columns, and what of a row is taken."""

from dataclasses import replace

import pytest

from pact_author.intake.drafts import take
from pact_author.intake.mapping import NORMAD, Columns, study_columns
from pact_author.intake.table import Row, Table

NORM = "Guests leave a little food on the plate."
PLAIN = Columns({"country": ("Country",), "title": ("Title",), "norm": ("Norm",)})


def table(*rows, columns=None):
    names = tuple(columns or dict.fromkeys(name for row in rows for name in row))
    return Table("t.csv", "0" * 64, names, tuple(Row(at, row) for at, row in enumerate(rows, 2)), ())


def row(**more):
    return {"Country": "egypt", "Title": "The last bite", "Norm": NORM} | more


def answers(columns, *rows):
    found = take(table(*rows), columns)
    assert () == found.faults
    return [each.answers for each in found.taken]


def test_cells_become_the_fields_that_their_columns_are():
    assert [{"country": "EG", "title": "The last bite", "norm": NORM, "name": "the-last-bite"}] == answers(PLAIN, row())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("EG", "EG"),
        ("eg", "EG"),
        ("Egypt", "EG"),
        ("united_states_of_america", "US"),
        ("hong_kong", "HK"),
        ("south_korea", "KR"),
        ("Côte d’Ivoire", "CI"),
        ("timor-leste", "TL"),
        ("bosnia_and_herzegovina", "BA"),
        ("Atlantis", "Atlantis"),
    ],
)
def test_a_country_is_known_by_code_or_name(said, code):
    assert code == answers(PLAIN, row(Country=said))[0]["country"]


def test_several_columns_are_put_together_behind_what_is_fixed():
    columns = replace(PLAIN, columns={**PLAIN.columns, "title": ("Kind", "Number")}, fixed={"title": "From afar:"})

    assert "From afar: eating 7" == answers(columns, row(Kind="eating", Number="7"))[0]["title"]


def test_a_field_whose_cells_are_empty_is_left_open():
    columns = replace(PLAIN, fixed={"norm": "They say:"})

    assert "norm" not in answers(columns, row(Norm=""))[0]


def test_a_word_of_the_table_becomes_ours():
    columns = replace(
        PLAIN, columns={**PLAIN.columns, "theme": ("Kind",)}, values={"theme": {"eating": "food-hospitality"}}
    )

    assert ["food-hospitality", "sleeping"] == [
        each["theme"] for each in answers(columns, row(Kind="Eating"), row(Kind="sleeping", Title="B"))
    ]


def test_the_two_people_become_placeholders():
    columns = Columns({"country": ("Country",), "preference": ("P",)}, people={"actor": ("the actor",)})

    assert (
        "{actor} is tired, so {actor} would sit."
        == (answers(columns, {"Country": "EG", "P": "The actor is tired, so the actor would sit."})[0]["preference"])
    )


def test_a_later_row_that_says_the_same_is_left_out():
    found = take(table(row(), row(Title="Again"), row(Norm="Another.")), replace(PLAIN, unique=("Country", "Norm")))

    assert ([2, 4], 1) == ([each.row.line for each in found.taken], found.alike)


def test_rows_can_be_left_out_by_a_cell():
    found = take(table(row(Label="Neutral"), row(Label="yes")), replace(PLAIN, leave_out={"Label": ("neutral",)}))

    assert ([3], 1) == ([each.row.line for each in found.taken], found.left_out)


def test_the_second_draft_of_one_name_gets_a_number():
    assert ["the-last-bite", "the-last-bite-2"] == [each["name"] for each in answers(PLAIN, row(), row())]


@pytest.mark.parametrize("title", ["../../etc/passwd", "/etc/passwd", "a/b", "..", "C:\\x", "食事", "x" * 300])
def test_no_title_makes_a_name_that_leads_elsewhere(title):
    (told,) = answers(PLAIN, row(Title=title))

    assert set(told["name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(told["name"]) <= 60


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|'/c calc'!A0", "@SUM(A1)", "-2+3", ' =HYPERLINK("x")', "|calc"])
def test_a_cell_that_a_spreadsheet_would_run_is_a_fault(cell):
    found = take(table(row(), row(Norm=cell)), PLAIN)

    assert [3] == [fault.line for fault in found.faults]
    assert "begins like a formula" in found.faults[0].message


def test_a_character_that_nobody_sees_is_a_fault():
    found = take(table(row(Norm=f"Guests\u202e {NORM}")), PLAIN)

    assert ["the cell 'Norm' holds a character that cannot be seen, U+202E"] == [f.message for f in found.faults]


def test_columns_that_are_missing_are_named():
    found = take(table({"Country": "EG", "Title": "x"}), PLAIN)

    assert ["it has no column Norm"] == [fault.message for fault in found.faults]


def normad(**more):
    told = {"ID": "17", "Country": "egypt", "Subaxis": "gift_giving", "Value": "v", "Rule-of-Thumb": NORM}
    return told | {"Story": "At Ali's home.", "Gold Label": "yes"} | more


def test_normad_gives_norm_country_theme_and_source_and_keeps_the_story():
    (told,) = take(table(normad()), NORMAD).taken

    assert ("EG", "gift-giving", NORM) == tuple(told.answers[name] for name in ("country", "theme", "norm"))
    assert ("normad-gift-giving-17", "NormAd-Eti, row 17") == (told.answers["name"], told.answers["source_title"])
    assert (("Value", "v"), ("Story", "At Ali's home.")) == told.notes


def test_of_normad_a_norm_is_taken_once_and_stories_of_other_countries_are_not():
    found = take(table(normad(), normad(ID="18"), normad(ID="19", **{"Gold Label": "neutral"})), NORMAD)

    assert (1, 1, 1) == (len(found.taken), found.alike, found.left_out)


def test_no_label_of_normad_becomes_a_side():
    (told,) = take(table(normad()), NORMAD).taken

    assert not {"follow_culture", "allow_preference"} & told.answers.keys()


CARD = {
    "scenario_id": "12",
    "scenario": "The actor has come to dinner.",
    "actor_country": "India",
    "receiver_country": "Mexico",
    "cultural_expectation": "Express appreciation for the meal.",
    "personal_preference": "Allow the actor to be honest because they value honesty.",
    "choice_a": "Praise the meal.",
    "choice_b": "Say what one thinks.",
    "metadata_source": "normad",
}


def test_a_row_of_the_studys_card_gives_both_sides_and_the_receivers_country():
    (told,) = take(table(CARD), study_columns(tuple(CARD))).taken

    assert {
        "country": "MX",
        "situation": "{actor} has come to dinner.",
        "norm": "Express appreciation for the meal.",
        "preference": "Allow {actor} to be honest because they value honesty.",
        "follow_culture": "Praise the meal.",
        "allow_preference": "Say what one thinks.",
        "name": "pact-study-12",
        "source_publisher": "PACT, from normad",
    }.items() <= told.answers.items()


def test_the_studys_own_tables_name_the_norms_country_and_have_a_row_for_each_variant():
    told = {"source_row": "3", "base_country": "Brazil", "situation": "S", "actor_country": "India"}
    told |= {"cultural_expectation": "N", "personal_preference": "P", "receiver_country": "India"}
    found = take(table(told, told | {"actor_country": "Brazil"}), study_columns(tuple(told)))

    assert (["BR"], 1) == ([each.answers["country"] for each in found.taken], found.alike)


def test_another_table_is_none_of_the_studys():
    assert study_columns(("Country", "Norm")) is None
