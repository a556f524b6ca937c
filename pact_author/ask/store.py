"""Replies on disk, by the key of their call: a killed run loses nothing that was put in."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pact_author.ask.call import Call, ChatMessage, Reply, ReplyStatus
from pact_author.model.canonical import Json, canonical_json
from pact_author.model.errors import RunError

VERSION = 2
APPLICATION = 0x50414354  # "PACT", so that another program's database is not taken for a store

SCHEMA = """
CREATE TABLE replies (
  key TEXT PRIMARY KEY, status TEXT NOT NULL, text TEXT NOT NULL, top_logprobs TEXT, finish_reason TEXT,
  model_reported TEXT, prompt_tokens INTEGER, completion_tokens INTEGER, error TEXT, dropped TEXT NOT NULL,
  request TEXT NOT NULL, notice TEXT, endpoint TEXT, taken_from TEXT
) WITHOUT ROWID
"""
MIGRATIONS = {1: "ALTER TABLE replies ADD COLUMN endpoint TEXT; ALTER TABLE replies ADD COLUMN taken_from TEXT"}
"""Version → what makes the next one of it. Reading alone changes nothing, and takes what is missing as NULL."""

OF_REPLY = (
    "key, status, text, top_logprobs, finish_reason, model_reported, prompt_tokens, completion_tokens, error, dropped"
)
ALL_COLUMNS = f"{OF_REPLY}, request, notice, endpoint, taken_from"
NEWER = frozenset({"endpoint", "taken_from"})
"""Columns that rows of before version 2 do not have."""
USED = """
SELECT TOTAL(prompt_tokens), TOTAL(completion_tokens),
  TOTAL(status <> ? AND (prompt_tokens IS NULL OR completion_tokens IS NULL)) FROM replies
