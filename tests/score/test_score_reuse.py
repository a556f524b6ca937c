import json
import re
import shutil

import pytest
from command import pact
from conftest import write_small_release

from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.store import open_for_reading, open_store
from pact_author.model.errors import RunError
from pact_author.score.reuse import take_over

KEY = "sk-very-secret-0123456789"
CALLS, OF_ONE = 48, 4
"""Calls of the small release for a frame, and those of one scenario."""


@pytest.fixture(scope="module")
def next_release(small_release, tmp_path_factory):
    """The small release again, with other words in one of its scenarios."""
    home = tmp_path_factory.mktemp("next")
    shutil.copytree(small_release.parent.parent, home, dirs_exist_ok=True, ignore=lambda *_: {"dist"})
    path = min((home / "scenarios").glob("*/*.yaml"))
    text = path.read_text("utf-8")
    words = re.sub(r"^(situation: >-\n +)", r"\1This morning, ", text, flags=re.M)
    assert text != words
    path.write_text(words, "utf-8")
    return write_small_release(home)


@pytest.fixture
def score(loopback, tmp_path):
    def scored(release, *options, expect=0):
        arguments = ("score", release, "--model", "loop-1", "--base-url", loopback.base_url)
        return pact(*arguments, *options, cwd=tmp_path, expect=expect, OPENAI_API_KEY=KEY)

    return scored


def test_over_a_new_release_only_what_changed_is_asked(loopback, score, small_release, next_release, tmp_path):
    score(small_release)
    first = set(loopback.prompts)
    told = score(next_release)

    assert CALLS + OF_ONE == len(loopback.requests)
    assert not first & set(loopback.prompts[CALLS:])
    assert f"{CALLS - OF_ONE} answers are taken from runs/" in told.stderr
    results = [
        next(iter(json.loads(path.read_text())["status"].values())) for path in tmp_path.glob("runs/*/*/results.json")
    ]
    assert ["complete", "complete"] == results


def test_a_dry_run_knows_what_need_not_be_asked(score, small_release, next_release):
    score(small_release)

    assert f"{CALLS} calls, {CALLS - OF_ONE} of them answered already, {OF_ONE} to ask" in (
        score(next_release, "--dry-run").stdout
    )


def test_a_run_in_a_folder_of_its_own_asks_all_anew_unless_it_is_told(loopback, score, small_release, next_release):
    score(small_release, "--run", "first")
    score(next_release, "--run", "second")
    assert 2 * CALLS == len(loopback.requests)

    score(next_release, "--run", "third", "--reuse", "first")
    assert 2 * CALLS + OF_ONE == len(loopback.requests)


def test_answers_of_another_frame_stand_for_nothing(loopback, score, small_release, next_release):
    score(small_release, "--run", "first", "--frame", "norm")
    score(next_release, "--run", "second", "--reuse", "first")

    assert 2 * CALLS == len(loopback.requests)


def test_answers_of_another_model_are_refused(loopback, score, small_release):
    score(small_release, "--run", "first")
    told = score(small_release, "--run", "second", "--reuse", "first", "--model", "loop-2", expect=3).stderr

    assert "first was asked with another model: loop-1, not loop-2" in told
    assert CALLS == len(loopback.requests)


def test_what_was_paid_in_another_run_is_not_spent_in_this_one(score, small_release, next_release):
    score(small_release)

    assert f"for {11 * OF_ONE} tokens of prompts and {OF_ONE} of answers" in score(next_release).stderr


def made(n):
    return [make_call("m", (ChatMessage("user", f"{i}"),), CallSettings()) for i in range(n)]


def run_folder(home, name, statuses):
    folder = home / name
    with open_store(folder / "replies.sqlite") as store:
        for call, status in zip(made(len(statuses)), statuses, strict=True):
            store.put(call, Reply(call.key, status, "A"))
    (folder / "run.json").write_text(json.dumps({"schema": "pact-run/1", **RUN}))
    return folder


RUN = {
    "release": "pact-1",
    "release_digest": "abc",
    "design": "smoke",
    "locale": "en",
    "frame": "advice",
    "model": "m",
    "kind": "endpoint",
    "base_url": "http://a/v1",
    "notice": None,
    "repeats": 1,
    "seed": 1,
    "settings": {},
    "tool": "0",
    "trials": 3,
}


def test_results_are_taken_and_errors_are_not(tmp_path):
    answered, refused, error = ReplyStatus.ANSWERED, ReplyStatus.REFUSED, ReplyStatus.ERROR
    source = run_folder(tmp_path, "a", [answered, refused, error])
    with open_store(tmp_path / "b.sqlite") as store:
        assert (2, 0) == (take_over(source, made(5), store), take_over(source, made(5), store))
        assert {"answered": 1, "refused": 1} == store.counts()


def test_an_answer_of_ones_own_is_not_replaced(tmp_path):
    source = run_folder(tmp_path, "a", [ReplyStatus.ANSWERED])
    (call,) = made(1)
    with open_store(tmp_path / "b.sqlite") as store:
        store.put(call, Reply(call.key, ReplyStatus.ANSWERED, "B"))

        assert (0, "B") == (take_over(source, made(1), store), store.get(call.key).text)


def test_nothing_is_taken_from_a_store_that_is_damaged(tmp_path):
    source = run_folder(tmp_path, "a", [ReplyStatus.ANSWERED])
    (source / "replies.sqlite").write_bytes(b"this is no database, and long enough to be looked at" * 40)
    with open_store(tmp_path / "b.sqlite") as store, pytest.raises(RunError):
        take_over(source, made(1), store)


def test_rows_say_which_release_they_come_from(tmp_path):
    source = run_folder(tmp_path, "a", [ReplyStatus.ANSWERED])
    with open_store(tmp_path / "b.sqlite") as store:
        take_over(source, made(1), store)
    with open_for_reading(tmp_path / "b.sqlite") as store:
        assert ["abc"] == [row["taken_from"] for row in store.rows()]
