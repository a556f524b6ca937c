import json
import shutil
from hashlib import sha256

import pytest

from pact_author.model.errors import ReleaseError
from pact_author.release.verify import verify
from pact_author.release.write import seal

ITEMS = "data/items/smoke/en.jsonl"


@pytest.fixture
def release(small_release, tmp_path):
    """A copy, to be tampered with."""
    return shutil.copytree(small_release, tmp_path / small_release.name)


def lines(release):
    return (release / ITEMS).read_text().splitlines(keepends=True)


def flipped_byte(release):
    data = bytearray((release / ITEMS).read_bytes())
    data[len(data) // 2] ^= 1
    (release / ITEMS).write_bytes(data)


def cut_off(release):
    (release / ITEMS).write_text("".join(lines(release)[:-1]))


def one_row_more(release):
    (release / ITEMS).write_text("".join(lines(release) + lines(release)[:1]))


def gone(release):
    (release / ITEMS).unlink()


def a_stranger(release):
    (release / "data/notes.txt").write_text("hello")


def a_hidden_stranger(release):
    (release / ".hidden").write_text("hello")


def a_link_out(release):
    (release / "LICENSE.txt").unlink()
    (release / "LICENSE.txt").symlink_to("/etc/hostname")


def a_linked_folder(release):
    shutil.move(release / "data/items", release.parent / "items")
    (release / "data/items").symlink_to(release.parent / "items")


def other_card(release):
    (release / "README.md").write_text("Everybody agrees.\n")


def another_version(release):
    manifest = (release / "MANIFEST.json").read_text()
    (release / "MANIFEST.json").write_text(manifest.replace('"version":"0.1.0"', '"version":"0.1.1"'))


def no_json(release):
    (release / "MANIFEST.json").write_text("{")


def no_seal(release):
    (release / "MANIFEST.sha256").unlink()


def another_seal(release):
    (release / "MANIFEST.sha256").write_text("0" * 64 + "  MANIFEST.json\n")


TAMPERED = {
    another_version: "MANIFEST.json: changed",
    no_json: "MANIFEST.json: changed",
    no_seal: "MANIFEST.sha256: missing",
    another_seal: "MANIFEST.json: changed",
    flipped_byte: "changed; its SHA-256",
    cut_off: "bytes, the manifest says",
    one_row_more: "rows, the manifest says",
    gone: f"{ITEMS}: missing",
    a_stranger: "data/notes.txt: not in the manifest",
    a_hidden_stranger: ".hidden: not in the manifest",
    a_link_out: "LICENSE.txt: a link",
    a_linked_folder: "data/items: a link",
    other_card: "README.md:",
}


def test_a_sound_release_has_nothing_off(release):
    assert () == verify(release)


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_what_is_off_is_named(release, tamper):
    tamper(release)

    assert [problem for problem in verify(release) if TAMPERED[tamper] in problem]


def resealed(release, change):
    """A release whose manifest agrees with a changed item table: only the rows themselves tell."""
    rows = [json.loads(line) for line in lines(release)]
    change(rows)
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    (release / ITEMS).write_bytes(data)
    manifest = json.loads((release / "MANIFEST.json").read_text())
    for entry in manifest["files"]:
        if entry["path"] == ITEMS:
            entry |= {"sha256": sha256(data).hexdigest(), "bytes": len(data), "rows": len(rows)}
    (release / "MANIFEST.json").write_text(json.dumps(manifest))
    (release / "MANIFEST.sha256").write_bytes(seal(json.dumps(manifest).encode()))


def test_a_row_with_another_canary_is_named(release):
    resealed(release, lambda rows: rows[2].update(canary=rows[2]["canary"].replace("c", "d")))

    assert (f"{ITEMS}:3: its canary is not the manifest's",) == verify(release)


def test_rows_that_are_not_items_are_named_even_under_a_fitting_manifest(release):
    resealed(release, lambda rows: rows[1].pop("order"))

    (problem,) = verify(release)
    assert problem.startswith(f"{ITEMS}:2: ")
    assert "order" in problem


def test_many_bad_rows_are_told_in_few_lines(release):
    def spoil(rows):
        for row in rows:
            row["culture_letter"] = "C"

    resealed(release, spoil)

    problems = verify(release)
    assert 6 == len(problems)
    assert "more rows like these" in problems[-1]


def test_progress_is_told_in_bytes(release):
    told = []
    verify(release, lambda done, total: told.append((done, total)))

    assert (
        told[-1][0]
        == told[-1][1]
        == sum(p.stat().st_size for p in release.rglob("*") if p.is_file())
        - sum((release / name).stat().st_size for name in ("MANIFEST.json", "MANIFEST.sha256"))
    )


def test_a_folder_that_is_no_release_is_said_to_be(tmp_path):
    with pytest.raises(ReleaseError, match="not a release"):
        verify(tmp_path)
