from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.dry import dry_run
from pact_author.ask.store import open_for_reading, open_store
from pact_author.model.outlay import DryRun


def calls(n):
    settings = CallSettings(max_tokens=16)
    return [make_call("m", (ChatMessage("user", f"question {i:02}" + "é" * 15),), settings) for i in range(n)]


def test_a_dry_run_counts_calls_bytes_and_the_most_that_answers_can_be():
    assert DryRun(calls=20, answered=0, prompt_tokens=20 * 41 // 4, most_answer_tokens=320) == dry_run(calls(20), [])


def test_equal_calls_are_asked_once():
    assert (5, 4) == ((told := dry_run(calls(1) * 5, [])).calls, told.answered)


def test_what_any_of_the_stores_has_is_not_to_be_asked_and_nothing_is_written(tmp_path):
    paths = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    for path, call in zip(paths, calls(2), strict=True):
        with open_store(path) as store:
            store.put(call, Reply(call.key, ReplyStatus.ANSWERED, "A"))
    before = [path.read_bytes() for path in paths]
    with open_for_reading(paths[0]) as first, open_for_reading(paths[1]) as second:
        told = dry_run(calls(5), [first, second])

    assert (5, 2, 48) == (told.calls, told.answered, told.most_answer_tokens)
    assert before == [path.read_bytes() for path in paths]
