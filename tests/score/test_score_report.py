import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from score_samples import item
from test_score_run_folder import RUN

from pact_author.ask.call import CallSettings, Reply, ReplyStatus
from pact_author.ask.store import open_store
from pact_author.model.errors import RunError
from pact_author.model.report import as_json
from pact_author.reading.resources import schema_text
from pact_author.score.plan import Spec, plan
from pact_author.score.report import report
from pact_author.score.run_folder import begin, write_planned, write_results


def items_of(scenario):
    for order, letter in (("culture-first", "A"), ("preference-first", "B")):
        yield item(scenario=scenario, order=order, culture_letter=letter, prompt=f"{scenario} {order}")


def run_folder(folder, answers, run=RUN):
    """A run of 12 scenarios; answers: (scenario, culture letter) → what was said, or None where it was not asked."""
    begin(folder, run)
    spec = Spec("m", "advice", 1, 7, CallSettings())
    scenarios = [f"jp/s{number}" for number in range(12)]
    write_planned(folder, plan(scenarios, items_of, spec))
    with open_store(folder / "replies.sqlite") as store:
        for planned in plan(scenarios, items_of, spec):
            reply = answers(planned.item.scenario, planned.item.culture_letter)
            if reply is not None:
                store.put(planned.call, replace(reply, key=planned.call.key))
    return folder


def says(text, logprobs=None):
    return Reply("", ReplyStatus.ANSWERED, text, top_logprobs=logprobs)


def culture(scenario, letter):
    return says(letter)


def half_asked(scenario, letter):
    return says(letter) if int(scenario[4:]) < 6 else None


def codes(told):
    return [note.code for note in told.warnings]


def test_a_run_with_all_its_answers_is_complete(tmp_path):
    told = report([run_folder(tmp_path, culture)])

    assert ("complete", 24, 24) == (told.status.state, told.status.planned, told.status.answered)
    assert 1.0 == told.models[0].culture_rate.est


def test_a_run_with_answers_missing_is_partial_and_says_how_many(tmp_path):
    told = report([run_folder(tmp_path, half_asked)])

    assert ("partial", 24, 12) == (told.status.state, told.status.planned, told.status.answered)
    assert "PARTIAL" in codes(told)


def test_an_error_is_not_an_answer(tmp_path):
    told = report([run_folder(tmp_path, lambda s, c: says(c) if s != "jp/s0" else Reply("", ReplyStatus.ERROR))])

    assert ("partial", 22) == (told.status.state, told.status.answered)
    assert "ERRORS" in codes(told)


def test_a_refusal_is_an_answer_without_a_side(tmp_path):
    told = report([run_folder(tmp_path, lambda s, c: Reply("", ReplyStatus.REFUSED, "no"))])

    assert ("complete", 24, None) == (told.status.state, told.models[0].counts.refused, told.models[0].culture_rate.est)


def test_a_model_that_follows_the_order_is_warned_of(tmp_path):
    assert "POSITION" in codes(report([run_folder(tmp_path, lambda s, c: says("A"))]))


def test_little_mass_on_the_letters_is_warned_of(tmp_path):
    told = report([run_folder(tmp_path, lambda s, c: says(c, ((c, -0.5),)))])

    assert "LOW_MASS" in codes(told)


def test_scenarios_that_all_agree_have_no_spread(tmp_path):
    assert "NO_SPREAD" in codes(report([run_folder(tmp_path, culture)]))


def test_a_plan_that_a_limit_cut_is_said_to_be(tmp_path):
    told = report([run_folder(tmp_path, culture, replace(RUN, limit=24, trials=96))])

    cut = "m: --limit cut the plan at 24 of 96 trials; scenarios come in a seeded order"
    assert [f"{cut}. Raise it, and ask again, for the rest"] == [n.detail for n in told.warnings if n.code == "LIMITED"]
    assert (24, 96) == (told.runs[0].limit, told.runs[0].trials)


def test_a_part_of_a_plan_is_no_complete_run(tmp_path):
    """What the limit left out are whole scenarios; figures are of the others, and the status is of all."""
    status = report([run_folder(tmp_path, culture, replace(RUN, limit=24, trials=100))]).status

    assert ("partial", 100, 24, 76, "by_scenario") == (
        status.state, status.planned, status.answered, status.cut, status.missing_pattern
    )  # fmt: skip


@pytest.mark.parametrize("limit", [24, 25, None])
def test_a_limit_that_the_plan_keeps_to_cuts_nothing(tmp_path, limit):
    assert "LIMITED" not in codes(report([run_folder(tmp_path, culture, replace(RUN, limit=limit))]))


def test_what_the_embedded_model_said_is_marked(tmp_path):
    told = report([run_folder(tmp_path, culture, replace(RUN, kind="local", notice="local, tiny"))])

    assert ("LOCAL_MODEL", "local, tiny") == (codes(told)[0], told.models[0].notice)


def test_several_runs_stand_side_by_side_in_the_order_given(tmp_path):
    one = run_folder(tmp_path / "one", culture, replace(RUN, model="z"))
    other = run_folder(tmp_path / "other", half_asked, replace(RUN, model="a"))

    told = report([one, other])

    assert ["z", "a"] == [model.id for model in told.models]
    assert [1, 2] == [run.id for run in told.runs] == [model.run for model in told.models]
    assert (48, 36) == (told.status.planned, told.status.answered)


