"""A file as `validate --fix` found it and as it leaves it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mended:
    """before, after: the whole text; before as it is on the disk, with its line ends and byte order mark.

    done: what was mended, in words. left: what was not, and why, in a sentence each.
    """

    path: str
    before: str
    after: str
    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return self.before != self.after
