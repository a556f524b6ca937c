from collections import Counter
from dataclasses import replace
from itertools import islice, pairwise

import pytest
from jsonschema import Draft202012Validator
from score_samples import item

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.model.errors import ReleaseError
from pact_author.score.plan import Spec, held_to_a_letter, plan, size

SCENARIOS = [f"{country}/s{number}" for country in ("au", "br", "za") for number in range(4)]
SPEC = Spec(model="m", frame="advice", repeats=1, seed=7, settings=CallSettings())


def items_of(scenario):
    for frame in ("advice", "norm"):
        for cell in ("c1", "c2"):
            for order in ("culture-first", "preference-first"):
                name = f"{scenario} {frame} {cell} {order}"
                yield item(id=name, cell=cell, scenario=scenario, frame=frame, order=order, prompt=name)


FRAMES = Counter(each.frame for scenario in SCENARIOS for each in items_of(scenario))


def ids(spec=SPEC, scenarios=SCENARIOS):
    return [planned.item.id for planned in plan(scenarios, items_of, spec)]


def test_every_item_of_the_frame_is_asked_once():
    assert sorted(i.id for s in SCENARIOS for i in items_of(s) if i.frame == "advice") == sorted(ids())


def test_a_call_holds_the_item_s_own_words():
    planned = next(plan(["jp/tea"], lambda _: [item()], SPEC))

    messages = (ChatMessage("system", "You answer."), ChatMessage("user", "A) Tea.\nB) Water."))
    assert make_call("m", messages, CallSettings(), 0) == planned.call


def test_without_a_system_prompt_none_is_sent():
    planned = next(plan(["jp/tea"], lambda _: [item(system="")], SPEC))

    assert ["user"] == [message.role for message in planned.call.messages]


def test_the_two_orders_of_a_cell_stand_side_by_side():
    told = [planned.item for planned in plan(SCENARIOS, items_of, SPEC)]

    for first, second in zip(told[::2], told[1::2], strict=True):
        assert (first.scenario, first.cell) == (second.scenario, second.cell)
        assert first.order != second.order


def test_a_scenario_is_asked_whole_before_the_next():
    scenarios = [planned.item.scenario for planned in plan(SCENARIOS, items_of, SPEC)]

    assert len(SCENARIOS) == 1 + sum(one != next_ for one, next_ in pairwise(scenarios))


def test_the_order_is_neither_the_alphabet_s_nor_the_file_s():
    assert ids() != sorted(ids())
    assert ids() == ids(scenarios=SCENARIOS[::-1])


def test_another_seed_gives_another_order_of_the_same():
    other = Spec("m", "advice", 1, 8, CallSettings())

    assert (ids() != ids(other), sorted(ids())) == (True, sorted(ids(other)))


def test_a_limit_takes_the_beginning_and_a_higher_one_goes_on():
    few, more = (Spec("m", "advice", 1, 7, CallSettings(), limit) for limit in (5, 11))

    assert (ids()[:5], ids()[:11]) == (ids(few), ids(more))


def test_repeats_are_calls_of_their_own():
    told = list(plan(["jp/tea"], lambda _: [item()], Spec("m", "advice", 3, 7, CallSettings())))

    assert [0, 1, 2] == [planned.repeat for planned in told]
    assert 3 == len({planned.call.key for planned in told})


def test_items_are_taken_only_as_far_as_they_are_asked():
    taken = []

    def counted(scenario):
        for each in items_of(scenario):
            taken.append(each.id)
            yield each

    list(islice(plan(SCENARIOS, counted, SPEC), 3))
    assert 3 == len(taken)


@pytest.mark.parametrize("frame", ["personal", ""])
def test_a_frame_without_items_is_an_empty_plan(frame):
    assert [] == ids(Spec("m", frame, 1, 7, CallSettings()))


@pytest.mark.parametrize(("frame", "repeats", "limit"), [("advice", 1, None), ("norm", 3, None), ("personal", 2, None)])
def test_the_size_of_a_plan_is_the_number_of_its_trials(frame, repeats, limit):
    spec = Spec("m", frame, repeats, 7, CallSettings(), limit)

    assert len(ids(spec)) == size(FRAMES, spec)


def test_the_size_of_a_plan_does_not_depend_on_its_limit():
    assert 48 == size(FRAMES, Spec("m", "advice", 1, 7, CallSettings(), limit=5))


def test_a_base_model_is_asked_by_calls_of_their_own():
    (chat,) = plan(["jp/tea"], lambda _: [item()], SPEC)
    (base,) = plan(["jp/tea"], lambda _: [item()], replace(SPEC, style="completion"))

    assert ["prompt", "option", "option"] == [message.role for message in base.call.messages]
    assert chat.call.key != base.call.key


def test_an_item_without_two_options_cannot_be_asked_of_a_base_model():
    with pytest.raises(ReleaseError, match="no options A and B"):
        next(plan(["jp/tea"], lambda _: [item(prompt="?")], replace(SPEC, style="completion")))


def test_answers_held_to_a_letter_are_held_by_a_schema_that_knows_both():
    settings = held_to_a_letter(CallSettings(extra=(("cache_prompt", False),)))
    form = dict(settings.extra)["response_format"]

    assert (0, ["cache_prompt", "response_format"]) == (settings.top_logprobs, [name for name, _ in settings.extra])
    schema = Draft202012Validator(form["json_schema"]["schema"])
    assert [True, True, False, False] == [
        schema.is_valid(told) for told in ({"answer": "A"}, {"answer": "B"}, {"answer": "C"}, {})
    ]
