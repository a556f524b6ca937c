"""score beside others that ask as many prompts of the same endpoint: whole processes, requests counted at the server.

The floor is a loop over aiohttp that keeps nothing. Inspect AI and lm-evaluation-harness take part where a Python that
has them is named; a process that did not send all prompts is no row.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from busy_endpoint import served  # noqa: E402

FLOOR = """
import aiohttp, asyncio, json, sys
url, prompts, at_once = sys.argv[1], iter([json.loads(line)["prompt"] for line in open(sys.argv[2])]), int(sys.argv[3])
async def main():
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once)) as session:
        async def work():
            for prompt in prompts:
                body = {"model": "m", "messages": [{"role": "user", "content": prompt}], "max_tokens": 16, "seed": 0,
                        "temperature": 0.0, "logprobs": True, "top_logprobs": 20}
                async with session.post(url + "/chat/completions", json=body) as answer:
                    (await answer.json())["choices"][0]["message"]["content"]
        await asyncio.gather(*(work() for _ in range(at_once)))
asyncio.run(main())
"""
BARE_CLIENT = """
import asyncio, json, sys
from openai import AsyncOpenAI, DefaultAioHttpClient
url, prompts, at_once = sys.argv[1], iter([json.loads(line)["prompt"] for line in open(sys.argv[2])]), int(sys.argv[3])
async def main():
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0, http_client=DefaultAioHttpClient())
    async def work():
        for prompt in prompts:
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}],
                max_tokens=16, seed=0, temperature=0.0, logprobs=True, top_logprobs=20)
    await asyncio.gather(*(work() for _ in range(at_once)))
asyncio.run(main())
"""
LOOP = """
import json, sys, tempfile
from pathlib import Path
from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.run import run
from pact_author.ask.store import open_store
prompts = (json.loads(line)["prompt"] for line in open(sys.argv[2]))
calls = (make_call("m", (ChatMessage("user", prompt),), CallSettings()) for prompt in prompts)
with open_store(Path(tempfile.mkdtemp(dir=sys.argv[4])) / "replies.sqlite") as store:
    run(calls, OpenAITransport(sys.argv[1], None), store, concurrency=int(sys.argv[3]))
"""
INSPECT = """
import sys
from inspect_ai import Task, eval
from inspect_ai.dataset import Sample, json_dataset
from inspect_ai.model import GenerateConfig
from inspect_ai.scorer import match
from inspect_ai.solver import generate
import os
os.environ["MOCK_BASE_URL"], os.environ["MOCK_API_KEY"] = sys.argv[1], "none"
data = json_dataset(sys.argv[2], lambda line: Sample(input=line["prompt"], target="A"))
eval(Task(dataset=data, solver=generate(), scorer=match()), model="openai-api/mock/mock", display="none",
     max_connections=int(sys.argv[3]), max_samples=int(sys.argv[3]), log_dir=sys.argv[4], max_tokens=16,
     temperature=0.0)
"""
LM_EVAL = """
import sys
from pathlib import Path
import lm_eval
from lm_eval.tasks import TaskManager
home = Path(sys.argv[4]) / "lm-eval"
home.mkdir(exist_ok=True)
(home / "prompts.yaml").write_text(f'''
task: prompts
dataset_path: json
dataset_kwargs: {{data_files: {{test: {sys.argv[2]}}}}}
test_split: test
output_type: generate_until
doc_to_text: "{{{{prompt}}}}"
doc_to_target: "A"
generation_kwargs: {{until: ["\\\\n\\\\n"], max_gen_toks: 16}}
metric_list: [{{metric: exact_match}}]
''')
lm_eval.simple_evaluate(model="local-chat-completions", tasks=["prompts"], apply_chat_template=True,
    model_args=f"model=m,base_url={sys.argv[1]}/chat/completions,num_concurrent={sys.argv[3]},max_retries=3",
    task_manager=TaskManager(include_path=str(home)))
