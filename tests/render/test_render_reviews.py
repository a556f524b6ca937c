"""What `review` prints; UPDATE_GOLDEN=1 writes the golden files anew."""

import json
import os
from pathlib import Path

from jsonschema import Draft202012Validator

from pact_author.model.calibration import Bin, Calibration, QuestionFigures, Slice
from pact_author.model.estimate import Estimate
from pact_author.model.review import Due
from pact_author.reading.resources import schema_text
from pact_author.reading.review_cards import QUESTIONS
from pact_author.render.reviews import calibration, calibration_json, queue, queue_json, tally

GOLDEN = Path(__file__).parent / "golden"
HASH = "0123456789abcdef"
NAMES = {card.code: card.name for card in QUESTIONS}


def golden(name, lines):
    text = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(text, encoding="utf-8")
    return (GOLDEN / name).read_text(encoding="utf-8"), text


def of(est, n=16, lo=None, hi=None):
    return Estimate(est, lo=lo, hi=hi, method="wilson", n_clusters=n, n_rows=n)


NOTHING = Estimate(None, reason="no unsound item was decided on")
CURVE = (Bin(0.0, 0.2, 0.1, of(0.0, 16, 0.0, 0.19)), Bin(0.8, 1.0, None, NOTHING))


def part(name, items, sensitivity, specificity):
    return Slice(
        name,
        items,
        1,
        2,
        3,
        sensitivity,
        specificity,
        of(0.06, items, 0.01, 0.2),
        of(0.1, items),
        of(0.09, items),
        CURVE,
    )


def question(code, short=()):
    whole = part("all", 48, of(0.9, 16, 0.71, 0.97), of(0.875, 32, 0.72, 0.95))
    region = part("pacific", 6, of(1.0, 2, 0.34, 1.0), NOTHING)
    kinds = (part("over-general", 16, of(0.9, 16, 0.71, 0.97), NOTHING),)
    return QuestionFigures(code, whole, (region,), (), kinds, short)


TOLD = Calibration(
    judge="loop-1",
    model="loop-1",
    date="2026-11-25",
    samples=3,
    gold=HASH,
    prompts={"R601": HASH, "R602": HASH, "R603": HASH},
    figures=(question("R601"), question("R602", ("sensitivity is 0.10; 0.75 is needed",)), question("R603")),
    notice="replies of the embedded model",
)
DUE = (
    Due(
        scenario="jp/tea",
        path="scenarios/jp/tea.yaml",
        question="R601",
        name="implausible-norm",
        locale="",
        why="contested (1 sound, 1 unsound)",
        rank=0,
        disagreement=1.0,
        line=12,
        quote="a bow\x1b[31m",
        reason="not there",
    ),
    Due("jp/tea", "locales/es/scenarios.po", "R608", "unfaithful-translation", "es", "doubtful (1 unsound)", 1, 0, 90),
    Due("no/tea", "scenarios/no/tea.yaml", "", "decision", "", "said of an older text", 4, 0, 1),
)


def test_figures_of_a_judge():
    expected, actual = golden("calibration.txt", calibration(TOLD, NAMES))

    assert expected == actual


def test_the_first_line_says_what_a_judge_is_worth():
    from dataclasses import replace

    first = next(calibration(TOLD, NAMES))
    sound = next(calibration(replace(TOLD, figures=(question("R601"),)), NAMES))

    assert "judge loop-1 FAILS the floor for R602: do not rely on it there; passes the floor for R601, R603" == first
    assert "judge loop-1 passes the floor for R601" == sound


def test_figures_as_json_are_of_their_schema():
    expected, actual = golden("judge.json", calibration_json(TOLD))

    assert expected == actual
    assert [] == list(Draft202012Validator(json.loads(schema_text("judge"))).iter_errors(json.loads(actual)))


def test_a_queue():
    expected, actual = golden(
        "queue.txt", queue(DUE, "judge loop-1 was never calibrated", {"R601": 0.25, "R602": None})
    )

    assert expected == actual
    assert "\x1b" not in actual


def test_a_queue_in_which_nothing_is_left():
    assert ["nothing waits for a person"] == list(queue((), "", {}))


def test_verdicts_in_a_line():
    told = {"R601": {"supported": 20, "doubtful": 3, "contested": 0}, "R602": {"supported": 1}}

    assert ["verdicts: R601 20 supported, 3 doubtful; R602 1 supported"] == list(tally(told))
    assert [] == list(tally({}))


def test_a_queue_as_json_is_of_its_schema():
    told = json.loads("\n".join(queue_json(DUE, ["judge loop-1 was never calibrated"], {"R601": 0.25, "R602": None})))

    assert [] == list(Draft202012Validator(json.loads(schema_text("review-queue"))).iter_errors(told))
    assert ["R601", "R608", ""] == [each["question"] for each in told["due"]]
