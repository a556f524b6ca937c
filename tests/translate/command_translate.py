"""`pact-author locale translate` in a process of its own."""

import subprocess

from command import CLEAN, command


def arguments(*given):
    return command("locale", "translate", *given)


def translate(*given, cwd, expect=0, **environment):
    """Run it to its end. expect: the exit code; None for any."""
    done = subprocess.run(
        arguments(*given), capture_output=True, text=True, timeout=120, cwd=cwd, env=CLEAN | environment, check=False
    )
    assert "Traceback" not in done.stderr
    assert expect in (None, done.returncode), done.stderr + done.stdout
    return done


def started(*given, cwd, **environment):
    return subprocess.Popen(
        arguments(*given), cwd=cwd, env=CLEAN | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
