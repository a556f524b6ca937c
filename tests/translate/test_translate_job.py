import json
from dataclasses import replace

import pytest
from loopback import Answer, completion, failure
from translate_samples import (
    AGENDA,
    THANKS,
    by_a_machine,
    by_a_person,
    drafted,
    entries,
    good,
    home_in,
    job_of,
    po,
    put,
    spanish,
    spoilt,
    told,
)

from pact_author.ask.store import open_for_reading
from pact_author.model.drafts import Outcome
from pact_author.model.errors import EndpointError, ProjectError
from pact_author.model.translation import TranslationState
from pact_author.translate.prompt import prompt_hash

ONLY = {"only": frozenset({THANKS})}
SITUATION, STATEMENT = f"{THANKS}#situation", f"{THANKS}#preference.statement"


@pytest.fixture
def home(tmp_path):
    return home_in(tmp_path)


@pytest.fixture
def model(loopback):
    """The loopback server as a model that does as it is told, until a test says otherwise."""
    loopback.script = good
    return loopback


def texts(home):
    return {text.context: text for text in job_of(home).order()}


def whys(report):
    return {each.context: each.why for each in report.of(Outcome.REFUSED)}


def test_a_scene_is_one_call_and_each_of_its_texts_an_entry(model, home):
    report = drafted(model, home, **ONLY)

    assert 1 == len(model.requests)
    assert [text.context for text in job_of(home).order() if text.context.startswith(THANKS)] == list(entries(home))
    assert len(entries(home)) == len(report.of(Outcome.DRAFTED))
    assert ("locales/es/scenarios.po",) == report.files


def test_the_templates_are_a_scene_with_a_file_of_its_own(model, home):
    drafted(model, home, only=frozenset({"prompt"}))

    assert spanish("What should {actor} do?") == entries(home, "prompts")["prompt#question.advice"].text
    assert not (home / "locales/es/scenarios.po").exists()


def test_a_draft_says_that_it_is_a_machines(model, home):
    drafted(model, home, **ONLY)
    entry = entries(home)[SITUATION]
    english = texts(home)[SITUATION]

    assert (True, TranslationState.MACHINE, True) == (entry.fuzzy, entry.state, entry.untouched_draft)
    assert ("machine", "loop-1", prompt_hash(), english.src) == (
        entry.origin.status,
        entry.origin.model,
        entry.origin.prompt,
        entry.origin.src,
    )
    assert (english.message.source, ("scenarios/jp/thanks-at-the-end-of-term.yaml",)) == (
        entry.source,
        entry.references,
    )


def test_what_cannot_stand_is_asked_once_more_with_what_is_wrong_and_then_left_out(model, home):
    model.script = spoilt("situation", "Sin nadie.")
    report = drafted(model, home, **ONLY)

    assert 2 == len(model.requests)
    again = told(model.requests[1])
    assert ["situation"] == list(again["translate"])
    assert "Sin nadie." == again["earlier"]["situation"]["draft"]
    assert any("{actor} is missing" in fault for fault in again["earlier"]["situation"]["faults"])
    assert any("{actor} is missing" in fault for fault in whys(report)[SITUATION])
    assert SITUATION not in entries(home)
    assert STATEMENT in entries(home)


def test_what_is_mended_the_second_time_is_written(model, home):
    model.script = lambda request, number: (spoilt("situation", "") if number == 1 else good)(request, number)
    report = drafted(model, home, **ONLY)

    assert ({}, 2) == (whys(report), len(model.requests))
    assert SITUATION in entries(home)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{a.__class__} {actor} {receiver} {place}", "is not the name of a placeholder"),
        ("\u202e{actor} {receiver} {place}", "U+202E"),
        ("{actor} {receiver} {place} " + "x" * 50_000, "characters"),
        ("{actor_gender, select, female {x} other {y}} {actor} {receiver} {place}", "has no `male`"),
        ("\ud800 {actor} {receiver} {place}", "U+FFFD"),
        (7, "something else than a text"),
        (None, "leaves this text out"),
        (["{actor}"], "something else than a text"),
    ],
)
def test_an_answer_is_not_trusted(model, home, text, said):
    model.script = spoilt("situation", text)
    report = drafted(model, home, **ONLY)

    assert said in "; ".join(whys(report)[SITUATION])
    assert SITUATION not in entries(home)


