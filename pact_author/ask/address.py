"""Keys and addresses as users give them: what is wrong with one is said before anything is asked."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*(?:%\w+)?|[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*\.?")


def without_credentials(url: str) -> str:
    """An address as it may be shown and stored: without a name and password, and without a query."""
    return re.sub(r"//[^/@]*@", "//", url).partition("?")[0]


def address_fault(url: str) -> str | None:
    """What is wrong with a base address, in words that repeat no secret in it; None for a sound one."""
    if not re.match(r"https?://[^/\s]", url):
        return "an address begins with http:// or https://"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "this is no address; one looks like http://localhost:8000/v1"
    named = parts.username is not None or parts.password is not None
    checks = (
        (re.search(r"[\x00-\x20\x7f-\x9f\\]", url), "an address has no spaces in it"),
        (named, "a name and password do not belong into the address: put the key into the environment"),
        ("?" in url, "an address has no ? part: put a key into the environment, not into the address"),
        ("#" in url, "an address has no # part"),
        (not _HOST.fullmatch(host), "this is no host's name; one looks like localhost or api.example.org"),
    )
    return next((words for wrong, words in checks if wrong), None)


def key_fault(key: str) -> str | None:
    """What is wrong with a key, without repeating it; None for one that can be sent."""
    if re.search(r"[\x00-\x20\x7f]", key):
        return "holds a space or a line break"
    return None if key.isascii() else "holds a letter that no key has (only ASCII can be sent)"
