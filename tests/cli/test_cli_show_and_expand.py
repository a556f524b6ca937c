import json

import pytest
from command import pact

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
        ([ID, "--holder", "both"], "it has: actor, receiver"),
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
    longer = "tells why, and with many thanks for a whole year of help, patience and good company."
    path.write_text(path.read_text().replace("tells why.", longer))
    told = pact("show", ID, cwd=corpus).stdout

    assert "B) The student stands upright, says thank you and tells why, and with many" in told
    assert "warning O001" in told


@pytest.mark.parametrize("order", ["--holder receiver", "--cue none", "--norm unstated", "--system-prompt balance"])
def test_show_makes_a_card_of_any_combination(corpus, order):
    told = pact("show", ID, *order.split(), "--format", "md", cwd=corpus).stdout

    assert told.startswith("## Thanks at the end of term\n")
    assert "- [Greetings](<https://www.japan-guide.com/e/e2000.html>)" in told


def test_show_gives_json(corpus):
    told = json.loads(pact("show", ID, "--format", "json", "--actor-country", "BR", cwd=corpus).stdout)

    assert (ID, "BR") == (told["id"], told["renderings"][0]["actor"]["country"])


def test_expand_counts_the_calls_of_every_design(corpus):
    told = pact("expand", cwd=corpus).stdout

    scenarios = str(len(list((corpus / "scenarios").glob("*/*.yaml"))))
    assert [["core", scenarios], ["smoke", scenarios]] == [
        line.split()[:2] for line in told.splitlines() if line.split()[:1] in (["core"], ["smoke"])
    ]


def test_expand_lists_what_it_counts(corpus):
    counted = pact("expand", "--design", "smoke", "--scenario", ID, cwd=corpus).stdout
    listed = pact("expand", "--design", "smoke", "--scenario", ID, "--format", "json", cwd=corpus).stdout.splitlines()

    assert f" {len(listed)} " in counted
    assert {ID} == {json.loads(line)["scenario"] for line in listed}
    assert len(listed) == len({json.loads(line)["id"] for line in listed})


def test_expand_knows_no_other_designs(corpus):
    assert "did you mean smoke?" in pact("expand", "--design", "smoky", cwd=corpus, expect=3).stderr
