"""The words of an answer to the option that they choose, or to why they choose none.

English words are here, those of the corpus's other languages in choice_words.

Both letters are read by the same patterns, so that reading favours neither. What is not plainly a choice is none: an
answer too many left unclear costs a little precision, a refusal taken for a choice makes a figure wrong.
"""

import json
import re

from pact_author.model.canonical import Json
from pact_author.model.judgement import Decision
from pact_author.score import choice_words as words

LONGEST = 20_000
"""Characters that are read, half from each end; a choice stands at the start or at the end of a long answer."""

# Every run of characters is bounded: an answer is as long and as odd as its endpoint likes.
_DRESS = r"[\s*_`\"'“”‘’„«»「」『』【】()\[\]{}<>#$|~]{0,8}"
"""What may stand around a letter: markdown, quotes, brackets."""
_LETTER = r"(?<![0-9A-Za-zÀ-ɏ_-])(?P<letter>[AB])(?![0-9A-Za-zÀ-ɏ_]|['’][A-Za-z])"
_OPTION = (
    rf"(?i:(?:(?:the\s)?(?:final\s|best\s|better\s)?(?:option|choice|answer|letter)\b[\s:=*_]{{0,4}}(?:is\b)?"
    rf"|{words.OPTION}))?"
)
_REASON = (
    r"(?i:because|since|due to|as (?:it|this|that|the|they|he|she)|over|rather than|instead of|or|and)\b|(?i:"
    + words.REASON
    + r")"
)
_ENDS = (
    r"(?=[*_`\"'“”‘’«»)\]}<>$|~]{0,6}"
    rf"(?:\s*\Z|\s*[\n:;!…。，、！；：،؛।)\]/]|\s*[.,](?![A-Za-z](?![A-Za-z]))|\s[-–—]|[–—]|\s(?:{_REASON})"
    r"|\s(?:I|The|My|Answer|Option|Choice)\b))"
)
"""What a letter is followed by where it is no article and no part of a longer name."""

_BARE = re.compile(
    rf"(?:\A|[\n.!?;:,…。，！？：；،؛؟।–—]|\s-\s|,\s(?:so|hence|thus)\s){_DRESS}{_OPTION}{_DRESS}{_LETTER}{_ENDS}"
)
"""A letter that is a clause of its own: "A.", "**B** – it is polite", "Answer: A", "B because …"."""
_SETTLED = re.compile(
    r"(?i:\b(?:answer|choice|choose|pick|select|go(?:ing)? (?:with|for)|opt(?:ing)? for|prefer|recommend|suggest"
    r"|lean(?:ing)? towards?|vote for|say|think|believe|decide on|decision|it['’]s|it is|definitely|certainly"
    r"|probably)\b"
    r"(?:\s(?:is|would be|must be|should be|be|that|on|option|choice|answer|letter|the)\b){0,4})"
    rf"[\s:=]{{0,3}}{_DRESS}{_LETTER}{_ENDS}"
)
"""A letter that a sentence settles on: "I would choose A", "the answer is B"."""
_SETTLED_CJK = re.compile(
    rf"(?:答案|选择?|選擇?|答え)(?:应该)?[是为為は]?(?:选项)?[\s:：=]{{0,3}}{_DRESS}{_LETTER}{words.STAYS}"
)
_VALUED = re.compile(
    rf"{_LETTER}{_DRESS}\s(?i:(?:is|would be|seems|sounds|looks|feels)\s(?:to be |like )?"
    r"(?:(?:the|clearly|probably|usually|generally|definitely|much|slightly)\s){0,3}"
    r"(?:better|best|right|correct|preferable|preferred|my (?:choice|answer|pick)|answer\b|choice\b"
    r"|(?:more|most) (?:appropriate|suitable|fitting|respectful|polite|considerate|common|likely|acceptable|sensible)))"
)
_BOXED = re.compile(r"\\boxed\s?\{\s?(?:\\text\s?\{\s?)?\(?(?P<letter>[AB])\)?\s?\}")
_LABEL = re.compile(rf"{_LETTER}(?:[*_`\"'”’)\]:]|{_ENDS})")
"""A letter that may stand before a repeated option, beside which the other one is not alone."""
_ALONE = re.compile(rf"{_DRESS}{_OPTION}{_DRESS}(?P<letter>[ABab])[.:!]?{_DRESS}")

