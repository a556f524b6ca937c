"""Document to Lexicon: the words of a locale as values."""

from collections.abc import Collection, Iterator, Mapping

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.lexicon import PLAIN, Forms, Lexicon
from pact_author.model.message import Message
from pact_author.model.translation import TranslationState
from pact_author.reading import cards, persona_cards
from pact_author.reading.message_text import parse_message
from pact_author.reading.values import Tree

GRAMMAR = ("female", "male", "other")
NAME = "name"
"""The key of the plain name among the forms of a role or place."""


def to_lexicon(document: Document) -> tuple[Lexicon | None, tuple[Diagnostic, ...]]:
    """The lexicon of a document in which shape.check("lexicon") found nothing, or None with what is wrong in it."""
    data: Tree = document.data
    reader = _Reader(document, tuple(data["role_forms"]), dict(data["place_forms"]))
    lexicon = Lexicon(
        locale=data["locale"],
        state=TranslationState(data["status"]),
        role_forms=reader.role_forms,
        place_forms=reader.place_forms,
        roles=dict(reader.roles(data["roles"])),
        people=dict(reader.people(data["people"])),
        anyone=reader.message("/anyone", data["anyone"], reader.country, ()),
        introduction=reader.message("/introduction", data["introduction"], reader.role, ("person",)),
        introduction_named=reader.message(
            "/introduction_named", data["introduction_named"], reader.role, ("person", "name")
        )
        if "introduction_named" in data
        else None,
        places=dict(reader.places(data["places"])),
        between=data.get("between", " "),
    )
    return (None, tuple(reader.found)) if reader.found else (lexicon, ())


class _Reader:
    """Reads phrases and keeps what is wrong with them."""

    def __init__(self, document: Document, role_forms: tuple[str, ...], place_forms: dict[str, str]) -> None:
        self.document = document
        self.role_forms = role_forms
        self.place_forms = place_forms
        self.role = frozenset({"role", *(f"role_{form}" for form in role_forms)})
        self.country = frozenset({"country", *(f"country_{form}" for form in place_forms)})
        self.found: list[Diagnostic] = []
        for form, pattern in place_forms.items():
            if pattern.count("{name}") != 1 or set("{}") & set(pattern.replace("{name}", "")):
                self.wrong(f"/place_forms/{form}", "a pattern names the country once, as {name}", "in {name}")

    def wrong(self, pointer: str, message: str, hint: str) -> None:
        self.found.append(persona_cards.LEXICON.diagnostic(self.document.locate(pointer), message, hint))

    def message(self, pointer: str, text: str, one_of: frozenset[str], all_of: tuple[str, ...]) -> Message:
        """A phrase with a form of one name, and with all of some others; role_gender may choose."""
        message, faults = parse_message(text)
        at = self.document.locate(pointer)
        self.found += [cards.MESSAGE.diagnostic(at, fault.message, fault.hint) for fault in faults]
        if message is None:
            return Message(text, ())
        first = min(one_of, key=len)
        names = message.names - {"role_gender"} if first == "role" else message.names
        if names - one_of != set(all_of) or not names & one_of:
            told = ", ".join(f"{{{name}}}" for name in (first, *all_of))
            self.wrong(pointer, f"“{text}” must name exactly {told}", f"{{{first}}} may have a form of the locale")
        return message

    def roles(self, data: Tree) -> Iterator[tuple[tuple[str, str, str], Forms]]:
        for relation, pair in data.items():
            for role, told in pair.items():
                pointer = f"/roles/{relation}/{role}"
                if isinstance(told, Mapping) and NAME not in told:
                    forms = {gender: self.forms(f"{pointer}/{gender}", told[gender]) for gender in GRAMMAR}
                else:
                    forms = dict.fromkeys(GRAMMAR, self.forms(pointer, told))
                yield from (((relation, role, gender), forms[gender]) for gender in GRAMMAR)

    def forms(self, pointer: str, told: str | Mapping[str, str]) -> Forms:
        forms = {NAME: told} if isinstance(told, str) else dict(told)
        if missing := [form for form in self.role_forms if form not in forms]:
            self.wrong(pointer, f"the form `{missing[0]}` is missing", "every role needs all of role_forms")
        self.declared(pointer, forms, self.role_forms, "role_forms")
        return _plain(forms)

    def declared(self, pointer: str, forms: Mapping[str, str], known: Collection[str], where: str) -> None:
        for form in forms:
            if form != NAME and form not in known:
                self.wrong(f"{pointer}/{form}", f"`{form}` is not among {where}", f"add it to {where}, or take it out")

    def people(self, data: Tree) -> Iterator[tuple[tuple[str, str], Message]]:
        for band, phrases in data.items():
            for gender, phrase in phrases.items():
                yield (band, gender), self.message(f"/people/{band}/{gender}", phrase, self.country, ())

    def places(self, data: Tree) -> Iterator[tuple[str, Forms]]:
        for country, told in data.items():
            forms = {NAME: told} if isinstance(told, str) else dict(told)
            self.declared(f"/places/{country}", forms, self.place_forms, "place_forms")
            yield country, _plain(forms)


def _plain(forms: Mapping[str, str]) -> Forms:
    return {PLAIN if form == NAME else form: words for form, words in forms.items()}
