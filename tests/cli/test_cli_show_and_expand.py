import json
import re

import pytest
from command import pact
from conftest import copy_corpus
from jsonschema import Draft202012Validator

from pact_author.locales.wording import read_wording
from pact_author.reading.project import open_project
from pact_author.reading.resources import schema_text
from pact_author.release.items import items
from pact_author.validate.load import load

ID = "jp/thanks-at-the-end-of-term"


def test_show_prints_what_a_model_reads_and_the_other_order(corpus):
    told = pact("show", ID, "--actor-country", "BR", "--actor-gender", "female", cwd=corpus).stdout

    assert "The student is a younger woman from Brazil." in told
    assert 2 == told.count("B) The student")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--frame", "norm"], "What would most people in this situation consider appropriate?"),
        (["--cue", "none", "--norm", "unstated"], "On the last day of term"),
        (["--holder", "receiver"], "The teacher would rather be thanked"),
        (["--system-prompt", "balance"], "either can be reasonable"),
    ],
)
def test_show_takes_every_axis(corpus, options, said):
    assert said in pact("show", ID, *options, cwd=corpus).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["jp/thanks-at-the-end-of-turm"], f"did you mean {ID}"),
        ([ID, "--actor-country", "UK"], "UK is no country code"),
        (["nl/a-round-of-congratulations", "--holder", "both"], "it has: actor, receiver"),
        ([ID, "--locale", "xx"], "locales/xx/lexicon.yaml"),
    ],
)
def test_show_says_what_there_is_instead(corpus, arguments, said):
    told = pact("show", *arguments, cwd=corpus, expect=3)

    assert "" == told.stdout
    assert said in told.stderr


def test_show_works_beside_a_file_that_cannot_be_read(corpus):
    (corpus / "scenarios/br/before-the-agenda.yaml").write_text("a: [")

    assert "" == pact("show", ID, cwd=corpus).stderr


def test_show_takes_a_path_too(corpus):
    assert pact("show", ID, cwd=corpus).stdout == pact("show", f"scenarios/{ID}.yaml", cwd=corpus).stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("theme:", "thema:", "did you mean `theme`?"),
        ("{receiver}", "{reciever}", "unknown placeholder {reciever}"),
    ],
)
def test_show_says_what_stands_against_a_broken_one(corpus, old, new, said):
    path = corpus / f"scenarios/{ID}.yaml"
    path.write_text(path.read_text().replace(old, new, 1))
    told = pact("show", ID, cwd=corpus, expect=1)

    assert "" == told.stdout
    assert said in told.stderr


def test_show_of_texts_that_cannot_be_filled_in_ends_with_a_word_on_it(corpus):
    path = corpus / f"scenarios/{ID}.yaml"
    path.write_text(path.read_text().replace("{actor} makes", "{actor} {actor, plural, other {makes}}"))
    told = pact("show", ID, cwd=corpus, expect=1)

    assert ("", True) == (told.stdout, "\nerror: it" in f"\n{told.stderr}")


def test_show_shows_one_with_warnings_and_says_them(corpus):
    path = corpus / f"scenarios/{ID}.yaml"
    longer = "says thank you for the year, and with many words for all the help, patience and good company."
    path.write_text(path.read_text().replace("smiles and says thank you for the year.", f"smiles and {longer}"))
    told = pact("show", ID, cwd=corpus).stdout

    assert "B) The student stays upright, smiles and says thank you for the year, and with many" in told
    assert "warning O001" in told


@pytest.mark.parametrize("order", ["--holder receiver", "--cue none", "--norm unstated", "--system-prompt balance"])
def test_show_makes_a_card_of_any_combination(corpus, order):
    told = pact("show", ID, *order.split(), "--format", "md", cwd=corpus).stdout

    assert told.startswith("## Thanks at the end of term\n")
    assert "- [Greetings](<https://www.japan-guide.com/e/e2000.html>)" in told


def test_show_gives_json(corpus):
    told = json.loads(pact("show", ID, "--format", "json", "--actor-country", "BR", cwd=corpus).stdout)

    assert (ID, "BR") == (told["id"], told["renderings"][0]["actor"]["country"])


@pytest.fixture
def whole(tmp_path):
    """The corpus with every persona set."""
    return copy_corpus(tmp_path, designs=None)


def designs(told):
    return {each["design"]: each for each in json.loads(told)["designs"]}


