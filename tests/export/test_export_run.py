"""Exported tasks in the tools that they are for: each asks what `score` asks, and counts what `score` counts."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from command import CLEAN, pact
from loopback import completion

CHECKOUT = Path(__file__).parents[2]
SAID = ["A", "B", "I would choose B.", "**A**", "Both are fine.", "I cannot answer that.", "Hm.", "Answer: A"]
"""Answers of every kind; which one is given hangs on the prompt alone."""
FIGURES = ("follows_culture_count", "choices", "refused", "both", "unclear")
TOOLS = CHECKOUT / ".venv" / "tools" / "bin"
"""The tools have an environment of their own (make tools), in which there is nothing of ours."""


def answer(request, number):
    return completion(SAID[hashlib.sha256(request.prompt.encode()).digest()[0] % len(SAID)], None)


@pytest.fixture
def asked(loopback, small_release, tmp_path):
    """What `score` asks of an item, and what it counts in the answers."""
    loopback.script = answer
    pact(
        *("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run"),
        cwd=tmp_path,
        OPENAI_API_KEY="",
    )
    (model,) = json.loads((tmp_path / "run" / "results.json").read_text())["models"]
    counts = model["counts"]
    figures = (counts["follow"], counts["follow"] + counts["allow"], *(counts[name] for name in FIGURES[2:]))
    prompts = taken(loopback)
    return prompts, dict(zip(FIGURES, figures, strict=True))


def taken(loopback):
    """The messages of all that was asked since, in an order of their own."""
    told = [
        [(message["role"], _text(message["content"])) for message in request.body["messages"]]
        for request in loopback.requests
    ]
    loopback.requests.clear()
    return sorted(told)


def _text(content):
    return content if isinstance(content, str) else "".join(part["text"] for part in content)


def exported(tool, small_release, folder):
    pact("export", tool, small_release, "--out", "task", cwd=folder)
    return folder / "task"


def ran(*command, cwd, **environment):
    """A tool run to its end, where neither a network nor anybody's settings are."""
    home = {"HOME": str(cwd), "HF_HOME": str(cwd / "hf"), "HF_HUB_OFFLINE": "1", "OPENAI_API_KEY": "none"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**CLEAN, **home, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done


def need(tool):
    if not (TOOLS / tool).exists():
        (pytest.fail if os.environ.get("PACT_TEST_ALL") else pytest.skip)(f"{tool} is not installed: make tools")


@pytest.mark.slow
def test_lm_evaluation_harness_counts_what_score_counts(asked, loopback, small_release, tmp_path):
    need("lm_eval")
    task = exported("lm-eval", small_release, tmp_path)
    ran(
        *(TOOLS / "lm_eval", "run", "--tasks", "pact_smoke_en_advice", "--include_path", task),
        *("--apply_chat_template", "--model", "local-chat-completions", "--output_path", tmp_path / "out"),
        *("--model_args", f"model=loop-1,base_url={loopback.base_url}/chat/completions,num_concurrent=4"),
        cwd=tmp_path,
    )
    (path,) = (tmp_path / "out").rglob("results_*.json")
    figures = json.loads(path.read_text())["results"]["pact_smoke_en_advice"]
    prompts, counts = asked

    assert counts == {name: figures[f"{name},none"] for name in FIGURES}
    assert counts["follows_culture_count"] / counts["choices"] == figures["follows_culture,none"]
    assert prompts == taken(loopback)


@pytest.mark.slow
def test_inspect_ai_counts_what_score_counts(asked, loopback, small_release, tmp_path):
    need("inspect")
    task = exported("inspect", small_release, tmp_path)
    ran(
        *(TOOLS / "inspect", "eval", "pact_smoke_en_advice/pact.py", "--display", "plain"),
        *("--model", "openai-api/loop/loop-1", "--model-base-url", loopback.base_url),
        *("--log-dir", tmp_path / "logs", "--log-format", "json"),
        cwd=task,
        LOOP_API_KEY="none",
    )
    (path,) = (tmp_path / "logs").glob("*.json")
    (scores,) = json.loads(path.read_text())["results"]["scores"]
    figures = {name: each["value"] for name, each in scores["metrics"].items()}
    prompts, counts = asked

    assert counts == {name: figures[name] for name in FIGURES}
    assert counts["follows_culture_count"] / counts["choices"] == figures["follows_culture"]
    assert prompts == taken(loopback)


@pytest.mark.slow
def test_openai_evals_counts_what_score_counts(asked, loopback, small_release, tmp_path):
    need("oaieval")
    task = exported("openai-evals", small_release, tmp_path)
    record = tmp_path / "record.jsonl"
    ran(
        *(TOOLS / "oaieval", "gpt-4-loop", "pact_smoke_en_advice", "--registry_path", "."),
        *("--record_path", record),
        cwd=task,
        OPENAI_BASE_URL=loopback.base_url,
        PYTHONPATH=str(task),
    )
    lines = map(json.loads, record.read_text().splitlines())
    (figures,) = (line["final_report"] for line in lines if "final_report" in line)
    prompts, counts = asked

    assert counts == {name: figures[name] for name in FIGURES}
    assert counts["follows_culture_count"] / counts["choices"] == figures["follows_culture"]
    assert prompts == taken(loopback)
