"""score beside the bare client: what keeping every reply costs, against a server on loopback that answers at once."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from side_by_side import Command, compare

CHECKOUT = Path(__file__).parents[1]

BARE = """
import asyncio, json, sys
from openai import AsyncOpenAI, DefaultAioHttpClient
url, table, n, at_once = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
prompts = iter([json.loads(line)["prompt"] for line, _ in zip(open(table), range(n))])
async def main():
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0, http_client=DefaultAioHttpClient())
    async def work():
        for prompt in prompts:
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])
    await asyncio.gather(*(work() for _ in range(at_once)))
asyncio.run(main())
"""
SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
from loopback import Loopback
server = Loopback()
print(server.base_url, flush=True)
sys.stdin.read()
"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=2000)
    asked.add_argument("--concurrency", type=int, default=32)
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pact_author", "build", "--project", str(CHECKOUT), "--out", folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (release,) = Path(folder).glob("*-*")
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(CHECKOUT / "tests")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        url = server.stdout.readline().strip()
        n, at_once = str(options.calls), str(options.concurrency)
        score = [
            sys.executable,
            "-m",
            "pact_author",
            "score",
            str(release),
            "--model",
            "m",
            "--base-url",
            url,
            "--design",
            "core",
        ]
        # A new run folder each time: the second round would otherwise have nothing to ask.
        fresh = [
            "sh",
            "-c",
            f'exec {" ".join(score)} --run "$(mktemp -d -p {folder})" --limit {n} --concurrency {at_once}',
        ]
        table = str(release / "data/items/core/en.jsonl")
        print(f"{n} calls, {at_once} at a time, {options.rounds} rounds")
        compare(
            {
                "the bare client": Command([sys.executable, "-c", BARE, url, table, n, at_once]),
                "pact-author score": Command(fresh),
            },
            options.rounds,
            base="the bare client",
            env=os.environ | {"OPENAI_API_KEY": "none"},
        )
        server.stdin.close()
        server.wait()


if __name__ == "__main__":
    main()
