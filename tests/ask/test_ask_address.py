import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.address import address_fault, key_fault, without_credentials


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/v1",
        "https://api.example.org/v1/",
        "http://127.0.0.1:1/v1",
        "http://[::1]:8000/v1",
        "http://my_host/v1",
        "HTTPS://Example.ORG.",
    ],
)
def test_an_address_that_can_be_asked_has_no_fault(url):
    assert (None, None) == (address_fault(url.lower()), key_fault("sk-a_B.9/+="))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "begins with http"),
        ("localhost:8000/v1", "begins with http"),
        ("ftp://host/v1", "begins with http"),
        ("https://", "begins with http"),
        ("http://user:pa55word@host/v1", "do not belong"),
        ("http://pa55word@host/v1", "do not belong"),
        ("http://host/v1?api_key=pa55word", "no ? part"),
        ("http://host/v1#pa55word", "no # part"),
        ("http://[::1/v1", "no address"),
        ("http://host:port/v1", "no address"),
        ("http://host:99999/v1", "no address"),
        ("http://host /v1", "no spaces"),
        ("http://ho\nst/v1", "no spaces"),
        ("http://☃.org/v1", "no host's name"),
        ("http://a..b/v1", "no host's name"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_without_its_secrets(url, said):
    fault = address_fault(url)

    assert said in fault
    assert "pa55word" not in fault


@given(st.text() | st.text(alphabet="ab:/@[]?#%. \n").map("http://{}".format))
def test_any_text_is_an_address_or_has_a_fault(url):
    assert address_fault(url) is None or address_fault(url).isascii()


@pytest.mark.parametrize(("key", "said"), [("sk-a\nb", "line break"), ("sk a", "space"), ("sk-ü", "letter")])
def test_what_is_wrong_with_a_key_is_said_without_it(key, said):
    assert said in key_fault(key)
    assert key not in key_fault(key)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.example.org/v1", "https://api.example.org/v1"),
        ("https://user:pa55@api.example.org/v1", "https://api.example.org/v1"),
        ("https://api.example.org/v1?key=abc", "https://api.example.org/v1"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url, shown):
    assert shown == without_credentials(url)
