"""A model's answer, which nobody vouches for, to the JSON object in it, with whatever stands around it."""

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

STARTS = 100
"""Opening braces at which an object is looked for."""


def json_objects(text: str, keys: Collection[str]) -> Iterator[Mapping[str, Any]]:
    """The JSON objects in an answer that have one of the keys, in order; none is looked for inside another one.

    Code fences and prose around them do no harm. What is not JSON (a comma too many) is not guessed at.
    """
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(STARTS):
        if at < 0:
            return
        end = at + 1
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and not found.keys().isdisjoint(keys):
            yield found
        else:
            end = at + 1
        at = text.find("{", end)


def read_answer(text: str, keys: Collection[str]) -> Mapping[str, Any] | None:
    """The first of them; None where there is none."""
    return next(islice(json_objects(text, keys), 1), None)
