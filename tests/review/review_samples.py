"""Judges that a loopback server plays, whose rightness is known, and small corpora with reviews."""

import json
from dataclasses import replace
from pathlib import Path

from loopback import completion

from pact_author.ask.call import CallSettings, Reply, ReplyStatus
from pact_author.locales.names import country_name
from pact_author.model.calibration import EXPECTED, GoldItem, Kind
from pact_author.model.review import Answer, Hearing, Review, Said
from pact_author.model.scenario import Evidence
from pact_author.reading.calibration_file import read_gold
from pact_author.reading.project import open_project
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.yaml_text import parse
from pact_author.review.places import askable
from pact_author.review.plan import Judge, planned
from pact_author.review.prompt import prompt_hash
from pact_author.review.questions import CODES, QUESTIONS

CHECKOUT = Path(__file__).parents[2]
PROJECT = open_project(CHECKOUT)
GOLD = read_gold(PROJECT)
JUDGE = Judge("loop-1", "loop-1", "endpoint", CallSettings(max_tokens=400, top_logprobs=0))
BOW = "jp/thanks-at-the-end-of-term"
PATH = f"scenarios/{BOW}.yaml"
DAY = "2026-11-25"
THANKS = (Path(__file__).parent / "thanks.yaml").read_text(encoding="utf-8")
"""The sample scenario, as it was once in our corpus: what authors do to theirs changes no test."""


def document(text=None):
    return parse(PATH, text or THANKS)[0]


def scenario(text=None):
    return to_scenario(document(text))[0]


def found(text=None):
    """What can be asked of the sample scenario."""
    return askable([scenario(text)], {})[0]


def material(code="R601", text=None):
    return found(text).materials[code, ""]


def calls(code="R601", samples=1):
    return planned(CODES[code], material(code), replace(JUDGE, samples=samples))


def reply(call, text, status=ReplyStatus.ANSWERED):
    return Reply(call.key, status, text)


def said(answer="yes", quote="", reason="so it is", confidence=90):
    """An answer as the schema has it."""
    return json.dumps({"quote": quote, "reason": reason, "answer": answer, "confidence": confidence})


def votes(*told, confidence=0.9, **more):
    return tuple(Answer(number, Said(word), confidence=confidence, **more) for number, word in enumerate(told))


def hearing(*told, code="R601", judge="loop-1", content=None, prompt=None, locale="", **more):
    """Votes of a judge on the sample scenario as it stands."""
    content = content or found().content(code, locale)
    return Hearing(judge, code, locale, content, prompt or prompt_hash(CODES[code]), DAY, votes(*told, **more))


def review(*hearings, decisions=()):
    return Review(BOW, hearings, tuple(decisions))


# ---- recorded judges -----------------------------------------------------------------------------------------------


def question_of(request):
    """The code of the question that a request asks."""
    system = request.body["messages"][0]["content"]
    (code,) = [question.code for question in QUESTIONS if question.card.asked in system]
    return code


def shown(request):
    return json.loads(request.body["messages"][1]["content"])


def gold_of(request):
    """The gold item that a request is about: found by what is shown, as a capable judge finds it by what it knows."""
    code, told = question_of(request), shown(request)
    fitting = [
        item
        for item in GOLD
        if code in EXPECTED[item.kind]
        and country_name(item.country, "en") == told["country"]
        and item.statement == told["norm"]
        and (code != "R603" or item.evidence.supports in told["source"])
    ]
    return fitting[0]


def right(request):
    return EXPECTED[gold_of(request).kind][question_of(request)]


def good(request, number=0):
    """Right about everything, and 90 % sure."""
    del number
    return completion(said("yes" if right(request) else "no"), None)


def always_yes(request, number=0):
    del number
    return completion(said("neither" if question_of(request) == "R605" else "yes"), None)


def always_no(request, number=0):
    del number
    return completion(said("first" if question_of(request) == "R605" else "no"), None)


def malformed(request, number=0):
    """Says something about everything, in no form that could be an answer."""
    del request
    return completion(("Well, yes and no.", '{"answer": maybe', "42", "answer: yes\nanswer: no")[number % 4], None)


def unsure(request, number=0):
    del request, number
    return completion(said("cannot-tell"), None)


def biased(request, number=0):
    """Right about countries of one region, and content with whatever is told of all others."""
    del number
    at_home = PROJECT.settings.regions[gold_of(request).country] == "north-america-western-europe"
    return completion(said("yes" if right(request) or not at_home else "no"), None)


def item(kind=Kind.TRUE, norm="jp/a-norm", country="JP", theme="gift-giving"):
    evidence = Evidence("A page", "A guide", "https://a.example/b", "2026-11-24", "Says that it is so in most homes.")
    return GoldItem(norm, kind, country, theme, "a home", "Guests take off their shoes.", None, evidence)
