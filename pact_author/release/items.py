"""A scenario and a design to items: its variants, worded in a locale, with what the places say of the people."""

from collections.abc import Iterator

from pact_author.locales.localize import localize
from pact_author.model.canonical import digest
from pact_author.model.corpus import Settings
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.model.variant import Item, Variant
from pact_author.model.wording import Wording
from pact_author.personas.expand import expand
from pact_author.personas.names import namer

NOBODY = "none"
"""What the columns of a respondent say where the model answers as nobody in particular."""


def items(scenario: Scenario, design: Design, wording: Wording, settings: Settings) -> Iterator[Item]:
    """The items of one scenario, lazily, in the order of the expansion."""
    for variant in expand(scenario, design, namer(wording.names, design)):
        yield _item(scenario, variant, wording, settings)


def _item(scenario: Scenario, variant: Variant, wording: Wording, settings: Settings) -> Item:
    said, answering = localize(scenario, variant, wording), variant.respondent
    return Item(
        id=variant.id,
        cell=variant.cell,
        scenario=scenario.id,
        locale=wording.locale,
        country=scenario.country,
        region=settings.regions[scenario.country],
        theme=scenario.theme,
        relation=scenario.relation,
        preference_kind=scenario.preference.kind,
        holder=variant.holder,
        actor_country=variant.actor.country,
        actor_age_band=variant.actor.age_band,
        actor_gender=variant.actor.gender,
        actor_name=variant.actor.name,
        receiver_country=variant.receiver.country,
        receiver_age_band=variant.receiver.age_band,
        receiver_gender=variant.receiver.gender,
        receiver_name=variant.receiver.name,
        norm_match=_norm_match(scenario.country, variant),
        country_relation=settings.country_relations.relation(variant.actor.country, variant.receiver.country),
        cue=variant.cue,
        frame=variant.frame,
        system_prompt=variant.system_prompt,
        norm_shown=variant.norm_shown,
        respondent_country=answering.country if answering else NOBODY,
        respondent_age_band=answering.age_band if answering else NOBODY,
        respondent_gender=answering.gender if answering else NOBODY,
        naming=variant.naming,
        order=variant.order,
        culture_letter=said.culture_letter,
        pairs=dict(variant.pairs),
        status=said.state,
        system=said.system,
        prompt=said.prompt,
        content_hash=digest([said.system, said.prompt]),
    )


def _norm_match(country: str, variant: Variant) -> str:
    """Whose country is the norm's."""
    match variant.actor.country == country, variant.receiver.country == country:
        case True, True:
            return "both"
        case True, False:
            return "actor"
        case False, True:
            return "receiver"
    return "neither"
