import re

import pytest
from figure_samples import FULL
from hypothesis import given
from render_samples import ANY_TEXT, FRAMES, ONE, REPORT, golden

from pact_author.render.latex import latex, words
from pact_author.render.sections import sections


def test_a_table_looks_as_it_did():
    told = dict(latex(ONE))

    assert golden("report-one.tex", told["02-which-side-was-chosen.tex"]) == told["02-which-side-was-chosen.tex"]


@pytest.mark.parametrize("report", [FULL, REPORT, FRAMES, ONE], ids=["full", "two", "frames", "one"])
def test_there_is_a_file_for_every_table_and_every_row_has_its_columns(report):
    made = dict(latex(report))
    wanted = [section for section in sections(report) if section.rows]

    assert len(wanted) == len(made)
    for text, section in zip(made.values(), wanted, strict=True):
        rows = re.findall(r"^.*\\\\$", text, re.M)
        assert [len(section.columns) - 1] * (1 + len(section.rows)) == [
            len(re.findall(r"(?<!\\)&", row)) for row in rows
        ]


def test_what_must_be_known_of_a_report_stands_above_each_table():
    assert all("% smollm2-135m-instruct: demonstration quality" in text for _, text in latex(REPORT))
    assert all("demonstration quality; says nothing about culture." in text for _, text in latex(REPORT))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a_b & 50 % #1", r"a\_b \& 50 \% \#1"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("$x^2$ ~ <b>", r"\$x\textasciicircum{}2\$ \textasciitilde{} \textless{}b\textgreater{}"),
        ("−2.0 … 3.0", r"$-$2.0 \ldots{} 3.0"),
        ("two\nlines", r"two\textless{}U+000A\textgreater{}lines"),
    ],
)
def test_signs_of_latex_are_words(text, told):
    assert told == words(text)


@given(ANY_TEXT)
def test_no_text_holds_a_command_that_is_not_ours(text):
    ours = r"\\(?:textbackslash\{\}|text(?:asciitilde|asciicircum|less|greater|bar|quotedbl)\{\}|ldots\{\}|[{}$&%#_])"
    left = re.sub(ours, "", words(text))
    left = re.sub(r"\$(?:-|\\pm|\\rightarrow|\\times|\\frac\{1\}\{2\})\$", "", left)

    assert not set(left) & set("\\{}$&%#_^~\n")
