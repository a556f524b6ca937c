"""P30: a persona set can be drawn as it is written, and what it varies can be seen in a prompt."""

from collections.abc import Iterator, Mapping
from math import prod

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.persona import CLOSE, FAR, NORM_COUNTRY, Cue, Design, DesignKind, PersonLevels
from pact_author.rules.rule import design_rule

MANY = 20_000
"""Trials of one scenario from which a full design is more than anybody meant: four million calls for 200 scenarios."""


def _people(design: Design) -> Mapping[str, PersonLevels]:
    return {"actor": design.actor, "receiver": design.receiver}


def _levels(design: Design) -> Mapping[str, tuple[str, ...]]:
    return {
        f"{role}.{axis}": levels
        for role, who in _people(design).items()
        for axis, levels in (("country", who.country), ("age_band", who.age_band), ("gender", who.gender))
    }


def _respondents(design: Design) -> int:
    who = design.respondent
    told = len(who.country) * len(who.age_band) * len(who.gender) if who else 0
    return told + (design.without_respondent or not who)


@design_rule(
    "P301",
    "persona-without-region",
    Severity.ERROR,
    why="Figures are told by region; people of a country without one would drop out of those.",
    bad="actor:\n  country: [norm, AQ]\n  age_band: [younger, older]\n  gender: [female, male]\n",
    good="actor:\n  country: [norm, BR]\n  age_band: [younger, older]\n  gender: [female, male]\n",
)
def persona_without_region(design: Design, settings: Settings) -> Iterator[Finding]:
    """Every country of a persona set stands in the region map that pact.toml names."""
    people = {**_people(design), **({"respondent": design.respondent} if design.respondent else {})}
    named = [(f"/{role}/country/{at}", code) for role, who in people.items() for at, code in enumerate(who.country)]
    named += [(f"/abroad/{of}/{name}", code) for of, places in design.abroad.items() for name, code in places.items()]
    for pointer, code in named:
        if code not in (NORM_COUNTRY, CLOSE, FAR) and code not in settings.regions:
            yield Finding(
                pointer,
                f"{code} has no region in the region map {settings.region_map.name}",
                hint=f"name a map that has {code} under [places] in pact.toml",
            )


@design_rule(
    "P302",
    "fraction-of-all",
    Severity.WARNING,
    why="A fraction as large as what it is taken from is none: the design says something else than it does.",
    bad="design: {kind: fraction, cells: 64}\n",
    good="design: {kind: fraction, cells: 4}\n",
)
def fraction_of_all(design: Design, settings: Settings) -> Iterator[Finding]:
    """A fraction takes fewer cells than there are, and so does each stratum."""
    del settings
    strata = design.strata if design.kind is DesignKind.STRATIFIED else ()
    cells = prod(len(levels) for axis, levels in _levels(design).items() if axis not in strata)
    if design.cells >= cells:
        of = "in each stratum" if strata else "cells"
        yield Finding(
            "/design/cells", f"{design.cells} of {cells} {of} is no fraction", hint="write fewer, or kind: full"
        )


@design_rule(
    "P303",
    "full-design-too-large",
    Severity.WARNING,
    why="A full design multiplies every axis; the number of paid calls is seldom what its author had in mind.",
    bad="""\
actor:
  country: [norm, AR, BR, CL, CN, DE, EG, FR, GB, IN, JP, KE, MX, NG, NO, PE, TH, US, VN, ZA]
  age_band: [younger, older]
  gender: [female, male, nonbinary, unspecified]
receiver:
  country: [norm, AR, BR, CL, CN, DE, EG, FR, GB, IN, JP, KE, MX, NG, NO, PE, TH, US, VN, ZA]
  age_band: [younger, older]
  gender: [female, male, nonbinary, unspecified]
design: {kind: full}
""",
    good="design: {kind: full}\n",
)
def full_design_too_large(design: Design, settings: Settings) -> Iterator[Finding]:
    """A full design stays within what can be paid for."""
    del settings
    axes = (design.holders, design.cues, design.frames, design.system_prompts, design.norm_shown, design.naming)
    trials = 2 * prod(map(len, (*_levels(design).values(), *axes))) * _respondents(design)
    if design.kind is DesignKind.FULL and trials > MANY:
        yield Finding(
            "/design/kind",
            f"up to {trials:,} trials for each scenario",
            hint="take a fraction or contrasts; pact-author expand says what a design costs",
        )


@design_rule(
    "P304",
    "axis-that-nobody-sees",
    Severity.WARNING,
    why="What no prompt tells cannot make a difference; such trials are the same question, paid for several times.",
    bad="cues: [country]\n",
    good="cues: [full]\n",
)
def axis_that_nobody_sees(design: Design, settings: Settings) -> Iterator[Finding]:
    """What a persona set varies is told in some of its prompts."""
    del settings
    if Cue.FULL in design.cues:
        return
    for role, who in _people(design).items():
        told = Cue.COUNTRY in design.cues
        for axis, levels in (("country", who.country), ("age_band", who.age_band), ("gender", who.gender)):
            if len(levels) > 1 and not (told and axis == "country"):
                yield Finding(
                    f"/{role}/{axis}",
                    f"{role}.{axis} varies, and no prompt tells it",
                    hint="add the cue full, or keep one level",
                )
                return


@design_rule(
    "P305",
    "constraint-of-no-relation",
    Severity.ERROR,
    why="A constraint of a relation that no scenario can have is never asked about: somebody meant another word.",
    bad="constraints:\n  - if: {relation: [guest-guest]}\n    then: {actor.age_band: [older]}\n",
    good="constraints:\n  - if: {relation: [guest-host]}\n    then: {actor.age_band: [older]}\n",
)
def constraint_of_no_relation(design: Design, settings: Settings) -> Iterator[Finding]:
    """The relations that constraints name are in pact.toml."""
    for number, constraint in enumerate(design.constraints):
        for at, relation in enumerate(constraint.when.get("relation", ())):
            if relation not in settings.relations:
                yield Finding(
                    f"/constraints/{number}/if/relation/{at}",
                    f"there is no relation {relation} in pact.toml",
                    hint=f"there are: {', '.join(settings.relations)}",
                )


@design_rule(
    "P306",
    "persona-set-locale",
    Severity.ERROR,
    why="A set in the words of a locale that the project has not would come into no release, and nobody would notice.",
    bad="locales: [en, tlh]\n",
    good="locales: [en]\n",
)
def persona_set_locale(design: Design, settings: Settings) -> Iterator[Finding]:
    """The locales of a persona set are among those that pact.toml lists."""
    for number, locale in enumerate(design.locales):
        if locale not in settings.locales:
            yield Finding(
                f"/locales/{number}",
                f"{locale} is not among the locales of pact.toml",
                hint=f"there are: {', '.join(settings.locales)}",
            )


RULES = (
    persona_without_region,
    fraction_of_all,
    full_design_too_large,
    axis_that_nobody_sees,
    constraint_of_no_relation,
    persona_set_locale,
)
