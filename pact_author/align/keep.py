"""Answers of people into a project's folder human/, with respondents' ids replaced so that nobody can look them up."""

import csv
import hashlib
import hmac
import io
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import human_columns
from pact_author.reading.human_judgments import COLUMNS, judgments
from pact_author.reading.human_statement import SIDECAR, read_statement
from pact_author.reading.table_cells import MISSING, header, rows

FOLDER, SALT = "human", "salt.txt"
IDS = ("respondent_id", "respondent")


def keep(project: Path, human: Path, name: str, statement: Statement) -> Path:
    """Write human/<name>.csv, every judgment and column as it is but for the ids. Returns its path. Raises DataError.

    project: its folder. human: a file that refuse_free_text let through. An id is made of the old one and of the
    project's salt, a secret that is made once, stays out of git, and without which ids cannot be tried out.
    """
    present = header(human)
    columns = [column for column in human_columns(human) if column in present]
    return _keep(project, columns, rows(human, columns), name, statement)


def keep_answers(project: Path, answers: Iterable[HumanAnswer], name: str, statement: Statement) -> Path:
    """The same for answers that are read already, what came back of a survey; in columns of ours. Raises DataError."""
    return _keep(project, COLUMNS, judgments(answers), name, statement)


def _keep(
    project: Path, columns: Sequence[str], texts: Iterable[tuple[str, ...]], name: str, statement: Statement
) -> Path:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name):
        raise DataError(f"{name} is no name for a file of answers", "use small letters, digits and single hyphens")
    folder = project / FOLDER
    folder.mkdir(exist_ok=True)
    _state(folder, statement)
    text = _csv(columns, texts, _salt(folder))
    place = folder / f"{name}.csv"
    if place.exists() and place.read_text(encoding="utf-8") != text:
        raise DataError(f"{place} is there already and holds other answers", "choose another name, or remove it first")
    place.write_text(text, encoding="utf-8", newline="")
    return place


def _state(folder: Path, statement: Statement) -> None:
    """Licence and consent beside the answers; one statement a folder."""
    beside = folder / SIDECAR
    if beside.exists():
        if read_statement(beside, None, None) != statement:
            hint = "answers under another licence or consent need a project of their own"
            raise DataError(f"{beside} says something else of the answers that are there", hint)
        return
    lines = (
        f"{key} = {_toml(value)}\n" for key, value in (("licence", statement.licence), ("consent", statement.consent))
    )
    beside.write_text("".join(lines), encoding="utf-8")


def _toml(text: str) -> str:
    """A basic string of TOML."""
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{escaped}"'


def _salt(folder: Path) -> bytes:
    place = folder / SALT
    if not place.exists():
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text(f"{SALT}\n", encoding="utf-8")
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(secrets.token_hex(32) + "\n")
    salt = place.read_text(encoding="utf-8").strip()
    if not re.fullmatch("[0-9a-f]{64}", salt):
        raise DataError(f"{place} is not the salt that was made", "put it back: other ids would come of a new one")
    return bytes.fromhex(salt)


def _csv(columns: Sequence[str], texts: Iterable[tuple[str, ...]], salt: bytes) -> str:
    out = io.StringIO()
    written = csv.writer(out, lineterminator="\n")
    written.writerow(columns)
    at = next(number for number, column in enumerate(columns) if column in IDS)
    written.writerows((*row[:at], pseudonym(row[at], salt), *row[at + 1 :]) for row in texts)
    return out.getvalue()


def pseudonym(respondent: str, salt: bytes) -> str:
    """16 hexadecimal digits behind a p, the same for the same person and salt; nothing for nobody."""
    if respondent in MISSING:
        return ""
    return "p" + hmac.new(salt, respondent.encode(), hashlib.sha256).hexdigest()[:16]
