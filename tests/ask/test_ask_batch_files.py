import pytest

from pact_author.ask.batch_files import BatchFile, LinesByKey, files_of, numbered, put_answer, write_files
from pact_author.ask.batch_line import LONGEST_LINE, line_of
from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.store import open_store
from pact_author.model.errors import RunError

CALLS = [make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()) for i in range(10)]
LINES = [line_of(call) for call in CALLS]


def test_files_are_split_at_so_many_lines(tmp_path):
    assert [4, 4, 2] == [file.lines for file in write_files(LINES, tmp_path, "calls", most_lines=4)]


def test_files_are_split_at_so_many_bytes(tmp_path):
    most = len(LINES[0]) * 3

    assert [3, 3, 3, 1] == [file.lines for file in write_files(LINES, tmp_path, "calls", most_bytes=most)]
    assert most == (tmp_path / "calls-0001.jsonl").stat().st_size


def test_the_bounds_are_those_of_openai(tmp_path):
    assert [50_000, 1] == [file.lines for file in write_files([b"{}\n"] * 50_001, tmp_path, "many")]
    assert [2, 1] == [file.lines for file in write_files([b"x" * 99_999_999 + b"\n"] * 3, tmp_path, "large")]


def test_files_hold_all_lines_in_their_order(tmp_path):
    write_files(LINES, tmp_path, "calls", most_lines=3)

    assert LINES == [line for path in files_of(tmp_path, "calls") for _, _, line in numbered(path)]


def test_a_second_writing_leaves_nothing_of_the_first(tmp_path):
    write_files(LINES, tmp_path, "calls", most_lines=3)
    second = write_files(LINES[:2], tmp_path, "calls")

    assert (BatchFile("calls-0001.jsonl", 2, 2 * len(LINES[0])),) == second
    assert ["calls-0001.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_no_lines_make_no_file(tmp_path):
    assert () == write_files([], tmp_path, "calls")
    assert [] == list(tmp_path.iterdir())


def test_a_writing_that_fails_leaves_what_was_there(tmp_path):
    write_files(LINES[:2], tmp_path, "calls")

    def failing():
        yield LINES[5]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_files(failing(), tmp_path, "calls")
    assert LINES[:2] == [line for path in tmp_path.iterdir() for _, _, line in numbered(path)]


def test_lines_are_found_by_the_key_of_their_call(tmp_path):
    write_files(LINES, tmp_path, "calls", most_lines=3)
    found = LinesByKey(files_of(tmp_path, "calls"))

    assert LINES == [found.line(call.key) for call in CALLS]
    assert ([call.key for call in CALLS], False) == (list(found), "other" in found)


def test_a_damaged_line_is_named(tmp_path):
    (tmp_path / "calls-0001.jsonl").write_bytes(LINES[0] + b'{"cust\n')

    with pytest.raises(RunError, match=r"calls-0001.jsonl:2 is damaged: it is no JSON"):
        LinesByKey(files_of(tmp_path, "calls"))


def test_lines_are_numbered_from_one_and_blank_ones_are_none(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"a\n\n  \nb")

    assert [(1, 0, b"a\n"), (4, 6, b"b")] == list(numbered(path))


def test_a_line_without_end_takes_no_more_memory_than_a_long_one(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"x" * (LONGEST_LINE + 10) + b"\nb\n")

    assert [(1, LONGEST_LINE + 1), (2, 2)] == [(number, len(line)) for number, _, line in numbered(path)]


def test_an_answer_is_stored_beside_what_was_sent(tmp_path):
    call = CALLS[3]
    with open_store(tmp_path / "replies.sqlite") as store:
        put_answer(line_of(call, ("seed",)), Reply(call.key, ReplyStatus.ANSWERED, "A"), CallSettings(), 1, store)

        assert Reply(call.key, ReplyStatus.ANSWERED, "A", dropped=("seed",)) == store.get(call.key)
        assert call.messages == store.messages(call.key)


def test_an_answer_to_a_line_that_was_changed_is_not_stored(tmp_path):
    changed = line_of(CALLS[3]).replace(b"question", b"allegedly")
    with open_store(tmp_path / "replies.sqlite") as store:
        with pytest.raises(RunError, match="an exported call was changed"):
            put_answer(changed, Reply(CALLS[3].key, ReplyStatus.ANSWERED, "A"), CallSettings(), 1, store)

        assert {} == store.counts()
