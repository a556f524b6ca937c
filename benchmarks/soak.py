"""Many calls of an endpoint in trouble: all answered once, and the memory of it from quarter to quarter.

Of the requests 5 % are limited (429), 2 % fail (500), 1 % lose their connection, 1 % are answered slowly and 0.5 % with
half an answer. Counts are the server's.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from busy_endpoint import served  # noqa: E402

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.run import run
from pact_author.ask.store import open_store
url, path, n = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
words = "Someone has come for tea. The other guests' shoes stand in a row by the step. " * 10
page, seen = resource.getpagesize(), []
def told(done, total):
    if done % (n // 20) == 0:
        seen.append(int(Path("/proc/self/statm").read_text().split()[1]) * page // 2**20)
        print(done, seen[-1], "MiB", f"{time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
calls = (make_call("m", (ChatMessage("user", f"{words}{i}"),), CallSettings()) for i in range(n))
began = time.perf_counter()
with open_store(path) as store:
    ran = run(calls, OpenAITransport(url, None), store, concurrency=64, on_progress=told)
    stored = store.counts()
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"asked": ran.asked, "errors": ran.errors, "requests": ran.requests, "stored": stored,
    "MiB": seen, "cpu ms a call": 1000 * (used.ru_utime + used.ru_stime) / n, "seconds": time.perf_counter() - began}))
"""


def soak(calls: int, home: Path) -> tuple[dict, dict]:
    """What the client and the server say of it."""
    with served(trouble=True) as (url, counts):
        arguments = [sys.executable, "-c", PROGRAM, url, str(home / "replies.sqlite"), str(calls)]
        done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout), counts()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=200_000)
    with tempfile.TemporaryDirectory() as folder:
        client, server = soak(asked.parse_args().calls, Path(folder))
    print("client", json.dumps(client, indent=1))
    print("server", json.dumps(server, indent=1))
