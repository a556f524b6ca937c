from dataclasses import replace

import pytest
from score_samples import item
from test_score_run_folder import RUN

from pact_author.ask.call import CallSettings, Reply, ReplyStatus
from pact_author.ask.store import open_store
from pact_author.model.errors import RunError
from pact_author.model.human import Share
from pact_author.score.plan import Spec, plan
from pact_author.score.run_folder import REPLIES, begin, write_planned
from pact_author.score.tendency import tendencies

ORDERS = (("culture-first", "A"), ("preference-first", "B"))


def run_folder(folder, answers, frame="personal", repeats=1, run=RUN, **axes):
    """A run of one cell in both orders; answers: (culture letter, repeat) → (text, log-probabilities), or None."""
    items = [
        item(order=order, culture_letter=letter, frame=frame, cell=f"c-{frame}", prompt=f"{order} {frame}", **axes)
        for order, letter in ORDERS
    ]

    def planned():
        return plan(["jp/tea"], lambda _: items, Spec("m", frame, repeats, 7, CallSettings()))

    begin(folder, replace(run, frame=frame, repeats=repeats))
    write_planned(folder, planned())
    with open_store(folder / REPLIES) as store:
        for each in planned():
            said = answers(each.item.culture_letter, each.repeat)
            if said is not None:
                store.put(each.call, Reply(each.call.key, ReplyStatus.ANSWERED, said[0], top_logprobs=said[1]))
    return folder


def always_a(letter, repeat):
    return "A", None


def probable(letter, repeat):
    """P(A) = 0.8, P(B) = 0.2, whatever stands there."""
    return "A", (("A", -0.2231435513142097), ("B", -1.6094379124341003))


def shares(told):
    return [row.share for row in told.rows]


def test_probabilities_are_read_where_there_are_some_and_have_no_noise(tmp_path):
    (told,) = shares(tendencies([run_folder(tmp_path, probable)]))

    assert (pytest.approx(0.5), 2, 0.0, True) == (told.share, told.answers, told.noise, told.exact)


def test_without_probabilities_repeats_are_counted_by_prompt(tmp_path):
    told = tendencies([run_folder(tmp_path, lambda letter, n: ("A" if n < 3 else "B", None), repeats=4)])

    assert [Share(0.5, 8, 0.75 * 0.25 / 3 / 2)] == shares(told)


def test_one_answer_a_prompt_tells_a_share_and_no_noise(tmp_path):
    assert [Share(0.5, 2, None)] == shares(tendencies([run_folder(tmp_path, always_a)]))


@pytest.mark.parametrize("said", [None, ("I cannot choose.", None)])
def test_a_cell_with_one_order_is_left_out_and_counted(tmp_path, said):
    told = tendencies([run_folder(tmp_path, lambda letter, n: ("A", None) if letter == "A" else said)])

    assert ((), 1) == (told.rows, told.one_order)


def test_two_questions_are_of_one_model_and_one_item(tmp_path):
    told = tendencies([run_folder(tmp_path / frame, probable, frame) for frame in ("personal", "norm")]).rows

    assert [("m", "personal"), ("m", "norm")] == [(row.model, row.question) for row in told]
    assert 1 == len({row.item for row in told})


def test_a_persona_is_told_by_its_country(tmp_path):
    nobody, somebody = (
        tendencies([run_folder(tmp_path / country, probable, respondent_country=country)]).rows[0]
        for country in ("none", "BR")
    )

    assert (("no_persona", None), ("persona", "BR")) == (
        (nobody.setting, nobody.country),
        (somebody.setting, somebody.country),
    )
    assert nobody.item == somebody.item


def test_another_system_prompt_is_another_model(tmp_path):
    told = tendencies([run_folder(tmp_path, probable, system_prompt="balance")])

    assert ["m, balance"] == [row.model for row in told.rows]


def test_advice_is_no_question_to_people(tmp_path):
    with pytest.raises(RunError, match="advice, which people are not asked"):
        tendencies([run_folder(tmp_path, probable, "advice")])


def test_a_run_is_named_once(tmp_path):
    with pytest.raises(RunError, match="asks what another of these runs asks"):
        tendencies([run_folder(tmp_path, probable)] * 2)


def test_the_embedded_model_is_told_apart(tmp_path):
    told = tendencies([run_folder(tmp_path, probable, run=replace(RUN, notice="a toy"))])

    assert ("m: a toy; these figures say nothing about culture",) == told.warnings


def test_unreviewed_words_are_told_of(tmp_path):
    told = tendencies([run_folder(tmp_path, probable, run=replace(RUN, locale="hi-unreviewed"))])

    assert "nobody has reviewed" in told.warnings[0]
