"""A translation marked as read: by whom, and that it is this text of this English."""

from dataclasses import replace

from pact_author.model.translation import READ_STATES, Entry, TranslationState, source_hash


def why_not(entry: Entry, status: str, by: str) -> str:
    """What stands against marking an entry; empty where nothing does."""
    if not entry.text:
        return "it has no translation"
    if status not in READ_STATES:
        return ""
    if entry.origin.by == by and not entry.touched and entry.origin.status not in READ_STATES:
        return f"{by} translated it, and a review is somebody else's"
    return ""


def marked(entry: Entry, status: str, by: str, date: str = "") -> Entry:
    """The entry with a status of its own, no longer fuzzy or stale. Who made a draft is still told of it."""
    origin = replace(
        entry.origin,
        status=str(TranslationState(status)),
        by=by,
        date=date,
        src=source_hash(entry.source),
        text=source_hash(entry.text),
    )
    return replace(entry, origin=origin, fuzzy=False, previous="")
