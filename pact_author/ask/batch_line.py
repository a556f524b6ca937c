"""A call as a line of a batch file, and the line that comes back of it as a reply: OpenAI's form, which vLLM shares."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pact_author.ask.adapted import FILTERED, LOGPROBS, OPTIONAL, Adapted, adapted_as
from pact_author.ask.call import Call, CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.reading_replies import NotACompletion, read_reply
from pact_author.ask.request_body import chat
from pact_author.model.canonical import Json, canonical_json

URL = "/v1/chat/completions"
LONGEST_LINE = 64 * 2**20
"""Bytes; an answer of thousands of tokens, with twenty alternatives each, has some 10 MB."""

OF_THIS_CALL = frozenset({400, 413, 422})
"""Statuses that the same line would get again."""


class BrokenLine(ValueError):
    """A line that is no answer to any call; the message says why."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back for a call. lasting: whether the same line would fare the same again.

    refused: parameters that the endpoint does not know, by its own words.
    """

    reply: Reply
    lasting: bool = True
    refused: frozenset[str] = frozenset()


def body(call: Call, dropped: tuple[str, ...] = ()) -> dict[str, Json]:
    """What is sent for a call, without the parameters that an endpoint does not accept."""
    return chat(call, adapted_as(dropped))


def line_of(call: Call, dropped: tuple[str, ...] = ()) -> bytes:
    """A line of a batch file, with its end; custom_id is the key of the call."""
    told: Json = {"custom_id": call.key, "method": "POST", "url": URL, "body": body(call, dropped)}
    return f"{canonical_json(told)}\n".encode()


def call_in(line: bytes, settings: CallSettings, repeats: int) -> tuple[Call, tuple[str, ...]]:
    """The call that a line was made of, proven by its key, and the parameters that it leaves out. Raises BrokenLine."""
    told = _object(line)
    try:
        sent = told["body"]
        messages = tuple(ChatMessage(str(m["role"]), str(m["content"])) for m in sent["messages"])
        model = str(sent["model"])
    except (KeyError, TypeError) as error:
        raise BrokenLine("it is no line of a batch file") from error
    for repeat in range(repeats):
        call = make_call(model, messages, settings, repeat)
        if call.key == told.get("custom_id"):
            few = sent.get("top_logprobs")
            how = Adapted(frozenset(body(call)) - frozenset(sent), few if isinstance(few, int) else None)
            return call, how.dropped(settings)
    raise BrokenLine("its words are not those that its custom_id stands for")


def key_in(line: bytes) -> str:
    """The custom_id of a line. Raises BrokenLine."""
    key = _object(line).get("custom_id")
    if not isinstance(key, str) or not key:
        raise BrokenLine("it has no custom_id")
    return key


def read_line(line: bytes, hidden: Callable[[str], str] = str) -> Returned:
    """What a line that came back says, every text of it through hidden. Raises BrokenLine where it names no call."""
    told, key = _object(line), key_in(line)
    response, error = told.get("response"), told.get("error")
    if not isinstance(response, Mapping):
        why = ": ".join(filter(None, (_word(error, "code"), _word(error, "message")))) or "no answer"
        return Returned(_failed(key, hidden(why)), lasting=False)
    status, said = response.get("status_code"), response.get("body")
    if status == 200:
        try:
            return Returned(read_reply(key, json.dumps(said).encode(), (), hidden))
        except NotACompletion as wrong:
            return Returned(_failed(key, f"the answer was {wrong}, which is no chat completion"))
    return _refused(key, status, said.get("error", said) if isinstance(said, Mapping) else error, hidden)


def _refused(key: str, status: object, error: object, hidden: Callable[[str], str]) -> Returned:
    message = plain(hidden(_word(error, "message")))
    if {_word(error, "code"), _word(error, "type")} & FILTERED:
        return Returned(Reply(key, ReplyStatus.REFUSED, message, finish_reason="content_filter"))
    lasting = type(status) is int and status in OF_THIS_CALL
    named = {name for name in OPTIONAL if re.search(rf"\b{name}\b", f"{_word(error, 'param')} {message}")}
    named |= LOGPROBS if named & LOGPROBS else set()
    return Returned(_failed(key, f"{status}: {message}"), lasting, frozenset(named if lasting else ()))


def _failed(key: str, why: str) -> Reply:
    return Reply(key, ReplyStatus.ERROR, error=plain(why))


def plain(text: str) -> str:
    """An endpoint's words on one line, without control characters, not too long."""
    one_line = " ".join(text.encode("utf-8", "replace").decode().split())
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", one_line)[:300]


def _word(error: object, name: str) -> str:
    """What an error says of itself; some endpoints send no object but its message."""
    found = error.get(name) if isinstance(error, Mapping) else error if name == "message" else None
    return "" if found is None else str(found)


def _object(line: bytes) -> dict[str, Any]:
    """Raises BrokenLine."""
    if len(line) > LONGEST_LINE:
        raise BrokenLine(f"it is longer than {LONGEST_LINE // 2**20} MiB")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenLine("it is no JSON") from error
    if not isinstance(told, dict):
        raise BrokenLine("it is no JSON object")
    return told