@pytest.mark.parametrize(
    "text", ["I cannot do that.", '{"situation": "cut', "x" * 2_000_000, '{"other": "x"}'], ids=lambda text: text[:9]
)
def test_an_answer_without_json_is_asked_for_text_by_text(model, home, text):
    model.script = lambda request, number: (
        completion(text, None) if len(told(request)["translate"]) > 1 else good(request)
    )
    report = drafted(model, home, **ONLY)

    wanted = [each for each in texts(home) if each.startswith(THANKS)]
    assert 1 + len(wanted) == len(model.requests)
    assert wanted == [each.context for each in report.of(Outcome.DRAFTED)]


def test_an_answer_without_end_is_not_read_to_its_end(model, home):
    model.script = lambda request, number: Answer(200, b'{"choices": "' + b"x" * 6_000_000)

    with pytest.raises(EndpointError, match="MiB"):
        drafted(model, home, **ONLY)


def test_an_answer_that_was_cut_off_says_what_to_do(model, home):
    model.script = lambda request, number: completion('{"situation": "Aquí', None, finish="length")
    report = drafted(model, home, **ONLY)

    assert ("the answer was cut off: raise --max-tokens",) == whys(report)[SITUATION]


def test_a_model_that_declines_is_not_urged(model, home):
    model.script = lambda request, number: completion("", None, refusal="I would rather not.")
    report = drafted(model, home, **ONLY)

    assert (1, ("the model declined to answer",)) == (len(model.requests), whys(report)[SITUATION])


def test_nothing_is_asked_twice(model, home):
    model.script = spoilt("situation", "Sin nadie.")
    first = drafted(model, home, **ONLY)
    before = (home / "locales/es/scenarios.po").read_bytes()
    second = drafted(model, home, **ONLY)

    assert 2 == len(model.requests)
    assert whys(first) == whys(second)
    assert (0, 2) == (second.cost.asked, second.cost.reused)
    assert before == (home / "locales/es/scenarios.po").read_bytes()


def test_what_a_person_wrote_stays_to_the_byte(model, home):
    english = texts(home)
    before = put(home, by_a_person(english[SITUATION]), by_a_person(english[STATEMENT], status=""))
    drafted(model, home, **ONLY, again=True)
    after = (home / "locales/es/scenarios.po").read_text()

    assert [] == [block for block in before.split("\n\n") if block.strip() not in after]
    assert {
        "norm.statement",
        "preference.swapped",
        "preference.both",
        "options.follow_culture",
        "options.allow_preference",
    } == set(told(model.requests[0])["translate"])


def test_a_translation_by_a_person_is_told_to_the_model(model, home):
    put(home, by_a_person(texts(home)[SITUATION], "Así: {actor}, {receiver}, {place}."))
    drafted(model, home, **ONLY)

    assert "Así: {actor}, {receiver}, {place}." == told(model.requests[0])["other_texts"]["situation"]["translation"]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "Before."},
        {"previous": "Before.", "fuzzy": True},
    ],
)
def test_a_stale_text_of_a_person_is_left_and_listed(model, home, changes):
    before = put(home, by_a_person(texts(home)[SITUATION], **changes))
    report = drafted(model, home, **ONLY, again=True)

    assert [SITUATION] == [each.context for each in report.of(Outcome.LEFT)]
    assert before.split("\n\n")[1].strip() in (home / "locales/es/scenarios.po").read_text()


