import shutil
import subprocess
from hashlib import sha256

import pytest
from command import pact
from conftest import copy_corpus

KEPT = {"br/before-the-agenda", "ke/hands-at-the-door"}


@pytest.fixture
def small(tmp_path):
    """Two scenarios and the design smoke."""
    (tmp_path / "home").mkdir()
    return copy_corpus(tmp_path / "home", KEPT)


def test_the_release_s_path_is_the_last_line(small):
    told = pact("build", cwd=small)

    assert "dist/pact-0.1.0" == told.stdout.splitlines()[-1]
    assert (small / "dist/pact-0.1.0/MANIFEST.json").is_file()


def test_out_names_the_folder_above(small, tmp_path):
    told = pact("build", "--out", tmp_path / "elsewhere", cwd=small)

    assert str(tmp_path / "elsewhere/pact-0.1.0") == told.stdout.splitlines()[-1]
    assert (tmp_path / "elsewhere/pact-0.1.0").is_dir()


def test_a_release_of_some_persona_sets_can_be_tried_out(tmp_path):
    home = copy_corpus(tmp_path, KEPT, designs=("smoke", "human"))
    target = tmp_path / pact("build", "--design", "human", "--out", "trial", cwd=home).stdout.splitlines()[-1]

    assert ["human"] == [path.name for path in (target / "data/items").iterdir()]
    assert "is whole" in pact("verify", target, cwd=home).stderr


def test_a_persona_set_that_is_not_there_is_named(small):
    told = pact("build", "--design", "smok", cwd=small, expect=3).stderr

    assert "error: there is no persona set smok\nhelp: there are: smoke\n" in told
    assert not (small / "dist").exists()


def test_the_card_says_how_far_scenarios_were_reviewed(small):
    pact("review", "accept", "ke/hands-at-the-door", "--by", "asha", "--date", "2026-11-25", "--why", "so", cwd=small)
    pact("build", cwd=small)

    assert "1 of 2 scenarios were reviewed by a person" in (small / "dist/pact-0.1.0/README.md").read_text()


def test_a_second_build_has_nothing_to_do(small):
    pact("build", cwd=small)

    assert "the same release stands there already" in pact("build", cwd=small).stderr


def test_errors_are_shown_and_nothing_is_built(small):
    path = small / "scenarios/br/before-the-agenda.yaml"
    path.write_text(path.read_text().replace("theme:", "thema:"))
    told = pact("build", cwd=small, expect=1)

    assert "" == told.stdout
    assert "did you mean" in told.stderr
    assert not (small / "dist").exists()


def test_another_release_of_the_same_version_stays_as_it_is(small):
    pact("build", cwd=small)
    path = small / "scenarios/br/before-the-agenda.yaml"
    path.write_text(path.read_text().replace("Before the agenda", "Before the agenda begins"))

    told = pact("build", cwd=small, expect=3).stderr
    assert "raise version in pact.toml" in told
    assert ["pact-0.1.0", "pact-0.1.0.tar.gz"] == sorted(entry.name for entry in (small / "dist").iterdir())


def test_a_corpus_without_a_licence_is_not_built(small):
    (small / "LICENSE-DATA").unlink()

    assert "LICENSE-DATA is missing" in pact("build", cwd=small, expect=3).stderr


def test_a_corpus_without_persona_sets_is_not_built(small):
    shutil.rmtree(small / "personas")
    told = pact("build", cwd=small, expect=3)

    assert ("", False) == (told.stdout, (small / "dist").exists())
    assert "there is no persona set" in told.stderr


def test_where_nothing_can_be_written_the_place_is_named(small):
    (small / "dist").write_text("a file")

    assert "dist" in pact("build", cwd=small, expect=3).stderr


def test_a_whole_release_is_said_to_be(small):
    pact("build", cwd=small)
    told = pact("verify", "dist/pact-0.1.0", cwd=small)

    assert "" == told.stdout
    assert "pact 0.1.0 is whole" in told.stderr


