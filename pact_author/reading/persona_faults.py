"""What a persona set of the right shape says against itself."""

from collections.abc import Iterator
from itertools import chain, islice
from math import prod
from pathlib import PurePosixPath

from pact_author.model.countries import why_not
from pact_author.model.diagnostic import Card, Diagnostic
from pact_author.model.document import Document
from pact_author.model.persona import AXES, CLOSE, FAR, NORM_COUNTRY, AgeBand
from pact_author.model.space import Box, Rule, Space
from pact_author.reading import cards, persona_cards
from pact_author.reading.shape import MAX_ERRORS
from pact_author.reading.values import Tree, short

REFUSED = 0.95
"""The share of all cells from which constraints are more than an exception."""
LISTS = {"fraction": ("keep_full",), "stratified": ("strata",), "contrast": ("crossed",)}
"""Kind → the fields that name axes of which every combination is there."""

Fault = tuple[Card, str, str, str]
"""Card, JSON pointer, message, hint."""


def contradictions(document: Document) -> tuple[Diagnostic, ...]:
    """All of a document in which shape.check("personas") found nothing, in the order of the file."""
    data: Tree = document.data
    rest = (_countries, _abroad, _bands, _axes, _contrasts, _weights, _constraints)
    faults = list(islice(chain(_name(document.path, data), *(look(data) for look in rest)), MAX_ERRORS))
    if not faults:
        faults = list(_refusals(data))
    found = (
        card.diagnostic(
            document.locate_key(at) if card is persona_cards.PERSONA_CONSTRAINTS else document.locate(at), message, hint
        )
        for card, at, message, hint in faults
    )
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def _name(path: str, data: Tree) -> Iterator[Fault]:
    stem = PurePosixPath(path).stem
    if data["name"] != stem:
        message = f"the set is named `{data['name']}` and its file `{stem}.yaml`"
        yield (
            persona_cards.PERSONA_NAME,
            "/name",
            message,
            f"write `name: {stem}`, or name the file {data['name']}.yaml",
        )


def _people(data: Tree) -> Iterator[tuple[str, Tree]]:
    return ((role, data[role]) for role in ("actor", "receiver", "respondent") if role in data)


def _levels(data: Tree, axis: str) -> list[str]:
    role, _, name = axis.partition(".")
    levels: list[str] = data[role][name]
    return levels


def _countries(data: Tree) -> Iterator[Fault]:
    named = [
        (f"/{role}/country/{number}", code)
        for role, people in _people(data)
        for number, code in enumerate(people["country"])
        if code not in (NORM_COUNTRY, CLOSE, FAR)
    ]
    for code, places in data.get("abroad", {}).items():
        named += [(f"/abroad/{code}", code), *((f"/abroad/{code}/{name}", place) for name, place in places.items())]
    for pointer, code in named:
        if hint := why_not(code):
            yield cards.WRONG_FORM, pointer, f"`{code}` is not the code of a country", hint


def _abroad(data: Tree) -> Iterator[Fault]:
    abroad = data.get("abroad", {})
    used = [
        (f"/{role}/country/{number}", level)
        for role, people in _people(data)
        for number, level in enumerate(people["country"])
        if level in (CLOSE, FAR)
    ]
    if used and not abroad:
        pointer, level = used[0]
        hint = f"add `abroad`, with a country for `{level}` beside each norm's country"
        yield persona_cards.PERSONA_LEVELS, pointer, f"nothing says which country `{level}` is", hint
    if abroad and not used:
        hint = "add them to `country` of the actor or the receiver, or take `abroad` out"
        yield persona_cards.PERSONA_LEVELS, "/abroad", "neither `close` nor `far` is used", hint
    for code, places in abroad.items():
        if code in places.values() or places[CLOSE] == places[FAR]:
            message = f"of {code}, {places[CLOSE]} is close and {places[FAR]} is far: the three have to differ"
            yield persona_cards.PERSONA_LEVELS, f"/abroad/{code}", message, "name another country"


def _bands(data: Tree) -> Iterator[Fault]:
    bands = [
        (f"/{role}/age_band/{number}", band)
        for role, people in _people(data)
        for number, band in enumerate(people["age_band"])
    ]
    broad = AgeBand(bands[0][1]).is_broad
    for pointer, band in bands:
        if AgeBand(band).is_broad is not broad:
            message = f"`{band}` stands beside `{bands[0][1]}`: two kinds of age bands in one set"
            hint = "use younger and older, or the four of 18-29, 30-44, 45-59 and 60+"
            yield persona_cards.PERSONA_LEVELS, pointer, message, hint
            return


def _axes(data: Tree) -> Iterator[Fault]:
    design = data["design"]
    for field in (*LISTS.get(design["kind"], ()), "twins"):
        for number, axis in enumerate(design.get(field, [])):
            if len(_levels(data, axis)) < 2:
                hint = f"give `{axis}` more values, or take it out here"
                yield persona_cards.PERSONA_AXES, f"/design/{field}/{number}", f"`{axis}` has only one value", hint
    combinations = prod(len(_levels(data, axis)) for axis in design.get("keep_full", []))
    if "keep_full" in design and design["cells"] < combinations:
        message = f"{design['cells']} cells, and `keep_full` has {combinations} combinations"
        yield (
            persona_cards.PERSONA_AXES,
            "/design/cells",
            message,
            f"write at least {combinations}, or keep fewer axes full",
        )


