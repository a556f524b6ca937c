import pytest
from human_samples import ALIGNED, FEW, STATEMENT

from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.alignment_sections import glance, latex, sections, verdict


def test_the_first_line_says_who_is_held_beside_whom_and_what_is_hidden():
    assert "2 models beside 38 people on 60 items; 2 of 4 countries hidden" == verdict(ALIGNED)


@pytest.mark.parametrize("found", [FEW, ()])
def test_where_there_are_too_few_people_that_is_the_first_line(found):
    assert "NOTHING TO TELL" in verdict(found)


def test_everybody_is_one_table_in_the_order_given_whatever_the_figures():
    assert [
        ("gpt-x", "nobody", "personal"),
        ("gpt-x", "nobody", "norm"),
        ("open-7b", "nobody", "personal"),
        ("open-7b", "nobody", "norm"),
        ("gpt-x", "personas", "personal"),
        ("gpt-x", "personas", "norm"),
    ] == [row[:3] for row in glance(ALIGNED).rows]
    assert "In the order given; models are never ranked." in glance(ALIGNED).notes


def test_a_distance_stands_beside_that_of_another_sample_of_people():
    heads = [head for head, _ in glance(ALIGNED).columns]
    row = dict(zip(heads, glance(ALIGNED).rows[0], strict=True))
    figures = ALIGNED[0].figures

    assert (f"{figures.tv.est.est:.3f}", f"{figures.tv.human_human:.3f}") == (row["TV"], row["another sample"])


def test_what_may_not_be_told_is_a_note_with_its_reason():
    assert ((), True) == (
        glance(FEW).rows,
        any("nobody, norm: fewer" in note for note in glance(FEW).notes),
    )


def test_countries_stand_in_the_order_of_their_names_and_say_what_they_are_not():
    table = next(section for section in sections(ALIGNED) if "by where people are from" in section.title)

    assert ["everybody", "Brazil", "India"] == [row[0] for row in table.rows]
    assert PANEL_NOTE in table.notes
    assert {"Japan", "Nepal"} == {note.split(":")[0] for note in table.notes} & {"Japan", "Nepal"}


def test_nothing_of_a_hidden_country_is_in_any_row():
    assert [] == [row for section in sections(ALIGNED) for row in section.rows if row[0] in ("Japan", "Nepal")]


@pytest.mark.parametrize("found", [ALIGNED, FEW, ()])
def test_every_row_has_its_columns(found):
    tables = (glance(found), *sections(found))

    assert [] == [each.title for each in tables for row in each.rows if len(row) != len(each.columns)]


def test_a_table_for_a_paper_carries_licence_consent_and_warnings():
    told = dict(latex(ALIGNED, STATEMENT, ("gpt-x: a toy_model",)))

    assert "01-beside-everybody.tex" in told
    assert all("% People: licence CC0-1.0; consent: made up for tests" in text for text in told.values())
    assert all(r"gpt-x: a toy\_model." in text for text in told.values())
