import json
import re
import shutil
import signal
import subprocess
import threading
import time
from contextlib import closing

import pytest
from command import CLEAN, command, pact
from jsonschema import Draft202012Validator
from loopback import Answer, Loopback, completion, failure

from pact_author.ask.store import open_for_reading
from pact_author.reading.resources import schema_text
from pact_author.release.write import seal

KEY = "sk-very-secret-0123456789"
CALLS = 48
"""12 scenarios × 2 cells × 2 orders, for one frame."""


@pytest.fixture
def score(loopback, small_release, tmp_path):
    """Score the small release on the loopback server, from an empty folder."""

    def scored(*options, expect=0, **environment):
        arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
        return pact(*arguments, *options, cwd=tmp_path, expect=expect, **{"OPENAI_API_KEY": KEY} | environment)

    scored.folder = tmp_path / "run"
    return scored


def results(score):
    return json.loads((score.folder / "results.json").read_text())


def test_every_item_of_the_frame_is_asked_once_and_reported(loopback, score):
    told = score()

    assert (CALLS, CALLS) == (len(loopback.requests), len(set(loopback.prompts)))
    assert ("complete", CALLS, CALLS) == tuple(results(score)["status"].values())[:3]
    assert told.stdout.startswith(f"COMPLETE: all {CALLS} planned trials answered")


def test_the_run_folder_holds_what_others_build_on(score):
    score()

    assert {"run.json", "planned.jsonl", "replies.sqlite", "results.json"} <= {
        path.name for path in score.folder.iterdir()
    }
    validator = Draft202012Validator(json.loads(schema_text("results")))
    assert [] == [error.message for error in validator.iter_errors(results(score))]


def test_a_model_that_always_says_a_follows_in_half_and_flips_always(score):
    score()
    (model,) = results(score)["models"]

    assert (0.5, 0.5, 1.0) == (
        model["culture_rate"]["est"],
        model["position"]["half_difference"]["est"],
        model["position"]["flip_rate"]["est"],
    )


def test_figures_are_there_for_country_age_and_gender_of_both_people(score):
    score()
    names = {factor["name"] for factor in results(score)["models"][0]["factors"]}

    assert {f"{who}_{what}" for who in ("actor", "receiver") for what in ("country", "age_band", "gender")} <= names


@pytest.mark.parametrize("frame", ["advice", "personal", "norm"])
def test_a_frame_asks_its_own_question(loopback, score, frame):
    score("--frame", frame, "--limit", "2")
    question = {"advice": "should", "personal": "personally do", "norm": "most people"}[frame]

    assert 2 == sum(question in prompt for prompt in loopback.prompts)


def test_a_finished_run_asks_nothing_and_says_the_same(loopback, score):
    first = score().stdout
    again = score().stdout

    assert (first, CALLS) == (again, len(loopback.requests))


def test_a_limit_can_be_raised(loopback, score):
    score("--limit", "10")
    assert (10, 10) == (len(loopback.requests), results(score)["models"][0]["counts"]["planned"])

    score()
    assert (CALLS, CALLS) == (len(loopback.requests), len(set(loopback.prompts)))


@pytest.mark.parametrize(("limit", "warned"), [(CALLS - 1, True), (CALLS, False), (CALLS + 1, False)])
def test_only_a_limit_that_cuts_the_plan_is_said_to_cut_it(loopback, score, limit, warned):
    told = " ".join(score("--limit", str(limit)).stdout.split())

    assert warned == (f"--limit cut the plan at {limit} of {CALLS} trials" in told)


def test_repeats_ask_the_same_again(loopback, score):
    score("--limit", "6", "--repeats", "3")

    assert (6, 2) == (len(loopback.requests), len(set(loopback.prompts)))


def test_a_dry_run_asks_nothing_and_leaves_nothing(loopback, score):
    told = score("--dry-run", OPENAI_API_KEY="")

    assert f"{CALLS} calls, 0 of them answered already, {CALLS} to ask" in told.stdout
    assert ([], False) == (loopback.requests, score.folder.exists())


