import json

import pytest

from pact_author.model.decisions import DecisionScores
from pact_author.model.human import Table
from pact_author.render.data_tables import decisions, render

TABLE = Table("by_country", ("country", "rate"), (("Côte d’Ivoire", 1 / 3), (None, None)))


def test_a_row_is_an_object_and_nothing_is_null():
    told = render([TABLE, Table("empty", ("a",), ())])

    assert {
        "by_country": [{"country": "Côte d’Ivoire", "rate": 1 / 3}, {"country": None, "rate": None}],
        "empty": [],
    } == json.loads(told)
    assert "Côte d’Ivoire" in told


def test_figures_are_not_rounded():
    assert "0.3333333333333333" in render([TABLE])


def test_what_is_no_number_is_never_written():
    with pytest.raises(ValueError, match="not JSON compliant"):
        render([Table("t", ("a",), ((float("nan"),),))])


def test_overall_is_a_row_by_itself():
    told = json.loads(decisions(DecisionScores(Table("overall", ("n",), ((3,),)), (TABLE,))))

    assert ({"n": 3}, ["overall", "by_country"]) == (told["overall"], list(told))
