"""Twins in words: prompts of one contrast differ in nothing but what is contrasted, in every locale."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pact_author.locales.lexicon import Lexicon
from pact_author.locales.localize import localize, people
from pact_author.model.errors import ReleaseError
from pact_author.model.message import Branching, Message, Part
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.model.variant import Variant
from pact_author.personas.expand import expand

LOOKED_AT = 5000
"""Variants of a scenario among which one pair of each contrast is looked for."""
DYAD = "dyad"


def check_twins(scenarios: Sequence[Scenario], designs: Sequence[Design], lexicons: Sequence[Lexicon]) -> None:
    """Put one pair of twins of each contrast of each scenario into words. Raises ReleaseError where more differs."""
    for design in designs:
        for scenario in scenarios if design.twins or design.dyads else ():
            for contrast, one, other in _pairs(scenario, design):
                for lexicon in lexicons:
                    found = stray(scenario, one, other, contrast, lexicon)
                    if found is not None:
                        where = f"{scenario.id} in {lexicon.locale}"
                        hint = "only the person's phrase, and what agrees with a gender, may change"
                        raise ReleaseError(f"{where}: twins of {contrast} differ in more than that: {found}", hint)


def stray(scenario: Scenario, one: Variant, other: Variant, contrast: str, lexicon: Lexicon) -> str | None:
    """What differs between two twins beside their factor, in words; None where nothing does.

    The factor is the phrase for the person (for both, in a dyad) and, where it is gender, the branches of texts that
    are chosen by that person's gender.
    """
    role, _, axis = contrast.partition(".")
    roles = ("actor", "receiver") if role == DYAD else (role,)
    gendered = frozenset(f"{each}_gender" for each in roles) if axis == "gender" else frozenset()
    plain = _settled(scenario, gendered)
    first, second = (_without_phrases(plain, variant, roles, lexicon) for variant in (one, other))
    for paragraph, its in zip(first, second, strict=False):
        if paragraph != its:
            return f"“{paragraph}” and “{its}”"
    return None if len(first) == len(second) else "one has a paragraph more"


def _without_phrases(scenario: Scenario, variant: Variant, roles: Sequence[str], lexicon: Lexicon) -> list[str]:
    """System prompt and paragraphs; of the sentences about people, those of the roles without the person's phrase."""
    said = localize(scenario, variant, lexicon)
    told = people(scenario, variant, lexicon)
    rest = said.prompt.removeprefix(" ".join(told))
    bare = [
        sentence.replace(lexicon.person(person, variant.cue), "…", 1) if role in roles else sentence
        for role, person, sentence in zip(("actor", "receiver"), (variant.actor, variant.receiver), told, strict=False)
    ]
    return [said.system, *bare, *rest.split("\n\n")]


def _pairs(scenario: Scenario, design: Design) -> Iterator[tuple[str, Variant, Variant]]:
    """The first pair of each contrast."""
    waiting: dict[tuple[str, str, str], Variant] = {}
    done: set[str] = set()
    for variant in islice(expand(scenario, design), LOOKED_AT):
        for contrast, pair in variant.pairs:
            if contrast not in done:
                one = waiting.setdefault((contrast, pair, variant.order), variant)
                if one.cell != variant.cell:
                    done.add(contrast)
                    yield contrast, one, variant


def _settled(scenario: Scenario, names: frozenset[str]) -> Scenario:
    """The scenario with every choice by those names taken as `other`."""

    def settle(message: Message) -> Message:
        return replace(message, parts=tuple(_parts(message.parts, names)))

    preference, options = scenario.preference, scenario.options
    return replace(
        scenario,
        situation=settle(scenario.situation),
        norm=replace(scenario.norm, statement=settle(scenario.norm.statement)),
        preference=replace(
            preference,
            statement=settle(preference.statement),
            swapped=settle(preference.swapped) if preference.swapped else None,
            both=settle(preference.both) if preference.both else None,
        ),
        options=replace(
            options,
            follow_culture=settle(options.follow_culture),
            allow_preference=settle(options.allow_preference),
        ),
    )


def _parts(parts: tuple[Part, ...], names: frozenset[str]) -> Iterator[Part]:
    for part in parts:
        if not isinstance(part, Branching):
            yield part
        elif part.name in names:
            yield from _parts(dict(part.branches)["other"], names)
        else:
            branches = tuple((key, tuple(_parts(inner, names))) for key, inner in part.branches)
            yield replace(part, branches=branches)
