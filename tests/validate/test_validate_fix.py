import re
import shutil
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.reading.project import open_project
from pact_author.reading.settings_file import read_settings
from pact_author.validate.check import diagnose
from pact_author.validate.fix import mend, plan, write
from pact_author.validate.proof import no_worse, take

CHECKOUT = Path(__file__).parents[2]
SETTINGS = read_settings(CHECKOUT / "pact.toml")
PATH = "scenarios/br/before-the-agenda.yaml"
SOUND = """\
# yaml-language-server: $schema=../../schemas/scenario.schema.json
id: no/kaffe
title: 'Kaff\u00e9 på kontoret'  # as they say
status: draft
# two letters
country: "NO"
theme: food-hospitality
relation: guest-host
setting: "12:30"
situation: >-
  {actor} has come for tea to the home of {receiver} in {place}. Other visitors' shoes stand in a row
  beside the raised step of the hallway.
norm:
  # in our own words
  statement: Visitors usually take off their shoes before they
    step up into the home.
  variation: "Some homes with Western floors \\
    are more relaxed. \u00e9"
  confidence: medium
  evidence:
    # the first
    - title: Visiting a home
      publisher: A travel guide
      url: https://en.wikipedia.org/wiki/Culture_of_Norway
      # the day
      seen: 2026-11-24
      supports: Says that guests leave their shoes at the step.
    - {title: お茶の時間, publisher: 出版社,  url: "https://ex.org/#tea", seen: 2026-11-24, supports: "12:30, it says"}
preference:
  statement: |2-
    {actor} would rather keep {actor_gender, select, female {her} male {his} other {their}} shoes on, because a
     healing foot needs the support.
    # this is text.
  kind: health-diet-safety
# two acts
options:
  follow_culture: "{actor} takes the shoes off and steps up in socks."
  allow_preference: "{actor} explains the reason and keeps the shoes on."
contributors: [asha, omar ]
licence: CC-BY-4.0
# the end
"""
NAME = "scenarios/no/kaffe.yaml"
SCHEMA = "../../schemas/scenario.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}"


def mended(text, path=NAME):
    return mend(path, text, SETTINGS, SCHEMA)


def change(home, path, old, new):
    text = (home / path).read_text()
    assert old in text
    (home / path).write_text(text.replace(old, new, 1))


def test_the_sound_file_is_sound():
    assert 4 * (Counter(),) == take(NAME, SOUND, SETTINGS).told


def test_a_sound_file_stays_as_it_is_byte_for_byte():
    assert (SOUND, (), ()) == (mended(SOUND).after, mended(SOUND).done, mended(SOUND).left)


def test_the_repository_s_corpus_is_in_the_form_that_fix_gives():
    assert () == plan(open_project(CHECKOUT))


# Fields with the comments above them, of the top and of two that hold fields.
def blocks(lines, indent):
    found, begun = [], []
    for line in lines:
        begun.append(line)
        own = line.startswith(" " * indent) and line[indent : indent + 1] not in ("", " ", "#")
        if own:
            found.append(begun)
            begun = []
        elif found and line.startswith(" " * (indent + 1)) and len(begun) == 1:
            found[-1] += begun
            begun = []
    return found, begun


@st.composite
def unsorted(draw):
    lines = SOUND.split("\n")[1:-1]
    top, end = blocks(lines, 0)
    top = draw(st.permutations(top))
    out = []
    for block in top:
        begin = next(number for number, line in enumerate(block) if not line.startswith("#"))
        if block[begin] in ("norm:", "options:", "preference:"):
            inner, rest = blocks(block[begin + 1 :], 2)
            inner = draw(st.permutations(inner))
            out += [*block[: begin + 1], *(line for each in inner for line in each), *rest]
        else:
            out += block
    return "\n".join([MODELINE, *out, *end, ""])


SLIPS = {"title:": "titel:", "setting:": "seting:", "statement:": "Statement:", "follow_culture:": "follow-culture:"}


