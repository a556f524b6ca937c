import os
import subprocess
import sys
from pathlib import Path

from command import pact

CORPUS = Path(__file__).parents[2]


def test_a_misspelt_command_gets_a_near_name_and_exit_code_2():
    run = pact("valdate", cwd=CORPUS, expect=2)

    assert "" == run.stdout
    assert "Did you mean 'validate'?" in run.stderr


def test_outside_a_project_the_message_says_what_to_do(tmp_path):
    run = pact("validate", cwd=tmp_path, expect=3)

    assert "" == run.stdout
    assert run.stderr.startswith("error: ")
    assert "pact.toml" in run.stderr


def test_a_fault_of_ours_is_one_line_and_a_log(tmp_path):
    # A package whose command module is broken stands for a fault that nobody foresaw.
    broken = "import sys, pact_author.cli.main as m; m.COMMANDS['broken'] = 'x'; sys.argv = ['x', 'broken']; m.main()"
    run = subprocess.run(
        [sys.executable, "-c", broken],
        capture_output=True,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        check=False,
    )

    (log,) = tmp_path.glob("pact-author-*.log")
    assert 70 == run.returncode
    assert f"error: this is a fault of pact-author, not yours; the traceback is in {log}\n" == run.stderr
    assert "ModuleNotFoundError" in log.read_text()


def test_a_reader_that_goes_away_is_no_error():
    run = subprocess.run(
        f"{sys.executable} -m pact_author schema scenario | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("{\n0\n", "") == (run.stdout, run.stderr)


def test_tab_completion_knows_the_commands():
    run = pact(cwd=CORPUS, _PACT_AUTHOR_COMPLETE="bash_complete", COMP_WORDS="pact-author va", COMP_CWORD="1")

    assert "plain,validate\n" == run.stdout
