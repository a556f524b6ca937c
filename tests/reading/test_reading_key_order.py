import pytest
from reading_samples import PERSONAS, SCENARIO

from pact_author.reading.key_order import disordered, in_order
from pact_author.reading.yaml_text import parse


def ordered(text, pointer="", schema="scenario"):
    document, _ = parse("scenarios/jp/x.yaml", text)
    return in_order(document, [each for each in disordered(document, schema) if each.pointer == pointer])


def out_of_order(text, schema="scenario"):
    document, _ = parse("scenarios/jp/x.yaml", text)
    return tuple(each.pointer for each in disordered(document, schema))


@pytest.mark.parametrize(("text", "schema"), [(SCENARIO, "scenario"), (PERSONAS, "personas")])
def test_sound_files_are_in_order(text, schema):
    assert () == out_of_order(text, schema)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\nid: b\n", ("",)),
        ("mood: a\nid: b\n", ()),
        ("id: b\nnorm:\n  confidence: high\n  statement: x\n", ("/norm",)),
        ("norm:\n  evidence:\n    - title: a\n    - url: b\n      title: a\n", ("/norm/evidence/1",)),
        ("norm: {confidence: high, statement: x}\nid: b\n", ("", "/norm")),
        ("norm: text\nid: b\n", ("",)),
        ("norm:\n  evidence: text\n", ()),
    ],
)
def test_it_is_told_whose_fields_are_out_of_order(text, expected):
    assert expected == out_of_order(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("design: {cells: 4, kind: fraction}\n", ("/design",)),
        ("design: {twins: [], kind: contrast}\n", ("/design",)),
        ("design: {cells: 4, kind: unheard-of}\n", ()),
        ("design: {cells: 4}\n", ()),
        ("actor:\n  gender: [male]\n  country: [norm]\n", ("/actor",)),
    ],
)
def test_a_design_has_the_order_of_its_kind(text, expected):
    assert expected == out_of_order(text, "personas")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\nid: b\n", "id: b\ntitle: a\n"),
        ("title: a\nid: b", "id: b\ntitle: a"),
        ("title: a # one\n# two\nid: b # three\n", "# two\nid: b # three\ntitle: a # one\n"),
        ("# one\ntitle: a\nid: b\n", "id: b\n# one\ntitle: a\n"),
        ("# licence\n\n# one\ntitle: a\nid: b\n", "# licence\n\nid: b\n# one\ntitle: a\n"),
        (
            "# yaml-language-server: $schema=x\n# one\ntitle: a\nid: b\n",
            "# yaml-language-server: $schema=x\nid: b\n# one\ntitle: a\n",
        ),
        ("---\ntitle: a\nid: b\n...\n# end\n", "---\nid: b\ntitle: a\n...\n# end\n"),
        ("title: a\nid: b\n# end\n", "id: b\ntitle: a\n# end\n"),
        ("title: a\n\nid: b\nstatus: c\n", "id: b\n\ntitle: a\nstatus: c\n"),
        ("title: a\n\n# one\n\nid: b\n", "# one\n\nid: b\n\ntitle: a\n"),
        ("title: a\n mood\n more\nmood: x\nid: b\n", "id: b\ntitle: a\n mood\n more\nmood: x\n"),
        ("title: >2-\n    two\n   one\n\n  # text\nid: b\n", "id: b\ntitle: >2-\n    two\n   one\n\n  # text\n"),
        ("title: 'it''s\n  a' # one\nid: b\n", "id: b\ntitle: 'it''s\n  a' # one\n"),
        ("title:\n  # why\n  a\nid: b\n", "id: b\ntitle:\n  # why\n  a\n"),
        ("title:\nid: b\n", "id: b\ntitle:\n"),
        ("title: お茶\n'id': b\n", "'id': b\ntitle: お茶\n"),
        ('{title: a, "id": [b,\n  c],  status: d}\n', '{"id": [b,\n  c], title: a,  status: d}\n'),
    ],
)
def test_fields_come_into_order_and_everything_else_stays_as_it_is(text, expected):
    assert expected == ordered(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "norm:\n  evidence:\n    - url: b\n      # about the title\n      supports: c\n      title: a\n",
            "norm:\n  evidence:\n    - title: a\n      url: b\n      # about the title\n      supports: c\n",
        ),
        (
            "norm:\n  evidence:\n  # of all\n  -   url: b\n      title: >-\n        a\n",
            "norm:\n  evidence:\n  # of all\n  -   title: >-\n        a\n      url: b\n",
        ),
        ("norm:\n  evidence: [{url: b, title: a}]\n", "norm:\n  evidence: [{title: a, url: b}]\n"),
    ],
)
def test_the_first_field_of_an_entry_comes_behind_its_dash(text, expected):
    assert expected == ordered(text, "/norm/evidence/0")


@pytest.mark.parametrize(
    "text",
    [
        "norm:\n  evidence:\n    - url: b\n      # about the title\n      title: a\n",
        "norm:\n  evidence:\n    - {url: b, # about the address\n       title: a}\n",
        "norm:\n  evidence:\n    - {url: , title: a}\n",
        "norm:\n  evidence:\n    - ? url\n      : b\n      ? title\n      : a\n",
    ],
)
def test_an_entry_whose_fields_cannot_be_told_apart_stays(text):
    assert text == ordered(text, "/norm/evidence/0")
