"""One mistake in a sound scenario is one diagnostic, on the line where it was made; a table of more than 500."""

import re
from dataclasses import dataclass

import pytest
from conftest import copy_settings
from validate_samples import PLACE, SOUND

from pact_author.reading.project import open_project
from pact_author.validate.check import diagnose


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is said of a corpus whose only scenario is the text, as code and line."""
    home = tmp_path_factory.mktemp("corpus")
    copy_settings(home)
    (home / PLACE).parent.mkdir(parents=True)
    project = open_project(home)

    def judged(text):
        (home / PLACE).write_text(text, encoding="utf-8", newline="")
        return [(d.code, d.at.span.line) for d in diagnose(project).diagnostics]

    return judged


def test_the_scenario_of_the_guide_is_sound(told):
    assert [] == told(SOUND)


# ---- every field, every kind of mistake ------------------------------------------------------------------------------

FIELD = re.compile(r"( *)((?:- )?)([a-z_]+):(.*)")


@dataclass(frozen=True)
class Field:
    """first, end: its lines, from 0, the latter exclusive; of a field that holds others, only its own."""

    first: int
    end: int
    indent: str
    dash: str
    name: str
    rest: str


LINES = SOUND.split("\n")


def fields():
    """Every field of the sound scenario by its path."""
    found, above = {}, []
    for number, line in enumerate(LINES):
        if (match := FIELD.fullmatch(line)) is None:
            continue
        column = len(match[1]) + len(match[2])
        above = [*above[: {0: 0, 2: 1, 6: 2}[column]], match[3]]
        end = number + 1
        while LINES[end].startswith(" " * (column + 1)) and not FIELD.fullmatch(LINES[end]):
            end += 1
        found[".".join(above)] = Field(number, end, *match.groups())
    return found


FIELDS = fields()


def with_line(field, line, *, whole):
    """The sound scenario with another line for a field's first, or for all that it holds."""
    end = field.end if whole else field.first + 1
    if whole and not field.rest:
        while LINES[end].startswith(field.indent + " "):
            end += 1
    return "\n".join((*LINES[: field.first], line, *LINES[end:]))


SHAPE, VALUE = {"S005", "S020"}, {"S021", "S022", "S023", "S024", "S025"}


def misspelt(name):
    return name[:2] + "x" + name[2:]


# Of a field: (its indentation, dash, name, rest) → the broken lines. Codes that fit.
OF_NAMES = {
    "misspelt": (lambda i, d, n, r: f"{i}{d}{misspelt(n)}:{r}", {"S020"}),
    "capital letters": (lambda i, d, n, r: f"{i}{d}{n.upper()}:{r}", {"S020"}),
    "a letter doubled": (lambda i, d, n, r: f"{i}{d}{n}{n[-1]}:{r}", {"S020"}),
    "no colon": (lambda i, d, n, r: f"{i}{d}{n}{r}", SHAPE),
    "two colons": (lambda i, d, n, r: f"{i}{d}{n}::{r}", SHAPE),
    "a tab before it": (lambda i, d, n, r: f"\t{i}{d}{n}:{r}", {"S005"}),
    "one space too many": (lambda i, d, n, r: f"{i} {d}{n}:{r}", SHAPE),
    "two spaces too many": (lambda i, d, n, r: f"{i}  {d}{n}:{r}", SHAPE),
    "one space too few": (lambda i, d, n, r: f"{i[1:]}{d}{n}:{r}" if i else None, SHAPE),
    "at the left margin": (lambda i, d, n, r: f"{d}{n}:{r}" if i else None, SHAPE),
    "an equals sign for the colon": (lambda i, d, n, r: f"{i}{d}{n} ={r}" if r else None, {"S005"}),
}
OF_VALUES = {
    "nothing": ("", {"S022"}),
    "empty quotes": (' ""', VALUE),
    "a number": (" 2026", {"S022"}),
    "true": (" true", {"S022"}),
    "null": (" null", {"S022"}),
    "a list of lists": (" [[a, b]]", {"S022"}),
    "one letter": (" x", VALUE),
    "only punctuation": (' "@"', VALUE),
    "far too long": (" " + "word " * 150, VALUE | {"S023"}),
    "a quote that is not closed": (' "some text', {"S005"}),
    "an apostrophe that is not closed": (" 'some text", {"S005"}),
    "a bracket that is not closed": (" [some text", {"S005"}),
    "a brace that is not closed": (" {some text", {"S005"}),
    "a colon inside": (" some: text of some length", {"S005"}),
    "a brace without quotes": (" {actor} would like to do this here", {"S005"}),
    "an at sign": (" @some text", {"S005"}),
    "a percent sign": (" %some text", {"S005"}),
    "only a comment": (" # some text", {"S022"}),
    "an alias": (" *some", {"S007"}),
    "an alias with text behind it": (" *some more text of some length", {"S007"}),
    "a dash": (" - some text", {"S005"}),
    "text behind its quotes": (' "some" text', {"S005"}),
    "text behind the mark of a block": (" >- some text", {"S005"}),
    "an escape that is none": (' "some \\q text"', {"S005"}),
}


