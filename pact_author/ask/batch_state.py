"""How far each file of a batch job has come, on disk, so that a killed process submits nothing twice."""

import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from pact_author.ask.batch_files import BatchFile
from pact_author.model.errors import RunError

STATE = "state.json"
FORM = "pact-batch/1"


class Stage(StrEnum):
    """UPLOADING and SUBMITTING are written down before the endpoint is told: what came of it is then looked up."""

    WRITTEN = "written"
    UPLOADING = "uploading"
    UPLOADED = "uploaded"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    ENDED = "ended"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Part:
    """One file and its batch. ended: how the batch ended, in words of the endpoint."""

    name: str
    lines: int
    stage: Stage = Stage.WRITTEN
    file_id: str | None = None
    batch_id: str | None = None
    ended: str | None = None
    output_id: str | None = None
    error_id: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Files that are asked, and asked again as far as they got no answer. id: letters of chance, in names of files.

    round: from 1. dropped: parameters that the endpoint does not accept. parts: of the present round.
    """

    id: str
    round: int = 1
    dropped: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def stem(self) -> str:
        """How the names of the present round's files begin."""
        return f"{self.id}-{self.round}"

    def with_part(self, part: Part) -> "Job":
        """The job with one part of the same name replaced."""
        return replace(self, parts=tuple(part if each.name == part.name else each for each in self.parts))


def new_job(dropped: tuple[str, ...]) -> Job:
    return Job(secrets.token_hex(4), dropped=dropped)


def parts_of(files: tuple[BatchFile, ...]) -> tuple[Part, ...]:
    return tuple(Part(file.name, file.lines) for file in files)


def save(folder: Path, job: Job) -> None:
    """Write the state in one step; it is on disk on return."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{STATE}-")
    try:
        with open(handle, "w", encoding="utf-8") as out:  # noqa: PTH123 - the handle is open already
            json.dump({"form": FORM} | asdict(job), out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(folder / STATE)
    finally:
        Path(name).unlink(missing_ok=True)


def load(folder: Path) -> Job | None:
    """The job that was under way, if one was. Raises RunError."""
    path = folder / STATE
    try:
        told = json.loads(path.read_text("utf-8"))
        if told.pop("form") != FORM:
            raise RunError(f"{path} is of a form that this version does not know", "use a newer pact-author")
        parts = tuple(Part(**{**part, "stage": Stage(part["stage"])}) for part in told.pop("parts"))
        return Job(**{**told, "dropped": tuple(told["dropped"])}, parts=parts)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RunError(
            f"{path} is damaged: {error}",
            "look at the endpoint's own list of batches; without this file, their calls are submitted anew",
        ) from error


def finish(folder: Path) -> None:
    """Forget the job: all it brought is in the store."""
    (folder / STATE).unlink(missing_ok=True)
