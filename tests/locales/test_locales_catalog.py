from dataclasses import fields, replace
from io import StringIO

import polib
import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from pact_author.locales.catalog import catalog_text, read_catalog
from pact_author.model.translation import Catalog, Entry, Origin

PATH = "locales/ar/scenarios.po"
HEADER = (
    ("Project-Id-Version", "pact"),
    ("PO-Revision-Date", "2026-05-01 10:00+0200"),
    ("Last-Translator", "Ann: a translator <ann@example.org>"),
    ("Language", "ar"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : 5);"),
    ("X-Generator", "Poedit 3.4"),
)
ENTRY = Entry(
    context="jp/tea#situation",
    source="{actor} says “{place}”.",
    text="{actor} في {place}.",
    origin=Origin(status="reviewed", by="ann", src="0123abcd", text="89abcdef", date="2026-05-01"),
    notes=("a note", "", "  indented", "a note"),
    extracted=("Who speaks.",),
    references=("scenarios/jp/tea.yaml",),
    flags=("icu-message-format", "x-own"),
)

TEXT = st.text(
    st.one_of(
        # A byte order mark within a text is refused by every reader, so no catalog holds one.
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"),
        st.sampled_from('"\\\n\t\r{}#ا؟👩🏽\u200fé\u0301～'),
    ),
    max_size=40,
)
WORD = st.from_regex(r"[a-z][a-z0-9./-]{0,12}", fullmatch=True)
VALUE = st.from_regex(r"[a-z0-9]([a-z0-9 .=/-]{0,12}[a-z0-9])?", fullmatch=True)
COMMENT = TEXT.map(lambda text: " ".join(text.split())).filter(lambda text: not text.startswith("pact:"))
ORIGINS = st.builds(Origin, **{each.name: st.just("") | VALUE for each in fields(Origin)})
ENTRIES = st.builds(
    Entry,
    context=TEXT.filter(bool),
    source=TEXT.filter(bool),
    text=TEXT,
    origin=ORIGINS,
    fuzzy=st.booleans(),
    previous=TEXT,
    notes=st.lists(COMMENT, max_size=3).map(tuple),
    extracted=st.lists(COMMENT, max_size=3).map(tuple),
    references=st.lists(WORD, max_size=2, unique=True).map(tuple),
    flags=st.lists(WORD.filter(lambda word: word != "fuzzy"), max_size=2, unique=True).map(lambda f: tuple(sorted(f))),
    obsolete=st.booleans(),
)
CATALOGS = st.builds(
    Catalog,
    path=st.just(PATH),
    locale=st.just("ar"),
    entries=st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.context).map(
        lambda found: tuple(sorted(found, key=lambda entry: entry.obsolete))
    ),
    header=st.just(HEADER),
    comment=st.lists(COMMENT, max_size=2).map("\n".join),
)


def read(text):
    return read_catalog(PATH, "ar", text)


def catalog(*entries, header=HEADER, comment=""):
    return Catalog(PATH, "ar", entries, header, comment)


@given(CATALOGS)
def test_what_is_written_is_read_back_equal(given_one):
    assert given_one == read(catalog_text(given_one))


@given(CATALOGS)
def test_writing_again_changes_no_byte(given_one):
    once = catalog_text(given_one)

    assert once == catalog_text(read(once))


def test_a_written_entry_is_this():
    expected = """\
# pact: status=reviewed; by=ann; src=0123abcd; text=89abcdef; date=2026-05-01
# a note
#
#   indented
# a note
#. Who speaks.
#: scenarios/jp/tea.yaml
#, icu-message-format, x-own
msgctxt "jp/tea#situation"
msgid "{actor} says “{place}”."
msgstr "{actor} في {place}."
"""

    assert expected == catalog_text(catalog(ENTRY)).partition("\n\n")[2]


def test_a_new_file_has_a_header_without_a_day():
    expected = (
        'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    )

    assert expected == catalog_text(Catalog(PATH, "pt-BR", ()))


def test_a_long_comment_stays_on_its_line():
    long = replace(ENTRY, origin=Origin(status="machine", model="m" * 90), notes=("word " * 40 + "end",))

    assert long == read(catalog_text(catalog(long))).entries[0]


def test_an_obsolete_entry_keeps_flags_and_the_english_of_before():
    old = replace(ENTRY, obsolete=True, fuzzy=True, previous='{actor} said "no".\nOr yes.')

    assert old == read(catalog_text(catalog(old))).entries[0]


def on_disk(tmp_path, text):
    path = tmp_path / "x.po"
    path.write_bytes(text.encode())
    return polib.pofile(str(path), wrapwidth=0)


# polib drops these letters or takes them for the end of a line where it reads comments and flags.
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)


