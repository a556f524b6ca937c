"""A PO file in step with the English: merged by msgctxt, without a change to any translation."""

from collections.abc import Sequence
from dataclasses import replace

from pact_author.model.locale_status import Merged
from pact_author.model.translation import TOLD_STATES, Catalog, Entry, Origin, SourceText, source_hash

ICU = "icu-message-format"
"""The flag by which Weblate checks the syntax of messages."""

MACHINE, EDITED = "machine", "edited"


def merge(old: Catalog, texts: Sequence[SourceText]) -> Merged:
    """The catalog with one entry for each text, in their order, and what is obsolete after them.

    Nothing is matched by likeness: the same context is the same text. Merging again changes nothing.
    """
    known = {entry.context: entry for entry in old.entries if entry.obsolete}
    known |= {entry.context: entry for entry in old.entries if not entry.obsolete}
    wanted = {text.context for text in texts}
    entries = [_entry(text, known.get(text.context)) for text in texts]
    before = {context: known[context] for context in wanted & set(known)}
    left = [entry for entry in old.entries if before.get(entry.context) is not entry]
    obsolete = [_obsolete(entry) for entry in left if entry.text or entry.notes]
    obsolete.sort(key=lambda entry: (entry.context, entry.source))
    pairs = [(before[entry.context], entry) for entry in entries if entry.context in before]
    return Merged(
        replace(old, entries=(*entries, *obsolete)),
        in_step=_unsigned(old.entries) == _unsigned((*entries, *obsolete)),
        new=tuple(entry.context for entry in entries if entry.context not in before),
        stale=tuple(now.context for was, now in pairs if now.previous and was.source != now.source),
        mended=tuple(now.context for was, now in pairs if was.previous and not now.previous and now.text),
        gone=tuple(entry.context for entry in left if not entry.obsolete),
        signed=tuple(now.context for was, now in pairs if was.origin != now.origin),
    )


def _unsigned(entries: Sequence[Entry]) -> list[Entry]:
    """Entries without what only follows from a translator's own work."""
    return [replace(entry, origin=Origin(), previous="" if not entry.fuzzy else entry.previous) for entry in entries]


def _entry(text: SourceText, old: Entry | None) -> Entry:
    source = text.message.source
    fresh = Entry(text.context, source, "", extracted=text.notes, references=(text.path,), flags=(ICU,))
    if old is None:
        return fresh
    old = signed(old)
    kept = replace(
        old,
        source=source,
        extracted=fresh.extracted,
        references=fresh.references,
        flags=tuple(sorted({*old.flags, ICU})),
        obsolete=False,
    )
    if not old.text:
        return replace(kept, fuzzy=False, previous="", origin=Origin())
    if source == old.source:
        return kept
    made_from = old.previous or old.source
    if source == made_from and old.origin.src in ("", source_hash(source)):
        # A text that nobody signed, or that somebody is at work on, may be fuzzy for another reason.
        return replace(kept, previous="", fuzzy=old.touched or old.origin.status in ("", MACHINE))
    return replace(kept, previous=made_from, fuzzy=True)


def signed(entry: Entry) -> Entry:
    """An entry whose `# pact:` comment has the hashes of text and English, so that later changes of either are seen.

    A text that was changed after it was marked, and is not fuzzy, is marked as edited: nobody else has read it.
    """
    origin, done = entry.origin, not entry.fuzzy
    if not entry.text or (entry.fuzzy and not origin.status) or (origin.status and origin.status not in TOLD_STATES):
        return entry
    text, english = source_hash(entry.text), source_hash(entry.source)
    if entry.touched:
        if not done:
            return entry
        anew = replace(origin, status=EDITED, by="", date="", src=english, text=text)
        return replace(entry, origin=anew, previous="")
    src = origin.src or (source_hash(entry.previous) if entry.previous else english)
    return replace(entry, origin=replace(origin, status=origin.status or EDITED, src=src, text=text))


def _obsolete(entry: Entry) -> Entry:
    return entry if entry.obsolete else replace(entry, obsolete=True, extracted=(), references=())
