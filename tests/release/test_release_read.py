import json
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.errors import ReleaseError
from pact_author.model.variant import Item
from pact_author.release.read import file_digest, open_release, read_manifest
from pact_author.release.write import seal


@pytest.fixture
def release(small_release, tmp_path):
    """A copy, to be tampered with."""
    return shutil.copytree(small_release, tmp_path / small_release.name)


def test_a_release_says_its_designs_and_locales(small_release):
    opened = open_release(small_release)

    assert (("smoke",), ("en",)) == (opened.designs(), opened.locales("smoke"))


def test_a_table_gives_the_items_of_one_scenario(small_release):
    table = open_release(small_release).table("smoke", "en")
    items = list(table.items(table.scenarios[3]))

    assert {table.scenarios[3]} == {item.scenario for item in items}
    assert isinstance(items[0], Item)
    assert 12 == len(table.scenarios)


def test_a_table_says_how_many_items_have_each_frame(small_release):
    table = open_release(small_release).table("smoke", "en")
    expected = Counter(item.frame for scenario in table.scenarios for item in table.items(scenario))

    assert expected == table.frames


def test_the_items_of_all_scenarios_are_all_items(small_release):
    table = open_release(small_release).table("smoke", "en")
    rows = (small_release / "data/items/smoke/en.jsonl").read_text().splitlines()

    assert [json.loads(row)["id"] for row in rows] == [i.id for s in table.scenarios for i in table.items(s)]


def test_the_identity_is_the_manifest_s_own_hash(release):
    before = read_manifest(release).digest
    manifest = json.loads((release / "MANIFEST.json").read_text())
    assert sha256((release / "MANIFEST.json").read_bytes()).hexdigest() == before

    assert before != read_manifest(told(release, licence=manifest["licence"] + "+")).digest


def test_whoever_asks_for_words_that_nobody_reviewed_is_told_their_table(small_release, tmp_path):
    release = tmp_path / "release"
    shutil.copytree(small_release, release)
    table = release / "data/items/smoke/en.jsonl"
    shutil.copy(table, release / "data/items/smoke/es-unreviewed.jsonl")
    opened = open_release(release)
    extra = replace(opened.manifest.files[-1], path="data/items/smoke/es-unreviewed.jsonl")
    found = replace(opened, manifest=replace(opened.manifest, files=(*opened.manifest.files, extra)))

    with pytest.raises(ReleaseError) as caught:
        found.table("smoke", "es")
    assert "--locale es-unreviewed" in caught.value.hint


@pytest.mark.parametrize(("design", "locale"), [("core", "en"), ("smoke", "pt-BR"), ("..", "en"), ("smoke", "../en")])
def test_what_is_not_in_it_is_refused_and_what_is_there_is_named(small_release, design, locale):
    with pytest.raises(ReleaseError, match="has no design") as refused:
        open_release(small_release).table(design, locale)
    assert "smoke (en)" in refused.value.hint


def test_a_changed_table_is_never_used(release):
    path = release / "data/items/smoke/en.jsonl"
    path.write_text(path.read_text().replace("Brazil", "Brasil"))

    with pytest.raises(ReleaseError, match="not the file that the manifest names") as refused:
        open_release(release).table("smoke", "en")
    assert "pact-author verify" in refused.value.hint


def test_a_table_that_is_a_link_is_never_used(release, tmp_path):
    path = release / "data/items/smoke/en.jsonl"
    shutil.move(path, tmp_path / "en.jsonl")
    path.symlink_to(tmp_path / "en.jsonl")

    with pytest.raises(ReleaseError, match="missing"):
        open_release(release).table("smoke", "en")


def sealed(release, data):
    (release / "MANIFEST.json").write_bytes(data)
    (release / "MANIFEST.sha256").write_bytes(seal(data))
    return release


def told(release, **changes):
    """A release whose manifest says something else, and is sealed again."""
    manifest = json.loads((release / "MANIFEST.json").read_text())
    return sealed(release, json.dumps(manifest | changes).encode())


