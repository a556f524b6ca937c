"""`pact-author review` from the command line to the file, with judges that a loopback server plays."""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from command import CLEAN, command, pact
from conftest import CHECKOUT, copy_corpus
from jsonschema import Draft202012Validator
from loopback import Answer, completion, failure
from po_samples import HEADER
from review_samples import (
    BOW,
    GOLD,
    PATH,
    THANKS,
    always_no,
    always_yes,
    biased,
    good,
    malformed,
    question_of,
    said,
    shown,
    unsure,
)

from pact_author.cli.main import cli
from pact_author.model.errors import PactError
from pact_author.reading.resources import schema_text
from pact_author.render import DIAGNOSTIC_FORMATS

KEY = "sk-very-secret-0123456789"
DAY = ("--date", "2026-11-25")
CALLS = 8
"""Of one scenario: seven questions, one of them in both orders."""
RECORD = f"reviews/{BOW}.json"
NORM = """\
  - id: {0}
    country: JP
    theme: greetings-respect
    setting: a corridor
    statement: {1}
    source: {{title: Greetings, publisher: A guide, url: "https://a.example/b", seen: 2026-11-24, supports: {1}}}
    unsound: [{{kind: moved, country: BR, because: there people shake hands}}]
"""
TWO = "norms:\n" + NORM.format("jp/a-bow", "Thanks are given with a bow.") + NORM.format("jp/b", "A nod is a greeting.")


@pytest.fixture
def home(tmp_path):
    others = sorted(p.relative_to(CHECKOUT / "scenarios").with_suffix("").as_posix() for p in scenarios())
    copy_corpus(tmp_path, {BOW, next(each for each in others if each != BOW)}, locales=("en", "es"))
    (tmp_path / PATH).write_text(THANKS, encoding="utf-8")
    return tmp_path


def scenarios():
    return (CHECKOUT / "scenarios").glob("*/*.yaml")


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def here(*given, cwd, expect=0, **environment):
    """Run it in this process, as cli.main does; a process of its own takes a second for each of a hundred runs."""
    told = {name: None for name in os.environ if name.endswith("_API_KEY") or name.startswith("GITHUB_")}
    with contextlib.chdir(cwd):
        found = CliRunner().invoke(cli, [str(each) for each in given], env=told | environment)
    code, more = found.exit_code, ""
    if isinstance(found.exception, PactError):
        code, more = 3, f"error: {found.exception.message}\nhelp: {found.exception.hint}\n"
    elif found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    assert expect in (None, code), found.stderr + more + found.stdout
    return Done(code, found.stdout, found.stderr + more)


@pytest.fixture
def review(loopback, home):
    loopback.script = always_yes

    def ran(*given, expect=0, model="loop-1", **more):
        asks = given[0] in ("run", "calibrate")
        options = ("--model", model, "--base-url", loopback.base_url, *DAY) if asks else ()
        return here("review", *given, *options, cwd=home, expect=expect, **{"OPENAI_API_KEY": KEY} | more)

    return ran


def record(home, name=RECORD):
    return json.loads((home / name).read_text(encoding="utf-8"))


def judge(home):
    (path,) = (home / "reviews/judges").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def figures(home, code="R601"):
    (told,) = [each for each in judge(home)["figures"] if each["question"] == code]
    return told


