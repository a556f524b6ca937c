import json
import shutil

import pytest

from pact_author.model.errors import ReleaseError
from pact_author.release import parquet
from pact_author.release.parquet import parquet_path, write_parquet
from pact_author.release.read import read_manifest
from pact_author.release.verify import verify
from pact_author.release.write import seal

PARQUET, ITEMS = "parquet/smoke/en.parquet", "data/items/smoke/en.jsonl"


@pytest.fixture
def release(small_release, tmp_path):
    copy = shutil.copytree(small_release, tmp_path / small_release.name)
    write_parquet(copy, read_manifest(copy))
    return copy


def test_a_table_has_its_place():
    assert "parquet/core/pt-BR-unreviewed.parquet" == parquet_path("data/items/core/pt-BR-unreviewed.jsonl")


def test_it_changes_no_byte_of_the_release_itself(small_release, release):
    assert read_manifest(small_release) == read_manifest(release)
    assert () == verify(release)


def test_it_is_compressed_with_zstd_and_says_what_it_was_made_from(release):
    from pyarrow.parquet import ParquetFile

    with ParquetFile(release / PARQUET) as file:
        about = file.schema_arrow.metadata
        assert "ZSTD" == file.metadata.row_group(0).column(0).compression
        assert read_manifest(release).canary.encode() == about[b"canary"]
        assert (read_manifest(release).digest.encode(), ITEMS.encode()) == (about[b"release"], about[b"table"])


def test_the_same_pyarrow_writes_the_same_bytes(small_release, release, tmp_path):
    other = shutil.copytree(small_release, tmp_path / "other")
    write_parquet(other, read_manifest(other))

    assert (release / PARQUET).read_bytes() == (other / PARQUET).read_bytes()
    assert (release / "parquet/DERIVED.json").read_bytes() == (other / "parquet/DERIVED.json").read_bytes()


def test_what_is_there_is_not_written_again(release):
    before = (release / PARQUET).stat().st_mtime_ns

    assert (False, before) == (write_parquet(release, read_manifest(release)), (release / PARQUET).stat().st_mtime_ns)


def test_a_table_is_written_in_groups_and_progress_is_told(small_release, tmp_path, monkeypatch):
    from pyarrow.parquet import read_metadata

    monkeypatch.setattr(parquet, "ROWS", 50)
    copy, told = shutil.copytree(small_release, tmp_path / "small"), []
    write_parquet(copy, read_manifest(copy), lambda done, total: told.append((done, total)))

    assert [(50, 144), (100, 144), (144, 144)] == told
    assert 3 == read_metadata(copy / PARQUET).num_row_groups
    assert () == verify(copy)


def test_where_it_is_interrupted_nothing_is_left(small_release, tmp_path):
    def interrupted(done, total):
        raise KeyboardInterrupt

    copy = shutil.copytree(small_release, tmp_path / "small")
    with pytest.raises(KeyboardInterrupt):
        write_parquet(copy, read_manifest(copy), interrupted)
    assert [copy] == list(tmp_path.iterdir())
    assert () == verify(copy)


def test_without_pyarrow_there_is_a_hint(small_release, monkeypatch):
    monkeypatch.setattr(parquet, "has_parquet", lambda: False)

    with pytest.raises(ReleaseError, match="pyarrow is not installed") as refused:
        write_parquet(small_release, read_manifest(small_release))
    assert "pip install 'pact-author[parquet]'" == refused.value.hint


def flipped(release):
    data = bytearray((release / PARQUET).read_bytes())
    data[len(data) // 2] ^= 1
    (release / PARQUET).write_bytes(data)


def gone(release):
    (release / PARQUET).unlink()


def a_stranger(release):
    (release / "parquet/notes.txt").write_text("x")


def untold(release):
    (release / "parquet/DERIVED.json").unlink()


def told_otherwise(change):
    def tamper(release):
        path = release / "parquet/DERIVED.json"
        told = json.loads(path.read_text())
        change(told)
        path.write_text(json.dumps(told))

    return tamper


TAMPERED = {
    "flipped": (flipped, f"{PARQUET}: changed; its SHA-256"),
    "gone": (gone, f"{PARQUET}: missing"),
    "a stranger": (a_stranger, "parquet/notes.txt: not in parquet/DERIVED.json"),
    "untold": (untold, "parquet/DERIVED.json: missing"),
    "no JSON": (lambda release: (release / "parquet/DERIVED.json").write_text("{"), "DERIVED.json: cannot be read"),
    "another format": (told_otherwise(lambda t: t.update(format="x/2")), "of format 'x/2'; this version knows"),
    "another release": (
        told_otherwise(lambda t: t.update(release="0" * 64)),
        "made from another release, 000000000000",
    ),
    "one left out": (told_otherwise(lambda t: t.update(files=[])), f"does not list {PARQUET}"),
    "one that climbs": (
        told_otherwise(lambda t: t["files"].append(t["files"][0] | {"path": "../../x"})),
        "../../x is of no table of this release",
    ),
}


@pytest.mark.parametrize(("tamper", "expected"), TAMPERED.values(), ids=TAMPERED)
def test_what_is_off_is_named(release, tamper, expected):
    tamper(release)

    assert [problem for problem in verify(release) if expected in problem]


def test_a_row_that_is_not_its_table_s_is_found_under_a_fitting_digest(release):
    """The Parquet file of a release whose table was changed, put beside the table that it was not made from."""
    (release / ITEMS).write_text((release / ITEMS).read_text().replace("Brazil", "Brasil", 1))
    other = shutil.copytree(release, release.with_name("other"), ignore=shutil.ignore_patterns("parquet"))
    manifest = json.loads((other / "MANIFEST.json").read_text())
    (other / "MANIFEST.json").write_text(json.dumps(manifest))
    (other / "MANIFEST.sha256").write_bytes(seal(json.dumps(manifest).encode()))

    assert [p for p in verify(release) if p.startswith(f"{PARQUET}: row ") and "is not that of its table" in p]