@given(CATALOGS, st.lists(PLAIN, min_size=10, max_size=10))
def test_another_reader_sees_the_same(tmp_path_factory, given_one, texts):
    plain = [" ".join(text.split()) or "x" for text in texts]
    entries = tuple(
        replace(
            entry, context=f"c{at}", notes=(plain[at],), extracted=(plain[-at - 1],), origin=Origin(status="edited")
        )
        for at, entry in enumerate(given_one.entries)
    )
    written = replace(given_one, entries=entries, comment="")
    found = on_disk(tmp_path_factory.mktemp("polib"), catalog_text(written))

    assert dict(HEADER) == found.metadata
    assert [
        (
            entry.context,
            entry.source,
            entry.text,
            entry.fuzzy,
            {*entry.flags, *(["fuzzy"] if entry.fuzzy else [])},
            f"pact: status=edited\n{entry.notes[0]}",
            entry.extracted[0],
            list(entry.references),
            None if entry.obsolete else entry.previous or None,  # polib passes over `#~|`
            entry.obsolete,
        )
        for entry in entries
    ] == [
        (
            each.msgctxt,
            each.msgid,
            each.msgstr,
            "fuzzy" in each.flags,
            set(each.flags),
            each.tcomment,
            each.comment,
            [path for path, _ in each.occurrences],
            each.previous_msgid,
            bool(each.obsolete),
        )
        for each in found
    ]


@given(CATALOGS)
def test_babel_s_own_reader_sees_the_same_texts(given_one):
    active = [entry for entry in given_one.entries if not entry.obsolete]
    found = read_po(StringIO(catalog_text(replace(given_one, entries=tuple(active)))))

    assert [(entry.context, entry.source, entry.text) for entry in active] == [
        (message.context, message.id, message.string) for message in found if message.id
    ]


def test_what_other_tools_write_is_read(tmp_path):
    other = polib.POFile(wrapwidth=20)
    other.metadata = dict(HEADER)
    texts = ("A text of some words\nand lines", 'Ein "Text" aus\\Wörtern')
    other.append(polib.POEntry(msgctxt="a#b", msgid=texts[0], msgstr=texts[1], flags=["fuzzy"], previous_msgid="Old"))
    other.append(polib.POEntry(msgctxt="a#c", msgid="x", msgstr="y", obsolete=True, previous_msgid="z"))

    assert [
        Entry("a#b", *texts, fuzzy=True, previous="Old"),
        Entry("a#c", "x", "y", previous="z", obsolete=True),
    ] == list(read(str(other)).entries)


def test_line_numbers_in_references_and_flags_of_other_languages_are_left_out():
    text = '#: scenarios/x.yaml:12\n#, python-brace-format, x-own\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n'

    assert [Entry("c", "a", "b", references=("scenarios/x.yaml",), flags=("x-own",))] == list(read(text).entries)


def test_no_line_wraps_and_no_flag_of_python_is_written():
    written = catalog_text(catalog(replace(ENTRY, text="{actor} x " * 60)))

    assert "python" not in written
    assert 1 == sum(line.startswith("msgstr") and len(line) > 500 for line in written.split("\n"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (3, 'msgctxt "c"\nmsgid "a"\nmsgstr unquoted\n'),
        (3, 'msgctxt "c"\nmsgid "a"\nmsgstr "open\n'),
        (3, 'msgctxt "c"\nmsgid "a"\nmsgstr "two" "texts"\n'),
        (2, 'msgctxt "c"\nmsgtxt "a"\nmsgstr "b"\n'),
        (1, '"in the air"\n'),
        (1, 'msgctxt "c"\nmsgid "a"\n'),
        (1, 'msgctxt "c"\nmsgid "a"\n\nmsgctxt "d"\nmsgid "b"\nmsgstr ""\n'),
        (1, 'msgstr "b"\n'),
        (2, 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'),
        (5, 'msgctxt "c"\nmsgid "a"\nmsgstr "1"\n\nmsgctxt "c"\nmsgid "b"\nmsgstr "2"\n'),
        (5, 'msgctxt "c"\nmsgid "a"\nmsgstr "1"\n\nmsgid ""\nmsgstr "X: y\\n"\n'),
        (4, 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n'),
    ],
)
def test_what_is_no_po_file_is_refused_with_its_line(line, text):
    with pytest.raises(ValueError, match=rf"^line {line}: "):
        read(text)


@given(st.text(st.sampled_from('msgidctxtr "\\\n#~|,.: '), max_size=80) | st.text(max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    try:
        found = read(text)
    except ValueError:
        return
    assert found.entries == read(catalog_text(found)).entries


def test_what_an_origin_does_not_know_is_left_out():
    text = '# pact: status = edited; colour=blue; nonsense;; =\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n'

    assert [Origin(status="edited")] == [entry.origin for entry in read(text).entries]
