"""A reply to an answer: any text gives one, and what cannot be read is never taken for a yes or a no."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.json_answer import json_objects
from pact_author.model.review import Answer, Said
from pact_author.review.plan import SWAPPED, Planned
from pact_author.review.prompt import KEYS
from pact_author.review.questions import Form
from pact_author.review.quotes import find_quote, one_line

LONGEST = 300
"""Characters of a quote, a reason or an unread answer that are kept."""
CUT = "cut off, raise --max-tokens: "
_WORDS: dict[Form, dict[str, str]] = {
    Form.PLAIN: {"yes": "yes", "true": "yes", "no": "no", "false": "no"},
    Form.COMPARED: {"first": "first", "second": "second", "neither": "neither", "none": "neither", "both": "neither"},
}
_CANNOT = frozenset({"cannot-tell", "can't-tell", "cannot-say", "cannot-decide", "unsure", "not-sure", "unknown"})
_LINE = re.compile(rf"^[\s>*_#-]*({'|'.join(KEYS)})[\s*_]*[:=][\s*_]*(.*?)[\s*_]*$", re.I | re.M)
_THOUGHT = re.compile(r"^.*</think(?:ing)?>", re.S | re.I)
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,6})?)\s*%?\s*")
_TOO_LONG = 100_000
"""Characters of a reply that are looked at."""


def answers(asked: Sequence[Planned], replies: Mapping[str, Reply]) -> tuple[Answer, ...]:
    """What came of the calls of one question about one material; replies: by the keys of calls."""
    told = [answer(each, replies.get(each.call.key)) for each in asked]
    swayed = {each.sample for each in told if _names_the_place(each, told)}
    return tuple(replace(each, said=Said.SWAYED) if each.sample in swayed else each for each in told)


def _names_the_place(one: Answer, told: Sequence[Answer]) -> bool:
    """Whether the first act, or the second, was named in both orders: then the place was named, and no act."""
    other = [each for each in told if each.sample == one.sample and each.order != one.order]
    return any(one.favours and each.favours and each.favours != one.favours for each in other)


def answer(asked: Planned, reply: Reply | None) -> Answer:
    """What one reply says. None: there is none yet."""
    blank = Answer(sample=asked.sample, said=Said.FAILED, order=asked.order)
    if reply is None or reply.status is ReplyStatus.ERROR:
        return replace(blank, reason=one_line(reply.error or "")[:LONGEST] if reply else "")
    text = _THOUGHT.sub("", reply.text[:_TOO_LONG])
    begins = one_line(text)[:LONGEST]
    if reply.status is ReplyStatus.REFUSED:
        return replace(blank, said=Said.REFUSED, reason=begins)
    told = _told(text, asked.question.form)
    if told is None:
        cut = CUT if reply.finish_reason == "length" else ""
        return replace(blank, said=Said.UNREAD, reason=f"{cut}{begins}"[:LONGEST])
    word, fields = told
    quote = one_line(_text(fields.get("quote"))).strip(" \"“”'’‘")[:LONGEST]
    found = find_quote(quote, asked.material)
    said = Said.MISQUOTED if found is None else _said(word)
    at, quote = found or ("", quote)
    return Answer(
        sample=asked.sample,
        said=said,
        order=asked.order,
        confidence=_confidence(fields.get("confidence")),
        quote=quote,
        pointer=at,
        reason=one_line(_text(fields.get("reason")))[:LONGEST],
        favours=_favours(word, asked.order) if said is Said.UNSOUND else "",
    )


def _told(text: str, form: Form) -> tuple[str, Mapping[str, Any]] | None:
    """The word that is the answer, and all fields; None where there is none, or there are several that differ."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    objects = list(json_objects(text, {"answer"}))
    lines = {} if objects else _lines(text)
    for fields in objects or ([lines] if lines else [{"answer": text}]):
        word = _word(fields.get("answer"), form)
        if word is None:
            return None
        found.append((word, fields))
    return found[-1] if len({word for word, _ in found}) == 1 else None


def _lines(text: str) -> dict[str, Any]:
    """Fields as `answer: yes`, a line each; nothing where the answer stands twice and differs."""
    fields: dict[str, Any] = {}
    for name, value in _LINE.findall(text):
        key = name.lower()
        if key == "answer" and fields.get(key, value).lower() != value.lower():
            return {"answer": None}
        fields.setdefault(key, value)
    return fields if "answer" in fields else {}


def _word(told: object, form: Form) -> str | None:
    """yes, no, first, second, neither or cannot-tell; None for anything else. Only a whole answer is one."""
    if isinstance(told, bool):
        told = "yes" if told else "no"
    if not isinstance(told, str):
        return None
    word = re.sub(r"[\s_-]+", "-", told.strip().strip("*_`\"'“”.!, ").lower().replace("’", "'"))
    return "cannot-tell" if word in _CANNOT else _WORDS[form].get(word)


def _said(word: str) -> Said:
    if word == "cannot-tell":
        return Said.ABSTAINED
    return Said.SOUND if word in ("yes", "neither") else Said.UNSOUND


def _favours(word: str, order: str) -> str:
    """The side of the act that a comparison names; nothing for other questions."""
    if word not in ("first", "second"):
        return ""
    return "culture" if (word == "first") != (order == SWAPPED) else "preference"


def _confidence(told: object) -> float | None:
    """From 0.5 to 1: both 85 and 0.85 are seen, and nothing outside of that range can be meant."""
    if isinstance(told, str) and (found := _NUMBER.fullmatch(told)):
        told = float(found[1])
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    if 50 <= told <= 100:
        return round(told / 100, 4)
    return round(float(told), 4) if 0.5 <= told <= 1 else None


def _text(told: object) -> str:
    return told if isinstance(told, str) else ""