_ABROAD = re.compile(
    rf"{_DRESS}(?:{words.OPTION})?[\s:]{{0,3}}{_DRESS}(?P<letter>[AB]|{'|'.join(words.NATIVE)})(?!\w)"
    rf"{_DRESS}[.।,،)]?{_DRESS}",
    re.IGNORECASE,
)
"""An answer that is no more than a letter, of this or another script, and a word that says so."""
_CHOOSES = tuple(
    re.compile(way.replace("DRESS", _DRESS).replace("LETTER", _LETTER).replace("ENDS", _ENDS))
    for way in (words.CHOOSES_BEFORE, words.CHOOSES_AFTER, words.CHOOSES_VALUED, words.CHOOSES_AS)
)

_AND_OR = rf"(?:/|&|,|\+|\b(?:or|and|nor|vs|versus)\b\.?|或|和|还是|と|{words.JOINS})"
_JOINED = re.compile(
    rf"{_LETTER}{_DRESS}[.:]?\s{{0,3}}(?i:{_AND_OR}\s{{0,3}}){{1,3}}"
    rf"(?i:(?:the|option|choice|answer|letter)\s){{0,2}}{_DRESS}(?P<other>(?!(?P=letter))[AB])(?![0-9A-Za-zÀ-ɏ_])"
)
"""Two letters in one breath, of which neither is chosen: "A or B", "A/B", "option A and option B"."""
_PAIR = "‖"

_SENTENCE = re.compile(
    r"[.!?;\n。！？；।؟]|,\s?(?:so|but|hence|thus|therefore|then)\b|\btherefore\b"
    r"|[,،、]\s?(?:así que|luego|pero|portanto|então|mas|donc|mais|لذلك|لذا|لكن|इसलिए|लेकिन)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:although|though|while|since|because|given|as)\b[^,]*,", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:not|cannot|never|neither|nor|no one|nobody|none|unable|(?:do|ca|wo|would|should)nt)\b|n['’]t\b"
    r"|\bno\b(?!\s*[,.!])|[不没沒無无别別]"
    r"|\b(?:than|instead of|without|against|over|avoid|reject|refuse to)\W{1,3}(?:\w+\W{1,3}){0,3}\Z"
    r"|\b(?:wrong|mistake|rude|impolite|disrespectful|inappropriate|hard|difficult|impossible)\s[^,]*\bto\b[^,]*\Z"
    r"|\b(?:if|whether|unless|why)\b[^,]*\Z",
    re.IGNORECASE,
)
"""What, earlier in a sentence, turns its choice round or makes it a thought only."""

_ANSWERING = (
    r"(?:(?:really|simply|just|directly|definitively|personally|honestly|ethically|in good conscience|possibly)\s)?"
    r"(?:answer|choos|pick|select|decid|comply|assist|help with|help you|respond|advise|recommend|judge|say\b|provide"
    r"|tak(?:e|ing) (?:a )?(?:sides?|position|stance)"
    r"|mak(?:e|ing) (?:a|an|this|that|the|such) (?:\w+\s)?(?:choice|decision)"
    r"|giv(?:e|ing) (?:an?|my|you) (?:\w+\s)?(?:answer|opinion|advice|recommendation)|engage|participate)"
)
_DECLINED = re.compile(
    r"(?:\b(?:I|we)\s|\bsorry\b,?\s?(?:but\s)?)"
    r"(?:can['’]?t|can ?not|won['’]?t|will not|would (?:rather|prefer) not(?: to)?|shouldn['’]t|should not"
    rf"|(?:do not|don['’]t) want to|(?:must |have to )?(?:refuse|decline) to)\s{_ANSWERING}"
    rf"|\b(?:I['’]?m|I am)\s(?:unable|not able|not allowed|not permitted|not willing|not going) to {_ANSWERING}"
    rf"|\b(?:I['’]?m|I am) not comfortable {_ANSWERING}"
    r"|\bI (?:must|have to) (?:respectfully |politely )?(?:decline|refuse)(?=\W*\Z|\s?[.,!;])"
    r"|(?:我|抱歉|对不起).{0,6}(?:不能|无法|不会|拒绝).{0,4}(?:选|回答|作答|提供)",
    re.IGNORECASE,
)
"""A refusal to answer. A letter that comes after it is no choice."""
_REGRETTED = re.compile(
    r"\b(?:I['’]?m|I am) (?:so |very )?sorry\b|\Asorry\b|\bas an ai\b.{0,80}\b(?:cannot|can['’]t|not|n['’]t|don['’]t)\b"
    r"|\bI (?:can['’]t|can ?not|won['’]t|refuse|decline)\W*\Z|抱歉|对不起",
    re.IGNORECASE | re.DOTALL,
)
"""What is a refusal where no letter is chosen beside it."""
_BOTH = re.compile(
    rf"\A{_DRESS}(?:both|either|neither)\b|\b(?:both|either|neither) (?:of the )?(?:options|choices|answers|{_PAIR})"
    rf"|\A{_DRESS}(?:option |choice |answer )?{_DRESS}{_PAIR}[\s.!)\]*_]*\Z",
    re.IGNORECASE,
)