def _contrasts(data: Tree) -> Iterator[Fault]:
    design = data["design"]
    if design["kind"] != "contrast":
        return
    crossed, twins, dyads = (design.get(field, []) for field in ("crossed", "twins", "dyads"))
    for number, axis in enumerate(twins):
        if axis in crossed:
            message = f"`{axis}` is both crossed and contrasted by twins"
            yield persona_cards.PERSONA_AXES, f"/design/twins/{number}", message, "keep it in one of the two lists"
    for number, axis in enumerate(dyads):
        pointer = f"/design/dyads/{number}"
        if taken := [name for name in crossed if name.endswith(axis)]:
            message = f"`{axis}` is contrasted for both people, and `{taken[0]}` is crossed"
            yield persona_cards.PERSONA_AXES, pointer, message, "keep it in one of the two lists"
        if len(set(data["actor"][axis]) & set(data["receiver"][axis])) < 2:
            message = f"the two people have fewer than two levels of `{axis}` in common"
            yield persona_cards.PERSONA_AXES, pointer, message, "give both the same levels, or take it out here"
    if not twins and not dyads:
        yield persona_cards.PERSONA_AXES, "/design/kind", "nothing is contrasted", "name axes in `twins` or in `dyads`"
    elif design["twins_per_cell"] > len(twins) + len(dyads):
        message = f"{design['twins_per_cell']} twins for each cell, of only {len(twins) + len(dyads)} contrasts"
        hint = f"write at most {len(twins) + len(dyads)}, or name more axes in `twins` or `dyads`"
        yield persona_cards.PERSONA_AXES, "/design/twins_per_cell", message, hint
    if ("crossed" in design) is ("cells" in design):
        message = "base cells are both crossed and counted" if crossed else "nothing says which base cells there are"
        hint = "keep one of `crossed` (all combinations) and `cells` (a fraction)"
        yield persona_cards.PERSONA_AXES, "/design/cells" if crossed else "/design/kind", message, hint


def _weights(data: Tree) -> Iterator[Fault]:
    design = data["design"]
    whole = {axis for field in LISTS.get(design["kind"], ()) for axis in design.get(field, [])}
    for axis, shares in data.get("weights", {}).items():
        pointer = f"/weights/{axis}"
        if design["kind"] == "full" or axis in whole:
            message = f"`{axis}` has weights, and every level of it is asked as often"
            hint = "take the weights out, or choose cells by a fraction or strata of other axes"
            yield persona_cards.PERSONA_LEVELS, pointer, message, hint
        for level in shares:
            yield from _there(data, axis, level, f"{pointer}/{level}")


def _constraints(data: Tree) -> Iterator[Fault]:
    for number, constraint in enumerate(data.get("constraints", [])):
        for part in ("if", "then"):
            for axis, levels in constraint[part].items():
                for at, level in enumerate(levels):
                    if axis != "relation":
                        yield from _there(data, axis, level, f"/constraints/{number}/{part}/{axis}/{at}")


def _there(data: Tree, axis: str, level: str, pointer: str) -> Iterator[Fault]:
    levels = _levels(data, axis)
    if level not in levels:
        hint = f"`{axis}` has: {', '.join(levels[:12])}{', …' if len(levels) > 12 else ''}"
        yield persona_cards.PERSONA_LEVELS, pointer, f"`{short(level)}` is no level of `{axis}` in this set", hint


def _refusals(data: Tree) -> Iterator[Fault]:
    """Of each relation that constraints name, and of all others, whether they leave enough."""
    constraints = data.get("constraints", [])
    levels = tuple(tuple(_levels(data, axis)) for axis in AXES)
    total = prod(map(len, levels))
    named = {relation: None for each in constraints for relation in each["if"].get("relation", [])}
    looked_at: set[tuple[int, ...]] = set()
    for relation in (None, *named):
        concerned = tuple(
            at for at, each in enumerate(constraints) if relation in each["if"].get("relation", [relation])
        )
        if concerned in looked_at:
            continue
        looked_at.add(concerned)
        rules = tuple(Rule(*(_box(constraints[at][part], levels) for part in ("if", "then"))) for at in concerned)
        left = Space(levels, ({},) * len(AXES), rules).size()
        if left < (1 - REFUSED) * total:
            among = f" among {relation}" if relation else ""
            message = f"the constraints leave {left} of {total} cells{among}"
            hint = "list fewer levels instead, or loosen the constraints"
            yield persona_cards.PERSONA_CONSTRAINTS, "/constraints", message, hint
            return


def _box(asked: Tree, levels: tuple[tuple[str, ...], ...]) -> Box:
    return tuple(frozenset(asked.get(axis, of)) for axis, of in zip(AXES, levels, strict=True))
