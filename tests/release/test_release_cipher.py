import io

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.errors import ReleaseError
from pact_author.release import cipher
from pact_author.release.cipher import MAGIC, decrypt, encrypt

KEY, OTHER, PATH = bytes(range(32)), bytes(32), "private/items/smoke/en.jsonl.enc"


def sealed(lines, key=KEY, path=PATH):
    return b"".join(encrypt(key, path, lines))


def opened(data, key=KEY, path=PATH):
    return b"".join(decrypt(key, path, io.BytesIO(data)))


@given(st.lists(st.binary(max_size=50)), st.integers(1, 40))
def test_what_was_encrypted_is_decrypted_in_pieces_of_any_size(lines, piece):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "PIECE", piece)
        assert b"".join(lines) == opened(sealed(lines))


def test_the_same_lines_give_the_same_bytes_however_they_come():
    assert sealed([b"one\n", b"two\n"]) == sealed([b"one\ntwo", b"\n"])


def test_nothing_of_the_text_or_the_key_is_in_it():
    data = sealed([b"a secret sentence\n" * 100])

    assert b"secret" not in data
    assert KEY not in data
    assert KEY.hex().encode() not in data


@pytest.fixture
def pieces(monkeypatch):
    """Five pieces of ten bytes."""
    monkeypatch.setattr(cipher, "PIECE", 10)
    return sealed([b"0123456789" * 5])


LENGTH = 4 + 16 + 10


def piece(number):
    return slice(len(MAGIC) + number * LENGTH, len(MAGIC) + (number + 1) * LENGTH)


SPOILT = {
    "another key": lambda data: (data, OTHER, PATH),
    "another path": lambda data: (data, KEY, "private/scenarios.jsonl.enc"),
    "cut off": lambda data: (data[:-1], KEY, PATH),
    "the last piece left out": lambda data: (data[:-LENGTH], KEY, PATH),
    "two pieces in each other's place": lambda data: (
        data[: piece(1).start] + data[piece(2)] + data[piece(1)] + data[piece(3).start :],
        KEY,
        PATH,
    ),
    "a piece left out": lambda data: (data[: piece(1).start] + data[piece(2).start :], KEY, PATH),
    "a piece that says it is the last": lambda data: (
        data[: piece(1).start] + b"\x80" + data[piece(1).start + 1 :],
        KEY,
        PATH,
    ),
    "more after the end": lambda data: (data + b"x", KEY, PATH),
    "no magic": lambda data: (data[1:], KEY, PATH),
    "empty": lambda data: (b"", KEY, PATH),
    "a length without end": lambda data: (data[: len(MAGIC)] + b"\x7f\xff\xff\xff" + data[len(MAGIC) + 4 :], KEY, PATH),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_was_changed_is_never_decrypted(pieces, spoil):
    data, key, path = spoil(pieces)

    with pytest.raises(ReleaseError, match=r"private/"):
        opened(data, key, path)


@given(st.integers(0, 400), st.integers(0, 7))
def test_a_flipped_bit_is_found_wherever_it_is(place, bit):
    data = bytearray(sealed([b"0123456789" * 37]))
    data[place % len(data)] ^= 1 << bit

    with pytest.raises(ReleaseError):
        opened(bytes(data))


def test_it_is_the_cipher_of_rfc_5297():
    # Appendix A.1 of the RFC.
    key = bytes.fromhex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
    about = bytes.fromhex("101112131415161718191a1b1c1d1e1f2021222324252627")
    text = bytes.fromhex("112233445566778899aabbccddee")
    expected = "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"

    assert expected == AESSIV(key).encrypt(text, [about]).hex()
