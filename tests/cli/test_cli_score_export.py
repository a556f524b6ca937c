import json

import pytest
from batch_lines import answered, expired, refused
from command import pact
from loopback import completion, failure

CALLS = 48
"""12 scenarios × 2 cells × 2 orders, for one frame."""


@pytest.fixture
def batch(small_release, tmp_path):
    """Export and import in an empty folder; the run is in run/."""

    class Batch:
        run = tmp_path / "run"
        answers = tmp_path / "answers.jsonl"

        def export(self, *options, **environment):
            arguments = ("score", "export", small_release, "--model", "loop-1", "--run", "run", *options)
            return pact(*arguments, cwd=tmp_path, **environment)

        @property
        def lines(self):
            return [line for path in sorted(self.run.glob("calls-*.jsonl")) for line in path.read_bytes().splitlines()]

        def take(self, lines, *options, expect=0):
            self.answers.write_bytes(b"".join(lines))
            return pact("score", "import", "run", self.answers, *options, cwd=tmp_path, expect=expect)

        @property
        def results(self):
            return json.loads((self.run / "results.json").read_text())

        @property
        def status(self):
            return tuple(self.results["status"].values())[:3]

    return Batch()


def online(small_release, folder, loopback, *options):
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "online")
    pact(*arguments, *options, cwd=folder, OPENAI_API_KEY="")
    return folder / "online"


def test_every_call_is_written_once_and_nobody_is_asked(loopback, batch):
    told = batch.export(OPENAI_API_KEY="")

    assert (CALLS, CALLS) == (len(batch.lines), len({json.loads(line)["custom_id"] for line in batch.lines}))
    assert "run/calls-0001.jsonl\n" == told.stdout
    assert [] == loopback.requests


def test_what_comes_back_gives_the_figures_that_the_same_answers_give_online(loopback, batch, small_release, tmp_path):
    asked = online(small_release, tmp_path, loopback)
    batch.export()
    batch.take(answered(line) for line in reversed(batch.lines))

    assert (asked / "results.json").read_bytes() == (batch.run / "results.json").read_bytes()


def test_exported_lines_are_what_is_asked_online(loopback, batch, small_release, tmp_path):
    online(small_release, tmp_path, loopback)
    batch.export()

    def in_order(bodies):
        return sorted(json.dumps(body, sort_keys=True) for body in bodies)

    assert in_order(each.body for each in loopback.requests) == in_order(json.loads(x)["body"] for x in batch.lines)


def test_an_import_can_be_repeated(batch):
    batch.export()
    first = batch.take([answered(line) for line in batch.lines])
    again = batch.take([answered(line, "B") for line in batch.lines])

    assert first.stdout == again.stdout
    assert f"taken: 0 answers, {CALLS} were there already" in again.stderr


def test_what_is_open_after_an_import_is_exported_again_alone(batch):
    batch.export()
    lines = batch.lines
    done = batch.take([*(answered(line) for line in lines[:40]), expired(lines[40]), refused(lines[41])])
    batch.export()

    assert "8 exported calls have no answer yet" in done.stderr
    assert set(lines[40:]) == set(batch.lines)
    batch.take([answered(line) for line in batch.lines])
    assert ("complete", CALLS, CALLS) == batch.status


def test_nothing_is_written_when_all_is_answered(batch):
    batch.export()
    batch.take([answered(line) for line in batch.lines])
    told = batch.export()

    assert ("", []) == (told.stdout, batch.lines)
    assert "every call has its answer" in told.stderr


def test_answers_of_another_run_are_refused_and_none_is_taken(batch):
    batch.export()
    stranger = answered(b'{"custom_id": "other"}')
    told = batch.take([answered(batch.lines[0]), stranger], expect=3)

    assert f"{batch.answers}:2: custom_id 'other' was not exported from this run" in told.stderr
    batch.take([])
    assert ("partial", CALLS, 0) == batch.status


def test_broken_lines_are_named_and_the_others_taken(batch):
    batch.export()
    good = [answered(line) for line in batch.lines]
    told = batch.take([good[0], b"\n", b"nonsense\n", good[1], good[2][:50]], expect=1)

    assert f"{batch.answers}:3: it is no JSON\n{batch.answers}:5: it is no JSON\n" in told.stderr
    assert ("partial", CALLS, 2) == batch.status


def test_a_call_that_was_answered_twice_is_named_and_a_result_counts_more_than_an_error(batch):
    batch.export()
    first, second = batch.lines[:2]
    told = batch.take([expired(first), answered(second), answered(first), answered(second, "B")])

    assert f"{batch.answers}:1: the same custom_id as line 3, which counts" in told.stderr
    assert f"{batch.answers}:4: the same custom_id as line 2, which counts" in told.stderr
    assert ("partial", CALLS, 2) == batch.status


def test_a_line_that_failed_is_an_error_with_its_reason(batch):
    batch.export()
    batch.take([refused(batch.lines[0], 400, "no such letter")])

    assert 1 == batch.results["models"][0]["counts"]["error"]
    assert "400: no such letter" in json.dumps(batch.results["warnings"])


def test_calls_are_split_into_no_more_files_than_needed(batch):
    batch.export("--repeats", "3")

    assert (3 * CALLS, 1) == (len(batch.lines), len(list(batch.run.glob("calls-*.jsonl"))))


def test_repeats_come_back_as_repeats(batch):
    batch.export("--repeats", "2", "--limit", "6")
    batch.take([answered(line) for line in batch.lines])

    assert ("partial", 2 * CALLS, 6) == batch.status


def test_a_run_at_an_endpoint_goes_on_with_what_was_imported(loopback, batch, small_release, tmp_path):
    batch.export("--base-url", loopback.base_url)
    batch.take([answered(line) for line in batch.lines[:30]])
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    pact(*arguments, cwd=tmp_path, OPENAI_API_KEY="")

    assert (CALLS - 30, ("complete", CALLS, CALLS)) == (len(loopback.requests), batch.status)


def test_what_an_endpoint_did_not_accept_is_not_in_the_export(loopback, batch, small_release, tmp_path):
    def script(request, number):
        return failure(400, "unknown parameter: seed") if "seed" in request.body else completion()

    loopback.script = script
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    pact(*arguments, "--limit", "1", cwd=tmp_path, OPENAI_API_KEY="")
    batch.export("--base-url", loopback.base_url)

    assert {False} == {"seed" in json.loads(line)["body"] for line in batch.lines}


def test_an_offline_run_is_not_mixed_with_an_endpoints(loopback, batch, small_release, tmp_path):
    batch.export()
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")

    assert "another base url" in pact(*arguments, cwd=tmp_path, expect=3, OPENAI_API_KEY="").stderr


def test_the_embedded_model_is_not_exported(small_release, tmp_path):
    told = pact("score", "export", small_release, "--model", "local", cwd=tmp_path, expect=2)

    assert "name another model" in told.stderr


def test_a_release_can_be_called_like_a_branch(small_release, tmp_path):
    (tmp_path / "export").symlink_to(small_release)
    told = pact("score", "./export", "--model", "loop-1", "--dry-run", cwd=tmp_path, OPENAI_API_KEY="")

    assert f"{CALLS} calls" in told.stdout


def test_words_of_an_answer_do_nothing_to_the_terminal(batch):
    batch.export()
    told = batch.take([refused(batch.lines[0], 400, "\x1b[2J\x07wiped")])

    assert "\x1b" not in told.stdout + told.stderr
