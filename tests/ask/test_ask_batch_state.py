import json
from dataclasses import replace

import pytest

from pact_author.ask.batch_files import BatchFile
from pact_author.ask.batch_state import STATE, Job, Part, Stage, finish, load, new_job, parts_of, save
from pact_author.model.errors import RunError

JOB = Job(
    "ab12", 2, ("seed",), (Part("ab12-2-0001.jsonl", 3, Stage.SUBMITTED, "f1", "b1"), Part("ab12-2-0002.jsonl", 1))
)


def test_a_job_comes_back_as_it_was(tmp_path):
    save(tmp_path, JOB)

    assert JOB == load(tmp_path)
    assert [STATE] == [path.name for path in tmp_path.iterdir()]


def test_where_nothing_is_under_way_there_is_no_job(tmp_path):
    assert None is load(tmp_path)
    save(tmp_path, JOB)
    finish(tmp_path)
    assert None is load(tmp_path)


def test_two_jobs_have_files_of_different_names():
    assert 1 == len({new_job(()).dropped for _ in range(9)})
    assert 9 == len({new_job(()).stem for _ in range(9)})


def test_parts_are_made_of_files_that_were_written():
    assert (Part("a.jsonl", 3, Stage.WRITTEN), Part("b.jsonl", 2)) == parts_of(
        (BatchFile("a.jsonl", 3, 99), BatchFile("b.jsonl", 2, 9))
    )


def test_one_part_is_replaced():
    second = replace(JOB.parts[1], stage=Stage.UPLOADED)

    assert (JOB.parts[0], second) == JOB.with_part(second).parts


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("form"),
        lambda told: told.pop("parts"),
        lambda told: told.update(dropped=None),
        lambda told: told["parts"][0].update(stage="lost"),
        lambda told: told["parts"][0].update(more=1),
    ],
)
def test_a_state_that_was_changed_is_no_job(tmp_path, spoil):
    save(tmp_path, JOB)
    told = json.loads((tmp_path / STATE).read_text())
    spoil(told)
    (tmp_path / STATE).write_text(json.dumps(told))

    with pytest.raises(RunError, match="is damaged"):
        load(tmp_path)


def test_a_state_of_a_later_form_is_left_alone(tmp_path):
    (tmp_path / STATE).write_text('{"form": "pact-batch/9"}')

    with pytest.raises(RunError, match="of a form that this version does not know"):
        load(tmp_path)
