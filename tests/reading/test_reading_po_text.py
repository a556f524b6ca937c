"""A PO file is read strictly: every mistake at its place, the sound entries all the same, and nothing is raised."""

import io
import time

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import places, words

from pact_author.model.source_text import entry_pointer
from pact_author.reading.locale_cards import CARDS
from pact_author.reading.po_entries import to_entries
from pact_author.reading.po_text import MAX_FAULTS, parse_po

PATH = "locales/es/scenarios.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "jp/tea#situation"\nmsgid "Tea."\nmsgstr "Té."\n'


def told(text, header=HEADER):
    """What is said, its lines counted from the first after the header."""
    faults = parse_po(PATH, header + text)[1]
    return [f"{d.at.span.line - header.count(chr(10))}: {d.code} {d.message}" for d in faults]


def entry(text):
    document, faults = parse_po(PATH, HEADER + text)
    assert () == faults
    return document.data["jp/tea#situation"]


def test_an_entry_is_its_english_and_its_translation():
    expected = {"msgid": "Tea.", "msgstr": "Té.", "previous": "", "comments": []}

    assert expected == entry(ENTRY)


def test_a_text_goes_on_over_lines_and_through_escapes():
    text = 'msgctxt "jp/tea#situation"\nmsgid ""\n"Tea "\n  "is here."\nmsgstr "„\\"Té\\"\\n\\\\ \\t"\n'

    assert ("Tea is here.", '„"Té"\n\\ \t') == (entry(text)["msgid"], entry(text)["msgstr"])


def test_comments_are_kept_as_written_and_the_english_of_before_is_read():
    comments = '#. a hint\n#: scenarios/jp/tea.yaml\n#, fuzzy\n# pact: status=machine\n#| msgid "A "\n#| "tea."\n'
    found = entry(comments + ENTRY)

    assert ("A tea.", 4) == (found["previous"], len(found["comments"]))


def test_obsolete_entries_are_left_out():
    document, faults = parse_po(PATH, HEADER + ENTRY + '\n#~ msgctxt "x#y"\n#~ msgid "Old."\n#~ msgstr "Viejo."\n')

    assert ((), {"", "jp/tea#situation"}) == (faults, set(document.data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgctxt "a#b"\nmsgid Tea.\nmsgstr ""\n', ["2: S060 this line is not understood: msgid Tea."]),
        ('msgctxt "a#b"\nmsgid "Tea.\nmsgstr ""\n', ["2: S060 a text that is not closed"]),
        ('msgctxt "a#b"\nmsgid Tea."\nmsgstr ""\n', ['2: S060 this line is not understood: msgid Tea."']),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "\\x41"\n', ["3: S060 `\\x` stands for nothing"]),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "a" "b"\n', ['3: S060 after the text stands more: "b"']),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "say "yes""\n', ['3: S060 after the text stands more: yes""']),
        ('msgctxt "a#b"\nmsgid "Tea."\n', ["1: S060 an entry without a msgstr"]),
        ('msgctxt "a#b"\nmsgid "Tea."\n\n' + ENTRY, ["1: S060 an entry without a msgstr"]),
        ('msgctxt "a#b"\nmsgstr "Té."\n', ["2: S060 a msgstr without a msgid before it"]),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "Té."\nmsgstr "Te."\n', ["4: S060 a second `msgstr` in one entry"]),
        ('msgctxt "a#b"\nmsgid "Tea."\n# late\nmsgstr "Té."\n', ["3: S060 a comment between the lines of an entry"]),
        ('domain "x"\n', ['1: S060 this line is not understood: domain "x"']),
        ('# x\n"Té."\n', ['2: S060 this line is not understood: "Té."']),
        ("msgstr\n" + ENTRY, ["1: S060 a second `msgstr` in one entry"]),
        (ENTRY + "\n" + ENTRY, ["5: S061 `jp/tea#situation` stands twice"]),
        (
            'msgctxt "a#b"\nmsgid "Tea."\nmsgid_plural "Teas."\nmsgstr[0] "Té."\nmsgstr[1] "Tés."\n',
            ["3: S062 a text with plural forms"],
        ),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr[0] "Té."\n', ["3: S062 a translation in plural forms: `msgstr[0]`"]),
        ('msgid "Tea."\nmsgstr "Té."\n', ["1: S063 a text without a msgctxt"]),
        ('msgctxt ""\nmsgid "Tea."\nmsgstr "Té."\n', ["1: S063 a text without a msgctxt"]),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "T\0"\n', ["3: S004 the character U+0000 is not allowed"]),
        ('msgctxt "a#b"\nmsgid "Tea."\nmsgstr "T\ue000"\n', ["3: S004 the character U+E000 is not allowed"]),
    ],
)
def test_a_mistake_is_told_once_at_its_line(text, expected):
    assert expected == told(text)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ["1: S064 no header"]),
        ('msgid ""\nmsgstr "charset=ISO-8859-1"\n\n', ["-1: S064 the header says ISO-8859-1"]),
        ('msgid ""\nmsgstr ""\n\n', ["-1: S064 the header does not say UTF-8"]),
        ('msgid ""\nmsgstr "charset=utf-8"\n\n', []),
    ],
)
def test_a_file_says_that_it_is_utf_8(header, expected):
    assert expected == told(ENTRY, header)


