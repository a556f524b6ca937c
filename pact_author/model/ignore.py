"""A contributor's word that a diagnostic may stand, and where it holds."""

from dataclasses import dataclass

from pact_author.model.diagnostic import Location


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment `# pact: ignore[W101, O001] reason`, or a line of waivers.yaml.

    at: of the comment. codes: as written. reason: may be empty, which is a mistake. path: the file that it speaks of.
    first, last: the lines that it covers, from 1, both inclusive. whole: it covers a file, wherever in it.
    """

    at: Location
    codes: tuple[str, ...]
    reason: str
    path: str
    first: int = 1
    last: int = 1
    whole: bool = False

    def covers(self, code: str, at: Location) -> bool:
        """Whether a diagnostic of that code at that place is meant."""
        here = at.path == self.path and (self.whole or self.first <= at.span.line <= self.last)
        return here and code in self.codes