def test_a_dry_run_knows_what_is_answered_already(score):
    score("--limit", "10")

    assert f"{CALLS} calls, 10 of them answered already, 38 to ask" in score("--dry-run").stdout


def test_json_on_stdout_is_the_file(score):
    told = score("--format", "json")

    assert (score.folder / "results.json").read_text() == told.stdout


def test_the_key_is_nowhere_but_in_the_header(loopback, score):
    told = score()

    assert {f"Bearer {KEY}"} == {request.headers["authorization"] for request in loopback.requests}
    assert KEY not in told.stdout + told.stderr
    assert [] == [path.name for path in score.folder.iterdir() if KEY.encode() in path.read_bytes()]


def test_the_key_can_stand_in_another_variable(loopback, score):
    score("--limit", "2", "--api-key-env", "OTHER_KEY", OTHER_KEY="sk-other", OPENAI_API_KEY="")

    assert "Bearer sk-other" == loopback.requests[0].headers["authorization"]


def test_without_a_key_the_public_endpoint_is_not_asked(small_release, tmp_path):
    told = pact("score", small_release, "--model", "m", cwd=tmp_path, expect=3).stderr

    assert "OPENAI_API_KEY is not set" in told
    assert "--model local" in told


@pytest.mark.parametrize(
    ("answer", "said", "asked"),
    [
        (failure(401, "bad key"), "--api-key-env", 1),
        (failure(403, "no"), "403", 1),
        (failure(404, "no such model"), "--model", 1),
        (Answer(302, b"", {"Location": "http://elsewhere/"}), "redirects", 1),
        (Answer(200, b"<html>hello</html>"), "a web page", 3),
        (Answer(200, b""), "an empty body", 3),
        (failure(400, "no such parameter"), "400: no such parameter", 3),
        (completion("", None, finish="length"), "raise --max-tokens", 3),
    ],
)
def test_an_endpoint_that_is_none_gets_one_message_and_exit_code_3(loopback, score, answer, said, asked):
    loopback.script = lambda request, number: answer
    told = score(expect=3)

    assert "" == told.stdout
    assert told.stderr.startswith("error: ")
    assert said in told.stderr
    assert asked == len(loopback.requests)


def test_one_item_that_the_endpoint_refuses_does_not_stop_the_others(loopback, score):
    loopback.script = lambda request, number: {
        3: failure(400, "filtered", code="content_filter"),
        5: failure(400, "too long", code="context_length_exceeded"),
        7: failure(422, "no"),
    }.get(number, completion())
    told = score("--concurrency", "1").stdout
    (model,) = results(score)["models"]

    assert (1, 2) == (model["counts"]["refused"], model["counts"]["error"])
    assert "2 calls got no answer (most often: " in " ".join(told.split())


def test_what_was_answered_before_a_failure_is_kept(loopback, score):
    loopback.script = lambda request, number: completion() if number <= 10 else failure(401, "key withdrawn")
    score("--concurrency", "1", expect=3)
    assert ("partial", CALLS, 10) == tuple(results(score)["status"].values())[:3]

    loopback.script = lambda request, number: completion()
    score()
    assert 1 + CALLS == len(loopback.requests)
    assert ("complete", CALLS, CALLS) == tuple(results(score)["status"].values())[:3]


def test_errors_are_counted_and_asked_again(loopback, score):
    loopback.script = lambda request, number: completion("") if number == 3 else completion()
    told = score("--concurrency", "1")
    assert "PARTIAL 98%" in told.stdout
    assert "1 call got no answer (the answer was empty" in " ".join(told.stdout.split())

    loopback.script = lambda request, number: completion()
    assert "COMPLETE" in score().stdout
    assert CALLS + 1 == len(loopback.requests)


def test_a_run_folder_is_not_used_for_another_model(loopback, score):
    score("--limit", "2")
    before = contents(score.folder)
    told = score("--model", "loop-2", expect=3).stderr

    assert "another model: loop-1, not loop-2" in told
    assert (2, before) == (len(loopback.requests), contents(score.folder))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def held_back(after):
    """A script that answers so many requests, and the others once its event is set."""
    going_on = threading.Event()

    def script(request, number):
        if number > after:
            going_on.wait(60)
        return completion()

    return script, going_on


