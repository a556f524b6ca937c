"""A message and values to text: placeholders filled, the fitting branch of each select or plural taken."""

from collections.abc import Mapping

from pact_author.locales.names import plural_category
from pact_author.model.message import Branching, Hash, Message, Part


def format_message(message: Message, values: Mapping[str, str], locale: str = "en") -> str:
    """The text for one set of values. Raises ValueError for a name without a value: messages are checked before."""
    return _format(message.parts, values, locale, "")


def _format(parts: tuple[Part, ...], values: Mapping[str, str], locale: str, number: str) -> str:
    return "".join(_part(part, values, locale, number) for part in parts)


def _part(part: Part, values: Mapping[str, str], locale: str, number: str) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Hash):
        return number
    if part.name not in values:
        raise ValueError(f"no value for {{{part.name}}}")
    value = values[part.name]
    if isinstance(part, Branching):
        branches = dict(part.branches)
        if part.kind == "select":
            return _format(branches.get(value, branches["other"]), values, locale, number)
        key = f"={value}" if f"={value}" in branches else plural_category(value, locale)
        return _format(branches.get(key, branches["other"]), values, locale, value)
    return value
