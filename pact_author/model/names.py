"""Given names of a country, each with its source: what a persona may be called."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pact_author.model.persona import Gender


class NameList(StrEnum):
    """The lists of a table. UNISEX: names that women and men bear, in numbers that the source says."""

    FEMALE = "female"
    MALE = "male"
    UNISEX = "unisex"

    @property
    def letter(self) -> str:
        """As it stands in an id: JP-f-02."""
        return self.value[0]

    @classmethod
    def of(cls, gender: Gender) -> "NameList":
        """The list for a person: a name must not tell what the persona leaves open, nor one of two genders."""
        return cls(gender.value) if gender in (Gender.FEMALE, Gender.MALE) else cls.UNISEX


@dataclass(frozen=True, slots=True)
class NameSource:
    """Where names stood. population: births or residents, of the year.

    checked: somebody held the entries against the source itself. reported: where they were read of, if they were.
    """

    institution: str
    title: str
    year: int
    population: str
    url: str
    licence: str
    checked: bool
    reported: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """id: country, letter of the list, number. native: in the script of the country; latin where that is Latin.

    script: of native, as ISO 15924 has it. source: a key of the table's sources.
    """

    id: str
    country: str
    list: NameList
    latin: str
    native: str
    script: str
    source: str

    @property
    def number(self) -> str:
        """The last part of the id: names of one number in two lists stand for each other in twins."""
        return self.id.rpartition("-")[2]


@dataclass(frozen=True, slots=True)
class NameTable:
    """locales/names/<country>.yaml. text: the file as it is written, for a release that uses it."""

    country: str
    script: str
    sources: Mapping[str, NameSource]
    names: tuple[Name, ...]
    text: str

    def of(self, which: NameList) -> tuple[Name, ...]:
        """The names of a list, in the order of the file."""
        return tuple(name for name in self.names if name.list is which)

    def named(self, id: str) -> Name:  # noqa: A002 -- it is one
        """The name of an id, such as a release records. Raises KeyError where there is none."""
        for name in self.names:
            if name.id == id:
                return name
        raise KeyError(id)

    def unchecked(self) -> tuple[str, ...]:
        """Ids of names that nobody has held against their source."""
        return tuple(name.id for name in self.names if not self.sources[name.source].checked)
