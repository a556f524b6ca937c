"""Entries of PO files as a translator writes them."""

from pact_author.locales.sources import scenario_texts
from pact_author.model.translation import Entry


def entry_of(scenario, key, text, source=None):
    """The translation of one text of a scenario. source: the English that it was made from, where that is another."""
    (told,) = [each for each in scenario_texts(scenario) if each.context.endswith(f"#{key}")]
    return Entry(told.context, source or told.message.source, text)
