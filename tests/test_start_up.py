"""What starting costs, counted in imported modules: a time would be noise."""

import os
import subprocess
import sys

import pytest

from pact_author.cli.main import COMMANDS, cli

HEAVY = {
    "aiohttp",
    "babel",
    "cryptography",
    "jinja2",
    "jsonschema",
    "matplotlib",
    "numpy",
    "openai",
    "pyarrow",
    "rich",
    "ruamel",
    "scipy",
    "sqlite3",
    "xllamacpp",
}


def imported_by(*arguments):
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pact_author", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_imports_nothing_heavy(arguments):
    assert set() == imported_by(*arguments) & HEAVY


def test_help_imports_no_command():
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pact_author", "--help"], capture_output=True, text=True, check=True
    )
    rooms = {part.strip() for line in run.stderr.splitlines() if "pact_author." in (part := line.rpartition("|")[2])}

    assert {
        "pact_author.cli",
        "pact_author.cli.main",
        "pact_author.model",
        "pact_author.model.errors",
    } == rooms


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says_of_itself(name):
    command = cli.get_command(None, name)

    assert COMMANDS[name] == command.get_short_help_str(limit=200)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "local"])
def test_every_command_shows_examples(name):
    assert "Examples:" in (cli.get_command(None, name).epilog or "")


def test_a_second_validate_of_the_same_files_imports_nothing_that_judges(corpus, tmp_path_factory):
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    command = [sys.executable, "-X", "importtime", "-m", "pact_author", "validate"]
    runs = [
        subprocess.run(command, cwd=corpus, env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    rooms = {part.strip() for line in runs[1].stderr.splitlines() if "|" in (part := line.rpartition("|")[2]) or part}
    assert runs[0].stdout == runs[1].stdout
    assert set() == {room.partition(".")[0] for room in rooms} & HEAVY
    assert [] == [room for room in rooms if room.startswith("pact_author.rules")]
