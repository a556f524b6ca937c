"""One question to one model, and its raw answer; a call is named by its content."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from pact_author.model.canonical import Json, digest


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """role: system or user; in a call that is no chat, the prompt and then each option that may follow it."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class CallSettings:
    """How a model is asked.

    top_logprobs: alternatives of each token; 0 for none. extra: fields that only some endpoints know, sent as they are.
    """

    max_tokens: int = 16
    temperature: float = 0.0
    seed: int | None = 0
    top_logprobs: int = 20
    extra: tuple[tuple[str, Json], ...] = ()

    def as_json(self) -> dict[str, Json]:
        return asdict(self) | {"extra": dict(self.extra)}


@dataclass(frozen=True, slots=True)
class Call:
    """key: SHA-256 of all the rest, so that what has been answered once is never asked again."""

    key: str
    model: str
    messages: tuple[ChatMessage, ...]
    settings: CallSettings
    repeat: int


def make_call(
    model: str, messages: tuple[ChatMessage, ...], settings: CallSettings, repeat: int = 0, kind: str = "chat"
) -> Call:
    """kind: the sort of endpoint, "chat" for /v1/chat/completions."""
    key = digest([model, kind, settings.as_json(), [[m.role, m.content] for m in messages], repeat])
    return Call(key, model, messages, settings, repeat)


class ReplyStatus(StrEnum):
    """answered and refused are results; an error is none, and is asked again on the next run."""

    ANSWERED = "answered"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reply:
    """What an endpoint said to a call.

    top_logprobs: (token, natural logarithm of its probability) for the first answer token; None where not given.
    dropped: parameters that the endpoint did not accept and that were left out. endpoint: address of the one that
    answered, where there were several to ask; None where there was one.
    """

    key: str
    status: ReplyStatus
    text: str = ""
    top_logprobs: tuple[tuple[str, float], ...] | None = None
    finish_reason: str | None = None
    model_reported: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    error: str | None = None
    dropped: tuple[str, ...] = ()
    endpoint: str | None = None
