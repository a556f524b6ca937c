"""Files and batches of an endpoint that speaks OpenAI's Batch API."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from openai import APIConnectionError, APIStatusError, DefaultHttpxClient, OpenAI, OpenAIError, Timeout

from pact_author.ask.address import without_credentials
from pact_author.ask.batch_line import LONGEST_LINE, plain
from pact_author.ask.hiding import hider
from pact_author.ask.limits import retry_after
from pact_author.ask.openai_transport import CONNECT, HINTS, OPENAI, PASSING, USED_UP
from pact_author.ask.transport import Busy, Limited
from pact_author.model.errors import EndpointError

ENDPOINT: Final = "/v1/chat/completions"
WINDOW: Final = "24h"
"""The only one that OpenAI has."""
OVER = frozenset({"completed", "failed", "expired", "cancelled"})
UNKNOWN_ROUTE = frozenset({404, 405, 501})
TRANSFER = 900.0
"""Seconds for a file of 200 MB over a slow line."""
PAGE = 100

T = TypeVar("T")


class NoRoute(EndpointError):
    """The endpoint does not have this part of the Batch API."""


@dataclass(frozen=True, slots=True)
class Look:
    """A batch as it stands. done: lines that have come to an end. words: why it failed, if it did."""

    status: str
    done: int
    output_id: str | None
    error_id: str | None
    words: str

    @property
    def over(self) -> bool:
        return self.status in OVER


class BatchApi:
    """One endpoint and key. Everything raises Busy for what may pass, and EndpointError for what will not."""

    def __init__(self, base_url: str | None, api_key: str | None) -> None:
        self.base_url = (base_url or OPENAI).rstrip("/")
        self.hidden = hider(api_key)
        patience = Timeout(TRANSFER, connect=CONNECT)
        try:
            # A redirect could carry the key to another host, so none is followed; retries are the engine's.
            self._client = OpenAI(
                base_url=self.base_url,
                api_key=api_key or "none",
                timeout=patience,
                max_retries=0,
                http_client=DefaultHttpxClient(follow_redirects=False, timeout=patience),
            )
        except Exception as error:
            raise EndpointError(f"{self._where()} is no address that can be asked", "check --base-url") from error

    def close(self) -> None:
        self._client.close()

    def upload(self, path: Path, name: str) -> str:
        """The id that a file gets."""

        def act() -> str:
            with path.open("rb") as file:
                return str(self._client.files.create(file=(name, file, "application/jsonl"), purpose="batch").id)

        return self._asked(act)

    def uploaded(self, name: str) -> str | None:
        """The id of a file that was uploaded under a name, if there is one; a second upload costs nothing."""
        listing = self._client.files.list
        try:
            return self._found(lambda: listing(purpose="batch", limit=PAGE), lambda each: each.filename == name)
        except NoRoute:
            return None

    def create(self, file_id: str, label: str) -> str:
        """The id that the batch of a file gets."""
        create = self._client.batches.create
        return self._asked(
            lambda: str(
                create(
                    input_file_id=file_id,
                    endpoint=ENDPOINT,
                    completion_window=WINDOW,
                    metadata={"pact_author": label},
                ).id
            )
        )

    def created(self, file_id: str) -> str | None:
        """The id of the batch that was made of a file, if there is one."""
        listing = self._client.batches.list
        try:
            return self._found(lambda: listing(limit=PAGE), lambda each: each.input_file_id == file_id)
        except NoRoute as error:
            raise EndpointError(
                f"it is not known whether {file_id} was submitted: {self._where()} does not list its batches",
                "look for its batch at the endpoint; if there is none, delete batch/state.json in the run folder",
            ) from error

    def look(self, batch_id: str) -> Look:
        """How far a batch is."""
        told = self._asked(lambda: self._client.batches.retrieve(batch_id))
        counts = told.request_counts
        errors = (told.errors and told.errors.data) or []
        return Look(
            str(told.status),
            (counts.completed or 0) + (counts.failed or 0) if counts else 0,
            told.output_file_id or None,
            told.error_file_id or None,
            self.scrubbed("; ".join(dict.fromkeys(each.message or each.code or "" for each in errors))),
        )

    def fetch(self, file_id: str, target: Path, most: int) -> None:
        """A file's content, whole or not at all. most: bytes."""
        fresh = target.with_name(f".{target.name}.part")

        def act() -> None:
            size, kept = 0, b""
            with self._client.files.with_streaming_response.content(file_id) as response, fresh.open("wb") as out:
                for piece in response.iter_bytes(2**20):
                    size += len(piece)
                    # A key may come in two pieces, but not in two lines.
                    lines, end, kept = (kept + piece).rpartition(b"\n")
                    if size > most or len(kept) > LONGEST_LINE:
                        raise EndpointError(
                            f"{self._where()} sends more than {most / 2**20:,.0f} MiB of answers", "check --base-url"
                        )
                    out.write(self._hidden(lines + end))
                out.write(self._hidden(kept))
            fresh.replace(target)

        try:
            self._asked(act)
        finally:
            fresh.unlink(missing_ok=True)

    def scrubbed(self, text: object) -> str:
        """An endpoint's words on one line, without the key."""
        return plain(self.hidden(str(text)))

    def _hidden(self, lines: bytes) -> bytes:
        return self.hidden(lines.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    def _found(self, listing: Callable[[], Any], is_it: Callable[[Any], bool]) -> str | None:
        def act() -> str | None:
            return next((str(each.id) for each in listing() if is_it(each)), None)

        return self._asked(act)

    def _asked(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except APIConnectionError as error:
            raise Busy(self.scrubbed(error.__cause__ or error)) from error
        except APIStatusError as error:
            raise self._fault(error) from error
        except OpenAIError as error:
            raise EndpointError(f"{self._where()}: {self.scrubbed(error)}") from error
        except (AttributeError, TypeError, ValueError) as error:
            raise EndpointError(
                f"{self._where()} answered with something that is no Batch API", "check --base-url"
            ) from error

    def _fault(self, error: APIStatusError) -> Exception:
        status, said = error.status_code, self.scrubbed(error.message)
        if error.code in USED_UP or status == 402:
            return EndpointError(f"{self._where()} says that the quota is used up", "top it up, then run again")
        if status == 429:
            return Limited(f"429: {said}", retry_after(error.response.headers))
        if status in PASSING or (status >= 500 and status not in UNKNOWN_ROUTE):
            return Busy(f"{status}: {said}", retry_after(error.response.headers))
        if status in UNKNOWN_ROUTE:
            return NoRoute(
                f"{self._where()} answered {status}: {said}",
                "does it have a Batch API? Without one, use: pact-author score export",
            )
        return EndpointError(
            f"{self._where()} answered {status}: {said}", HINTS.get(status, "check --base-url and --model")
        )

    def _where(self) -> str:
        return without_credentials(self.base_url)
