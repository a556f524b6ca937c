import pytest

from pact_author.align.people import align
from pact_author.model.human import HumanAnswer, Prediction, Share, Tendency


def person(who, item, answer, country="India"):
    return HumanAnswer(who, country, "younger", "female", "d", item, "text", "Japan", "older", "male", "d", answer, "A")


def model(item, answer, setting="no_persona", country=None):
    return Prediction(setting, "m", country, None, item, answer, None)


def panel(people, items=3, country="India"):
    """Everybody answers A, but for the first person."""
    return [person(f"{country}{who}", f"i{n}", "B" if who == 0 else "A", country)
            for who in range(people) for n in range(items)]  # fmt: skip


def told(found, **wanted):
    (one,) = [each for each in found if all(getattr(each, name) == value for name, value in wanted.items())]
    return one


def test_five_people_are_enough():
    figures = told(align(panel(5), [model("i0", "A")]), question="personal", group="all").figures

    assert (1, 5, 5) == (figures.n_items, figures.n_people, figures.n_judgments)


def test_of_four_people_nothing_is_told_not_even_how_many_they_are():
    found = told(align(panel(4), [model("i0", "A")]), question="personal", group="all")

    assert (None, "fewer than 5 people answered these items; nothing is told of so few") == (
        found.figures,
        found.reason,
    )


def test_items_that_only_one_side_knows_are_told_as_that_and_not_as_few_people():
    found = told(align(panel(6), [model("another", "A")]), question="personal", group="all")

    assert "no item has an answer of both people and the model; do they call the items by the same ids?" == found.reason


def test_a_country_is_held_by_itself_and_hidden_where_it_is_small():
    found = align([*panel(5), *panel(3, country="Nepal"), *panel(2, country="Iran")], [model("i0", "A")])

    assert 10 == told(found, question="personal", group="all").figures.n_people
    assert told(found, question="personal", group="India").figures is not None
    assert told(found, question="personal", group="Nepal").figures is None


def test_a_small_group_cannot_be_worked_out_from_the_rest():
    found = align([*panel(7), *panel(6, country="Iran"), *panel(2, country="Nepal")], [model("i0", "A")])

    assert {"all": True, "India": True, "Iran": False, "Nepal": False} == {
        each.group: each.figures is not None for each in found if each.question == "personal"
    }
    assert "could be worked out" in told(found, question="personal", group="Iran").reason


def test_people_of_no_country_cannot_be_worked_out_either():
    found = align([*panel(6), *panel(1, country=None)], [model("i0", "A")])

    assert told(found, question="personal", group="India").figures is None


def test_only_items_that_both_answered_count():
    figures = told(align(panel(5), [model("i0", "A"), model("i9", "A")]), question="personal", group="all").figures

    assert 1 == figures.n_items


def test_an_answer_that_cannot_be_read_is_no_answer_and_no_miss():
    found = align(panel(5), [model("i0", "A"), model("i1", "?"), model("i2", " a")])
    figures = told(found, question="personal", group="all").figures

    assert (2, 1.0) == (figures.n_items, figures.majority_match.est.est)


def test_from_one_answer_an_item_no_distance_is_told():
    figures = told(align(panel(5), [model("i0", "A"), model("i1", "A")]), question="personal", group="all").figures

    assert (None, 2) == (figures.sq_dist_debiased.est, figures.left_out)
    assert "from one answer no distribution can be told" in figures.sq_dist_debiased.reason


def test_repeated_answers_are_kept_as_samples():
    figures = told(align(panel(5), [model("i0", a) for a in "AABB"]), question="personal", group="all").figures

    # (4/5 − 2/4)² − (4/5 · 1/5)/4 − (1/2 · 1/2)/3
    assert pytest.approx(0.09 - 0.04 - 1 / 12) == figures.sq_dist_debiased.est


def test_a_persona_is_held_beside_people_of_its_country():
    found = align(
        [*panel(5), *panel(5, country="Nepal")],
        [model("i0", "A", "persona", "Nepal"), model("i0", "B", "persona", "Iran")],
    )

    assert ["all", "Nepal"] == [each.group for each in found if each.question == "personal"]
    assert 1.0 == told(found, question="personal", group="Nepal").figures.majority_match.est.est


def test_the_gap_is_model_minus_people():
    figures = told(align(panel(5), [model("i0", "B"), model("i1", "B")]), question="personal", group="all").figures

    assert pytest.approx(-0.8) == figures.gap.est


def test_ties_are_counted_and_left_out_of_the_match():
    answers = [person(f"p{n}", "i0", "AB"[n % 2]) for n in range(6)] + [person(f"p{n}", "i1", "A") for n in range(6)]
    match = told(
        align(answers, [model("i0", "B"), model("i1", "A")]), question="personal", group="all"
    ).figures.majority_match

    assert (1, 1.0) == (match.ties, match.est.est)


def tendency(item, share, *, setting="no_persona", country=None):
    return Tendency(setting, "m", country, item, "personal", Share(share, 2, 0.0, exact=True))


def test_probabilities_of_a_run_have_a_distance_where_one_chosen_letter_has_none():
    people = panel(5, items=12)
    chosen = told(align(people, [model(f"i{n}", "A") for n in range(12)]), question="personal", group="all").figures
    read = told(
        align(people, [], [tendency(f"i{n}", 0.8) for n in range(12)]), question="personal", group="all"
    ).figures

    assert chosen.sq_dist_debiased.est is None
    assert pytest.approx(-0.8 * 0.2 / 4) == read.sq_dist_debiased.est
    assert pytest.approx(0.0) == read.gap.est


def test_a_persona_of_a_run_stands_beside_people_of_its_country():
    runs = [tendency("i0", share, setting="persona", country=country) for country, share in (("IN", 1.0), ("IR", 0.0))]
    found = align([*panel(6, country="IN"), *panel(6, country="IR")], [], runs)
    match = {each.group: each.figures.majority_match.est.est for each in found if each.figures}

    assert {"all": 0.5, "IN": 1.0, "IR": 0.0} == match
