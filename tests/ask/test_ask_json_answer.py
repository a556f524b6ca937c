import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.json_answer import json_objects, read_answer

KEYS = {"situation", "norm.statement"}
ANSWER = '{"situation": "Aquí {actor}", "norm.statement": "Se usa."}'


@pytest.mark.parametrize(
    "text",
    [
        ANSWER,
        f"```json\n{ANSWER}\n```",
        f"Sure! Here is {{actor}}'s text:\n\n{ANSWER}\n\nLet me know.",
        f'{{"translations": {ANSWER}}}',
        f'{{"thinking": "hm"}} {ANSWER}',
        json.dumps(json.loads(ANSWER)),
    ],
)
def test_the_object_is_found_among_what_stands_around_it(text):
    assert json.loads(ANSWER) == read_answer(text, KEYS)


@pytest.mark.parametrize(
    "text",
    ["", "no", "[]", '{"other": "x"}', '{"situation": "Aquí",}', "{'situation': 'Aquí'}", '{"situation": "cut o'],
)
def test_what_is_no_such_object_is_none(text):
    assert None is read_answer(text, KEYS)


@pytest.mark.parametrize("text", ["{" * 100_000, '{"a":' * 50_000, "{}" * 50_000, '{"situation": ' + "[" * 100_000])
def test_a_hostile_answer_takes_no_time(text):
    began = time.monotonic()

    assert None is read_answer(text, KEYS)
    assert time.monotonic() - began < 5


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.text(), min_size=1), st.text(alphabet="abc `\n."))
def test_any_object_is_read_back(told, around):
    assert told == read_answer(around + json.dumps(told) + around, KEYS)


def test_all_objects_are_given_in_their_order():
    told = json_objects('{"situation": "{}"} and {"situation": {"situation": 2}} {"x": 1}', KEYS)

    assert ["{}", {"situation": 2}] == [each["situation"] for each in told]
