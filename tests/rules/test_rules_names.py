import pytest
from rules_samples import corpus_of, laid_over

from pact_author.reading.yaml_text import parse
from pact_author.rules.engine import lint, lint_scenario
from pact_author.rules.names import RULES


def told(fragment):
    return [(d.code, d.message) for d in lint(corpus_of(fragment), RULES)]


def variation(text):
    return told(f"norm:\n  variation: >-\n    {text}\n")


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("Ask asha.k@mail.org for more of it.", "asha.k@mail.org", "an e-mail address"),
        ("Call +91 98765 43210 for more of it.", "+91 98765 43210", "a telephone number"),
        ("Call (030) 1234567 for more of it.", "(030) 1234567", "a telephone number"),
        ("Call 555-0199 for more of it today.", "555-0199", "a telephone number"),
        ("Told by @asha_k in the evening.", "@asha_k", "an account name"),
        ("Pay to DE89 3704 0044 0532 0130 00 first.", "DE89 3704 0044 0532 0130 00", "an account or card number"),
        ("The card was 4111 1111 1111 1111 then.", "4111 1111 1111 1111", "an account or card number"),
        ("The family of 12 Baker Street does so.", "12 Baker Street", "a street address"),
        ("Seen at Lindenstraße 12 last year.", "Lindenstraße 12", "a street address"),
        ("The passport no. AB1234567 was shown.", "passport no. AB1234567", "a number of a document"),
    ],
)
def test_what_reaches_a_person_is_found(text, words, what):
    assert [("W142", f"“{words}” looks like {what}")] == variation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Less common since 1990-1995, in 3 of 10 homes.",
        "In 2020, some 1 200 000 families did so.",
        "From 7:30 until 9:45 shops are closed.",
        "About 10,000 people live there, at 2,500 metres.",
        "Route 66 and Platform 9 are said to differ.",
        "The rate is 100-200 a day, or 12.5 %.",
    ],
)
def test_numbers_of_another_kind_are_not(text):
    assert [] == variation(text)


def test_a_comment_is_looked_at_too():
    text = laid_over("") + "# ask asha@mail.org\n"
    document, _ = parse("scenarios/jp/x.yaml", text)
    corpus = corpus_of("")
    (diagnostic,) = lint_scenario(corpus.scenarios[0], document, RULES)

    assert ("W142", text.count("\n")) == (diagnostic.code, diagnostic.at.span.line)


def test_numbers_in_the_address_of_a_page_are_nobody_s():
    assert [] == told(
        "norm:\n  evidence:\n    - title: Shoes in Japan\n      publisher: Wikipedia\n"
        "      url: https://example.edu/a3d4402d-5c66-408e-90d3-1ce33fdbd875/0123-4567-8901-2345\n"
        "      seen: 2026-02-28\n      supports: Shoes stay at the step.\n"
    )


def test_one_thing_is_told_once_however_often_it_stands():
    assert 1 == len(variation("Ask asha@mail.org, and again asha@mail.org."))


@pytest.mark.parametrize(
    "text", ["Mrs Sato waits.", "Herr Schmidt waits.", "{actor} (Ana) waits.", "{receiver}, called Ken, waits."]
)
def test_somebody_with_a_name_is_found(text):
    assert ["W143"] == [c for c, _ in told(f"situation: >-\n  {{actor}} is with {{receiver}} in {{place}}. {text}\n")]


@pytest.mark.parametrize("text", ["A woman waits.", "{actor} (late again) waits.", "The Miss of the fair waits."])
def test_somebody_without_is_not(text):
    assert [] == told(f"situation: >-\n  {{actor}} is with {{receiver}} in {{place}}. {text}\n")


def test_a_brand_is_found_where_a_model_reads_it():
    assert ["W147"] == [c for c, _ in told('options:\n  follow_culture: "{actor} puts the iPhone away and waits."\n')]
