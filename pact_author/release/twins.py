"""Twins in words: prompts of one contrast differ in nothing but what is contrasted, in every locale."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pact_author.locales.lexicon import person_phrase
from pact_author.locales.localize import localize, people
from pact_author.model.errors import ReleaseError
from pact_author.model.message import Branching, Message, Part
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.model.variant import Variant
from pact_author.model.wording import Wording
from pact_author.personas.expand import expand
from pact_author.personas.names import namer
from pact_author.release.tables import ItemTable

LOOKED_AT = 5000
"""Variants of a scenario among which one pair of each contrast is looked for."""
DYAD = "dyad"


def check_twins(tables: Sequence[ItemTable]) -> None:
    """Put one pair of twins of each contrast of each scenario into words. Raises ReleaseError where more differs."""
    for table in tables:
        design, wording = table.design, table.words.wording
        for scenario in table.words.scenarios if design.twins or design.dyads else ():
            for contrast, one, other in _pairs(scenario, design, wording):
                found = stray(scenario, one, other, contrast, wording)
                if found is not None:
                    where = f"{scenario.id} in {wording.locale}"
                    hint = "only the person's phrase, and what agrees with a gender, may change"
                    raise ReleaseError(f"{where}: twins of {contrast} differ in more than that: {found}", hint)


def stray(scenario: Scenario, one: Variant, other: Variant, contrast: str, wording: Wording) -> str | None:
    """What differs between two twins beside their factor, in words; None where nothing does.

    The factor is the phrase for the person (for both, in a dyad) and, where it is gender, what agrees with that
    person's gender: the branches of texts, and the words for the role.
    """
    role, _, axis = contrast.partition(".")
    roles = ("actor", "receiver") if role == DYAD else (role,)
    if axis == "gender":
        names = frozenset(f"{each}_gender" for each in roles)
        scenario, wording = _settled(scenario, names), _settled_words(wording, names, roles)
    first, second = (_without_phrases(scenario, variant, roles, wording) for variant in (one, other))
    for paragraph, its in zip(first, second, strict=False):
        if paragraph != its:
            return f"“{paragraph}” and “{its}”"
    return None if len(first) == len(second) else "one has a paragraph more"


def _without_phrases(scenario: Scenario, variant: Variant, roles: Sequence[str], wording: Wording) -> list[str]:
    """System prompt and paragraphs; of the sentences about people, those of the roles without the person's phrase."""
    lexicon = wording.lexicon
    said = localize(scenario, variant, wording)
    told = people(scenario, variant, wording)
    rest = said.prompt.removeprefix(lexicon.between.join(told))
    bare = [
        sentence.replace(person_phrase(lexicon, person, variant.cue), "…", 1) if role in roles else sentence
        for role, person, sentence in zip(("actor", "receiver"), (variant.actor, variant.receiver), told, strict=False)
    ]
    return [said.system, *bare, *rest.split("\n\n")]


def _settled_words(wording: Wording, names: frozenset[str], roles: Sequence[str]) -> Wording:
    """The wording with every choice by those names, and every role's words, taken as `other`."""
    lexicon, texts = wording.lexicon, wording.texts
    words = {
        (relation, role, gender): lexicon.roles[relation, role, "other" if role in roles else gender]
        for relation, role, gender in lexicon.roles
    }
    settled = replace(lexicon, roles=words, introduction=_settle(lexicon.introduction, frozenset({"role_gender"})))
    if texts is not None:
        texts = {name: replace(text, message=_settle(text.message, names)) for name, text in texts.items()}
    return replace(wording, lexicon=settled, texts=texts)


def _pairs(scenario: Scenario, design: Design, wording: Wording) -> Iterator[tuple[str, Variant, Variant]]:
    """The first pair of each contrast."""
    waiting: dict[tuple[str, str, str], Variant] = {}
    done: set[str] = set()
    for variant in islice(expand(scenario, design, namer(wording.names, design)), LOOKED_AT):
        for contrast, pair in variant.pairs:
            if contrast not in done:
                one = waiting.setdefault((contrast, pair, variant.order), variant)
                if one.cell != variant.cell:
                    done.add(contrast)
                    yield contrast, one, variant


def _settled(scenario: Scenario, names: frozenset[str]) -> Scenario:
    """The scenario with every choice by those names taken as `other`."""
    preference, options = scenario.preference, scenario.options
    return replace(
        scenario,
        situation=_settle(scenario.situation, names),
        norm=replace(scenario.norm, statement=_settle(scenario.norm.statement, names)),
        preference=replace(
            preference,
            statement=_settle(preference.statement, names),
            swapped=_settle(preference.swapped, names) if preference.swapped else None,
            both=_settle(preference.both, names) if preference.both else None,
        ),
        options=replace(
            options,
            follow_culture=_settle(options.follow_culture, names),
            allow_preference=_settle(options.allow_preference, names),
        ),
    )


def _settle(message: Message, names: frozenset[str]) -> Message:
    return replace(message, parts=tuple(_parts(message.parts, names)))


def _parts(parts: tuple[Part, ...], names: frozenset[str]) -> Iterator[Part]:
    for part in parts:
        if not isinstance(part, Branching):
            yield part
        elif part.name in names:
            yield from _parts(dict(part.branches)["other"], names)
        else:
            branches = tuple((key, tuple(_parts(inner, names))) for key, inner in part.branches)
            yield replace(part, branches=branches)
