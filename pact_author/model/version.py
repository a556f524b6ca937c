"""Version numbers of data: their order, and which part a change has to raise (semver.org 2.0.0)."""

import re
from dataclasses import dataclass
from enum import StrEnum

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-([0-9A-Za-z.-]+))?")


class Bump(StrEnum):
    """What a change calls for. none: nothing changed that a version would tell."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, slots=True)
class Version:
    """core: major, minor, patch. pre: the parts after a hyphen; none for a version that is out."""

    core: tuple[int, int, int]
    pre: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[tuple[int, int, int], bool, tuple[tuple[int, int, str], ...]]:
        """Sorts by precedence: numbers before words, and what is out after all that led up to it."""
        parts = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in self.pre)
        return (self.core, not self.pre, parts)

    def __str__(self) -> str:
        return ".".join(map(str, self.core)) + (f"-{'.'.join(self.pre)}" if self.pre else "")


def version_of(text: str) -> Version:
    """Raises ValueError for what is no version."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no version, such as 1.2.0")
    pre = found[4]
    return Version((int(found[1]), int(found[2]), int(found[3])), tuple(pre.split(".")) if pre else ())


def least(old: str, bump: Bump) -> str:
    """The least version after old that tells of a change.

    Before 1.0.0 nothing is promised yet, so a change that breaks raises the second number there, as additions do. What
    follows a version that is not out yet, such as 1.0.0-rc.1, may be 1.0.0 whatever changed.
    """
    version = version_of(old)
    major, minor, patch = version.core
    if version.pre:
        return str(Version(version.core))
    if bump is Bump.MAJOR and major:
        return f"{major + 1}.0.0"
    if bump in (Bump.MAJOR, Bump.MINOR):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def is_enough(old: str, new: str, bump: Bump) -> bool:
    """Whether new comes after old and its numbers tell of the change; a pre-release tells with its numbers too."""
    wanted = version_of(least(old, bump))
    later = version_of(new).order > version_of(old).order
    return later and version_of(new).core >= wanted.core
