"""A corpus that can be worked with, and one thing of it by its name, for commands that show."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pact_author.model.corpus import Corpus
from pact_author.model.errors import ProjectError

T = TypeVar("T")


def load_sound(project: Path) -> Corpus:
    """The scenarios and designs that can be read. Raises ProjectError where there are none."""
    from pact_author.cli.options import note
    from pact_author.reading.project import open_project
    from pact_author.validate.load import load

    corpus = load(open_project(project))
    if corpus.unread:
        note(f"note: {len(corpus.unread)} files could not be read and are left out; see: pact-author validate")
    if not corpus.scenarios:
        raise ProjectError("no scenario could be read", "see: pact-author validate")
    return corpus


def pick(name: str, known: Mapping[str, T], what: str) -> T:
    """One of several by its name. Raises ProjectError with the nearest names."""
    from difflib import get_close_matches

    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    raise ProjectError(
        f"there is no {what} {name}", f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(known)}"
    )
