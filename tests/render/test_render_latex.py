import os
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from figure_samples import FULL
from human_samples import ALIGNED, HUMANS, STATEMENT, tendencies
from hypothesis import given
from render_samples import ANY_TEXT, FRAMES, ONE, REPORT, golden

from pact_author.align.people import align
from pact_author.render.alignment_sections import latex as alignment
from pact_author.render.latex import LONG, files, latex, words
from pact_author.render.sections import sections
from pact_author.render.words import Section


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
        assert [len(section.columns) - 1] * (text.count(r"\toprule") + len(section.rows)) == [
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
        ("Côte d’Ivoire, Łódź, Ș", "Côte d’Ivoire, Łódź, Ș"),
        ("日本 हि", r"\pactletters{日本}{U+65E5 U+672C} \pactletters{हि}{U+0939 U+093F}"),
    ],
)
def test_signs_of_latex_are_words(text, told):
    assert told == words(text)


@given(ANY_TEXT)
def test_no_text_holds_a_command_that_is_not_ours(text):
    ours = r"\\(?:textbackslash\{\}|text(?:asciitilde|asciicircum|less|greater|bar|quotedbl)\{\}|ldots\{\}|[{}$&%#_])"
    left = re.sub(r"\\pactletters\{[^\\{}$&%#_^~]+\}\{U\+[0-9A-F +U]+\}", "", words(text))
    left = re.sub(ours, "", left)
    left = re.sub(r"\$(?:-|\\pm|\\rightarrow|\\times|\\frac\{1\}\{2\})\$", "", left)

    assert not set(left) & set("\\{}$&%#_^~\n")


HOSTILE = r"[m]_%&#${}\~^ \input{x} <|> \"*\" हिन्दी 日本 Österreich Ħ"
NAMED = replace(
    FULL, models=tuple(replace(model, label=HOSTILE, notice="50 % & a_b") for model in FULL.models), comparisons=()
)
BRACKETS = Section("t", (("", "left"), ("thirteen more [letters]", "right")), (("[2pt]", "1"), ("*", "2")))
TALL = Section("t", (("", "left"), ("n", "right")), tuple((f"row {n} of a table", f"{n}") for n in range(100)))
SETS = {
    "tall": files([TALL]),
    "brackets": files([BRACKETS]),
    "full": latex(FULL),
    "two": latex(REPORT),
    "frames": latex(FRAMES),
    "hostile": latex(NAMED),
    "people": alignment(ALIGNED, STATEMENT, ("gpt_x: 5 % of a toy",)),
    "people-hostile": alignment(align(HUMANS, (), tuple(tendencies(HOSTILE))), replace(STATEMENT, consent=HOSTILE)),
}
SETS = {name: dict(made) for name, made in SETS.items()}
PAPER = r"""\documentclass%s{article}
\usepackage[T1]{fontenc}
\usepackage{booktabs,graphicx}
\begin{document}
%s
\end{document}
"""


@pytest.mark.parametrize("name", SETS)
def test_every_table_has_a_label_of_its_own(name):
    labels = [re.findall(r"\\label\{(.+)\}", text) for text in SETS[name].values()]

    assert len(SETS[name]) == len({label for (label,) in labels})


def test_a_table_that_is_longer_than_a_page_goes_on_with_the_same_number():
    ((_, told),) = SETS["tall"].items()

    assert (3, 2, 100) == tuple(
        told.count(each) for each in (r"\begin{table}", r"\addtocounter{table}{-1}\caption{t, continued.}", "row ")
    )


def test_words_that_would_make_a_table_wider_than_a_page_are_broken_into_lines():
    told = SETS["full"]["04-runs-compared.tex"]

    assert f"{{@{{}}p{{{LONG // 2}em}}rrrrr@{{}}}}" in told
    assert "\n\\raggedright a/very-long-model-name-instruct-2507-fp8 & " in told


def test_a_line_that_begins_with_a_bracket_is_no_length_for_the_one_above():
    ((_, told),) = SETS["brackets"].items()

    assert r"{@{}r@{}}thirteen \\ more \\ {}[letters]\end{tabular}" in told
    assert "\n{}[2pt] & 1 \\\\\n{}* & 2 \\\\\n" in told


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("columns", ["", "[twocolumn]"])
def test_latex_itself_takes_every_table_and_none_is_wider_than_the_text(tmp_path, name, columns):
    program = shutil.which("pdflatex")
    if program is None:
        what = "no pdflatex on this machine; on Debian: apt-get install texlive-latex-recommended"
        (pytest.fail if os.environ.get("PACT_TEST_ALL") else pytest.skip)(what)
    for file, text in SETS[name].items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    paper = PAPER % (columns, "\n".join(rf"\input{{{file}}}\clearpage" for file in SETS[name]))
    (tmp_path / "paper.tex").write_text(paper, encoding="utf-8")
    quiet = ("-draftmode", "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode")
    run = subprocess.run([program, *quiet, "paper.tex"], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    log = (tmp_path / "paper.log").read_text(encoding="utf-8", errors="replace")
    wide = [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]

    assert (0, []) == (run.returncode, re.findall(r"^!.*|multiply defined", log, re.M))
    assert [] == [width for width in wide if not columns and width > 1]
    assert "Float too large" not in log