CASES = [
    pytest.param(name, mistake, id=f"{name}: {mistake}")
    for name, field in FIELDS.items()
    for mistake, (make, _) in OF_NAMES.items()
    if make(field.indent, field.dash, field.name, field.rest) is not None
]


@pytest.mark.parametrize(("name", "mistake"), CASES)
def test_a_field_whose_name_is_wrong(told, name, mistake):
    field, (make, codes) = FIELDS[name], OF_NAMES[mistake]
    broken = make(field.indent, field.dash, field.name, field.rest)
    ((code, line),) = told(with_line(field, broken, whole=False))
    assert field.first + 1 == line
    assert code in codes


@pytest.mark.parametrize("mistake", OF_VALUES)
@pytest.mark.parametrize("name", FIELDS)
def test_a_field_whose_value_is_wrong(told, name, mistake):
    field, (value, codes) = FIELDS[name], OF_VALUES[mistake]
    ((code, line),) = told(with_line(field, f"{field.indent}{field.dash}{field.name}:{value}", whole=True))
    assert field.first + 1 == line
    assert code in codes


# ---- what people write -----------------------------------------------------------------------------------------------

OTHERS = [
    # closed lists
    ("status: draft", "status: Draft", "4 S023"),
    ("status: draft", "status: draft,", "4 S023"),
    ("status: draft", "status: draft'", "4 S023"),
    ("status: draft", "status; draft", "4 S005"),
    ("status: draft", "status: draft\n  x", "4 S023"),
    ("status: draft", "- status: draft", "4 S005"),
    ("theme: food-hospitality", "theme: food_hospitality", "6 S023"),
    ("theme: food-hospitality", "theme: Food & hospitality", "6 S023"),
    ("theme: food-hospitality", "theme: food-hospitality, family-elders", "6 S023"),
    ("theme: food-hospitality", "theme:\n  - food-hospitality", "7 S022"),
    ("relation: guest-host", "relation: guest - host", "7 S023"),
    ("confidence: medium", "confidence: middle", "15 S023"),
    ("kind: health-diet-safety", "kind: allergy", "26 S023"),
    ("licence: CC-BY-4.0", "licence: CC BY 4.0", "31 S023"),
    ("licence: CC-BY-4.0", "license: CC-BY-4.0", "31 S020"),
    # codes, addresses, days
    ("country: JP", "country: Japan", "5 S024"),
    ("country: JP", "country: jp", "5 S024"),
    ("country: JP", "country: UK", "5 S024"),
    ("country: JP", "country: NO", "5 C502"),
    ("country: JP", "country: [JP, KR]", "5 S022"),
    ("id: jp/shoes-at", "id: jp/Shoes-at", "2 S024"),
    ("id: jp/shoes-at", "id: jp\\shoes-at", "2 S024"),
    ("id: jp/shoes-at", "id: jp/slippers-at", "2 C501"),
    ("id: jp/shoes-at", "id: kr/shoes-at", "2 C501"),
    ("url: https://", "url: ", "19 S024"),
    ("url: https://", "url: ftp://", "19 S024"),
    ("url: https://", "url: https:/", "19 S024"),
    ("url: https://", "url:https://", "19 S005"),
    ("url: https://en", "url: https://en .", "19 S024"),
    ("seen: 2026-11-24", "seen: 24.11.2026", "20 S024"),
    ("seen: 2026-11-24", "seen: 2026-11", "20 S024"),
    ("seen: 2026-11-24", "seen: 2026", "20 S022"),
    ("seen: 2026-11-24", "seen: 2026-13-24", "20 S024"),
    ("seen: 2026-11-24", "seen: 2026-02-31", "20 N203"),
    ("seen: 2026-11-24", "seen: 2026-11-24T10:00:00Z", "20 S024"),
    # lists
    ("contributors: [asha]", "contributors: asha", "30 S022"),
    ("contributors: [asha]", "contributors: [your handle]", "30 S024"),
    ("contributors: [asha]", "contributors: [@asha]", "30 S005"),
    ("contributors: [asha]", "contributors: [asha", "30 S005"),
    ("contributors: [asha]", "contributors: asha]", "30 S022"),
    ("contributors: [asha]", "contributors: []", "30 S026"),
    ("contributors: [asha]", "contributors: [a, a]", "30 S027"),
    ("contributors: [asha]", "contributors: [a,, b]", "30 S005"),
    ("contributors: [asha]", "contributors:\n  - a\n  -b", "32 S005"),
    ("    - title: Etiquette", "    title: Etiquette", "17 S005"),
    ("    - title: Etiquette", "    -title: Etiquette", "17 S005"),
    ("    - title: Etiquette", "    * title: Etiquette", "17 S005"),
    ("    - title: Etiquette", "    – title: Etiquette", "17 S005"),
    ("    - title: Etiquette", "    -\ttitle: Etiquette", "17 S005"),
    # blocks of text
    ("situation: >-", "situation: >-x", "9 S005"),
    ("situation: >-", "situation: >--", "9 S005"),
    ("situation: >-", "situation >-", "9 S005"),
    ("situation: >-", "situation:", "10 S005"),
    ("  beside the", " beside the", "11 S005"),
    ("  beside the", "beside the", "11 S005"),
    ("  beside the", "beside: the", "11 S020"),
    ("  beside the", "\tbeside the", "11 S005"),
    ("    {actor} would", "  {actor} would", "24 S005"),
    # quotes
    ("title: Shoes at", "title: Shoes: at", "3 S005"),
    ("title: Shoes at", 'title: "Shoes" at', "3 S005"),
    ("title: Shoes at", "title: 'Shoes at the guest's'", "3 S005"),
    ("title: Shoes at", "title: %Shoes at", "3 S005"),
    ("title: Shoes at", "title: [Shoes] at", "3 S005"),
    ("title: Shoes at", "title:\nShoes at", "4 S005"),
    ('follow_culture: "', 'follow_culture:"', "28 S005"),
    ('follow_culture: "', 'follow culture: "', "28 S020"),
    ('follow_culture: "', "follow_culture: ", "28 S005"),
    ('in socks."', "in socks.", "28 S005"),
    ('in socks."', 'in "socks"."', "28 S005"),
    ('in socks."', 'in socks.",', "28 S005"),
    ('allow_preference: "', 'follow_culture: "', "29 S008"),
    # placeholders
    ("{actor} has come", "{actor has come", "10 S030"),
    ("{actor} has come", "actor} has come", "10 S030"),
    ("{actor} has come", "{{actor}} has come", "10 S030"),
    ("{actor} has come", "{Actor} has come", "10 S030"),
    ("{actor} has come", "{acter} has come", "10 W103"),
    ("{actor} has come", "{} has come", "10 S030"),
    ("{actor_gender, select,", "{actor_gender select,", "24 S030"),
    ("{actor_gender, select,", "{actor_gender, selct,", "24 S030"),
    ("other {their}}", "others {their}}", "24 S030"),
    ("other {their}}", "other {their}", "24 S030"),
    ("other {their}}", "{their}}", "24 S030"),
    # the whole file
    ("norm:\n", "norm:\n---\n", "13 S010"),
    ("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\n}\n", "32 S005"),
    ("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\nthe end\n", "32 S005"),
    ("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\nlocale: en\n", "32 S020"),
    ("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\nretired_because:\n", "32 S022"),
    ("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\nlicence: CC0-1.0\n", "32 S008"),
]


