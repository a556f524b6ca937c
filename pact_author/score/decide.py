"""One reply to one judgement: which option was chosen, how that was read, or why there is no choice."""

import math
import re

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.score.choice_text import read_text

LEAST_MASS = 0.5
"""P(A) + P(B) of the first answer token from which log-probabilities decide; below it the text does."""

_ARTICLE = re.compile(r"\W{0,8}[AB]\s+[a-z]")
"""A first token that may be a word of a sentence: "A guest would …"."""
_WHOLE = re.compile(r"[AB]\) \S")
"""An option's text, which no single token is."""


def decide(reply: Reply | None, culture_letter: str) -> Judgement:
    """The judgement of a reply; None is a trial that was not asked. culture_letter: A or B."""
    if reply is None:
        return Judgement(Decision.MISSING)
    if reply.status is ReplyStatus.ERROR:
        return Judgement(Decision.ERROR, quote=(reply.error or "")[:80])
    if reply.status is ReplyStatus.REFUSED:
        return Judgement(Decision.REFUSED, quote=reply.text[:80])
    a, b = letter_masses(reply)
    mass = min(a + b, 1.0) if reply.top_logprobs is not None else None  # what an endpoint rounds may add up to more
    if not reply.text.strip() and reply.top_logprobs:  # nothing was written: it is a base model, asked how likely
        # The letter decides, as it does where a chat is asked, so that a base model and its chat can be compared.
        letter = "A" if a > b else "B" if b > a else ""
        share = (a if culture_letter == "A" else b) / (a + b) if a + b > 0 else None
        return Judgement(
            _side(letter, culture_letter), Method.LIKELIHOOD, letter or None, share, mass, whole=whole_options(reply)
        )
    share = (a if culture_letter == "A" else b) / (a + b) if a + b > 0 else None
    letter, outcome = read_text(reply.text)
    method = Method.TEXT
    if a + b >= LEAST_MASS and a != b and not _is_no_letter(reply.text, letter, outcome):
        letter, method = "A" if a > b else "B", Method.LOGPROBS
    decision = _side(letter, culture_letter) if letter else outcome
    return Judgement(decision, method, letter or None, share, mass, reply.text[:80])


def _side(letter: str, culture_letter: str) -> Decision:
    if not letter:
        return Decision.UNCLEAR
    return Decision.FOLLOW if letter == culture_letter else Decision.ALLOW


def _is_no_letter(text: str, letter: str, outcome: Decision) -> bool:
    """Whether the words show that their first token names no option, however probable it was."""
    return not letter and (outcome in (Decision.REFUSED, Decision.BOTH) or _ARTICLE.match(text) is not None)


def letter_masses(reply: Reply) -> tuple[float, float]:
    """P(A) and P(B) among the first answer token's alternatives; a letter that is not among them counts 0."""
    masses = {"A": 0.0, "B": 0.0}
    for token, logprob in reply.top_logprobs or ():
        if ("A" in token or "B" in token) and logprob <= 0 and (letter := token.strip().strip("().:*\"'")) in masses:
            masses[letter] += math.exp(logprob)
    return min(masses["A"], 1.0), min(masses["B"], 1.0)


def whole_options(reply: Reply) -> tuple[str, str] | None:
    """The option whose whole text is likelier, and the one that is so per byte; None where texts were not measured."""
    found = {text[0]: (text, value) for text, value in reply.top_logprobs or () if _WHOLE.match(text)}
    if set(found) != {"A", "B"}:
        return None
    (a, of_a), (b, of_b) = found["A"], found["B"]
    return "A" if of_a >= of_b else "B", "A" if of_a / len(a.encode()) >= of_b / len(b.encode()) else "B"