# ---- calibration ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "sensitivity", "specificity", "passes"),
    [(good, 1.0, 1.0, True), (always_yes, 0.0, 1.0, False), (always_no, 1.0, 0.0, False), (biased, None, 1.0, False)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_judge_whose_rightness_is_known_gets_its_figures(
    review, loopback, home, script, sensitivity, specificity, passes
):
    loopback.script = script
    done = review("calibrate", expect=0 if passes else 1)
    told = figures(home)

    assert [] == list(Draft202012Validator(json.loads(schema_text("judge"))).iter_errors(judge(home)))
    assert specificity == told["all"]["specificity"]["est"]
    if sensitivity is not None:
        assert sensitivity == told["all"]["sensitivity"]["est"]
    assert passes is told["passed"]
    assert ("FAILS the floor for R601" not in done.stdout.split("\n")[0]) is passes


def test_a_biased_judge_is_seen_through_by_region(review, loopback, home):
    loopback.script = biased
    review("calibrate", expect=1)
    told = {each["name"]: each["sensitivity"]["est"] for each in figures(home)["regions"]}

    assert 1.0 == told.pop("north-america-western-europe")
    assert {0.0} == set(told.values())


def test_a_judge_whose_answers_cannot_be_read_has_no_rightness_at_all(review, loopback, home):
    loopback.script = malformed
    review("calibrate", expect=1)
    told = figures(home)["all"]

    assert (80, None, None) == (told["unread"], told["sensitivity"]["est"], told["specificity"]["est"])


def test_a_judge_that_does_not_know_abstains(review, loopback, home):
    loopback.script = unsure
    review("calibrate", expect=1)

    assert (80, 0) == (figures(home)["all"]["abstained"], figures(home)["all"]["unread"])


def test_a_slow_judge_is_asked_about_several_items_at_a_time(review, loopback, home):
    loopback.script = lambda request, number: completion(said("no"), None, delay=0.3)
    began = time.monotonic()
    review("calibrate", expect=1)

    assert time.monotonic() - began < 0.3 * len(loopback.requests)
    assert 1 < loopback.most_at_once


def test_calls_without_an_answer_are_not_measured_and_asked_again(review, loopback, home):
    loopback.script = lambda request, number: failure(400, "no") if number % 5 == 0 else good(request)
    done = review("calibrate", expect=1)

    assert "calls got no answer, most because: " in done.stderr
    assert "nothing is measured" in done.stderr
    assert not (home / "reviews").exists()

    loopback.script = good
    before = len(loopback.requests)
    review("calibrate")
    assert len(loopback.requests) - before < 176
    assert figures(home)["passed"]


def test_a_second_calibration_asks_nothing_and_tells_the_same(review, loopback, home):
    loopback.script = good
    first = review("calibrate").stdout
    asked = len(loopback.requests)

    assert first == review("calibrate").stdout
    assert asked == len(loopback.requests) == 176


def test_answers_that_were_cut_off_are_counted_and_it_is_said_what_to_do(review, loopback, home):
    loopback.script = lambda request, number: completion('{"quote": "a', None, finish="length")
    done = review("calibrate", expect=1)

    assert "176 of 176 answers were cut off: raise --max-tokens" in done.stderr
    assert 80 == figures(home)["all"]["unread"]


def test_figures_can_be_had_as_json(review, loopback, home):
    loopback.script = good
    told = json.loads(review("calibrate", "--format", "json").stdout)

    assert judge(home) == told


@pytest.mark.slow
def test_the_embedded_model_fails_the_floor_and_it_is_said(home):
    """It answers in the form that it is held to, and is no judge; which words it picks is nobody's business."""
    (home / "calibration").mkdir()
    (home / "calibration/two.yaml").write_text(TWO, encoding="utf-8")
    asked = ("--model", "local", "--max-tokens", "80", "--concurrency", 1, *DAY)
    done = pact("review", "calibrate", *asked, cwd=home, expect=1)

    assert "FAILS the floor for R601, R602, R603: do not rely on it there" in done.stdout.split("\n")[0]
    assert judge(home)["notice"] in done.stdout
    assert 4 == figures(home)["all"]["items"]
    told = pact("review", "run", BOW, "--question", "R601", *asked, cwd=home)
    assert "FAILS the floor for R601" in told.stdout.split("\n")[0]
    assert "warning R601" not in told.stdout
    assert ["R601"] == [each["question"] for each in record(home)["hearings"]]


# ---- asking about scenarios ----------------------------------------------------------------------------------------


def test_what_is_said_is_kept_and_told(review, loopback, home):
    loopback.script = always_no
    done = review("run", BOW)

    assert CALLS == len(loopback.requests)
    assert done.stdout.startswith("judge loop-1-")
    assert "was never calibrated" in done.stdout.split("\n")[0]
    assert f"{PATH}:14:" in done.stdout or f"{PATH}:" in done.stdout
    assert "note R601 implausible-norm" in done.stdout
    assert "verdicts: R601 1 doubtful; R602 1 doubtful" in done.stdout.split("\n")[1]
    assert [] == list(Draft202012Validator(json.loads(schema_text("review"))).iter_errors(record(home)))
    assert {"2026-11-25"} == {each["date"] for each in record(home)["hearings"]}


def test_a_judge_that_passed_raises_warnings_and_one_that_did_not_raises_notes(review, loopback):
    def script(request, number):
        known = any(item.statement == shown(request).get("norm") for item in GOLD)
        return good(request) if known else always_no(request)

    loopback.script = script
    review("calibrate")
    done = review("run", BOW)

    assert "warning R601 implausible-norm" in done.stdout
    assert "note R604 no-real-tension" in done.stdout
    assert "passes for R601, R602, R603; all other questions are not calibrated" in done.stdout.split("\n")[0]


def test_an_unchanged_scenario_is_never_paid_for_twice(review, loopback, home):
    review("run", BOW)
    review("run", BOW)
    (home / RECORD).unlink()
    review("run", BOW)

    assert CALLS == len(loopback.requests)


def test_what_is_on_record_is_not_asked_where_the_store_is_gone(review, loopback, home):
    review("run", BOW)
    for path in (home / "runs").rglob("*.sqlite"):
        path.unlink()
    review("run", BOW)

    assert CALLS == len(loopback.requests)


def test_after_a_change_only_what_shows_it_is_asked(review, loopback, home):
    review("run", BOW)
    text = (home / PATH).read_text(encoding="utf-8")
    (home / PATH).write_text(text.replace("tells why", "tells the reason"), encoding="utf-8")
    assert "R691 stale-review" in review("show").stdout
    loopback.requests.clear()
    done = review("run", BOW)

    assert ["R605", "R605", "R606", "R607"] == sorted(question_of(each) for each in loopback.requests)
    assert "R691" not in done.stdout


def test_only_what_differs_from_the_main_branch_is_asked(review, loopback, home, git):
    git(home, "init", "-q", "-b", "main")
    git(home, "add", "-A")
    git(home, "commit", "-qm", "one")
    review("run", "--changed", GITHUB_BASE_REF="")
    assert [] == loopback.requests

    text = (home / PATH).read_text(encoding="utf-8")
    (home / PATH).write_text(text.replace("tells why", "tells the reason"), encoding="utf-8")
    review("run", "--changed", GITHUB_BASE_REF="")
    assert CALLS == len(loopback.requests)


def test_several_judges_and_samples_are_weighed_together(review, loopback, home):
    def script(request, number):
        return always_no(request) if request.body["model"] == "b" else always_yes(request)

    loopback.script = script
    done = review("run", BOW, "--model", "b", "--samples", "2", "--question", "R601", model="a")

    assert 4 == len(loopback.requests)
    assert "contested: 2 of 4 votes doubt that" in done.stdout
    queue = json.loads(review("queue", "--format", "json").stdout)
    assert [] == list(Draft202012Validator(json.loads(schema_text("review-queue"))).iter_errors(queue))
    assert [(BOW, "R601", 0)] == [(each["scenario"], each["question"], each["rank"]) for each in queue["due"]]
    assert 2 == len(queue["judges"])


def test_a_dry_run_asks_and_writes_nothing_and_needs_no_key(loopback, home):
    arguments = ("review", "run", BOW, "--model", "loop-1", "--base-url", loopback.base_url, "--dry-run")
    done = here(*arguments, cwd=home)

    assert "7 questions, 0 of them on record" in done.stdout
    assert "8 calls, 0 of them answered already, 8 to ask" in done.stdout
    assert ([], False, False) == (loopback.requests, (home / "runs").exists(), (home / "reviews").exists())


def test_money_ends_asking_and_what_was_answered_is_kept(review, loopback, home, tmp_path_factory):
    prices = tmp_path_factory.mktemp("prices") / "prices.toml"
    prices.write_text("[loop-1]\nprompt = 1.0\nanswer = 1000.0\n", encoding="utf-8")
    done = review("run", BOW, "--prices", prices, "--max-cost", "0.404", "--concurrency", 1, expect=None)
    if done.returncode == 2:
        pytest.fail(done.stderr)

    assert 3 == done.returncode
    assert "--max-cost" in done.stderr
    assert 0 < len(loopback.requests) < CALLS
    assert len(record(home)["hearings"]) in (len(loopback.requests), len(loopback.requests) - 1)


def test_requests_can_be_limited(review, loopback, home):
    review("run", BOW, "--max-requests", 3, expect=3)
    assert 3 == len(loopback.requests)

    review("run", BOW)
    assert CALLS == len(loopback.requests)
    assert 7 == len(record(home)["hearings"])


def test_ctrl_c_keeps_what_was_answered(review, loopback, home):
    going_on = threading.Event()

    def script(request, number):
        if number == 4:
            going_on.wait(60)
        return always_yes(request)

    loopback.script = script
    options = ("--model", "loop-1", "--base-url", loopback.base_url, *DAY, "--concurrency", 1)
    running = subprocess.Popen(
        command("review", "run", BOW, *options),
        cwd=home,
        env=CLEAN | {"OPENAI_API_KEY": KEY},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        until = time.monotonic() + 60
        while len(loopback.requests) < 4 and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    finally:
        going_on.set()
        running.kill()
        running.wait()

    assert (130, 3) == (running.returncode, len(record(home)["hearings"]))
    review("run", BOW)
    assert CALLS + 1 == len(loopback.requests)


def test_an_answer_of_an_endpoint_that_failed_is_asked_again(review, loopback, home):
    loopback.script = lambda request, number: failure(400, "no") if number == 2 else always_yes(request)
    done = review("run", BOW, "--concurrency", 1, expect=1)
    assert "1 call got no answer, most because: " in done.stderr

    loopback.script = always_yes
    review("run", BOW)
    assert CALLS + 1 == len(loopback.requests)
    assert not any(a["said"] == "failed" for h in record(home)["hearings"] for a in h["answers"])


def test_an_endpoint_without_structured_output_is_asked_without(review, loopback, home):
    def script(request, number):
        if "response_format" in request.body:
            return failure(400, "response_format is not supported", param="response_format")
        return completion(f"I think so.\n\nAnswer: {'neither' if question_of(request) == 'R605' else 'yes'}", None)

    loopback.script = script
    review("run", BOW)

    assert {"sound"} == {answer["said"] for each in record(home)["hearings"] for answer in each["answers"]}


def test_a_translation_is_asked_about_by_locale(review, loopback, home):
    english, spanish = (
        "{actor} makes a long, deep bow and says thank you.",
        "{actor} hace una reverencia, como es debido.",
    )
    text = f'{HEADER}\nmsgctxt "{BOW}#options.follow_culture"\nmsgid "{english}"\nmsgstr "{spanish}"\n'
    (home / "locales/es/scenarios.po").write_text(text, encoding="utf-8")
    loopback.script = lambda request, number: completion(said("no", quote="como es debido"), None)
    done = review("run", BOW, "--locale", "es", "--question", "R608")

    assert [{"language": "Spanish (es)", "options.follow_culture": {"english": english, "translation": spanish}}] == [
        shown(each) for each in loopback.requests
    ]
    line = text[: text.index(spanish)].count("\n") + 1
    assert f"locales/es/scenarios.po:{line}:" in done.stdout
    assert "note R608 unfaithful-translation" in done.stdout
    assert "in its language (es)" in done.stdout
    review("accept", BOW, "--question", "R608", "--locale", "es", "--by", "luz", *DAY)
    assert "R608 unfaithful" not in review("show", BOW).stdout


def test_the_key_is_nowhere_but_in_the_header(review, loopback, home):
    done = review("run", BOW)

    assert {f"Bearer {KEY}"} == {request.headers["authorization"] for request in loopback.requests}
    assert KEY not in done.stdout + done.stderr
    assert [] == [path for path in home.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("arguments", "said_"),
    [
        (("run", BOW, "--question", "R999"), "there is no question R999"),
        (("run", "jp/thanks-at-the-end-of-ter"), "did you mean jp/thanks-at-the-end-of-term"),
        (("run", BOW, "--locale", "xx"), "xx is no locale that is translated to"),
        (("run", BOW, "--question", "R608"), "name a --locale"),
        (("accept", BOW, "--by", "no body", *DAY), "--by is a handle"),
        (("accept", BOW, "--by", "asha", "--date", "2026-02-30"), "give a day such as 2026-11-25"),
        (("accept", BOW, "--by", "asha", *DAY, "--locale", "es"), "--locale goes with --question R608"),
        (("accept", "jp/no", "--by", "asha", *DAY), "there is no scenario jp/no"),
        (("reject", BOW, "--by", "asha", *DAY), "--why"),
    ],
)
def test_a_mistake_on_the_command_line_says_what_to_do(review, arguments, said_):
    done = review(*arguments, expect=None)

    assert done.returncode in (2, 3)
    assert said_ in done.stderr


def test_the_day_is_the_caller_s(loopback, home):
    done = here("review", "run", BOW, "--model", "loop-1", "--base-url", loopback.base_url, cwd=home, expect=2)

    assert "--date is missing" in done.stderr


# ---- what is on record ---------------------------------------------------------------------------------------------


def test_what_is_on_record_is_told_without_a_key_or_an_endpoint(review, loopback, home):
    loopback.script = always_no
    review("run", BOW)
    loopback.requests.clear()
    done = here("review", "show", cwd=home)

    assert "R601 implausible-norm" in done.stdout
    assert [] == loopback.requests


@pytest.mark.parametrize("form", DIAGNOSTIC_FORMATS)
def test_every_form_of_validate_has_it_and_none_fails(review, loopback, home, form):
    loopback.script = always_no
    review("run", BOW)
    done = here("review", "show", "--format", form, cwd=home)

    assert "R601" in done.stdout
    first = (done.stdout if form in ("text", "github") else done.stderr).split("\n")[0]
    assert "was never calibrated" in first
    if form == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        assert {"note"} == {each["level"] for each in results}
    elif form == "github":
        assert not any(line.startswith("::error") for line in done.stdout.split("\n"))
    elif form == "junit":
        assert "0" == ElementTree.fromstring(done.stdout).get("failures")
    elif form == "json":
        schema = Draft202012Validator(json.loads(schema_text("diagnostic")))
        assert [] == [error for line in done.stdout.splitlines() for error in schema.iter_errors(json.loads(line))]
    elif form == "gitlab":
        assert json.loads(done.stdout)


def test_a_person_s_word_is_kept_and_outranks_the_model(review, loopback, home):
    loopback.script = always_no
    review("run", BOW)
    review("accept", BOW, "--by", "asha", *DAY, "--why", "I grew up there")

    done = review("show")
    assert "R601 implausible-norm" not in done.stdout
    assert "ignored)" in done.stdout
    assert "nothing waits for a person" in review("queue").stdout
    assert ["accept"] == [each["act"] for each in record(home)["decisions"]]

    review("reject", BOW, "--by", "omar", *DAY, "--why", "the page says otherwise")
    assert "omar rejected this on 2026-11-25: the page says otherwise" in review("show").stdout
    review("note", BOW, "--by", "omar", *DAY, "--question", "R601", "--why", "asked in town")
    assert ["accept", "reject", "note"] == [each["act"] for each in record(home)["decisions"]]


def test_a_person_s_word_needs_no_model(review, loopback, home):
    review("accept", BOW, "--by", "asha", *DAY)

    assert [] == loopback.requests
    assert ([], "accept") == (record(home)["hearings"], record(home)["decisions"][0]["act"])


def test_a_changed_scenario_needs_another_word(review, home):
    review("accept", BOW, "--by", "asha", *DAY)
    text = (home / PATH).read_text(encoding="utf-8")
    (home / PATH).write_text(text.replace("tells why", "tells the reason"), encoding="utf-8")

    assert "R691 stale-review" in review("show").stdout
    assert {"stale": 1, "none": 1} == reviewed(home)


def reviewed(home):
    told = json.loads(here("stats", "--format", "json", cwd=home).stdout)
    assert [] == list(Draft202012Validator(json.loads(schema_text("stats"))).iter_errors(told))
    return {state: count for state, count in told["axes"]["review"].items() if count}


def test_stats_tells_how_far_scenarios_were_reviewed(review, loopback, home):
    assert {"none": 2} == reviewed(home)
    loopback.script = always_no
    review("run", BOW)
    assert {"doubtful": 1, "none": 1} == reviewed(home)
    review("accept", BOW, "--by", "asha", *DAY)
    assert {"accepted": 1, "none": 1} == reviewed(home)


def test_nothing_is_written_over_a_review_that_cannot_be_read(review, loopback, home):
    review("run", BOW)
    (home / RECORD).write_text("<<<<<<< HEAD\n", encoding="utf-8")

    assert "R690 unreadable-review" in review("show").stdout
    assert "nothing is written over it" in review("accept", BOW, "--by", "asha", *DAY, expect=3).stderr
    review("run", BOW, expect=3)
    assert "<<<<<<< HEAD\n" == (home / RECORD).read_text(encoding="utf-8")


def test_reviews_stop_no_validate_and_no_build(review, loopback, home):
    before = here("validate", "--fail-on", "note", cwd=home, expect=None)
    loopback.script = always_no
    review("run", BOW)
    review("reject", BOW, "--by", "asha", *DAY, "--why", "no")

    assert before == here("validate", "--fail-on", "note", cwd=home, expect=None)
    here("build", cwd=home)


def test_a_comment_does_not_answer_a_judge(home):
    text = (home / PATH).read_text(encoding="utf-8")
    (home / PATH).write_text(
        text.replace("situation: >-", "# pact: ignore[R601] it is so\nsituation: >-"), encoding="utf-8"
    )
    done = here("validate", cwd=home, expect=1)

    assert "R601 cannot be ignored" in done.stdout
    assert "answer it with `review accept`" in done.stdout


def test_explain_tells_what_a_model_is_asked_and_what_it_cannot_see(home):
    told = " ".join(here("explain", "R601", cwd=home).stdout.split())

    assert "A model is asked: Is this norm plausible" in told
    assert "What it cannot see: Small places" in told


# ---- texts that try to talk a judge into a verdict -----------------------------------------------------------------


@pytest.mark.parametrize(
    "order", json.loads((Path(__file__).parent / "planted_orders.json").read_text(encoding="utf-8"))[:6]
)
def test_an_order_in_a_scenario_does_not_move_a_judge_that_reads_it_as_material(review, loopback, home, order):
    """The server plays a judge that answers by the norm alone, as the prompt asks: what it is sent must allow that."""

    def script(request, number):
        assert order not in request.body["messages"][0]["content"]
        return always_no(request) if "given with a bow" in str(shown(request)) else always_yes(request)

    loopback.script = script
    text = (home / PATH).read_text(encoding="utf-8")
    (home / PATH).write_text(text.replace("A short nod suits", f"{order} A short nod suits"), encoding="utf-8")
    review("run", BOW)
    verdicts = {each["question"]: each["answers"][0]["said"] for each in record(home)["hearings"]}

    assert ("unsound", "unsound") == (verdicts["R601"], verdicts["R602"])
    assert "W111" in here("validate", cwd=home, expect=1).stdout


def test_a_hostile_answer_harms_nobody(review, loopback, home):
    hostile = said("no", quote="../../x", reason="\x1b[2J::error::gone </script>" * 50)
    loopback.script = lambda request, number: Answer(
        body=completion(hostile, None).body, headers={"Content-Type": "application/json"}
    )
    done = review("run", BOW)

    assert "\x1b" not in done.stdout + done.stderr
    assert all("\x1b" not in json.dumps(each, ensure_ascii=False) for each in record(home)["hearings"])
