import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_score_report import culture, half_asked, run_folder, says
from test_score_run_folder import RUN

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.store import open_for_reading
from pact_author.model.errors import RunError
from pact_author.score.bundle import BUNDLE, pack, packed_results, run_folders
from pact_author.score.report import report
from pact_author.score.run_folder import results_text


def with_probabilities(scenario, letter):
    return says("A", (("A", -0.1), ("B", -2.0 - int(scenario[4:])), ("x", float("-inf"))))


def some_errors(scenario, letter):
    return Reply("", ReplyStatus.ERROR, error="503: busy") if scenario == "jp/s3" else says(letter)


def bundle_of(home, *answers):
    """A bundle, and the figures of the runs that it was made of."""
    folders = [run_folder(home / f"run{n}", each, replace(RUN, model=f"m{n}")) for n, each in enumerate(answers)]
    told = report(folders)
    pack(folders, told, home / "b.zip", "1.2.3")
    return home / "b.zip", told


@pytest.mark.parametrize("answers", [culture, half_asked, with_probabilities, some_errors])
def test_a_bundle_gives_the_same_figures_byte_for_byte(tmp_path, answers):
    bundle, told = bundle_of(tmp_path, answers)

    with run_folders([bundle]) as folders:
        assert results_text(told) == results_text(report(folders))
    assert results_text(told) == packed_results(bundle)


def test_several_runs_come_back_in_their_order(tmp_path):
    bundle, told = bundle_of(tmp_path, culture, half_asked)

    with run_folders([bundle]) as folders:
        assert ["m0", "m1"] == [model.id for model in report(folders).models]
        assert results_text(told) == results_text(report(folders))


def test_prompts_come_back_as_they_were_sent(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)

    def stored(folder):
        with open_for_reading(folder / "replies.sqlite") as store:
            return list(store.rows())

    with run_folders([bundle]) as (folder,):
        assert stored(tmp_path / "run0") == stored(folder)


def test_the_same_run_makes_the_same_bytes(tmp_path):
    first, told = bundle_of(tmp_path, with_probabilities)
    pack([tmp_path / "run0"], told, tmp_path / "again.zip", "1.2.3")

    assert first.read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_its_head_names_versions_seeds_and_the_digest_of_every_file(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)
    with zipfile.ZipFile(bundle) as archive:
        head = json.loads(archive.read(BUNDLE))

    assert ("pact-bundle/1", "1.2.3") == (head["schema"], head["tool"])
    assert (RUN.seed, RUN.release_digest) == (head["runs"][0]["seed"], head["runs"][0]["release_digest"])
    assert ["1/run.json", "1/planned.jsonl", "1/replies.jsonl", "results.json"] == [f["path"] for f in head["files"]]
    assert {64} == {len(file["sha256"]) for file in head["files"]}


def test_what_was_unpacked_is_gone_afterwards(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)
    with run_folders([bundle]) as (folder,):
        assert folder.is_dir()

    assert not folder.exists()


def test_a_folder_and_a_bundle_stand_side_by_side(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)
    with run_folders([tmp_path / "run0", bundle]) as folders:
        assert 2 == len(report(folders).models)


