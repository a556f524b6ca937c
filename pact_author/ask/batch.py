"""The engine of batches: calls to files to batches to replies, going on wherever a process before it was stopped."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pact_author.ask.batch_api import BatchApi, Look
from pact_author.ask.batch_files import (
    MOST_BYTES,
    MOST_LINES,
    LinesByKey,
    not_accepted,
    numbered,
    put_answer,
    without_result,
    write_files,
)
from pact_author.ask.batch_line import BrokenLine, Returned, call_in, line_of, read_line
from pact_author.ask.batch_state import Job, Part, Stage, finish, load, new_job, parts_of, save
from pact_author.ask.call import Call, CallSettings, Reply, ReplyStatus
from pact_author.ask.lane import GO_ON
from pact_author.ask.pace import LONGEST_WAIT, Pace, span
from pact_author.ask.run import BEAT, Ran
from pact_author.ask.store import ReplyStore
from pact_author.ask.transport import Busy
from pact_author.model.errors import EndpointError
from pact_author.model.progress import OnProgress, OnWait, silent, unheard

FOLDER = "batch"
"""Below the folder of a run."""
ROOM = 4 * 2**20
"""Bytes that answers may have beside what their tokens can come to."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. first: before the second look at a batch, half as much again each time, up to longest.

    silence: how long the endpoint may not answer at all before the process gives up.
    """

    first: float = 2.0
    longest: float = 60.0
    silence: float = 1800.0


def run(
    calls: Iterable[Call],
    api: BatchApi,
    store: ReplyStore,
    folder: Path,
    settings: CallSettings,
    *,
    repeats: int = 1,
    total: int | None = None,
    on_progress: OnProgress = silent,
    on_wait: OnWait = unheard,
    patience: Patience | None = None,
    most_lines: int = MOST_LINES,
    most_bytes: int = MOST_BYTES,
) -> Ran:
    """Get answers to every call that has no result in the store, by batches.

    folder: of the run; files and state stand below it. A job that is under way there is brought to its end first.
    Lines that expired or failed for a reason that may pass are asked again, as long as that brings any answer. Raises
    EndpointError and RunError; nothing that was submitted is submitted again by the next run.
    """
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    before = sum(many for status, many in store.counts().items() if status != ReplyStatus.ERROR)
    engine = _Engine(
        api,
        store,
        place,
        settings,
        repeats,
        lambda done: on_progress(before + done, total),
        on_wait,
        patience or Patience(),
        {"most_lines": most_lines, "most_bytes": most_bytes},
    )
    try:
        going_on = load(place)
        if going_on:
            engine.bring_to_end(going_on)
        else:
            _clear(place)
        # What that job asked in vain is asked again by the next run, not by this one.
        rest = without_result(calls, store, errors_too=not going_on)
        engine.bring_to_end(engine.begin(rest))
    finally:
        api.close()
    if engine.errors and not engine.results and not before:
        raise EndpointError(f"no call got an answer: {engine.why}", GO_ON)
    return Ran(engine.results + engine.errors, before, engine.errors)


def _clear(place: Path) -> None:
    """Take away files of jobs that are over; their answers are kept as long, to outlast a power cut."""
    for path in place.iterdir():
        path.unlink()


class _Engine:
    def __init__(
        self,
        api: BatchApi,
        store: ReplyStore,
        place: Path,
        settings: CallSettings,
        repeats: int,
        tell: Callable[[int], None],
        on_wait: OnWait,
        patience: Patience,
        bounds: Mapping[str, int],
    ) -> None:
        self._api, self._store, self._place, self._settings, self._repeats = api, store, place, settings, repeats
        self._tell, self._on_wait, self._patience, self._bounds = tell, on_wait, patience, bounds
        self.results = self.errors = 0
        self.why = ""

    def begin(self, calls: Iterable[Call]) -> Job:
        """A job that asks calls; without parts where there are none."""
        job = new_job(not_accepted(self._store))
        lines = (line_of(call, job.dropped) for call in calls)
        return replace(job, parts=parts_of(write_files(lines, self._place, job.stem, **self._bounds)))

    def bring_to_end(self, job: Job) -> None:
        """Submit, wait, take, and ask again what may still be answered."""
        while job.parts:
            save(self._place, job)
            for part in job.parts:
                job = self._submit(job, part)
            job = self._take_all(job)
            job = self._next_round(job)
        finish(self._place)

    def _submit(self, job: Job, part: Part) -> Job:
        """The job with a part's batch under way at the endpoint, made once, whatever happened before."""
        if part.stage in (Stage.WRITTEN, Stage.UPLOADING):
            name = f"pact-author-{part.name}"
            known = part.stage is Stage.UPLOADING
            job, part = self._keep(job, replace(part, stage=Stage.UPLOADING))
            path = self._place / part.name
            file_id = self._once(lambda: self._api.uploaded(name), lambda: self._api.upload(path, name), known)
            job, part = self._keep(job, replace(part, stage=Stage.UPLOADED, file_id=file_id))
        if part.stage in (Stage.UPLOADED, Stage.SUBMITTING):
            known = part.stage is Stage.SUBMITTING
            job, part = self._keep(job, replace(part, stage=Stage.SUBMITTING))
            of = part.file_id or ""
            batch_id = self._once(lambda: self._api.created(of), lambda: self._api.create(of, part.name), known)
            job, part = self._keep(job, replace(part, stage=Stage.SUBMITTED, batch_id=batch_id))
        return job

    def _once(self, look_up: Callable[[], str | None], make: Callable[[], str], tried: bool) -> str:
        """The id of what is made once. tried: whether it may have been made; after a try without answer, it may."""

        def act() -> str:
            nonlocal tried
            found = look_up() if tried else None
            tried = True
            return found or make()

        return self._patiently(act)

    def _take_all(self, job: Job) -> Job:
        """Wait for the batches of a round, and take each as it ends."""
        wait, done = self._patience.first, dict[str, int]()
        while True:
            for part in job.parts:
                if part.stage is Stage.SUBMITTED:
                    look = self._patiently(lambda part=part: self._api.look(part.batch_id or ""))  # type: ignore[misc]
                    done[part.name] = look.done
                    if look.over:
                        job, part = self._keep(job, _ended(part, look))  # noqa: PLW2901 - the same, further
                if part.stage is Stage.ENDED:
                    self._fetch(part)
                    self._take(part)
                    done[part.name] = part.lines
                    job, _ = self._keep(job, replace(part, stage=Stage.TAKEN))
            self._tell(sum(done.values()))
            waiting = [part for part in job.parts if part.stage is Stage.SUBMITTED]
            if not waiting:
                return job
            self._rest(wait, f"waiting for {len(waiting)} of {len(job.parts)} batches")
            wait = min(self._patience.longest, wait * 1.5)

    def _fetch(self, part: Part) -> None:
        tokens = self._settings.max_tokens * (1 + self._settings.top_logprobs) * 256
        most = ROOM + part.lines * (2**16 + tokens)
        for file_id, path in ((part.output_id, self._output(part)), (part.error_id, self._faults(part))):
            if file_id:
                self._patiently(lambda file_id=file_id, path=path: self._api.fetch(file_id, path, most))  # type: ignore[misc]

    def _take(self, part: Part) -> None:
        """Put into the store what a batch brought: a result, or why there is none, for each of its lines."""
        lines = self._lines(part)
        faults: dict[str, Reply] = {}
        for back in self._came_back(part):
            key = back.reply.key
            if key not in lines or self._store.has_result(key):
                continue
            if back.reply.status is ReplyStatus.ERROR:
                faults.setdefault(key, back.reply)
            else:
                self._put(lines, back.reply)
        why = f"the batch ended as {part.ended}, and has nothing on this call"
        for key in lines:
            if not self._store.has_result(key):
                fault = faults.get(key) or Reply(key, ReplyStatus.ERROR, error=why)
                self.why = fault.error or why
                self._put(lines, fault)

    def _next_round(self, job: Job) -> Job:
        """The job with what is to be asked again as its parts; with none where that makes no sense."""
        parts = [(part, self._lines(part)) for part in job.parts]
        brought = sum(self._store.has_result(key) for _, lines in parts for key in lines)
        refused = frozenset[str]()
        again: dict[str, LinesByKey] = {}
        lasting: set[str] = set()
        for part, lines in parts:
            for back in self._came_back(part):
                refused |= back.refused
                if back.lasting:
                    lasting.add(back.reply.key)
            again |= {key: lines for key in lines if not self._store.has_result(key)}
        dropped = job.dropped
        if brought:
            again = {key: lines for key, lines in again.items() if key not in lasting}
        elif refused - set(dropped):
            dropped = tuple(sorted({*dropped, *refused}))
        else:
            again = {}
        self.results += brought
        self.errors += sum(len(lines) for _, lines in parts) - brought - len(again)
        job = replace(job, round=job.round + 1, dropped=dropped)
        told = (self._again(lines.line(key), dropped) for key, lines in again.items())
        return replace(job, parts=parts_of(write_files(told, self._place, job.stem, **self._bounds)))

    def _again(self, line: bytes, dropped: tuple[str, ...]) -> bytes:
        return line_of(call_in(line, self._settings, self._repeats)[0], dropped)

    def _came_back(self, part: Part) -> Iterator[Returned]:
        for path in (self._output(part), self._faults(part)):
            if path.is_file():
                for _, _, line in numbered(path):
                    try:
                        yield read_line(line, self._api.hidden)
                    except BrokenLine:
                        continue  # its call counts as one that nothing came back for

    def _put(self, lines: LinesByKey, reply: Reply) -> None:
        put_answer(lines.line(reply.key), reply, self._settings, self._repeats, self._store)

    def _lines(self, part: Part) -> LinesByKey:
        return LinesByKey([self._place / part.name])

    def _output(self, part: Part) -> Path:
        return self._place / f"output-{part.name}"

    def _faults(self, part: Part) -> Path:
        return self._place / f"errors-{part.name}"

    def _keep(self, job: Job, part: Part) -> tuple[Job, Part]:
        job = job.with_part(part)
        save(self._place, job)
        return job, part

    def _patiently(self, act: Callable[[], T]) -> T:
        """Do it until the endpoint answers. Raises EndpointError where it has been silent for too long."""
        pace, failures, since = Pace(first=self._patience.first, longest=self._patience.longest), 0, 0.0
        while True:
            try:
                return act()
            except Busy as busy:
                failures, since = failures + 1, since or time.monotonic()
                silence, asked = time.monotonic() - since, busy.retry_after or 0.0
                if silence >= self._patience.silence or asked > LONGEST_WAIT:
                    what = f"asks to wait for {span(asked)}" if asked else f"has not answered for {span(silence)}"
                    raise EndpointError(f"the endpoint {what}: {busy}", GO_ON) from busy
                wait = pace.before_try(failures, busy.retry_after)
                self._rest(wait, f"before the next try ({str(busy)[:30]})")

    def _rest(self, seconds: float, why: str) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._on_wait(why)
            time.sleep(min(left, BEAT))


def _ended(part: Part, look: Look) -> Part:
    how = f"{look.status} ({look.words})" if look.words else look.status
    return replace(part, stage=Stage.ENDED, ended=how, output_id=look.output_id, error_id=look.error_id)
