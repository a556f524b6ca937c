"""Diagnostics and a report with everything awkward in them, and the golden files they are held against."""

import os
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from pact_author.measures.paper_decisions import score
from pact_author.model.decisions import DecisionRow
from pact_author.model.diagnostic import Card, Diagnosis, Diagnostic, Location, Related, Severity, Span
from pact_author.model.factor import Contrast, Omnibus, Paired, Spread, Twins
from pact_author.model.report import (
    NO_SPREAD,
    CommonRate,
    Comparison,
    Counts,
    Estimate,
    Factor,
    Level,
    Missing,
    MissingTest,
    ModelReport,
    Note,
    Position,
    Report,
    RunInfo,
    RunStatus,
    ScenarioCounts,
    Variance,
    VarianceTerm,
)

ODD_LETTERS = (
    "\0",
    "\x1b",
    "\x85",
    "\ud800",
    "\u202e",
    "\u2028",
    "\ufffe",
    "\uffff",
    "]]>",
    "::",
    "{0}",
    "](1)",
    "%",
    "\n",
)
ANY_TEXT = st.lists(st.one_of(st.characters(), st.sampled_from(ODD_LETTERS)), min_size=1).map("".join)
"""Of any characters: those too that no file in UTF-8, no XML and no terminal may hold."""

GOLDEN = Path(__file__).parent / "golden"


