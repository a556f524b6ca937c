"""How people and places are called in a locale: role names, whole persona phrases, country forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pact_author.locales.message_format import format_message
from pact_author.locales.names import country_name
from pact_author.model.errors import ProjectError
from pact_author.model.message import Message
from pact_author.model.persona import Cue, Person
from pact_author.reading.message_text import parse_message
from pact_author.reading.project import Project, read_text
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


@dataclass(frozen=True, slots=True)
class Lexicon:
    """roles: (relation, "actor" or "receiver") → name. people: (age band, gender) → phrase with {country}.

    anyone: the phrase for a person of whom only the country is told. introduction: the sentence that joins {role} and
    {person}. places: country code → its form in running text where that is not CLDR's name ("the United States").
    """

    locale: str
    roles: Mapping[tuple[str, str], str]
    people: Mapping[tuple[str, str], Message]
    anyone: Message
    introduction: Message
    places: Mapping[str, str]

    def place(self, country: str) -> str:
        """A country as it stands after "in" or "from"."""
        return self.places.get(country) or country_name(country, self.locale)

    def person(self, person: Person, cue: Cue) -> str:
        """A whole phrase for a person: what the cue tells of them, and no more."""
        if cue is Cue.FULL and (person.age_band, person.gender) not in self.people:
            raise ProjectError(
                f"{lexicon_path(self.locale)} has no phrases for the age band {person.age_band}",
                "add them under people, or use younger and older in the persona set",
            )
        message = self.people[person.age_band, person.gender] if cue is Cue.FULL else self.anyone
        return format_message(message, {"country": self.place(person.country)}, self.locale)


def lexicon_path(locale: str) -> str:
    return f"locales/{locale}/lexicon.yaml"


def read_lexicon(project: Project, locale: str) -> Lexicon:
    """The lexicon of a locale. Raises ProjectError naming the first fault: without it no prompt can be written."""
    path = lexicon_path(locale)
    if not (project.root / path).exists():
        raise ProjectError(f"{path} is missing", "it says how people and places are called in that locale")
    text, found = read_text(project, path)
    document, faults = parse(path, text) if text is not None else (None, ())
    diagnostics = (*found, *faults, *(check(document, "lexicon") if document else ()))
    if document is None or diagnostics:
        first = diagnostics[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", first.hint)
    data: Any = document.data
    people = {
        (band, gender): _message(path, phrase, {"country"})
        for band, phrases in data["people"].items()
        for gender, phrase in phrases.items()
    }
    missing = set(project.settings.relations) - set(data["roles"])
    if missing:
        raise ProjectError(f"{path} has no names for the relation {min(missing)}", "add it under roles")
    return Lexicon(
        locale=locale,
        roles={(relation, role): name for relation, pair in data["roles"].items() for role, name in pair.items()},
        people=people,
        anyone=_message(path, data["anyone"], {"country"}),
        introduction=_message(path, data["introduction"], {"role", "person"}),
        places=dict(data["places"]),
    )


def _message(path: str, text: str, names: set[str]) -> Message:
    message, faults = parse_message(text)
    if message is None:
        raise ProjectError(f"{path}: “{text}”: {faults[0].message}", faults[0].hint)
    if message.names != names:
        raise ProjectError(f"{path}: “{text}” must name exactly {', '.join(sorted(names))}", "each in braces")
    return message
