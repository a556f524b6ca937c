import shutil
import subprocess

import pytest

from pact_author.model.errors import ReleaseError
from pact_author.release.archive import unpacked
from pact_author.release.assemble import sign_release
from pact_author.release.read import read_manifest
from pact_author.release.sign import NAMESPACE, sign, signer
from pact_author.release.verify import verify

OURS, OTHERS = "releases@example.org", "others@example.org"


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    home = tmp_path_factory.mktemp("keys")
    for name in ("ours", "others"):
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", home / name]
        subprocess.run(made, check=True)
    return home


def allowed(tmp_path, keys, *lines):
    """A file of allowed signers: (name, options, key)."""
    path = tmp_path / "signers"
    path.write_text("".join(f"{name} {options}{(keys / f'{key}.pub').read_text()}" for name, options, key in lines))
    return path


@pytest.fixture
def release(small_release, tmp_path, keys):
    copy = shutil.copytree(small_release, tmp_path / small_release.name)
    sign(copy, keys / "ours")
    return copy


def test_who_signed_is_named(release, keys, tmp_path):
    assert (OURS, "") == signer(release, allowed(tmp_path, keys, (OTHERS, "", "others"), (OURS, "", "ours")))


def test_a_signature_is_no_part_of_the_identity_and_the_same_key_makes_the_same(small_release, release, keys):
    assert read_manifest(small_release) == read_manifest(release)
    assert () == verify(release)
    first = (release / "MANIFEST.json.sig").read_bytes()
    sign(release, keys / "ours")
    assert first == (release / "MANIFEST.json.sig").read_bytes()


def test_openssh_itself_finds_it_good(release, keys, tmp_path):
    signers = allowed(tmp_path, keys, (OURS, "", "ours"))
    command = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", OURS, "-n", NAMESPACE]
    with (release / "MANIFEST.json").open("rb") as manifest:
        told = subprocess.run(
            [*command, "-s", release / "MANIFEST.json.sig"], stdin=manifest, check=True, capture_output=True, text=True
        )

    assert told.stdout.startswith(f'Good "{NAMESPACE}" signature for {OURS}')


def test_a_key_that_is_not_allowed_is_no_signature(release, keys, tmp_path):
    name, fault = signer(release, allowed(tmp_path, keys, (OTHERS, "", "others")))

    assert name is None
    assert fault.startswith("MANIFEST.json.sig: not by a key of ")


def test_a_key_that_is_allowed_for_something_else_is_none(release, keys, tmp_path):
    name, fault = signer(release, allowed(tmp_path, keys, (OURS, 'namespaces="git" ', "ours")))

    assert name is None
    assert fault


def test_a_manifest_that_was_changed_does_not_fit(release, keys, tmp_path):
    path = release / "MANIFEST.json"
    path.write_text(path.read_text().replace('"version":"0.1.0"', '"version":"0.1.1"'))
    name, fault = signer(release, allowed(tmp_path, keys, (OURS, "", "ours")))

    assert name is None
    assert fault.startswith("MANIFEST.json.sig: does not fit MANIFEST.json: ")


def test_a_signature_for_another_purpose_does_not_fit(release, keys, tmp_path):
    (release / "MANIFEST.json.sig").unlink()
    made = ["ssh-keygen", "-q", "-Y", "sign", "-f", keys / "ours", "-n", "git", release / "MANIFEST.json"]
    subprocess.run(made, check=True, capture_output=True)

    assert None is signer(release, allowed(tmp_path, keys, (OURS, "", "ours")))[0]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_text("-----BEGIN\n")])
def test_one_that_is_missing_or_none_is_said_to_be(release, keys, tmp_path, spoil):
    spoil(release / "MANIFEST.json.sig")
    name, fault = signer(release, allowed(tmp_path, keys, (OURS, "", "ours")))

    assert name is None
    assert fault.startswith("MANIFEST.json.sig: ")


def test_a_key_that_is_missing_or_none_stops_with_a_hint(release, tmp_path):
    with pytest.raises(ReleaseError, match="there is no key") as absent:
        sign(release, tmp_path / "absent")
    (tmp_path / "none").write_text("no key\n")
    with pytest.raises(ReleaseError, match="ssh-keygen did not sign"):
        sign(release, tmp_path / "none")

    assert "ssh-keygen -t ed25519" in absent.value.hint


def test_without_ssh_keygen_there_is_a_hint(release, keys, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ReleaseError, match="ssh-keygen is not on this machine") as refused:
        sign(release, keys / "ours")
    assert "openssh-client" in refused.value.hint


def test_the_archive_carries_the_signature(release, keys, tmp_path):
    sign_release(release, keys / "ours")

    with unpacked(release.with_name(f"{release.name}.tar.gz")) as folder:
        assert (OURS, "") == signer(folder, allowed(tmp_path, keys, (OURS, "", "ours")))
        assert () == verify(folder)
