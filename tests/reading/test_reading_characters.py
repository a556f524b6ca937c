"""Characters that mislead are found wherever they stand, and those that a script needs are left in peace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import SCENARIO, places

from pact_author.reading.characters import check
from pact_author.reading.yaml_text import parse


def found(text):
    document, _ = parse("x.yaml", text)
    return check("x.yaml", text, document)


# ---- where -----------------------------------------------------------------------------------------------------------

OVERRIDE = "a character that turns the direction of text: right-to-left override (U+202E)"
ZERO_WIDTH = "a character that cannot be seen: zero width space (U+200B)"
NO_BREAK = "a space of another kind: no-break space (U+00A0)"


@pytest.mark.parametrize(
    ("text", "expected", "pointer"),
    [
        ("a: x\u202ey\n", f"1:5-1:6 S050 {OVERRIDE}", "/a"),
        ("a: 1 # x\u202ey\n", f"1:9-1:10 S050 {OVERRIDE}", ""),
        ("# x\u202ey\na: 1\n", f"1:4-1:5 S050 {OVERRIDE}", ""),
        ("a: x\u202ey\u202c\n", f"1:5-1:6 S050 {OVERRIDE}, and 1 more on this line", "/a"),
        ("a: [1, {b: x\u200by}]\n", f"1:13-1:14 S051 {ZERO_WIDTH}", "/a/1/b"),
        ("a\u200bb: 1\n", f"1:2-1:3 S051 {ZERO_WIDTH}", "/a\u200bb"),
        ("a: >-\n  日本\n  x\u200b\u200b\u200by\n", f"3:4-3:7 S051 {ZERO_WIDTH}, and 2 more on this line", "/a"),
        (
            "a: in the cafe\u0301s\n",
            "1:14-1:16 S052 `é` is stored in an uncommon way (it is not in the form NFC)",
            "/a",
        ),
        ("# \u212b\n", "1:3-1:4 S052 `Å` is stored in an uncommon way (it is not in the form NFC)", ""),
        (
            "a: the sho\u0435s\n",
            "1:8-1:13 S053 `sho\u0435s` mixes Latin and Cyrillic letters: `\u0435` is Cyrillic (U+0435)",
            "/a",
        ),
        (
            "a: x\nb: N\u03bfrm, N\u03bfrm\n",
            "2:4-2:8 S053 `N\u03bfrm` mixes Latin and Greek letters: `\u03bf` is Greek (U+03BF)"
            ", and 1 more on this line",
            "/b",
        ),
        ("a: the\u00a0shoes\n", f"1:7-1:8 S054 {NO_BREAK}", "/a"),
        ("a:\n\u00a0\u00a0b\n", f"2:1-2:3 S054 {NO_BREAK}", ""),
    ],
)
def test_the_place_is_exact(text, expected, pointer):
    (diagnostic,) = found(text)
    assert [expected] == places([diagnostic])
    assert pointer == diagnostic.at.pointer


def test_an_escape_is_the_character_that_it_stands_for():
    text = '# \\u200b\na: \'\\u200b\'\nb: "x \\\\u200b \\n\\U0000200by"\nc: "e\\u0301\\_x"\nd: \\u200b\n'
    assert [
        f"3:17-3:27 S051 {ZERO_WIDTH}",
        "4:5-4:12 S052 `é` is stored in an uncommon way (it is not in the form NFC)",
    ] == places(found(text))


def test_every_line_is_told_once_for_each_kind_and_at_most_twenty_of_a_kind():
    line = "a\u200bb \u202ec \u200bd sho\u0435s\u00a0x\n"
    told = found("# " + line * 2)
    assert [("S050", 1), ("S051", 1), ("S053", 1), ("S050", 2), ("S051", 2), ("S053", 2), ("S054", 2)] == [
        (d.code, d.at.span.line) for d in told
    ]
    assert 80 == len(found(line * 500))


# ---- what is left in peace -------------------------------------------------------------------------------------------

SOUND = {
    "names": "Zürich, São Paulo, Đặng Thị Hoàng, Ōsaka, Łódź, Hawaiʻi, ʿAlī, Māori, Qurʾān, İstanbul, Ærø, Ålesund",
    "quotation marks and dashes": "“so”, ‘so’, «so», „so“ … – — ‑ ′ ″ · • × ÷ ° №",
    "Persian": "نمی\u200cخواهم کفش\u200cهایم را درآورم",
    "Arabic with a mark of direction": "قال \u200f(مرحبا)\u200e ثم ذهب",
    "Hebrew": "שָׁלוֹם and \u200fשלום!",
    "Hindi": "क्\u200dष क्\u200cष नमस्ते",
    "Sinhala and Malayalam": "ශ්\u200dරී ലങ്ക, അഫ്\u200cഗാൻ",
    "Khmer": "ស្រុក\u200bខ្មែរ",
    "Thai": "สวัสดี\u200bครับ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠠ\u180eᠠ\u180b",
    "Japanese": "東京\u3000Tシャツ、ＮＨＫ、ｶﾀｶﾅ、葛\U000e0100飾区 (´・ω・`)",
    "Chinese": "卡拉OK、T恤、\u201c你好\u201d",
    "Korean": "안녕하세요 K팝 ㅋㅋ",
    "Vietnamese": "Tiếng Việt rất hay",
    "Russian": "Тихий вечер, замо\u0301к, ВИП-зал, SMSка",
    "Greek": "Πλάτων καὶ Σωκράτης",
    "units and symbols": "5 µm, 5 μm, kΩ, ΔT, α-linolenic, β-carotene, TNFα, π",
    "phonetics": "/ˈkæθi/ [ˈbeːβɛ] /χaˈθaɾ/ /tʰeɪ/",
    "Kabyle": "Ssaεudiyya, taγect",
    "emoji": "👩\u200d🌾 👨🏽\u200d⚕\ufe0f 🏳\ufe0f\u200d🌈 👨\u200d👩\u200d👧\u200d👦 🙂\u200d↔\ufe0f 👍🏿 🇯🇵",
    "signs shown as emoji or not": "1\ufe0f\u20e3 ❤\ufe0f ‼\ufe0f ☕\ufe0e",
    "the flag of Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "French spaces": "«\u00a0Bonjour\u202f!\u00a0», où\u202f? 10\u00a0000, 5\u202f000\u00a0€, 20\u00a0km",
}


@pytest.mark.parametrize("name", SOUND)
def test_text_of_the_world_has_nothing_to_mend(name):
    text = f'title: "{SOUND[name]}"\n# {SOUND[name]}\n'
    assert [] == places(found(text))


def test_text_without_anything_but_ascii_is_not_looked_through():
    assert () == check("x.yaml", SCENARIO, None)


def test_the_names_in_the_unicode_consortium_s_own_data_have_nothing_to_mend_but_its_mistakes():
    from babel import Locale, localedata

    blamed = {}
    for name in localedata.locale_identifiers():
        if "_" not in name:
            locale = Locale.parse(name)
            words = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
            words += [*locale.scripts.values(), *locale.months["format"]["wide"].values()]
            for word in words:
                for diagnostic in check("x.yaml", f"{word}\n", None):
                    blamed.setdefault(diagnostic.code, set()).add(name)
    # Some Latin letters in words of Abkhaz, Bulgarian, Chuvash and Serbian: typed on the wrong keyboard, as we say.
    assert blamed == {} or (blamed.keys() == {"S053"} and blamed["S053"] <= {"ab", "bg", "cv", "sr", "os", "tt"})


HIDERS = {
    "in a word": "sh\u200boes",
    "between words": "the \u2060door",
    "soft hyphen": "hos\u00adpitality",
    "joiner between letters": "a\u200db",
    "joiner after an emoji": "👩\u200d and",
    "non-joiner in an English word": "shelf\u200cful",
    "mark of direction in English": "the\u200e door",
    "variant of a letter": "a\ufe0f",
    "a text hidden in variants": "😀\U000e0154\U000e0155",
    "a text hidden in tags": "door\U000e0068\U000e0069",
    "a text hidden behind a flag": "🏴\U000e0067" + "\U000e0062" * 40 + "\U000e007f",
    "filler": "the \u3164 door",
    "half of a syllable": "the \u115f door",
    "invisible plus": "2\u2064x",
    "object": "see \ufffc here",
}


@pytest.mark.parametrize("name", HIDERS)
def test_what_nobody_can_see_is_found(name):
    assert ["S051"] == [d.code for d in found(f"a: {HIDERS[name]}\n")]


@pytest.mark.parametrize(
    "word",
    [
        "sh\u043ees",
        "Sho\u0435s",
        "N\u0410TO",
        "p\u03b1ypal",
        "\u041f\u0430p\u0438\u0436",
        "r\u03bfw",
        "m\u043e\u0301re",
        "друg",
    ],
)
def test_a_word_of_two_alphabets_is_found(word):
    assert ["S053"] == [d.code for d in found(f"a: the {word} is\n")]


@pytest.mark.parametrize("space", "\u00a0\u2003\u2007\u2009\u202f\u3000\u2800")
def test_a_space_of_another_kind_between_english_words_is_found(space):
    assert ["S054"] == [d.code for d in found(f"a: the{space}shoes\n")]
    assert ["S054"] == [d.code for d in found(f"a: the {space} shoes\n")]
    assert [] == [d.code for d in found(f"a: 日{space}本\n")]


@settings(deadline=None, max_examples=200)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from('\u200b\u202e\u200d\u00a0\u0301\u0435e\\"\n :'),
        max_size=60,
    )
)
def test_any_text_is_told_of_within_its_lines(text):
    for quoted in (text, f'a: "{text}"'):
        lines = quoted.split("\n")
        document, _ = parse("x.yaml", quoted)
        for diagnostic in check("x.yaml", quoted, document):
            span = diagnostic.at.span
            assert span.line == span.end_line <= len(lines)
            assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 1
