"""P30: a persona set can be drawn as it is written, and what it varies can be seen in a prompt."""

from collections.abc import Iterator, Mapping
from math import prod

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.persona import NORM_COUNTRY, Cue, Design, DesignKind, PersonLevels
from pact_author.rules.rule import design_rule

MANY = 20_000
"""Trials of one scenario from which a full design is more than anybody meant: four million calls for 200 scenarios."""


def _people(design: Design) -> Mapping[str, PersonLevels]:
    return {"actor": design.actor, "receiver": design.receiver}


def _persona_cells(design: Design) -> int:
    return prod(len(who.country) * len(who.age_band) * len(who.gender) for who in _people(design).values())


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
    for role, who in _people(design).items():
        for number, code in enumerate(who.country):
            if code != NORM_COUNTRY and code not in settings.regions:
                yield Finding(
                    f"/{role}/country/{number}",
                    f"{code} has no region in the region map {settings.region_map.name}",
                    hint=f"is it the ISO 3166-1 code? Then name a map that has {code} under [places] in pact.toml",
                )


@design_rule(
    "P302",
    "sample-of-all",
    Severity.WARNING,
    why="A sample as large as what it is drawn from is no sample: the design says something else than it does.",
    bad="design: {kind: sample, cells: 64}\n",
    good="design: {kind: sample, cells: 4}\n",
)
def sample_of_all(design: Design, settings: Settings) -> Iterator[Finding]:
    """A sample takes fewer cells than there are."""
    del settings
    cells = _persona_cells(design)
    if design.kind is DesignKind.SAMPLE and design.cells >= cells:
        yield Finding(
            "/design/cells", f"{design.cells} of {cells} cells is no sample", hint="write fewer, or kind: full"
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
    axes = (design.holders, design.cues, design.frames, design.system_prompts, design.norm_shown)
    trials = 2 * _persona_cells(design) * prod(map(len, axes))
    if design.kind is DesignKind.FULL and trials > MANY:
        yield Finding(
            "/design/kind",
            f"up to {trials:,} trials for each scenario",
            hint="take a sample or twins; pact-author expand says what a design costs",
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


RULES = (persona_without_region, sample_of_all, full_design_too_large, axis_that_nobody_sees)
