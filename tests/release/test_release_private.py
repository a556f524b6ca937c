import json
import shutil

import pytest
from release_samples import CORPUS, WHOLE, corpus, retired, wordings

from pact_author.model.changes import Kind
from pact_author.model.errors import ReleaseError
from pact_author.model.version import Bump
from pact_author.release.assemble import write_release
from pact_author.release.compare import compare
from pact_author.release.gate import VersionRefused
from pact_author.release.private import Split, held_ids, private_part, split_corpus
from pact_author.release.read import open_release, read_manifest
from pact_author.release.verify import verify
from pact_author.release.verify_private import held_faults, opened_faults
from pact_author.release.write import seal

KEY, OTHER = bytes(range(32)), bytes(32)
SPLIT = Split(KEY, 30)
SCENARIOS = WHOLE.scenarios[:8]
PUBLIC, HIDDEN = split_corpus(corpus(*SCENARIOS), SPLIT)
HELD = {scenario.id for scenario in HIDDEN.scenarios}


def built(parent, told=None, split=SPLIT):
    return write_release(told or corpus(*SCENARIOS), wordings(), licence="Free.\n", parent=parent, split=split)[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return built(tmp_path_factory.mktemp("private"))


@pytest.fixture
def release(whole, tmp_path):
    """A copy, to be tampered with."""
    return shutil.copytree(whole, tmp_path / whole.name)


def test_a_part_is_held_out_and_the_rest_is_public():
    assert 2 == len(HELD)
    assert {scenario.id for scenario in SCENARIOS} == HELD | {scenario.id for scenario in PUBLIC.scenarios}


def test_no_word_of_what_is_held_out_is_in_any_public_file(whole):
    words = [word.encode() for scenario in HIDDEN.scenarios for word in (scenario.id, scenario.title)]
    words += [scenario.options.follow_culture.source.encode() for scenario in HIDDEN.scenarios]

    for path in whole.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert [] == [word for word in words if word in data], path


def test_with_the_key_it_opens_as_a_release_of_its_own(whole):
    with private_part(open_release(whole), KEY) as private:
        table = private.table("smoke", "en")
        assert HELD == set(table.scenarios)
        assert ("pact-private", "0.1.0") == (private.manifest.name, private.manifest.version)
        assert private.manifest.digest != read_manifest(whole).digest
        items = [item for scenario in table.scenarios for item in table.items(scenario)]
        folder = private.folder
    assert 24 == len(items)
    assert not folder.exists()


def test_its_rows_are_those_that_a_public_release_would_have(whole, tmp_path):
    public = built(tmp_path, corpus(*HIDDEN.scenarios), split=None)

    with private_part(open_release(whole), KEY) as private:
        for path in ("data/scenarios.jsonl", "data/items/smoke/en.jsonl"):
            assert (public / path).read_bytes() == (private.folder / path).read_bytes()


def test_the_same_key_gives_the_same_release_and_another_key_another(whole, tmp_path):
    same, other = built(tmp_path / "same"), built(tmp_path / "other", split=Split(OTHER, 30))

    assert read_manifest(whole) == read_manifest(same)
    assert read_manifest(whole).digest != read_manifest(other).digest


def test_a_sound_one_is_whole_with_and_without_the_key(whole):
    manifest = read_manifest(whole)

    assert () == verify(whole)
    assert [] == [*held_faults(manifest), *opened_faults(whole, manifest, KEY)]


def test_another_key_is_said_to_be_one_before_anything_is_opened(whole):
    with pytest.raises(ReleaseError, match="this is another key"), private_part(open_release(whole), OTHER):
        raise AssertionError("it was opened")


def test_where_nothing_is_held_out_there_is_nothing_to_open(small_release):
    with pytest.raises(ReleaseError, match="holds nothing out"), private_part(open_release(small_release), KEY):
        raise AssertionError("it was opened")


def test_an_encrypted_file_that_was_changed_is_named_without_the_key(release):
    path = release / "private/scenarios.jsonl.enc"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    assert ("private/scenarios.jsonl.enc: changed; its SHA-256 is not the manifest's",) == verify(release)


def told(release, change):
    manifest = json.loads((release / "MANIFEST.json").read_text())
    change(manifest["private"])
    data = json.dumps(manifest).encode()
    (release / "MANIFEST.json").write_bytes(data)
    (release / "MANIFEST.sha256").write_bytes(seal(data))
    return read_manifest(release)


def test_commitments_that_do_not_fit_the_rows_are_named(release):
    manifest = told(release, lambda private: private["commitments"].__setitem__(0, "0" * 64))

    assert ["private: the rows are not those that the manifest commits to"] == list(
        opened_faults(release, manifest, KEY)
    )


def test_a_manifest_that_does_not_agree_with_itself_is_named(release):
    manifest = told(release, lambda private: private["commitments"].pop())
    assert ["1 commitments for 2 scenarios that are held out"] == list(held_faults(manifest))

    manifest = told(release, lambda private: private["tables"].pop(0))
    assert "private/scenarios.jsonl.enc: no table that the manifest holds out" in list(held_faults(manifest))


def test_a_scenario_that_is_public_too_is_named(whole, tmp_path):
    """A release whose public part is that of another one, where nothing was held out."""
    open_one = built(tmp_path, split=None)
    manifest = read_manifest(whole)
    mixed = shutil.copytree(whole, tmp_path / "mixed")
    path = "data/scenarios.jsonl"
    shutil.copy(open_one / path, mixed / path)
    public = next(file for file in read_manifest(open_one).files if file.path == path)
    files = tuple(public if file.path == path else file for file in manifest.files)

    from dataclasses import replace

    faults = list(opened_faults(mixed, replace(manifest, files=files), KEY))
    assert sorted(f"private: {id_} is held out, and is public too" for id_ in HELD) == faults


def test_the_id_of_a_successor_that_is_held_out_is_not_told(tmp_path):
    gone = retired(SCENARIOS[-1], by=min(HELD))
    rest = SCENARIOS[:-1]
    public, hidden = split_corpus(corpus(*rest, gone), SPLIT)
    if gone.superseded_by not in {scenario.id for scenario in hidden.scenarios}:
        gone = retired(SCENARIOS[-1], by=hidden.scenarios[0].id)
        public, hidden = split_corpus(corpus(*rest, gone), SPLIT)

    (kept,) = (scenario for scenario in public.scenarios if scenario.id == gone.id)
    assert (None, "It was not so.") == (kept.superseded_by, kept.retired_because)


def test_one_scenario_cannot_be_parted():
    with pytest.raises(ReleaseError, match="too few scenarios"):
        split_corpus(corpus(CORPUS.scenarios[0]), SPLIT)


def test_what_is_held_out_later_is_gone_from_the_public_part_and_that_is_a_major_change(whole, tmp_path):
    before = built(tmp_path, split=None)
    found = compare(open_release(before), open_release(whole))

    assert HELD == {change.id for change in found.scenarios}
    assert ("major", ()) == (found.bump, found.faults)


def kinds(old, new, held=None):
    return {change.id: change.kind for change in compare(open_release(old), open_release(new), held=held).scenarios}


def test_without_the_key_nobody_can_tell_what_is_held_out_from_what_is_gone(tmp_path):
    old, new = built(tmp_path / "old", split=None), built(tmp_path / "new")

    assert {scenario.id: Kind.UNSEEN for scenario in HIDDEN.scenarios} == kinds(old, new)


def test_with_the_key_what_is_held_out_is_told_from_what_is_gone(tmp_path):
    gone, *rest = PUBLIC.scenarios
    old, new = built(tmp_path / "old", split=None), built(tmp_path / "new", corpus(*rest, *HIDDEN.scenarios))
    held = held_ids(open_release(new), KEY)
    expected = {
        each.id: Kind.HELD if each.id in held else Kind.GONE for each in SCENARIOS if each.id not in public(new)
    }

    assert expected == kinds(old, new, held)
    assert {Kind.HELD, Kind.GONE} == set(expected.values())
    changes = compare(open_release(old), open_release(new), held=held)
    assert [f"{gone.id}: gone, and not listed as retired"] == [fault.partition(";")[0] for fault in changes.faults]


def public(folder):
    return {json.loads(line)["id"] for line in (folder / "data/scenarios.jsonl").read_text().splitlines()}


def test_what_is_held_out_from_now_on_calls_for_a_major_version(tmp_path):
    old, new = built(tmp_path / "old", split=None), built(tmp_path / "new")

    assert Bump.MAJOR == compare(open_release(old), open_release(new)).bump


def test_a_release_without_a_private_part_holds_no_ids_out(tmp_path):
    assert frozenset() == held_ids(open_release(built(tmp_path, split=None)), KEY)


def test_a_scenario_whose_file_is_gone_is_refused_though_others_are_held_out(tmp_path):
    old = built(tmp_path / "old", split=None)
    told = corpus(*SCENARIOS[1:], version="0.9.0")

    with pytest.raises(VersionRefused, match="gone, and not listed as retired"):
        write_release(
            told, wordings(), licence="Free.\n", parent=tmp_path / "new", split=SPLIT, since=open_release(old)
        )
