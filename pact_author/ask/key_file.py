"""A key from the environment, or from a file that nobody but its owner can read."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from pact_author.ask.address import key_fault
from pact_author.model.errors import EndpointError

PLACE = "PACT_AUTHOR_KEYS"
"""Variable that names the file, where it does not stand at its usual place."""
LARGEST = 64 * 1024
"""Bytes of a file of keys."""


def find_key(variable: str, environ: Mapping[str, str]) -> str:
    """The key of that name: from the environment, else from a line NAME=key of the file of keys; "" for none.

    Raises EndpointError for a key that cannot be sent, and for a file that others could read or write.
    """
    if key := environ.get(variable, "").strip():
        return _sound(key, f"the key in {variable}")
    path = _place(environ)
    if path is None:
        return ""
    key = _lines(_text(path)).get(variable, "")
    return _sound(key, f"the key {variable} in {path}") if key else ""


def _place(environ: Mapping[str, str]) -> Path | None:
    """The file of keys; None where there is none. One that is named has to be there."""
    if named := environ.get(PLACE, "").strip():
        return Path(named)
    home = environ.get("XDG_CONFIG_HOME") or (f"{environ['HOME']}/.config" if environ.get("HOME") else "")
    usual = Path(home) / "pact-author" / "keys"
    return usual if home and os.path.lexists(usual) else None


def _text(path: Path) -> str:
    try:
        # What is checked is the file that was opened, and not what may stand at its path a moment later.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - the handle is open already
            _private(os.fstat(handle), path)
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise EndpointError(f"the file of keys {path} is larger than 64 KiB", "a line of it is NAME=key")
        return content.decode("utf-8")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is no text in UTF-8"
        raise EndpointError(
            f"the file of keys {path} cannot be read: {why}", f"see whether {PLACE} names the right file"
        ) from error


def _private(told: os.stat_result, path: Path) -> None:
    """Raises EndpointError where a file is none, or anybody but its owner, who is asking, can do anything with it."""
    if not stat.S_ISREG(told.st_mode):
        raise EndpointError(f"the file of keys {path} is no file", f"see what {PLACE} names")
    if os.name != "posix":
        return  # rights are kept elsewhere there
    if told.st_uid != os.geteuid():
        raise EndpointError(f"the file of keys {path} belongs to somebody else", "make one of your own, with chmod 600")
    if told.st_mode & 0o077:
        raise EndpointError(
            f"others than you may use the file of keys {path} (its mode is {stat.S_IMODE(told.st_mode):04o})",
            f"chmod 600 {path}, and think about whether its keys are known by now",
        )


def _lines(text: str) -> dict[str, str]:
    """Names and keys; lines without = and those after # tell nothing."""
    pairs = (line.partition("=") for line in text.splitlines() if not line.lstrip().startswith("#"))
    return {name.strip(): key.strip().strip("\"'") for name, _, key in pairs if name.strip()}


def _sound(key: str, what: str) -> str:
    if fault := key_fault(key):
        raise EndpointError(f"{what} {fault}", "copy it again, alone and whole")
    return key
