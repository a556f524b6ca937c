"""Anybody's words as GitHub's Markdown shows them and nothing else: no markup, no mention, no link that they chose."""

import re

from pact_author.render.text import shown

BREAK = "&#8203;"
"""A blank of no width: what it parts is no mention, reference or address any more."""
_SIGNS = re.compile(r"([\\`*_\[\]|~$])")
_LIVE = re.compile(r"(?i)(?:https?|ftp):/(?=/)|www(?=\.)|[@#](?=\w)|gh-(?=[0-9])")
"""Beginnings of addresses, mentions and references."""
_NUMBER = re.compile(r"^([0-9]+)([.)])")


def words(text: str) -> str:
    """Text on one line, every sign of Markdown or HTML made harmless. Not for the inside of code."""
    line = _SIGNS.sub(r"\\\1", in_html(text))
    line = _NUMBER.sub(r"\1\\\2", line)
    return "\\" + line if line[:1] in ("#", "-", "+", "=", "!") else line


def in_html(text: str) -> str:
    """Text between tags, where signs of Markdown mean nothing: no tag, entity, mention, reference or address."""
    line = " ".join(shown(text).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIVE.sub(rf"\g<0>{BREAK}", line)


def code(text: str) -> str:
    """Text as a span of code that it cannot end; as words where the cell of a table would be cut by it."""
    line = " ".join(shown(text).split())
    if not line or "|" in line or "\\" in line:
        return words(line)
    fence = "`" * (_longest(line) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def block(text: str) -> str:
    """Text as a block of code that it cannot end, its lines kept."""
    lines = "\n".join(shown(line) for line in text.split("\n"))
    fence = "`" * max(3, _longest(lines) + 1)
    return f"{fence}text\n{lines}\n{fence}"


def link(label: str, address: str) -> str:
    """A link; an address that is not one of the web is shown as text."""
    if not re.fullmatch(r"https?://[^\s<>\\]+", address):
        return f"{words(label)} ({code(address)})"
    # Inside <> only these end an address or the cell of a table.
    return f"[{words(label)}](<{address.replace('|', '%7C').replace('`', '%60')}>)"


def _longest(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
