import csv
import io
import os
from pathlib import Path

import pytest
from test_render_alignment import FOUND, STATEMENT

from pact_author.model.alignment import Statement
from pact_author.render.alignment_html import page
from pact_author.render.alignment_tables import markdown, table_csv

GOLDEN = Path(__file__).parent / "golden"


def rows(found=FOUND, warnings=()):
    return list(csv.DictReader(io.StringIO(table_csv(found, STATEMENT, warnings), newline="")))


@pytest.mark.parametrize(("name", "render"), [("align.md", markdown), ("align.csv", table_csv), ("align.html", page)])
def test_its_form_is_that_of_before(name, render):
    text = render(FOUND, STATEMENT, ("m: a toy",))
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(text.encode())

    assert (GOLDEN / name).read_bytes().decode() == text


def test_a_row_is_a_figure_in_full_precision():
    assert ("0.75", "0.6", "0.9", "") == tuple(
        next(row for row in rows() if row["measure"] == "tv")[name] for name in ("est", "lo", "hi", "reason")
    )


def test_a_group_that_is_hidden_has_one_row_with_its_reason_and_no_count():
    (hidden,) = [row for row in rows() if row["group"] == "Nepal"]

    assert ("", "", "", "fewer than 5 people") == tuple(
        hidden[name] for name in ("n_people", "measure", "est", "reason")
    )


def test_every_row_tells_what_every_reader_must_be_told():
    assert {"a toy; another"} == {row["warnings"] for row in rows(warnings=("a toy", "another"))}


def test_what_is_not_there_says_why():
    told = {row["measure"]: row["reason"] for row in rows()}

    assert ("one answer is all", "reliability<0.3") == (
        told["sq_dist_debiased"],
        told["disagreement_corr_over_reliability"],
    )


def test_nobody_s_words_are_markup():
    told = markdown(FOUND, Statement("[x](http://evil)", "<script>"), ("|",))

    assert "<script>" not in told
    assert "[x](" not in told
