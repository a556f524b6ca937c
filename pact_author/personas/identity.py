"""Ids made of content: of a scenario and of the levels that differ from the recorded defaults."""

from collections.abc import Mapping

from pact_author.model.canonical import content_id

DEFAULTS = {
    "holder": "actor",
    "cue": "full",
    "frame": "advice",
    "system_prompt": "plain",
    "norm_shown": "stated",
}
"""Axes at these levels are left out of the hash, so that a new axis moves no id."""


def variant_id(scenario: str, levels: Mapping[str, str]) -> str:
    """16 letters and digits; equal levels give equal ids in any order, on any machine."""
    told = {axis: level for axis, level in levels.items() if DEFAULTS.get(axis) != level}
    return content_id([scenario, told])
