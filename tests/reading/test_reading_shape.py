# ruff: noqa: E501 -- a mistake, what is said and the hint stand on one line of a table
"""A document against its schema: one diagnostic for each mistake, at its place, in our own words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import PERSONAS, SCENARIO, places

from pact_author.reading.shape import MAX_ERRORS, _is_sound, _validator, check
from pact_author.reading.yaml_text import parse


def found_in(text, schema="scenario"):
    document, found = parse("x.yaml", text)
    assert () == found
    return check(document, schema)


def changed(old, new, sound=SCENARIO):
    assert 1 == sound.count(old)
    return sound.replace(old, new)


def test_the_sound_files_are_sound():
    assert () == found_in(SCENARIO)
    assert () == found_in(PERSONAS, "personas")


SCENARIOS = [
    # unknown and missing fields
    ("theme: food", "thema: food", "6:1-6:6 S020 unknown field `thema`", "did you mean `theme`?"),
    ("licence:", "license:", "31:1-31:8 S020 unknown field `license`", "did you mean `licence`?"),
    ("  follow_culture", "  followCulture", "28:3-28:16 S020 unknown field `followCulture`", "did you mean `follow_culture`?"),
    ("status: draft", "status: draft\nmood: x", "5:1-5:5 S020 unknown field `mood`", "the fields here are: id, title,"),
    ("setting: a", "settin: x\nsetting: a", "8:1-8:7 S020 unknown field `settin`", "`setting` is already there: take this one out"),
    ("  confidence", "  title: x\n  confidence", "15:3-15:8 S020 unknown field `title`", "belongs at the left margin, not under `norm`"),
    ("options:", "kind: x\noptions:", "27:1-27:5 S020 unknown field `kind`", "belongs under `preference`: indent it"),
    ("options:", "statement: x\noptions:", "27:1-27:10 S020 unknown field `statement`", "belongs under `norm` or `preference`"),
    ("licence: CC-BY-4.0\n", "", "1:1-1:1 S021 the field `licence` is missing", "add `licence: …`. The licence under which you give it"),
    ("  confidence: medium\n", "", "12:1-12:5 S021 the field `confidence` is missing in `norm`", "add `confidence: …`. high: strong"),
    ("      url: https://example.org/visiting\n", "", "17:7-17:29 S021 the field `url` is missing in an entry of `evidence`", "add `url"),
    # kinds of value
    ("title: Shoes at the door", "title: 1.10", "3:8-3:12 S022 `title` must be text, not a number", 'quote it: "1.10"'),
    ("title: Shoes at the door", "title: true", "3:8-3:12 S022 `title` must be text, not true", 'quote it: "true"'),
    ("title: Shoes at the door", "title: {actor}", "3:8-3:15 S022 `title` must be text, not fields", 'needs quotes: "{actor}"'),
    ("title: Shoes at the door", "title: [a, b]", "3:8-3:14 S022 `title` must be text, not a list", 'needs quotes: "[a, b]"'),
    ("title: Shoes at the door", "title:\n  en: x", "4:3-4:8 S022 `title` must be text, not fields", "expected: A few words"),
    ("title: Shoes at the door", "title:", "3:1-3:6 S022 `title` has no value", "expected: A few words for people"),
    ("contributors: [asha]", "contributors: asha", "30:15-30:19 S022 `contributors` must be a list, not text", "in brackets: [asha]"),
    ("contributors: [asha]", "contributors: [12]", "30:16-30:18 S022 an entry of `contributors` must be text", 'quote it: "12"'),
    ("theme: food-hospitality", "theme: 3", "6:8-6:9 S022 `theme` must be a word of its list, not a number", "one of: food-"),
    ("theme: food-hospitality", "theme:", "6:1-6:6 S022 `theme` has no value", "one of: food-hospitality"),
    # closed lists
    ("theme: food-hospitality", "theme: food", "6:8-6:12 S023 `food` is not a theme", "did you mean `food-hospitality`? one of: food-"),
    ("theme: food-hospitality", "theme: Gift Giving", "6:8-6:19 S023 `Gift Giving` is not a theme", "did you mean `gift-giving`?"),
    ("theme: food-hospitality", "theme: NO", "6:8-6:10 S023 `NO` is not a theme", "one of: food-hospitality, greetings-respect"),
    ("kind: health-diet-safety", "kind: health", "26:9-26:15 S023 `health` is not a kind", "did you mean `health-diet-safety`?"),
    ("status: draft", "status: darft", "4:9-4:14 S023 `darft` is not a status", "did you mean `draft`? one of: draft, reviewed, retired"),
    # forms
    ("country: JP", "country: no", "5:10-5:12 S024 `no` is not the code of a country", "write it in capital letters: NO"),
    ("country: JP", "country: norway", "5:10-5:16 S024 `norway` is not the code of a country", "Norway is NO in ISO 3166-1"),
    ("country: JP", "country: UK", "5:10-5:12 S024 `UK` is not the code of a country", "the United Kingdom is GB in ISO 3166-1"),
    ("country: JP", "country: JPN", "5:10-5:13 S024 `JPN` is not the code of a country", "two capital letters"),
    ("country: JP", "country: ''", "5:10-5:12 S024 `country` is empty", "two capital letters"),
    ("country: JP", "country: |\n  JP", "5:10-6:5 S024 `JP` is not the code of a country", "two capital letters"),
    ("seen: 2026-11-24", "seen: 24.11.2026", "20:13-20:23 S024 `24.11.2026` is not how `seen` is written", "YYYY-MM-DD"),
    ("url: https://", "url: www.", "19:12-19:36 S024 `www.example.org/visiting` is not how `url` is written", "begins with https://"),
    ("id: jp/shoes", "id: JP/Shoes", "2:5-2:25 S024 `JP/Shoes-at-the-door` is not how `id` is written", "Example: jp/shoes-at-the-door"),
    ("[asha]", "[a@b.c]", "30:16-30:21 S024 `a@b.c` is not how an entry of `contributors` is written", "No e-mail addresses"),
    # sizes
    ("title: Shoes at the door", "title: ab", "3:8-3:10 S025 `title` is too short: 2 characters, at least 3", "expected: A few words"),
    ("title: Shoes at the door", "title: '   '", "3:8-3:13 S025 `title` is empty", "expected: A few words"),
    ("title: Shoes at the door", "title: " + "日" * 81, "3:8-3:89 S025 `title` is too long: 81 characters, at most 80", "by 1 character"),
    ("[asha]", "[]", "30:15-30:17 S026 `contributors` has no entries, and needs at least 1", "Handles of the people"),
    ("[asha]", "[asha, omar, asha]", "30:28-30:32 S027 `asha` stands twice in `contributors`", "keep one of them"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said", "hint"), SCENARIOS)
def test_a_mistake_in_a_scenario_is_said_once_at_its_place(old, new, said, hint):
    found = found_in(changed(old, new))
    assert [said] == [line[: len(said)] for line in places(found)]
    assert hint in found[0].hint


CONTRAST = "{kind: contrast, crossed: [actor.age], twins: [actor.gender], twins_per_cell: 1}"
KINDS = "one of: full, fraction, stratified, contrast"
DESIGNS = [
    ("{kind: fractoin, cells: 4}", "17:16-17:24 S023 `fractoin` is not a kind", f"did you mean `fraction`? {KINDS}"),
    ("{kind: sample, cells: 4}", "17:16-17:22 S023 `sample` has another name now", "write `fraction`"),
    ("{kind: twins, twins_per_cell: 1}", "17:16-17:21 S023 `twins` has another name now", "write `contrast`"),
    ("{kind: 4}", "17:16-17:17 S022 `kind` must be a word of its list, not a number", KINDS),
    ("{cells: 4}", "17:1-17:7 S021 the field `kind` is missing in `design`", KINDS),
    ("full", "17:9-17:13 S022 `design` must be fields, not text", "How cells are chosen"),
    ("{kind: fraction}", "17:1-17:7 S021 the field `cells` is missing in `design`", "Cells for each scenario and holder"),
    ("{kind: fraction, cell: 4}", "17:26-17:30 S020 unknown field `cell`", "did you mean `cells`?"),
    ("{kind: fraction, cells: 0}", "17:33-17:34 S028 `cells` is 0, and must be at least 1", "Cells for each scenario"),
    ("{kind: fraction, cells: 5001}", "17:33-17:37 S028 `cells` is 5001, and must be at most 5000", "Cells for each"),
    ("{kind: fraction, cells: '4'}", "17:33-17:36 S022 `cells` must be a whole number, not text", "take the quotes away: 4"),
    ("{kind: stratified, cells: 4}", "17:1-17:7 S021 the field `strata` is missing in `design`", "combinations are the strata"),
    ("{kind: full, cells: 4}", "17:22-17:27 S020 unknown field `cells`", "the fields here are: kind"),
    (CONTRAST, "17:36-17:45 S023 `actor.age` does not belong in an entry of `crossed`", "did you mean `actor.age_band`"),
]  # fmt: skip


@pytest.mark.parametrize(("design", "said", "hint"), DESIGNS)
def test_a_mistake_in_a_design_is_told_for_the_kind_that_was_meant(design, said, hint):
    found = found_in(changed("{kind: fraction, cells: 4}", design, PERSONAS), "personas")
    assert [said] == places(found)
    assert hint in found[0].hint


def test_countries_of_a_persona_set_are_explained_one_by_one():
    found = found_in(changed("[norm, BR]", "[norm, UK, Brazil, br]", PERSONAS), "personas")
    assert [
        "5:19-5:21 S024 `UK` is not the code of a country",
        "5:23-5:29 S024 `Brazil` is not the code of a country",
        "5:31-5:33 S024 `br` is not the code of a country",
    ] == places(found)
    expected = [
        "the United Kingdom is GB in ISO 3166-1",
        "Brazil is BR in ISO 3166-1",
        "write it in capital letters: BR",
    ]
    assert expected == [d.hint for d in found]


@pytest.mark.parametrize(("text", "kind"), [("- a\n", "a list"), ("just text\n", "text"), ("12\n", "a number")])
def test_a_file_without_fields_is_said_on_its_first_line(text, kind):
    found = found_in(text)
    assert [f"1:1-1:1 S022 the file must hold fields, not {kind}"] == places(found)


def test_every_mistake_of_a_file_is_said_in_the_order_of_the_file():
    text = changed("theme: food-hospitality", "thema: food-hospitality").replace("country: JP", "country: jp")
    text = text.replace("  confidence: medium\n", "").replace("[asha]", "[asha, asha]")
    assert [
        "5:10-5:12 S024 `jp` is not the code of a country",
        "6:1-6:6 S020 unknown field `thema`",
        "12:1-12:5 S021 the field `confidence` is missing in `norm`",
        "29:22-29:26 S027 `asha` stands twice in `contributors`",
    ] == places(found_in(text))


def test_a_repeated_entry_names_the_place_of_the_first():
    found = found_in(changed("[asha]", "[asha, asha]"))
    assert (30, 16) == (found[0].related[0].at.span.line, found[0].related[0].at.span.column)


def test_a_missing_field_takes_the_misspelt_one_only_once():
    text = changed("  follow_culture:", "  followculture:").replace("  allow_preference:", "  folow_culture:")
    assert [
        "28:3-28:16 S020 unknown field `followculture`",
        "29:3-29:16 S020 unknown field `folow_culture`",
        "27:1-27:8 S021 the field `allow_preference` is missing in `options`",
    ] == sorted(places(found_in(text)), key=lambda line: line.split()[1])


def test_no_sentence_is_jsonschema_s_and_none_shows_a_pattern():
    texts = [changed(old, new) for old, new, _, _ in SCENARIOS]
    said = " ".join(f"{d.message} {d.hint}" for text in texts for d in found_in(text))
    assert [] == re.findall(r"is not of type|is not one of|does not match|is a required property|\^\[|\\", said)


@pytest.mark.timeout(20)
def test_a_list_of_forty_thousand_mixed_entries_takes_no_minutes():
    entries = ", ".join(f"{n}, a{n}" for n in range(20_000))
    assert MAX_ERRORS == len(found_in(changed("[asha]", f"[{entries}]")))


@pytest.mark.timeout(20)
def test_thirty_thousand_unknown_fields_are_not_all_said():
    text = SCENARIO + "".join(f"x{n}: 1\n" for n in range(30_000))
    assert 20 == len(found_in(text))


SOUND = parse("x.yaml", SCENARIO)[0].data
odd_texts = st.text(
    st.sampled_from("aé {}\n\t \u00a0\u0085\u2028\x1c\x1f\ufeff-/JPUK0129:.") | st.characters(), max_size=40
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts, inner, max_size=3),
    max_leaves=4,
)


def leaves(value, path=()):
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from leaves(inner, (*path, key))


def put(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


around = st.sampled_from(["", " ", "\n", "\u00a0", "\u0085", "\u2028", "\x1c", "\x1f", "\ufeff", "\u200b", "a"])


@st.composite
def nearly_sound(draw):
    data = SOUND
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(leaves(data))))
        old = SOUND if not path else None
        for step in path:
            old = (data if old is None else old)[step]
        cut = old[: draw(st.integers(0, len(old)))] if isinstance(old, str) else old
        new = f"{draw(around)}{cut}{draw(around)}" if isinstance(old, str) else draw(values)
        data = put(data, path, draw(st.sampled_from([new, draw(values)])))
    return data


@settings(max_examples=400)
@given(nearly_sound())
def test_what_the_quick_library_lets_pass_has_no_mistake(data):
    assert not _is_sound(data, "scenario") or [] == list(_validator("scenario").iter_errors(data))


@given(st.text(st.sampled_from(" \n\t\u00a0\u0085\u2028\x1c\x1f\ufeff\u3000\u200bab{}"), max_size=50))
def test_a_text_with_odd_blanks_is_long_enough_for_both_or_the_quick_library_says_no(text):
    data = put(SOUND, ("situation",), text)

    assert not _is_sound(data, "scenario") or [] == list(_validator("scenario").iter_errors(data))


def test_a_sound_file_passes_the_quick_library():
    assert _is_sound(SOUND, "scenario")
    assert _is_sound(parse("x.yaml", PERSONAS)[0].data, "personas")
