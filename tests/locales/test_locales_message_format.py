import pytest
from babel.core import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.locales.message_format import format_message
from pact_author.model.message import Branching, Message, Placeholder
from pact_author.reading.message_text import parse_message, print_message


def say(source, locale="en", **values):
    message, faults = parse_message(source)
    assert not faults
    return format_message(message, values, locale)


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        ("No names.", {}, "No names."),
        ("{actor} bows.", {"actor": "the guest"}, "the guest bows."),
        ("{a} and {a}", {"a": "x"}, "x and x"),
        ("{g, select, female {her} male {his} other {their}} coat", {"g": "female"}, "her coat"),
        ("{g, select, female {her} male {his} other {their}} coat", {"g": "nonbinary"}, "their coat"),
        ("{g, select, female {{who} smiles} other {nobody}}", {"g": "female", "who": "Ann"}, "Ann smiles"),
        ("{n, plural, one {# cup} other {# cups}}", {"n": "1"}, "1 cup"),
        ("{n, plural, one {# cup} other {# cups}}", {"n": "2"}, "2 cups"),
        ("{n, plural, =0 {no cup} one {# cup} other {# cups}}", {"n": "0"}, "no cup"),
    ],
)
def test_values_take_their_places(source, values, expected):
    assert expected == say(source, **values)


@given(st.sampled_from(["ar", "cy", "en", "lt", "pl", "ru"]), st.integers(0, 120))
def test_plurals_follow_the_rules_of_the_locale(locale, number):
    categories = ("zero", "one", "two", "few", "many", "other")
    source = "{n, plural, " + " ".join(f"{name} {{{name}}}" for name in categories) + "}"

    assert Locale.parse(locale).plural_form(number) == say(source, locale, n=str(number))


@pytest.mark.parametrize("value", ["{actor}", "{0.__class__}", "%s", "'{'", "\\n"])
def test_a_value_is_never_read_as_a_message(value):
    assert f"<{value}>" == say("<{actor}>", actor=value)


def test_a_name_without_a_value_is_our_fault_and_says_which():
    with pytest.raises(ValueError, match=r"\{actor\}"):
        say("{actor}")


SENTENCES = {
    "en": "{actor} visits {receiver} and takes {actor_gender, select, female {her} male {his} other {their}} shoes "
    "off.",
    "ar": "{actor_gender, select, female {تزور {actor} {receiver_gender, select, female {زميلتها} male {زميلها} other "
    "{زميلها}} {receiver}.} male {يزور {actor} {receiver_gender, select, female {زميلته} male {زميله} other {زميله}} "
    "{receiver}.} other {يزور {actor} {receiver_gender, select, female {زميلته} male {زميله} other {زميله}} "
    "{receiver}.}}",
    "hi": "{actor} {receiver} से मिलने {actor_gender, select, female {जाती है} male {जाता है} other {जाते हैं}}।",
    "es": "{actor} visita a su {receiver_gender, select, female {compañera} male {compañero} other {colega}} "
    "{receiver}.",
    "fr": "{actor} rend visite à {receiver_gender, select, female {sa collègue} male {son collègue} other {l''autre "
    "collègue}} {receiver}, d'habitude.",
    "pl": "{actor} {actor_gender, select, female {odwiedziła} male {odwiedził} other {składa wizytę, odwiedzając}} "
    "{receiver_acc}.",
    "ja": "{actor}は{relation, select, elder {{receiver}さん} superior {{receiver}様} other {{receiver}}}を訪ねます。",
}
"""A sentence a language, with what each needs: agreement with one or both, forms of a name, honorifics."""
RENDERED = {
    ("en", "female"): "Ana visits Jan and takes her shoes off.",
    ("en", "male"): "Ana visits Jan and takes his shoes off.",
    ("en", "other"): "Ana visits Jan and takes their shoes off.",
    ("ar", "female"): "تزور Ana زميلتها Jan.",
    ("ar", "male"): "يزور Ana زميله Jan.",
    ("ar", "other"): "يزور Ana زميله Jan.",
    ("hi", "female"): "Ana Jan से मिलने जाती है।",
    ("hi", "male"): "Ana Jan से मिलने जाता है।",
    ("hi", "other"): "Ana Jan से मिलने जाते हैं।",
    ("es", "female"): "Ana visita a su compañera Jan.",
    ("es", "male"): "Ana visita a su compañero Jan.",
    ("es", "other"): "Ana visita a su colega Jan.",
    ("fr", "female"): "Ana rend visite à sa collègue Jan, d'habitude.",
    ("fr", "male"): "Ana rend visite à son collègue Jan, d'habitude.",
    ("fr", "other"): "Ana rend visite à l'autre collègue Jan, d'habitude.",
    ("pl", "female"): "Ana odwiedziła Jana.",
    ("pl", "male"): "Ana odwiedził Jana.",
    ("pl", "other"): "Ana składa wizytę, odwiedzając Jana.",
    ("ja", "female"): "AnaはJanさんを訪ねます。",
    ("ja", "male"): "AnaはJan様を訪ねます。",
    ("ja", "other"): "AnaはJanを訪ねます。",
}
RELATION = {"female": "elder", "male": "superior", "other": "friend"}


def values(gender):
    """Both people of one gender, so that each language shows three sentences; the relation varies with it."""
    names = {"actor": "Ana", "receiver": "Jan", "receiver_acc": "Jana"}
    return {**names, "actor_gender": gender, "receiver_gender": gender, "relation": RELATION[gender]}


@pytest.mark.parametrize(("locale", "gender"), RENDERED)
def test_seven_languages_in_three_genders(locale, gender):
    assert RENDERED[locale, gender] == say(SENTENCES[locale], locale, **values(gender))


@pytest.mark.parametrize(("locale", "gender"), RENDERED)
def test_icu_says_the_same(locale, gender):
    icu = pytest.importorskip("icu", reason="PyICU is not installed: it needs a compiler and ICU itself")
    given = values(gender)
    theirs = icu.MessageFormat(SENTENCES[locale], icu.Locale(locale))

    assert RENDERED[locale, gender] == theirs.format(list(given), [icu.Formattable(each) for each in given.values()])


SPECIAL = st.text(st.sampled_from("ab '{}#é،。"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(SPECIAL, SPECIAL)
def test_icu_reads_what_we_print(before, after):
    """Texts with apostrophes and braces, outside of a choice and inside of one."""
    icu = pytest.importorskip("icu", reason="PyICU is not installed: it needs a compiler and ICU itself")
    parts = (before, Branching("g", "select", (("other", (after, Placeholder("g"))),)))
    source = print_message(Message("", parts))
    theirs = icu.MessageFormat(source, icu.Locale("en")).format(["g"], [icu.Formattable("x")])

    assert theirs == say(source, g="x") == f"{before}{after}x"
