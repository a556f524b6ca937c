"""CONTRIBUTING.md: what it says of fields, words and prompts is so, and its examples are sound."""

import re
from pathlib import Path

import pytest

from pact_author.model.scenario import Holder
from pact_author.reading.resources import closed_list
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.yaml_text import parse
from pact_author.rules import ALL
from pact_author.rules.engine import lint_scenario

CHECKOUT = Path(__file__).parents[1]
GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE, HOLDERS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
PATH = "scenarios/jp/shoes-at-the-door.yaml"


def findings(text):
    """(code, pointer) of all but what whoever copies the guide has to replace."""
    document, faults = parse(PATH, text)
    assert () == faults
    scenario, faults = to_scenario(document)
    assert () == faults
    return [(d.code, d.at.pointer) for d in lint_scenario(scenario, document, ALL) if d.code not in ("W123", "N220")]


@pytest.mark.parametrize(
    ("field", "at"), [("theme", "/theme"), ("relation", "/relation"), ("kind", "/preference/kind")]
)
def test_the_words_of_a_field_are_those_of_the_schema(field, at):
    (row,) = re.findall(rf"^\| `{field}` \| (`.*) \|$", GUIDE, re.M)

    assert list(closed_list(at)) == re.findall(r"`([^`]+)`", row)


def test_each_text_is_said_to_be_read_by_a_model_or_not_and_it_is_so():
    said = " ".join(re.search(r"^A model reads.*?\n\n", GUIDE, re.M | re.S)[0].split())
    read, not_read = (re.findall(r"`([^`]+)`", part) for part in said.split("does **not** read"))
    scenario, _ = to_scenario(parse(PATH, EXAMPLE)[0])
    shown = {pointer for pointer, _ in scenario.messages()}
    hidden = {pointer for pointer, _ in scenario.words()} - shown

    def told(pointer, names):
        return any(f"{pointer}/".startswith(f"/{name.replace('.', '/')}/") for name in names)

    assert [] == [pointer for pointer in shown if not told(pointer, read) or told(pointer, not_read)]
    assert [] == [pointer for pointer in hidden if not told(pointer, not_read)]


def with_fragment(fragment):
    """The guide's example with the fields of a fragment in the place of its own."""
    text = EXAMPLE
    for name, body in re.findall(r"^([a-z_]+):(.*\n(?:[ \t].*\n)*)", fragment, re.M):
        text = re.sub(rf"^{name}:.*\n(?:[ \t].*\n)*", lambda _, new=f"{name}:{body}": new, text, flags=re.M)
    return text


def test_the_example_has_nothing_to_mend_but_what_is_to_be_replaced():
    assert [] == findings(EXAMPLE)


def test_the_example_for_other_holders_is_sound_and_has_all_three():
    text = with_fragment(HOLDERS)
    scenario, _ = to_scenario(parse(PATH, text)[0])

    assert [] == findings(text)
    assert tuple(Holder) == scenario.holders


def test_what_is_said_where_a_source_says_nothing_has_nothing_to_mend():
    (said,) = re.findall(r"“(The\s+source does not say [^”]*)”", GUIDE)
    text = EXAMPLE.replace("Some homes with Western floors are more relaxed.", " ".join(said.split()))

    assert " ".join(said.split()) in text
    assert [] == findings(text)


@pytest.mark.parametrize("sentence", re.findall(r"`(\{\w+\} [^`]*select[^`]*\.)`", GUIDE))
def test_a_choice_by_gender_has_nothing_to_mend(sentence):
    text = EXAMPLE.replace(
        "situation: >-\n", f"situation: >-\n  {sentence} {{actor}} and {{receiver}} meet in {{place}}.\n"
    )

    assert text != EXAMPLE
    assert [] == findings(text)


def test_there_is_a_choice_for_either_person():
    assert {"actor", "receiver"} == set(re.findall(r"`\{(\w+)\} [^`]*\{\1_gender, select", GUIDE))


def test_roles_and_the_line_before_the_norm_are_those_of_the_prompt():
    lexicon = (CHECKOUT / "locales/en/lexicon.yaml").read_text(encoding="utf-8")
    (told,) = re.findall(r"They become the roles of the relation: (.*?)\.", GUIDE, re.S)

    roles = re.findall(r"“([^”]+)”", told)
    assert 4 == len(roles)
    assert [] == [role.rstrip(",") for role in roles if f": {role.rstrip(',')}" not in lexicon]
    assert 'msgid "Cultural norm in {place}: {norm}"' in (CHECKOUT / "locales/es/prompts.po").read_text(
        encoding="utf-8"
    )
    assert "“Cultural norm in {place}:”" in GUIDE
