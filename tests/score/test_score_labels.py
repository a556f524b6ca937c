from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_score_run_folder import RUN

from pact_author.score.labels import labels


def runs(*differences):
    return [replace(RUN, **each) for each in differences]


def test_one_run_is_called_by_its_model():
    assert ("m",) == labels([RUN])


def test_runs_of_different_models_need_no_more():
    assert ("a", "b") == labels(runs({"model": "a"}, {"model": "b"}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"frame": "norm"}, ("m, advice", "m, norm")),
        ({}, {"design": "core"}, ("m, smoke", "m, core")),
        ({}, {"locale": "pt-BR"}, ("m, en", "m, pt-BR")),
        ({}, {"repeats": 3}, ("m, 1 repeat", "m, 3 repeats")),
        ({}, {"limit": 12}, ("m", "m, 12 trials")),
        ({"frame": "norm", "limit": 24}, {}, ("m, norm", "m, advice")),
        ({}, {"release": "pact-0.2.0", "release_digest": "e" * 64}, ("m, pact-0.1.0", "m, pact-0.2.0")),
        ({}, {"release_digest": "e" * 64}, ("m, identity dddddddd", "m, identity eeeeeeee")),
        ({}, {"settings": {**RUN.settings, "temperature": 1.0}}, ("m, temperature 0.0", "m, temperature 1.0")),
        ({}, {"design": "core", "frame": "norm"}, ("m, smoke, advice", "m, core, norm")),
        ({}, {"model": "n", "frame": "norm"}, ("m, advice", "n, norm")),
    ],
)
def test_a_label_tells_what_differs_and_nothing_else(one, other, expected):
    assert expected == labels(runs(one, other))


def test_what_differs_somewhere_is_told_everywhere():
    assert ("a, advice", "a, norm", "b, norm") == labels(
        runs({"model": "a"}, {"model": "a", "frame": "norm"}, {"model": "b", "frame": "norm"})
    )


def test_runs_that_differ_in_nothing_are_numbered():
    assert ("m, run 1", "m, run 2") == labels([RUN, RUN])


@given(
    st.lists(
        st.builds(
            lambda model, frame, repeats: replace(RUN, model=model, frame=frame, repeats=repeats),
            st.sampled_from(("m", "m, run 1", "m, advice", "m, run 1, advice")),
            st.sampled_from(("advice", "norm")),
            st.integers(1, 2),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_two_runs_have_one_label(several):
    assert len(several) == len(set(labels(several)))