def test_a_flipped_byte_is_named_and_the_exit_code_is_1(small):
    pact("build", cwd=small)
    table = small / "dist/pact-0.1.0/data/items/smoke/en.jsonl"
    data = bytearray(table.read_bytes())
    data[len(data) // 2] ^= 1
    table.write_bytes(data)

    told = pact("verify", "dist/pact-0.1.0", cwd=small, expect=1).stdout
    assert "data/items/smoke/en.jsonl: changed" in told


def test_a_strange_name_cannot_command_the_terminal(small):
    pact("build", cwd=small)
    (small / "dist/pact-0.1.0/\x1b[2Jnote").write_text("x")

    told = pact("verify", "dist/pact-0.1.0", cwd=small, expect=1).stdout
    assert "<U+001B>[2Jnote: not in the manifest" in told


@pytest.mark.parametrize("path", ["nowhere", "scenarios", "pact.toml"])
def test_what_is_no_release_gets_one_message(small, path):
    told = pact("verify", path, cwd=small, expect=3)

    assert told.stderr.startswith("error: ")
    assert "pact-author build" in told.stderr


def test_a_release_can_be_moved(small, tmp_path):
    release = pact("build", cwd=small).stdout.splitlines()[-1]
    shutil.move(small / release, tmp_path / "moved")

    assert (
        "the folder is called moved; it was built as pact-0.1.0"
        in pact("verify", tmp_path / "moved", cwd=tmp_path).stderr
    )


def test_the_identity_that_somebody_names_is_compared(small):
    pact("build", cwd=small)
    digest = sha256((small / "dist/pact-0.1.0/MANIFEST.json").read_bytes()).hexdigest()

    assert "is whole" in pact("verify", "dist/pact-0.1.0", "--identity", digest[:12], cwd=small).stderr
    told = pact("verify", "dist/pact-0.1.0", "--identity", "0" * 12, cwd=small, expect=1).stdout
    assert f"this is another release: its identity is {digest}, not 000000000000\n" == told


@pytest.mark.parametrize("identity", ["", "29b71", "xyz", "29B71760"])
def test_what_is_no_identity_is_wrong_usage(small, identity):
    assert "64 digits" in pact("verify", "dist/pact-0.1.0", "--identity", identity, cwd=small, expect=2).stderr


def test_an_archive_is_verified_like_its_folder(small):
    pact("build", cwd=small)

    assert "pact 0.1.0 is whole" in pact("verify", "dist/pact-0.1.0.tar.gz", cwd=small).stderr


def test_an_archive_that_is_cut_off_is_exit_3(small):
    pact("build", cwd=small)
    path = small / "dist/pact-0.1.0.tar.gz"
    path.write_bytes(path.read_bytes()[:-5000])

    told = pact("verify", path, cwd=small, expect=3)
    assert "pact-0.1.0.tar.gz cannot be unpacked" in told.stderr


def test_a_manifest_of_another_version_is_exit_3(small):
    pact("build", cwd=small)
    path = small / "dist/pact-0.1.0/MANIFEST.json"
    path.write_text(path.read_text().replace("pact-release/1", "pact-release/9"))
    digest = sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}  MANIFEST.json\n")

    told = pact("verify", "dist/pact-0.1.0", cwd=small, expect=3)
    assert "is of format 'pact-release/9'; this version knows pact-release/1" in told.stderr
    assert "help: use a newer pact-author" in told.stderr


def test_a_signed_release_names_its_signer_and_a_stranger_is_refused(small, tmp_path):
    for name in ("ours", "others"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
        (tmp_path / f"{name}.signers").write_text(f"{name}@example.org {(tmp_path / f'{name}.pub').read_text()}")
    pact("build", "--sign", tmp_path / "ours", cwd=small)

    for release in ("dist/pact-0.1.0", "dist/pact-0.1.0.tar.gz"):
        told = pact("verify", release, "--signature", tmp_path / "ours.signers", cwd=small)
        assert "signed by ours@example.org" in told.stderr
    told = pact("verify", "dist/pact-0.1.0", "--signature", tmp_path / "others.signers", cwd=small, expect=1)
    assert "MANIFEST.json.sig: not by a key of" in told.stdout
    assert "which nobody looked at" in pact("verify", "dist/pact-0.1.0", cwd=small).stderr


def test_parquet_is_written_beside_and_verified(small):
    pact("build", "--parquet", cwd=small)

    assert (small / "dist/pact-0.1.0/parquet/smoke/en.parquet").is_file()
    assert "is whole" in pact("verify", "dist/pact-0.1.0", cwd=small).stderr