def started(*arguments, cwd):
    return subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=CLEAN | {"OPENAI_API_KEY": KEY},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("options", [[], ["--limit", "4"]])
def test_a_second_process_is_refused_and_changes_nothing_of_the_first(
    loopback, score, small_release, tmp_path, options
):
    loopback.script, going_on = held_back(after=12)
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    first = started(*arguments, "--concurrency", 8, cwd=tmp_path)
    try:
        wait_for(lambda: loopback.answered == 12 and len(loopback.requests) == 12 + 8)
        before = contents(score.folder)
        assert "another process is writing" in score(*options, expect=3).stderr
        assert before == contents(score.folder)
        going_on.set()
        told, _ = first.communicate(timeout=60)
    finally:
        going_on.set()
        first.kill()
        first.wait()

    assert told.startswith(f"COMPLETE: all {CALLS} planned trials answered")
    assert ("complete", CALLS, CALLS) == tuple(results(score)["status"].values())[:3]


def test_a_killed_run_leaves_no_figures_of_a_shorter_one(loopback, score, small_release, tmp_path):
    score("--limit", "4")
    assert ("partial", CALLS, 4) == tuple(results(score)["status"].values())[:3]

    loopback.script, going_on = held_back(after=12)
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    running = started(*arguments, cwd=tmp_path)
    wait_for(lambda: loopback.answered == 12)
    running.kill()
    running.communicate()
    going_on.set()

    assert ("partial", CALLS, 4) == tuple(results(score)["status"].values())[:3]


def wait_for(happened, seconds=30):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_told_to_end_says_that_nothing_is_lost_and_the_next_one_goes_on(
    loopback, score, small_release, tmp_path, told
):
    loopback.script = lambda request, number: completion(delay=0.05)
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    running = started(*arguments, "--concurrency", 4, cwd=tmp_path)
    wait_for(lambda: len(loopback.requests) >= 12)
    running.send_signal(told)
    _, said = running.communicate(timeout=30)

    assert (130, "interrupted: what was finished is kept") == (running.returncode, said.strip())
    with open_for_reading(score.folder / "replies.sqlite") as store:
        kept = store.counts()["answered"]
    assert ("partial", CALLS, kept) == tuple(results(score)["status"].values())[:3]

    loopback.script = lambda request, number: completion()
    score()
    assert CALLS <= len(loopback.requests) <= CALLS + 4


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("localhost:8000/v1", "begins with http:// or https://"),
        ("", "begins with http:// or https://"),
        ("http://[::1/v1", "is no address"),
        ("http://me:pa55@host/v1", "do not belong"),
        ("http://host/v1?key=pa55", "no ? part"),
    ],
)
def test_an_address_that_is_none_is_wrong_usage(small_release, tmp_path, url, said):
    told = pact("score", small_release, "--model", "m", "--base-url", url, cwd=tmp_path, expect=2).stderr

    assert said in " ".join(told.split())
    assert "pa55" not in told


@pytest.mark.parametrize("key", ["sk-very\nsecret", "sk-sécret"])
def test_a_key_that_cannot_be_sent_is_said_to_be_none_without_being_shown(loopback, score, key):
    told = score(expect=3, OPENAI_API_KEY=key).stderr

    assert "the key in OPENAI_API_KEY holds" in told
    assert "cret" not in told
    assert [] == loopback.requests


@pytest.mark.parametrize("model", ["", "  ", "a\nb"])
def test_a_model_without_a_name_is_wrong_usage(score, model):
    assert "--model" in score("--model", model, expect=2).stderr


def test_an_endpoint_that_repeats_the_key_does_not_get_it_into_the_run_folder(loopback, score):
    loopback.script = lambda request, number: completion(f"you sent {KEY}", None, finish=KEY, model=KEY)
    told = score("--limit", "4")

    assert [] == [path.name for path in score.folder.iterdir() if KEY.encode() in path.read_bytes()]
    assert KEY not in told.stdout + told.stderr


