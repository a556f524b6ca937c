import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.store import APPLICATION, VERSION, open_for_reading, open_store
from pact_author.model.errors import RunError

CALL = make_call("m", (ChatMessage("user", "A or B?"),), CallSettings())

texts = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.none() | st.integers(0, 2**53 - 1)
replies = st.builds(
    Reply,
    key=st.just(CALL.key),
    status=st.sampled_from(ReplyStatus),
    text=texts,
    top_logprobs=st.none() | st.lists(st.tuples(texts, st.floats(max_value=0)), min_size=1).map(tuple),
    finish_reason=st.none() | texts,
    model_reported=st.none() | texts,
    prompt_tokens=numbers,
    completion_tokens=numbers,
    error=st.none() | texts,
    dropped=st.lists(texts).map(tuple),
    endpoint=st.none() | texts,
)


@given(reply=replies)
@settings(max_examples=50, deadline=None)
def test_a_reply_comes_back_as_it_went_in(tmp_path_factory, reply):
    path = tmp_path_factory.mktemp("store") / "replies.sqlite"
    with open_store(path) as store:
        store.put(CALL, reply)
    with open_for_reading(path) as store:
        assert reply == store.get(CALL.key)


def test_replies_come_back_together_as_they_do_one_by_one(tmp_path):
    calls = [make_call("m", (ChatMessage("user", str(number)),), CallSettings()) for number in range(20)]
    with open_store(tmp_path / "r.sqlite") as store:
        store.put_all((call, Reply(call.key, ReplyStatus.ANSWERED, call.key[:3])) for call in calls[:15])

        assert {call.key: store.get(call.key) for call in calls[:15]} == store.get_all([call.key for call in calls])


def test_what_was_never_asked_has_no_reply(tmp_path):
    with open_store(tmp_path / "r.sqlite") as store:
        assert store.get("none") is None


@pytest.mark.parametrize(
    ("status", "expected"), [(ReplyStatus.ANSWERED, True), (ReplyStatus.REFUSED, True), (ReplyStatus.ERROR, False)]
)
def test_an_answer_and_a_refusal_are_results_and_an_error_is_none(tmp_path, status, expected):
    with open_store(tmp_path / "r.sqlite") as store:
        store.put(CALL, Reply(CALL.key, status))

        assert expected == store.has_result(CALL.key)


def test_a_later_answer_takes_the_place_of_an_error(tmp_path):
    with open_store(tmp_path / "r.sqlite") as store:
        store.put(CALL, Reply(CALL.key, ReplyStatus.ERROR, error="busy"))
        store.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"))

        assert {"answered": 1} == store.counts()


