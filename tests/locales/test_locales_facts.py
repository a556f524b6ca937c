"""What is known of a locale comes from CLDR; tags that Babel mends in silence are told from the usual ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.locales.facts import locale_facts, usual_tag


@pytest.mark.parametrize("tag", ["ar", "hi", "es", "fr", "pt-BR", "ja", "pl", "zh-Hant-TW", "es-419", "sr-Latn", "fil"])
def test_the_usual_tag_is_its_own(tag):
    assert tag == usual_tag(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("pt-br", "pt-BR"), ("EN-us", "en-US"), ("iw", "he"), ("tl", "fil"), ("mo", "ro"), ("cmn", "zh")),
        *(("zh-TW", "zh-Hant-TW"), ("pa-PK", "pa-Arab-PK"), ("en-ZZ", "en-US")),
        *((tag, None) for tag in ("xx", "und", "es-PL", "", "hi-JP", "en-u-ca-buddhist", "qaa", "pt_BR", "es-", "-")),
    ],
)
def test_another_tag_is_told_the_usual_one_or_none(tag, expected):
    assert expected == usual_tag(tag)


@given(st.text(max_size=12) | st.from_regex(r"[A-Za-z]{1,4}(-[A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_no_text_raises_and_the_usual_tag_is_the_usual_tag_of_itself(text):
    usual = usual_tag(text)

    assert usual is None or usual_tag(usual) == usual


@pytest.mark.parametrize(
    ("tag", "direction", "script", "plural", "japan"),
    [
        ("ar", "rtl", "ARABIC", "zero", "اليابان"),
        ("hi", "ltr", "DEVANAGARI", "one", "जापान"),
        ("es", "ltr", "LATIN", "many", "Japón"),
        ("fr", "ltr", "LATIN", "many", "Japon"),
        ("pt-BR", "ltr", "LATIN", "many", "Japão"),
        ("ja", "ltr", "KATAKANA", "other", "日本"),
        ("sr-Latn", "ltr", "LATIN", "few", "Japan"),
        ("ur", "rtl", "ARABIC", "one", "جاپان"),
    ],
)
def test_what_is_known_of_a_locale(tag, direction, script, plural, japan):
    facts = locale_facts(tag)

    assert (direction, japan) == (facts.direction, facts.countries["JP"])
    assert script in facts.scripts
    assert plural in facts.plurals


def test_forms_are_those_that_are_given():
    facts = locale_facts("es", ("a", "de"), ("in",))

    assert (("a", "de"), ("in",)) == (facts.role_forms, facts.place_forms)


def test_nothing_is_known_of_a_tag_that_is_not_the_usual_one():
    assert locale_facts("pt-br") is None


def test_all_countries_of_iso_3166_have_a_name():
    assert 249 == len(locale_facts("hi").countries)
