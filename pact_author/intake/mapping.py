"""Which columns of a table are which fields of a scenario: NormAd's, the study's, and those that a file names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pact_author.reading.toml_file import fitting, read_toml

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is read.

    columns: field of Draft → columns whose cells, with a blank between, are its text. fixed: field → text, before that
    of the columns. values: field → what stands in a cell, in small letters → what it is here. people: actor, receiver
    or place → words that stand for it. unique: columns that tell one scenario from another; later rows with the same
    cells are left out. leave_out: column → cells, in small letters, whose rows are. keep: columns that are noted down
    beside a draft, for whoever goes on writing. licence: of the table; None where nobody says.
    """

    columns: Mapping[str, Names]
    fixed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    people: Mapping[str, Names] = field(default_factory=dict)
    unique: Names = ()
    leave_out: Mapping[str, Names] = field(default_factory=dict)
    keep: Names = ()
    licence: str | None = None

    @property
    def needed(self) -> Names:
        """Columns that the table must have."""
        named = (name for names in self.columns.values() for name in names)
        return tuple(dict.fromkeys((*named, *self.unique, *self.leave_out, *self.keep)))


NORMAD = Columns(
    columns={
        "title": ("Subaxis", "ID"),
        "country": ("Country",),
        "theme": ("Subaxis",),
        "norm": ("Rule-of-Thumb",),
        "source_title": ("ID",),
    },
    fixed={
        "title": "NormAd",
        "source_title": "NormAd-Eti, row",
        "source_publisher": "NormAd (arXiv 2404.12464)",
        "source_url": "https://github.com/Akhila-Yerukola/NormAd",
        "source_supports": "It gives this as a rule of thumb, drawn from the etiquette pages of the Cultural Atlas.",
    },
    values={
        "theme": {
            "eating": "food-hospitality",
            "visiting": "food-hospitality",
            "gifts": "gift-giving",
            "gift_giving": "gift-giving",
            "gift giving": "gift-giving",
            "greetings": "greetings-respect",
            "basic_etiquette": "public-etiquette",
            "basic etiquette": "public-etiquette",
        }
    },
    unique=("Country", "Rule-of-Thumb"),
    # A story of this kind is about another country's norm.
    leave_out={"Gold Label": ("neutral",)},
    keep=("Value", "Story"),
    licence="CC-BY-4.0",
)
"""The columns that NormAd's own code writes. Its labels are no correct answers here: both sides are plausible."""

_STUDY = {
    "name": ("source_row", "scenario_id"),
    "country": ("base_country", "receiver_country"),
    "situation": ("situation", "scenario"),
    "norm": ("cultural_expectation",),
    "preference": ("personal_preference",),
    "follow_culture": ("choice_a",),
    "allow_preference": ("choice_b",),
}
"""Field → the names that it has in the study's tables, in the order in which they are looked for."""


def study_columns(header: Sequence[str]) -> Columns | None:
    """How a table of the study is read; None where it is none. Option A is the one that follows the norm there."""
    found = {
        name: (column,)
        for name, columns in _STUDY.items()
        if (column := next((each for each in columns if each in header), None)) is not None
    }
    if not {"country", "situation", "norm", "preference"} <= found.keys():
        return None
    row = found.pop("name", ())
    title = {"title": row, "source_title": row} if row else {}
    told = "metadata_source" in header
    source = {"source_publisher": ("metadata_source",)} if told else {}
    return Columns(
        columns={**title, **found, **source},
        fixed={
            "title": "PACT study",
            "source_title": "PACT (arXiv 2606.07877), row" if row else "PACT (arXiv 2606.07877)",
            "source_publisher": "PACT, from" if told else "PACT",
            "source_url": "https://arxiv.org/abs/2606.07877",
            "source_supports": "Its table gives this as what is expected there, and does not say who says so.",
        },
        people={"actor": ("the actor",), "receiver": ("the receiver",)},
        unique=row or found["situation"],
    )


def read_columns(path: Path) -> Columns:
    """A mapping from a TOML file (schemas/import-mapping.schema.json). Raises ProjectError with the line."""
    data: Any = fitting(path, read_toml(path), "import-mapping")

    def names(told: Mapping[str, Any]) -> dict[str, Names]:
        return {name: _names(value) for name, value in told.items()}

    def small(texts: Names) -> Names:
        return tuple(text.casefold() for text in texts)

    return Columns(
        columns=names(data["columns"]),
        fixed=data.get("fixed", {}),
        values={
            name: {cell.casefold(): ours for cell, ours in told.items()}
            for name, told in data.get("values", {}).items()
        },
        people=names(data.get("people", {})),
        unique=_names(data.get("unique", ())),
        leave_out={name: small(_names(cells)) for name, cells in data.get("leave_out", {}).items()},
        keep=_names(data.get("keep", ())),
        licence=data.get("licence"),
    )


def _names(told: str | Sequence[str]) -> Names:
    return (told,) if isinstance(told, str) else tuple(told)
