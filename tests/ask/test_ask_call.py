import pytest

from pact_author.ask.call import CallSettings, ChatMessage, make_call

MESSAGES = (ChatMessage("system", "You answer."), ChatMessage("user", "A or B?"))
SETTINGS = CallSettings()


def test_equal_questions_have_equal_keys():
    assert make_call("m", MESSAGES, SETTINGS).key == make_call("m", tuple(MESSAGES), CallSettings()).key


def test_a_key_never_changes_between_versions_or_stored_replies_would_be_asked_again():
    expected = "b30d97bfbda9b04340de9f4ce9e802b0df9252a30d66c11954d976831f49747d"

    assert expected == make_call("m", MESSAGES, SETTINGS).key


@pytest.mark.parametrize(
    "other",
    [
        make_call("n", MESSAGES, SETTINGS),
        make_call("m", MESSAGES[1:], SETTINGS),
        make_call("m", MESSAGES[::-1], SETTINGS),
        make_call("m", (MESSAGES[0], ChatMessage("user", "A or B? ")), SETTINGS),
        make_call("m", MESSAGES, CallSettings(temperature=0.5)),
        make_call("m", MESSAGES, CallSettings(seed=None)),
        make_call("m", MESSAGES, CallSettings(extra=(("cache_prompt", False),))),
        make_call("m", MESSAGES, SETTINGS, repeat=1),
        make_call("m", MESSAGES, SETTINGS, kind="completions"),
    ],
)
def test_whatever_is_asked_otherwise_has_another_key(other):
    assert make_call("m", MESSAGES, SETTINGS).key != other.key
