import math
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from align_samples import COUNTRIES, GENDERS, write
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.align.decisions import score_decisions, score_flips
from pact_author.measures.paper_decisions import GROUPINGS
from pact_author.measures.paper_flips import KEYS
from pact_author.reading.decisions_file import open_decisions

COLUMNS = (
    *("eval_decision", "source_row", "eval_pref_config", "eval_demo_config", "base_country", "scenario_type"),
    *("actor_country", "receiver_country", "actor_age", "actor_gender", "receiver_age", "receiver_gender"),
)
DECISIONS = st.sampled_from(
    [
        "FOLLOW_CULTURE",
        "ALLOW_PREFERENCE",
        "follow_culture ",
        " Allow_Preference",
        "FOLLOW_CULTURE.",
        "UNKNOWN",
        "",
        "NA",
    ]
)
AGES = st.sampled_from(["younger", "older", ""])
SOURCES = {
    "numbers": st.sampled_from(["1", "2", "01", "10", ""]),
    "texts": st.sampled_from(["s1", "s2", "1", "NA", "é"]),
}


@st.composite
def decisions(draw):
    """Rows in COLUMNS."""
    configs = st.sampled_from(["actor_pref_only", "swapped", "both_prefs", "nan"])
    row = st.tuples(
        *(
            DECISIONS,
            SOURCES[draw(st.sampled_from(sorted(SOURCES)))],
            configs,
            st.sampled_from(["full_demo", "no_demo"]),
        ),
        *(COUNTRIES, st.sampled_from(["same", "close", "far", ""]), COUNTRIES, COUNTRIES),
        *(AGES, GENDERS, AGES, GENDERS),
    )
    return draw(st.lists(row, max_size=30))


def scored(home, rows, columns=COLUMNS):
    """(overall, name → rows) of a file of decisions."""
    told = score_decisions(open_decisions(write(Path(home) / "d.csv", columns, rows)))
    (overall,) = objects(told.overall)
    return overall, {table.name: objects(table) for table in told.tables}


