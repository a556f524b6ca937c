"""The embedded model as it is served. No test says which answer it gives."""

import asyncio
import json
import math
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.local.child import start
from pact_author.local.install import cached_file
from pact_author.local.model import MODEL
from pact_author.model.errors import LocalModelError
from pact_author.score.choice_text import read_text
from pact_author.score.decide import letter_masses
from pact_author.score.plan import held_to_a_letter

pytestmark = pytest.mark.slow

QUESTION = (
    ChatMessage("system", "You answer questions about everyday situations."),
    ChatMessage("user", "What should the guest do?\n\nA) Sit.\nB) Stand.\n\nAnswer with one letter only: A or B."),
)


def ask(endpoint, n=1):
    async def all_of_them():
        transport = OpenAITransport(endpoint.base_url, endpoint.api_key)
        call = make_call(endpoint.model, QUESTION, CallSettings(extra=endpoint.extra))
        try:
            return [await transport.ask(call) for _ in range(n)]
        finally:
            await transport.close()

    return asyncio.run(all_of_them())


def test_it_answers_with_the_probabilities_of_the_first_token(embedded):
    (reply,) = ask(embedded)

    assert (ReplyStatus.ANSWERED, MODEL, ()) == (reply.status, reply.model_reported, reply.dropped)
    assert 20 == len(reply.top_logprobs)
    assert 0 < sum(letter_masses(reply)) <= 1
    assert math.fsum(math.exp(logprob) for _, logprob in reply.top_logprobs) <= 1.0001


def test_equal_calls_get_equal_answers(embedded):
    first, second, third = ask(embedded, 3)

    assert (first.text, first.top_logprobs) == (second.text, second.top_logprobs) == (third.text, third.top_logprobs)


def status(request):
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guess"}])
def test_nobody_without_the_key_is_answered(embedded, headers):
    body = json.dumps({"model": MODEL, "messages": [{"role": "user", "content": "A or B?"}]}).encode()
    request = urllib.request.Request(
        f"{embedded.base_url}/chat/completions", body, {"Content-Type": "application/json"} | headers
    )

    assert 401 == status(request)


def test_it_listens_on_this_machine_alone(embedded):
    assert embedded.base_url.startswith("http://127.0.0.1:")


def test_the_key_is_not_shown(embedded):
    assert embedded.api_key not in repr(embedded)
    assert embedded.api_key not in Path(f"/proc/{embedded.pid}/cmdline").read_text()


def gone(pid, seconds=20):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_it_is_gone_after_its_block():
    with start() as endpoint:
        pid = endpoint.pid

    assert gone(pid)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_is_gone_when_its_parent_is_gone_however_that_came_about(sign):
    program = (
        "import time\nfrom pact_author.local.child import start\nwith start() as e:\n    print(e.pid, flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", f"{program}    time.sleep(60)\n"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    pid = int(parent.stdout.readline())
    parent.send_signal(sign)
    parent.wait(20)
    parent.stdout.close()

    assert gone(pid)


@pytest.mark.parametrize("variable", ["OPENAI_API_KEY", "MYTOKEN", "AWS_SECRET_ACCESS_KEY"])
def test_no_key_of_the_user_s_reaches_it(monkeypatch, variable):
    monkeypatch.setenv(variable, "sk-mine")
    with start() as endpoint:
        assert b"sk-mine" not in Path(f"/proc/{endpoint.pid}/environ").read_bytes()


def test_without_the_model_the_commands_that_install_it_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    with pytest.raises(LocalModelError, match="is not installed") as refused, start():
        pass
    assert "pact-author local install" in refused.value.hint


def test_a_file_that_is_no_model_is_said_to_be_none(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cached_file().parent.mkdir(parents=True)
    cached_file().write_bytes(os.urandom(4096))

    with pytest.raises(LocalModelError, match="file is damaged") as refused, start():
        pass
    assert "pact-author local install" in refused.value.hint


def test_it_gives_no_prompt_back_so_that_a_base_model_s_question_is_read_from_its_first_token(embedded):
    messages = (ChatMessage("prompt", f"{QUESTION[1].content}\n\nAnswer:"), ChatMessage("option", " A) Sit."))
    call = make_call(
        embedded.model, (*messages, ChatMessage("option", " B) Stand.")), CallSettings(extra=embedded.extra)
    )
    said = []

    async def asked():
        transport = OpenAITransport(embedded.base_url, embedded.api_key, say=said.append)
        try:
            return await transport.ask(call), await transport.ask(call)
        finally:
            await transport.close()

    first, second = asyncio.run(asked())

    assert (ReplyStatus.ANSWERED, 20, first.top_logprobs) == (
        first.status,
        len(first.top_logprobs),
        second.top_logprobs,
    )
    assert ["gives no prompt back" in line for line in said] == [True]


def test_it_holds_its_answer_to_a_schema(embedded):
    settings = held_to_a_letter(CallSettings(extra=embedded.extra))
    call = make_call(embedded.model, QUESTION, settings)

    async def asked():
        transport = OpenAITransport(embedded.base_url, embedded.api_key)
        try:
            return await transport.ask(call)
        finally:
            await transport.close()

    reply = asyncio.run(asked())

    assert ((), True) == (reply.dropped, read_text(reply.text)[0] in ("A", "B"))
