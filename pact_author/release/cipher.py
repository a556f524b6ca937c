"""What is held out as it lies in a release: AES-SIV (RFC 5297) in pieces, of which none can be left out or moved."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from pact_author.model.errors import ReleaseError
from pact_author.release.split import subkey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

MAGIC = b"pact-private/1\n"
PIECE = 2**20
"""Bytes of plain text that are encrypted at a time."""
OVERHEAD = 16
INSTALL = "pip install 'pact-author[private]'"


def encrypt(key: bytes, path: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines to the bytes of a file. path: of that file in the release, to which the bytes are bound.

    The same key, path and lines give the same bytes, as a release must: this cipher is made for that, and tells no more
    than whether two files begin alike. Raises ReleaseError where the library is missing.
    """
    cipher = _cipher(key)
    yield MAGIC
    number, held = 0, bytearray()
    for line in lines:
        held += line
        while len(held) > PIECE:
            yield _sealed(cipher, path, number, bytes(held[:PIECE]), last=False)
            number += 1
            del held[:PIECE]
    yield _sealed(cipher, path, number, bytes(held), last=True)


def decrypt(key: bytes, path: str, file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file to pieces of plain text. Raises ReleaseError where the key is another one, or a byte is."""
    from cryptography.exceptions import InvalidTag

    cipher = _cipher(key)
    if file.read(len(MAGIC)) != MAGIC:
        raise ReleaseError(f"{path} is not of the form {MAGIC.decode().strip()}", "use a newer pact-author")
    number, last = 0, False
    while not last:
        size = int.from_bytes(file.read(4), "big")
        last = bool(size >> 31)
        size &= 2**31 - 1
        data = file.read(size) if OVERHEAD <= size <= PIECE + OVERHEAD else b""
        try:
            if len(data) != size:
                raise InvalidTag
            yield cipher.decrypt(data, _bound(path, number, last=last))
        except (InvalidTag, ValueError) as error:
            hint = "is it the key of this release? see: pact-author verify"
            raise ReleaseError(f"{path} cannot be opened with this key, or is damaged", hint) from error
        number += 1
    if file.read(1):
        raise ReleaseError(f"{path} goes on after its end", "get the release again from where it is published")


def _sealed(cipher: "AESSIV", path: str, number: int, data: bytes, *, last: bool) -> bytes:
    sealed = cipher.encrypt(data, _bound(path, number, last=last))
    return (len(sealed) | last << 31).to_bytes(4, "big") + sealed


def _bound(path: str, number: int, *, last: bool) -> list[bytes]:
    return [MAGIC, path.encode(), number.to_bytes(8, "big"), bytes([last])]


def _cipher(key: bytes) -> "AESSIV":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV
    except ImportError as error:
        raise ReleaseError("cryptography is not installed, which opens what is held out", INSTALL) from error
    return AESSIV(subkey(key, "cipher 1") + subkey(key, "cipher 2"))