"""


def measured(
    arguments: list[str], latency: float, prompts: int, environment: dict[str, str]
) -> dict[str, float] | None:
    with served(latency) as (url, counts):
        began = time.perf_counter()
        child = subprocess.Popen(
            [each.replace("@URL@", url) for each in arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"OPENAI_API_KEY": "none"} | environment,
        )
        told = child.stderr.read().decode("utf-8", "replace")
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stderr.close()
        server = counts()
    if child.returncode or server["requests"] < prompts:
        print(f"ended with {child.returncode} after {server['requests']} requests: {told[-300:]}", file=sys.stderr)
        return None
    cpu = used.ru_utime + used.ru_stime
    return {
        "ms": 1000 * cpu / prompts,
        "rate": server["requests"] / server["seconds"],
        "wall": wall,
        "MiB": used.ru_maxrss / 1024,
        "at once": server["most at once"],
    }


def commands(options: argparse.Namespace, home: Path, release: Path, prompts: Path) -> dict[str, list[str]]:
    n, at_once = str(options.calls), str(options.concurrency)

    def program(source: str, python: str = sys.executable) -> list[str]:
        return [python, "-c", source, "@URL@", str(prompts), at_once, str(home)]

    score = (
        f"exec {sys.executable} -m pact_author score {release} --model m --base-url @URL@ --design {options.design} "
        f'--run "$(mktemp -d -p {home})" --limit {n} --concurrency {at_once}'
    )
    found = {
        "a loop over aiohttp": program(FLOOR),
        "a loop over openai": program(BARE_CLIENT),
        "ask.run, with its store": program(LOOP),
        "pact-author score": ["sh", "-c", score],
    }
    if options.inspect:
        found["Inspect AI"] = program(INSPECT, options.inspect)
    if options.lm_eval:
        found["lm-evaluation-harness"] = program(LM_EVAL, options.lm_eval)
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=2000)
    asked.add_argument("--concurrency", type=int, default=64)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--design", default="core")
    asked.add_argument("--inspect", metavar="PYTHON", help="one that has inspect_ai and openai")
    asked.add_argument("--lm-eval", metavar="PYTHON", help="one that has lm_eval[api]")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        build = [sys.executable, "-m", "pact_author", "build", "--project", str(CHECKOUT), "--out", folder]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        (release,) = home.glob("*-*")
        table = release / "data/items" / options.design / "en.jsonl"
        prompts = home / "prompts.jsonl"
        lines = [json.loads(line)["prompt"] for line in table.open(encoding="utf-8")]
        chosen = list(dict.fromkeys(lines))[: options.calls]
        prompts.write_text("".join(json.dumps({"prompt": each}) + "\n" for each in chosen), encoding="utf-8")
        if len(chosen) < options.calls:
            raise SystemExit(f"the design {options.design} has {len(chosen)} prompts only")
        compared = commands(options, home, release, prompts)
        print(f"{options.calls} calls, {options.concurrency} at a time at the most, medians of {options.rounds} rounds")
        for latency in (0.0, 0.05):
            rows: dict[str, list[dict[str, float]]] = {name: [] for name in compared}
            for _ in range(options.rounds):
                for name, arguments in compared.items():
                    seen = measured(arguments, latency, options.calls, {})
                    rows[name] += [seen] if seen else []
            print(f"\nserver latency {1000 * latency:.0f} ms")
            heads = ("CPU ms a call", "(least … most)", "calls/s", "wall s", "MiB", "at once")
            print(f"{'':26} {heads[0]:>13} {heads[1]:>17} {heads[2]:>8} {heads[3]:>7} {heads[4]:>5} {heads[5]:>8}")
            for name, each in rows.items():
                if each:
                    ms = [one["ms"] for one in each]
                    rest = {what: statistics.median(one[what] for one in each) for what in each[0]}
                    spread = f"({min(ms):.2f} … {max(ms):.2f})"
                    print(
                        f"{name:26} {rest['ms']:13.2f} {spread:>17} {rest['rate']:8.0f} {rest['wall']:7.1f}"
                        f" {rest['MiB']:5.0f} {rest['at once']:8.0f}"
                    )


if __name__ == "__main__":
    main()