def golden(name, text):
    """What a format looked like when somebody last looked at it. UPDATE_GOLDEN=1 writes it anew: then look."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return path.read_bytes().decode()


SOURCE = """\
id: jp/tea
country: NO
title: お茶の時間です a\u0301b
situation: >-
\t{actor} waits, and waits, and waits, and waits, and waits, and waits, for {reciever} in the very long corridor of it
note: "\u202egnitset | % :: , <b>\u200b"
"""
LINES = SOURCE.split("\n")


def at(line, words, path="scenarios/jp/tea.yaml", pointer=""):
    column = LINES[line - 1].index(words) + 1
    return Location(path, Span(line, column, line, column + len(words)), pointer)


DIAGNOSTICS = (
    Diagnostic(
        "C502",
        "country-is-not-folder",
        Severity.ERROR,
        "the country is NO, the id begins with jp/",
        at(2, "NO", pointer="/country"),
        "write country: JP",
        (Related("the id", at(1, "jp/tea", pointer="/id")),),
    ),
    Diagnostic("W199", "wide", Severity.WARNING, "wide letters", at(3, "時間", pointer="/title"), ""),
    Diagnostic("W198", "combining", Severity.NOTE, "combining marks", at(3, "b"), "a note"),
    Diagnostic(
        "W103",
        "unknown-placeholder",
        Severity.ERROR,
        "unknown placeholder {reciever}",
        at(5, "{reciever"),
        fixable=True,
    ),
    Diagnostic("S099", "hidden", Severity.ERROR, "100 % of\nit: \u202ehidden, <b>", at(6, "gnitset")),
    Diagnostic(
        "S098",
        "over-lines",
        Severity.WARNING,
        "over several lines",
        Location("scenarios/jp/tea.yaml", Span(3, 8, 5, 4), "/title"),
    ),
    Diagnostic("S001", "unreadable", Severity.ERROR, "not UTF-8", Location("scenarios/xx.yaml", Span(1, 1, 1, 1))),
    Diagnostic(
        "W103",
        "unknown-placeholder",
        Severity.ERROR,
        "a placeholder that may stand",
        at(5, "{actor}"),
        ignored="it is quoted, <b>twice</b>",
        ignored_at=at(4, "situation", pointer="/situation"),
    ),
)
SOURCES = {"scenarios/jp/tea.yaml": SOURCE}
CARDS = {
    d.code: Card(
        d.code,
        d.name,
        d.severity,
        f"What {d.name} means.",
        "Because <it> matters: 100 %.",
        "title: bad\n",
        "title: good\n",
        d.code == "W103",
    )
    for d in DIAGNOSTICS
}


def found(diagnostics=DIAGNOSTICS, sources=SOURCES, files=("scenarios/jp/tea.yaml", "scenarios/xx.yaml")):
    """A diagnosis."""
    return Diagnosis(tuple(diagnostics), sources, tuple(files), CARDS, "1.2.3")


def estimate(est, half=0.05, n=24, rows=960):
    return Estimate(est, est - half, est + half, half / 2, "cluster_t", n, rows)


FEW = Estimate(0.25, n_clusters=4, n_rows=40, reason="4 scenarios; an interval needs 10")
FLAT = Estimate(0.5, n_clusters=12, n_rows=240, reason=NO_SPREAD)
FEW_SHARED = Estimate(0.1, n_clusters=3, n_rows=48, reason="3 scenarios; an interval needs 10")
NONE = Estimate(None, reason="the endpoint gave no log-probabilities")


def difference(est, half=0.02, method="cluster_t", n=24):
    return Estimate(est, est - half, est + half, half / 2, method, n, 960)


NULL = tuple(0.001 * at for at in range(21))
SHARED = "3 scenarios have a choice at every level compared; a spread needs 10"


def paired(est, p=0.03):
    """A difference with flips both ways."""
    return Paired(difference(est), estimate(0.2), estimate(0.2 - est), 480, p, min(1.0, 3 * p), exact=False, mde=0.028)


def model(name, *, run=1, label=None, local=False):
    counts = Counts(planned=1000, follow=400, allow=560, both=2, unclear=8, refused=10, error=5, missing=15)
    return ModelReport(
        id=name,
        run=run,
        label=label or name,
        kind="local" if local else "endpoint",
        notice="local, 135M, English only, demonstration quality" if local else None,
        counts=counts,
        culture_rate=estimate(0.4166666666666667),
        bounds=(0.4, 0.44),
        deff=12.5,
        culture_probability=estimate(0.43) if local else NONE,
        mass=estimate(0.91, 0.02) if local else NONE,
        methods={"logprobs": 960 if local else 0, "text": 8 if local else 968},
        position=Position(
            Estimate(0.125, 0.1, 0.15, 0.0125, "cluster_t", 24, 960), estimate(0.3, n=24, rows=470), 0.97
        ),
        factors=(
            Factor(
                "actor_country",
                "within",
                24,
                (
                    Level("BR", estimate(0.4), Counts(planned=500, follow=192, allow=288, missing=20)),
                    Level("IN", estimate(0.45), Counts(planned=500, follow=208, allow=272, missing=20)),
                ),
                (Contrast("BR", "IN", "within", difference(-0.05), 0.00002, 0.00002),),
                Estimate(
                    0.035, n_clusters=24, n_rows=960, reason="no interval: one for a spread does not hold near zero"
                ),
                Spread(0.05, NULL[10], NULL[19], 0.0005, NULL, ("BR", "IN"), 24),
                Omnibus("hotelling_f", 27.5, (1, 23), 0.00002),
                (Twins("IN", "BR", paired(-0.05)),),
                {"JP": "3 scenarios; others have a choice in 24"},
            ),
            Factor(
                "receiver_gender",
                "partly",
                3,
                (
                    Level("female", FLAT, Counts(planned=240, follow=120, allow=120)),
                    Level("male", estimate(0.4, n=15), Counts(planned=500, follow=192, allow=288, missing=20)),
                ),
                (Contrast("female", "male", "within", FEW_SHARED),),
                Estimate(None, reason=SHARED),
                Spread(None, reason=SHARED),
                Omnibus(reason=SHARED),
            ),
            Factor(
                "region",
                "between",
                0,
                (
                    Level("pacific", FEW, Counts(planned=40, follow=10, allow=30)),
                    Level("south-asia", estimate(0.5), Counts(planned=960, follow=390, allow=530, missing=40)),
                ),
            ),
        ),
        variance=Variance(
            0.243,
            0.27,
            balanced=local,
            terms=(
                VarianceTerm("scenario", 0.26),
                VarianceTerm("region", 0.02, "scenario"),
                VarianceTerm("order", 0.03),
                VarianceTerm("scenario×order", 0.02),
                VarianceTerm("actor_country", 0.004),
                VarianceTerm("rest", 0.686),
            ),
        ),
        missing=Missing(
            "by_factor", 20, 3, 1, (MissingTest("lost", "region", {"pacific": 0.0, "south-asia": 0.04}, 0.004, 0.008),)
        ),
        scenarios=(
            ScenarioCounts("jp/tea", 40, 38, (12, 19), (9, 19)),
            ScenarioCounts("br/visit", 40, 0, (0, 0), (0, 0)),
        ),
    )


def by_the_study():
    """Four rows of two sources, as the study counts them."""
    columns = ("source_row", "base_country", "actor_age", "actor_gender", "region")
    rows = (
        ("s1", "JP", "younger", "female", "pacific", "FOLLOW_CULTURE"),
        ("s1", "JP", "older", "female", "pacific", "ALLOW_PREFERENCE"),
        ("s2", "BR", "younger", "male", "latin-america", "FOLLOW_CULTURE"),
        ("s2", "BR", "older", "male", "latin-america", "UNKNOWN"),
    )
    return score(columns, (DecisionRow(place, decision) for *place, decision in rows)).told()


def info(number=1, *, design="core", frame="advice", limit=None):
    return RunInfo(number, "pact-0.1.0", "ab" * 32, design, "en", frame, 1, limit, 1000, {"temperature": 0.0}, "0.1.0")


AWKWARD = "=org/<b>m|del_*x*</b>\x1b[31m"

REPORT = Report(
    runs=(info(), info(2)),
    status=RunStatus("partial", 2000, 1960),
    models=(model("smollm2-135m-instruct", local=True), model(AWKWARD, run=2)),
    not_computed=(Note("comparisons", "paired differences are not part of this version"),),
    warnings=(Note("LOCAL_MODEL", "smollm2-135m-instruct: demonstration quality; these figures say nothing"),),
    comparisons=(Comparison(1, 2, "smollm2-135m-instruct", AWKWARD, "model", paired(0.01, 0.4), 470, 10, 12, True),),
    tie_groups=((1, 2),),
)
FRAMES = Report(
    runs=(info(), info(2, frame="norm", limit=500)),
    status=RunStatus("partial", 1500, 1480),
    models=(
        replace(model("gpt-x", label="gpt-x, advice"), common=CommonRate(estimate(0.39, rows=480), (1, 2), 480, 480)),
        replace(
            model("gpt-x", run=2, label="gpt-x, norm"), common=CommonRate(estimate(0.42, rows=480), (1, 2), 480, 0)
        ),
    ),
    warnings=(Note("PARTIAL", "gpt-x, norm: 15 of 500 planned trials have not been asked"),),
    comparisons=(Comparison(1, 2, "gpt-x, advice", "gpt-x, norm", "frame", paired(0.12, 0.0001), 480, 0, 0, False),),
)
ONE = Report(
    runs=(info(),),
    status=RunStatus("complete", 1000, 1000),
    models=(replace(model("gpt-x"), paper=by_the_study()),),
    not_computed=(Note("comparisons", "paired differences are not part of this version"),),
)
EMPTY = Report(
    runs=(info(design="smoke"),),
    status=RunStatus("partial", 10, 0),
    models=(
        ModelReport(
            id="m",
            run=1,
            label="m",
            kind="endpoint",
            notice=None,
            counts=Counts(planned=10, missing=10),
            culture_rate=Estimate(None, reason="no valid trial"),
            bounds=(0.0, 1.0),
            deff=None,
            culture_probability=NONE,
            mass=NONE,
            methods={"logprobs": 0, "text": 0},
            position=Position(
                Estimate(None, reason="only one option order has valid trials"),
                Estimate(None, reason="no cell has both option orders valid"),
                None,
            ),
            factors=(),
        ),
    ),
)
