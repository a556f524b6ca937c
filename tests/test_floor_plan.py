"""Who may import whom, and which module may touch which library."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pact_author"

FLOORS = (
    ("cli",),
    ("render",),
    ("validate", "translate", "release", "score", "align", "review", "export", "intake"),
    ("rules", "locales", "personas", "ask", "measures", "local", "coverage"),
    ("reading",),
    ("model",),
)
FLOOR_OF = {room: len(FLOORS) - i for i, floor in enumerate(FLOORS) for room in floor}

# Library → the modules (or whole rooms) that may import it. What is not listed here may not be imported at all.
WRAPPED = {
    "aiohttp": {"ask.openai_transport"},
    "asyncio": {"ask.run", "ask.saving"},
    "babel": {"locales.catalog", "locales.facts", "locales.names"},
    "click": {"cli"},
    "cryptography": {"release.cipher"},
    "filelock": {"ask.store"},
    "httpx2": {"ask.openai_transport"},
    "jinja2": {"release.card", "release.coverage_plot", "render.figure_page", "render.page"},
    "jsonschema": {"reading.shape"},
    "jsonschema_rs": {"reading.shape"},
    "markupsafe": {"render.figure_page", "render.page", "render.survey"},
    "matplotlib": {"render.plots"},
    "numpy": {"measures"},
    "openai": {"ask.batch_api", "ask.openai_transport"},
    "platformdirs": {"local.install", "validate.memory"},
    "pyarrow": {"reading.parquet_file", "release.parquet"},
    "ray": {"ask.ray_engine"},
    "rich": {"render.terminal"},
    "ruamel": {"reading.yaml_text"},
    "scipy": {"measures.distributions", "measures.people"},
    "sqlite3": {"ask.store"},
    "wcwidth": {"render.text"},
    "xllamacpp": {"local.server"},
}
DYNAMIC = {"import_module", "__import__", "runpy", "pkgutil"}
"""Ways to import by a name in a string, which no test of imports can see; only cli's table of commands needs one."""

OUTSIDE = {"__init__", "__main__"}  # the package's own two files


def imports(source: str) -> Iterator[str]:
    """Every module named in an import, absolute, wherever in the file it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dynamic(source: str) -> Iterator[str]:
    """Every way of DYNAMIC that a source names, however it got hold of it."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.Constant(value=name):
                if isinstance(name, str) and name.rpartition(".")[2] in DYNAMIC:
                    yield name
            case ast.ImportFrom(module=name) if name in DYNAMIC:
                yield name


def broken(module: str, source: str) -> Iterator[str]:
    """The laws that a module (named from the package, e.g. "rules.wording") breaks."""
    room = module.partition(".")[0]
    if room in OUTSIDE:
        return
    if room not in FLOOR_OF:
        yield f"{module}: {room} has no floor"
        return
    if room != "cli":
        yield from (f"{module} imports by name, with {way}" for way in sorted(set(dynamic(source))))
    for target in imports(source):
        library, _, rest = target.partition(".")
        if library == "pact_author":
            other = rest.partition(".")[0]
            if other in (room, "__version__"):
                continue
            if other not in FLOOR_OF:
                yield f"{module} imports {other}, which has no floor"
            elif FLOOR_OF[other] >= FLOOR_OF[room]:
                yield f"{module} (floor {FLOOR_OF[room]}) imports {other} (floor {FLOOR_OF[other]})"
            elif room == "render" and other != "model":
                yield f"{module}: render sees only model, not {other}"
        elif library in WRAPPED:
            if not {module, room} & WRAPPED[library]:
                yield f"{module} imports {library}, which belongs to {sorted(WRAPPED[library])}"
        elif library not in sys.stdlib_module_names:
            yield f"{module} imports {library}, which no module is named for"


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts), path


