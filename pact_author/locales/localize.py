"""A variant in words: the system prompt and the prompt that a model is given, in one locale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pact_author.locales import prompts
from pact_author.locales.direction import person_name
from pact_author.locales.lexicon import lexicon_path, names, person_phrase, place
from pact_author.locales.message_format import format_message
from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.model.errors import ProjectError
from pact_author.model.lexicon import Forms, Lexicon
from pact_author.model.message import Message
from pact_author.model.persona import Cue, NormShown, OptionOrder, Person
from pact_author.model.scenario import Holder, Scenario, Side
from pact_author.model.source_text import context
from pact_author.model.translation import TranslationState
from pact_author.model.variant import Variant
from pact_author.model.wording import Translated, Wording

NAME = "\ue000"
"""Stands before a role name while a text is put together (private use; no contributor's text may hold it)."""
BEGINS = re.compile(rf"(^|[.!?…。؟][”\"')»]*\s+|\n)([¿¡“\"'(«]*){NAME}(\w)")

HELD = {Holder.ACTOR: "/preference/statement", Holder.RECEIVER: "/preference/swapped", Holder.BOTH: "/preference/both"}
OPTION = {Side.CULTURE: "/options/follow_culture", Side.PREFERENCE: "/options/allow_preference"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """system and prompt as sent. culture_letter: the option, A or B, that follows the culture.

    state: the lowest of the texts that it was made of.
    """

    system: str
    prompt: str
    culture_letter: str
    state: TranslationState


def localize(scenario: Scenario, variant: Variant, wording: Wording) -> Prompt:
    """The prompt of a variant. The preference must have a text for the variant's holder.

    Raises LookupError naming the text that the locale lacks; see lowest_state.
    """
    lexicon = wording.lexicon
    values = {
        **names("actor", _role(lexicon, scenario, "actor", _grammar(variant.actor, variant.cue))),
        **names("receiver", _role(lexicon, scenario, "receiver", _grammar(variant.receiver, variant.cue))),
        **names("place", place(lexicon, scenario.country)),
        "actor_gender": _grammar(variant.actor, variant.cue),
        "receiver_gender": _grammar(variant.receiver, variant.cue),
    }
    messages = dict(scenario.messages())
    states = [lexicon.state]

    def say(text: Translated, **more: str) -> str:
        states.append(text.state)
        return sentences(format_message(text.message, values | more, lexicon.locale))

    def told(pointer: str) -> str:
        return say(_text(wording, context(scenario.id, pointer), messages[pointer]))

    def template(name: str, **more: str) -> str:
        return say(_text(wording, f"prompt#{name}", prompts.TEXTS[name]), **more)

    answering = variant.respondent
    culture_first = variant.order is OptionOrder.CULTURE_FIRST
    first, second = (Side.CULTURE, Side.PREFERENCE) if culture_first else (Side.PREFERENCE, Side.CULTURE)
    paragraphs = [
        lexicon.between.join(people(scenario, variant, wording)),
        told("/situation"),
        template("norm", norm=told("/norm/statement")) if variant.norm_shown is NormShown.STATED else "",
        template("preference", preference=told(HELD[variant.holder])),
        template(f"question.{variant.frame}"),
        format_message(prompts.OPTIONS, {"a": told(OPTION[first]), "b": told(OPTION[second])}),
        # As whom to answer is told whatever the cue tells of the two people.
        template("respondent", person=person_phrase(lexicon, answering, Cue.FULL)) if answering else "",
        template("instruction"),
    ]
    return Prompt(
        system=template(f"system.{variant.system_prompt}"),
        prompt="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        culture_letter="A" if culture_first else "B",
        state=min(states, key=lambda state: state.rank),
    )


def lowest_state(scenario: Scenario, wording: Wording) -> TranslationState:
    """The lowest state among all texts that prompts of a scenario can be made of; missing where one is not there."""
    return min(_states(scenario, wording), key=lambda state: state.rank)


def _states(scenario: Scenario, wording: Wording) -> Iterator[TranslationState]:
    yield wording.lexicon.state
    if wording.texts is not None:
        for text in (*scenario_texts(scenario), *prompt_texts()):
            found = wording.texts.get(text.context)
            yield found.state_for(text.message.source) if found else TranslationState.MISSING


def people(scenario: Scenario, variant: Variant, wording: Wording) -> tuple[str, ...]:
    """A sentence for the actor and one for the receiver; none where nothing is told of them."""
    if variant.cue is Cue.NONE:
        return ()
    return tuple(
        _introduced(wording, _role(wording.lexicon, scenario, role, _grammar(person, variant.cue)), person, variant.cue)
        for role, person in (("actor", variant.actor), ("receiver", variant.receiver))
    )


def _introduced(wording: Wording, role: Forms, person: Person, cue: Cue) -> str:
    lexicon, sentence, name = wording.lexicon, wording.lexicon.introduction, ""
    if person.name:
        if lexicon.introduction_named is None:
            path = lexicon_path(lexicon.locale)
            raise ProjectError(f"{path} has no introduction_named", "persona sets that name people need it")
        sentence = lexicon.introduction_named
        name = person_name(wording.names[person.country].named(person.name), lexicon.locale)
    values = {"role_gender": _grammar(person, cue), "person": person_phrase(lexicon, person, cue), "name": name}
    return sentences(format_message(sentence, names("role", role) | values, lexicon.locale))


def _text(wording: Wording, name: str, source: Message) -> Translated:
    if wording.texts is None:
        return Translated(source, TranslationState.SOURCE)
    if name not in wording.texts:
        raise LookupError(f"{wording.locale} has no text for {name}")
    found = wording.texts[name]
    return replace(found, state=found.state_for(source.source))


def _role(lexicon: Lexicon, scenario: Scenario, role: str, gender: str) -> Forms:
    forms = lexicon.roles[scenario.relation, role, gender]
    return {form: NAME + words for form, words in forms.items()}


def _grammar(person: Person, cue: Cue) -> str:
    return person.gender.grammar if cue is Cue.FULL else "other"


def sentences(text: str) -> str:
    """Role names ("the guest") with a capital where they begin a sentence; nothing else is touched."""
    raised = BEGINS.sub(lambda found: found[1] + found[2] + found[3].upper(), text)
    return raised.replace(NAME, "")
