"""The lexicon of a locale from its file, and what it calls a place, a role or a person."""

from pact_author.locales.message_format import format_message
from pact_author.locales.names import country_name
from pact_author.model.errors import ProjectError
from pact_author.model.lexicon import PLAIN, Forms, Lexicon
from pact_author.model.persona import Cue, Person
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.project import Project, read_text
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


def place(lexicon: Lexicon, country: str) -> Forms:
    """Every form of a country: "" is its name as it stands in running text, "in" might be "au Japon".

    A name of a place's own replaces CLDR's in the patterns too. Raises KeyError for a code that is no country.
    """
    own = lexicon.places.get(country, {})
    name = own.get(PLAIN) or country_name(country, lexicon.locale)
    made = {form: own.get(form) or pattern.replace("{name}", name) for form, pattern in lexicon.place_forms.items()}
    return {PLAIN: name, **made}


def names(stem: str, forms: Forms) -> dict[str, str]:
    """Forms as the values of placeholders: place, place_in, …"""
    return {f"{stem}_{form}" if form else stem: words for form, words in forms.items()}


def person_phrase(lexicon: Lexicon, person: Person, cue: Cue) -> str:
    """A whole phrase for a person: what the cue tells of them, and no more."""
    if cue is Cue.FULL and (person.age_band, person.gender) not in lexicon.people:
        raise ProjectError(
            f"{lexicon_path(lexicon.locale)} has no phrases for the age band {person.age_band}",
            "add them under people, or use younger and older in the persona set",
        )
    message = lexicon.people[person.age_band, person.gender] if cue is Cue.FULL else lexicon.anyone
    return format_message(message, names("country", place(lexicon, person.country)), lexicon.locale)


def lexicon_path(locale: str) -> str:
    return f"locales/{locale}/lexicon.yaml"


def find_lexicon(project: Project, locale: str) -> Lexicon | None:
    """The lexicon of a locale, None where it has no file. Raises ProjectError naming the first fault in it."""
    path = lexicon_path(locale)
    if not (project.root / path).exists():
        return None
    text, found = read_text(project, path)
    document, faults = parse(path, text) if text is not None else (None, ())
    diagnostics = (*found, *faults, *(check(document, "lexicon") if document else ()))
    lexicon, faults = to_lexicon(document) if document and not diagnostics else (None, ())
    if lexicon is None:
        first = (*diagnostics, *faults)[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", first.hint)
    return lexicon


def read_lexicon(project: Project, locale: str) -> Lexicon:
    """The lexicon of a locale with all relations. Raises ProjectError otherwise: no prompt can do without."""
    path, lexicon = lexicon_path(locale), find_lexicon(project, locale)
    if lexicon is None:
        raise ProjectError(f"{path} is missing", "it says how people and places are called in that locale")
    if missing := set(project.settings.relations) - {relation for relation, _, _ in lexicon.roles}:
        raise ProjectError(f"{path} has no names for the relation {min(missing)}", "add it under roles")
    return lexicon
