"""A variant in words: the system prompt and the prompt that a model is given."""

import re
from dataclasses import dataclass

from pact_author.locales import prompts
from pact_author.locales.lexicon import Lexicon
from pact_author.locales.message_format import format_message
from pact_author.model.message import Message
from pact_author.model.persona import Cue, NormShown, OptionOrder, Person
from pact_author.model.scenario import Scenario, Side
from pact_author.model.variant import Variant

NAME = "\ue000"
"""Stands before a role name while a text is put together (private use; no contributor's text may hold it)."""
BEGINS = re.compile(rf"(^|[.!?][”\"')]*\s+|\n){NAME}(\w)")


@dataclass(frozen=True, slots=True)
class Prompt:
    """system and prompt as sent. culture_letter: the option, A or B, that follows the culture."""

    system: str
    prompt: str
    culture_letter: str


def localize(scenario: Scenario, variant: Variant, lexicon: Lexicon) -> Prompt:
    """The prompt of a variant. The preference must have a text for the variant's holder."""
    values = {
        "actor": _named(lexicon.roles[scenario.relation, "actor"]),
        "receiver": _named(lexicon.roles[scenario.relation, "receiver"]),
        "actor_gender": _grammar(variant.actor, variant.cue),
        "receiver_gender": _grammar(variant.receiver, variant.cue),
        "place": lexicon.place(scenario.country),
    }

    def say(message: Message, **more: str) -> str:
        return sentences(format_message(message, values | more, lexicon.locale))

    preference = scenario.preference.held_by(variant.holder)
    assert preference is not None, f"{scenario.id} has no text for holder {variant.holder}"
    culture_first = variant.order is OptionOrder.CULTURE_FIRST
    first, second = (Side.CULTURE, Side.PREFERENCE) if culture_first else (Side.PREFERENCE, Side.CULTURE)
    paragraphs = [
        " ".join(people(scenario, variant, lexicon)),
        say(scenario.situation),
        say(prompts.NORM, norm=say(scenario.norm.statement)) if variant.norm_shown is NormShown.STATED else "",
        say(prompts.PREFERENCE, preference=say(preference)),
        say(prompts.QUESTION[variant.frame]),
        format_message(prompts.OPTIONS, {"a": say(scenario.options.of(first)), "b": say(scenario.options.of(second))}),
        _respondent(variant, lexicon),
        format_message(prompts.INSTRUCTION, {}),
    ]
    return Prompt(
        system=format_message(prompts.SYSTEM[variant.system_prompt], {}),
        prompt="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        culture_letter="A" if culture_first else "B",
    )


def people(scenario: Scenario, variant: Variant, lexicon: Lexicon) -> tuple[str, ...]:
    """A sentence for the actor and one for the receiver; none where nothing is told of them."""
    if variant.cue is Cue.NONE:
        return ()
    told = (
        format_message(
            lexicon.introduction,
            {"role": _named(lexicon.roles[scenario.relation, role]), "person": lexicon.person(person, variant.cue)},
            lexicon.locale,
        )
        for role, person in (("actor", variant.actor), ("receiver", variant.receiver))
    )
    return tuple(sentences(each) for each in told)


def _respondent(variant: Variant, lexicon: Lexicon) -> str:
    """As whom to answer, whatever the cue tells of the two people; nothing where nobody in particular is meant."""
    if variant.respondent is None:
        return ""
    return format_message(prompts.RESPONDENT, {"person": lexicon.person(variant.respondent, Cue.FULL)}, lexicon.locale)


def _grammar(person: Person, cue: Cue) -> str:
    return person.gender.grammar if cue is Cue.FULL else "other"


def _named(name: str) -> str:
    return NAME + name


def sentences(text: str) -> str:
    """Role names ("the guest") with a capital where they begin a sentence; nothing else is touched."""
    raised = BEGINS.sub(lambda found: found[1] + found[2].upper(), text)
    return raised.replace(NAME, "")
