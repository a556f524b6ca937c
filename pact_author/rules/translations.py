"""T41: a translation names the same people and places as its English, on every way through its choices."""

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Branching
from pact_author.rules.rule import translation_rule
from pact_author.rules.translation_paths import STEMS, Way, base, choices, forms, placeholders, ways

if TYPE_CHECKING:
    from pact_author.model.translation import LocaleFacts, Translation

GENDERS = ("female", "male", "other")
SELECTORS = ("actor_gender", "receiver_gender")


def _po(text: str) -> str:
    """An example's entry."""
    return (
        'msgctxt "jp/shoes-at-the-door#options.follow_culture"\n'
        'msgid "{actor} takes the shoes off and steps up in socks."\n'
        f'msgstr "{text}"\n'
    )


_GOOD = _po("{actor} se quita los zapatos y sube en calcetines.")


def _choice(branches: str) -> str:
    return _po("{actor} se quita los zapatos y, ya {actor_gender, select, " + branches + "}, sube en calcetines.")


_GOOD_CHOICE = _choice("female {descalza} male {descalzo} other {descalza}")

_OPENING = "{actor_gender, select, female {{actor}, descalza,} male {{actor}, descalzo,}"


def _unknown(translation: "Translation") -> list[str]:
    """Names that cannot be filled in, those of undeclared forms not among them."""
    known = {*STEMS, *SELECTORS, *(translation.source.names if translation.source else ())}
    return sorted(name for name in translation.target.names if base(name) not in known)


@translation_rule(
    "T410",
    "unknown-name-in-translation",
    Severity.ERROR,
    why="Names in braces are filled in by the program; translated or misspelt, nothing is known to put there.",
    bad=_po("{actriz} se quita los zapatos y sube en calcetines."),
    good=_GOOD,
)
def unknown_name(translation: "Translation") -> Iterator[Finding]:
    """Every name in braces is one of the English text, or a form of it that the locale declares."""
    wanted = sorted(translation.source.names) if translation.source else [*STEMS, *SELECTORS]
    for name in _unknown(translation):
        near = difflib.get_close_matches(name, [*wanted, *STEMS, *SELECTORS], n=1, cutoff=0.5)
        hint = f"names in braces are not translated: {', '.join(f'{{{each}}}' for each in wanted)}"
        yield Finding(
            "msgstr",
            f"unknown name {{{name}}}",
            hint=f"did you mean {{{near[0]}}}? {hint}" if near else hint,
            quote="{" + name,
        )


@translation_rule(
    "T411",
    "undeclared-form",
    Severity.ERROR,
    why="A form of a name, such as {actor_de}, is taken from the lexicon; one that it does not declare is not there.",
    bad=_po("{actor_con} se quita los zapatos y sube en calcetines."),
    good=_GOOD,
)
def undeclared_form(translation: "Translation") -> Iterator[Finding]:
    """Every form of a name is declared by the locale's lexicon."""
    facts = translation.facts
    for name in sorted(translation.target.names):
        stem, form = base(name), name.partition("_")[2]
        if stem in STEMS and stem != name and form not in forms(stem, facts):
            where = "place_forms" if stem == "place" else "role_forms"
            there = ", ".join(f"{{{stem}_{each}}}" for each in forms(stem, facts)) or f"only {{{stem}}}"
            hint = f"there are: {there}; or add `{form}` to {where} in locales/{facts.tag}/lexicon.yaml"
            yield Finding("msgstr", f"{{{name}}} is no form that this locale has", hint, quote="{" + name)


@translation_rule(
    "T412",
    "name-missing-in-translation",
    Severity.ERROR,
    why="Where a branch does not name somebody whom the English names, one arm of a comparison tells another story.",
    bad=_po(_OPENING + " other {Sin zapatos}} sube en calcetines."),
    good=_po(_OPENING + " other {{actor}, sin zapatos,}} sube en calcetines."),
)
def name_missing(translation: "Translation") -> Iterator[Finding]:
    """Whatever is chosen, the translation names all that the English names."""
    if translation.source is None:
        return
    facts = translation.facts
    wanted = dict.fromkeys(base(name) for name in placeholders(translation.source.parts))
    found = list(ways(translation.target.parts, len(translation.entry.text)))
    strange = _unknown(translation)
    for name in wanted:
        if name in SELECTORS:
            continue
        lacking = [way for way in found if name not in map(base, way.names)]
        if not lacking:
            continue
        if len(lacking) == len(found):
            if strange:  # it stands there under a wrong name, which T410 tells
                strange = strange[1:]
                continue
            yield Finding("msgstr", f"{{{name}}} is missing", f"say who or what: {_said(name, facts)}")
        else:
            where, quote = _where(lacking, found)
            yield Finding("msgstr", f"{{{name}}} is missing {where}", f"each branch needs {_said(name, facts)}", quote)


