"""Sound scenarios with one mistake planted in each, written without knowledge of the rules: what is told of them.

The scenarios stand in `sound/` as they were when the mistakes were planted, whatever became of them in the corpus.

A line of planted.jsonl is a case: the file, the lines `old` that became `new` from `line` on (a new file where `old` is
null), the lines where a reader would point, whether it must be found, and what is told now. UPDATE_GOLDEN=1 writes that
anew: then look at what changed. No case was left out because it is not found.
"""

import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import copy_corpus

from pact_author.reading.project import open_project
from pact_author.validate.check import diagnose

SOUND = Path(__file__).parent / "sound"
FILE = Path(__file__).parent / "planted.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").split("\n") if line]


def planted(case, home):
    """What is told of a corpus with the mistake in it: code, path and line of each."""
    alone = case["kind"] != "corpus"
    copy_corpus(home, ())
    shutil.copytree(SOUND, home / "scenarios", dirs_exist_ok=True)
    place = home / case["file"]
    for path in (home / "scenarios").glob("*/*.yaml") if alone else ():
        if path != place:
            path.unlink()
    place.parent.mkdir(parents=True, exist_ok=True)
    if case["old"] is None:
        text = "\n".join(case["new"])
    else:
        lines = place.read_text(encoding="utf-8").split("\n")
        start = case["line"] - 1
        assert case["old"] == lines[start : start + len(case["old"])], "the scenario changed: plant the mistake anew"
        lines[start : start + len(case["old"])] = case["new"]
        text = "\n".join(lines)
    place.write_bytes(text.encode("utf-8"))
    told = [[d.code, d.at.path, d.at.span.line] for d in diagnose(open_project(home)).standing]
    shutil.rmtree(home)
    return told


@pytest.fixture(scope="module", autouse=True)
def written_anew(tmp_path_factory):
    if os.environ.get("UPDATE_GOLDEN"):
        home = tmp_path_factory.mktemp("planted")
        for case in CASES:
            home.mkdir(exist_ok=True)
            case["told"] = planted(case, home)
        FILE.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in CASES), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_told_of_a_planted_mistake(case, tmp_path):
    assert case["told"] == planted(case, tmp_path)


def found(case):
    return any(path == case["path"] and line in case["lines"] for _, path, line in case["told"])


def test_nearly_all_that_must_be_found_is_found_on_its_line():
    must = [case for case in CASES if case["must"]]

    assert len(must) > 200
    assert 0.97 <= sum(map(found, must)) / len(must)


def test_one_mistake_is_seldom_told_twice():
    alone = [case for case in CASES if len(case["told"]) <= 1]

    assert 0.93 <= len(alone) / len(CASES)
