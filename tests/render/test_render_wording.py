"""What no report may say: the note's table of words to avoid, held against every text that a report is made of."""

import ast
import json
import re
from pathlib import Path

import pytest
from human_samples import ALIGNED, FEW, PLAIN, STATEMENT
from render_samples import EMPTY, FRAMES, ONE, REPORT

from pact_author.reading.resources import schema_text
from pact_author.render.alignment import as_json
from pact_author.render.alignment import text as terminal_text
from pact_author.render.alignment_html import page
from pact_author.render.alignment_sections import latex
from pact_author.render.alignment_tables import markdown, table_csv
from pact_author.render.scores import RENDERERS, terminal

PACKAGE = Path(__file__).parents[2] / "pact_author"
READ_ONLY = {"choice_text", "choice_words"}
"""Their texts are patterns that answers of models are read with."""
SOURCES = (
    *sorted((PACKAGE / "render").glob("*.py")),
    *(path for path in sorted((PACKAGE / "score").glob("*.py")) if path.stem not in READ_ONLY),
    *sorted((PACKAGE / "measures").glob("*.py")),
    *sorted((PACKAGE / "align").glob("*.py")),
    PACKAGE / "model/report.py",
    PACKAGE / "model/alignment.py",
    PACKAGE / "model/factor.py",
    PACKAGE / "cli/report.py",
    PACKAGE / "cli/score.py",
    PACKAGE / "cli/align.py",
)
FOLDER = PACKAGE / "render" / "templates"
TEMPLATES = [path for path in sorted(FOLDER.iterdir()) if path.stem.split(".")[0] not in ("survey", "branches")]
"""Of reports; what people are asked, and the paths of a message, are other pages."""

AVOID = {
    "aligned with": "say: chose the norm in x % of these items with persona country = …",
    "understands? (the )?(norms?|cultures?)": "say what was chosen",
    r"accura\w+|\bcorrect\w*|\bwrong\b": "there is no correct answer; say: matches the majority of this sample",
    r"matters? \S+ (times )?more|\d+ ?(×|x|times) (more|as much)": "say both figures, each with its noise",
    r"no \w+ bias|unbiased|\bbiased\b": "say: the contrast is within ±d pp (95 %)",
    r"\bsignifican\w+": "say the effect in pp, its interval and the number of scenarios",
    r"p ?< ?1e": "say the effect in pp, its interval and the number of scenarios",
    r"\branks? (above|below)|\branked\b|\branking\b|outperform\w*": "say: a − b = Δ pp, with its interval",
    r"\b(best|worst|better|worse) (model|country)": "say: a − b = Δ pp, with its interval",
    "fails? to": "say the figure and its reliability",
    "pluralis": "say pairwise agreement, with its interval",
    "within-country": "say: this panel of n people recruited in …",
    r"\buncertain\w*": "say: sensitivity to persona, repeat variation, or token probability",
    r"\bcauses?\b|driven by|\bdue to\b|leads? to": "say: differs with",
    r"\brobust\w*": "say the flip rate beside its noise floor",
}
ALLOWED = (
    "neither side is the correct one",
    "neither of them is correct",
    "none of them is correct",
    "there is no correct answer",
    "no option is the correct answer",
    "nothing here is an accuracy",
    "never ranked",
    "not ranked",
)
"""Sentences that use such a word to say that it does not hold."""


def test_patterns_for_answers_reach_no_report():
    using = {path for path in PACKAGE.rglob("*.py") if "choice_words" in path.read_text()}

    assert {PACKAGE / "score/choice_text.py", PACKAGE / "score/standalone.py"} == using


def faults(text):
    plain = " ".join(text.lower().split())
    for sentence in ALLOWED:
        plain = plain.replace(sentence, "")
    return [f"{found[0]!r}: {remedy}" for words, remedy in AVOID.items() if (found := re.search(words, plain))]


def texts(path):
    """Every text in a module but its docstrings, which no reader of a report sees."""
    tree = ast.parse(path.read_text())
    hidden = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_text_of_a_report_says_more_than_its_figures(path):
    assert [] == [f"{text!r} says {fault}" for text in texts(path) for fault in faults(text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_more_than_its_figures(path):
    assert [] == faults(path.read_text())


def test_there_are_templates_to_be_held_against_it():
    assert {"report.html.j2", "align.html.j2", "align.js", "drawings.html.j2"} <= {path.name for path in TEMPLATES}


@pytest.mark.parametrize("name", ["two", "frames", "one", "empty"])
def test_no_form_of_a_report_says_more_than_its_figures(name):
    report = {"two": REPORT, "frames": FRAMES, "one": ONE, "empty": EMPTY}[name]

    assert [] == [
        fault
        for text in ("\n".join(terminal(report)), *(r(report) for r in RENDERERS.values()))
        for fault in faults(text)
    ]


@pytest.mark.parametrize("found", [PLAIN, ALIGNED, FEW], ids=["plain", "persona", "few"])
def test_no_form_of_models_beside_people_says_more_than_its_figures(found):
    named = as_json(found, STATEMENT).replace('"corrected"', "")  # of a correlation
    texts_of = (
        named,
        *terminal_text(found, STATEMENT),
        *(form(found, STATEMENT) for form in (markdown, table_csv, page)),
    )
    tables = (told for _, told in latex(found, STATEMENT))

    assert [] == [fault for told in (*texts_of, *tables) for fault in faults(told)]


def test_models_beside_people_by_country_say_what_they_are_not():
    for told in ("\n".join(terminal_text(ALIGNED, STATEMENT)), markdown(ALIGNED, STATEMENT), page(ALIGNED, STATEMENT)):
        assert "says nothing about that country" in " ".join(told.split())


@pytest.mark.parametrize("name", ["results", "align"])
def test_the_schema_s_descriptions_say_no_more(name):
    def descriptions(node):
        if isinstance(node, dict):
            if isinstance(node.get("description"), str):
                yield node["description"]
            node = list(node.values())
        for child in node if isinstance(node, list) else ():
            yield from descriptions(child)

    told = list(descriptions(json.loads(schema_text(name))))
    assert len(told) > 30
    assert [] == [fault for text in told for fault in faults(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The model is aligned with Brazilian culture.",
        "It understands norms.",
        "An accuracy of 84 %.",
        "Country matters 8 times more than age.",
        "There is no gender bias.",
        "The effect is significant.",
        "p<1e-300",
        "Model A ranks above model B.",
        "It fails to capture disagreement.",
        "This shows pluralism.",
        "It knows within-country norms.",
        "The model's uncertainty is low.",
        "The shift is driven by the persona.",
        "The result is robust.",
    ],
)
def test_each_phrase_to_avoid_is_found(sentence):
    assert 1 <= len(faults(sentence))


@pytest.mark.parametrize("report", [REPORT, FRAMES, ONE])
def test_figures_by_country_say_what_they_are_not(report):
    for text in ("\n".join(terminal(report)), RENDERERS["md"](report)):
        assert "not of people there" in " ".join(text.split())
        assert "says nothing about people there" in " ".join(text.split())