"""
PLACES = ", ".join("?" * 14)


class ReplyStore:
    """An open store. Use open_store to write and open_for_reading to read."""

    def __init__(self, database: sqlite3.Connection, notice: str | None = None) -> None:
        self._database = database
        self._notice = notice
        self._unsynced = False
        self._version = database.execute("PRAGMA user_version").fetchone()[0]
        self._newer = ("endpoint", "taken_from") if self._version > 1 else ("NULL AS endpoint", "NULL AS taken_from")

    def get(self, key: str) -> Reply | None:
        """The stored reply of a call, an error too."""
        asked = f"SELECT {OF_REPLY}, {self._newer[0]} FROM replies WHERE key = ?"  # noqa: S608
        row = self._database.execute(asked, (key,)).fetchone()
        return _reply(row) if row else None

    def get_all(self, keys: Sequence[str]) -> dict[str, Reply]:
        """The stored replies of some hundred calls at once, by key: half of the system calls of one by one."""
        places = ", ".join("?" * len(keys))
        asked = f"SELECT {OF_REPLY}, {self._newer[0]} FROM replies WHERE key IN ({places})"  # noqa: S608
        return {row[0]: _reply(row) for row in self._database.execute(asked, sorted(keys))}

    def messages(self, key: str) -> tuple[ChatMessage, ...]:
        """What was sent in a call, as it was sent; empty where nothing is stored of it."""
        row = self._database.execute("SELECT request FROM replies WHERE key = ?", (key,)).fetchone()
        told = json.loads(row[0])["messages"] if row else ()
        return tuple(ChatMessage(message["role"], message["content"]) for message in told)

    def has_result(self, key: str) -> bool:
        """Whether a call was answered or refused; an error is no result."""
        found = self._database.execute("SELECT status FROM replies WHERE key = ?", (key,)).fetchone()
        return found is not None and found[0] != ReplyStatus.ERROR

    def put(self, call: Call, reply: Reply) -> None:
        """Keep a reply beside its request. It is on disk, as far as a killed process is concerned, on return."""
        self.put_all([(call, reply)])

    def put_all(self, pairs: Iterable[tuple[Call, Reply]], taken_from: str | None = None) -> None:
        """Keep replies beside their requests, in one commit: all of them or, with a RunError, none.

        taken_from: the run they were given to, where it was another one.
        """
        with _as_run_error("the replies cannot be written"), self._database:
            self._database.executemany(
                f"INSERT OR REPLACE INTO replies ({ALL_COLUMNS}) VALUES ({PLACES})",  # noqa: S608
                ((*self._row(call, reply), taken_from) for call, reply in pairs),
            )
        self._unsynced = True

    def _row(self, call: Call, reply: Reply) -> tuple[Any, ...]:
        request: dict[str, Json] = {
            "model": call.model,
            "messages": [{"role": m.role, "content": m.content} for m in call.messages],
            "settings": call.settings.as_json(),
            "repeat": call.repeat,
        }
        return (
            reply.key,
            reply.status.value,
            reply.text,
            None if reply.top_logprobs is None else json.dumps(reply.top_logprobs),
            reply.finish_reason,
            reply.model_reported,
            reply.prompt_tokens,
            reply.completion_tokens,
            reply.error,
            json.dumps(reply.dropped),
            canonical_json(request),
            self._notice,
            reply.endpoint,
        )

    def sync(self) -> None:
        """Let what was put in outlast a power cut too, not only a killed process."""
        if self._unsynced:
            self._unsynced = False
            (_, _, path), *_ = self._database.execute("PRAGMA database_list").fetchall()
            with suppress(OSError), Path(f"{path}-wal").open("rb") as log:
                os.fsync(log.fileno())

    def rows(self) -> Iterator[dict[str, Json]]:
        """Everything that is stored, a row a call, in the order of their keys: what fill takes."""
        names = ALL_COLUMNS.split(", ")
        asked = f"SELECT {OF_REPLY}, request, notice, {', '.join(self._newer)} FROM replies ORDER BY key"  # noqa: S608
        for row in self._database.execute(asked):
            told = dict(zip(names, row, strict=True)) | {"request": json.loads(row[names.index("request")])}
            yield {name: value for name, value in told.items() if name not in NEWER or value is not None}

    def fill(self, rows: Iterable[Mapping[str, Json]]) -> None:
        """Put in what rows gave, all or nothing. Raises ValueError, KeyError or TypeError for what that cannot be."""
        names = ALL_COLUMNS.split(", ")
        with _as_run_error("the replies cannot be written"), self._database:
            for row in rows:
                told: dict[str, Json] = {**dict.fromkeys(NEWER), **row}
                _sound(told)
                told["request"] = canonical_json(row["request"])
                self._database.execute(
                    f"INSERT INTO replies ({ALL_COLUMNS}) VALUES ({PLACES})",  # noqa: S608
                    [told[name] for name in names],
                )

    def counts(self) -> dict[str, int]:
        """Replies by status."""
        return dict(self._database.execute("SELECT status, COUNT(*) FROM replies GROUP BY status"))

    def used(self) -> tuple[int, int, int]:
        """Prompt tokens and tokens of answers as the endpoint counted them, and results of which it counted none.

        What was taken over from another run is not in it: it was paid there.
        """
        asked = USED + (" WHERE taken_from IS NULL" if self._version > 1 else "")
        found = self._database.execute(asked, (ReplyStatus.ERROR.value,)).fetchone()
        return int(found[0]), int(found[1]), int(found[2])

    def commonest_error(self) -> str | None:
        """Why most of the calls without an answer got none; None where all were answered."""
        found = self._database.execute(
            "SELECT error FROM replies WHERE status = ? GROUP BY error ORDER BY COUNT(*) DESC, error LIMIT 1",
            (ReplyStatus.ERROR.value,),
        ).fetchone()
        return found[0] if found else None


def _sound(row: Mapping[str, Any]) -> None:
    """Raises ValueError, KeyError or TypeError for a row that no reply can be read from."""
    reply = _reply((*(row[name] for name in OF_REPLY.split(", ")), row["endpoint"]))
    texts = (reply.key, reply.text, *reply.dropped, *(token for token, _ in reply.top_logprobs or ()))
    maybe = (reply.finish_reason, reply.model_reported, reply.error, row["notice"], row["taken_from"], reply.endpoint)
    numbers = (reply.prompt_tokens, reply.completion_tokens)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a reply holds something that is no text")
    if not all(text is None or isinstance(text, str) for text in maybe):
        raise ValueError("a reply holds something that is no text")
    if not all(number is None or type(number) is int for number in numbers):
        raise ValueError("a reply holds something that is no number")
    if not all(isinstance(value, float | int) for _, value in reply.top_logprobs or ()):
        raise ValueError("a probability of a reply is no number")
    if not all(isinstance(each[name], str) for each in row["request"]["messages"] for name in ("role", "content")):
        raise ValueError("a message of a request is no text")


def _reply(row: tuple[Any, ...]) -> Reply:
    key, status, text, logprobs, finish, model, prompt, completion, error, dropped, endpoint = row
    return Reply(
        key=key,
        status=ReplyStatus(status),
        text=text,
        top_logprobs=tuple((token, value) for token, value in json.loads(logprobs)) if logprobs else None,
        finish_reason=finish,
        model_reported=model,
        prompt_tokens=prompt,
        completion_tokens=completion,
        error=error,
        dropped=tuple(json.loads(dropped)),
        endpoint=endpoint,
    )


@contextmanager
def open_store(path: Path, notice: str | None = None) -> Iterator[ReplyStore]:
    """The store at a path, made if it is not there; one process at a time. Raises RunError.

    notice: what must stand beside every reply that is put into it, such as that it came from the embedded model.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RunError(
            f"another process is writing {path}", "wait for it, or name another folder with --run"
        ) from error
    try:
        with _as_run_error(f"{path} cannot be used"):
            database = sqlite3.connect(path)
        try:
            with _as_run_error(f"{path} cannot be used"):
                _prepare(database, path)
            yield ReplyStore(database, notice)
            # One file again, that can be copied, and read where nothing can be written. A reader may be in the way.
            with suppress(sqlite3.OperationalError):
                database.execute("PRAGMA journal_mode = DELETE")
        finally:
            database.close()
    finally:
        lock.release()


