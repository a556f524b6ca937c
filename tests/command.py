"""The command line as a user calls it: in a process of its own, without anybody's key in the environment."""

import os
import subprocess
import sys

CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.endswith("_API_KEY") and not name.startswith("GITHUB_")  # where we run tests ourselves
}


def command(*arguments):
    return [sys.executable, "-m", "pact_author", *map(str, arguments)]


def pact(*arguments, cwd, expect=0, **environment):
    """Run it to its end. expect: the exit code; None for any. environment: variables added to the usual ones."""
    done = subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        timeout=120,
        cwd=cwd,
        env=CLEAN | environment,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert expect in (None, done.returncode), done.stderr + done.stdout
    return done