@st.composite
def damaged(draw):
    text = draw(st.just(SOUND) | unsorted())
    for old, new in SLIPS.items():
        text = text.replace(f"{old} ", f"{new} ", 1) if draw(st.booleans()) else text
    for word in ('"NO"', '"12:30"'):
        text = text.replace(word, word.strip('"')) if draw(st.booleans()) else text
    lines = text.split("\n")
    for number in draw(st.sets(st.integers(0, len(lines) - 1))):
        lines[number] += "" if lines[number].endswith("\\") else " " * draw(st.integers(0, 3))
    text = "\n".join(lines[1:] if draw(st.booleans()) else lines)
    if draw(st.booleans()):
        text = re.sub("^(id|licence): ", "\\1:\t", text, flags=re.M)
    text = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)
    text = text.rstrip("\n") + "\n" * draw(st.integers(0, 3))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_damage_of_every_kind_at_once_is_mended_to_the_last_byte(text):
    assert (SOUND, ()) == (mended(text).after, mended(text).left)


@st.composite
def spoilt(draw):
    """A file with lines out of place, doubled, cut and spoilt: mostly no scenario, often no YAML."""
    lines = draw(damaged()).replace("\r", "\n").split("\n")
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(number)
        what = draw(st.sampled_from(["drop", "move", "double", "cut", "spoil"]))
        if what in ("move", "double"):
            lines.insert(draw(st.integers(0, len(lines))), line)
        if what in ("double", "cut", "spoil"):
            at = draw(st.integers(0, len(line)))
            put = draw(
                st.sampled_from(["", " ", "  ", "#", " # x", "\t", "-", "- ", ": ", "{", "|", '"', "e\u0301", "NO"])
            )
            lines.insert(number, line[:at] + put + ("" if what == "cut" else line[at:]))
    return "\n".join(lines)


def letters(text):
    return Counter("".join(unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split()))


def comment_lines(text):
    lines = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r", "\n").split("\n")
    return Counter(" ".join(line.split()) for line in lines if line.lstrip().startswith("#"))


@settings(max_examples=300, deadline=None)
@given(spoilt())
def test_whatever_a_file_holds_no_letter_and_no_comment_is_lost_and_a_second_fix_changes_nothing(text):
    fixed = mended(text)
    added = MODELINE if "schema line" in fixed.done else ""

    assert fixed.after == mended(fixed.after).after
    assert comment_lines(text) + Counter([added] if added else []) == comment_lines(fixed.after)
    if not {"names of fields", "form of values", "quotes"} & set(" and ".join(fixed.done).split(" and ")):
        assert letters(text) + letters(added) == letters(fixed.after)


@settings(max_examples=300, deadline=None)
@given(spoilt())
def test_no_fix_makes_a_mistake_that_was_not_there(text):
    before, after = (take(NAME, each, SETTINGS) for each in (text, mended(text).after))

    if before.document is None:
        assert after.document is None or "\t" in text
    else:
        assert no_worse(before, after)


def test_what_cannot_be_read_as_yaml_stays_as_it_is():
    text = "\ufeffid: [\r\ntitle: a  \r\n"

    assert (text, ()) == (mended(text).after, mended(text).done)


@pytest.mark.parametrize(
    ("old", "new", "done"),
    [
        ("id:", "\ufeffid:", ()),
        ("title:", "title:\t", ("tabs",)),
        ("Kaff\u00e9", "Kaffe\u0301", ("letters in parts (NFC)",)),
        ("theme:", "thema:", ("names of fields",)),
        ("draft", "Draft", ("form of values",)),
        ("'Kaff\u00e9 på kontoret'", "123", ("form of values",)),
        ('"NO"', "no", ("form of values", "quotes")),
        ('"NO"', "NO", ("quotes",)),
        (MODELINE + "\n", "", ("schema line",)),
        ("# the end\n", "# the end", ("blanks and empty lines",)),
        ("# the end\n", "# the end\n\n", ("blanks and empty lines",)),
        ("[asha, omar ]", "[asha, omar, asha]", ()),
        ("medium", "mediun", ()),
        ("theme:", "mood:", ()),
        ("theme: food-hospitality", "thema: food", ()),
        ("status: draft", "status: draft\nstatuss: draft", ()),
    ],
)
def test_it_is_said_what_was_mended(old, new, done):
    assert old in SOUND
    assert done == mended(SOUND.replace(old, new, 1)).done


def test_of_two_names_that_may_mean_one_field_neither_is_taken():
    text = SOUND.replace("theme: food-hospitality", "thema: food-hospitality\ntheme_: gift-giving")

    assert text == mended(text).after