def test_a_table_of_decisions_cannot_be_bundled(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("scenario,decision\njp/a,follow\n", encoding="utf-8")

    with pytest.raises(RunError, match="cannot be bundled"):
        pack([table], report([table]), tmp_path / "b.zip", "1")
    assert not (tmp_path / "b.zip").exists()


def opened(bundle):
    with run_folders([bundle]) as folders:
        return report(folders)


def changed(bundle, change):
    """A bundle written anew, its files given to change as {name: bytes}; digests and sizes told anew as well."""
    import hashlib

    with zipfile.ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    head = json.loads(files.pop(BUNDLE))
    head = change(files, head) or head
    for entry in head["files"] if isinstance(head["files"], list) else ():
        data = files.get(entry["path"], b"")
        entry.setdefault("kept", False)
        if not entry.pop("kept"):
            entry |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(BUNDLE, json.dumps(head))
    return bundle


def test_a_changed_file_is_found(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)

    def change(files, head):
        files["1/replies.jsonl"] = files["1/replies.jsonl"].replace(b'"text":"A"', b'"text":"B"')
        head["files"][2]["kept"] = True

    with pytest.raises(RunError, match=r"1/replies\.jsonl is not what it was packed as"):
        opened(changed(bundle, change))


def test_names_in_a_bundle_lead_nowhere(tmp_path):
    bundle, told = bundle_of(tmp_path, culture)

    def change(files, head):
        for name in ("../out.txt", "/tmp/out.txt", "1/../../out.txt", "..\\out.txt", "1/other.txt"):
            files[name] = b"x"
            head["files"].append({"path": name})

    with run_folders([changed(bundle, change)]) as (folder,):
        assert {"run.json", "planned.jsonl", "replies.sqlite"} == {
            path.name for path in folder.iterdir() if path.suffix != ".lock"
        }
        assert [folder] == list(folder.parent.iterdir())
        assert results_text(told) == results_text(report([folder]))
    assert not (tmp_path / "out.txt").exists()


def test_a_bundle_that_grows_beyond_all_measure_is_refused(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)

    def change(files, head):
        files["1/planned.jsonl"] = b" " * 50_000_000

    with pytest.raises(RunError, match="beyond all measure"):
        opened(changed(bundle, change))


def test_a_file_that_is_longer_than_it_says_is_refused(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)

    def change(files, head):
        files["1/planned.jsonl"] = b" " * 50_000_000
        head["files"][1]["kept"] = True

    with pytest.raises(RunError, match=r"planned\.jsonl is longer than it says"):
        opened(changed(bundle, change))


def row_changed(name, value):
    def change(files, head):
        lines = [json.loads(line) for line in files["1/replies.jsonl"].splitlines()]
        lines[0][name] = value
        files["1/replies.jsonl"] = "".join(json.dumps(line) + "\n" for line in lines).encode()

    return change


def axes_changed(files, head):
    files["1/planned.jsonl"] = files["1/planned.jsonl"].replace(b'"culture_letter":"A"', b'"culture_letter":1')


def run_changed(name, value):
    def change(files, head):
        files["1/run.json"] = json.dumps(json.loads(files["1/run.json"]) | {name: value}).encode()

    return change


def gone(name):
    def change(files, head):
        del files[name]

    return change


BROKEN = {
    "status": row_changed("status", "great"),
    "text": row_changed("text", 5),
    "key": row_changed("key", None),
    "probabilities": row_changed("top_logprobs", '[["A", "x"]]'),
    "probabilities nested": row_changed("top_logprobs", "[" * 100_000),
    "request": row_changed("request", {"messages": [{"role": "user", "content": 1}]}),
    "notice": row_changed("notice", [1]),
    "tokens": row_changed("prompt_tokens", "many"),
    "axes": axes_changed,
    "run": run_changed("repeats", "x"),
    "run settings": run_changed("settings", "x"),
    "run unknown": run_changed("mood", "x"),
    "run schema": run_changed("schema", "pact-run/9"),
    "no plan": gone("1/planned.jsonl"),
    "no runs": lambda files, head: head | {"runs": []},
    "many runs": lambda files, head: head | {"runs": head["runs"] * 101},
    "runs a number": lambda files, head: head | {"runs": 3},
    "no schema": lambda files, head: {"files": []},
    "other schema": lambda files, head: head | {"schema": "pact-bundle/2"},
    "files not listed": lambda files, head: head | {"files": []},
    "no list": lambda files, head: head | {"files": {"a": 1}},
    "nested": lambda files, head: files.update({"1/replies.jsonl": b"[" * 100_000}),
    "not an object": lambda files, head: files.update({"1/replies.jsonl": b"1\n"}),
    "twice": lambda files, head: files.update({"1/replies.jsonl": files["1/replies.jsonl"] * 2}),
    "not UTF-8": lambda files, head: files.update({"1/planned.jsonl": b"\xff\n"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_somebody_made_up_is_refused_with_a_sentence(tmp_path, name):
    bundle, _ = bundle_of(tmp_path, with_probabilities)

    with pytest.raises(RunError):
        opened(changed(bundle, BROKEN[name]))


def test_a_file_that_is_no_archive_is_refused(tmp_path):
    (tmp_path / "b.zip").write_text("hello", encoding="utf-8")

    with pytest.raises(RunError, match="no bundle, or a damaged one"):
        opened(tmp_path / "b.zip")


def test_a_bundle_with_another_way_to_compress_is_refused(tmp_path):
    bundle, _ = bundle_of(tmp_path, culture)
    with zipfile.ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in files.items():
            archive.writestr(name, data)

    with pytest.raises(RunError, match="compressed in a way"):
        opened(bundle)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_bundle_gives_its_figures_or_a_sentence(tmp_path, data):
    bundle = tmp_path / "b.zip"
    if not (tmp_path / "run0").exists():
        bundle_of(tmp_path, culture)
        (tmp_path / "sound").write_bytes(bundle.read_bytes())
    spoilt = bytearray((tmp_path / "sound").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    bundle.write_bytes(spoilt[: data.draw(st.integers(len(spoilt) // 2, len(spoilt)))])

    try:
        told = opened(bundle)
    except RunError as error:
        assert str(error)
    else:
        assert results_text(report([tmp_path / "run0"])) == results_text(told)
