"""What changed between two releases: for a person, as a section of the data's changelog, and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from pact_author.model.changes import Changes, Kind, ScenarioChange, TableChange
from pact_author.model.version import Bump
from pact_author.render.markdown import code, words
from pact_author.render.text import shown

HEADS = {
    Kind.ADDED: "Added",
    Kind.CHANGED: "Changed in what a model sees",
    Kind.METADATA: "Changed in what no model sees",
    Kind.RETIRED: "Retired",
    Kind.HELD: "Held out from now on",
    Kind.UNSEEN: "Held out from now on, or gone",
    Kind.GONE: "Gone",
}
MEANING = {
    Bump.NONE: "nothing changed",
    Bump.PATCH: "nothing that a model sees changed",
    Bump.MINOR: "there is more, and all that there was is as it was",
    Bump.MAJOR: "prompts changed or went, so figures of the two are not comparable",
}
MAX_FILES = 10


def text(changes: Changes) -> Iterator[str]:
    """Lines for a person."""
    old, new = changes.old, changes.new
    yield f"{old.name} {old.version} → {new.version}  ({old.identity[:12]} → {new.identity[:12]})"
    if changes.is_same:
        yield "the same release"
        return
    for kind, head in HEADS.items():
        told = [change for change in changes.scenarios if change.kind is kind]
        if told:
            yield f"{head}: {_scenarios(len(told))}"
            yield from (f"  {shown(_scenario(change))}" for change in told)
    if changes.tables:
        yield "Items"
        yield from (f"  {table.design}/{table.locale}: {_counts(table)}" for table in changes.tables)
    if changes.files:
        more = f" and {len(changes.files) - MAX_FILES} more" if len(changes.files) > MAX_FILES else ""
        yield f"Other files: {', '.join(map(shown, changes.files[:MAX_FILES]))}{more}"
    yield from (f"not allowed: {shown(fault)}" for fault in changes.faults)
    yield verdict(changes)


def verdict(changes: Changes) -> str:
    """One line: which version the change calls for, and whether the new one is."""
    called = f"{changes.bump}: {MEANING[changes.bump]}; at least {changes.least}"
    return f"{called}, and it is {changes.new.version}{'' if changes.is_enough else ', which is too small'}"


def section(changes: Changes) -> Iterator[str]:
    """A section of CHANGELOG-DATA.md."""
    yield f"## {changes.new.version}"
    yield ""
    yield f"After {changes.old.version}: {MEANING[changes.bump]}."
    for kind, head in HEADS.items():
        told = [change for change in changes.scenarios if change.kind is kind]
        if told:
            yield ""
            yield f"### {head}"
            yield ""
            yield from (f"- {code(change.id)}: {words(change.title)}{_markdown_end(change)}" for change in told)
    if changes.tables:
        yield ""
        yield "### Items"
        yield ""
        yield from (f"- {code(f'{table.design}/{table.locale}')}: {_counts(table)}" for table in changes.tables)


def changes_json(changes: Changes) -> Iterator[str]:
    """One object (schemas/changes.schema.json)."""
    told = {"schema": "pact-changes/1", **asdict(changes)}
    told |= {"bump": changes.bump, "least": changes.least, "is_same": changes.is_same, "is_enough": changes.is_enough}
    yield json.dumps(told, indent=2, ensure_ascii=False, sort_keys=True)


def _scenarios(count: int) -> str:
    return f"{count:,} scenario{'s' if count != 1 else ''}"


def _scenario(change: ScenarioChange) -> str:
    return f"{change.id}: {change.title}{_end(change.because, change.superseded_by, _detail(change))}"


def _markdown_end(change: ScenarioChange) -> str:
    because = words(change.because) if change.because else None
    by = code(change.superseded_by) if change.superseded_by else None
    return _end(because, by, _detail(change))


def _end(because: str | None, by: str | None, detail: str) -> str:
    return "".join(
        [
            f". {because}" if because else "",
            f" (see {by})" if by else "",
            f" ({detail})" if detail else "",
        ]
    )


def _detail(change: ScenarioChange) -> str:
    parts = [", ".join(change.fields)] if change.fields else []
    return "; ".join([*parts, f"{change.prompts:,} prompts"] if change.prompts else parts)


def _counts(table: TableChange) -> str:
    told = {
        "added": table.added,
        "removed": table.removed,
        "with another prompt": table.prompts,
        "raised to reviewed words": table.raised,
        "no longer in reviewed words": table.lowered,
        f"changed in {', '.join(table.fields)} alone" if not table.prompts else "changed otherwise": table.metadata,
    }
    return ", ".join(f"{count:,} {what}" for what, count in told.items() if count)