def test_expand_says_of_every_design_what_it_costs_and_shows(whole):
    told = pact("expand", cwd=whole).stdout

    scenarios = str(len(list((whole / "scenarios").glob("*/*.yaml"))))
    named = [line.split()[:2] for line in told.splitlines() if line.split()[1:2] == [scenarios]]
    assert ["core", "human", "languages", "paper", "smoke"] == list(dict.fromkeys(name for name, _ in named))
    assert {"smallest", "D-efficiency", "o200k"} <= set(told.split())
    assert 80 >= max(map(len, told.splitlines()))


def test_expand_gives_json_that_fits_its_schema(whole):
    told = pact("expand", "--format", "json", cwd=whole).stdout

    schema = Draft202012Validator(json.loads(schema_text("expand")))
    assert [] == [error.message for error in schema.iter_errors(json.loads(told))]


def test_expand_counts_calls_as_score_would_ask_them(whole):
    """A call is known by what is sent: prompts of variants that tell nothing of the people are the same."""
    found = designs(pact("expand", "--scenario", ID, "--format", "json", cwd=whole).stdout)
    opened = load(open_project(whole))
    scenario = next(each for each in opened.scenarios if each.id == ID)
    wording = read_wording(open_project(whole), "en")

    for design in opened.designs:
        rows = list(items(scenario, design, wording, opened.settings))
        sent = {(row.system, row.prompt) for row in rows}
        assert (len(rows), len(sent)) == (found[design.name]["variants"], found[design.name]["calls"])


def test_expand_can_count_alone(whole):
    told = designs(pact("expand", "--count", "--format", "json", cwd=whole).stdout)

    assert 28_620 == told["core"]["variants"]
    assert {None} == {each["calls"] for each in told.values()}


def test_expand_lists_what_it_counts(corpus):
    arguments = ["expand", "--design", "smoke", "--scenario", ID]
    counted = designs(pact(*arguments, "--count", "--format", "json", cwd=corpus).stdout)
    listed = [json.loads(line) for line in pact(*arguments, "--variants", cwd=corpus).stdout.splitlines()]

    assert counted["smoke"]["variants"] == len(listed) == len({each["id"] for each in listed})
    assert {(ID, "smoke")} == {(each["scenario"], each["design"]) for each in listed}


def test_expand_lists_no_more_than_the_limit(corpus):
    assert 3 == len(pact("expand", "--variants", "--limit", "3", cwd=corpus).stdout.splitlines())


def test_expand_lists_a_million_only_when_told_to(corpus):
    text = (corpus / "personas/smoke.yaml").read_text().replace("name: smoke", "name: vast")
    countries = sorted(load(open_project(corpus)).settings.regions)[:200]
    quoted = ", ".join(f'"{code}"' for code in countries)
    text = re.sub(r"country: \[.*\]", f"country: [{quoted}]", text)
    (corpus / "personas/vast.yaml").write_text(re.sub("design: .*", "design: {kind: full}", text))

    refused = pact("expand", "--design", "vast", "--variants", cwd=corpus, expect=3)
    assert ("", True) == (refused.stdout, "--yes" in refused.stderr)
    some = pact("expand", "--design", "vast", "--variants", "--limit", "5", cwd=corpus).stdout
    assert 5 == len(some.splitlines())
    told = designs(pact("expand", "--design", "vast", "--format", "json", cwd=corpus).stdout)["vast"]
    # Of 24 scenarios, those of the 200 countries; each gets 200 × 200 cells of countries, 2⁴ of the rest, and 6 calls.
    assert 80_000_000 < told["calls"] == told["variants"]
    assert {"actor.country", "receiver.gender"} < {effect["contrast"] for effect in told["effects"]}


def test_expand_says_which_countries_a_design_knows_nothing_of(whole):
    path = whole / "personas/paper.yaml"
    path.write_text(re.sub("  JP: .*\n", "", path.read_text()))

    assert "paper says under `abroad` nothing of JP" in pact("expand", "--design", "paper", cwd=whole).stderr


def test_expand_knows_no_other_designs(corpus):
    assert "did you mean smoke?" in pact("expand", "--design", "smoky", cwd=corpus, expect=3).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--count", "--variants"], "exclude each other"),
        (["--limit", "3"], "are for --variants"),
        (["--yes"], "are for --variants"),
        (["--variants", "--limit", "0"], "0 is not in the range"),
    ],
)
def test_expand_refuses_what_contradicts_itself(corpus, arguments, said):
    assert said in pact("expand", *arguments, cwd=corpus, expect=2).stderr