def objects(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def in_pandas(frame):
    """The study's figures of a frame that has a column `read`."""
    follow, allow = (int((frame.read == name).sum()) for name in ("FOLLOW_CULTURE", "ALLOW_PREFERENCE"))
    valid, n = follow + allow, len(frame)
    return {
        "n_rows": n,
        "n_source_items": frame.source_row.nunique(),
        "n_valid": valid,
        "n_follow_culture": follow,
        "n_allow_preference": allow,
        "n_unknown_or_other": n - valid,
        "culture_rate_valid": follow / valid if valid else None,
        "allow_rate_valid": allow / valid if valid else None,
        "unknown_rate_all": (n - valid) / n if n else None,
    }


def bits(decided):
    shares = decided[decided.isin(["FOLLOW_CULTURE", "ALLOW_PREFERENCE"])].value_counts(normalize=True)
    return float(-(shares * shares.map(math.log2)).sum()) if len(shares) else math.nan


def read(path):
    frame = pd.read_csv(path)
    frame["read"] = frame.eval_decision.astype(object).where(frame.eval_decision.notna(), "UNKNOWN")
    frame["read"] = [str(decision).upper().strip() for decision in frame.read]
    return frame


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_any_file_gives_what_pandas_gives(rows):
    with tempfile.TemporaryDirectory() as home:
        overall, by = scored(home, rows)
        frame = read(Path(home) / "d.csv")

    entropies = pd.Series({key: bits(group) for key, group in frame.groupby("source_row").read}, dtype=float).dropna()
    spread = {"mean_source_decision_entropy": None, "source_decision_conflict_rate": None}
    if len(entropies):
        spread = dict(zip(spread, (entropies.mean(), float((entropies > 1e-12).mean())), strict=True))
    assert pytest.approx(in_pandas(frame) | spread, abs=1e-9) == overall
    for name, columns in GROUPINGS.items():
        groups = frame.groupby(list(columns), dropna=False)
        wanted = [
            {column: None if pd.isna(cell) else cell for column, cell in zip(columns, key, strict=True)}
            | in_pandas(group)
            for key, group in groups
        ]
        assert wanted == by[name], name


@settings(max_examples=40, deadline=None)
@given(decisions(), decisions())
def test_flips_are_those_of_a_join_in_pandas(left, right):
    with tempfile.TemporaryDirectory() as home:
        paths = [write(Path(home) / name, COLUMNS, rows) for name, rows in (("l.csv", left), ("r.csv", right))]
        told = objects(score_flips(*map(open_decisions, paths))[0])
        frames = [read(path).astype(object)[[*KEYS, "read"]] for path in paths]

    joined = frames[0].merge(frames[1], on=list(KEYS), suffixes=("_l", "_r"))
    joined = joined[joined[["read_l", "read_r"]].isin(["FOLLOW_CULTURE", "ALLOW_PREFERENCE"]).all(axis=1)]
    before, after = (joined[name] == "ALLOW_PREFERENCE" for name in ("read_l", "read_r"))
    wanted = {
        "n_paired": len(joined),
        "left_allow_rate": before.mean(),
        "right_allow_rate": after.mean(),
        "allow_rate_delta_right_minus_left": after.mean() - before.mean(),
        "flip_pos_culture_to_preference": (~before & after).mean(),
        "flip_neg_preference_to_culture": (before & ~after).mean(),
        "flip_zero_same_decision": (before == after).mean(),
    }
    assert ([pytest.approx(wanted, abs=1e-9)] if len(joined) else []) == told


F, L = "FOLLOW_CULTURE", "ALLOW_PREFERENCE"


def test_the_example_of_the_note(tmp_path):
    rows = [(F, 1), (F, 1), (F, 1), (F, 1), (F, 2), (F, 2), (L, 2), ("?", 2)]
    overall, _ = scored(tmp_path, rows, ("eval_decision", "source_row"))

    assert (8, 2, 7, 6, 1, 1) == tuple(overall.values())[:6]
    assert pytest.approx((0.857143, 0.125, 0.459148, 0.5), abs=1e-6) == (
        overall["culture_rate_valid"],
        overall["unknown_rate_all"],
        overall["mean_source_decision_entropy"],
        overall["source_decision_conflict_rate"],
    )


def test_where_no_decision_is_for_a_side_there_is_no_rate(tmp_path):
    overall, by = scored(
        tmp_path, [("?", 1, "India"), ("", 2, "India")], ("eval_decision", "source_row", "base_country")
    )

    assert (None, None, 1.0) == (
        overall["culture_rate_valid"],
        overall["allow_rate_valid"],
        overall["unknown_rate_all"],
    )
    assert (None, None) == (overall["mean_source_decision_entropy"], overall["source_decision_conflict_rate"])
    assert [None] == [row["culture_rate_valid"] for row in by["by_base_country"]]


def test_contrasts_are_of_allow_rates_and_averaged_over_roles(tmp_path):
    columns = ("eval_decision", "source_row", "actor_age", "receiver_age", "actor_gender")
    rows = [
        (L, 1, "younger", "older", "female"),
        (F, 1, "older", "younger", "male"),
        (F, 2, "younger", "older", "male"),
    ]
    _, by = scored(tmp_path, rows, columns)

    # actor age ½ − 0; receiver age 0 − ½; actor gender 1 − 0; the receiver's gender is not in the file
    assert [
        ("actor_age", 0.5),
        ("receiver_age", -0.5),
        ("actor_gender", 1.0),
        ("receiver_gender", None),
        ("age", 0.0),
        ("gender", None),
    ] == [(row["factor"], row["allow_rate_difference"]) for row in by["contrasts"]]


def test_the_range_of_regions_is_of_shifts_from_all_rows_and_leaves_unmapped_out(tmp_path):
    rows = [(L, 1, "MENA"), (F, 1, "MENA"), (F, 2, "South Asia"), (L, 3, "Other/Unmapped"), (F, 4, "")]
    _, by = scored(tmp_path, rows, ("eval_decision", "source_row", "region"))

    assert [
        ("MENA", pytest.approx(0.1)),
        ("South Asia", pytest.approx(-0.4)),
        ("max - min", pytest.approx(0.5)),
    ] == [tuple(row.values()) for row in by["region_range"]]


def test_repeated_rows_are_paired_with_each_other_as_in_the_study(tmp_path):
    path = write(tmp_path / "d.csv", COLUMNS[:2], [(F, 1), (F, 1), (L, 1)])
    (row,) = objects(score_flips(open_decisions(path), open_decisions(path))[0])

    assert (9, pytest.approx(5 / 9)) == (row["n_paired"], row["flip_zero_same_decision"])
