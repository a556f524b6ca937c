import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.adapted import Adapted, Refusal, adapt, adapted_as, said
from pact_author.ask.call import CallSettings

SETTINGS = CallSettings()
NEW = Adapted()


def learnt(message, *, param="", code="", status=400, known=NEW):
    return adapt(known, Refusal(status, message, param, code), SETTINGS)


@pytest.mark.parametrize(
    ("message", "left_out"),
    [
        ("Unsupported parameter: 'seed' is not supported with this model.", {"seed"}),
        ("Unrecognized request argument supplied: logprobs", {"logprobs", "top_logprobs"}),
        ("Unsupported value: 'temperature' does not support 0.0; only the default (1) is supported.", {"temperature"}),
        ("'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", {"max_tokens"}),
        ("This response_format type is unavailable now", {"response_format"}),
        ("Extra inputs are not permitted: seed, top_logprobs", {"seed", "logprobs", "top_logprobs"}),
    ],
)
def test_parameters_that_are_refused_are_left_out(message, left_out):
    assert Adapted(frozenset(left_out)) == learnt(message)


def test_a_parameter_named_in_its_own_field_is_refused_too():
    assert Adapted(frozenset({"seed"})) == learnt("unknown parameter", param="seed")


@pytest.mark.parametrize(
    ("message", "most"),
    [
        ("Invalid value for 'top_logprobs': must be less than or equal to 5.", 5),
        ("Requested sample logprobs of 20, which is greater than max allowed: 8", 8),
        ("top_logprobs should be between 0 and 11", 5),
        ("logprobs must be ≤ 5, but 20 were asked for", 5),
    ],
)
def test_where_the_number_is_refused_fewer_alternatives_are_asked_for(message, most):
    assert Adapted(most_logprobs=most) == learnt(message)


def test_where_fewer_are_refused_too_none_are_asked_for():
    first = learnt("top_logprobs must be at most 5")
    second = learnt("top_logprobs must be at most 5", known=first)

    assert frozenset({"logprobs", "top_logprobs"}) == second.left_out


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(400, "maximum context length is 16 tokens; reduce max_tokens"),
        Refusal(400, "seed", code="content_filter"),
        Refusal(400, "max_tokens", code="context_length_exceeded"),
        Refusal(400, "your prompt is bad"),
        Refusal(401, "seed"),
        Refusal(500, "seed"),
        Refusal(400, "unseeded"),
    ],
)
def test_what_is_no_matter_of_form_teaches_nothing(refusal):
    assert None is adapt(NEW, refusal, SETTINGS)


def test_what_was_left_out_already_teaches_nothing():
    assert None is learnt("seed", known=Adapted(frozenset({"seed"})))


@pytest.mark.parametrize("status", [400, 404])
def test_a_model_that_has_no_chat_completions_is_asked_through_responses(status):
    words = "This model is only supported in v1/responses and not in v1/chat/completions."

    assert Adapted(responses=True) == learnt(words, status=status)


@pytest.mark.parametrize(
    ("how", "dropped"),
    [
        (NEW, ()),
        (Adapted(frozenset({"seed", "max_tokens"})), ("max_tokens", "seed", "max_completion_tokens=16")),
        (Adapted(most_logprobs=5), ("top_logprobs=5",)),
        (Adapted(frozenset({"logprobs", "top_logprobs"}), 5), ("logprobs", "top_logprobs")),
        (Adapted(responses=True), ("api=responses",)),
    ],
)
def test_what_was_sent_otherwise_than_planned_is_written_down(how, dropped):
    assert dropped == how.dropped(SETTINGS)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Adapted(frozenset({"seed", "temperature"})), ["does not take seed and temperature: asked without"]),
        (Adapted(frozenset({"max_tokens"})), ["takes max_completion_tokens instead of max_tokens"]),
        (Adapted(most_logprobs=5), ["gives at the most 5 alternatives of a token; no more are asked for"]),
        (NEW, []),
    ],
)
def test_what_changed_is_said(now, words):
    assert words == list(said(NEW, now, SETTINGS))


def test_only_what_is_new_is_said():
    before = Adapted(frozenset({"seed"}))
    now = Adapted(frozenset({"seed", "temperature"}))

    assert ["does not take temperature: asked without"] == list(said(before, now, SETTINGS))


@pytest.mark.parametrize(
    "how",
    [
        NEW,
        Adapted(frozenset({"logprobs", "top_logprobs", "seed"})),
        Adapted(frozenset({"max_tokens"}), most_logprobs=5),
    ],
)
def test_a_way_of_asking_is_found_again_by_what_it_dropped(how):
    assert how == adapted_as(how.dropped(SETTINGS))


pieces = st.sampled_from(
    ["logprobs", "top_logprobs", "seed", "max_tokens", "at most 5", "v1/responses only", "≤ 300", "echo"]
)


@given(st.lists(st.lists(pieces | st.text(), max_size=4).map(" ".join), max_size=40))
def test_an_endpoint_cannot_refuse_for_ever(messages):
    known, steps = NEW, 0
    for message in messages:
        if (now := learnt(message, known=known)) is not None:
            known, steps = now, steps + 1

    assert steps <= 12
