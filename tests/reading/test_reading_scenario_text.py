"""What is written is what is read again, whatever the words."""

from dataclasses import fields, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pact_author.model.draft import PLACES, Draft
from pact_author.reading.answers import tidy
from pact_author.reading.scenario_text import MODELINE, WIDTH, scenario_text
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse, parse_pure

DRAFT = Draft(
    country="JP",
    name="shoes-at-the-door",
    title="Shoes at the door",
    theme="food-hospitality",
    relation="guest-host",
    setting="a family home",
    situation="{actor} has come for tea to the home of {receiver} in {place}. Other visitors' shoes stand in a row "
    "beside the raised step of the hallway.",
    norm="Visitors usually take off their shoes before they step up into the home.",
    variation="Some homes with Western floors are more relaxed.",
    confidence="medium",
    source_title="Japan: visiting a home",
    source_publisher="A travel guide",
    source_url="https://example.org/visiting#shoes",
    source_seen="2026-11-24",
    source_supports="Says that guests leave their shoes at the step.",
    preference="{actor} would rather keep {actor_gender, select, female {her} male {his} other {their}} shoes on, "
    "because a healing foot needs the support.",
    kind="health-diet-safety",
    swapped="",
    follow_culture="{actor} takes the shoes off and steps up in socks.",
    allow_preference="{actor} explains the reason and keeps the shoes on.",
    contributor="asha, omar",
    licence="CC-BY-4.0",
)

WRITTEN = """\
# yaml-language-server: $schema=../../schemas/scenario.schema.json
id: jp/shoes-at-the-door
title: Shoes at the door
status: draft
country: JP
theme: food-hospitality
relation: guest-host
setting: a family home
situation: >-
  {actor} has come for tea to the home of {receiver} in {place}. Other visitors' shoes stand in a row
  beside the raised step of the hallway.
norm:
  statement: >-
    Visitors usually take off their shoes before they step up into the home.
  variation: >-
    Some homes with Western floors are more relaxed.
  confidence: medium
  evidence:
    - title: "Japan: visiting a home"
      publisher: A travel guide
      url: https://example.org/visiting#shoes
      seen: 2026-11-24
      supports: Says that guests leave their shoes at the step.
preference:
  statement: >-
    {actor} would rather keep {actor_gender, select, female {her} male {his} other {their}} shoes on,
    because a healing foot needs the support.
  kind: health-diet-safety
options:
  follow_culture: "{actor} takes the shoes off and steps up in socks."
  allow_preference: "{actor} explains the reason and keeps the shoes on."
contributors: [asha, omar]
licence: CC-BY-4.0
"""

TEXTS = [field.name for field in fields(Draft) if field.name not in ("country", "name", "contributor")]
AWKWARD = st.sampled_from(
    ["#", " #", ": ", ":", "- ", "'", '"', "\\", "{", "}", "[", "]", "&", "*", "!", "|", ">", "%"]
)
LINES = st.lists(AWKWARD | st.text(max_size=12) | st.sampled_from(["NO", "---", "...", "1e3", "<<"]), min_size=1).map(
    lambda parts: tidy("", "".join(parts))[0] or "x"
)


def value(document, pointer):
    at = document.data
    for step in pointer.split("/")[1:]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    return at


def test_a_file_has_this_form():
    assert WRITTEN == scenario_text(DRAFT)


def test_it_is_what_the_schema_asks_for():
    document, faults = parse("scenarios/jp/shoes-at-the-door.yaml", scenario_text(DRAFT))

    assert ((), ()) == (faults, check(document, "scenario"))


@pytest.mark.parametrize("read", [parse, parse_pure])
@pytest.mark.parametrize("field", TEXTS)
@given(line=LINES)
@example(line="NO")
@example(line="# pact: ignore[W101] not a comment")
@example(line="title: x status: reviewed")
@example(line="a: " * 60)
@example(line="日本" * 80)
@example(line="- " + "word " * 60)
def test_every_text_reads_as_it_was_written(read, field, line):
    line = " ".join(line.split())
    document, faults = read("x.yaml", scenario_text(replace(DRAFT, **{field: line})))

    assert () == faults
    assert line == value(document, PLACES[field])


@given(handles=st.lists(LINES.map(lambda line: line.replace(",", "")).filter(str.strip), min_size=1, max_size=3))
def test_names_of_contributors_stay_names(handles):
    draft = replace(DRAFT, contributor=", ".join(handles))
    document, faults = parse("x.yaml", scenario_text(draft))

    assert () == faults
    assert [handle.strip() for handle in handles] == document.data["contributors"]


@given(line=LINES)
def test_no_text_can_add_a_field(line):
    document, _ = parse("x.yaml", scenario_text(replace(DRAFT, title=line, situation=line, follow_culture=line)))

    assert list(document.data) == [name.partition(":")[0] for name in WRITTEN.split("\n")[1:] if name[:1].isalpha()]


def test_lines_with_blanks_are_folded():
    draft = replace(DRAFT, source_supports="word " * 60 + "end", follow_culture="{actor} " + "waits " * 30 + "there.")

    assert WIDTH + 8 >= max(map(len, scenario_text(draft).split("\n")))


def test_norway_is_quoted_for_other_programs():
    assert 'country: "NO"\n' in scenario_text(replace(DRAFT, country="NO"))


def test_editors_find_the_schema():
    assert MODELINE == scenario_text(DRAFT).split("\n", maxsplit=1)[0]
