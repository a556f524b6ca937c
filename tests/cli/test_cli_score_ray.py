"""A real cluster of two nodes on this machine, one of which is killed in the middle."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import CLEAN, command, pact
from loopback import completion, failure

from pact_author.ask.store import open_for_reading

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra ray"),
]

KEY = "sk-very-secret-0123456789"
CALLS = 48
"""12 scenarios × 2 cells × 2 orders, for one frame."""
CHECKOUT = Path(__file__).parents[2]
BLOCK = 128


class Nodes:
    """A cluster of two nodes, until it is closed."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).parents[1] / "ray_cluster.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=CLEAN | {"PYTHONPATH": str(CHECKOUT)},
        )
        self.address = self._process.stdout.readline().strip()

    def kill_one(self):
        """How many actors were asking on the node that is gone."""
        print("remove", file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def close(self):
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def nodes():
    nodes = Nodes()
    yield nodes
    nodes.close()


@pytest.fixture
def arguments(loopback, small_release):
    return ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url)


def on(nodes):
    return {"RAY_ADDRESS": nodes.address, "OPENAI_API_KEY": KEY, "PYTHONPATH": str(CHECKOUT)}


def rows(folder):
    with open_for_reading(folder / "replies.sqlite") as store:
        return list(store.rows())


def answer(request, number):
    """Both letters, and an answer that is none, by what is asked."""
    letter = "ABx"[sum(request.prompt.encode()) % 3]
    return completion(letter, [(letter, -0.1), ("B" if letter == "A" else "A", -2.5)])


def test_a_cluster_gives_the_store_and_the_report_of_the_local_engine(loopback, nodes, arguments, tmp_path):
    loopback.script = answer
    pact(*arguments, "--run", "local", cwd=tmp_path, **on(nodes))
    told = pact(*arguments, "--run", "far", "--engine", "ray", cwd=tmp_path, **on(nodes))

    assert (tmp_path / "local/results.json").read_bytes() == (tmp_path / "far/results.json").read_bytes()
    assert rows(tmp_path / "local") == rows(tmp_path / "far")
    assert 2 * CALLS == len(loopback.requests)
    assert KEY not in told.stdout + told.stderr


def test_what_is_stored_is_not_asked_again_and_a_limit_holds(loopback, nodes, arguments, tmp_path):
    pact(*arguments, "--run", "run", "--limit", "10", cwd=tmp_path, **on(nodes))
    pact(*arguments, "--run", "run", "--limit", "20", "--engine", "ray", cwd=tmp_path, **on(nodes))

    assert (20, 20) == (len(loopback.requests), len(set(loopback.prompts)))


def test_an_endpoint_that_refuses_is_told_as_it_is_locally(loopback, nodes, arguments, tmp_path):
    loopback.script = lambda request, number: failure(401, "who are you?")
    local = pact(*arguments, "--run", "local", cwd=tmp_path, expect=3, **on(nodes))
    far = pact(*arguments, "--run", "far", "--engine", "ray", cwd=tmp_path, expect=3, **on(nodes))

    assert local.stderr in far.stderr
    assert 3 >= len(loopback.requests)


def test_parquet_is_read_where_the_release_has_it(loopback, nodes, small_release, tmp_path):
    """And what it says otherwise than the table is not asked."""
    import shutil

    import pyarrow as pa
    import pyarrow.parquet as pq

    release = tmp_path / "release"
    shutil.copytree(small_release, release)
    lines = (release / "data/items/smoke/en.jsonl").read_text().splitlines()
    items = [json.loads(line) | {"pairs": []} for line in lines]
    (release / "parquet/smoke").mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(items), release / "parquet/smoke/en.parquet")
    arguments = ("score", release, "--model", "loop-1", "--base-url", loopback.base_url, "--engine", "ray")
    pact(*arguments, "--run", "run", cwd=tmp_path, **on(nodes))
    assert (CALLS, CALLS) == (len(loopback.requests), len(set(loopback.prompts)))

    changed = [item | {"prompt": "say A"} if i == 0 else item for i, item in enumerate(items)]
    pq.write_table(pa.Table.from_pylist(changed), release / "parquet/smoke/en.parquet")
    told = pact(*arguments, "--run", "other", "--frame", items[0]["frame"], cwd=tmp_path, expect=3, **on(nodes))
    assert "1 calls did not come back: en.parquet holds other items" in told.stderr
    assert "say A" not in loopback.prompts


def test_a_node_that_is_lost_in_the_middle_loses_no_answer(loopback, small_release, tmp_path):
    """1,200 calls: more blocks than nodes. What is asked again is what the lost node had not handed over."""
    nodes = Nodes()
    try:
        loopback.script = answer
        arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--repeats", "25")
        more = ("--concurrency", "4", "--engine", "ray", "--run", "far")
        with subprocess.Popen(
            command(*arguments, *more),
            cwd=tmp_path,
            env=CLEAN | on(nodes),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            while len(loopback.requests) < 300:
                time.sleep(0.02)
                assert process.poll() is None
            assert 1 == nodes.kill_one()
            words = process.communicate(timeout=300)
        assert 0 == process.returncode, words
    finally:
        nodes.close()
    asked = len(loopback.requests)
    pact(*arguments, "--run", "local", "--concurrency", "4", cwd=tmp_path, **on(nodes))

    assert (tmp_path / "local/results.json").read_bytes() == (tmp_path / "far/results.json").read_bytes()
    assert rows(tmp_path / "local") == rows(tmp_path / "far")
    assert 25 * CALLS <= asked <= 25 * CALLS + 3 * BLOCK


def test_without_ray_it_says_what_to_install(loopback, arguments, tmp_path):
    (tmp_path / "ray.py").write_text("raise ImportError('no ray')")
    environment = {"OPENAI_API_KEY": KEY, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(CHECKOUT)))}
    told = pact(*arguments, "--run", "far", "--engine", "ray", cwd=tmp_path, expect=3, **environment)

    assert "help: pip install 'pact-author[ray]', on every node" in told.stderr