def test_the_entries_after_a_broken_one_are_read():
    document, faults = parse_po(PATH, HEADER + 'msgctxt "a#b"\nmsgid "Tea.\nmsgstr ""\n\n' + ENTRY)

    assert (1, {"", "jp/tea#situation"}) == (len(faults), set(document.data))


def test_the_second_of_two_entries_names_the_first():
    (fault,) = parse_po(PATH, HEADER + ENTRY + "\n" + ENTRY)[1]

    assert (9, [5]) == (fault.at.span.line, [other.at.span.line for other in fault.related])


def test_words_of_a_translation_are_found_over_lines_and_behind_escapes():
    text = HEADER + 'msgctxt "a#b"\nmsgid "Tea."\nmsgstr "Dice \\"sí\\" y "\n"sirve el t"\n"é verde."\n'
    document, _ = parse_po(PATH, text)

    def at(quote):
        span = document.locate(entry_pointer("a#b", "msgstr"), quote).span
        return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"

    assert ("7:14-7:18", "8:2-8:7", "8:11-9:9") == (at('"sí'), at("sirve"), at("té verde"))


def test_an_escape_is_pointed_at_itself():
    text = HEADER + 'msgctxt "a#b"\nmsgid "Tea."\nmsgstr "T\\q"\n'

    assert ["7: \\q"] == words(text, parse_po(PATH, text)[1])


def test_of_very_many_mistakes_a_hundred_are_told():
    assert MAX_FAULTS == len(parse_po(PATH, "x\n" * 100_000)[1])


@pytest.mark.parametrize(
    "text", ['msgid "' * 100_000, '"' + "\\" * 1_000_000, "#" * 1_000_000, ('msgid ""\n' * 100_000), '"a"\n' * 200_000]
)
def test_hostile_text_takes_linear_time(text):
    before = time.process_time()
    parse_po(PATH, HEADER + text)

    assert time.process_time() - before < 10


LINES = st.sampled_from(
    [
        *('msgctxt "a#b"', 'msgctxt "c#d"', 'msgid "x"', 'msgstr "y"', 'msgstr ""', 'msgid ""', '"more"', "# note", ""),
        *('#| msgid "old"', "#~ msgid", '#~ msgid "x"', 'msgid_plural "p"', 'msgstr[0] "q"', "msgid x", '"open', "#,"),
        *('msgstr "\\n"', 'msgstr "\\q"', "\t", "# pact: status=machine", "#, fuzzy", "#: a:1", "#. e", "\ufeff", "\0"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=8), max_size=20).map("\n".join))
def test_no_text_raises_and_every_place_lies_in_the_text(text):
    document, faults = parse_po(PATH, text)
    _, marks = to_entries(document)
    lines = text.split("\n")

    for fault in (*faults, *marks):
        span = fault.at.span
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert all(span.end_column <= len(lines[span.end_line - 1]) + 1 for span in document.spans.values())


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=20).map("\n".join))
def test_what_nothing_is_found_against_babel_reads_alike(text):
    document, faults = parse_po(PATH, HEADER + text)
    if not faults:
        found = read_po(io.StringIO(HEADER + text), abort_invalid=True)
        expected = {(message.context, message.id, message.string) for message in found if message.id}
        ours = {(c, told["msgid"], told["msgstr"]) for c, told in document.data.items() if c and told["msgid"]}
        assert expected == ours


def test_the_codes_stand_in_their_order_and_each_card_is_whole():
    codes = [card.code for card in CARDS]

    assert sorted(set(codes)) == codes
    assert [] == [c.code for c in CARDS if c.bad == c.good or not c.bad.endswith("\n") or not c.summary.endswith(".")]


@pytest.mark.parametrize("card", [card for card in CARDS if "msgstr" in card.good], ids=lambda card: card.code)
def test_the_examples_of_a_card(card):
    def found(example):
        document, faults = parse_po(PATH, example if card.code == "S064" else HEADER + example)
        return {fault.code for fault in (*faults, *to_entries(document)[1])}

    assert {card.code} == found(card.bad)
    assert set() == found(card.good)


def test_places_are_those_of_the_quoted_text():
    document, _ = parse_po(PATH, HEADER + "  # pact: status=machine\n" + ENTRY)
    at = {part: document.locate(entry_pointer("jp/tea#situation", part)).span for part in ("mark", "msgid", "msgstr")}

    assert [(5, 3), (7, 7), (8, 8)] == [(span.line, span.column) for span in at.values()]
    assert [] == places(parse_po(PATH, HEADER + ENTRY)[1])