def test_what_was_put_survives_a_process_that_is_killed(tmp_path):
    path = tmp_path / "r.sqlite"
    program = f"""
import os, signal
from pathlib import Path
from pact_author.ask.call import *
from pact_author.ask.store import open_store
call = make_call("m", (ChatMessage("user", "A or B?"),), CallSettings())
with open_store(Path({str(path)!r})) as store:
    store.put(call, Reply(call.key, ReplyStatus.ANSWERED, "B"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", program], check=False)

    with open_store(path) as store:
        assert "B" == store.get(CALL.key).text


def test_a_second_writer_is_told_that_there_is_a_first(tmp_path):
    path = tmp_path / "r.sqlite"
    with open_store(path), pytest.raises(RunError, match="another process is writing"), open_store(path):
        pass


def test_it_can_be_read_while_it_is_written(tmp_path):
    path = tmp_path / "r.sqlite"
    with open_store(path) as writing, open_for_reading(path) as reading:
        writing.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"))

        assert reading.has_result(CALL.key)


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path):
    with pytest.raises(RunError, match="there is no"), open_for_reading(tmp_path / "r.sqlite"):
        pass
    assert [] == list(tmp_path.iterdir())


def foreign(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()


def newer(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE replies (x)")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("PRAGMA user_version = 99")
    database.close()


def text(path):
    path.write_bytes(b"this is no database, and long enough to be looked at" * 40)


def folder(path):
    path.mkdir()


def torn(path):
    with open_store(path) as store:
        for number in range(300):
            call = make_call("m", (ChatMessage("user", "x" * 500),), CallSettings(), number)
            store.put(call, Reply(call.key, ReplyStatus.ANSWERED, "y" * 500))
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(40_000))


@pytest.mark.parametrize("spoil", [foreign, newer, text, folder, torn], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("opened", [open_store, open_for_reading])
def test_a_file_that_is_no_sound_store_is_refused_and_left_as_it_is(tmp_path, spoil, opened):
    path = tmp_path / "r.sqlite"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(RunError) as refused, opened(path):
        pass

    assert refused.value.hint
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_the_commonest_reason_for_no_answer_is_known(tmp_path):
    with open_store(tmp_path / "replies.sqlite") as store:
        assert store.commonest_error() is None
        for number, why in enumerate(["503", "empty", "empty", None]):
            call = make_call("m", (ChatMessage("user", f"{number}"),), CallSettings())
            store.put(call, Reply(call.key, ReplyStatus.ERROR if why else ReplyStatus.ANSWERED, error=why))
        assert "empty" == store.commonest_error()


@given(reply=replies)
@settings(max_examples=50, deadline=None)
def test_a_store_is_filled_from_the_rows_of_another(tmp_path_factory, reply):
    home = tmp_path_factory.mktemp("store")
    with open_store(home / "a.sqlite", notice="local") as store:
        store.put(CALL, reply)
        rows = list(store.rows())
    with open_store(home / "b.sqlite") as store:
        store.fill(rows)

        assert (rows, reply) == (list(store.rows()), store.get(CALL.key))


def test_the_messages_of_a_call_are_kept_as_they_were_sent(tmp_path):
    with open_store(tmp_path / "r.sqlite") as store:
        store.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"))

        assert (CALL.messages, ()) == (store.messages(CALL.key), store.messages("none"))


def test_of_rows_that_cannot_be_none_is_put_in(tmp_path):
    with open_store(tmp_path / "a.sqlite") as store:
        store.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"))
        (row,) = store.rows()
    with open_store(tmp_path / "b.sqlite") as store:
        with pytest.raises(ValueError, match="great"):
            store.fill([row, row | {"key": "other", "status": "great"}])

        assert [] == list(store.rows())


def of_version_1(path):
    """A store as the first version made it, with one answer in it."""
    with open_store(path) as store:
        store.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"))
    with sqlite3.connect(path) as database:
        for column in ("endpoint", "taken_from"):
            database.execute(f"ALTER TABLE replies DROP COLUMN {column}")
        database.execute("PRAGMA user_version = 1")
    database.close()


def version_of(path):
    with sqlite3.connect(path) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return version


def test_a_store_of_an_older_version_is_read_as_it_is(tmp_path):
    of_version_1(tmp_path / "r.sqlite")
    before = (tmp_path / "r.sqlite").read_bytes()
    with open_for_reading(tmp_path / "r.sqlite") as store:
        assert (Reply(CALL.key, ReplyStatus.ANSWERED, "A"), 1) == (store.get(CALL.key), len(list(store.rows())))

    assert before == (tmp_path / "r.sqlite").read_bytes()


def test_a_store_of_an_older_version_is_brought_up_to_date_by_writing(tmp_path):
    of_version_1(tmp_path / "r.sqlite")
    with open_store(tmp_path / "r.sqlite") as store:
        store.put(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "B", endpoint="http://one/v1"))
        assert "http://one/v1" == store.get(CALL.key).endpoint

    assert VERSION == version_of(tmp_path / "r.sqlite")


def test_rows_of_an_older_version_can_be_filled_in(tmp_path):
    of_version_1(tmp_path / "a.sqlite")
    with open_for_reading(tmp_path / "a.sqlite") as store:
        rows = list(store.rows())
    with open_store(tmp_path / "b.sqlite") as store:
        store.fill(rows)

        assert "A" == store.get(CALL.key).text


def many(n):
    for number in range(n):
        call = make_call("m", (ChatMessage("user", "x" * 300),), CallSettings(), number)
        yield call, Reply(call.key, ReplyStatus.ANSWERED, "A" * 300)


def test_of_replies_that_are_put_in_together_all_are_there_or_none(tmp_path):
    pairs = list(many(3))
    with open_store(tmp_path / "r.sqlite") as store:
        store.put_all(pairs[:2])
        with pytest.raises(RunError):
            store.put_all([pairs[2], (CALL, Reply(CALL.key, ReplyStatus.ANSWERED, object()))])

        assert {"answered": 2} == store.counts()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.37, 0.5, 0.73, 0.99])
def test_after_a_power_cut_the_first_commits_are_there_and_nothing_is_damaged(tmp_path, share):
    """What a power cut can do to a log that was not synced: its end is missing, in the middle of a frame."""
    there, cut = tmp_path / "r.sqlite", tmp_path / "cut.sqlite"
    pairs = list(many(60))
    with open_store(there) as store:
        for pair in pairs:
            store.put_all([pair])
        log = (tmp_path / "r.sqlite-wal").read_bytes()
        cut.write_bytes(there.read_bytes())
        (tmp_path / "cut.sqlite-wal").write_bytes(log[: int(len(log) * share)])
    with open_store(cut) as store:
        kept = [store.has_result(call.key) for call, _ in pairs]

    assert kept == sorted(kept, reverse=True)
    assert share - 0.1 <= sum(kept) / len(kept) <= share + 0.1


def test_what_was_put_in_since_is_synced_to_the_disk_once(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())))
    with open_store(tmp_path / "r.sqlite") as store:
        store.sync()
        store.put_all(many(3))
        store.sync()
        store.sync()

        assert [str(tmp_path / "r.sqlite-wal")] == synced


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_store_that_was_cut_short_is_said_to_be_damaged(tmp_path, share):
    path = tmp_path / "r.sqlite"
    with open_store(path) as store:
        store.put_all(many(200))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    with pytest.raises(RunError) as refused, open_store(path):
        pass
    assert refused.value.hint


def test_tokens_are_summed_as_the_endpoint_counted_them_and_not_those_of_another_run(tmp_path):
    told = [(10, 1), (20, 2), (None, None), (400, 400)]
    replies = [
        (call, Reply(call.key, ReplyStatus.ANSWERED, prompt_tokens=prompt, completion_tokens=answer))
        for (call, _), (prompt, answer) in zip(many(4), told, strict=True)
    ]
    with open_store(tmp_path / "r.sqlite") as store:
        store.put_all(replies[:3])
        store.put_all(replies[3:], taken_from="another")

        assert (30, 3, 1) == store.used()


def test_a_store_of_an_older_version_has_its_tokens_summed(tmp_path):
    of_version_1(tmp_path / "r.sqlite")
    with open_for_reading(tmp_path / "r.sqlite") as store:
        assert (0, 0, 1) == store.used()
