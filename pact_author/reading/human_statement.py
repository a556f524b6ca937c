"""What has to be known of a file of human answers before it is used: its licence, and what people agreed to."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import HUMAN_COLUMNS, human_columns
from pact_author.reading.table_cells import header

SIDECAR = "README.toml"
_LONGEST = 64
"""Letters of a word about a person: an id, a country, an age band."""


def read_statement(human: Path, licence: str | None, consent: str | None) -> Statement:
    """Both as given, or from README.toml beside the file. Raises DataError where one of them is nowhere."""
    beside = human.parent / SIDECAR
    told: dict[str, object] = {}
    if (licence is None or consent is None) and beside.is_file():
        try:
            told = tomllib.loads(beside.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{beside} cannot be read: {error}", "it is TOML in UTF-8") from error
    found = {"licence": licence or told.get("licence"), "consent": consent or told.get("consent")}
    for name, value in found.items():
        if not isinstance(value, str) or not value.strip():
            hint = f'say it with --{name} TEXT, or in {beside}: {name} = "…"'
            what = {"licence": "under which licence the answers are", "consent": "what the people agreed to"}[name]
            raise DataError(f"it is not said {what}", hint)
    return Statement(str(found["licence"]).strip(), str(found["consent"]).strip())


def refuse_free_text(human: Path, answers: Iterable[HumanAnswer]) -> None:
    """Raises DataError where a file holds more about people than is needed: other columns, or more than a word."""
    columns = human_columns(human)
    if others := [name for name in header(human) if name not in columns]:
        hint = f"take out what people wrote and whatever could name them; the columns are {', '.join(columns)}"
        raise DataError(f"{human} has columns that are not used: {', '.join(others)}", hint)
    for answer in answers:
        for name in HUMAN_COLUMNS:
            value = getattr(answer, name)
            words_are_the_study_s = name == "scenario" and columns == HUMAN_COLUMNS
            if not words_are_the_study_s and isinstance(value, str) and (len(value) > _LONGEST or "@" in value):
                raise DataError(
                    f"{human}: a cell of {name} holds free text or an address",
                    "leave only ids, countries, age bands, genders and choices; ids that are addresses are replaced",
                )
