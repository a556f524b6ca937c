import pytest

from pact_author.model.errors import DataError
from pact_author.model.human import Prediction
from pact_author.reading.human_file import HUMAN_COLUMNS, PREDICTION_COLUMNS, read_human, read_predictions


def write(path, columns, *rows):
    path.write_text("\n".join(",".join(row) for row in (columns, *rows)) + "\n")
    return path


def test_an_answer_has_its_cells_under_the_study_s_names(tmp_path):
    cells = [f"{name[:3]}-{n}" for n, name in enumerate(HUMAN_COLUMNS)]
    (answer,) = read_human(write(tmp_path / "h.csv", HUMAN_COLUMNS, cells))

    assert cells == [getattr(answer, name) for name in HUMAN_COLUMNS]


def test_columns_may_come_in_any_order_beside_others(tmp_path):
    path = write(
        tmp_path / "p.csv", ("more", *reversed(PREDICTION_COLUMNS)), ("x", "B", "a", "i1", "", "NA", "m", "persona")
    )

    assert (Prediction("persona", "m", None, None, "i1", "a", "B"),) == read_predictions([path])


def test_files_follow_one_another(tmp_path):
    paths = [write(tmp_path / name, PREDICTION_COLUMNS, ("persona", name, "c", "d", "i", "A", "B")) for name in "ba"]

    assert ["b", "a"] == [row.model_tag for row in read_predictions(paths)]


@pytest.mark.parametrize("name", HUMAN_COLUMNS)
def test_a_column_of_people_that_is_not_there_is_named(tmp_path, name):
    path = write(tmp_path / "h.csv", [column for column in HUMAN_COLUMNS if column != name])

    with pytest.raises(DataError, match=f"lacks {name} of the study's columns, and respondent, item, .* of ours$"):
        read_human(path)


@pytest.mark.parametrize("name", PREDICTION_COLUMNS)
def test_a_column_of_models_that_is_not_there_is_named(tmp_path, name):
    path = write(tmp_path / "p.csv", [column for column in PREDICTION_COLUMNS if column != name])

    with pytest.raises(DataError, match=f"has no column {name}$"):
        read_predictions([path])


def test_a_file_without_answers_is_refused(tmp_path):
    with pytest.raises(DataError, match="has no answers"):
        read_human(write(tmp_path / "h.csv", HUMAN_COLUMNS))
