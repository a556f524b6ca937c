"""A real HTTP server on loopback that answers chat completions as a test tells it to and keeps what it was asked."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

A_MOSTLY = (("A", -0.1), ("B", -2.5), ("The", -6.0))


@dataclass(frozen=True)
class Answer:
    """delay: seconds before it. drip: seconds between its bytes. hang_up: the connection ends instead of an answer."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hang_up: bool = False
    drip: float = 0.0


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, object]

    @property
    def prompt(self) -> str:
        return self.body["messages"][-1]["content"]


Script = Callable[[Request, int], Answer]
"""A request and its number, from 1, to an answer."""


def completion(text="A", top_logprobs=A_MOSTLY, *, refusal=None, finish="stop", model="loop-1", **more) -> Answer:
    """What a sound endpoint says. top_logprobs: of the first token, or None for an endpoint that gives none."""
    alternatives = [{"token": token, "logprob": value, "bytes": None} for token, value in top_logprobs or ()]
    told = {"content": [{"token": text[:1], "logprob": -0.1, "bytes": None, "top_logprobs": alternatives}]}
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": refusal},
                "logprobs": told if top_logprobs else None,
            }
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": 1, "total_tokens": 12},
    }
    return Answer(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"}, **more)


def failure(status, message="no", *, code=None, param=None, **headers) -> Answer:
    """An error as OpenAI-compatible endpoints phrase it. headers: retry_after="2" is sent as retry-after: 2."""
    error = {"error": {"message": message, "type": "some_error", "code": code, "param": param}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(error).encode(), {"Content-Type": "application/json"} | named)


class Loopback:
    """script: what it says; may be changed while it runs. requests: all it was asked. most_at_once: its busiest.

    tls: how it speaks https; None for http.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.script: Script = lambda request, number: completion()
        self.requests: list[Request] = []
        self.answered = 0
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.base_url = f"{'https' if tls else 'http'}://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def at_once(self) -> int:
        return self._at_once

    @property
    def prompts(self) -> list[str]:
        return [request.prompt for request in self.requests]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # the kernel would hold a body back for 40 ms after its head

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with loopback._one(
                    Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                ) as number:
                    answer = loopback.script(loopback.requests[number - 1], number)
                    time.sleep(answer.delay)
                    self._say(answer)

            def _say(self, answer: Answer) -> None:
                if answer.hang_up:
                    self.close_connection = True
                    return
                try:
                    self.send_response(answer.status)
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(answer.body)))
                    self.end_headers()
                    if answer.drip:
                        for byte in answer.body:
                            self.wfile.write(bytes([byte]))
                            time.sleep(answer.drip)
                    else:
                        self.wfile.write(answer.body)
                    loopback.answered += 1
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # the client was killed, as some tests want it

            def log_message(self, *_: object) -> None:
                """Nothing on the tests' stderr."""

        return Handler

    @contextmanager
    def _one(self, request: Request) -> Iterator[int]:
        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield number
        finally:
            with self._lock:
                self._at_once -= 1
