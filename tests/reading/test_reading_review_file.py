"""reviews/: what is written is read back, and what is not as it was written counts for nothing and is said."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import copy_settings

from pact_author.model.errors import ProjectError
from pact_author.model.review import Act, Answer, Decision, Hearing, Review, Said
from pact_author.reading.project import open_project
from pact_author.reading.review_file import read_reviews, review_text, write_review

HASH = "0123456789abcdef"
ANSWERS = tuple(
    Answer(n, said, order, conf, "words “of” it", "/norm/statement", "so it is", side)
    for n, (said, order, conf, side) in enumerate(
        [(Said.SOUND, "", 0.9, ""), (Said.UNSOUND, "swapped", None, "culture"), *((each, "", 1.0, "") for each in Said)]
    )
)
REVIEW = Review(
    "jp/shoes",
    (Hearing("loop-1", "R601", "", HASH, HASH, "2026-11-25", ANSWERS),),
    (Decision(Act.NOTE, "asha", "2026-11-25", HASH, why="ein Wort, 日本"),),
)


@pytest.fixture
def project(tmp_path):
    copy_settings(tmp_path)
    return open_project(tmp_path)


def put(project, text, path="reviews/jp/shoes.json"):
    (project.root / path).parent.mkdir(parents=True, exist_ok=True)
    (project.root / path).write_text(text, encoding="utf-8")


def test_without_reviews_there_are_none(project):
    found = read_reviews(project)

    assert ({}, {}, (), ()) == (found.by_scenario, found.texts, found.faults, found.judges)


def test_what_is_written_is_read_back(project):
    assert "reviews/jp/shoes.json" == write_review(project, REVIEW, None)

    found = read_reviews(project)
    assert ({"jp/shoes": REVIEW}, ()) == (found.by_scenario, found.faults)
    assert review_text(REVIEW) == found.texts["reviews/jp/shoes.json"]


def test_a_file_that_was_changed_meanwhile_is_not_written_over(project):
    write_review(project, REVIEW, None)
    before = read_reviews(project).texts["reviews/jp/shoes.json"]
    put(project, before.replace("asha", "omar"))

    with pytest.raises(ProjectError, match="changed by somebody else"):
        write_review(project, replace(REVIEW, decisions=()), before)
    with pytest.raises(ProjectError, match="made by somebody else"):
        write_review(project, REVIEW, None)


def test_line_ends_of_windows_do_not_stand_in_the_way(project):
    put(project, "")
    (project.root / "reviews/jp/shoes.json").write_bytes(review_text(REVIEW).replace("\n", "\r\n").encode())
    before = read_reviews(project).texts["reviews/jp/shoes.json"]
    write_review(project, replace(REVIEW, decisions=()), before)

    assert () == read_reviews(project).by_scenario["jp/shoes"].decisions


def test_what_is_the_same_is_not_written(project):
    write_review(project, REVIEW, None)
    path = project.root / "reviews/jp/shoes.json"
    stamp = path.stat().st_mtime_ns
    write_review(project, REVIEW, review_text(REVIEW))

    assert stamp == path.stat().st_mtime_ns


def changed(**more):
    return json.dumps(json.loads(review_text(REVIEW)) | more)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        "<<<<<<< HEAD\n" + review_text(REVIEW),
        changed(schema="pact-review/9"),
        changed(scenario="../../etc/passwd"),
        changed(hearings=[{}]),
        changed(decisions=[{"act": "approve"}]),
        changed(more=1),
        review_text(REVIEW).replace('"loop-1"', '"a\\nb"'),
        review_text(REVIEW).replace('"confidence": 0.9', '"confidence": 90'),
        review_text(REVIEW).replace('"said": "sound"', '"said": "SOUND"'),
        review_text(REVIEW).replace('"by": "asha"', '"by": "::error::x"'),
    ],
)
def test_what_is_not_of_the_form_is_said_and_counts_for_nothing(project, text):
    put(project, text)
    found = read_reviews(project)

    assert {} == found.by_scenario
    assert ["R690"] == [each.code for each in found.faults]


def test_marks_of_a_merge_are_pointed_at(project):
    lines = review_text(REVIEW).split("\n")
    put(project, "\n".join([*lines[:3], "<<<<<<< HEAD", *lines[3:]]))

    assert 4 == read_reviews(project).faults[0].at.span.line


def test_a_file_at_another_scenario_s_place_is_not_that_scenario_s(project):
    put(project, review_text(REVIEW), "reviews/jp/other.json")

    found = read_reviews(project)
    assert ({}, "this file is of jp/shoes, whose place is reviews/jp/shoes.json") == (
        found.by_scenario,
        found.faults[0].message,
    )


def test_a_link_out_of_the_project_is_not_followed(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "shoes.json"
    outside.write_text(review_text(REVIEW), encoding="utf-8")
    (project.root / "reviews/jp").mkdir(parents=True)
    (project.root / "reviews/jp/shoes.json").symlink_to(outside)

    assert ["R690"] == [each.code for each in read_reviews(project).faults]


def test_one_bad_file_leaves_the_others(project):
    write_review(project, REVIEW, None)
    put(project, "{", "reviews/jp/tea.json")

    found = read_reviews(project)
    assert ({"jp/shoes"}, 1) == (set(found.by_scenario), len(found.faults))


def test_a_judge_that_calls_itself_passed_against_its_own_figures_is_not(project):
    golden = Path(__file__).parents[1] / "render/golden/judge.json"
    (project.root / "reviews/judges").mkdir(parents=True)
    shutil.copy(golden, project.root / "reviews/judges/loop-1.json")
    (known,) = read_reviews(project).judges
    lying = golden.read_text(encoding="utf-8").replace('"passed": false', '"passed": true')
    put(project, lying, "reviews/judges/loop-1.json")

    assert frozenset({"R601", "R602", "R603"}) == known.asked
    assert known.passed == read_reviews(project).judges[0].passed