def test_runs_of_one_model_are_told_apart_in_their_figures_and_in_the_warnings(tmp_path):
    one = run_folder(tmp_path / "one", half_asked)
    other = run_folder(tmp_path / "other", half_asked, replace(RUN, frame="norm"))

    told = report([one, other])

    assert ["m, advice", "m, norm"] == [model.label for model in told.models]
    assert ["m, advice", "m, norm"] == [
        note.detail.partition(":")[0] for note in told.warnings if note.code == "PARTIAL"
    ]


def test_a_report_changes_nothing(tmp_path):
    folder = run_folder(tmp_path, culture)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert report([folder]) == report([folder])
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("answers", [culture, half_asked, lambda s, c: None, lambda s, c: says("A", (("A", -0.1),))])
def test_results_are_what_their_schema_says(tmp_path, answers):
    path = write_results(tmp_path, report([run_folder(tmp_path, answers)]))

    results = json.loads(path.read_text())
    validator = Draft202012Validator(json.loads(schema_text("results")))
    assert [] == [error.message for error in validator.iter_errors(results)]
    assert "pact-score/1" == results["schema"]


def test_a_level_carries_its_figures_itself(tmp_path):
    run_folder(tmp_path, culture)
    told = as_json(report([tmp_path]))

    assert {"deff", "bounds", "est", "lo", "hi", "n_clusters"} <= set(told["models"][0]["culture_rate"])
    assert {"what", "reason"} == set(told["not_computed"][0])


@pytest.mark.parametrize("name", ["run.json", "planned.jsonl", "replies.sqlite"])
def test_a_run_that_lacks_a_file_is_refused_with_a_remedy(tmp_path, name):
    (run_folder(tmp_path, culture) / name).unlink()

    with pytest.raises(RunError) as refused:
        report([tmp_path])
    assert refused.value.hint


def test_runs_are_compared_on_the_cells_that_both_have(tmp_path):
    one = run_folder(tmp_path / "one", culture, replace(RUN, model="z"))
    other = run_folder(tmp_path / "other", half_asked, replace(RUN, model="a"))
    (told,) = report([one, other]).comparisons

    assert (1, 2, "model", 12, 12, 0) == (told.a, told.b, told.differs, told.common_cells, told.only_a, told.only_b)


def test_runs_on_two_releases_are_compared_with_a_warning(tmp_path):
    one = run_folder(tmp_path / "one", culture)
    other = run_folder(tmp_path / "other", culture, replace(RUN, model="a", release_digest="cd" * 32))

    assert "RELEASES" in codes(report([one, other]))
    assert "RELEASES" not in codes(report([one, run_folder(tmp_path / "third", culture, replace(RUN, model="b"))]))


def test_a_run_cut_short_lacks_whole_scenarios(tmp_path):
    told = report([run_folder(tmp_path, half_asked)])

    assert ("by_scenario", True) == (told.status.missing_pattern, told.status.order_randomised)
    assert (6, 0, 6) == (
        (missing := told.models[0].missing).whole,
        missing.begun,
        missing.untouched,
    )


def test_a_run_and_a_table_stand_side_by_side(tmp_path):
    run = run_folder(tmp_path / "run", culture)
    (tmp_path / "d.csv").write_text("model,scenario,decision\n" + "".join(f"t,jp/s{n},allow\n" for n in range(12)))

    told = report([tmp_path / "d.csv", run])
    assert [("t", "table", 0.0), ("m", "endpoint", 1.0)] == [
        (model.id, model.kind, model.culture_rate.est) for model in told.models
    ]


def test_what_was_not_compared_is_named(tmp_path):
    assert "comparisons" in [note.code for note in report([run_folder(tmp_path, culture)]).not_computed]


BASE = replace(RUN, settings=dict(RUN.settings) | {"style": "completion"})


def likelihoods(scenario, letter):
    """The letter A is likelier, the whole B, and per byte A again."""
    return says("", (("A", -0.1), ("B", -2.0), ("A) Bow to everybody there.", -9.0), ("B) Go.", -8.0)))


def test_a_base_model_is_told_apart_with_what_another_reading_would_change(tmp_path):
    told = report([run_folder(tmp_path, likelihoods, BASE)])
    (note,) = [note.detail for note in told.warnings if note.code == "STYLE"]

    assert {"logprobs": 0, "text": 0, "likelihood": 24} == told.models[0].methods
    assert "decide otherwise in 24 of 24 trials, and per byte in 0" in note
    assert "m: asked how likely each option is" in note


def test_a_base_model_that_was_read_from_its_first_token_says_so(tmp_path):
    told = report([run_folder(tmp_path, culture, BASE)])

    assert ["read from the first token after it" in note.detail for note in told.warnings if note.code == "STYLE"] == [
        True
    ]


def test_a_base_model_beside_its_chat_has_a_label_of_its_own(tmp_path):
    told = report([run_folder(tmp_path / "a", culture), run_folder(tmp_path / "b", likelihoods, BASE)])

    assert ["m", 'm, style "completion"'] == [model.label for model in told.models]
