"""What is different between two releases, and which version it calls for."""

from dataclasses import dataclass
from enum import StrEnum

from pact_author.model.version import Bump, is_enough, least


class Kind(StrEnum):
    """What happened to a scenario.

    held: it is among those held out now. gone: not there any more, and not listed as retired, which no release may do.
    unseen: held or gone, which nobody can tell without the key of what is held out.
    """

    ADDED = "added"
    CHANGED = "changed"
    METADATA = "metadata"
    RETIRED = "retired"
    HELD = "held"
    UNSEEN = "unseen"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ScenarioChange:
    """A scenario that is not as it was.

    fields: of its row, such as norm.statement, that differ. prompts: items whose prompt, or the meaning of whose
    letters, is another; None where it has no items on one side. because, superseded_by: of a retired one.
    """

    id: str
    kind: Kind
    title: str
    fields: tuple[str, ...] = ()
    prompts: int = 0
    because: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class TableChange:
    """The items of a design in a locale, reviewed or not. Numbers of items.

    raised: into the table of reviewed words; lowered: out of it. prompts: what a model sees, or what its letter means,
    is another. metadata: all else that differs, in the columns of fields.
    """

    design: str
    locale: str
    added: int = 0
    removed: int = 0
    prompts: int = 0
    raised: int = 0
    lowered: int = 0
    metadata: int = 0
    fields: tuple[str, ...] = ()

    @property
    def bump(self) -> Bump:
        if self.removed or self.prompts or self.lowered:
            return Bump.MAJOR
        if self.added or self.raised:
            return Bump.MINOR
        return Bump.PATCH if self.metadata else Bump.NONE


@dataclass(frozen=True, slots=True)
class Edition:
    """A release by its name, version and identity."""

    name: str
    version: str
    identity: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences of two releases. files: other files that differ. faults: what no release may do, in words."""

    old: Edition
    new: Edition
    scenarios: tuple[ScenarioChange, ...]
    tables: tuple[TableChange, ...]
    files: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def bump(self) -> Bump:
        """What the change calls for."""
        order = list(Bump)
        found = [table.bump for table in self.tables]
        if any(scenario.kind in (Kind.RETIRED, Kind.HELD, Kind.UNSEEN, Kind.GONE) for scenario in self.scenarios):
            found.append(Bump.MAJOR)
        if any(scenario.kind is Kind.ADDED for scenario in self.scenarios):
            found.append(Bump.MINOR)
        if self.scenarios or self.files:
            found.append(Bump.PATCH)
        return max(found, key=order.index, default=Bump.NONE)

    @property
    def least(self) -> str:
        """The least version that the new one may have; that of the old one where they are the same release."""
        return self.old.version if self.is_same else least(self.old.version, self.bump)

    @property
    def is_same(self) -> bool:
        return self.old.identity == self.new.identity

    @property
    def is_enough(self) -> bool:
        """Whether the new version is high enough."""
        return self.is_same or is_enough(self.old.version, self.new.version, self.bump)