def test_the_length_of_an_answer_is_part_of_what_is_asked(loopback, score):
    score("--limit", "2", "--max-tokens", "4096")
    assert [4096, 4096] == [request.body["max_tokens"] for request in loopback.requests]

    assert "another settings" in score("--limit", "2", expect=3).stderr


def test_a_plain_line_says_what_is_waited_for(loopback, score):
    loopback.script = lambda request, number: completion(delay=12 if number == 1 else 0)

    assert "asking: no answer yet for " in score("--limit", "2").stderr


def test_a_flipped_byte_in_the_release_is_noticed_before_anything_is_asked(loopback, small_release, tmp_path):
    release = shutil.copytree(small_release, tmp_path / "release")
    table = release / "data/items/smoke/en.jsonl"
    data = bytearray(table.read_bytes())
    data[len(data) // 2] ^= 1
    table.write_bytes(data)

    arguments = ("score", release, "--model", "m", "--base-url", loopback.base_url)
    told = pact(*arguments, cwd=tmp_path, expect=3, OPENAI_API_KEY=KEY).stderr
    assert "pact-author verify" in told
    assert [] == loopback.requests


def test_a_flipped_byte_in_the_manifest_is_noticed_before_anything_is_asked(loopback, small_release, tmp_path):
    release = shutil.copytree(small_release, tmp_path / "release")
    manifest = (release / "MANIFEST.json").read_text()
    (release / "MANIFEST.json").write_text(manifest.replace('"version":"0.1.0"', '"version":"0.1.1"'))

    arguments = ("score", release, "--model", "m", "--base-url", loopback.base_url)
    told = pact(*arguments, cwd=tmp_path, expect=3, OPENAI_API_KEY=KEY).stderr
    assert "MANIFEST.json: changed" in told
    assert [] == loopback.requests


def test_a_release_without_items_is_said_to_be(loopback, small_release, tmp_path):
    release = shutil.copytree(small_release, tmp_path / "release")
    manifest = json.loads((release / "MANIFEST.json").read_text())
    manifest["files"] = [file for file in manifest["files"] if not file["path"].startswith("data/items/")]
    (release / "MANIFEST.json").write_text(json.dumps(manifest))
    (release / "MANIFEST.sha256").write_bytes(seal(json.dumps(manifest).encode()))

    arguments = ("score", release, "--model", "m", "--base-url", loopback.base_url)
    told = pact(*arguments, cwd=tmp_path, expect=3, OPENAI_API_KEY=KEY).stderr
    assert "the release holds no items" in told


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--design", "paper"], "it has: smoke"), (["--locale", "sw"], "smoke (en)")],
)
def test_what_the_release_does_not_hold_is_said(score, options, said):
    assert said in score(*options, expect=3).stderr


def test_run_folders_are_named_after_what_is_asked_and_never_shared(loopback, small_release, tmp_path):
    other = loopback.base_url.replace("127.0.0.1", "localhost")
    for model, url, more in [
        ("org/loop:1", loopback.base_url, ()),
        ("org-loop-1", loopback.base_url, ()),
        ("org-loop-1", other, ()),
        ("org-loop-1", other, ("--max-tokens", 99)),
        ("org-loop-1", f"{other}/", ("--max-tokens", 99)),
    ]:
        arguments = ("score", small_release, "--model", model, "--base-url", url, "--limit", 2)
        pact(*arguments, *more, cwd=tmp_path, OPENAI_API_KEY=KEY)

    names = [folder.name for folder in tmp_path.glob("runs/*/*")]
    assert (4, 8) == (len(names), len(loopback.requests))
    assert all(re.fullmatch(r"org-loop-1-[0-9a-f]{6}-smoke-en-advice(-t99)?", name) for name in names)


def test_an_endpoint_without_log_probabilities_is_read_from_text(loopback, score):
    loopback.script = lambda request, number: completion("B", None)
    score()
    (model,) = results(score)["models"]

    assert ({"logprobs": 0, "text": CALLS}, None) == (model["methods"], model["mass"]["est"])
    assert model["mass"]["reason"]


