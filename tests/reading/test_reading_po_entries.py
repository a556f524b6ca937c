"""Entries are what Babel's reader makes of the same file; what their comments claim is held against a closed list."""

import pytest

from pact_author.locales.catalog import read_catalog
from pact_author.model.translation import Origin, TranslationState
from pact_author.reading.po_entries import read_po_ignores, to_entries
from pact_author.reading.po_text import parse_po

PATH = "locales/es/scenarios.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "jp/tea#situation"\nmsgid "Tea."\nmsgstr "Té."\n'
WHOLE = """\
#. field: situation
#: scenarios/jp/tea.yaml
#, fuzzy, icu-message-format
#| msgctxt "jp/tea#situation"
#| msgid "A \\"tea\\"."
# pact: status=machine; model=m; prompt=0a; src=01234567; adaptation=simple; date=2026-11-24
# a note
#no blank
# pact: ignore[T424] it is a haiku
"""


def read(comments):
    document, faults = parse_po(PATH, HEADER + comments + ENTRY)
    assert () == faults
    return to_entries(document)


def told(comment):
    return [f"{d.at.span.line - 4}: {d.message}; {d.hint}" for d in read(comment)[1]]


def test_babel_reads_the_same_entries():
    text = f'{HEADER}{WHOLE}{ENTRY}\n#~ msgctxt "a#b"\n#~ msgid "Old."\n#~ msgstr "Viejo."\n'
    expected = [entry for entry in read_catalog(PATH, "es", text).entries if not entry.obsolete]

    assert expected == list(to_entries(parse_po(PATH, text)[0])[0])


def test_a_comment_tells_where_a_translation_comes_from():
    (entry,), _ = read("# pact: status=reviewed; by=luz; date=2026-11-24\n")

    assert (Origin(status="reviewed", by="luz", date="2026-11-24"), TranslationState.REVIEWED) == (
        entry.origin,
        entry.state,
    )


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# pact: status=revised\n", "1: `revised` is not how status is written; did you mean reviewed?"),
        ("# pact: status=source\n", "1: `source` is not how status is written; one of: machine"),
        ("# pact: statsu=machine\n", "1: `statsu` is no field of this comment; did you mean status?"),
        ("#pact: status\n", "1: `status` has no value; write name=value"),
        ("# pact: status=machine; status=edited\n", "1: `status` stands twice"),
        ("# pact: src=1234\n", "1: `1234` is not how src is written; eight hexadecimal digits"),
        ("# note\n# pact: date=24.11.2026\n", "2: `24.11.2026` is not how date is written"),
        ("# pact: by=Luz Ortega\n", "1: `Luz Ortega` is not how by is written; a handle"),
    ],
)
def test_a_claim_that_is_not_understood_is_told(comment, expected):
    (found,) = told(comment)

    assert found.startswith(expected)


@pytest.mark.parametrize("comment", ["", "# pact: status=edited;\n", "# pact: status=machine; model=a b (c); by=x\n"])
def test_a_claim_that_is_understood_is_not(comment):
    assert [] == told(comment)


def test_a_claim_that_is_not_understood_raises_no_text_s_state():
    (entry,), _ = read("# pact: status=source\n")

    assert TranslationState.MACHINE is entry.state


def test_a_comment_that_lets_something_stand_covers_its_entry():
    (ignore,) = read_po_ignores(parse_po(PATH, HEADER + WHOLE + ENTRY)[0])

    assert (("T424",), "it is a haiku", 5, 16) == (ignore.codes, ignore.reason, ignore.first, ignore.last)


def test_one_that_is_not_understood_has_no_codes():
    (ignore,) = read_po_ignores(parse_po(PATH, HEADER + "# pact: ignore T424\n" + ENTRY)[0])

    assert () == ignore.codes
