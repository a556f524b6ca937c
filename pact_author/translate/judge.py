"""Replies to verdicts: what is asked of a scene first, what is asked once more, and which drafts can stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pact_author.ask.call import Call, CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.json_answer import read_answer
from pact_author.model.canonical import Json
from pact_author.model.translation import SourceText
from pact_author.translate.acceptable import acceptable
from pact_author.translate.answer import tidy
from pact_author.translate.briefing import Briefing
from pact_author.translate.prompt import answer_format, asked
from pact_author.translate.scene import Scene, key

Get = Callable[[str], Reply | None]
"""The stored reply to a call, by its key."""
SHOWN = 1000
"""Characters of a draft that cannot stand which are told again, and kept in the report."""
NO_JSON = "the answer was no JSON object with the keys that were asked for"
CUT = "the answer was cut off: raise --max-tokens"
DECLINED = "the model declined to answer"


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom, and how. kind: of endpoint, as in a call's key."""

    model: str
    kind: str
    settings: CallSettings

    def call(self, messages: tuple[ChatMessage, ...], keys: Sequence[str]) -> Call:
        held = replace(self.settings, extra=(*self.settings.extra, ("response_format", answer_format(keys))))
        return make_call(self.model, messages, held, kind=self.kind)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one text. faults: none for a draft that can stand. answered: whether there was a reply at all.

    asked: whether it was asked for; a call that no reply is stored of was not, or got lost.
    """

    text: SourceText
    draft: str = ""
    faults: tuple[str, ...] = ()
    answered: bool = True
    asked: bool = True

    @property
    def stands(self) -> bool:
        return self.asked and self.answered and not self.faults


def first_call(scene: Scene, briefing: Briefing, asking: Asking) -> Call:
    """All texts of a scene at once, so that it is one piece."""
    return asking.call(asked(scene, briefing, scene.texts), [key(text) for text in scene.texts])


def second_calls(
    scene: Scene, briefing: Briefing, asking: Asking, get: Get
) -> Iterator[tuple[Call, tuple[SourceText, ...]]]:
    """What is asked once more, with the faults told: texts that cannot stand, or each alone after no JSON at all."""
    verdicts = _of(get(first_call(scene, briefing, asking).key), scene.texts, briefing)
    again = [verdict for verdict in verdicts if verdict.answered and verdict.faults and not _declined(verdict)]
    unread = any(NO_JSON in verdict.faults or CUT in verdict.faults for verdict in again)
    for group in [[verdict] for verdict in again] if unread else [again] if again else []:
        earlier: dict[str, Json] = {
            key(each.text): {"faults": list(each.faults)} | ({} if unread else {"draft": each.draft[:SHOWN]})
            for each in group
        }
        texts = tuple(each.text for each in group)
        yield asking.call(asked(scene, briefing, texts, earlier), [key(text) for text in texts]), texts


def verdicts(scene: Scene, briefing: Briefing, asking: Asking, get: Get) -> tuple[Verdict, ...]:
    """What came of every text of a scene, from the replies that are there."""
    found = {
        each.text.context: each for each in _of(get(first_call(scene, briefing, asking).key), scene.texts, briefing)
    }
    for call, texts in second_calls(scene, briefing, asking, get):
        reply = get(call.key)
        for verdict in _of(reply, texts, briefing):
            found[verdict.text.context] = verdict
    return tuple(found.values())


def _declined(verdict: Verdict) -> bool:
    return verdict.faults[:1] == (DECLINED,)


def _of(reply: Reply | None, texts: Sequence[SourceText], briefing: Briefing) -> Iterator[Verdict]:
    if reply is None:
        yield from (Verdict(text, asked=False) for text in texts)
    elif reply.status is ReplyStatus.ERROR:
        yield from (Verdict(text, faults=(reply.error or "no answer",), answered=False) for text in texts)
    elif reply.status is ReplyStatus.REFUSED:
        yield from (Verdict(text, reply.text[:SHOWN], (DECLINED,)) for text in texts)
    else:
        found = read_answer(reply.text, {key(text) for text in texts})
        if found is None:
            fault = CUT if reply.finish_reason == "length" else NO_JSON
            yield from (Verdict(text, reply.text[:SHOWN], (fault,)) for text in texts)
        else:
            yield from (_one(found, text, briefing) for text in texts)


def _one(found: Mapping[str, Any], text: SourceText, briefing: Briefing) -> Verdict:
    said = found.get(key(text))
    if said is None:
        return Verdict(text, faults=("the answer leaves this text out",))
    if not isinstance(said, str):
        return Verdict(text, faults=("the answer has something else than a text for it",))
    draft = tidy(said)
    return Verdict(text, draft, acceptable(text, draft, briefing.facts))