@pytest.mark.parametrize(("old", "new", "expected"), OTHERS)
def test_what_people_write(told, old, new, expected):
    assert 1 == SOUND.count(old)
    assert [expected] == [f"{line} {code}" for code, line in told(SOUND.replace(old, new))]


@pytest.mark.parametrize("name", ["norm", "preference", "options"])
def test_fields_that_lost_their_indentation_together_are_one_mistake(told, name):
    field = FIELDS[name]
    end = field.first + 1
    while LINES[end].startswith("  "):
        end += 1
    text = "\n".join((*LINES[: field.first + 1], *(line[2:] for line in LINES[field.first + 1 : end]), *LINES[end:]))
    assert [("S022", field.first + 1)] == told(text)


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in {"norm.variation", "norm.evidence.title"}])
def test_a_field_that_is_missing_is_told_at_what_should_hold_it(told, name):
    field, holder = FIELDS[name], FIELDS.get(name.rpartition(".")[0])
    text = with_line(field, "#", whole=True)
    place = 1 if holder is None else holder.first + (2 if holder.name == "evidence" else 1)
    assert [("S021", place)] == told(text)


def test_two_mistakes_are_two(told):
    text = SOUND.replace("status: draft", "status: drafted").replace("  kind:", "   kind:")
    assert [("S023", 4), ("S005", 26)] == told(text)
    text = SOUND.replace("country: JP", "country: japan").replace("\ntheme:", "\n  theme:")
    assert [("S024", 5), ("S005", 6)] == told(text)
    text = SOUND.replace("\ntheme:", "\nthema:").replace("  kind:", "   kind:").replace("publisher:", "publsher:")
    assert [("S020", 6), ("S020", 18), ("S005", 26)] == told(text)