@pytest.mark.parametrize(
    ("entry", "again", "drafted_anew"),
    [
        ({"source": "Before."}, False, True),
        ({"previous": "Before."}, False, True),
        ({}, False, False),
        ({}, True, True),
        ({"text": "Mejor así: {actor}, {receiver}, {place}."}, True, False),
    ],
    ids=["stale", "marked stale", "sound", "sound and --again", "changed by a person"],
)
def test_drafts_are_replaced_only_where_nobody_has_touched_them(model, home, entry, again, drafted_anew):
    old = by_a_machine(texts(home)[SITUATION], "Borrador: {actor}, {receiver}, {place}.")
    put(home, replace(old, **entry))
    drafted(model, home, **ONLY, again=again)

    assert drafted_anew == entries(home)[SITUATION].text.startswith("Aquí")


def test_what_a_person_writes_during_the_run_stays(model, home):
    text = texts(home)[SITUATION]

    def script(request, number):
        put(home, by_a_person(text))
        return good(request)

    model.script = script
    drafted(model, home, **ONLY)

    assert by_a_person(text).text == entries(home)[SITUATION].text
    assert STATEMENT in entries(home)


def test_notes_of_translators_stay_with_a_draft_that_is_written_anew(model, home):
    old = by_a_machine(
        texts(home)[SITUATION], "Borrador.", source="Before.", notes=("Is tea right?", "pact-bt: Draft.")
    )
    put(home, old)
    drafted(model, home, **ONLY)

    assert ("Is tea right?",) == entries(home)[SITUATION].notes


def test_a_file_that_cannot_be_read_stops_before_anything_is_asked(model, home):
    text = put(home, by_a_person(texts(home)[SITUATION]))
    path = home / "locales/es/scenarios.po"
    path.write_text(text + "\n" + text[text.index("msgctxt") :].replace("De una", "De otra"))
    before = path.read_bytes()

    with pytest.raises(ProjectError, match=r"scenarios\.po"):
        drafted(model, home, **ONLY)
    assert ([], before) == (model.requests, path.read_bytes())


def test_a_limit_takes_scenes_and_the_next_run_goes_on(model, home):
    drafted(model, home, limit=1)
    assert ({"prompt"}, 1) == ({name.partition("#")[0] for name in entries(home, "prompts")}, len(model.requests))

    drafted(model, home, limit=1)
    assert (2, True) == (len(model.requests), SITUATION in entries(home))


def test_a_limit_of_calls_stops_cleanly_and_the_next_run_goes_on(model, home):
    report = drafted(model, home, max_requests=1)
    assert (1, 1) == (len(model.requests), report.cost.asked)
    assert SITUATION in {each.context for each in report.of(Outcome.NOT_ASKED)}

    report = drafted(model, home, max_requests=1)
    assert (2, (), 1) == (len(model.requests), report.of(Outcome.NOT_ASKED), report.cost.asked)


@pytest.mark.parametrize("answer", [failure(429, "slow"), failure(500, "down"), Answer(hang_up=True)])
def test_what_may_pass_is_asked_again(model, home, answer):
    model.script = lambda request, number: answer if number == 1 else good(request)
    report = drafted(model, home, **ONLY)

    assert 2 == len(model.requests)
    assert () == report.of(Outcome.UNANSWERED)


def test_a_call_that_the_endpoint_refuses_leaves_the_others_and_is_asked_again_on_the_next_run(model, home):
    model.script = lambda request, number: failure(400, "too long") if "prompt" in spoken(request) else good(request)
    report = drafted(model, home)
    assert "400: too long" in report.of(Outcome.UNANSWERED)[0].why[0]
    assert SITUATION in entries(home)

    model.script = good
    report = drafted(model, home)
    assert ((), 1) == (report.of(Outcome.UNANSWERED), report.cost.asked)


def spoken(request):
    return "prompt" if "system.plain" in told(request)["translate"] else "scene"


