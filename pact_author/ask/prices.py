"""A file of prices as users keep it: our own TOML, or the JSON that LiteLLM publishes."""

import json
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from pact_author.ask.money import Price
from pact_author.model.errors import RunError

LARGEST = 64 * 2**20
LOOKS = (
    'it is TOML such as: ["gpt-5.4-mini"] prompt = 0.75 answer = 4.50 (dollars a million tokens), or LiteLLM\'s JSON'
)


def read_price(path: Path, model: str) -> Price | None:
    """The price of a model; None where the file does not name it. Raises RunError."""
    try:
        if path.stat().st_size > LARGEST:
            raise RunError(f"{path} is too large for a file of prices", LOOKS)
        text = path.read_text("utf-8")
        told: Any = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}", "name a file of prices with --prices") from error
    except (ValueError, RecursionError) as error:
        raise RunError(f"{path} is no file of prices: {error}", LOOKS) from error
    entry: Any = told.get(model)
    if entry is None:
        return None
    if not isinstance(entry, Mapping):
        raise RunError(f"{path}: the price of {model} is no table", LOOKS)
    if "input_cost_per_token" in entry:
        prompt, answer, scale = entry["input_cost_per_token"], entry.get("output_cost_per_token"), 1e6
    else:
        prompt, answer, scale = entry.get("prompt"), entry.get("answer"), 1.0
    if not (_amount(prompt) and _amount(answer)):
        raise RunError(f"{path}: the price of {model} lacks a number for prompt or answer", LOOKS)
    return Price(scale * prompt, scale * answer)


def _amount(value: Any) -> TypeGuard[float]:  # noqa: ANN401 - whatever a file holds
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
