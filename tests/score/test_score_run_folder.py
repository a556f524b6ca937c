import json
from dataclasses import replace

import pytest
from score_samples import item

from pact_author.ask.call import CallSettings
from pact_author.model.errors import RunError
from pact_author.score.plan import Spec, plan
from pact_author.score.run_folder import Run, begin, read_planned, read_run, write_planned

RUN = Run(
    release="pact-0.1.0",
    release_digest="d" * 64,
    design="smoke",
    locale="en",
    frame="advice",
    model="m",
    kind="endpoint",
    base_url="http://localhost:8000/v1",
    notice=None,
    repeats=1,
    seed=7,
    settings=CallSettings().as_json(),
    tool="0.1.0",
    trials=24,
)


def planned(limit=None):
    items = [item(id=f"i{number}", prompt=f"p{number}") for number in range(3)]
    return plan(["jp/tea"], lambda _: items, Spec("m", "advice", 1, 7, CallSettings(), limit))


def test_a_run_comes_back_as_it_was_begun(tmp_path):
    begin(tmp_path / "run", RUN)

    assert RUN == read_run(tmp_path / "run")


def test_the_same_run_goes_on(tmp_path):
    begin(tmp_path, RUN)
    before = (tmp_path / "run.json").read_bytes()
    begin(tmp_path, RUN)

    assert before == (tmp_path / "run.json").read_bytes()


def test_another_version_of_the_tool_may_go_on(tmp_path):
    begin(tmp_path, RUN)
    begin(tmp_path, replace(RUN, tool="0.2.0"))

    assert "0.1.0" == read_run(tmp_path).tool


def test_the_limit_may_be_raised(tmp_path):
    begin(tmp_path, replace(RUN, limit=10))
    begin(tmp_path, RUN)

    assert RUN == read_run(tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        {"model": "n"},
        {"release_digest": "e" * 64},
        {"design": "core"},
        {"frame": "norm"},
        {"repeats": 2},
        {"base_url": "http://elsewhere/v1"},
        {"settings": CallSettings(temperature=1.0).as_json()},
    ],
)
def test_a_folder_of_another_question_is_refused(tmp_path, other):
    begin(tmp_path, RUN)

    with pytest.raises(RunError, match="another"):
        begin(tmp_path, replace(RUN, **other))
    assert RUN == read_run(tmp_path)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "null", '{"schema": "pact-run/1"}', '{"schema": "pact-run/2"}', '{"schema": ', "\x00"]
)
def test_a_damaged_run_is_said_to_be(tmp_path, content):
    (tmp_path / "run.json").write_text(content)

    with pytest.raises(RunError) as refused:
        read_run(tmp_path)
    assert refused.value.hint


def test_bytes_that_are_no_text_are_said_to_be(tmp_path):
    (tmp_path / "run.json").write_bytes(b"\xff\xfe")

    with pytest.raises(RunError, match="damaged"):
        read_run(tmp_path)


def test_a_folder_that_is_no_run_is_said_to_be(tmp_path):
    with pytest.raises(RunError, match="is not a run"):
        read_run(tmp_path)


def test_the_plan_is_kept_with_its_axes_and_without_its_texts(tmp_path):
    assert 3 == write_planned(tmp_path, planned())

    first = next(read_planned(tmp_path))
    assert ("i0", "BR", "A") == tuple(first.axes[name] for name in ("id", "actor_country", "culture_letter"))
    assert not {"prompt", "system"} & set(first.axes)


def test_a_shorter_plan_takes_the_place_of_a_longer_one(tmp_path):
    write_planned(tmp_path, planned())
    write_planned(tmp_path, planned(limit=1))

    assert 1 == len(list(read_planned(tmp_path)))


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"key": 1}', "7"])
def test_a_damaged_plan_is_said_to_be(tmp_path, line):
    (tmp_path / "planned.jsonl").write_text(line + "\n")

    with pytest.raises(RunError, match="damaged"):
        list(read_planned(tmp_path))


def test_what_breaks_while_it_is_written_leaves_the_old_plan(tmp_path):
    write_planned(tmp_path, planned())

    def breaks():
        yield from planned(limit=1)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_planned(tmp_path, breaks())
    assert 3 == len(list(read_planned(tmp_path)))
    assert ["planned.jsonl"] == [path.name for path in tmp_path.iterdir()]


def test_run_json_is_what_its_schema_says(tmp_path):
    begin(tmp_path, RUN)

    assert {"schema": "pact-run/1", "model": "m"}.items() <= json.loads((tmp_path / "run.json").read_text()).items()
