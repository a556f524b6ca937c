"""Which locales of a project a command works on."""

import re
from typing import TYPE_CHECKING

from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.reading.project import Project

TAG = re.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*")


def chosen(opened: "Project", named: tuple[str, ...]) -> list[str]:
    """The locales to work on: those named, or all of pact.toml and of locales/ but the English itself."""
    source = opened.settings.source_language
    folder = opened.root / "locales"
    there = [each.name for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []
    known = {tag for tag in (*opened.settings.locales, *there) if TAG.fullmatch(tag)} - {source}
    for tag in named:
        if tag == source:
            raise ProjectError(f"{tag} is the language that scenarios are written in", "it needs no translation")
        if tag not in known:
            have = f"there are: {', '.join(sorted(known))}; " if known else ""
            raise ProjectError(f"there is no locale {tag}", f"{have}to begin one, add it to locales in pact.toml")
    if not known:
        raise ProjectError("there is no locale but the English", "to begin one, add it to locales in pact.toml")
    return list(dict.fromkeys(named)) or sorted(known)
