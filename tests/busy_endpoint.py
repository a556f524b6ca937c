"""An endpoint in a process of its own, fast and, where it is told to, in all sorts of trouble; it counts what it got.

Run as a program it prints its address, serves until its standard input ends, and then prints its counts as JSON.
"""

import argparse
import asyncio
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

TROUBLE = {"429": 0.05, "500": 0.02, "reset": 0.01, "slow": 0.01, "garbled": 0.005}
"""Share of requests that get each."""


class Endpoint:
    """latency: seconds before each answer. trouble: whether some requests fail."""

    def __init__(self, latency: float, trouble: bool) -> None:
        self.latency, self.trouble = latency, trouble
        self.statuses: Counter[str] = Counter()
        self.answered: Counter[bytes] = Counter()
        self.at_once = self.most_at_once = 0
        self.first = self.last = 0.0

    def fate(self) -> str:
        """What becomes of the next request; the same for the same number."""
        number = sum(self.statuses.values())
        drawn = int.from_bytes(hashlib.blake2b(str(number).encode(), digest_size=4).digest(), "big") / 2**32
        for what, share in TROUBLE.items() if self.trouble else ():
            if drawn < share:
                return what
            drawn -= share
        return "answered"

    def counts(self) -> dict:
        return {
            "requests": sum(self.statuses.values()),
            "statuses": dict(self.statuses),
            "prompts answered": len(self.answered),
            "answered again": sum(self.answered.values()) - len(self.answered),
            "most at once": self.most_at_once,
            "seconds": self.last - self.first,
        }


class Connection(asyncio.Protocol):
    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.data = b""

    def connection_made(self, transport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        while True:
            head, found, rest = self.data.partition(b"\r\n\r\n")
            if not found:
                return
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            if len(rest) < length:
                return
            body, self.data = rest[:length], rest[length:]
            self.asked(body)

    def asked(self, body: bytes) -> None:
        endpoint = self.endpoint
        endpoint.first = endpoint.first or time.perf_counter()
        fate = endpoint.fate()
        endpoint.statuses[fate] += 1
        endpoint.at_once += 1
        endpoint.most_at_once = max(endpoint.most_at_once, endpoint.at_once)
        prompt = hashlib.blake2b(body[body.find(b'"messages"') :], digest_size=8).digest()
        if endpoint.latency:
            asyncio.get_running_loop().call_later(endpoint.latency, self.answer, fate, prompt)
        else:
            self.answer(fate, prompt)

    def answer(self, fate: str, prompt: bytes) -> None:
        endpoint = self.endpoint
        endpoint.at_once -= 1
        endpoint.last = time.perf_counter()
        if fate == "429":
            wait = b"retry-after-ms: 20\r\n" if prompt[0] % 2 else b""
            self.say(b"429 Too Many Requests", b'{"error":{"message":"slow down"}}', wait)
        elif fate == "500":
            self.say(b"500 Internal Server Error", b'{"error":{"message":"a fault"}}')
        elif fate == "reset":
            self.transport.abort()
        elif fate == "garbled":
            self.say(b"200 OK", b'{"choices": [{"mess')
        else:
            endpoint.answered[prompt] += 1
            letter = b"AB"[prompt[0] % 2 :][:1]
            body = BODY.replace(b"@", letter)
            if fate == "slow":
                head, rest = HEAD % (b"200 OK", b"", len(body)) + body[:20], body[20:]
                self.transport.write(head)
                asyncio.get_running_loop().call_later(0.2, self.transport.write, rest)
            else:
                self.say(b"200 OK", body)

    def say(self, status: bytes, body: bytes, more: bytes = b"") -> None:
        self.transport.write(HEAD % (status, more, len(body)) + body)


HEAD = b"HTTP/1.1 %b\r\ncontent-type: application/json\r\n%bcontent-length: %d\r\n\r\n"
BODY = json.dumps(
    {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "loop-1",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": "@", "refusal": None},
                "logprobs": {
                    "content": [
                        {
                            "token": "@",
                            "logprob": -0.1,
                            "bytes": None,
                            "top_logprobs": [{"token": "@", "logprob": -0.1, "bytes": None}],
                        }
                    ]
                },
            }
        ],
        "usage": {"prompt_tokens": 200, "completion_tokens": 1, "total_tokens": 201},
    }
).encode()


async def serve(latency: float, trouble: bool) -> None:
    endpoint, loop = Endpoint(latency, trouble), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(endpoint), "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print(json.dumps(endpoint.counts()))


@contextmanager
def served(latency: float = 0.0, *, trouble: bool = False):
    """(address, counts) of such an endpoint; counts() ends it and says what it got."""
    arguments = [sys.executable, str(Path(__file__)), "--latency", str(latency), *(["--trouble"] if trouble else [])]
    child = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield child.stdout.readline().strip(), lambda: json.loads(child.communicate(timeout=30)[0])
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--latency", type=float, default=0.0)
    asked.add_argument("--trouble", action="store_true")
    told = asked.parse_args()
    asyncio.run(serve(told.latency, told.trouble))
