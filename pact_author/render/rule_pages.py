"""A code's card as a page of docs/rules, and the list of all pages."""

from collections.abc import Iterator, Mapping, Sequence

from pact_author.model.diagnostic import Card

FAMILIES = {
    "S": "Reading: files, YAML, fields, characters",
    "O": "Sides: two acts on a level",
    "W": "Wording: nothing is given away, nobody is reduced to a people",
    "N": "Norms, their evidence, and preferences",
    "T": "Translations: PO files beside the scenarios",
    "P": "People: persona sets, relations and roles",
    "C": "Corpus: places, ids, copies",
    "R": "Review: what models doubt, and what people decided",
    "M": "Comments that let something stand",
}
"""Letter of a code → what its family looks at."""


def page(card: Card, told: Sequence[str]) -> str:
    """Markdown. told: what validate prints for the bad example; empty where the example is not one file."""
    return "\n".join(_page(card, told)) + "\n"


def _page(card: Card, told: Sequence[str]) -> Iterator[str]:
    yield f"# {card.code} {card.name}"
    yield ""
    mends = ", mended by `validate --fix` where it is sure" if card.fixable else ""
    yield f"*{card.severity.word}{mends}*"
    yield ""
    yield _text(f"{card.summary} {card.why}")
    yield ""
    if card.asked:
        yield _text(f"A model is asked: {card.asked}")
        yield ""
        yield _text(f"What it cannot see: {card.blind}")
        yield ""
    yield "Not so:"
    yield ""
    yield from (f"```{card.syntax}", *card.bad.rstrip("\n").split("\n"), "```")
    yield ""
    if told:
        yield from ("```text", *told, "```")
        yield ""
    yield "But so:"
    yield ""
    yield from (f"```{card.syntax}", *card.good.rstrip("\n").split("\n"), "```")
    yield ""
    if card.code[0] in "SM":
        yield "This cannot be ignored."
    elif card.code[0] == "R":
        yield "No comment lets this stand: a person answers it, with `pact-author review accept`. See docs/review.md."
    else:
        where = "above the entry" if card.syntax == "po" else "above the field or behind its value"
        yield f"To keep it, say why, {where}:"
        yield ""
        yield from (f"```{card.syntax}", f"# pact: ignore[{card.code}] the reason", "```")


def index(cards: Mapping[str, Card]) -> str:
    """The list of all pages, by family."""
    return "\n".join(_index(cards)) + "\n"


def _index(cards: Mapping[str, Card]) -> Iterator[str]:
    yield "# What each code means"
    yield ""
    yield "These pages are made from the rules themselves; `pact-author explain CODE` prints the same."
    for letter, family in FAMILIES.items():
        yield ""
        yield f"## {letter}. {family}"
        yield ""
        yield "| code | severity | what is wanted |"
        yield "|---|---|---|"
        for code, card in sorted(cards.items()):
            if code.startswith(letter):
                yield f"| [{code}]({code}.md) {card.name} | {card.severity.word} | {_text(card.summary)} |"


def _text(words: str) -> str:
    """Words as Markdown shows them: <country> is no HTML."""
    return words.replace("<", "&lt;").replace("|", "\\|")
