"""Whatever was answered: there is a report, it fits its schema, and no figure is a NaN."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from score_samples import trial

from pact_author.model.judgement import Decision
from pact_author.model.report import Report, RunInfo, RunStatus, as_json
from pact_author.reading.resources import schema_text
from pact_author.render.scores import RENDERERS, terminal
from pact_author.render.tables import tables
from pact_author.score.compare import Side, compare
from pact_author.score.measure import figures, measured

VALIDATOR = Draft202012Validator(json.loads(schema_text("results")))
DECISIONS = st.sampled_from([*Decision, Decision.FOLLOW, Decision.ALLOW])
KEYS = st.tuples(
    st.integers(0, 13),
    st.sampled_from(["BR", "IN", "US"]),
    st.sampled_from(["female", "male"]),
    st.sampled_from(["plain", "balance"]),
    st.sampled_from(["culture-first", "preference-first"]),
    st.integers(0, 1),
)
RUN = {
    "id": 1,
    "release": "r",
    "release_digest": "0" * 64,
    "design": "core",
    "locale": "en",
    "frame": "advice",
    "repeats": 1,
    "limit": None,
    "trials": 1,
    "settings": {},
    "tool": "0",
}
STUDY = st.dictionaries(KEYS, DECISIONS, max_size=80)


def trials(told):
    for (scenario, country, gender, prompt, order, repeat), decision in told.items():
        yield trial(
            f"jp/s{scenario:02}",
            decision,
            order=order,
            repeat=repeat,
            country="JP" if scenario % 2 else "KR",
            actor_country=country,
            actor_gender=gender,
            system_prompt=prompt,
        )


def told_of(studies):
    counted = [measured(trials(study)) for study in studies]
    models = tuple(
        figures(each, model=f"m{at}", run=at, label=f"m{at}", kind="endpoint", notice=None)
        for at, each in enumerate(counted, 1)
    )
    sides = [Side(at, f"m{at}", {"model": f"m{at}"}, each.cells) for at, each in enumerate(counted, 1)]
    comparisons, ties, notes = compare(sides)
    planned = sum(model.counts.planned for model in models)
    runs = tuple(RunInfo(**(RUN | {"id": model.run})) for model in models)
    return Report(runs, RunStatus("partial", planned, planned), models, notes, (), comparisons, ties)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STUDY, min_size=1, max_size=2))
def test_any_study_has_a_report_that_fits_its_schema(studies):
    told = json.loads(json.dumps(as_json(told_of(studies)), allow_nan=False))

    assert [] == [f"{list(error.path)}: {error.message}" for error in VALIDATOR.iter_errors(told)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STUDY)
def test_no_figure_is_without_a_number_or_a_reason(study):
    def estimates(node):
        if isinstance(node, dict):
            if {"est", "reason"} <= set(node):
                yield node
            node = list(node.values())
        for child in node if isinstance(node, list) else ():
            yield from estimates(child)

    told = json.loads(json.dumps(as_json(told_of([study]))))
    assert [] == [each for each in estimates(told) if each["est"] is None and not each["reason"]]
    with_interval = [each for each in estimates(told) if each.get("lo") is not None]
    assert [] == [each for each in with_interval if not each["lo"] <= each["est"] <= each["hi"]]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STUDY, min_size=1, max_size=2))
def test_any_study_can_be_shown(studies):
    report = told_of(studies)

    assert "nan" not in RENDERERS["json"](report).lower()
    assert len(tables(report)["comparisons.csv"].splitlines()) == 1 + len(report.comparisons)
    assert all(len(line) <= 80 for part in terminal(report) for line in part.split("\n"))
