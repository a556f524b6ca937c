"""reviews/: what models and people said of scenarios, and how right judges are, as JSON files in the repository."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pact_author.model.calibration import SCHEMA as CALIBRATION
from pact_author.model.calibration import Calibration
from pact_author.model.calibration import as_json as figures_json
from pact_author.model.diagnostic import Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.model.review import SCHEMA, Act, Answer, Decision, Hearing, Review, Said
from pact_author.reading.project import Project, printable, read_text
from pact_author.reading.replace_file import create_file, exact_text, replace_file
from pact_author.reading.review_cards import UNREADABLE_REVIEW
from pact_author.reading.shape import check

FOLDER, JUDGES = "reviews", "reviews/judges"
_START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a calibration file says, as far as listening to the judge depends on it. passed: codes of questions."""

    judge: str
    date: str
    gold: str
    prompts: dict[str, str]
    passed: frozenset[str]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reviews:
    """All of a project, by scenario. texts: path → text of each file. faults: of files that cannot be read."""

    by_scenario: dict[str, Review]
    texts: dict[str, str]
    faults: tuple[Diagnostic, ...]
    judges: tuple[Measured, ...]


def review_path(scenario: str) -> str:
    """jp/shoes → reviews/jp/shoes.json."""
    return f"{FOLDER}/{scenario}.json"


def judge_path(judge: str) -> str:
    return f"{JUDGES}/{judge}.json"


def read_reviews(project: Project) -> Reviews:
    """Every file in reviews/, as far as each can be read."""
    found: dict[str, Review] = {}
    texts: dict[str, str] = {}
    faults: list[Diagnostic] = []
    judges: list[Measured] = []
    for path in _paths(project.root):
        text, wrong = read_text(project, path)
        if text is None:
            faults += [UNREADABLE_REVIEW.diagnostic(each.at, each.message, each.hint) for each in wrong]
            continue
        texts[path] = text
        data, misfit = _data(path, text)
        faults += misfit
        if data is None:
            continue
        if path.startswith(f"{JUDGES}/"):
            judges.append(_measured(data))
        elif path != review_path(data["scenario"]):
            told = f"this file is of {data['scenario']}, whose place is {review_path(data['scenario'])}"
            faults.append(UNREADABLE_REVIEW.diagnostic(Location(path, _START), told, "move it there"))
        else:
            found[data["scenario"]] = _review(data)
    return Reviews(found, texts, tuple(faults), tuple(judges))


def review_text(review: Review) -> str:
    """The text of a review's file: the same for equal reviews."""
    told = {"schema": SCHEMA, **asdict(review)}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def write_review(project: Project, review: Review, before: str | None) -> str:
    """Put a review in its place and give its path. before: the file's text as it was read; None where there was none.

    Raises ProjectError where it was changed meanwhile.
    """
    return _write(project, review_path(review.scenario), before, review_text(review))


def write_calibration(project: Project, calibration: Calibration, before: str | None) -> str:
    """The same of a judge's figures."""
    text = json.dumps(figures_json(calibration), indent=1, ensure_ascii=False) + "\n"
    return _write(project, judge_path(calibration.judge), before, text)


def _write(project: Project, path: str, before: str | None, after: str) -> str:
    if before is None:
        create_file(project, path, after)
    elif before != after:
        exact = exact_text(project, path)
        same = exact.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n") == before
        replace_file(project, path, exact if same else before, after)
    return path


def _paths(root: Path) -> Iterator[str]:
    folder = root / FOLDER
    found = folder.rglob("*.json") if folder.is_dir() else ()
    yield from sorted(printable(path.relative_to(root).as_posix()) for path in found if not path.name.startswith("."))


def _data(path: str, text: str) -> tuple[Any, list[Diagnostic]]:
    """The JSON in a file, or None and why not. Nothing is mended: who reads half a decision would not know."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        told = "this is not JSON: it may hold marks of a merge"
        hint = "take it as it was from git; asking again costs nothing for what is in the store"
        return None, [UNREADABLE_REVIEW.diagnostic(Location(path, Span(line, 1, line, 1)), told, hint)]
    name = "judge" if path.startswith(f"{JUDGES}/") else "review"
    known = CALIBRATION if name == "judge" else SCHEMA
    form = data.get("schema") if isinstance(data, dict) else None
    if form != known:
        at = Location(path, _START)
        return None, [UNREADABLE_REVIEW.diagnostic(at, f"this is not of the form {known}", "use a newer pact-author")]
    misfits = check(Document(path, text, data, {}), name)
    wrong = [UNREADABLE_REVIEW.diagnostic(each.at, each.message, each.hint) for each in misfits[:1]]
    return (None if wrong else data), wrong


def _review(data: Any) -> Review:  # noqa: ANN401 -- JSON that fits its schema
    hearings = tuple(
        Hearing(**{**each, "answers": tuple(Answer(**{**one, "said": Said(one["said"])}) for one in each["answers"])})
        for each in data["hearings"]
    )
    decisions = tuple(Decision(**{**each, "act": Act(each["act"])}) for each in data["decisions"])
    return Review(data["scenario"], hearings, decisions)


def _measured(data: Any) -> Measured:  # noqa: ANN401 -- JSON that fits its schema
    figures = data["figures"]
    return Measured(
        judge=data["judge"],
        date=data["date"],
        gold=data["gold"],
        prompts=dict(data["prompts"]),
        passed=frozenset(each["question"] for each in figures if each["passed"] and not each["short"]),
        asked=frozenset(each["question"] for each in figures),
    )
