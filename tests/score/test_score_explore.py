from dataclasses import replace

from test_score_report import culture, half_asked, items_of, run_folder, says
from test_score_run_folder import RUN

from pact_author.ask.call import CallSettings, Reply, ReplyStatus
from pact_author.ask.store import open_store
from pact_author.model.judgement import Decision
from pact_author.score.explore import explore
from pact_author.score.plan import Spec, plan
from pact_author.score.report import report
from pact_author.score.run_folder import begin, write_planned


def explored(*folders, **more):
    return explore(folders, report(folders), **more)


def test_a_pair_is_a_cell_in_its_two_orders_with_prompts_as_they_were_sent(tmp_path):
    pairs = explored(run_folder(tmp_path, culture)).pairs
    first = next(pair for pair in pairs if pair.scenario == "jp/s0")

    assert 12 == len(pairs)
    assert ("jp/s0 culture-first", "A") == (first.culture_first.prompt, first.culture_first.answer)
    assert ("jp/s0 preference-first", "B") == (first.preference_first.prompt, first.preference_first.answer)
    assert "You answer." == first.culture_first.system
    assert Decision.FOLLOW == first.preference_first.judgement.decision


def test_pairs_come_in_the_order_of_the_plan(tmp_path):
    folder = run_folder(tmp_path, culture)
    spec = Spec("m", "advice", 1, 7, CallSettings())
    planned = plan([f"jp/s{number}" for number in range(12)], items_of, spec)

    assert [each.item.scenario for each in planned][::2] == [pair.scenario for pair in explored(folder).pairs]


def test_what_was_not_asked_is_missing_and_has_no_prompt(tmp_path):
    pairs = explored(run_folder(tmp_path, half_asked)).pairs
    missing = next(pair for pair in pairs if pair.scenario == "jp/s7")

    assert (Decision.MISSING, "") == (missing.culture_first.judgement.decision, missing.culture_first.prompt)


def test_a_call_without_an_answer_says_why(tmp_path):
    folder = run_folder(tmp_path, lambda *_: Reply("", ReplyStatus.ERROR, error="503: busy"))

    assert {"503: busy"} == {pair.culture_first.answer for pair in explored(folder).pairs}


def test_repeats_are_pairs_of_their_own(tmp_path):
    run, spec = replace(RUN, repeats=2), Spec("m", "advice", 2, 7, CallSettings())
    begin(tmp_path, run)
    write_planned(tmp_path, plan(["jp/s0"], items_of, spec))
    with open_store(tmp_path / "replies.sqlite") as store:
        for planned in plan(["jp/s0"], items_of, spec):
            said = "B" if planned.repeat else "A"
            store.put(planned.call, Reply(planned.call.key, ReplyStatus.ANSWERED, said))
    pairs = explored(tmp_path).pairs

    assert [(0, "A", "A"), (1, "B", "B")] == [
        (pair.repeat, pair.culture_first.answer, pair.preference_first.answer) for pair in pairs
    ]


def test_runs_have_their_numbers_of_the_report_beside_a_table_of_decisions(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("model,scenario,decision\nx,jp/a,follow\ny,jp/a,allow\n", encoding="utf-8")
    folder = run_folder(tmp_path / "run", culture)

    assert {3} == {pair.run for pair in explored(table, folder).pairs}


def test_what_a_page_cannot_hold_is_counted(tmp_path):
    told = explored(run_folder(tmp_path, lambda *_: says("A")), most=5)

    assert (5, 7) == (len(told.pairs), told.left_out)
