"""What a judge is shown: the texts of a scenario, of its translation or of a gold item that a question is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pact_author.locales.names import country_name, is_country, language_name
from pact_author.locales.sources import scenario_texts
from pact_author.model.calibration import GoldItem
from pact_author.model.canonical import Json, digest
from pact_author.model.scenario import Evidence, Scenario
from pact_author.model.source_text import entry_pointer
from pact_author.model.translation import Entry
from pact_author.review.questions import Question

HASH = 16
"""Hexadecimal digits of a hash that stands in a review."""


@dataclass(frozen=True, slots=True)
class Text:
    """name: as the judge reads it; several may share one. pointer: where it stands in its file."""

    name: str
    text: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Material:
    """about: id of the scenario, or name of the gold item. path: of the file that the pointers are of.

    facts: what is no text of the scenario: (name, value). pairs: of a translation, (English, translation) by key.
    """

    about: str
    path: str
    texts: tuple[Text, ...]
    facts: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str, str], ...] = ()
    locale: str = ""

    @property
    def content(self) -> str:
        """The hash of all that is shown."""
        told: Json = [[each.name, each.text] for each in self.texts]
        return digest([[list(fact) for fact in self.facts], told, [list(pair) for pair in self.pairs]])[:HASH]

    def shown(self, *, swapped: bool = False) -> Mapping[str, Json]:
        """As JSON. swapped: the first act and the second one change places."""
        acts = {"first_act": "second_act", "second_act": "first_act"} if swapped else {}
        told: dict[str, Json] = dict(self.facts)
        for name in dict.fromkeys(each.name for each in self.texts):  # the one that is called first stands first
            of_name = [each.text for each in self.texts if each.name == acts.get(name, name)]
            told[name] = of_name[0] if len(of_name) == 1 else of_name
        for key, english, translation in self.pairs:
            told[key] = {"english": english, "translation": translation}
        return told


def of_scenario(scenario: Scenario, question: Question) -> Material:
    """What a question that needs no locale shows of a scenario."""
    facts = {"country": _country(scenario.country), "setting": scenario.setting}
    texts = [each for each in _texts(scenario) if each.name in question.shows]
    return Material(
        scenario.id, scenario.path, tuple(texts), tuple((name, facts[name]) for name in question.facts if name in facts)
    )


def of_translation(scenario: Scenario, locale: str, entries: Iterable[Entry], path: str) -> Material | None:
    """Every text of a scenario that has a translation of its English as it stands; None where there is none."""
    known = {entry.context: entry for entry in entries}
    texts, pairs = [], []
    for source in scenario_texts(scenario):
        entry = known.get(source.context)
        if entry is not None and entry.text and entry.source == source.message.source:
            name = source.context.partition("#")[2]
            texts.append(Text(name, entry.text, entry_pointer(source.context, "msgstr")))
            pairs.append((name, source.message.source, entry.text))
    if not pairs:
        return None
    language = f"{language_name(locale)} ({locale})"
    return Material(scenario.id, path, tuple(texts), (("language", language),), tuple(pairs), locale)


def of_gold(item: GoldItem, question: Question) -> Material:
    """What the same question shows of a gold item."""
    facts = {"country": _country(item.country), "setting": item.setting}
    texts = [Text("norm", item.statement, "/norm/statement")]
    if item.variation is not None:
        texts.append(Text("variation", item.variation, "/norm/variation"))
    texts += _sources((item.evidence,))
    shown = tuple(each for each in texts if each.name in question.shows)
    return Material(item.name, "", shown, tuple((name, facts[name]) for name in question.facts if name in facts))


def whole(materials: Iterable[Material]) -> str:
    """The hash of all that can be asked about a scenario without a locale."""
    return digest([material.content for material in materials])[:HASH]


def _country(code: str) -> str:
    """Its name; the code itself where it is none, of which a rule complains."""
    return country_name(code, "en") if is_country(code) else code


def _texts(scenario: Scenario) -> Iterator[Text]:
    yield Text("title", scenario.title, "/title")
    names = {
        "/situation": "situation",
        "/norm/statement": "norm",
        "/preference/statement": "preference",
        "/preference/swapped": "preference_swapped",
        "/preference/both": "preference_both",
        "/options/follow_culture": "first_act",
        "/options/allow_preference": "second_act",
    }
    for pointer, message in scenario.messages():
        yield Text(names[pointer], message.source, pointer)
    if scenario.norm.variation is not None:
        yield Text("variation", scenario.norm.variation, "/norm/variation")
    yield from _sources(scenario.norm.evidence)


def _sources(evidence: Iterable[Evidence]) -> Iterator[Text]:
    for number, source in enumerate(evidence):
        text = f"{source.title} ({source.publisher}): {source.supports}"
        yield Text("source", text, f"/norm/evidence/{number}/supports")
