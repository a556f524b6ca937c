import json
import shutil
from dataclasses import replace

import pytest
from release_samples import (
    CORPUS,
    FIRST,
    SECOND,
    THIRD,
    WHOLE,
    corpus,
    other_situation,
    other_source,
    release,
    retired,
    wordings,
)

from pact_author.model.changes import Kind, ScenarioChange, TableChange
from pact_author.model.errors import ReleaseError
from pact_author.model.scenario import Status
from pact_author.model.translation import TranslationState
from pact_author.model.version import Bump
from pact_author.release.compare import compare
from pact_author.release.read import open_release
from pact_author.release.write import seal


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    return release(tmp_path_factory.mktemp("old"))


def changes(old, tmp_path, *scenarios, version="0.2.0", **more):
    return compare(open_release(old), open_release(release(tmp_path, *scenarios, version=version, **more)))


def test_a_release_and_its_copy_are_the_same(old, tmp_path):
    found = compare(open_release(old), open_release(shutil.copytree(old, tmp_path / "copy")))

    assert (True, Bump.NONE, True, "0.1.0") == (found.is_same, found.bump, found.is_enough, found.least)
    assert ((), (), ()) == (found.scenarios, found.tables, found.files)


def test_another_version_of_the_same_data_calls_for_nothing(old, tmp_path):
    found = changes(old, tmp_path, version="0.1.1")

    assert (Bump.NONE, (), (), ()) == (found.bump, found.scenarios, found.tables, found.files)
    assert (False, True) == (found.is_same, found.is_enough)


def test_a_scenario_that_was_added_calls_for_a_minor_version(old, tmp_path):
    new = WHOLE.scenarios[3]
    found = changes(old, tmp_path, *CORPUS.scenarios, new)

    assert (ScenarioChange(new.id, Kind.ADDED, new.title),) == found.scenarios
    assert (TableChange("smoke", "en", added=12),) == found.tables
    assert (Bump.MINOR, "0.2.0") == (found.bump, found.least)


def test_a_prompt_that_changed_calls_for_a_major_version_and_the_field_is_named(old, tmp_path):
    found = changes(old, tmp_path, other_situation(FIRST), SECOND, THIRD)

    (change,) = found.scenarios
    assert (FIRST.id, Kind.CHANGED, ("situation",), 12) == (change.id, change.kind, change.fields, change.prompts)
    expected = TableChange("smoke", "en", prompts=12, fields=("content_hash", "prompt"))
    assert (expected,) == found.tables
    assert Bump.MAJOR is found.bump


def test_what_no_model_sees_calls_for_a_patch_and_the_field_is_named(old, tmp_path):
    found = changes(old, tmp_path, replace(FIRST, title="Another title"), other_source(SECOND), THIRD)

    assert [(FIRST.id, Kind.METADATA, ("title",)), (SECOND.id, Kind.METADATA, ("norm.evidence",))] == [
        (change.id, change.kind, change.fields) for change in found.scenarios
    ]
    assert ((), Bump.PATCH, "0.1.1") == (found.tables, found.bump, found.least)


def test_a_scenario_that_was_retired_calls_for_a_major_version_and_says_why(old, tmp_path):
    found = changes(old, tmp_path, retired(FIRST, by=SECOND.id), SECOND, THIRD)

    assert (ScenarioChange(FIRST.id, Kind.RETIRED, FIRST.title, (), 0, "It was not so.", SECOND.id),) == found.scenarios
    assert (TableChange("smoke", "en", removed=12),) == found.tables
    assert (Bump.MAJOR, ()) == (found.bump, found.faults)


def test_a_scenario_that_is_just_gone_is_a_fault(old, tmp_path):
    found = changes(old, tmp_path, SECOND, THIRD)

    assert [Kind.GONE] == [change.kind for change in found.scenarios]
    assert (f"{FIRST.id}: gone, and not listed as retired; keep its file, with status: retired and a reason",) == (
        found.faults
    )


def test_the_id_of_a_retired_scenario_is_never_used_again(tmp_path):
    old = release(tmp_path / "old", retired(FIRST), SECOND)
    found = changes(old, tmp_path / "new", FIRST, SECOND)

    (fault,) = found.faults
    assert fault.startswith(f"{FIRST.id}: retired before, and its id is in use again")


def test_a_retired_scenario_stays_listed(tmp_path):
    old = release(tmp_path / "old", retired(FIRST), SECOND)
    found = changes(old, tmp_path / "new", SECOND)

    assert (f"{FIRST.id}: retired before, and no longer listed; keep its file",) == found.faults


