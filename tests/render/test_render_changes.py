import json

import pytest
from jsonschema import Draft202012Validator
from render_samples import golden

from pact_author.model.changes import Changes, Edition, Kind, ScenarioChange, TableChange
from pact_author.reading.resources import schema_text
from pact_author.render.changes import changes_json, section, text

OLD = Edition("pact", "1.0.0", "0" * 64)
CHANGES = Changes(
    OLD,
    Edition("pact", "1.1.0", "1" * 64),
    (
        ScenarioChange("jp/a-new-one", Kind.ADDED, "A *new* one"),
        ScenarioChange("br/before", Kind.CHANGED, "Before", ("norm.statement", "situation"), 1200),
        ScenarioChange("ke/hands", Kind.METADATA, "Hands", ("title",)),
        ScenarioChange("nl/old", Kind.RETIRED, "Old", because="Nobody @there knew it.", superseded_by="nl/new"),
        ScenarioChange("us/lost", Kind.GONE, "Lost"),
    ),
    (
        TableChange("core", "en", added=96, removed=12, prompts=1200, metadata=4, fields=("prompt", "title")),
        TableChange("core", "ja", raised=300, metadata=300, fields=("status",)),
    ),
    tuple(f"personas/{name}.yaml" for name in "abcdefghijkl"),
    ("us/lost: gone, and not listed as retired",),
)
SAME = Changes(OLD, OLD, (), (), (), ())
ENOUGH = Changes(OLD, Edition("pact", "1.1.0", "1" * 64), CHANGES.scenarios[:1], (), (), ())


def test_for_a_person_it_is_this():
    told = "\n".join(text(CHANGES)) + "\n"

    assert golden("changes.txt", told) == told


def test_in_the_changelog_it_is_this():
    told = "\n".join(section(CHANGES)) + "\n"

    assert golden("changes.md", told) == told


def test_the_same_release_is_said_to_be():
    assert ["pact 1.0.0 → 1.0.0  (000000000000 → 000000000000)", "the same release"] == list(text(SAME))


def test_a_version_that_is_enough_is_said_to_be():
    expected = "minor: there is more, and all that there was is as it was; at least 1.1.0, and it is 1.1.0"

    assert expected == list(text(ENOUGH))[-1]


@pytest.mark.parametrize("changes", [CHANGES, SAME, ENOUGH])
def test_json_is_what_its_schema_says(changes):
    (told,) = changes_json(changes)

    assert [] == list(Draft202012Validator(json.loads(schema_text("changes"))).iter_errors(json.loads(told)))


def test_json_says_the_bump_and_the_least_version():
    told = json.loads("".join(changes_json(CHANGES)))

    assert ("major", "2.0.0", False) == (told["bump"], told["least"], told["is_enough"])
    assert ("changed", 1200) == (told["scenarios"][1]["kind"], told["scenarios"][1]["prompts"])


def test_a_title_can_neither_command_a_terminal_nor_mark_up_a_page():
    hostile = Changes(OLD, CHANGES.new, (ScenarioChange("jp/x", Kind.ADDED, "\x1b[2J<b>@you</b>|"),), (), (), ())

    assert "\x1b" not in "".join(text(hostile))
    assert "<b>" not in "".join(section(hostile))
