"""T40: PO files beside the scenarios: what is not translated, what was made from other English, what is left over."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pact_author.model.corpus import Overview
from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.source_text import context, entry_pointer
from pact_author.rules.rule import catalog_rule

if TYPE_CHECKING:
    from pact_author.model.translation import CatalogSketch

MISSING, STALE = "missing", "stale"
"""The two states that matter here; their names alone, so that a project without locales need not know them all."""
SCENARIOS, TEMPLATES = "scenarios.po", "prompts.po"


def _po(english: str, text: str, field: str = "follow_culture") -> str:
    """An example's entry."""
    return f'msgctxt "jp/shoes-at-the-door#options.{field}"\nmsgid "{english}"\nmsgstr "{text}"\n'


_ENGLISH = "{actor} takes the shoes off and steps up in socks."
_TEXT = "{actor} se quita los zapatos y sube en calcetines."
_GOOD = _po(_ENGLISH, _TEXT)

Wanted = Mapping[str, tuple[str, str, str]]
"""Context → source_hash of the English, and the path and pointer where it stands ("" for what the program brings)."""


def _wanted(overview: Overview) -> Wanted:
    if not overview.catalogs:
        return {}
    found = {name: (src, "", "") for name, src in overview.templates.items()}
    for sketch in overview.sketches:
        for place, src in sketch.texts:
            found[context(sketch.id, place)] = src, sketch.path, place
    return found


def _is_template(name: str) -> bool:
    return name.startswith("prompt#")


@catalog_rule(
    "T401",
    "untranslated",
    Severity.NOTE,
    why="A scenario is asked about in a locale once all of its texts are there; English never stands in for one.",
    bad=_po(_ENGLISH, ""),
    good=_GOOD,
)
def untranslated(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """Every text has a translation."""
    wanted = _wanted(overview)
    for catalog in overview.catalogs:
        templates = catalog.path.endswith(TEMPLATES)
        there = {entry.context: entry for entry in catalog.entries}
        own = [name for name in wanted if _is_template(name) == templates]
        empty = [name for name in there if there[name].state == MISSING and name in wanted]
        absent = [name for name in own if name not in there]
        if empty:
            more = f", and {len(empty) - 1:,} more in this file" if len(empty) > 1 else ""
            told = f"not translated yet: {empty[0]}{more}"
            yield (
                catalog.path,
                Finding(entry_pointer(empty[0], "msgstr"), told, "translate it; `locale status` counts them"),
            )
        if absent:
            told = f"{len(absent):,} of {len(own):,} texts are not in this file, {absent[0]} the first of them"
            yield catalog.path, Finding("", told, "put them in, to be translated: pact-author locale update")


@catalog_rule(
    "T402",
    "stale-translation",
    Severity.WARNING,
    why="What was translated says what the English said before; a model asked in both languages is asked two things.",
    bad=_po("{actor} takes the shoes off and steps up.", _TEXT),
    good=_GOOD,
)
def stale(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """A translation was made from the English of today."""
    wanted = _wanted(overview)
    for catalog, name, state, src in _entries(overview):
        if name not in wanted or state == MISSING:
            continue
        english, path, place = wanted[name]
        if src == english and state != STALE:
            continue
        told = f"the translation of {name} was made from other English"
        related = ((path, place, f"the {catalog.locale} translation was made from other English"),) if path else ()
        hint = "bring the file up to date with `pact-author locale update`, then look at the text again"
        yield catalog.path, Finding(entry_pointer(name, "msgid"), told, hint, related=related)


@catalog_rule(
    "T403",
    "translation-of-nothing",
    Severity.WARNING,
    why="Most often the scenario was renamed or the field is misspelt: what was translated is then used nowhere.",
    bad=_po(_ENGLISH, _TEXT, "folow_culture"),
    good=_GOOD,
)
def of_nothing(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """Every msgctxt is that of a text."""
    wanted = _wanted(overview)
    unread = {f"{path.removeprefix('scenarios/').removesuffix('.yaml')}#" for path in overview.unread}
    for catalog, name, _, _ in _entries(overview):
        if name in wanted or name[: name.find("#") + 1] in unread:
            continue
        hint = "`pact-author locale update` sets it aside; or mend the msgctxt: <scenario id>#<field>"
        yield catalog.path, Finding(entry_pointer(name, "msgctxt"), f"there is no text {_short(name)}", hint)


@catalog_rule(
    "T404",
    "translation-in-the-wrong-file",
    Severity.WARNING,
    why="Each text has one place: two files with one text would be two translations of it.",
    bad='msgctxt "prompt#question.advice"\nmsgid "What should {actor} do?"\nmsgstr "¿Qué debería hacer {actor}?"\n',
    good=_GOOD,
)
def in_the_wrong_file(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """Texts of scenarios stand in scenarios.po, templates in prompts.po."""
    for catalog, name, _, _ in _entries(overview):
        if _is_template(name) != catalog.path.endswith(TEMPLATES):
            right = TEMPLATES if _is_template(name) else SCENARIOS
            yield (
                catalog.path,
                Finding(entry_pointer(name, "msgctxt"), f"{_short(name)} belongs in {right}", "move it there"),
            )


def _entries(overview: Overview) -> Iterator[tuple["CatalogSketch", str, str, str]]:
    for catalog in overview.catalogs:
        for entry in catalog.entries:
            yield catalog, entry.context, entry.state, entry.src


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"


RULES = (untranslated, stale, of_nothing, in_the_wrong_file)
