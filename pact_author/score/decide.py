"""One reply to one judgement: which option was chosen, how that was read, or why there is no choice."""

import json
import math
import re

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.model.judgement import Decision, Judgement, Method

LEAST_MASS = 0.5
"""P(A) + P(B) of the first answer token from which log-probabilities decide; below it the text does."""

# What may stand around a letter in an answer: markdown, quotes, brackets, a full stop or colon.
_WRAP = r"[\s*_`\"'“”‘’()\[\]{}<>#.:,;!-]*"
_LETTER_ALONE = re.compile(rf"{_WRAP}(?:option|choice|answer)?{_WRAP}([AB]){_WRAP}", re.IGNORECASE)
_LEADING = re.compile(r"[\s*_`\"'“‘(\[]*([AB])(?:[*_`\"'”’)\].:,]|\s*[-–—\n])")
_STATED = re.compile(
    r"\b(?:answer|choice|option|choose|pick|select|go with|prefer)\b"
    r"(?:\s+(?:is|would be|be|option|choice|answer|letter|the))*[\s:*_`\"'“‘(\[]*\b([AB])\b(?!['’])"
)
_BOTH = re.compile(rf"{_WRAP}(?:both\b.*|(?:either|neither)\b.*|A\s*(?:and|or|&|/|,)\s*B{_WRAP})", re.IGNORECASE | re.S)
_REFUSAL = re.compile(
    r"\b(?:i(?:['’]m| am) (?:sorry|unable|not able)|i (?:can(?:['’]t|not)|won['’]t|must decline|refuse|decline)"
    r"|as an ai\b.*\b(?:cannot|can['’]t|do not|don['’]t))\b",
    re.IGNORECASE | re.S,
)
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.IGNORECASE | re.S)


def decide(reply: Reply | None, culture_letter: str) -> Judgement:
    """The judgement of a reply; None is a trial that was not asked. culture_letter: A or B."""
    if reply is None:
        return Judgement(Decision.MISSING)
    if reply.status is ReplyStatus.ERROR:
        return Judgement(Decision.ERROR, quote=(reply.error or "")[:80])
    if reply.status is ReplyStatus.REFUSED:
        return Judgement(Decision.REFUSED, quote=reply.text[:80])
    a, b = letter_masses(reply)
    mass = a + b if reply.top_logprobs is not None else None
    share = (a if culture_letter == "A" else b) / (a + b) if a + b > 0 else None
    if a + b >= LEAST_MASS and a != b:
        letter, method, outcome = "A" if a > b else "B", Method.LOGPROBS, Decision.UNCLEAR
    else:
        letter, outcome = read_text(reply.text)
        method = Method.TEXT
    decision = outcome if not letter else Decision.FOLLOW if letter == culture_letter else Decision.ALLOW
    return Judgement(decision, method, letter or None, share, mass, reply.text[:80])


def letter_masses(reply: Reply) -> tuple[float, float]:
    """P(A) and P(B) among the first answer token's alternatives; a letter that is not among them counts 0."""
    masses = {"A": 0.0, "B": 0.0}
    for token, logprob in reply.top_logprobs or ():
        letter = token.strip().strip("().:*\"'")
        if letter in masses and logprob <= 0:
            masses[letter] += math.exp(logprob)
    return min(masses["A"], 1.0), min(masses["B"], 1.0)


def read_text(text: str) -> tuple[str, Decision]:
    """(letter, …), or ("", the outcome that the answer amounts to). Total: every text has a reading."""
    said = _THOUGHT.sub(" ", text).strip()
    letter = _from_json(said) or _letter(said)
    if letter:
        return letter, Decision.UNCLEAR
    if _BOTH.fullmatch(said):
        return "", Decision.BOTH
    return "", Decision.REFUSED if _REFUSAL.search(said) else Decision.UNCLEAR


def _letter(said: str) -> str:
    """The one letter that a text chooses; nothing where it names none, or two."""
    if found := _LETTER_ALONE.fullmatch(said):
        return found[1].upper()
    leading = _LEADING.match(said)
    named = {leading[1]} if leading else set()
    named |= set(_STATED.findall(said))
    return named.pop() if len(named) == 1 and not _BOTH.fullmatch(said) else ""


def _from_json(text: str) -> str:
    bare = re.sub(r"^```(?:json)?|```$", "", text).strip()
    if not bare.startswith("{"):
        return ""
    try:
        told: dict[str, object] = json.loads(bare)
    except (ValueError, RecursionError):
        return ""
    values = {value.strip().upper() for value in told.values() if isinstance(value, str)} & {"A", "B"}
    return values.pop() if len(values) == 1 else ""
