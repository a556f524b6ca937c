"""A mistake in YAML is said in our words, at the place where it was made."""

import pytest
from reading_samples import SCENARIO, places

from pact_author.reading.yaml_text import parse, parse_pure

TABLE = [
    ("a: 1\n\tb: 2\n", "2:1-2:2", "a tab is used for indentation", "use two spaces for each level, never tabs"),
    ("a:\n  b: 1\n  \tc: 2\n", "3:3-3:4", "a tab is used for indentation", "use two spaces for each level, never tabs"),
    ("a:\n\t- b\n", "2:1-2:2", "a tab is used for indentation", "use two spaces for each level, never tabs"),
    ('a: "x\nb: 2\n', "1:4-1:5", "the quote opened here is not closed", 'close it with " at the end of the value'),
    ('a: "x\nb: "y"\n', "1:4-1:5", "the quote opened here is not closed", 'close it with " at the end of the value'),
    ("a: 'x\nb: it's\n", "1:4-1:5", "the quote opened here is not closed", "close it with ' at the end of the value"),
    ('c: 1\nd:\n  - "x\n  - y\n', "3:5-3:6", "the quote opened here is not closed", "close it with"),
    (
        "a: b: c\n",
        "1:5-1:6",
        "a colon and a space stand inside a value without quotes",
        "put the whole value in quotes",
    ),
    ("a: 日本: c\n", "1:6-1:7", "a colon and a space stand inside a value without quotes", "put the whole value"),
    ("- {t: a: b, u: c}\n", "1:8-1:9", "a colon and a space stand inside a value without quotes", "in quotes"),
    ("a: {actor} has come\n", "1:4-1:20", "a value that begins with { needs quotes", '"{actor} …"'),
    ("a: {actor_gender, select, female {her} other {x}} y\n", "1:4-1:52", "a value that begins with {", "in quotes"),
    ("a: {actor} has come\n  for tea\n", "1:4-1:20", "a value that begins with { needs quotes", "in quotes"),
    ("a: [x] y\n", "1:4-1:9", "a value that begins with [ needs quotes", "put the whole value in quotes"),
    ("a: @x\n", "1:4-1:6", "a value cannot begin with @ without quotes", "put the whole value in quotes"),
    ("a: `x`\n", "1:4-1:7", "a value cannot begin with ` without quotes", "put the whole value in quotes"),
    ("a: %x\n", "1:4-1:6", "a value cannot begin with % without quotes", "put the whole value in quotes"),
    ("a:b\nc: d\n", "1:2-1:3", "there is no space after the colon", "write `a: …`"),
    ("c: d\na:b\n", "2:2-2:3", "there is no space after the colon", "write `a: …`"),
    ("c: d\nfoo bar\ne: f\n", "2:1-2:8", "this line is not `field: value`", "write `field: value`"),
    ('a: "x" y\n', "1:8-1:9", "the value goes on after its closing quote", "quotes of the other kind (')"),
    ("a: [x, y\nb: 1\n", "1:4-1:5", "the [ opened here is not closed", "close it with ]"),
    ("a: {x: 1,\n  y: 2\n", "1:4-1:5", "the { opened here is not closed", "close it with }"),
    ("a: [x, [y], ", "1:4-1:5", "the [ opened here is not closed", "close it with ]"),
    ("a: {", "1:4-1:5", "the { opened here is not closed", "close it with }"),
    ("a: [x,\n  , y]\n", "2:3-2:4", "this does not fit between the brackets that [ opened on line 1", "by commas"),
    ("a: [x, {y z: {}}} w]\n", "1:17-1:18", "between the brackets that [ opened on line 1", "by commas"),
    ("a: > text\n", "1:4-1:10", "text follows > on the same line", "or leave out the >"),
    ("a: |- text\n", "1:4-1:11", "text follows | on the same line", "or leave out the |"),
    ('a: "x\\q"\n', "1:6-1:8", "`\\q` stands for no character", "write \\\\ for a backslash, or use single quotes"),
    ("a: b\n  c: d\n", "2:3-2:4", "this field is indented otherwise than its neighbours", "the same column"),
    ("a:\n    b: 1\n  c: 2\n", "3:3-3:4", "this field is indented otherwise than its neighbours", "the same column"),
    ("a:\n- x\n b: 1\n", "3:2-3:3", "this field is indented otherwise than its neighbours", "the same column"),
]


@pytest.mark.parametrize("read", [parse, parse_pure])
@pytest.mark.parametrize(("text", "place", "message", "hint"), TABLE)
def test_a_common_mistake_is_explained(text, place, message, hint, read):
    document, found = read("x.yaml", text)
    assert document is None
    assert 1 == len(found)
    assert place == places(found)[0].split()[0]
    assert "S005" == found[0].code
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("  confidence:", "\tconfidence:", "15:1-15:2", "a tab is used for indentation"),
        ("setting: a", "setting: home: a", "8:14-8:15", "a colon and a space stand inside a value without quotes"),
        ('"{actor} takes the', "{actor} takes the", "28:19-28:70", "a value that begins with { needs quotes"),
        ("title: Shoes at the door", 'title: "Shoes at the door', "3:8-3:9", "the quote opened here is not closed"),
        ("country: JP", "country:JP", "5:8-5:9", "there is no space after the colon"),
        ("theme: food", "theme food", "6:1-6:23", "this line is not `field: value`"),
        ("contributors: [asha]", "contributors: [asha", "30:15-30:16", "the [ opened here is not closed"),
        ("  kind: health", " kind: health", "26:2-26:6", "this field is indented otherwise than its neighbours"),
        ("confidence: medium", "confidence: @medium", "15:15-15:22", "a value cannot begin with @ without quotes"),
    ],
)
def test_one_mistake_in_a_whole_scenario_is_found_where_it_is(old, new, place, message):
    assert 1 == SCENARIO.count(old)
    _, found = parse("x.yaml", SCENARIO.replace(old, new))
    assert [f"{place} S005 {message}"] == places(found)
