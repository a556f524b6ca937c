"""The folder of a corpus: where it is, what is in it, and its files as text."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Card, Diagnostic, Location, Span
from pact_author.model.errors import ProjectError
from pact_author.reading import cards
from pact_author.reading.settings_file import NAME, read_settings

WAIVERS = "waivers.yaml"
MAX_BYTES = 256 * 1024
MAX_PO_BYTES = 8 * 1024 * 1024
"""PO files hold all scenarios of a corpus: two hundred of them take 2 MiB."""

_WORD = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PLACES = {
    "scenarios": re.compile(f"scenarios/[a-z]{{2}}/{_WORD}\\.yaml"),
    "personas": re.compile(f"personas/{_WORD}\\.yaml"),
    "locales/names": re.compile("locales/names/[A-Z]{2}\\.yaml"),
}
_SHAPES = {
    "scenarios": "scenarios/<country>/<short-name>.yaml",
    "personas": "personas/<name>.yaml",
    "locales/names": "locales/names/<CODE>.yaml",
}
_PO_PLACE = re.compile(r"locales/[A-Za-z0-9-]+/(?:scenarios|prompts)\.po")
_LINKED = ("this is a link to a folder, which is not followed", "put the folder itself in its place")
_PO_MISPLACED = (
    "a PO file does not stand here: its place is locales/<locale>/scenarios.po or prompts.po",
    "move it there, or take it out of locales/",
)
_START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Project:
    """root: absolute, links resolved."""

    root: Path
    settings: Settings


def open_project(start: Path) -> Project:
    """The project whose pact.toml stands in start or in a folder above it."""
    begin = Path(os.path.realpath(start))
    if not begin.exists():
        raise ProjectError(f"{start} does not exist", f"name a folder that has a {NAME}, or one inside it")
    for folder in (begin, *begin.parents):
        if (folder / NAME).exists():
            return Project(folder, read_settings(folder / NAME))
    raise ProjectError(
        f"there is no {NAME} in {start} or above it",
        f"go to the folder of a corpus, or name one with --project; a {NAME} makes a folder a corpus",
    )


def scenario_paths(project: Project) -> tuple[str, ...]:
    """All YAML files below scenarios/, those at a wrong place too, so that none is left out unseen."""
    return tuple(sorted(_yaml_files(project.root, "scenarios")))


def persona_paths(project: Project) -> tuple[str, ...]:
    """All YAML files below personas/, those at a wrong place too."""
    return tuple(sorted(_yaml_files(project.root, "personas")))


def name_paths(project: Project) -> tuple[str, ...]:
    """All YAML files below locales/names/, those at a wrong place too."""
    return tuple(sorted(_yaml_files(project.root, "locales/names")))


def locale_paths(project: Project) -> tuple[str, ...]:
    """The lexicons and all PO files below locales/, those at a wrong place too."""

    def wanted(name: str) -> bool:
        return name == "lexicon.yaml" or name.lower().endswith(".po")

    return tuple(sorted(_files(project.root, "locales", wanted)))


def project_paths(project: Project) -> tuple[str, ...]:
    """All files that `validate` judges."""
    return (*scenario_paths(project), *persona_paths(project), *name_paths(project), *locale_paths(project))


def kind_of(path: str) -> str:
    """What a YAML file of project_paths is, by the name of its schema: scenario, personas, names or lexicon."""
    if path.startswith("locales/"):
        return "names" if path.startswith("locales/names/") else "lexicon"
    return "personas" if path.startswith("personas/") else "scenario"


def _yaml_files(root: Path, folder: str) -> Iterator[str]:
    return _files(root, folder, _is_yaml)


def _files(root: Path, folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        name = os.path.relpath(error.filename or root / folder, root)
        raise ProjectError(f"the folder {name} cannot be read: {error.strerror}", "look at its permissions")

    if not (root / folder).exists():
        return
    for here, folders, files in os.walk(root / folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # A link to a folder is not entered, and a folder named like a file is no file: read_text says so of both.
        odd = [name for name in folders if wanted(name) or (Path(here) / name).is_symlink()]
        plain = [name for name in files if wanted(name) and not name.startswith(".")]
        place = Path(here).relative_to(root).as_posix()
        yield from (f"{place}/{name}" for name in (*odd, *plain))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def select_paths(project: Project, given: Sequence[Path]) -> tuple[str, ...]:
    """Files and folders as the command line names them → paths of the project's files that are judged."""
    every = project_paths(project)
    return tuple(sorted({found for path in given for found in _select(project, path, every)}))


