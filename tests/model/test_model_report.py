import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.report import (
    Counts,
    Estimate,
    Factor,
    Level,
    ModelReport,
    Note,
    Position,
    Report,
    RunStatus,
    as_json,
)

RATE = Estimate(0.4, 0.3, 0.5, 0.05, "cluster_t", 12, 48)
NONE = Estimate(None, reason="the endpoint gave no log-probabilities")
MODEL = ModelReport(
    id="m",
    run=1,
    label="m",
    kind="endpoint",
    notice=None,
    counts=Counts(planned=48, follow=19, allow=29),
    culture_rate=RATE,
    bounds=(0.3, 0.5),
    deff=None,
    culture_probability=NONE,
    mass=NONE,
    methods={"logprobs": 0, "text": 48},
    position=Position(RATE, RATE, 1.0),
    factors=(Factor("holder", "within", 12, (Level("actor", RATE, Counts(planned=24, follow=10, allow=14)),)),),
)
REPORT = Report((), RunStatus("complete", 48, 48), (MODEL,), (Note("human", "no answers of people"),))


def told(report=REPORT):
    return json.loads(json.dumps(as_json(report), allow_nan=False))


def test_the_rate_carries_its_design_effect_and_its_bounds():
    (model,) = told()["models"]

    assert (0.4, None, [0.3, 0.5]) == tuple(model["culture_rate"][name] for name in ("est", "deff", "bounds"))
    assert not {"deff", "bounds"} & set(model)


def test_a_level_carries_its_figures_itself():
    (level,) = told()["models"][0]["factors"][0]["levels"]

    assert ("actor", 0.4, 24) == (level["level"], level["est"], level["counts"]["planned"])
    assert "rate" not in level


def test_what_was_not_computed_is_named_with_its_reason():
    assert [{"what": "human", "reason": "no answers of people"}] == told()["not_computed"]


def test_a_figure_that_was_not_measured_is_null_and_says_why():
    mass = told()["models"][0]["mass"]

    assert (None, "the endpoint gave no log-probabilities") == (mass["est"], mass["reason"])


@given(st.floats(0, 1))
def test_no_figure_is_rounded_on_its_way(share):
    report = replace(REPORT, models=(replace(MODEL, culture_rate=replace(RATE, est=share)),))

    assert share == told(report)["models"][0]["culture_rate"]["est"]


def test_only_choices_for_a_side_are_valid():
    assert 3 == Counts(planned=20, follow=1, allow=2, both=3, unclear=3, refused=3, error=4, missing=4).valid
