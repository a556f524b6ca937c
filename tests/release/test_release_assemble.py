import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from pact_author.locales.wording import read_wording
from pact_author.model.errors import ReleaseError
from pact_author.reading.place_files import read_relation_table
from pact_author.reading.project import open_project
from pact_author.reading.resources import places_folder, schema_text
from pact_author.release.assemble import write_release
from pact_author.release.verify import verify
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDINGS = [read_wording(PROJECT, "en")]
WHOLE = load(PROJECT)
CORPUS = replace(
    WHOLE,
    scenarios=WHOLE.scenarios[:2],
    designs=tuple(design for design in WHOLE.designs if design.name == "smoke"),
    settings=replace(WHOLE.settings, version="0.1.0"),
)
FILES = {
    "CITATION.cff",
    "LICENSE.txt",
    "README.md",
    "coverage.svg",
    "croissant.json",
    "datapackage.json",
    "data/country_relations.toml",
    "data/items/smoke/en.jsonl",
    "data/regions.toml",
    "data/retired.jsonl",
    "data/scenarios.jsonl",
    "schemas/country_relations.schema.json",
    "personas/smoke.yaml",
    "schemas/item.schema.json",
    "schemas/manifest.schema.json",
    "schemas/regions.schema.json",
    "schemas/retired-row.schema.json",
    "schemas/scenario-row.schema.json",
    "schemas/scenario.schema.json",
}


def written(parent, corpus=CORPUS, **options):
    return write_release(corpus, WORDINGS, licence="Free to use.\n", parent=parent, **options)


def test_a_release_holds_these_files_and_its_manifest_names_each(tmp_path):
    target, new = written(tmp_path)
    named = [file["path"] for file in json.loads((target / "MANIFEST.json").read_text())["files"]]

    assert ("pact-0.1.0", True) == (target.name, new)
    assert sorted(FILES) == named
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert FILES | {"MANIFEST.json", "MANIFEST.sha256"} == found


def test_what_was_written_is_what_verify_wants(tmp_path):
    assert () == verify(written(tmp_path)[0])


def test_schemas_and_licence_are_carried_to_the_letter(tmp_path):
    target, _ = written(tmp_path)

    assert "Free to use.\n" == (target / "LICENSE.txt").read_text()
    for name in ("scenario", "item", "manifest"):
        assert schema_text(name) == (target / f"schemas/{name}.schema.json").read_text()


def test_the_tables_of_places_are_carried_to_the_letter_and_named(tmp_path):
    table = read_relation_table(PROJECT.root, "m49")
    target, _ = written(tmp_path, replace(CORPUS, settings=replace(CORPUS.settings, country_relations=table)))

    assert (places_folder() / "regions/study.toml").read_text() == (target / "data/regions.toml").read_text()
    carried = (target / "data/country_relations.toml").read_text()
    assert (places_folder() / "country_relations/m49.toml").read_text() == carried
    expected = {"regions": "study", "country_relations": "m49"}
    assert expected == json.loads((target / "MANIFEST.json").read_text())["places"]


def test_the_identity_does_not_depend_on_the_folder_it_is_written_to(tmp_path):
    manifests = [(written(tmp_path / place)[0] / "MANIFEST.json").read_bytes() for place in ("here", "there/and/here")]

    assert 1 == len({sha256(manifest).hexdigest() for manifest in manifests})


def test_the_same_release_again_is_not_new(tmp_path):
    written(tmp_path)

    assert (tmp_path / "pact-0.1.0", False) == written(tmp_path)


def test_a_release_that_is_interrupted_leaves_nothing_behind(tmp_path):
    def interrupted(done, total):
        raise KeyboardInterrupt

    many = replace(WHOLE, designs=tuple(design for design in WHOLE.designs if design.name == "core"))
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path, many, on_progress=interrupted)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("nothing", [{"scenarios": ()}, {"designs": ()}])
def test_what_would_hold_no_items_is_refused_before_a_folder_is_made(tmp_path, nothing):
    with pytest.raises(ReleaseError) as refused:
        written(tmp_path / "dist", replace(CORPUS, **nothing))

    assert refused.value.hint
    assert not (tmp_path / "dist").exists()


def test_what_changed_in_the_data_is_carried_where_somebody_says_it(tmp_path):
    assert "# Changes\n" == (written(tmp_path, changes="# Changes\n")[0] / "CHANGELOG.md").read_text()
