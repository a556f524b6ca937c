"""The tables of places that pact.toml names: of this program, by name, or of the corpus, by path."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pact_author.model.countries import COUNTRIES
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError
from pact_author.model.places import CountryRelation, RegionMap, RelationTable
from pact_author.reading.resources import PLACES, places_folder
from pact_author.reading.toml_file import fitting, read_toml

REGIONS, RELATIONS = "regions", "country_relations"


def read_region_map(root: Path, name: str) -> RegionMap:
    """The region map of a project in the folder root. Raises ProjectError at the first mistake."""
    path = _path(root, REGIONS, name)
    document = read_toml(path)
    regions: dict[str, list[str]] = fitting(path, document, REGIONS)["regions"]
    _check_countries(path, document, regions.items(), "a country belongs to one region")
    return RegionMap(name, document.text, {code: region for region, codes in regions.items() for code in codes})


def read_relation_table(root: Path, name: str) -> RelationTable:
    """The table of close and far countries of a project in that folder. Raises ProjectError at the first mistake."""
    path = _path(root, RELATIONS, name)
    document = read_toml(path)
    data = fitting(path, document, RELATIONS)
    if ("pairs" in data) == ("areas" in data):
        message = "it holds both `pairs` and `areas`" if "pairs" in data else "it holds neither `pairs` nor `areas`"
        raise ProjectError(f"{path}: {message}", "list pairs of countries, or the areas that they lie in")
    for actor, lists in data.get("pairs", {}).items():
        _check_country(path, document, actor, f"[pairs.{actor}]")
        told = ((word, lists[word]) for word in ("close", "far"))
        _check_countries(path, document, told, f"from {actor}, a country is either close or far", f"[pairs.{actor}]")
        if actor in (*lists["close"], *lists["far"]):
            message = f"{actor} is told to be close to or far from itself"
            raise ProjectError(f"{path}:{_line(document, f'[pairs.{actor}]')}: {message}", "take it out of the list")
    areas = [(f"{region}.{area}", codes) for region, of in data.get("areas", {}).items() for area, codes in of.items()]
    _check_countries(path, document, areas, "a country lies in one area")
    pairs = {
        (actor, receiver): CountryRelation(word)
        for actor, lists in data.get("pairs", {}).items()
        for word in ("close", "far")
        for receiver in lists[word]
    }
    area_of = {code: (area.partition(".")[0], area.partition(".")[2]) for area, codes in areas for code in codes}
    return RelationTable(name, document.text, pairs, area_of)


def _path(root: Path, kind: str, name: str) -> Path:
    """The file that a setting means. A path never leads out of the project, and a link out of it is not followed."""
    if not name.endswith(".toml"):
        if name not in PLACES[kind]:
            known = " and ".join(PLACES[kind]) if len(PLACES[kind]) > 1 else PLACES[kind][0]
            hint = f"this program has {known}; a table of your own is named by its path, such as places/{kind}.toml"
            raise ProjectError(f"{root / 'pact.toml'}: there is no table `{name}` for `{kind}`", hint)
        return places_folder() / kind / f"{name}.toml"
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise ProjectError(f"{path} leads out of the project", "put the file itself inside the project")
    if not path.exists():
        raise ProjectError(f"{path} is missing", f"pact.toml names it as `{kind}`: write it, or name another table")
    if not path.is_file():
        raise ProjectError(f"{path} is not a regular file", "put a file in its place")
    return path


def _check_countries(
    path: Path, document: Document, lists: Iterable[tuple[str, list[str]]], rule: str, below: str = ""
) -> None:
    """Every code is a country's and stands once. below: a line of the file after which the lists stand."""
    found: dict[str, str] = {}
    for name, codes in lists:
        for code in codes:
            if code in found:
                _, second, *_ = *_lines(document, f'"{code}"', below), 1, 1
                message = f"{code} stands in two lists, {found[code]} and {name}"
                raise ProjectError(f"{path}:{second}: {message}", rule)
            found[code] = name
            _check_country(path, document, code, f'"{code}"', below)


def _check_country(path: Path, document: Document, code: str, written: str, below: str = "") -> None:
    if code not in COUNTRIES:
        line = _line(document, written, below)
        hint = "did you mean GB?" if code == "UK" else "write the code of ISO 3166-1, such as JP for Japan"
        raise ProjectError(f"{path}:{line}: {code} is the code of no country", hint)


def _line(document: Document, words: str, below: str = "") -> int:
    return next(_lines(document, words, below), 1)


def _lines(document: Document, words: str, below: str) -> Iterator[int]:
    """The numbers of the lines that hold some words, once for each time."""
    begun = not below
    for number, line in enumerate(document.text.split("\n"), start=1):
        begun = begun or below in line
        if begun and not line.lstrip().startswith("#"):
            yield from (number for _ in re.finditer(re.escape(words), line))