_WORD = r"(?:seed:)?(?:think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad)"
_THOUGHT_ENDS = re.compile(
    rf"[<\[◁]/{_WORD}[>\]▷]|<\|channel\|>\s?final\s?<\|message\|>|<\|end_(?:of_thought|thinking)\|>", re.IGNORECASE
)
_THOUGHT_BEGINS = re.compile(
    rf"[<\[◁]{_WORD}[>\]▷]|<\|channel\|>\s?analysis|<\|(?:begin_of_thought|start_thinking)\|>", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z_]{1,20}>|<\|[a-z_]{1,20}\|>")


def read_text(text: str) -> tuple[str, Decision]:
    """(letter, …), or ("", the outcome that the answer amounts to). Total: every text has a reading."""
    said = _spoken(text)
    answered = _machine_answer(said)
    if answered is not None:
        letters, texts = answered
        refused = not letters and any(_declined(told) or _regretted(told) for told in texts)
        return _one(letters), Decision.REFUSED if refused else Decision.UNCLEAR
    if alone := _ALONE.fullmatch(said) or _ABROAD.fullmatch(said):
        return _latin(alone["letter"]), Decision.UNCLEAR
    plain = _JOINED.sub(_PAIR, said)
    if _declined(said) and not _BARE.match(plain):
        return "", Decision.REFUSED
    if letter := _one(_chosen(plain)):
        return letter, Decision.UNCLEAR
    if _BOTH.search(plain) or words.BOTH.search(plain):
        return "", Decision.BOTH
    return "", Decision.REFUSED if _regretted(said) else Decision.UNCLEAR


def _declined(said: str) -> bool:
    return _DECLINED.search(said) is not None or words.DECLINED.search(said) is not None


def _regretted(said: str) -> bool:
    return _REGRETTED.search(said) is not None or words.REGRETTED.search(said) is not None


def _latin(letter: str) -> str:
    return words.NATIVE.get(letter, letter.upper())


def _spoken(text: str) -> str:
    """What follows the last thought, without tags; nothing where a thought has not ended."""
    said = _THOUGHT_ENDS.split(text)[-1]
    if _THOUGHT_BEGINS.search(said):
        return ""
    said = _TAG.sub("\n", said).strip()
    if len(said) > LONGEST:
        said = f"{said[: LONGEST // 2]} … {said[-LONGEST // 2 :]}"
    return words.fold(said)[: 2 * LONGEST].strip()


def _chosen(said: str) -> set[str]:
    """Every letter that some sentence chooses."""
    bare = _letters(_BARE, said)
    settled = set[str]().union(*(_letters(way, said) for way in (_SETTLED, _SETTLED_CJK, _VALUED, _BOXED, *_CHOOSES)))
    if settled and len(bare) == 2:
        return settled  # the options were repeated, then one was settled on
    return settled | bare if settled or len(_letters(_LABEL, said)) < 2 else set()


def _letters(pattern: re.Pattern[str], said: str) -> set[str]:
    """The letters that a pattern finds in sentences that do not deny what they name."""
    return {found["letter"] for found in pattern.finditer(said) if not _is_turned(_before(said, found))}


def _is_turned(before: str) -> bool:
    return _TURNED.search(before) is not None or words.DENIED.search(before) is not None


def _before(said: str, found: re.Match[str]) -> str:
    """The sentence so far, without asides."""
    at = found.start("letter")
    return _ASIDE.sub(" ", _SENTENCE.split(said[max(0, at - 200) : at])[-1])


def _one(letters: set[str]) -> str:
    return next(iter(letters)) if len(letters) == 1 else ""


def _machine_answer(said: str) -> tuple[set[str], list[str]] | None:
    """The letters among the values of a JSON object, and its texts; None where the text is none."""
    bare = re.sub(r"\A```(?:json)?|```\Z", "", said).strip()
    if not bare.startswith("{"):
        return None
    values: list[Json] = []
    try:
        json.loads(bare, object_pairs_hook=lambda pairs: values.extend(value for _, value in pairs))
    except (ValueError, RecursionError):
        return None
    texts = [value.strip() for value in values if isinstance(value, str)]
    alone = (_ALONE.fullmatch(text) or _ABROAD.fullmatch(text) for text in texts)
    return {_latin(found["letter"]) for found in alone if found}, texts