@contextmanager
def open_for_reading(path: Path) -> Iterator[ReplyStore]:
    """The store at a path, for reading only, also while a run writes it. Raises RunError."""
    if not path.is_file():
        raise RunError(f"there is no {path}", "a run folder is made by: pact-author score")
    with _as_run_error(f"{path} cannot be read"):
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        with _as_run_error(f"{path} cannot be read"):
            _check(database, path)
        yield ReplyStore(database)
    finally:
        database.close()


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    if database.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]:
        _check(database, path)  # before anything is written: it may be another program's
        for version in range(database.execute("PRAGMA user_version").fetchone()[0], VERSION):
            database.executescript(f"BEGIN; {MIGRATIONS[version]}; PRAGMA user_version = {version + 1}; COMMIT;")
    else:
        database.executescript(
            f"BEGIN; {SCHEMA}; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
        )
    # WAL with synchronous=NORMAL survives a killed process; a power cut can lose the last commits, never the file.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")


def _check(database: sqlite3.Connection, path: Path) -> None:
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise RunError(f"{path} is another program's database", "name another folder with --run")
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if not 1 <= version <= VERSION:
        raise RunError(
            f"{path} is of version {version}; this program knows those up to {VERSION}", "use a newer pact-author"
        )
    sound = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if sound != "ok":
        raise RunError(f"{path} is damaged: {sound}", "keep a copy of it, and run again with another --run")


@contextmanager
def _as_run_error(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise RunError(f"{what}: {error}", "is the disk full or read-only, or the file damaged?") from error
