import gzip
import io
import shutil
import tarfile
from pathlib import Path

import pytest

from pact_author.model.errors import ReleaseError
from pact_author.release.archive import holds, unpacked, write_archive
from pact_author.release.read import read_manifest
from pact_author.release.verify import verify


@pytest.fixture
def archive(small_release, tmp_path):
    return Path(shutil.copy(small_release.with_name(f"{small_release.name}.tar.gz"), tmp_path))


def refused(archive):
    with pytest.raises(ReleaseError) as caught, unpacked(archive):
        raise AssertionError("it was unpacked")
    return caught.value.message


def packed(archive, *entries, keep=lambda name: True):
    """The archive with other entries at its end: (TarInfo, bytes). keep: whether an entry of a name stays."""
    with tarfile.open(archive) as tar:
        kept = [(member, tar.extractfile(member).read()) for member in tar if keep(member.name)]
    with tarfile.open(archive, "w:gz") as tar:
        for member, data in (*kept, *entries):
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return archive


def entry(name, kind=tarfile.REGTYPE, link=""):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, link
    return member


def test_what_was_packed_is_unpacked(small_release, archive):
    with unpacked(archive) as folder:
        assert () == verify(folder)
        assert read_manifest(small_release) == read_manifest(folder)
    assert not folder.exists()


def test_the_manifest_comes_first_and_the_rest_by_name(archive):
    with tarfile.open(archive) as tar:
        names = [name.partition("/")[2] for name in tar.getnames()]

    assert ["MANIFEST.json", "MANIFEST.sha256", *sorted(names[2:])] == names


def test_an_archive_that_stands_is_replaced_whole(small_release, archive, tmp_path):
    manifest = read_manifest(small_release)
    before = archive.read_bytes()
    archive.write_bytes(b"something else")
    write_archive(small_release, [file.path for file in manifest.files], archive)

    assert before == archive.read_bytes()
    assert [archive] == list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no tar", mtime=0)], ids=["empty", "text", "gzip"])
def test_what_is_no_archive_holds_no_manifest(tmp_path, data):
    (tmp_path / "x.tar.gz").write_bytes(data)

    assert not holds(tmp_path / "x.tar.gz", b"{}")


def test_an_archive_holds_its_own_manifest_and_no_other(small_release, archive):
    manifest = (small_release / "MANIFEST.json").read_bytes()

    assert (True, False, False) == (
        holds(archive, manifest),
        holds(archive, manifest[:-1]),
        holds(archive.with_name("absent"), manifest),
    )


OUT = {
    "../escaped": entry("pact-0.1.0/../escaped"),
    "/escaped": entry("/escaped"),
    "pact-0.1.0/a/../../escaped": entry("pact-0.1.0/a/../../escaped"),
    "another folder": entry("other/escaped"),
    "backslashes": entry("pact-0.1.0/..\\..\\escaped"),
    "a link": entry("pact-0.1.0/escaped", tarfile.SYMTYPE, "/etc/passwd"),
    "a hard link": entry("pact-0.1.0/escaped", tarfile.LNKTYPE, "pact-0.1.0/README.md"),
    "a pipe": entry("pact-0.1.0/escaped", tarfile.FIFOTYPE),
    "a device": entry("pact-0.1.0/escaped", tarfile.CHRTYPE),
    "a stranger": entry("pact-0.1.0/escaped"),
}


@pytest.mark.parametrize("member", OUT.values(), ids=OUT)
def test_an_entry_that_is_none_of_a_release_is_named_and_nothing_is_written_outside(archive, member, tmp_path):
    message = refused(packed(archive, (member, b"x" if member.isreg() else b"")))

    assert member.name.lstrip("/") in message
    assert [archive] == list(tmp_path.iterdir())
    assert not any(
        path.name == "escaped" for path in (tmp_path.parent, tmp_path.parent.parent) for path in path.iterdir()
    )


def test_a_link_through_which_a_later_file_would_climb_is_refused_before_that_file(archive):
    link = entry("pact-0.1.0/data2", tarfile.SYMTYPE, "/tmp")

    assert "data2: a link to /tmp" in refused(packed(archive, (link, b""), (entry("pact-0.1.0/data2/x"), b"x")))


def test_a_file_that_is_longer_than_the_manifest_says_is_not_unpacked(archive):
    def keep(name):
        return not name.endswith("README.md")

    message = refused(packed(archive, (entry("pact-0.1.0/README.md"), b"x" * 10**6), keep=keep))
    assert "README.md: longer than the manifest says" in message


def test_a_file_that_is_there_twice_is_refused(archive):
    assert "README.md: it is there twice" in refused(packed(archive, (entry("pact-0.1.0/README.md"), b"x")))


def test_an_archive_that_does_not_begin_with_a_manifest_is_none_of_ours(archive):
    assert "does not begin with MANIFEST.json" in refused(packed(archive, keep=lambda name: "MANIFEST" not in name))


def test_a_forged_manifest_is_found_before_anything_else_is_unpacked(archive):
    def keep(name):
        return not name.endswith("MANIFEST.sha256")

    forged = (entry("pact-0.1.0/MANIFEST.sha256"), b"0" * 64)
    assert "not in the manifest" in refused(packed(archive, forged, keep=keep)) or "damaged" in refused(archive)


@pytest.mark.parametrize("share", [0.001, 0.3, 0.7, 0.999])
def test_a_cut_off_archive_is_said_to_be(archive, share):
    data = archive.read_bytes()
    archive.write_bytes(data[: int(len(data) * share)])

    assert "cannot be unpacked" in refused(archive) or "cut off" in refused(archive)


@pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no tar", mtime=0)], ids=["empty", "text", "gzip"])
def test_what_is_no_archive_is_said_to_be_none(tmp_path, data):
    (tmp_path / "x.tar.gz").write_bytes(data)

    assert "x.tar.gz" in refused(tmp_path / "x.tar.gz")


def test_an_empty_archive_is_said_to_be(tmp_path):
    with tarfile.open(tmp_path / "x.tar.gz", "w:gz"):
        pass

    assert "is empty" in refused(tmp_path / "x.tar.gz")