def test_an_ignore_stays_with_what_it_speaks_of():
    comment = "# pact: ignore[W101] the words are those of a sign\n"
    text = SOUND.replace("situation:", f"{comment}situation:").replace("of the hallway.", "that should be used.")
    moved = text.replace('setting: "12:30"\n', "").replace("norm:\n", 'setting: "12:30"\nnorm:\n', 1)

    assert (text, ("order of fields",)) == (mended(moved).after, mended(moved).done)


@pytest.fixture
def project(corpus):
    shutil.copytree(CHECKOUT / "schemas", corpus / "schemas")
    return open_project(corpus)


def test_only_the_files_asked_for_are_written(corpus, project):
    other = "scenarios/ke/hands-at-the-door.yaml"
    change(corpus, PATH, "theme:", "thema:")
    change(corpus, other, "theme:", "thema:")
    write(project, plan(project, [PATH]))

    assert ("\ntheme:" in (corpus / PATH).read_text(), "\nthema:" in (corpus / other).read_text()) == (True, True)


def test_a_persona_set_is_mended_too(corpus, project):
    sound = (corpus / "personas/smoke.yaml").read_text()
    change(corpus, "personas/smoke.yaml", "{kind: fraction, cells: 2}", "{cells: 2, kind: Fraction}")
    change(corpus, "personas/smoke.yaml", "# yaml-language-server: $schema=../schemas/personas.schema.json\n", "")
    write(project, plan(project))

    assert sound == (corpus / "personas/smoke.yaml").read_text()


def test_no_schema_line_is_written_where_there_is_no_schema(corpus):
    change(corpus, PATH, MODELINE + "\n", "")

    assert () == plan(open_project(corpus))


def test_a_link_is_not_written_through(corpus, project):
    change(corpus, PATH, "theme:", "thema:")
    (corpus / PATH).rename(corpus / "elsewhere")
    (corpus / PATH).symlink_to(corpus / "elsewhere")
    before = (corpus / "elsewhere").read_text()
    told = plan(project)
    write(project, told)

    assert [(PATH, (), ("it is a link: mend the file that it leads to",))] == [(m.path, m.done, m.left) for m in told]
    assert (True, before) == ((corpus / PATH).is_symlink(), (corpus / "elsewhere").read_text())


def test_a_link_out_of_the_project_is_not_even_read(corpus, project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    (corpus / PATH).rename(outside)
    (corpus / PATH).symlink_to(outside)

    assert () == plan(project)


@pytest.mark.parametrize(
    ("old", "new", "fixable"),
    [
        ("theme:", "thema:", True),
        ("theme:", "mood:", False),
        ("theme: workplace-education", "thema: work", False),
        ("status: draft", "status: Draft", True),
        ("status: draft", "status: drafted", False),
        ("title:", "title:\t", True),
        ("title:", "\ttitle:", False),
        ("title: Before the agenda", "title: 123", True),
        ("title: Before the agenda", "title: 12", False),
        ("country: BR", "country: br", True),
        ("country: BR", "country: en", False),
    ],
)
def test_a_diagnostic_is_marked_where_fix_mends_it_and_nowhere_else(corpus, project, old, new, fixable):
    change(corpus, PATH, old, new)
    told = diagnose(project).standing
    write(project, plan(project))

    assert {fixable} == {each.fixable for each in told}
    assert ([] if fixable else [each.code for each in told]) == [each.code for each in diagnose(project).standing]


def test_where_one_step_is_refused_its_neighbours_are_made_and_it_is_said():
    source = "    - supports: |+\n        It ends with empty lines, which are part of it.\n\n      title: a b c\n"
    rest = "      publisher: x y z\n      url: https://example.org\n      seen: 2026-11-24\n"
    text = SOUND.replace("    # the first\n", source + rest + "    # the first\n").replace("id: no/kaffe\n", "")
    fixed = mended(text.replace("status: draft\n", "status: draft\nid: no/kaffe\n"))

    assert ("order of fields",) == fixed.done
    assert ("order of fields: left, because the file would be read otherwise",) == fixed.left
    assert source + rest in fixed.after
    assert fixed.after.startswith(SOUND.split("title:", maxsplit=1)[0])