def test_refusals_are_counted_and_are_no_answers(loopback, score):
    loopback.script = lambda request, number: completion("", refusal="I would rather not.")
    score()
    (model,) = results(score)["models"]

    assert (CALLS, None) == (model["counts"]["refused"], model["culture_rate"]["est"])


PRICES = '["loop-1"]\nprompt = 1000.0\nanswer = 1000.0\n'
"""The loopback server counts 11 tokens of a prompt and one of an answer: 1.2 cents a call."""


@pytest.fixture
def prices(tmp_path):
    (tmp_path / "prices.toml").write_text(PRICES)
    return "prices.toml"


def test_a_run_stops_before_its_money_is_overspent_says_so_and_goes_on(loopback, score, prices):
    stopped = score("--prices", prices, "--max-cost", "0.30", expect=3).stderr
    assert "error: --max-cost: $0.2" in stopped
    assert "run the same command with more of it to go on" in stopped
    answered = len(loopback.requests)
    assert ("partial", CALLS, answered) == tuple(results(score)["status"].values())[:3]
    assert 12 <= answered <= 25

    assert "spent in all: $0.5760" in score("--prices", prices, "--max-cost", "10").stderr
    assert CALLS == len(loopback.requests)


def test_a_limit_of_money_needs_a_price(loopback, score, prices):
    assert "--max-cost needs the price of loop-1" in score("--max-cost", "1", expect=2).stderr
    assert (
        "prices.toml does not name it"
        in score("--max-cost", "1", "--prices", prices, "--model", "loop-2", expect=2).stderr
    )
    assert ([], False) == (loopback.requests, score.folder.exists())


def test_a_run_stops_when_its_requests_are_used_up(loopback, score):
    assert "--max-requests: 10 requests were sent" in score("--max-requests", "10", expect=3).stderr
    assert (10, "partial") == (len(loopback.requests), next(iter(results(score)["status"].values())))


def test_a_price_that_nobody_told_is_said_to_be_unknown(score):
    assert "spent in all: price unknown, for 528 tokens of prompts and 48 of answers" in score().stderr


def test_a_dry_run_says_what_it_would_cost_or_that_nobody_told(score, prices):
    assert "cost unknown" in score("--dry-run").stdout
    told = score("--dry-run", "--prices", prices).stdout

    assert re.search(r"about [\d,]+ prompt tokens to send \(an estimate: four bytes a token\)", told)
    assert f"at most {16 * CALLS} tokens of answers" in told
    assert re.search(r"about \$[\d.]+ with answers of one token, at most \$[\d.]+ \(estimates\)", told)


def test_several_addresses_share_the_work(loopback, small_release, tmp_path):
    with closing(Loopback()) as other:
        for server in (loopback, other):
            server.script = lambda request, number: completion(delay=0.05)
        urls = ("--base-url", loopback.base_url, "--base-url", other.base_url)
        pact("score", small_release, "--model", "m", *urls, "--run", "run", cwd=tmp_path, OPENAI_API_KEY=KEY)

        assert CALLS == len(loopback.requests) + len(other.requests)
        assert min(len(loopback.requests), len(other.requests)) >= 8


def test_one_of_several_addresses_that_fails_is_said_and_the_run_is_complete(loopback, small_release, tmp_path):
    with closing(Loopback()) as other:
        other.script = lambda request, number: failure(401, "bad key")
        urls = ("--base-url", loopback.base_url, "--base-url", other.base_url)
        told = pact("score", small_release, "--model", "m", *urls, "--run", "run", cwd=tmp_path, OPENAI_API_KEY=KEY)

        assert f"note: {other.base_url} was given up: " in told.stderr
        assert "401: bad key" in told.stderr
    assert told.stdout.startswith("COMPLETE")


