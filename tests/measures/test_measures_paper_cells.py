from hypothesis import given, settings
from hypothesis import strategies as st
from measures_samples import cells

from pact_author.measures.grid import outcomes
from pact_author.measures.paper_cells import OURS, WORDS, paper_figures
from pact_author.measures.paper_decisions import score
from pact_author.model.decisions import DecisionRow
from pact_author.model.judgement import Decision

STUDY = {Decision.FOLLOW: "FOLLOW_CULTURE", Decision.ALLOW: "ALLOW_PREFERENCE"}
LEVELS = {
    "cue": ("full", "none", "country"),
    "holder": ("actor", "receiver", "both"),
    "country_relation": ("same", "close", "far", ""),
    "actor_country": ("BR", "JP"),
    "actor_gender": ("female", "male", "other"),
    "actor_age_band": ("younger", "older"),
    "receiver_gender": ("female", "male"),
    "receiver_age_band": ("younger", "middle", "older"),
}
FOLLOWS = ("country", "region")


@st.composite
def runs(draw):
    """Trials with some of the axes, each of which comes once; a scenario has one country."""
    axes = draw(st.lists(st.sampled_from(list(LEVELS)), unique=True))
    follows = draw(st.sampled_from([(), FOLLOWS]))
    trial = st.fixed_dictionaries(
        {
            "scenario": st.sampled_from(["s1", "s2", "s3"]),
            "order": st.sampled_from(["culture-first", "preference-first"]),
            "repeat": st.sampled_from("01"),
            **{name: st.sampled_from(LEVELS[name]) for name in axes},
        }
    )
    rows = draw(st.lists(trial, min_size=1, max_size=40, unique_by=lambda row: tuple(sorted(row.items()))))
    told = {"s1": ("JP", "east-asia"), "s2": ("BR", "latin-america"), "s3": ("AR", "latin-america")}
    return [
        row | dict(zip(follows, told[row["scenario"]], strict=bool(follows))) | {"decision": draw(decisions)}
        for row in rows
    ], follows


decisions = st.sampled_from(Decision)


@settings(deadline=None, max_examples=200)
@given(runs())
def test_a_run_s_tables_are_those_of_its_trials_as_rows_of_the_study(run):
    rows, follows = run
    found = cells(rows, follows)
    columns = [theirs for theirs, ours in OURS.items() if ours in found.codes]
    expected = score(
        columns,
        (
            DecisionRow(
                tuple(WORDS.get(c, {}).get(row[OURS[c]], row[OURS[c]]) or None for c in columns),
                STUDY.get(row["decision"], "UNKNOWN"),
            )
            for row in rows
            if row["decision"] is not Decision.MISSING
        ),
    ).told()

    assert expected == paper_figures(found, outcomes(found))


def test_a_trial_that_was_never_asked_is_no_row_and_an_error_is_an_unknown_one():
    found = cells([{"scenario": f"s{n}", "decision": decision} for n, decision in enumerate(Decision)])
    overall = paper_figures(found, outcomes(found)).overall
    told = dict(zip(overall.columns, overall.rows[0], strict=True))

    assert (6, 6, 2, 4) == tuple(told[name] for name in ("n_rows", "n_source_items", "n_valid", "n_unknown_or_other"))


def test_a_country_that_differs_inside_a_scenario_is_still_told_apart():
    rows = [
        {"scenario": "s", "country": c, "actor_gender": g, "decision": Decision.FOLLOW if c == "JP" else Decision.ALLOW}
        for c, g in (("JP", "female"), ("BR", "male"))
    ]
    found = cells(rows)
    (by_country,) = (t for t in paper_figures(found, outcomes(found)).tables if t.name == "by_base_country")

    rate = by_country.columns.index("culture_rate_valid")
    assert [("BR", 0.0), ("JP", 1.0)] == [(row[0], row[rate]) for row in by_country.rows]


def test_a_run_of_nothing_has_no_figures():
    found = cells([{"scenario": "s", "decision": Decision.MISSING}])
    told = paper_figures(found, outcomes(found))

    assert (0, 0) == told.overall.rows[0][:2]
    assert {None} == set(told.overall.rows[0][6:])
