"""Ids made of content: of a scenario and of the levels that differ from the recorded defaults."""

import hashlib
from base64 import b32encode
from collections.abc import Mapping

from pact_author.model.canonical import canonical_json, content_id

DEFAULTS = {
    "holder": "actor",
    "cue": "full",
    "frame": "advice",
    "system_prompt": "plain",
    "norm_shown": "stated",
    "naming": "unnamed",
    "actor.name": "",
    "receiver.name": "",
}
"""Axes at these levels are left out of the hash, so that a new axis moves no id; so is a respondent who is nobody."""


def variant_id(scenario: str, levels: Mapping[str, str]) -> str:
    """16 letters and digits; equal levels give equal ids in any order, on any machine."""
    return content_id([scenario, told(levels)])


def told(levels: Mapping[str, str]) -> dict[str, str]:
    """The levels that differ from their defaults."""
    return {axis: level for axis, level in levels.items() if DEFAULTS.get(axis) != level}


def piece(levels: Mapping[str, str]) -> str:
    """A part of the text that is hashed: neighbours in the order of names, so that pieces can be kept and joined."""
    words = canonical_json(told(levels))[1:-1]
    return words + "," if words else ""


def id_of_pieces(scenario: str, pieces: str) -> str:
    """variant_id of the levels whose pieces these are, joined in the order of names. scenario: as JSON."""
    raw = hashlib.sha256(f"[{scenario},{{{pieces[:-1]}}}]".encode()).digest()[:10]
    return b32encode(raw).decode().lower()
