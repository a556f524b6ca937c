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


def resealed(release, change, path=ITEMS):
    """A release whose manifest and Croissant agree with a changed table: only the rows themselves tell."""
    rows = [json.loads(line) for line in (release / path).read_text().splitlines()]
    change(rows)
    rewritten(release, path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def rewritten(release, path, text):
    """A release with another text in a file, and all else agreeing with it."""
    (release / path).write_text(text)
    if path != "croissant.json":
        about = json.loads((release / "croissant.json").read_text())
        for file in about["distribution"]:
            data = (release / file["contentUrl"]).read_bytes()
            file |= {"sha256": sha256(data).hexdigest(), "contentSize": f"{len(data)} B"}
        (release / "croissant.json").write_text(json.dumps(about, ensure_ascii=False))
    if path != "datapackage.json":
        about = json.loads((release / "datapackage.json").read_text())
        for part in about["resources"]:
            data = (release / part["path"]).read_bytes()
            part |= {"hash": f"sha256:{sha256(data).hexdigest()}", "bytes": len(data)}
        (release / "datapackage.json").write_text(json.dumps(about, ensure_ascii=False))
    manifest = json.loads((release / "MANIFEST.json").read_text())
    for entry in manifest["files"]:
        data = (release / entry["path"]).read_bytes()
        entry |= {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
        if entry["rows"] is not None:
            entry["rows"] = data.count(b"\n")
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


def every(**changes):
    """A change of the third row alone."""
    return lambda rows: rows[2].update(changes)


def doubled(rows):
    rows[3] = rows[2]


def apart(rows):
    rows.append(rows.pop(0))


def one_order(rows):
    rows[0].update(cell="a" * 16)


def another_relation(rows):
    rows[2]["country_relation"] = "far" if rows[2]["country_relation"] != "far" else "same"


def lonely(rows):
    rows[2]["pairs"] = {"actor.gender": "a" * 16}


ITEM_FAULTS = {
    "a scenario that is nowhere": (every(scenario="jp/nowhere"), ":3: its scenario jp/nowhere is not in"),
    "another theme": (every(theme="gift-giving"), ":3: its theme is gift-giving, and should be "),
    "another region": (every(region="pacific-islands"), ":3: its region is pacific-islands, and should be pacific"),
    "another norm match": (every(norm_match="neither"), ":3: its norm_match is neither, and should be "),
    "another relation": (another_relation, ":3: its country_relation is "),
    "another locale": (every(locale="ja"), ":3: its locale is ja, and the table is that of en"),
    "unreviewed words": (every(status="machine"), ":3: its words are machine, which is for the other table"),
    "another prompt": (every(prompt="What now?"), ":3: its content_hash is not that of system and prompt"),
    "the same id twice": (doubled, " is there twice"),
    "a scenario in two parts": (apart, " begins again; the rows of a scenario stand together"),
    "a cell in one order": (one_order, ", and not both once"),
    "a pair of one": (lonely, "the pair aaaaaaaaaaaaaaaa of actor.gender has not two cells"),
}


@pytest.mark.parametrize(("change", "expected"), ITEM_FAULTS.values(), ids=ITEM_FAULTS)
def test_an_item_that_does_not_agree_with_what_it_points_to_is_named(release, change, expected):
    resealed(release, change)

    problems = verify(release)
    assert [problem for problem in problems if problem.startswith(ITEMS) and expected in problem], problems


def test_letters_that_do_not_fit_their_order_are_named(release):
    def swap(rows):
        rows[2]["culture_letter"] = "AB"[rows[2]["culture_letter"] == "A"]

    resealed(release, swap)
    (problem,) = verify(release)
    assert problem.startswith(f"{ITEMS}:3: its culture_letter is ")


def test_rows_of_scenarios_are_held_against_their_schema_and_each_other(release):
    resealed(release, lambda rows: rows[0].pop("norm"), "data/scenarios.jsonl")

    problems = verify(release)
    assert [p for p in problems if p.startswith("data/scenarios.jsonl:1: ") and "norm" in p]
    assert [p for p in problems if p.endswith(" is not in data/scenarios.jsonl")]


def test_a_scenario_that_is_there_twice_is_named(release):
    resealed(release, lambda rows: rows.append(rows[0]), "data/scenarios.jsonl")

    assert [p for p in verify(release) if "2 rows in data/scenarios.jsonl and data/retired.jsonl" in p]


def test_a_successor_that_is_nowhere_is_named(release):
    def retire(rows):
        kept = {"id": "jp/gone", "title": "Gone", "country": "JP", "theme": "gift-giving", "retired_because": None}
        rows.append(kept | {"superseded_by": "jp/nowhere", "canary": json.loads(lines(release)[0])["canary"]})

    resealed(release, retire, "data/retired.jsonl")
    expected = "data/retired.jsonl: jp/gone is superseded by jp/nowhere, which is nowhere in the release"
    assert (expected,) == verify(release)


def changed(path, old, new):
    def change(release):
        text = (release / path).read_text()
        assert old in text
        rewritten(release, path, text.replace(old, new, 1))

    return change


SAID = {
    "rows": (changed("README.md", "(144 rows", "(1,144 rows"), "README.md: tells of 1,144 rows in data/items/smoke"),
    "scenarios": (changed("README.md", "\n12 scenarios", "\n13 scenarios"), "README.md: tells of 13 scenarios"),
    "licence": (changed("README.md", "license: cc-by-4.0", "license: mit"), "README.md: its licence is mit"),
    "configuration": (
        changed("README.md", "    path: data/items/smoke/en.jsonl", "    path: data/items/smoke/fr.jsonl"),
        "README.md: its front matter names data/items/smoke/fr.jsonl, which is not there",
    ),
    "front matter": (changed("README.md", "---\n", "--\n"), "README.md: its front matter cannot be read"),
    "citation": (changed("CITATION.cff", 'version: "0.1.0"', 'version: "0.1.1"'), "CITATION.cff: is of version 0.1.1"),
    "version": (
        changed("croissant.json", '"version": "0.1.0"', '"version": "0.2.0"'),
        "croissant.json: is of version 0.2.0, the manifest of 0.1.0",
    ),
    "digest": (
        changed("croissant.json", '"sha256": "', '"sha256": "0'),
        "croissant.json: says of data/scenarios.jsonl what the manifest does not",
    ),
    "record set": (
        changed("croissant.json", '"@id": "smoke-en",', '"@id": "smoke-xx",'),
        "croissant.json: has no record set smoke-en",
    ),
    "version in the Data Package": (
        changed("datapackage.json", '"version": "0.1.0"', '"version": "0.2.0"'),
        "datapackage.json: is of version 0.2.0 under CC-BY-4.0, which is not the manifest's",
    ),
    "digest in the Data Package": (
        changed("datapackage.json", '"hash": "sha256:', '"hash": "sha256:0'),
        "datapackage.json: says of data/scenarios.jsonl what the manifest does not",
    ),
    "table that the Data Package lacks": (
        changed("datapackage.json", '"path": "data/items/', '"path": "data/item/'),
        "datapackage.json: its resources lack data/items/smoke/en.jsonl",
    ),
    "no Data Package": (changed("datapackage.json", "{", "["), "datapackage.json: cannot be read"),
    "no JSON": (changed("croissant.json", "{", "["), "croissant.json: cannot be read"),
    "regions": (changed("data/regions.toml", "[regions]", "[regionen]"), "data/regions.toml: "),
}


@pytest.mark.parametrize(("change", "expected"), SAID.values(), ids=SAID)
def test_what_a_release_says_of_itself_is_held_against_what_it_holds(release, change, expected):
    change(release)

    problems = verify(release)
    assert [problem for problem in problems if problem.startswith(expected)], problems


@pytest.mark.parametrize("path", ["README.md", "CITATION.cff", "croissant.json", "datapackage.json"])
def test_what_was_made_for_the_release_carries_the_canary(release, path):
    text = (release / path).read_text()
    rewritten(release, path, text.replace("canary:0004", "canary:1004"))

    assert f"{path}: without the manifest's canary" in verify(release)
