import os
import stat

import pytest

from pact_author.ask.key_file import find_key
from pact_author.model.errors import EndpointError

KEY, OTHER = "sk-of-the-file-0123456789", "sk-other-0123456789"
posix = pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")


@pytest.fixture
def keys(tmp_path):
    """A sound file of keys at its usual place, and the environment in which it is found."""
    path = tmp_path / "pact-author" / "keys"
    path.parent.mkdir()
    path.write_text(f"# mine\n\nOPENAI_API_KEY = {KEY}\nOTHER='{OTHER}'\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def environ(keys):
    return {"XDG_CONFIG_HOME": str(keys.parents[1])}


def test_the_environment_comes_first(environ):
    assert "sk-env" == find_key("OPENAI_API_KEY", environ | {"OPENAI_API_KEY": " sk-env\n"})


@pytest.mark.parametrize(
    ("name", "expected"), [("OPENAI_API_KEY", KEY), ("OTHER", OTHER), ("ABSENT", ""), ("# mine", "")]
)
def test_a_key_is_found_by_its_name(environ, name, expected):
    assert expected == find_key(name, environ)


def test_the_file_can_stand_elsewhere(keys, environ, tmp_path):
    moved = keys.rename(tmp_path / "secret")

    assert KEY == find_key("OPENAI_API_KEY", {"PACT_AUTHOR_KEYS": str(moved)})


def test_below_home_it_is_found_too(keys, tmp_path):
    (tmp_path / ".config").mkdir()
    keys.parent.rename(tmp_path / ".config" / "pact-author")

    assert KEY == find_key("OPENAI_API_KEY", {"HOME": str(tmp_path)})


@pytest.mark.parametrize("environ", [{}, {"HOME": "/nonexistent"}, {"XDG_CONFIG_HOME": "/nonexistent"}])
def test_without_a_file_there_is_no_key(environ):
    assert "" == find_key("OPENAI_API_KEY", environ)


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o620, 0o602, 0o610, 0o644, 0o777])
def test_a_file_that_others_may_use_is_refused_with_a_remedy(keys, environ, mode):
    keys.chmod(mode)
    with pytest.raises(EndpointError, match=f"{mode:04o}") as refused:
        find_key("OPENAI_API_KEY", environ)

    assert f"chmod 600 {keys}" in refused.value.hint
    assert KEY not in refused.value.message + refused.value.hint


@posix
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_file_of_its_owner_alone_is_well(keys, environ, mode):
    keys.chmod(mode)

    assert KEY == find_key("OPENAI_API_KEY", environ)


@posix
def test_a_link_is_as_private_as_what_it_leads_to(keys, environ, tmp_path):
    target = keys.rename(tmp_path / "open")
    target.chmod(stat.S_IRUSR | stat.S_IROTH)
    keys.symlink_to(target)
    with pytest.raises(EndpointError, match="0404"):
        find_key("OPENAI_API_KEY", environ)


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(keys, environ):
    os.chown(keys, 12345, 12345)
    with pytest.raises(EndpointError, match="somebody else"):
        find_key("OPENAI_API_KEY", environ)


@posix
def test_what_is_no_file_is_not_waited_for(keys, environ):
    keys.unlink()
    os.mkfifo(keys, 0o600)
    with pytest.raises(EndpointError, match="is no file"):
        find_key("OPENAI_API_KEY", environ)


def test_a_file_that_is_named_has_to_be_there(tmp_path):
    with pytest.raises(EndpointError, match="No such file"):
        find_key("OPENAI_API_KEY", {"PACT_AUTHOR_KEYS": str(tmp_path / "absent")})


@pytest.mark.parametrize("content", [b"A" * 70_000, b"\xff\xfe\x00"])
def test_a_file_that_cannot_hold_keys_is_refused(keys, environ, content):
    keys.write_bytes(content)
    with pytest.raises(EndpointError, match="the file of keys"):
        find_key("OPENAI_API_KEY", environ)


@pytest.mark.parametrize("key", ["sk two", "sk-ü"])
def test_a_key_that_cannot_be_sent_is_refused_without_repeating_it(keys, environ, key):
    keys.write_text(f"OPENAI_API_KEY={key}\n", encoding="utf-8")
    with pytest.raises(EndpointError) as refused:
        find_key("OPENAI_API_KEY", environ)

    assert key not in refused.value.message
