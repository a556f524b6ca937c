"""Signatures of a release with an SSH key: made and checked by OpenSSH's own ssh-keygen, without a network."""

import shutil
import subprocess
from pathlib import Path

from pact_author.model.errors import ReleaseError
from pact_author.model.release import MANIFEST, SIGNATURE

NAMESPACE = "pact-release"
"""What a signature is for: one that was made for an e-mail or a commit is none of a release."""
LARGEST = 2**16


def sign(folder: Path, key: Path) -> None:
    """Sign the manifest, and so every file that it lists. key: a private SSH key, or the public one of an agent's.

    ssh-keygen asks for the passphrase where the key has one. Raises ReleaseError.
    """
    if not key.is_file():
        raise ReleaseError(f"there is no key {key}", "make one with: ssh-keygen -t ed25519 -f release-key")
    with (folder / MANIFEST).open("rb") as manifest:
        ran = subprocess.run(
            [_tool(), "-Y", "sign", "-f", key, "-n", NAMESPACE], stdin=manifest, capture_output=True, check=False
        )
    if ran.returncode or not ran.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise ReleaseError(f"ssh-keygen did not sign with {key}: {_said(ran.stderr)}", "is it a private SSH key?")
    made = folder / f".{SIGNATURE}"
    made.write_bytes(ran.stdout)
    made.chmod(0o644)
    made.replace(folder / SIGNATURE)


def signer(folder: Path, allowed: Path) -> tuple[str | None, str]:
    """(who signed the manifest, ""), or (None, why nobody did who is allowed to).

    allowed: a file of allowed signers, a line each: a name, a blank, and a public key, as `man ssh-keygen` has it.
    Raises ReleaseError where that or the tool is missing.
    """
    tool, signature = _tool(), folder / SIGNATURE
    if not allowed.is_file():
        raise ReleaseError(
            f"there is no file {allowed} of allowed signers", "write into it a line: name, blank, public key"
        )
    if signature.is_symlink() or not signature.is_file() or signature.stat().st_size > LARGEST:
        return None, f"{SIGNATURE}: missing, so nobody has signed it"
    found = subprocess.run(
        [tool, "-Y", "find-principals", "-s", signature, "-f", allowed], capture_output=True, check=False
    )
    if found.returncode:
        return None, f"{SIGNATURE}: not by a key of {allowed}: {_said(found.stderr)}"
    said = ""
    for name in found.stdout.decode("utf-8", "replace").split("\n"):
        if name:
            files = ["-f", str(allowed), "-s", str(signature)]
            command = [tool, "-Y", "verify", *files, "-I", name, "-n", NAMESPACE]
            with (folder / MANIFEST).open("rb") as manifest:
                ran = subprocess.run(command, stdin=manifest, capture_output=True, check=False)
            if not ran.returncode:
                return name, ""
            said = _said(ran.stderr) or _said(ran.stdout)
    return None, f"{SIGNATURE}: does not fit {MANIFEST}: {said}"


def _tool() -> str:
    found = shutil.which("ssh-keygen")
    if found is None:
        raise ReleaseError(
            "ssh-keygen is not on this machine", "install OpenSSH; on Debian: apt-get install openssh-client"
        )
    return found


def _said(output: bytes) -> str:
    return " ".join(output.decode("utf-8", "replace").split())
