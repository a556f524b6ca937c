"""What the files of an export hold, whichever tool they are for."""

import json
from dataclasses import asdict, replace

import pytest

from pact_author.export.inspect_ai import inspect_ai
from pact_author.export.lm_eval import lm_eval
from pact_author.export.openai_evals import openai_evals
from pact_author.export.sample import ExportFile, Source
from pact_author.export.write import write_export
from pact_author.model.errors import ReleaseError
from pact_author.release.read import open_release
from pact_author.score.standalone import reader_text

TOOLS = {"lm-eval": lm_eval, "inspect": inspect_ai, "openai-evals": openai_evals}
every_tool = pytest.mark.parametrize("tool", TOOLS)


@pytest.fixture(scope="module")
def items(small_release):
    table = open_release(small_release).table("smoke", "en")
    return [item for name in table.scenarios for item in table.items(name) if item.frame == "advice"]


@pytest.fixture(scope="module")
def source(small_release):
    told = open_release(small_release).manifest
    return Source("pact", "0.1.0", told.digest, told.licence, told.canary, "smoke", "en", "advice")


def files(tool, source, items):
    return {file.path: list(file.lines) for file in TOOLS[tool](source, items, reader_text(), "Free.\n")}


def samples(tool, source, items):
    (lines,) = (lines for path, lines in files(tool, source, items).items() if path.endswith("samples.jsonl"))
    return [json.loads(line) for line in lines]


def told(row):
    """The messages of a row, in whichever form its tool has them."""
    if "prompt" in row:
        return row["system"], row["prompt"]
    texts = {each["role"]: each["content"] for each in row.get("messages") or row["input"]}
    return texts.get("system", ""), texts["user"]


@every_tool
def test_a_row_asks_what_its_item_asks(tool, source, items):
    assert [(i.id, i.culture_letter, i.system, i.prompt) for i in items] == [
        (row["id"], row["culture_letter"], *told(row)) for row in samples(tool, source, items)
    ]


@every_tool
def test_an_item_with_a_system_prompt_keeps_it_apart(tool, source, items):
    (row,) = samples(tool, source, [replace(items[0], system="Weigh both sides.")])

    assert ("Weigh both sides.", items[0].prompt) == told(row)


@every_tool
def test_every_axis_of_an_item_is_beside_it(tool, source, items):
    (row,) = samples(tool, source, items[:1])
    axes = {name: value for name, value in asdict(items[0]).items() if name not in ("system", "prompt", "pairs")}

    assert axes == {name: row[name] for name in axes}


@every_tool
def test_no_row_has_an_answer_that_would_be_the_correct_one(tool, source, items):
    names = {name for row in samples(tool, source, items) for name in row}

    assert set() == names & {"answer", "correct", "expected", "gold", "ideal", "label", "target"}


@every_tool
def test_no_figure_is_called_an_accuracy_and_the_readme_says_why(tool, source, items):
    written = files(tool, source, items)
    code = "\n".join(line for path, lines in written.items() if path.endswith(("pact.py", "yaml")) for line in lines)

    assert "follows_culture" in code
    assert "accuracy" not in code
    assert any(line.startswith("**No answer here is correct.**") for line in written["README.md"])


@every_tool
def test_the_canary_is_in_every_row_and_in_every_file_but_the_licence(tool, source, items):
    written = files(tool, source, items)
    bare = {path for path, lines in written.items() if source.canary not in "\n".join(lines)}

    assert {row["canary"] for row in samples(tool, source, items)} == {source.canary}
    assert bare <= {"LICENSE.txt", f"{source.task}/__init__.py"}


@every_tool
def test_the_release_is_named_by_its_identity(tool, source, items):
    written = files(tool, source, items)

    assert source.digest == json.loads("\n".join(written["export.json"]))["digest"]
    assert source.digest in "\n".join(written["README.md"])


@every_tool
def test_its_python_compiles_and_leans_on_nothing_of_this_program(tool, source, items):
    (code,) = (lines for path, lines in files(tool, source, items).items() if path.endswith("pact.py"))

    compile("\n".join(code), "pact.py", "exec")
    assert [] == [line for line in code if "pact_author" in line]


@every_tool
def test_the_same_release_gives_the_same_files(tool, source, items):
    assert files(tool, source, items) == files(tool, source, items)


def test_a_task_has_a_name_that_python_and_yaml_take(source):
    told = replace(source, name="my-pact", design="core", locale="pt-BR-unreviewed", frame="norm")

    assert "my_pact_core_pt_br_unreviewed_norm" == told.task


@pytest.mark.parametrize("name", ["canary", "licence", "version", "name", "design", "locale"])
@pytest.mark.parametrize("word", ["x\nimport os", "x\n", "", 'x"', "x'", "#", "{{x}}", "x\r", "x\u2028y"])
def test_a_release_whose_words_could_be_run_is_refused(source, name, word):
    with pytest.raises(ReleaseError, match="is no plain word"):
        replace(source, **{name: word})


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path):
    (tmp_path / "mine").mkdir()

    with pytest.raises(ReleaseError, match="exists already"):
        write_export(tmp_path / "mine", [ExportFile("README.md", ["new"])])
    assert [] == list((tmp_path / "mine").iterdir())


def test_an_export_that_fails_half_way_leaves_nothing(tmp_path):
    def broken():
        yield "one"
        raise ReleaseError("a row cannot be read")

    with pytest.raises(ReleaseError):
        write_export(tmp_path / "new", [ExportFile("a", ["whole"]), ExportFile("b", broken())])
    assert [] == list(tmp_path.iterdir())