def _said(name: str, facts: "LocaleFacts") -> str:
    more = [f"{{{name}_{form}}}" for form in (forms(name, facts) if name in STEMS else ())]
    return " or ".join([f"{{{name}}}", *more])


def _where(lacking: Sequence[Way], found: Sequence[Way]) -> tuple[str, str]:
    """In which branch something lacks, in words, and the words to point at."""
    for selector, key in lacking[0].chosen.items():
        here = [way for way in found if way.chosen[selector] == key]
        if len(here) == len(lacking) and all(way.chosen[selector] == key for way in lacking):
            return f"where {selector} is `{key}`", f"{key} {{"
    told = " and ".join(f"{selector} is `{key}`" for selector, key in lacking[0].chosen.items())
    return f"where {told}", next(iter(lacking[0].chosen))


@translation_rule(
    "T413",
    "name-only-in-translation",
    Severity.ERROR,
    why="A translation that names somebody or some place of whom the English says nothing tells more than the English.",
    bad=_po("{actor} se quita los zapatos ante {receiver} y sube en calcetines."),
    good=_GOOD,
)
def name_added(translation: "Translation") -> Iterator[Finding]:
    """A translation names nobody and nothing that the English does not name."""
    if translation.source is None:
        return
    told = {base(name.removesuffix("_gender")) for name in translation.source.names}
    told.update(_unknown(translation), SELECTORS)
    for name in placeholders(translation.target.parts):
        if base(name) not in told:
            told.add(base(name))
            yield Finding(
                "msgstr", f"{{{name}}} is not in the English", "say only what the English says", quote="{" + name
            )


@translation_rule(
    "T414",
    "incomplete-choice",
    Severity.ERROR,
    why="Whoever fits no branch gets `other`: a woman's sentence would then differ from a man's by more than gender.",
    bad=_choice("male {descalzo} other {descalza}"),
    good=_GOOD_CHOICE,
)
def incomplete_choice(translation: "Translation") -> Iterator[Finding]:
    """A choice by gender has the branches female, male and other."""
    for choice in _by_gender(translation):
        keys = [key for key, _ in choice.branches]
        missing = [gender for gender in GENDERS if gender not in keys]
        if missing and set(keys) <= set(GENDERS):
            told = " and ".join(f"`{each}`" for each in missing)
            yield Finding(
                "msgstr", f"the choice by {choice.name} has no {told}", "write all three", quote="{" + choice.name
            )


@translation_rule(
    "T415",
    "unknown-branch-in-translation",
    Severity.ERROR,
    why="The names of branches are the program's, and stay English: one of another name is never chosen.",
    bad=_choice("mujer {descalza} male {descalzo} other {descalza}"),
    good=_GOOD_CHOICE,
)
def unknown_branch(translation: "Translation") -> Iterator[Finding]:
    """A choice is made by gender, and among female, male and other."""
    unknown = set(_unknown(translation))
    for choice in choices(translation.target.parts):
        if choice.name in unknown:
            continue
        if choice.kind == "plural" or choice.name not in SELECTORS:
            hint = f"choose with select, by {' or '.join(SELECTORS)}"
            yield Finding("msgstr", f"there is nothing in {choice.name} to choose by", hint, quote="{" + choice.name)
            continue
        for key, _ in choice.branches:
            if key not in GENDERS:
                near = difflib.get_close_matches(key, GENDERS, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(GENDERS)}"
                yield Finding("msgstr", f"`{key}` is no branch of {choice.name}", hint, quote=f"{key} {{")
    for name in placeholders(translation.target.parts):
        if name in SELECTORS:
            hint = f"choose words by it: {{{name}, select, female {{…}} male {{…}} other {{…}}}}"
            yield Finding("msgstr", f"{{{name}}} stands alone, and says nothing", hint, quote="{" + name)


@translation_rule(
    "T416",
    "choice-without-difference-in-translation",
    Severity.WARNING,
    why="Where all branches say the same, the choice only makes the text harder to read and to mend.",
    bad=_choice("female {sin prisa} male {sin prisa} other {sin prisa}"),
    good=_po("{actor} se quita los zapatos y, ya sin prisa, sube en calcetines."),
)
def choice_without_difference(translation: "Translation") -> Iterator[Finding]:
    """The branches of a choice differ."""
    for choice in _by_gender(translation):
        complete = set(GENDERS) <= {key for key, _ in choice.branches}  # else T414 or T415 tells
        if complete and len({parts for _, parts in choice.branches}) == 1:
            hint = "write the words themselves, without the choice"
            yield Finding("msgstr", f"every branch of {choice.name} says the same", hint, quote="{" + choice.name)


def _by_gender(translation: "Translation") -> Iterator[Branching]:
    return (each for each in choices(translation.target.parts) if each.name in SELECTORS and each.kind == "select")


RULES = (
    unknown_name,
    undeclared_form,
    name_missing,
    name_added,
    incomplete_choice,
    unknown_branch,
    choice_without_difference,
)
