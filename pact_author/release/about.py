"""What a release says of itself held against what it holds: card, Croissant, Data Package and citation."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pact_author.model.release import Manifest
from pact_author.reading.yaml_text import parse
from pact_author.release.croissant import NAME as CROISSANT
from pact_author.release.datapackage import NAME as DATAPACKAGE
from pact_author.release.dictionary import ITEMS

CARD, CITATION = "README.md", "CITATION.cff"
LARGEST = 2**24
_ROWS = re.compile(r"^\| `(data/items/[^`]+)` \| .*?\(([0-9,]+) rows", re.M)
_SCENARIOS = re.compile(r"^([0-9,]+) scenarios?, ", re.M)


def about_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """What is said otherwise than it is, a sentence each. What is missing or changed is told elsewhere."""
    listed = {file.path for file in manifest.files}
    for name, faults in ((CARD, _card), (CROISSANT, _croissant), (DATAPACKAGE, _package), (CITATION, _citation)):
        path = folder / name
        if name not in listed or path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            yield f"{name}: not UTF-8"
            continue
        if manifest.canary not in text:
            yield f"{name}: without the manifest's canary"
        yield from (f"{name}: {fault}" for fault in faults(text, manifest))


def _tables(manifest: Manifest) -> dict[str, int | None]:
    return {file.path: file.rows for file in manifest.files if file.path.startswith(ITEMS)}


def _card(text: str, manifest: Manifest) -> Iterator[str]:
    tables = _tables(manifest)
    rows = {file.path: file.rows for file in manifest.files}
    told = {path: int(count.replace(",", "")) for path, count in _ROWS.findall(text)}
    for path in sorted(tables.keys() | told.keys()):
        if path not in told:
            yield f"does not tell of {path}"
        elif told[path] != rows.get(path):
            yield f"tells of {told[path]:,} rows in {path}, the manifest of {rows.get(path) or 0:,}"
    scenarios = _SCENARIOS.search(text)
    if scenarios and int(scenarios[1].replace(",", "")) != rows.get("data/scenarios.jsonl"):
        yield f"tells of {scenarios[1]} scenarios, the manifest of {rows.get('data/scenarios.jsonl')}"
    parts = text.split("---\n", 2)
    document = parse(CARD, parts[1])[0] if len(parts) == 3 and not parts[0] else None
    front = document.data if document else None
    if not isinstance(front, dict):
        yield "its front matter cannot be read"
        return
    if front.get("license") != manifest.licence.lower():
        yield f"its licence is {front.get('license')}, the manifest's {manifest.licence}"
    paths = re.findall(r"^    path: (\S+)$", parts[1], re.M)
    yield from (f"its front matter has no configuration for {path}" for path in sorted(tables.keys() - set(paths)))
    yield from (f"its front matter names {path}, which is not there" for path in sorted(set(paths) - rows.keys()))


def _croissant(text: str, manifest: Manifest) -> Iterator[str]:
    try:
        told = json.loads(text)
        files = {str(file["contentUrl"]): (file["sha256"], file["contentSize"]) for file in told["distribution"]}
        version, sets = told["version"], {str(part["@id"]) for part in told["recordSet"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield f"cannot be read: {error!r}"
        return
    if version != manifest.version:
        yield f"is of version {version}, the manifest of {manifest.version}"
    written: Mapping[str, tuple[str, str]] = {file.path: (file.sha256, f"{file.bytes} B") for file in manifest.files}
    yield from (f"its distribution lacks {path}" for path in sorted(_tables(manifest).keys() - files.keys()))
    for path, digest in sorted(files.items()):
        if written.get(path) != digest:
            yield f"says of {path} what the manifest does not"
    names = {path.removeprefix(ITEMS).removesuffix(".jsonl").replace("/", "-") for path in _tables(manifest)}
    yield from (f"has no record set {name}" for name in sorted(names - sets))


def _package(text: str, manifest: Manifest) -> Iterator[str]:
    try:
        told = json.loads(text)
        files = {str(part["path"]): (part["hash"], part["bytes"]) for part in told["resources"]}
        version, licences = told["version"], [each["name"] for each in told["licenses"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield f"cannot be read: {error!r}"
        return
    if (version, licences) != (manifest.version, [manifest.licence]):
        yield f"is of version {version} under {', '.join(map(str, licences))}, which is not the manifest's"
    written = {file.path: (f"sha256:{file.sha256}", file.bytes) for file in manifest.files}
    yield from (f"its resources lack {path}" for path in sorted(_tables(manifest).keys() - files.keys()))
    yield from (
        f"says of {path} what the manifest does not" for path in sorted(files) if written.get(path) != files[path]
    )


def _citation(text: str, manifest: Manifest) -> Iterator[str]:
    document = parse(CITATION, text)[0]
    told = document.data if document else None
    if not isinstance(told, dict):
        yield "cannot be read"
    elif (told.get("version"), told.get("license")) != (manifest.version, manifest.licence):
        yield f"is of version {told.get('version')} under {told.get('license')}, which is not the manifest's"
