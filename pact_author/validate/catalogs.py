"""A PO file to what is to be said of it by itself, beside the lexicon of its locale."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pact_author.locales.facts import locale_facts
from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.message import Message
from pact_author.model.source_text import entry_pointer, source_hash
from pact_author.model.translation import (
    CatalogSketch,
    Entry,
    EntrySketch,
    LocaleFacts,
    Translation,
    TranslationState,
)
from pact_author.reading import cards, characters
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.message_text import parse_message
from pact_author.reading.po_entries import read_po_ignores, to_entries
from pact_author.reading.po_text import parse_po
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse_clean
from pact_author.rules import ALL
from pact_author.rules.engine import MOST_IN_A_TEXT, lint_translation
from pact_author.rules.rule import Rule, TranslationRule
from pact_author.rules.translations import undeclared_form
from pact_author.validate.judged import Judged

OF_TRANSLATIONS = tuple(rule for rule in ALL if isinstance(rule, TranslationRule))


def judge_catalog(path: str, text: str, lexicon: str | None) -> Judged:
    """What is to be said of a PO file by itself. lexicon: the text of its locale's lexicon, where there is one."""
    document, faults = parse_po(path, text)
    entries, marks = to_entries(document)
    strange = tuple(each for each in characters.check(path, text, document) if each.code != cards.SPACE.code)
    told = [*faults, *marks, *strange]
    locale = path.split("/")[1]
    facts, rules = _facts(locale, lexicon)
    for entry in entries:
        if entry.text:
            told += _entry(entry, document, facts, rules)
    sketches = tuple(EntrySketch(each.context, source_hash(each.source), each.state) for each in entries)
    return Judged(
        path,
        tuple(told),
        read_po_ignores(document),
        readable=not faults and facts is not None,
        catalog=CatalogSketch(path, locale, sketches),
    )


@lru_cache(64)
def _facts(locale: str, lexicon: str | None) -> tuple[LocaleFacts | None, tuple[Rule, ...]]:
    """What is known of a locale, and the rules that can be asked with that: forms are known from a sound lexicon."""
    document = parse_clean("lexicon.yaml", lexicon) if lexicon is not None else None
    sound = document is not None and not check(document, "lexicon")
    found = to_lexicon(document)[0] if sound and document is not None else None
    if found is None:
        return locale_facts(locale), tuple(rule for rule in OF_TRANSLATIONS if rule is not undeclared_form)
    return locale_facts(locale, found.role_forms, tuple(found.place_forms)), OF_TRANSLATIONS


def _entry(entry: Entry, document: Document, facts: LocaleFacts | None, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    source = _source(entry)
    target, faults = parse_message(entry.text)
    for part, found in (("msgid", parse_message(entry.source)[1]), ("msgstr", faults)):
        for fault in found[:MOST_IN_A_TEXT]:
            at = document.locate(entry_pointer(entry.context, part), fault.quote)
            yield cards.MESSAGE.diagnostic(at, fault.message, fault.hint)
    if target is not None and facts is not None:
        yield from lint_translation(Translation(entry, source, target, facts), document, rules)


def _source(entry: Entry) -> Message | None:
    """The English that a translation was made from, as far as the file still tells it."""
    if entry.state is TranslationState.STALE:
        return parse_message(entry.previous)[0] if entry.previous else None
    return parse_message(entry.source)[0]