def test_each_address_has_its_own_key_where_they_are_named(loopback, small_release, tmp_path):
    with closing(Loopback()) as other:
        arguments = []
        for server, variable in ((loopback, "ONE"), (other, "TWO")):
            arguments += ["--base-url", server.base_url, "--api-key-env", variable]
        keys = {"ONE": "sk-one-0123456789", "TWO": "sk-two-0123456789"}
        pact("score", small_release, "--model", "m", *arguments, "--run", "run", cwd=tmp_path, **keys)

        sent = [{request.headers["authorization"] for request in server.requests} for server in (loopback, other)]
    assert [{"Bearer sk-one-0123456789"}, {"Bearer sk-two-0123456789"}] == sent


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--base-url", "http://a/v1", "--base-url", "http://a/v1"], "the same address is given twice"),
        (["--base-url", "http://a/v1", "--api-key-env", "A", "--api-key-env", "B"], "one for each --base-url"),
        (["--base-url", "http://a/v1", "--base-url", "nowhere"], "begins with http"),
    ],
)
def test_addresses_and_keys_that_do_not_fit_are_wrong_usage(small_release, tmp_path, options, said):
    told = pact("score", small_release, "--model", "m", *options, cwd=tmp_path, expect=2).stderr

    assert said in " ".join(told.split())


def echoing(request, number):
    """Every word of a prompt with its probability, as vLLM gives it back."""
    choices = []
    for index, prompt in enumerate(request.body["prompt"]):
        tokens = [*re.findall(r"\s*\S+", prompt), " end"]
        told = {"tokens": tokens, "token_logprobs": [None, *(-len(token) / 16 for token in tokens[1:])]}
        told["token_logprobs"][tokens.index(" A)" if index == 0 else " B)", 1)] = -0.5 - index
        choices.append({"index": index, "text": prompt, "logprobs": told, "finish_reason": "length"})
    body = {"model": "base-1", "choices": choices, "usage": {"prompt_tokens": 9, "completion_tokens": 2}}
    return Answer(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def test_a_base_model_is_asked_how_likely_each_option_is(loopback, score):
    loopback.script = echoing
    told = score("--style", "completion")
    (model,) = results(score)["models"]

    assert {"/v1/completions"} == {request.path for request in loopback.requests}
    assert CALLS == len(loopback.requests)
    assert {"logprobs": 0, "text": 0, "likelihood": CALLS} == model["methods"]
    assert "read from likelihood" in told.stdout
    assert "! loop-1: asked how likely each option is" in told.stdout
    assert "completion" == json.loads((score.folder / "run.json").read_text())["settings"]["style"]


def test_both_options_of_a_base_model_are_stored_with_their_likelihoods(loopback, score):
    loopback.script = echoing
    score("--style", "completion", "--limit", 1)
    key = json.loads((score.folder / "planned.jsonl").read_text().splitlines()[0])["key"]
    with open_for_reading(score.folder / "replies.sqlite") as store:
        texts = [text for text, _ in store.get(key).top_logprobs]
        sent = [message.content.strip() for message in store.messages(key) if message.role == "option"]

    assert ["A", "B", *sent] == texts


def test_a_run_of_one_style_is_not_gone_on_with_in_the_other(loopback, score):
    score("--limit", 2)

    assert "another settings" in score("--limit", 2, "--style", "completion", expect=3).stderr


def test_answers_can_be_held_to_a_schema(loopback, score):
    loopback.script = lambda request, number: completion('{"answer": "B"}', None)
    score("--structured", "--limit", 4)
    (model,) = results(score)["models"]

    assert {"json_schema"} == {request.body["response_format"]["type"] for request in loopback.requests}
    assert {"logprobs": 0, "text": 4} == model["methods"]


def test_an_endpoint_that_knows_no_schema_is_asked_without_and_that_is_said_and_kept(loopback, score):
    loopback.script = lambda request, number: (
        failure(400, "response_format is not supported") if "response_format" in request.body else completion("B", None)
    )
    told = score("--structured", "--limit", 4)
    key = json.loads((score.folder / "planned.jsonl").read_text().splitlines()[0])["key"]
    with open_for_reading(score.folder / "replies.sqlite") as store:
        assert ("response_format",) == store.get(key).dropped

    assert 1 == told.stderr.count("does not take response_format: asked without")
