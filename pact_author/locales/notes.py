"""What translators are told about each text: the scene, who is who, what words the locale has for them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pact_author.locales.names import country_name
from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.model.lexicon import PLAIN, Forms, Lexicon
from pact_author.model.scenario import Scenario
from pact_author.model.translation import SourceText

GENDERS = ("female", "male", "other")
SHORT = 60
"""Letters of a neighbouring text that are shown."""

WHAT = {
    "/situation": "The scene. It must not hint at what to do.",
    "/norm/statement": "What is usual there. Keep its hedges: usually, commonly, many.",
    "/preference/statement": "What {actor} would rather do, with the motive.",
    "/preference/swapped": "The same preference when {receiver} has it.",
    "/preference/both": "The same preference when both have it.",
    "/options/follow_culture": "An option, shown as “A) …” or “B) …”: like the other one in form, tone and length.",
    "/options/allow_preference": "An option, shown as “A) …” or “B) …”: like the other one in form, tone and length.",
}
TEMPLATES = {
    "system.plain": "What a model is told before everything else.",
    "system.balance": "The same, where a model is told to weigh both sides. Neither side is the correct one.",
    "norm": "Stands before the norm; {norm} is a whole sentence.",
    "preference": "Stands before the preference; {preference} is a whole sentence.",
    "question.advice": "The question after the scene.",
    "question.personal": "The question after the scene, about the model's own choice in {actor}'s place.",
    "question.norm": "The question after the scene: what most people would consider appropriate, not what is right.",
    "respondent": "Where a model shall answer as somebody else would; {person}: “a younger woman from Japan”.",
    "instruction": "The last line. A and B are the letters of the options in every language.",
}


def noted_texts(scenario: Scenario, english: Lexicon, lexicon: Lexicon | None) -> Iterator[SourceText]:
    """The texts of a scenario with what a translator should know. lexicon: of the locale, None where it has none."""
    texts = tuple(scenario_texts(scenario))
    for at, text in enumerate(texts):
        names = text.message.names
        beside = [f"{word}: “{_short(texts[other])}”" for word, other in _beside(texts, at)]
        told = (
            *scene_notes(scenario, text),
            _who(scenario, english, lexicon, names),
            _forms(lexicon, names),
            "; ".join(beside),
        )
        yield replace(text, notes=tuple(_line(note) for note in told if note))


def scene_notes(scenario: Scenario, text: SourceText) -> tuple[str, str]:
    """What needs no lexicon: the scene, and what part a text has in it."""
    scene = f"{scenario.title} ({country_name(scenario.country, 'en')}). Setting: {scenario.setting}."
    return _line(scene), WHAT[text.pointer]


def noted_templates(lexicon: Lexicon | None) -> Iterator[SourceText]:
    """The templates of the prompt, likewise."""
    for text in prompt_texts():
        told = (TEMPLATES[text.context.removeprefix("prompt#")], _forms(lexicon, text.message.names))
        yield replace(text, notes=tuple(_line(note) for note in told if note))


def _beside(texts: tuple[SourceText, ...], at: int) -> Iterator[tuple[str, int]]:
    if texts[at].pointer.startswith("/options/"):
        yield "The other option", at + 1 if texts[at].pointer.endswith("follow_culture") else at - 1
        return
    if at:
        yield "Before it", at - 1
    yield "after it" if at else "After it", at + 1


def _short(text: SourceText) -> str:
    words = text.message.source
    return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]} …"


def _who(scenario: Scenario, english: Lexicon, lexicon: Lexicon | None, names: frozenset[str]) -> str:
    told = []
    for role in ("actor", "receiver"):
        if role not in names:
            continue
        ours = _words(english, scenario.relation, role)
        theirs = _words(lexicon, scenario.relation, role) if lexicon else ""
        told.append(f"{{{role}}} stands for “{ours}”" + (f", here “{theirs}”" if theirs else ""))
    return "; ".join(told) + f" ({scenario.relation})." if told else ""


def _words(lexicon: Lexicon, relation: str, role: str) -> str:
    """The words for a role, by gender where that makes a difference: la invitada / el invitado / …"""
    none: Mapping[str, str] = {}
    forms: list[Forms] = [lexicon.roles.get((relation, role, gender), none) for gender in GENDERS]
    return " / ".join(dict.fromkeys(form[PLAIN] for form in forms if PLAIN in form))


def _forms(lexicon: Lexicon | None, names: frozenset[str]) -> str:
    if lexicon is None:
        return ""
    forms = [f"{{{role}_{form}}}" for role in ("actor", "receiver") if role in names for form in lexicon.role_forms]
    forms += [f"{{place_{form}}}" for form in lexicon.place_forms if "place" in names]
    return f"Forms of {lexicon.locale}: {', '.join(forms)}." if forms else ""


def _line(note: str) -> str:
    """A note on one line of a comment: contributors' texts may be of several."""
    return " ".join(note.split())
