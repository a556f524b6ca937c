"""A real HTTP server on loopback that speaks /v1/files and /v1/batches, and does to each line what a test says."""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from batch_lines import answered

Fate = Callable[[bytes, int], bytes | None]
"""A line, and how often its call has been asked, from 1, to the line that comes back; None for none at all."""


@dataclass
class Made:
    """A batch at the server. looks: how often it was looked at."""

    id: str
    file: str
    metadata: dict
    looks: int = 0
    output: str | None = None
    errors: str | None = None
    status: str = "validating"
    words: str = ""
    done: int = 0
    lines: list[bytes] = field(default_factory=list)


class Lost(Exception):
    """The connection ends without an answer."""


class BatchServer:
    """fate: of each line. looks: how often a batch is looked at before it is over. page: entries of a list.

    refuses: of a whole batch, by its lines, the words with which it fails; None for no failure.
    trouble: (number of the request, from 1; "METHOD /path") → a status instead of an answer, "before" or "after" for a
    connection that ends before or after the request was obeyed; None for none. stall: the same two, for a request that
    hangs there until release; stalled is set meanwhile.
    """

    def __init__(self) -> None:
        self.fate: Fate = lambda line, time: answered(line)
        self.refuses: Callable[[list[bytes]], str | None] = lambda lines: None
        self.looks = 1
        self.page = 2
        self.trouble: Callable[[int, str], int | str | None] = lambda number, what: None
        self.stall: tuple[int, str] | None = None
        self.stalled, self.released = threading.Event(), threading.Event()
        self.requests: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.batches: dict[str, Made] = {}
        self.asked: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def uploads(self) -> list[str]:
        return [name for id_, (name, _) in self.files.items() if id_.startswith("file-in")]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                self._answer(self.rfile.read(int(self.headers["Content-Length"])))

            def do_GET(self) -> None:
                self._answer(b"")

            def _answer(self, body: bytes) -> None:
                try:
                    status, told = server._obey(self.command, self.path, dict(self.headers), body)
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(told)))
                    self.end_headers()
                    self.wfile.write(told)
                except (Lost, BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Nothing on the tests' stderr."""

        return Handler

    def _obey(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        parts = urlsplit(path)
        with self._lock:
            what = f"{method} {parts.path}"
            self.requests.append(re.sub(r"(batch|file-\w+?)-\d+", "ID", what))
            self.headers.append({name.lower(): value for name, value in headers.items()})
            number = len(self.requests)
        trouble = self.trouble(number, self.requests[number - 1])
        self._maybe_stall(number, "before")
        if trouble == "before":
            raise Lost
        if isinstance(trouble, int):
            return trouble, json.dumps({"error": {"message": "so it is", "code": None}}).encode()
        with self._lock:
            told = self._route(method, parts.path, parse_qs(parts.query), headers, body)
        self._maybe_stall(number, "after")
        if trouble == "after":
            raise Lost
        return (
            told if isinstance(told, tuple) else (200, told if isinstance(told, bytes) else json.dumps(told).encode())
        )

    def _maybe_stall(self, number: int, when: str) -> None:
        if self.stall == (number, when):
            self.stalled.set()
            self.released.wait(60)
            raise Lost

    def _route(self, method, path, query, headers, body):  # noqa: PLR0911 - a table
        match method, path.removeprefix("/v1/").split("/"):
            case "POST", ["files"]:
                return self._upload(headers, body)
            case "GET", ["files"]:
                inputs = [self._file(id_) for id_ in self.files if id_.startswith("file-in")]
                return self._listed(inputs, query)
            case "GET", ["files", id_, "content"]:
                return self.files[id_][1]
            case "POST", ["batches"]:
                return self._create(json.loads(body))
            case "GET", ["batches"]:
                return self._listed([self._batch(made) for made in self.batches.values()], query)
            case "GET", ["batches", id_] if id_ in self.batches:
                self._go_on(self.batches[id_])
                return self._batch(self.batches[id_])
        return 404, b'{"error": {"message": "there is none"}}'

    def _upload(self, headers, body):
        boundary = re.search("boundary=(.*)", headers["Content-Type"])[1].strip('"').encode()
        pieces = [piece.strip(b"\r\n").partition(b"\r\n\r\n") for piece in body.split(b"--" + boundary)]
        ((name, content),) = [
            (re.search(rb'filename="([^"]*)"', head)[1].decode(), data)
            for head, _, data in pieces
            if b"filename=" in head
        ]
        id_ = f"file-in-{len(self.files)}"
        self.files[id_] = (name, content + b"\n")
        return self._file(id_)

    def _file(self, id_):
        name, data = self.files[id_]
        more = {"bytes": len(data), "created_at": 1, "purpose": "batch", "status": "processed"}
        return {"id": id_, "object": "file", "filename": name} | more

    def _create(self, told):
        made = Made(f"batch-{len(self.batches)}", told["input_file_id"], told.get("metadata"))
        made.lines = self.files[made.file][1].splitlines()
        self.batches[made.id] = made
        made.words = self.refuses(made.lines) or ""
        if not made.words:
            self.asked.update(json.loads(line)["custom_id"] for line in made.lines)
        return self._batch(made)

    def _go_on(self, made: Made) -> None:
        made.looks += 1
        if made.looks < self.looks or made.output or made.errors or made.status in ("failed", "expired", "completed"):
            made.status = "in_progress" if made.status == "validating" else made.status
            made.done = min(len(made.lines), made.done + 1)
            return
        if made.words:
            made.status = "failed"
            return
        back = [self.fate(line, self.asked[json.loads(line)["custom_id"]]) for line in made.lines]
        good = [line for line in back if line is not None and b'"choices"' in line]
        bad = [line for line in back if line is not None and line not in good]
        made.status = "expired" if any(b"batch_expired" in line for line in bad) else "completed"
        made.done = len(made.lines)
        for name, lines in (("out", good), ("err", bad)):
            if lines:
                id_ = f"file-{name}-{len(self.files)}"
                self.files[id_] = ("answers.jsonl", b"".join(reversed(lines)))  # the order is not that of the input
                if name == "out":
                    made.output = id_
                else:
                    made.errors = id_

    def _batch(self, made: Made):
        errors = {"object": "list", "data": [{"code": "c", "message": made.words, "line": None, "param": None}]}
        counts = {"total": len(made.lines), "completed": made.done, "failed": 0}
        return {
            "id": made.id,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "input_file_id": made.file,
            "completion_window": "24h",
            "status": made.status,
            "created_at": 1,
            "metadata": made.metadata,
            "output_file_id": made.output,
            "error_file_id": made.errors,
            "request_counts": counts,
            "errors": errors if made.status == "failed" else None,
        }

    def _listed(self, entries, query):
        """The newest first, a few at a time, as OpenAI does."""
        entries = entries[::-1]
        after = query.get("after", [None])[0]
        begin = next((i + 1 for i, each in enumerate(entries) if each["id"] == after), 0)
        data = entries[begin : begin + self.page]
        return {"object": "list", "data": data, "has_more": begin + self.page < len(entries)}
