"""A document against its JSON Schema: every mistake once, in our own words, at its own place."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.reading import fields, values
from pact_author.reading.resources import schema_text
from pact_author.reading.values import Misfit, Path, Tree

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator
    from jsonschema_rs import Draft202012Validator

MAX_ERRORS = 100
"""Nobody mends more at a time, and a file of 256 KiB can hold a hundred thousand."""

# Of two complaints about one value only the first by this order is said: a text of the wrong form is often also too
# short.
_FIRST = ("type", "const", "enum", "pattern", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems")


# For the quick library: what Python's strip leaves, and characters on which patterns of two languages may disagree.
_LETTER = r"[^\s\x1c-\x1f\x85]"
_CONTROL = r"[\x00-\x1f\x85]"


def check(document: Document, schema: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a document by the schema of that name, in the order of the file."""
    if _is_sound(document.data, schema):
        return ()
    errors = list(islice(_validator(schema).iter_errors(document.data), MAX_ERRORS))
    if not errors:
        return ()
    found = _diagnostics(document, json.loads(schema_text(schema)), _unfold(errors))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def _is_sound(data: Tree, schema: str) -> bool:
    """Whether a document fits, by a library that is quick and gives no reasons. False may also mean: ask the other."""
    try:
        return _acceptor(schema).is_valid(data)
    except ValueError:  # a value that JSON does not know: TOML's dates
        return False


@lru_cache
def _acceptor(schema: str) -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(_strict(json.loads(schema_text(schema))))


def _strict(schema: Tree) -> Tree:
    """The schema with our own meaning of minLength and pattern, or a narrower one: see the two keywords below."""
    if isinstance(schema, list):
        return [_strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    more: list[Tree] = []
    if isinstance(least := schema.get("minLength"), int):
        more.append({"pattern": _LETTER if least < 2 else f"{_LETTER}[\\s\\S]{{{least - 2},}}{_LETTER}"})
    if isinstance(schema.get("pattern"), str):
        more.append({"not": {"pattern": _CONTROL}})
    inner = {name: _strict(value) for name, value in schema.items()}
    return {**inner, "allOf": [*inner.get("allOf", []), *more]} if more else inner


@lru_cache
def _validator(schema: str) -> "Validator":
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    keywords = {"uniqueItems": _unique, "pattern": _pattern, "minLength": _min_length}
    ours: type[Validator] = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    return ours(json.loads(schema_text(schema)))


# Three keywords are our own. Each yields errors of which only place and keyword are used.


def _unique(_validator: object, asked: bool, value: Tree, _schema: object) -> Iterator["ValidationError"]:
    """The library compares all pairs where entries cannot be sorted: minutes for a long list."""
    if asked and isinstance(value, list) and len({values.written(entry) for entry in value}) < len(value):
        yield _error()


def _pattern(_validator: object, asked: str, value: Tree, _schema: object) -> Iterator["ValidationError"]:
    """Python's $ also matches before a line end, which a block of text has; JSON Schema's does not."""
    if isinstance(value, str) and (value.endswith("\n") or not re.search(asked, value)):
        yield _error()


def _min_length(_validator: object, asked: int, value: Tree, _schema: object) -> Iterator["ValidationError"]:
    """Blanks around a text do not make it longer."""
    if isinstance(value, str) and len(value.strip()) < asked:
        yield _error()


def _error() -> "ValidationError":
    from jsonschema import ValidationError

    return ValidationError("")


def _unfold(errors: Sequence["ValidationError"]) -> Iterator[Misfit]:
    for error in errors:
        if error.validator == "oneOf" and error.context:
            yield from _chosen_branch(error)
        else:
            yield _misfit(error)


def _misfit(error: "ValidationError") -> Misfit:
    keyword, trail = str(error.validator), tuple(error.absolute_schema_path)
    return Misfit(tuple(error.absolute_path), keyword, error.validator_value, error.instance, error.schema, trail)


def _chosen_branch(error: "ValidationError") -> Iterator[Misfit]:
    """Branches are told apart by the constant of their `kind`: complain about the one that is meant, or about kind."""
    branches: Any = error.validator_value
    kinds = [branch["properties"]["kind"]["const"] for branch in branches]
    path, value, trail = tuple(error.absolute_path), error.instance, tuple(error.absolute_schema_path)
    if not isinstance(value, dict):
        yield Misfit(path, "type", "object", value, error.schema, trail)
    elif "kind" not in value:
        field = {"properties": {"kind": {"description": "one of: " + ", ".join(kinds)}}}
        yield Misfit(path, "required", ["kind"], value, field, trail)
    elif value["kind"] not in kinds:
        yield Misfit((*path, "kind"), "enum", kinds, value["kind"], {}, trail)
    else:
        index = kinds.index(value["kind"])
        yield from _unfold([inner for inner in error.context or () if inner.schema_path[0] == index])


def _diagnostics(document: Document, schema: Tree, misfits: Iterator[Misfit]) -> Iterator[Diagnostic]:
    of_fields: dict[Path, list[Misfit]] = defaultdict(list)
    of_values: dict[Path, list[Misfit]] = defaultdict(list)
    for misfit in misfits:
        group = of_fields if misfit.keyword in ("required", "additionalProperties") else of_values
        group[misfit.path].append(misfit)
    for group_of_one in of_fields.values():
        yield from fields.diagnostics(document, schema, group_of_one)
    for group_of_one in of_values.values():
        yield from values.diagnostics(document, schema, min(group_of_one, key=_importance))


def _importance(misfit: Misfit) -> int:
    return _FIRST.index(misfit.keyword) if misfit.keyword in _FIRST else len(_FIRST)
