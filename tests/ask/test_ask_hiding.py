import base64
import json
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.hiding import HIDDEN, hider

KEY = 'sk-proj_very/secret+0123456789=&"x'
PLAIN = "sk-very-secret-0123456789"


def every_letter(form):
    return "".join(form.format(ord(letter)) for letter in KEY)


WRITINGS = {
    "as it is": KEY,
    "behind a word": f"Bearer {KEY}",
    "URL": quote(KEY, safe=""),
    "URL, small": quote(KEY, safe="").lower(),
    "URL, twice": quote(quote(KEY, safe=""), safe=""),
    "URL, every letter": every_letter("%{:02X}"),
    "JSON": json.dumps(KEY)[1:-1],
    "JSON in JSON": json.dumps(json.dumps(KEY))[3:-3],
    "JSON, every letter": every_letter("\\u{:04x}"),
    "JSON, every letter, large": every_letter("\\u{:04X}"),
    "JSON, slashes": KEY.replace("/", "\\/").replace('"', '\\"'),
    "HTML": KEY.replace("&", "&#38;").replace('"', "&#34;"),
    "HTML, every letter": every_letter("&#x{:x};"),
    "hexadecimal": KEY.encode().hex(),
    "hexadecimal, large": KEY.encode().hex().upper(),
    "base64": base64.b64encode(KEY.encode()).decode(),
    "base64 for addresses": base64.urlsafe_b64encode(KEY.encode()).decode(),
    "base64 of a header": base64.b64encode(f"Bearer {KEY}".encode()).decode(),
    "base64 of a name and a password": base64.b64encode(f"me:{KEY}".encode()).decode(),
    "base64 in the middle": base64.b64encode(f"x{KEY}y".encode()).decode(),
    "base64 in JSON": base64.b64encode(KEY.encode()).decode().replace("/", "\\/"),
}


@pytest.mark.parametrize("way", WRITINGS)
def test_a_key_is_found_in_every_writing(way):
    said = hider(KEY)(f"the key {WRITINGS[way]} is unknown")
    left = said.removeprefix("the key ").removesuffix(" is unknown")

    assert HIDDEN in left
    assert len(left.replace("Bearer ", "")) <= len("QmVhcmV…"), "no more than what stood before it is left"


@pytest.mark.parametrize("key", [None, "", "none", "local"])
def test_what_is_no_secret_is_not_hidden(key):
    assert "none of it is local" == hider(key)("none of it is local")


@given(st.text(), st.text())
def test_whatever_stands_around_it(before, after):
    assert PLAIN not in hider(PLAIN)(before + PLAIN + after)


@given(st.binary(max_size=20), st.binary(max_size=20))
def test_whatever_stands_around_it_in_base64(before, after):
    whole = base64.b64encode(before + PLAIN.encode() + after).decode()
    for part in hider(PLAIN)(whole).split(HIDDEN):
        for start in range(4):
            piece = part[start : start + (len(part) - start) // 4 * 4]
            assert PLAIN[4:-4].encode() not in base64.b64decode(piece + "====", validate=False)


@given(st.text(st.sampled_from("sk-very\\%ue0123&#;secr"), max_size=60))
def test_other_words_stay(text):
    assert text == hider(KEY)(text)


@pytest.mark.parametrize(
    "piece", [PLAIN[:-1], "%73", "\\u0073", "\\", "s", base64.b64encode(PLAIN.encode()).decode()[:-4]]
)
def test_a_very_long_text_is_read_quickly(piece):
    began = time.perf_counter()
    hider(PLAIN)(piece * (1_000_000 // len(piece)))

    assert time.perf_counter() - began < 2
