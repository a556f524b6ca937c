"""A scenario and the people in it to what there is to look at: joins reading, rules and locales."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pact_author.locales.localize import localize, people
from pact_author.model.diagnostic import Diagnostic
from pact_author.model.errors import ProjectError
from pact_author.model.exhibit import Exhibit, Rendering
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, OptionOrder, Person, SystemPrompt
from pact_author.model.scenario import Holder, Scenario
from pact_author.model.variant import Variant
from pact_author.model.wording import Wording

ELSEWHERE = ("BR", "IN", "KE")
"""Where one of the two men comes from: the first of these that lies in another region than the norm's country."""


def exhibit(
    scenario: Scenario, variants: Sequence[Variant], wording: Wording, diagnostics: Sequence[Diagnostic] = ()
) -> Exhibit | None:
    """A scenario with a rendering of each variant, or None where an error in it stands against that.

    Raises ProjectError where the locale has no translation of a text.
    """
    try:
        renderings = tuple(_rendering(scenario, variant, wording) for variant in variants)
    except (KeyError, ValueError, ArithmeticError):
        # Whoever builds a release has no errors in it. Here it may have: no such relation, country or placeholder.
        return None
    except LookupError as error:
        raise untranslated(wording.locale, str(error)) from error
    return Exhibit(scenario, renderings, tuple(diagnostics))


def untranslated(locale: str, what: str) -> ProjectError:
    """What to say, and what to do, where a locale lacks a text."""
    return ProjectError(
        what, f"pact-author locale update {locale} puts every text into locales/{locale}/, to be translated there"
    )


def plain_variant(scenario: Scenario, actor: Person, receiver: Person) -> Variant:
    """A variant with every axis at its default but the people. Nothing is counted by it, so it has no id."""
    return Variant(
        id="",
        cell="",
        scenario=scenario.id,
        holder=Holder.ACTOR,
        actor=actor,
        receiver=receiver,
        cue=Cue.FULL,
        frame=Frame.ADVICE,
        system_prompt=SystemPrompt.PLAIN,
        norm_shown=NormShown.STATED,
        order=OptionOrder.CULTURE_FIRST,
    )


def two_variants(scenario: Scenario, regions: Mapping[str, str]) -> tuple[Variant, Variant]:
    """Two that differ in every person, by a fixed rule; regions: country → region.

    A younger woman from the norm's country towards an older man from there; an older man from elsewhere towards a
    younger woman from the norm's country.
    """
    home = scenario.country
    others = [country for country in ELSEWHERE if country != home]
    away = next((country for country in others if regions.get(country) != regions.get(home)), others[0])
    woman, man = Person(home, AgeBand.YOUNGER, Gender.FEMALE), Person(home, AgeBand.OLDER, Gender.MALE)
    return plain_variant(scenario, woman, man), plain_variant(scenario, replace(man, country=away), woman)


def _rendering(scenario: Scenario, variant: Variant, wording: Wording) -> Rendering:
    first = localize(scenario, variant, wording)
    second = localize(scenario, replace(variant, order=OptionOrder.PREFERENCE_FIRST), wording)
    told = wording.lexicon.between.join(people(scenario, variant, wording))
    return Rendering(variant, wording.locale, told, first.system, first.prompt, second.prompt, first.state)