@given(st.data())
def test_a_flipped_bit_of_the_manifest_is_never_read(small_release, tmp_path_factory, data):
    manifest = bytearray((small_release / "MANIFEST.json").read_bytes())
    manifest[data.draw(st.integers(0, len(manifest) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    folder = tmp_path_factory.mktemp("flipped")
    (folder / "MANIFEST.json").write_bytes(manifest)
    shutil.copy(small_release / "MANIFEST.sha256", folder)

    with pytest.raises(ReleaseError, match="its SHA-256 is not the one in"):
        read_manifest(folder)


@pytest.mark.parametrize(
    "change", [Path.unlink, lambda path: path.write_text(""), lambda path: path.write_text("0" * 64)]
)
def test_a_release_without_the_seal_of_its_manifest_is_not_used(release, change):
    change(release / "MANIFEST.sha256")

    with pytest.raises(ReleaseError, match=r"MANIFEST\.sha256"):
        open_release(release)


def test_the_seal_can_be_checked_without_this_program(small_release):
    subprocess.run(["sha256sum", "--check", "--strict", "MANIFEST.sha256"], cwd=small_release, check=True)


@pytest.mark.parametrize("name", ["../../etc", "/etc", "a b", "", "x\x1b[2J", 7])
def test_a_name_that_would_lead_out_of_a_folder_is_refused(release, name):
    with pytest.raises(ReleaseError, match="damaged: /name"):
        read_manifest(told(release, name=name))


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "a\\b", "", ".", "a//b", "a/.hidden", 7, None])
def test_a_path_that_would_lead_out_of_the_release_is_refused(release, path):
    entry = {"path": path, "sha256": "0" * 64, "bytes": 1, "rows": None}

    with pytest.raises(ReleaseError, match="damaged: /files/0/path"):
        read_manifest(told(release, files=[entry]))


@pytest.mark.parametrize("files", [None, {}, [1], [{}], [{"path": "a", "sha256": "z", "bytes": -1, "rows": "7"}]])
def test_a_manifest_of_another_shape_is_damaged(release, files):
    with pytest.raises(ReleaseError, match="damaged"):
        read_manifest(told(release, files=files))


def test_a_newer_format_says_what_to_do(release):
    with pytest.raises(ReleaseError, match="format 'pact-release/9'") as refused:
        read_manifest(told(release, format="pact-release/9"))
    assert "newer" in refused.value.hint


@pytest.mark.parametrize("data", [b"", b"[]", b"7", b"\xff", b"{", b"[" * 100_000, b'{"format": 1}'])
def test_bytes_that_are_no_manifest_are_refused_with_a_remedy(release, data):
    with pytest.raises(ReleaseError) as refused:
        read_manifest(sealed(release, data))
    assert refused.value.hint


@pytest.mark.parametrize("name", ["nowhere", "MANIFEST.json"])
def test_a_path_that_is_no_folder_is_said_to_be_none(release, name):
    with pytest.raises(ReleaseError, match="no folder"):
        open_release(release / name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: row.pop("theme"), "a row has no 'theme'"),
        (lambda row: row.pop("scenario"), "a row has no 'scenario'"),
        (lambda row: row.update(prompt=5), "'prompt' of a row is no text"),
        (lambda row: row.update(pairs=[]), "'pairs' of a row is no text"),
        (None, "a row is no JSON"),
    ],
)
def test_a_table_that_its_manifest_matches_and_that_cannot_be_read_is_said_to_be_so(release, change, said):
    path = release / "data/items/smoke/en.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    if change:
        change(rows[2])
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) if change else "{\n")

    opened = open_release(release)
    files = tuple(
        replace(f, sha256=file_digest(path)) if f.path.endswith("smoke/en.jsonl") else f for f in opened.manifest.files
    )
    matching = replace(opened, manifest=replace(opened.manifest, files=files))
    with pytest.raises(ReleaseError, match=f"en.jsonl cannot be read: {said}"):
        table = matching.table("smoke", "en")
        list(chain.from_iterable(map(table.items, table.scenarios)))
