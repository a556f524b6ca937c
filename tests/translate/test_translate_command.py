import json
import signal
import threading
import time

import pytest
from command_translate import started, translate
from jsonschema import Draft202012Validator
from loopback import Answer, failure
from translate_samples import AGENDA, THANKS, by_a_person, entries, good, home_in, job_of, put, spoilt

from pact_author.reading.resources import schema_text

KEY = "sk-very-secret-0123456789"
SCENES = 3
"""Two scenarios and the templates."""


@pytest.fixture
def home(tmp_path):
    return home_in(tmp_path, (AGENDA, THANKS))


@pytest.fixture
def model(loopback):
    loopback.script = good
    return loopback


def asked(model, *options):
    return ("es", "--model", "loop-1", "--base-url", model.base_url, *options)


def run(model, home, *options, expect=0):
    return translate(*asked(model, *options), cwd=home, expect=expect, OPENAI_API_KEY=KEY)


def replies(home):
    (folder,) = (home / "runs/translate").iterdir()
    return folder / "replies.sqlite"


def test_all_that_is_missing_is_drafted_and_summed_up(model, home):
    done = run(model, home)
    texts = len(job_of(home).order())

    assert SCENES == len(model.requests)
    assert texts == len(entries(home)) + len(entries(home, "prompts"))
    assert f"  drafted    {texts:>5}   " in done.stdout
    assert "written: locales/es/scenarios.po" in done.stdout
    assert "3 calls, 0 answered before; 33 tokens asked, 3 answered" in done.stdout


def test_json_is_of_the_form_that_is_promised(model, home):
    model.script = spoilt("situation", "\u202eno")
    told = json.loads(run(model, home, "--format", "json", "--back-translate", expect=1).stdout)

    assert [] == list(Draft202012Validator(json.loads(schema_text("drafts"))).iter_errors(told))
    assert (2, SCENES) == (told["counts"]["refused"], told["scenes"])


def test_what_cannot_stand_is_named_and_exits_with_1(model, home):
    model.script = spoilt("situation", "\u202eno {actor.__class__}")
    done = run(model, home, expect=1)

    assert f"refused {THANKS}#situation" in done.stdout
    assert "a character that nobody sees or can read: U+202E" in done.stdout
    assert "\u202e" not in done.stdout


def test_the_key_is_nowhere_but_in_the_header(model, home):
    done = run(model, home)

    assert {f"Bearer {KEY}"} == {request.headers["authorization"] for request in model.requests}
    assert KEY not in done.stdout + done.stderr
    files = [path for path in home.rglob("*") if path.is_file()]
    assert [] == [path for path in files if KEY.encode() in path.read_bytes()]


def test_a_dry_run_asks_and_writes_nothing(model, home):
    done = translate(*asked(model, "--dry-run"), cwd=home)

    assert done.stdout.startswith("3 calls, 0 of them answered already, 3 to ask")
    assert ([], False, False) == (
        model.requests,
        (home / "runs").exists(),
        (home / "locales/es/scenarios.po").exists(),
    )


def test_the_last_answers_come_after_ctrl_c_without_asking_the_first_again(model, home):
    going_on = threading.Event()

    def script(request, number):
        if number == 3:
            going_on.wait(60)
        return good(request)

    model.script = script
    running = started(*asked(model, "--concurrency", 1), cwd=home, OPENAI_API_KEY=KEY)
    try:
        wait_for(lambda: len(model.requests) == 3)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    finally:
        going_on.set()
        running.kill()
        running.wait()

    assert (130, True) == (running.returncode, "interrupted: what was finished is kept" in said)
    assert {AGENDA} == {name.partition("#")[0] for name in entries(home)}
    run(model, home)
    assert SCENES + 1 == len(model.requests)
    assert {AGENDA, THANKS} == {name.partition("#")[0] for name in entries(home)}


def test_a_killed_run_loses_no_answer(model, home):
    going_on = threading.Event()

    def script(request, number):
        if number == 3:
            going_on.wait(60)
        return good(request)

    model.script = script
    running = started(*asked(model, "--concurrency", 1), cwd=home, OPENAI_API_KEY=KEY)
    wait_for(lambda: len(model.requests) == 3)
    running.kill()
    running.communicate()
    going_on.set()
    run(model, home)

    assert SCENES + 1 == len(model.requests)
    assert len(job_of(home).order()) == len(entries(home)) + len(entries(home, "prompts"))


def wait_for(happened, seconds=30):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


def test_one_scenario_can_be_named_and_a_wrong_name_is_answered_with_a_near_one(model, home):
    run(model, home, "--scenario", THANKS)
    assert 1 == len(model.requests)

    assert f"did you mean {THANKS}" in run(model, home, "--scenario", f"{THANKS}s", expect=3).stderr


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is the language that scenarios are written in"),
        ("fr", "locales/fr/lexicon.yaml is missing"),
        ("xx", "xx is no locale"),
        ("../es", "is no locale"),
    ],
)
def test_a_locale_that_cannot_be_drafted_is_answered_with_what_to_do(home, locale, said):
    assert said in translate(locale, "--model", "m", "--dry-run", cwd=home, expect=3).stderr


@pytest.mark.parametrize(
    ("answer", "said"), [(failure(401, "bad key"), "--api-key-env"), (Answer(200, b"<html>"), "a web page")]
)
def test_an_endpoint_that_is_none_is_said_to_be_and_nothing_is_written(model, home, answer, said):
    model.script = lambda request, number: answer
    done = run(model, home, expect=3)

    assert ("", True) == (done.stdout, said in done.stderr)
    assert not (home / "locales/es/scenarios.po").exists()


def test_a_glossary_is_told_where_its_words_occur(model, home):
    (home / "locales/es/glossary.yaml").write_text("terms:\n  bow: reverencia\n  sofa: sillón\n")
    run(model, home, "--scenario", THANKS)

    assert {"bow": "reverencia"} == json.loads(model.prompts[0])["glossary"]


@pytest.mark.parametrize("text", ["terms: [", "words: {}", "terms: {bow: 1}", "terms: {bow: ''}"])
def test_a_broken_glossary_is_told_at_its_line(model, home, text):
    (home / "locales/es/glossary.yaml").write_text(text)

    assert "error: locales/es/glossary.yaml:1: " in run(model, home, expect=3).stderr
    assert [] == model.requests


def test_a_file_of_a_person_is_not_even_opened_for_writing_where_nothing_is_drafted(model, home):
    texts = job_of(home).order()
    put(home, *(by_a_person(text) for text in texts if not text.context.startswith("prompt#")))
    put(home, *(by_a_person(text) for text in texts if text.context.startswith("prompt#")), name="prompts")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (home / "locales").rglob("*.po")}
    done = run(model, home, "--again")

    assert ([], before) == (model.requests, {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before})
    assert "0 scenes to draft" in done.stdout


def test_the_embedded_model_shows_that_everything_works_and_says_what_it_is(home):
    done = translate(
        "es",
        "--model",
        "local",
        "--scenario",
        THANKS,
        "--max-tokens",
        "24",
        "--max-requests",
        "1",
        cwd=home,
        expect=None,
    )

    assert "1 call, 0 answered before" in done.stdout
    assert "it cannot translate" in " ".join(done.stdout.split())
    assert replies(home).is_file()