def test_imports_go_down_and_libraries_stay_in_their_modules():
    assert [] == [law for module, path in modules() for law in broken(module, path.read_text())]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model.scenario", "from pact_author.reading import yaml_text"),
        ("rules.wording", "from pact_author.locales.names import country"),
        ("score.plan", "import pact_author.release.read"),
        ("render.text", "from pact_author.reading.project import open_project"),
        ("rules.norms", "import openai"),
        ("rules.translations", "from pact_author.locales.facts import locale_facts"),
        ("validate.locales", "from babel.core import Locale"),
        ("model.report", "import numpy as np"),
        ("score.measure", "def late():\n    import asyncio"),
        ("ask.run", "import requests"),
        ("ask.lane", "import asyncio"),
        ("ask.batch", "import openai"),
        ("score.plan", "import ray.data"),
        ("helpers.text", "import json"),
        ("model.errors", 'import importlib\nimportlib.import_module("pact_author.cli.main")'),
        ("model.errors", 'from importlib import import_module as load\nload("pact_author.cli.main")'),
        ("model.errors", '__import__("pact_author.cli.main")'),
        ("model.errors", 'import builtins\nbuiltins.__import__("openai")'),
        ("model.errors", 'import importlib\ngetattr(importlib, "import_module")("openai")'),
        ("model.errors", 'import runpy\nrunpy.run_module("pact_author.cli.main")'),
        ("model.errors", 'from pkgutil import resolve_name\nresolve_name("pact_author.cli.main:main")'),
        ("coverage", "from pact_author.rules.alike import nearest"),
        ("coverage", "import numpy"),
        ("rules.norms", "from pact_author.coverage import cover"),
        ("translate.job", "from pact_author.validate.judge import read"),
        ("score.plan", "from pact_author.translate.judge import Asking"),
        ("locales.catalog", "from pact_author.translate.entries import write"),
        ("translate.briefing", "from babel.core import Locale"),
        ("translate.job", "import sqlite3"),
        ("review.places", "from pact_author.validate.load import load"),
        ("review.answers", "from pact_author.translate.answer import tidy"),
        ("review.calibration", "import numpy"),
        ("release.card", "from pact_author.review.queue import states"),
        ("render.reviews", "from pact_author.review.queue import queue"),
        ("render.drafts", "from pact_author.translate.job import Job"),
        ("align.paper", "from pact_author.score.report import report"),
        ("score.report", "from pact_author.align.paper import paper_tables"),
        ("align.paper", "import numpy"),
        ("measures.paper", "import pandas"),
        ("render.data_tables", "from pact_author.measures.paper import mean"),
        ("reading.trial_rows", "import pyarrow"),
        ("render.figures", "from matplotlib.figure import Figure"),
        ("render.plots", "from pact_author.score.report import report"),
        ("release.build", "import pyarrow.parquet"),
        ("release.private", "from cryptography.hazmat.primitives.ciphers.aead import AESSIV"),
        ("export.lm_eval", "from pact_author.score.standalone import reader_text"),
        ("export.sample", "from pact_author.release.read import Release"),
        ("export.inspect_ai", "import inspect_ai"),
        ("intake.drafts", "from pact_author.validate.draft import complete"),
        ("score.plan", "from pact_author.export.sample import Source"),
    ],
)
def test_a_planted_violation_is_caught(module, source):
    assert 1 == len(list(broken(module, source)))


def test_the_table_of_commands_may_import_by_name():
    assert [] == list(broken("cli.main", 'import importlib\nimportlib.import_module("pact_author.cli.score")'))


def test_downward_imports_are_allowed():
    assert [] == list(broken("score.plan", "from pact_author.ask.call import Call\nimport json"))


def test_a_folder_has_at_least_three_modules():
    rooms = {room: len([p for p in (PACKAGE / room).glob("*.py") if p.name != "__init__.py"]) for room in FLOOR_OF}
    assert {} == {room: n for room, n in rooms.items() if n < 3 and not (PACKAGE / f"{room}.py").is_file()}


def test_a_room_is_a_folder_or_a_file_and_not_both():
    assert [] == [room for room in FLOOR_OF if (PACKAGE / room).is_dir() == (PACKAGE / f"{room}.py").is_file()]


def test_no_module_is_long():
    assert {} == {module: n for module, path in modules() if (n := len(path.read_text().splitlines())) > 300}


def test_every_module_begins_with_its_one_sentence():
    assert [] == [module for module, path in modules() if not ast.get_docstring(ast.parse(path.read_text()))]