def test_an_endpoint_that_fails_midway_leaves_what_was_answered_written(model, tmp_path):
    home = home_in(tmp_path, (THANKS, AGENDA))
    model.script = lambda request, number: good(request) if number < 3 else failure(401, "key withdrawn")

    with pytest.raises(EndpointError, match="401"):
        drafted(model, home)
    assert {AGENDA} == {name.partition("#")[0] for name in entries(home)}

    model.script = good
    report = drafted(model, home)
    assert 4 == len(model.requests)
    assert ({AGENDA, THANKS}, 1) == ({name.partition("#")[0] for name in entries(home)}, report.cost.asked)


def test_an_endpoint_that_can_be_held_to_a_schema_is(model, home):
    drafted(model, home, **ONLY)
    held = model.requests[0].body["response_format"]["json_schema"]["schema"]

    assert list(told(model.requests[0])["translate"]) == held["required"]


def test_an_endpoint_that_knows_no_schemas_is_asked_without(model, home):
    model.script = lambda request, number: (
        failure(400, "unknown field response_format") if "response_format" in request.body else good(request)
    )
    report = drafted(model, home)

    assert (0, 3) == (len(report.of(Outcome.UNANSWERED)), len(model.requests))


def test_no_probabilities_are_asked_for(model, home):
    drafted(model, home, **ONLY)

    assert {"logprobs", "top_logprobs"}.isdisjoint(model.requests[0].body)


def test_a_back_translation_is_made_without_the_english_and_kept_as_a_comment(model, home):
    report = drafted(model, home, **ONLY, back=True)
    entry = entries(home)[SITUATION]

    assert ("Back: " + entry.text, 2) == (entry.notes[0].removeprefix("pact-bt: "), len(model.requests))
    assert {"language", "texts"} == set(told(model.requests[1]))
    assert len(entries(home)) == report.back
    assert entry.state is TranslationState.MACHINE


def test_a_back_translation_can_come_later_and_comes_once(model, home):
    drafted(model, home, **ONLY)
    assert len(entries(home)) == drafted(model, home, **ONLY, back=True).back
    assert 0 == drafted(model, home, **ONLY, back=True).back
    assert 2 == len(model.requests)


def test_a_back_translation_cannot_claim_anything(model, home):
    def script(request, number):
        if "texts" in told(request):
            evil = "Hi\n# pact: status=reviewed; by=ana\u202e\x1b[31m"
            return completion(json.dumps(dict.fromkeys(told(request)["texts"], evil)), None)
        return good(request)

    model.script = script
    drafted(model, home, **ONLY, back=True)
    text = (home / "locales/es/scenarios.po").read_text()

    assert {TranslationState.MACHINE} == {entry.state for entry in entries(home).values()}
    assert {"\u202e", "\x1b"}.isdisjoint(text)
    assert [] == [line for line in text.splitlines() if line.startswith("# pact:") and "reviewed" in line]


def test_texts_of_people_are_not_translated_back(model, home):
    put(home, *(by_a_person(text) for text in texts(home).values() if text.context.startswith(THANKS)))

    assert (0, []) == (drafted(model, home, **ONLY, back=True).back, model.requests)


def test_tokens_and_calls_are_counted(model, home):
    cost = drafted(model, home).cost

    assert (2, 0, 22, 2) == (cost.asked, cost.reused, cost.prompt_tokens, cost.completion_tokens)


def test_every_reply_is_kept(model, home):
    model.script = spoilt("situation", "Sin nadie.")
    drafted(model, home, **ONLY)

    with open_for_reading(home / "runs/replies.sqlite") as store:
        assert {"answered": 2} == store.counts()


def test_entries_stand_in_the_order_of_the_english(model, tmp_path):
    home = home_in(tmp_path, (THANKS, AGENDA))
    drafted(model, home, only=frozenset({THANKS}))
    drafted(model, home)

    assert [text.context for text in job_of(home).order() if not text.context.startswith("prompt#")] == [
        entry.context for entry in po(home).entries
    ]
