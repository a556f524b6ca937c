"""The embedded model as an endpoint for the length of a block: a child process on loopback, gone afterwards."""

import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from pact_author.local.install import model_file, why_not
from pact_author.local.model import MODEL, NOTICE
from pact_author.local.server import KEY_VARIABLE
from pact_author.model.canonical import Json
from pact_author.model.errors import LocalModelError

START_SECONDS = 60.0
STOP_SECONDS = 5.0
NEEDED = frozenset(
    {"PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT"}
    | {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
)
"""Variables of the environment that the child gets."""


@dataclass(frozen=True, slots=True)
class LocalEndpoint:
    """Where the embedded model answers. extra: request fields that keep its answers repeatable."""

    base_url: str
    api_key: str = field(repr=False)
    pid: int
    model: str = MODEL
    notice: str = NOTICE
    extra: tuple[tuple[str, Json], ...] = (("cache_prompt", False),)


@contextmanager
def start(api_key: str | None = None) -> Iterator[LocalEndpoint]:
    """Serve the embedded model while the block runs. Raises LocalModelError.

    api_key: the key that it will ask for; a random one unless given.
    """
    path = model_file()
    key = api_key or secrets.token_urlsafe(24)
    with tempfile.TemporaryFile() as log:
        child = _spawn(path, key, log)
        try:
            address = _ready(child, log)
            _healthy(address, child, log)
            yield LocalEndpoint(f"{address}/v1", key, child.pid)
        finally:
            _stop(child)


def _spawn(model: Path, key: str, log: IO[bytes]) -> "subprocess.Popen[bytes]":
    # Spinning threads beside any other busy process cost nine tenths of the rate.
    quiet = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0", KEY_VARIABLE: key}
    return subprocess.Popen(
        [sys.executable, "-m", "pact_author.local.server", str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env={name: value for name, value in os.environ.items() if _is_needed(name)} | quiet,
    )


def _is_needed(name: str) -> bool:
    # Only what a Python with a native library needs: whatever else stands there may be somebody's key.
    return name in NEEDED or name.startswith(("LC_", "OMP_", "GOMP_"))


def _ready(child: "subprocess.Popen[bytes]", log: IO[bytes]) -> str:
    """The address in the child's READY line."""
    said: queue.Queue[str] = queue.Queue()
    assert child.stdout is not None
    stdout = child.stdout

    def listen() -> None:
        for line in stdout:
            if line.startswith(b"READY "):
                said.put(line.decode().split()[1])
        said.put("")

    threading.Thread(target=listen, daemon=True).start()
    try:
        address = said.get(timeout=START_SECONDS)
    except queue.Empty:
        address = ""
    if not address:
        child.kill()
        child.wait()
        raise _failed(log)
    return address


def _healthy(address: str, child: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and child.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5) as answer:  # noqa: S310 - our own child
                if answer.status == 200:
                    return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise _failed(log)


def _failed(log: IO[bytes]) -> LocalModelError:
    log.seek(0)
    told = log.read().decode(errors="replace")
    if "ImportError" in told:
        return LocalModelError(*why_not(told))
    said = told.strip().splitlines()
    return LocalModelError(
        f"the embedded model did not start: {said[-1][:200] if said else 'it ended without a word'}",
        "is there memory enough? Otherwise name an endpoint with --base-url",
    )


def _stop(child: "subprocess.Popen[bytes]") -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None and child.poll() is not None:
            pipe.close()
    if child.poll() is None and child.stdin is not None:
        child.stdin.close()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    if child.stdout is not None:
        child.stdout.close()