def test_a_design_that_was_added_calls_for_a_minor_version_and_one_that_went_for_a_major(tmp_path):
    both = tuple(design for design in WHOLE.designs if design.name in ("smoke", "human"))
    one, two = release(tmp_path / "one"), release(tmp_path / "two", designs=both, version="0.2.0")
    more, less = (compare(open_release(a), open_release(b)) for a, b in ((one, two), (two, one)))

    assert [("human", 0)] == [(table.design, table.removed) for table in more.tables]
    assert (Bump.MINOR, ("personas/human.yaml",)) == (more.bump, more.files)
    assert Bump.MAJOR is less.bump
    assert not less.is_enough


def reviewed(wording):
    state = TranslationState.REVIEWED
    texts = {name: replace(text, state=state) for name, text in wording.texts.items()}
    return replace(wording, texts=texts, lexicon=replace(wording.lexicon, state=state))


def test_words_that_were_reviewed_since_are_more_and_go_the_other_way_with_a_major_version(tmp_path):
    drafted = wordings("ja")
    one = release(tmp_path / "one", words=drafted)
    two = release(tmp_path / "two", words=[reviewed(drafted[0])], version="0.2.0")
    up, down = (compare(open_release(a), open_release(b)) for a, b in ((one, two), (two, one)))

    assert (TableChange("smoke", "ja", raised=36, metadata=36, fields=("status",)),) == up.tables
    assert (Bump.MINOR, Bump.MAJOR) == (up.bump, down.bump)


def test_a_translation_that_changed_is_a_prompt_that_changed(tmp_path):
    drafted = wordings("en", "ja")
    context = f"{FIRST.id}#situation"
    assert context in drafted[1].texts
    text = drafted[1].texts[context]
    other = replace(text, message=replace(text.message, parts=(*text.message.parts, "!")))
    changed = [drafted[0], replace(drafted[1], texts={**drafted[1].texts, context: other})]
    one, two = release(tmp_path / "one", words=drafted), release(tmp_path / "two", words=changed, version="0.2.0")
    found = compare(open_release(one), open_release(two))

    assert [("ja", 12)] == [(table.locale, table.prompts) for table in found.tables]
    assert [(FIRST.id, Kind.CHANGED, (), 12)] == [(c.id, c.kind, c.fields, c.prompts) for c in found.scenarios]


def test_a_region_map_that_moved_a_country_is_told_by_its_file_and_its_column(old, tmp_path):
    settings = CORPUS.settings
    regions = {**settings.region_map.region_of, FIRST.country: "elsewhere"}
    moved = replace(settings.region_map, region_of=regions, text=settings.region_map.text + "# moved\n")
    found = compare(
        open_release(old),
        open_release(
            write_other(
                tmp_path,
                replace(corpus(version="0.2.0"), settings=replace(settings, version="0.2.0", region_map=moved)),
            )
        ),
    )

    assert ("data/regions.toml",) == found.files
    assert [(12, ("region",), Bump.PATCH)] == [(t.metadata, t.fields, t.bump) for t in found.tables]


def write_other(parent, told):
    from pact_author.release.assemble import write_release

    return write_release(told, wordings(), licence="Free.\n", parent=parent)[0]


def test_status_of_a_scenario_is_metadata(old, tmp_path):
    found = changes(old, tmp_path, replace(FIRST, status=Status.REVIEWED), SECOND, THIRD)

    assert [("status",)] == [change.fields for change in found.scenarios]
    assert Bump.PATCH is found.bump


def test_letters_that_mean_the_other_side_are_a_major_change(old, tmp_path):
    new = shutil.copytree(old, tmp_path / "new")
    path = new / "data/items/smoke/en.jsonl"
    swapped = path.read_text().replace('"culture_letter":"A"', '"culture_letter":"B"', 1)
    path.write_text(swapped)
    resealed(new)
    found = compare(open_release(old), open_release(new))

    assert [(1, ("culture_letter",))] == [(table.prompts, table.fields) for table in found.tables]
    assert Bump.MAJOR is found.bump


def resealed(folder):
    """The folder with a manifest that fits it, as another tool might have made it."""
    from hashlib import sha256

    told = json.loads((folder / "MANIFEST.json").read_text())
    for file in told["files"]:
        data = (folder / file["path"]).read_bytes()
        file |= {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
    data = json.dumps(told).encode()
    (folder / "MANIFEST.json").write_bytes(data)
    (folder / "MANIFEST.sha256").write_bytes(seal(data))


def test_releases_of_two_datasets_are_not_compared(old, tmp_path):
    told = corpus()
    other = write_other(tmp_path, replace(told, settings=replace(told.settings, name="other")))

    with pytest.raises(ReleaseError, match="releases of two datasets, pact and other"):
        compare(open_release(old), open_release(other))


def test_a_table_that_is_damaged_is_never_compared(old, tmp_path):
    new = release(tmp_path, other_situation(FIRST), version="0.2.0")
    table = new / "data/items/smoke/en.jsonl"
    table.write_text(table.read_text().replace("hall", "hull"))

    with pytest.raises(ReleaseError, match="not the file that the manifest names"):
        compare(open_release(old), open_release(new))
