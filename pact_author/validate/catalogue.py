"""Every code that there is, those of `review` too, with its card."""

from pact_author.model.diagnostic import Card
from pact_author.reading.cards import CARDS as READING
from pact_author.reading.locale_cards import CARDS as LOCALES
from pact_author.reading.name_cards import CARDS as NAMES
from pact_author.reading.review_cards import CARDS as REVIEWS
from pact_author.rules import ALL
from pact_author.validate.suppress import CARDS as COMMENTS

CARDS: dict[str, Card] = {
    card.code: card for card in (*READING, *LOCALES, *NAMES, *(rule.card for rule in ALL), *COMMENTS, *REVIEWS)
}


def find(name: str) -> Card | None:
    """A card by its code, in any case, or by its name."""
    wanted = name.upper()
    return CARDS.get(wanted) or next((card for card in CARDS.values() if card.name == name.lower()), None)
