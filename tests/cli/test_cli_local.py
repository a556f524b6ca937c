import json
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from command import CLEAN, command, pact

from pact_author.local.model import MODEL, NOTICE

pytestmark = pytest.mark.slow


def test_install_prints_where_the_model_is(tmp_path):
    told = pact("local", "install", cwd=tmp_path)

    assert Path(told.stdout.strip()).is_file()
    assert "installed" in told.stderr


@pytest.fixture
def served(tmp_path):
    """(process, address) of a server that asks for the key that the user chose."""
    process = subprocess.Popen(
        command("local", "serve", "--api-key-env", "MY_KEY"),
        cwd=tmp_path,
        env=CLEAN | {"MY_KEY": "chosen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def ask(address, key):
    body = json.dumps({"model": MODEL, "max_tokens": 1, "messages": [{"role": "user", "content": "A or B?"}]}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{address}/chat/completions", body, headers)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_serve_answers_whoever_has_the_chosen_key(served):
    _, address = served

    assert (200, 401) == (ask(address, "chosen"), ask(address, "guessed"))


def test_serve_ends_with_ctrl_c_and_says_what_the_model_is(served):
    process, address = served
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)

    assert 130 == process.returncode
    assert NOTICE in said
    with pytest.raises(urllib.error.URLError):
        ask(address, "chosen")


def test_serve_wants_a_key(tmp_path):
    told = pact("local", "serve", "--api-key-env", "NOT_SET", cwd=tmp_path, expect=2).stderr

    assert "NOT_SET is not set" in told
