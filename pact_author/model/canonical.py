"""One way to write a value as bytes, and the digests made of it."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_json(value: Json) -> str:
    """Sorted keys, no spaces, real letters, no NaN: equal values give equal text on every machine."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(value: Json) -> str:
    """The SHA-256 of a value's canonical form, 64 hexadecimal digits."""
    return sha256_hex(canonical_json(value).encode())


def content_id(value: Json) -> str:
    """A short name made of content, never of position: 16 letters and digits, 80 bits of SHA-256."""
    raw = hashlib.sha256(canonical_json(value).encode()).digest()[:10]
    return base64.b32encode(raw).decode().lower()
