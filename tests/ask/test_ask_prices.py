import json

import pytest

from pact_author.ask.money import Price
from pact_author.ask.prices import read_price
from pact_author.model.errors import RunError


def written(home, text):
    path = home / "prices"
    path.write_text(text, encoding="utf-8")
    return path


def test_our_own_form_has_a_table_for_each_model(tmp_path):
    path = written(tmp_path, '["org/model-1.5"]\nprompt = 0.75\nanswer = 4.5\n\n[free]\nprompt = 0\nanswer = 0\n')

    assert Price(0.75, 4.5) == read_price(path, "org/model-1.5")
    assert Price(0.0, 0.0) == read_price(path, "free")


def test_the_file_that_litellm_publishes_is_read(tmp_path):
    told = {"m": {"input_cost_per_token": 7.5e-07, "output_cost_per_token": 4.5e-06, "mode": "chat"}}

    assert Price(pytest.approx(0.75), pytest.approx(4.5)) == read_price(written(tmp_path, json.dumps(told)), "m")


def test_a_model_that_is_not_in_it_has_no_price(tmp_path):
    assert read_price(written(tmp_path, "[a]\nprompt = 1\nanswer = 1\n"), "b") is None


@pytest.mark.parametrize(
    "text",
    [
        "[m]\nprompt = 1\n",
        '[m]\nprompt = "1"\nanswer = 1\n',
        "[m]\nprompt = -1\nanswer = 1\n",
        "[m]\nprompt = nan\nanswer = 1\n",
        "[m]\nprompt = true\nanswer = 1\n",
        "m = 3\n",
        '{"m": [1, 2]}',
        '{"m": {"input_cost_per_token": 1}}',
        "[m\n",
        "{",
        "{" * 100_000,
    ],
)
def test_what_is_no_price_is_said_to_be_none_with_what_one_looks_like(tmp_path, text):
    with pytest.raises(RunError) as refused:
        read_price(written(tmp_path, text), "m")

    assert "dollars a million tokens" in refused.value.hint


def test_a_file_that_cannot_be_read_is_said_to_be(tmp_path):
    with pytest.raises(RunError, match="cannot be read"):
        read_price(tmp_path / "none", "m")
