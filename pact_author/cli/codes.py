"""--select and --ignore: of all diagnostics, those of some codes or families."""

from collections.abc import Iterable
from dataclasses import replace

import click

from pact_author.model.diagnostic import Diagnosis


def chosen_codes(found: Diagnosis, select: str | None, ignore: str | None) -> Diagnosis:
    """What is left of a diagnosis. select, ignore: codes or their beginnings, with commas; None for no such wish."""
    wanted, unwanted = _prefixes(select, found.cards, "--select"), _prefixes(ignore, found.cards, "--ignore")
    left = tuple(
        d
        for d in found.diagnostics
        if (select is None or d.code.startswith(wanted)) and not (unwanted and d.code.startswith(unwanted))
    )
    return replace(found, diagnostics=left)


def _prefixes(given: str | None, known: Iterable[str], option: str) -> tuple[str, ...]:
    prefixes = tuple(word.strip().upper() for word in (given or "").split(",") if word.strip())
    if given is not None and not prefixes:
        raise click.UsageError(f"{option} names no code: write {option} W,O001")
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in known):
            raise click.UsageError(f"{option}: no code begins with {prefix}; list them: pact-author explain")
    return prefixes