def _select(project: Project, path: Path, every: Sequence[str]) -> list[str]:
    # A path that is not here may have been meant from the project's folder.
    place = path if os.path.lexists(path) else project.root / path
    if not os.path.lexists(place):
        raise ProjectError(f"{path} does not exist", "name a scenario file, a folder of them, or nothing for all")
    # The folder's links are resolved and the file's own is not: a linked file is named as it stands in the project.
    named = place.name not in ("", "..")
    absolute = Path(os.path.realpath(place.parent)) / place.name if named else Path(os.path.realpath(place))
    if not absolute.is_relative_to(project.root):
        raise ProjectError(
            f"{path} is outside the project {project.root}", "name files inside it, or another --project"
        )
    relative = absolute.relative_to(project.root).as_posix()
    found = [each for each in every if relative in (".", each) or each.startswith(relative + "/")]
    if not found:
        hint = (
            f"scenarios stand at {_SHAPES['scenarios']}, persona sets at {_SHAPES['personas']}, translations in "
            "locales/<locale>"
        )
        raise ProjectError(f"{path} is not a scenario, persona set, translation or table of names and holds none", hint)
    return found


def read_text(project: Project, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """A project file as text with LF line ends, or why it is not read."""
    displaced = _displaced(project, path)
    if displaced is not None:
        return _refuse(cards.MISPLACED, path, *displaced)
    is_po = path.lower().endswith(".po")
    most = MAX_PO_BYTES if is_po else MAX_BYTES
    place = os.path.join(project.root, path)  # noqa: PTH118 -- paths as objects take longer than reading the file
    try:
        mode = os.lstat(place).st_mode
        if stat.S_ISLNK(mode) or not _is_inside(project.root, path.rpartition("/")[0]):
            place = os.path.realpath(place)
            if not Path(place).is_relative_to(project.root):
                hint = "put the file itself here"
                return _refuse(cards.UNREADABLE, path, "the file is a link out of the project", hint)
            mode = os.stat(place).st_mode  # noqa: PTH116
        if not stat.S_ISREG(mode):
            message = "this is a folder, not a file" if stat.S_ISDIR(mode) else "this is not a regular file"
            return _refuse(cards.UNREADABLE, path, message, "put a file in its place, or rename it")
        with open(place, "rb") as file:  # noqa: PTH123
            data = file.read(most + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return _refuse(cards.UNREADABLE, path, message, "look at its permissions, or at what it links to")
    if len(data) > most:
        message = f"the file is larger than {most // 1024:,} KiB"
        usual = "the translations of a scenario take some 10 KiB" if is_po else "a scenario takes some 3 KiB"
        return _refuse(cards.TOO_LARGE, path, message, f"{usual}: is it the right file?")
    return _decode(path, data)


@lru_cache(1024)
def _is_inside(root: Path, folder: str) -> bool:
    """Whether no part of a folder's path is a link. What links to where is looked at once in a run."""
    return Path(os.path.realpath(root / folder)) == root / folder


def _decode(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    hint = "save it as UTF-8: most editors have “save with encoding”"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_second_is_nul(data[:400]):
        return _refuse(cards.NOT_UTF8, path, "the file is saved as UTF-16", hint)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return _refuse(cards.NOT_UTF8, path, message, hint, Span(line, column, line, column + 1))
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), ()


def _every_second_is_nul(data: bytes) -> bool:
    """As in UTF-16 without a byte order mark."""
    if b"\0" not in data:
        return False
    halves = [data[at::2].count(0) * 4 > len(data) for at in (0, 1)]
    return halves in ([True, False], [False, True])


def _displaced(project: Project, path: str) -> tuple[str, str] | None:
    """What is wrong with the place of a file, and where to move it; None where it stands right."""
    if path.startswith("locales/") and path.lower().endswith(".po") and not _PO_PLACE.fullmatch(path):
        return _PO_MISPLACED
    folder = next((each for each in _PLACES if path.startswith(f"{each}/")), None)
    if folder is None or _PLACES[folder].fullmatch(path):
        return None
    linked = (project.root / path).is_symlink() and (project.root / path).is_dir()
    return _LINKED if linked else _misplaced(folder, path)


def _misplaced(folder: str, path: str) -> tuple[str, str]:
    """What is wrong with the place of a file, and where to move it."""
    if folder == "locales/names":
        return "a table of names has the code of its country for a name", f"move it to {_SHAPES[folder]}"
    parts = path.split("/")
    stem = re.sub("[^a-z0-9]+", "-", parts[-1].rpartition(".")[0].lower()).strip("-") or "<short-name>"
    country = parts[1].lower() if len(parts) > 2 and re.fullmatch("[A-Za-z]{2}", parts[1]) else "<country>"
    right = _SHAPES[folder].replace("<country>", country).replace("<short-name>", stem).replace("<name>", stem)
    if len(parts) != _SHAPES[folder].count("/") + 1 or (country == "<country>" and folder == "scenarios"):
        message = f"a file does not stand here: its place is {_SHAPES[folder]}"
    elif parts[-1] != f"{parts[-1].rpartition('.')[0]}.yaml":
        message = "the file's name does not end in .yaml"
    else:
        message = "the file's path has other characters than small letters, digits and single hyphens"
    return message, f"move it to {right}"


def _refuse(card: Card, path: str, message: str, hint: str, span: Span = _START) -> tuple[None, tuple[Diagnostic, ...]]:
    return None, (card.diagnostic(Location(printable(path), span), message, hint),)


def printable(path: str) -> str:
    """A path as diagnostics name it: a file's name may hold what no terminal should be sent and no UTF-8 can say."""
    if path.isprintable():
        return path
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in path)
