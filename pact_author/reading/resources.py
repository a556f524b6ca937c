"""The JSON Schemas, tables of places and tables of names that come with the program."""

import json
from functools import lru_cache
from pathlib import Path

SCHEMAS: tuple[str, ...] = (
    "scenario",
    "personas",
    "lexicon",
    "glossary",
    "project",
    "regions",
    "country_relations",
    "names",
    "waivers",
    "import-mapping",
    "item",
    "scenario-row",
    "retired-row",
    "manifest",
    "results",
    "changes",
    "diagnostic",
    "stats",
    "expand",
    "locale-status",
    "drafts",
    "align",
    "calibration",
    "review",
    "judge",
    "review-queue",
)
"""The names that schema_text knows."""

PLACES: dict[str, tuple[str, ...]] = {"regions": ("study",), "country_relations": ("study", "m49")}
"""Kind of table → the names of those that come with the program; the first is the default."""

_PACKAGE = Path(__file__).parents[1]
_PLACES = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")  # in a wheel; in a checkout


@lru_cache
def schema_text(name: str) -> str:
    """The text of schemas/<name>.schema.json. KeyError for a name that is not in SCHEMAS."""
    if name not in SCHEMAS:
        raise KeyError(name)
    for place in _PLACES:
        path = place / f"{name}.schema.json"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{name}.schema.json is neither in the package nor beside it")


def places_folder() -> Path:
    """The folder of this program's tables of places: <kind>/<name>.toml."""
    inside = _PACKAGE / "places"
    return inside if inside.is_dir() else _PACKAGE.parent / "places"


def names_folder() -> Path:
    """The folder of this program's given names: <country>.yaml."""
    inside = _PACKAGE / "names"
    return inside if inside.is_dir() else _PACKAGE.parent / "locales/names"


def calibration_folder() -> Path:
    """The folder of this program's gold set for judges: <region>.yaml."""
    inside = _PACKAGE / "calibration"
    return inside if inside.is_dir() else _PACKAGE.parent / "calibration"


def closed_list(pointer: str) -> tuple[str, ...]:
    """The words that a scenario's field may hold, in the order of its schema. pointer: of the field, "/theme"."""
    at = json.loads(schema_text("scenario"))
    for name in pointer.split("/")[1:]:
        at = at["properties"][name]
    return tuple(at["enum"])
