"""A release as its users load it: with the real libraries, from the folder, every part."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pact_author.locales.wording import read_wording
from pact_author.model.scenario import Status
from pact_author.reading.project import open_project
from pact_author.release.assemble import write_release
from pact_author.release.front import configs
from pact_author.release.parquet import write_parquet
from pact_author.release.read import read_manifest
from pact_author.release.tables import item_tables
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDINGS = [read_wording(PROJECT, locale) for locale in ("en", "ja", "pt-BR")]
WHOLE = load(PROJECT)
GONE = replace(WHOLE.scenarios[-1], status=Status.RETIRED, retired_because="It was not so.")
CORPUS = replace(
    WHOLE,
    settings=replace(WHOLE.settings, released="2026-11-25", homepage="https://example.org/pact"),
    scenarios=(*WHOLE.scenarios[:2], GONE),
    designs=tuple(design for design in WHOLE.designs if design.name in ("smoke", "core")),
)
PARTS = {config.name: config.path for config in configs(item_tables(CORPUS, WORDINGS), 1)}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    parent = tmp_path_factory.mktemp("loaded")
    folder, _ = write_release(CORPUS, WORDINGS, licence="Free.\n", parent=parent)
    write_parquet(folder, read_manifest(folder))
    return folder


def rows(release, path):
    return [json.loads(line) for line in (release / path).read_text().splitlines()]


def ran(program, *arguments, home, python=sys.executable):
    """What a program of its own prints as JSON: these libraries warn, and keep caches where they are told."""
    offline = {"HF_HOME": str(home), "HF_HUB_OFFLINE": "1", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    done = subprocess.run(
        [python, "-c", program, *map(str, arguments)],
        env=os.environ | offline,
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


DATASETS = """
import json, sys
import datasets
folder = sys.argv[1]
names = datasets.get_dataset_config_names(folder)
told = {}
for name in names:
    told[name] = {split: list(rows) for split, rows in datasets.load_dataset(folder, name).items()}
default = datasets.load_dataset(folder, split="test")
print(json.dumps({"default": default[0]["id"], "parts": told}, default=str))  # a day is a date there
"""


@pytest.mark.slow
def test_datasets_loads_every_configuration_as_it_was_written(release, tmp_path):
    told = ran(DATASETS, release, home=tmp_path)

    assert list(PARTS) == list(told["parts"])
    for name, path in PARTS.items():
        assert {"test": rows(release, path)} == told["parts"][name], name
    assert rows(release, "data/items/core/en.jsonl")[0]["id"] == told["default"]


CROISSANT = """
import json, sys
import mlcroissant
told = mlcroissant.Dataset(sys.argv[1])
def plain(value):
    if isinstance(value, dict):
        return {key.rpartition("/")[2]: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.decode() if isinstance(value, bytes) else value
issues = told.metadata.ctx.issues
print(json.dumps({
    "errors": sorted(issues.errors), "warnings": sorted(map(str, issues.warnings)),
    "about": [str(told.metadata.ctx.conforms_to.value), told.metadata.version, told.metadata.data_biases],
    "parts": {part.id: [plain(row) for row in told.records(part.id)] for part in told.metadata.record_sets},
}))
"""


def as_croissant_has_it(row):
    """A row without the list of objects, for which there is no form there; and every contrast, told or not."""
    kept = dict(row)
    if "norm" in kept:
        kept["norm"] = {name: value for name, value in kept["norm"].items() if name != "evidence"}
    kept.pop("pairs", None)
    return kept


@pytest.mark.slow
def test_mlcroissant_loads_every_record_set_as_it_was_written(release, tmp_path):
    told = ran(CROISSANT, release / "croissant.json", home=tmp_path)

    assert ([], []) == (told["errors"], told["warnings"])
    assert ["http://mlcommons.org/croissant/1.1", CORPUS.settings.version] == told["about"][:2]
    assert told["about"][2], "the fields of responsible AI are read"
    assert list(PARTS) == list(told["parts"])
    for name, path in PARTS.items():
        written, loaded = rows(release, path), told["parts"][name]
        assert [as_croissant_has_it(row) for row in written] == [as_croissant_has_it(row) for row in loaded], name
    pairs = [{name: value for name, value in row["pairs"].items() if value} for row in told["parts"]["core-en"]]
    assert [row["pairs"] for row in rows(release, "data/items/core/en.jsonl")] == pairs


PARQUET = """
import json, sys
import pandas
frame = pandas.read_parquet(sys.argv[1])
print(frame.to_json(orient="records"))
"""


@pytest.mark.slow
def test_pandas_reads_the_parquet_files_as_the_tables_were_written(release, tmp_path):
    for path in ("core/en", "smoke/ja-unreviewed"):
        told = ran(PARQUET, release / f"parquet/{path}.parquet", home=tmp_path)
        for row in told:
            row["pairs"] = {pair["contrast"]: pair["id"] for pair in row["pairs"]}

        assert rows(release, f"data/items/{path}.jsonl") == told


def test_the_digests_in_croissant_json_are_those_of_the_manifest(release):
    told = json.loads((release / "croissant.json").read_text())
    manifest = {file.path: (file.sha256, f"{file.bytes} B") for file in read_manifest(release).files}

    assert told["distribution"]
    for file in told["distribution"]:
        assert manifest[file["contentUrl"]] == (file["sha256"], file["contentSize"])


def test_croissant_json_names_day_place_licence_and_canary(release):
    told = json.loads((release / "croissant.json").read_text())

    assert ("2026-11-25", "https://example.org/pact") == (told["datePublished"], told["url"])
    assert "https://spdx.org/licenses/CC-BY-4.0.html" == told["license"]
    assert CORPUS.settings.canary in told["description"]


FRICTIONLESS = """
import json, sys
from frictionless import validate
told = validate(sys.argv[1])
print(json.dumps([told.flatten(["type", "message"]), {task.name: task.stats.get("rows") for task in told.tasks}]))
"""
TOOLS = Path(__file__).parents[2] / ".venv" / "tools" / "bin" / "python"


@pytest.mark.slow
def test_frictionless_finds_every_row_as_the_data_package_says(release, tmp_path):
    if not TOOLS.exists():
        (pytest.fail if os.environ.get("PACT_TEST_ALL") else pytest.skip)("frictionless is not installed: make tools")
    faults, counts = ran(FRICTIONLESS, release / "datapackage.json", home=tmp_path, python=TOOLS)

    assert [] == faults
    assert {name.lower(): len(rows(release, path)) for name, path in PARTS.items()} == counts
