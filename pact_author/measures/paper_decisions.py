"""The study's figures of a model's decisions: rates of those that are for a side, entropy by source, contrasts."""

import math
from collections.abc import Iterable, Sequence

from pact_author.measures.paper import difference, mean, order
from pact_author.model.decisions import ALLOW, FOLLOW, DecisionRow, DecisionScores
from pact_author.model.human import Cell, Table, table

GROUPINGS = {
    "by_pref_config": ("eval_pref_config",),
    "by_demo_config": ("eval_demo_config",),
    "by_scenario_type": ("scenario_type",),
    "by_base_country": ("base_country",),
    "by_actor_gender": ("actor_gender",),
    "by_actor_age": ("actor_age",),
    "by_receiver_gender": ("receiver_gender",),
    "by_receiver_age": ("receiver_age",),
    "by_pref_and_scenario": ("eval_pref_config", "scenario_type"),
    "by_pref_and_country": ("eval_pref_config", "base_country"),
    "by_actor_receiver_gender": ("actor_gender", "receiver_gender"),
    "by_actor_receiver_age": ("actor_age", "receiver_age"),
}
FIGURES = (
    "n_rows",
    "n_source_items",
    "n_valid",
    "n_follow_culture",
    "n_allow_preference",
    "n_unknown_or_other",
    "culture_rate_valid",
    "allow_rate_valid",
    "unknown_rate_all",
)
VARIABILITY = ("mean_source_decision_entropy", "source_decision_conflict_rate")
_CONTRASTS = (
    ("actor_age", "younger", "older"),
    ("receiver_age", "younger", "older"),
    ("actor_gender", "female", "male"),
    ("receiver_gender", "female", "male"),
)
UNMAPPED = "Other/Unmapped"
ALL = "overall"
"""The name of the group of all rows."""


class Group:
    """Counts of some rows: by decision, and which sources they are of."""

    __slots__ = ("allow", "follow", "rows", "sources")

    def __init__(self) -> None:
        self.rows = self.follow = self.allow = 0
        self.sources: set[Cell] = set()

    def add(self, source: Cell, rows: int, follow: int, allow: int) -> None:
        self.rows += rows
        self.follow += follow
        self.allow += allow
        self.sources.add(source)

    def figures(self) -> dict[str, Cell]:
        valid = self.follow + self.allow
        return {
            "n_rows": self.rows,
            "n_source_items": len(self.sources - {None}),
            "n_valid": valid,
            "n_follow_culture": self.follow,
            "n_allow_preference": self.allow,
            "n_unknown_or_other": self.rows - valid,
            "culture_rate_valid": self.follow / valid if valid else None,
            "allow_rate_valid": self.allow / valid if valid else None,
            "unknown_rate_all": (self.rows - valid) / self.rows if self.rows else None,
        }

    @property
    def allow_rate(self) -> float | None:
        valid = self.follow + self.allow
        return self.allow / valid if valid else None


class Scores:
    """Decisions counted as they stream by: memory grows with groups and sources, not with rows."""

    def __init__(self, columns: Sequence[str]) -> None:
        """columns: of a row's place, source_row among them."""
        self._source = columns.index("source_row")
        self._by_source: dict[Cell, list[int]] = {}
        groupings = {**GROUPINGS, "by_region": ("region",)}
        self.present: dict[str, tuple[str, ...]] = {ALL: ()} | {
            name: present for name, wanted in groupings.items() if (present := tuple(c for c in wanted if c in columns))
        }
        self._at = {name: [columns.index(c) for c in present] for name, present in self.present.items()}
        self._groups: dict[str, dict[tuple[Cell, ...], Group]] = {name: {} for name in self._at}
        self._telling = sorted({i for at in self._at.values() for i in at})
        self._of_place: dict[tuple[Cell, ...], list[Group]] = {}

    def add(self, row: DecisionRow) -> None:
        source = row.place[self._source]
        place = tuple(row.place[i] for i in self._telling)
        groups = self._of_place.get(place)
        if groups is None:
            groups = self._of_place[place] = self._find(row.place)
        follow, allow = row.decision == FOLLOW, row.decision == ALLOW
        for group in groups:
            group.add(source, 1, follow, allow)
        self._vary(source, follow, allow)

    def put(self, name: str, key: tuple[Cell, ...], source: Cell, rows: int, follow: int, allow: int) -> None:
        """Some rows of a source at once, into one of the groups of `present` only. key: its cells of those columns."""
        self._groups[name].setdefault(key, Group()).add(source, rows, follow, allow)
        if name == ALL:
            self._vary(source, follow, allow)

    def _vary(self, source: Cell, follow: int, allow: int) -> None:
        of_source = self._by_source.setdefault(source, [0, 0])
        of_source[0] += follow
        of_source[1] += allow

    def _find(self, place: tuple[Cell, ...]) -> list[Group]:
        keys = ((self._groups[name], tuple(place[i] for i in at)) for name, at in self._at.items())
        return [groups.setdefault(key, Group()) for groups, key in keys]

    def told(self) -> DecisionScores:
        """All tables."""
        tables = (*(self.by_group(name) for name in GROUPINGS), self.contrasts(), self.region_range())
        return DecisionScores(self.overall(), tables)

    @property
    def _all(self) -> Group:
        return self._groups[ALL].get((), Group())

    def overall(self) -> Table:
        """All rows, and how far decisions differ within a source: its mean entropy in bits, and how many have any."""
        entropies = [
            entropy(*counts)
            for source, counts in sorted(self._by_source.items(), key=lambda each: order(each[0]))
            if source is not None and any(counts)
        ]
        variability = (mean(entropies), mean([float(bits > 0) for bits in entropies]))
        row = {**self._all.figures(), **dict(zip(VARIABILITY, variability, strict=True))}
        return table("overall", (*FIGURES, *VARIABILITY), [row])

    def by_group(self, name: str) -> Table:
        """Rates by one of GROUPINGS, in order; no rows where the file has none of its columns."""
        columns = self.present.get(name, ())
        found = sorted(self._groups.get(name, {}).items(), key=lambda each: tuple(map(order, each[0])))
        rows = ({**dict(zip(columns, key, strict=True)), **group.figures()} for key, group in found)
        return table(name, (*columns, *FIGURES), rows)

    def contrasts(self) -> Table:
        """Differences of allow rates, fractions: younger − older, female − male; by role, and the mean of both."""
        rows = [(factor, plus, minus, self._contrast(factor, plus, minus)) for factor, plus, minus in _CONTRASTS]
        ages, genders = ([difference for *_, difference in rows[at : at + 2]] for at in (0, 2))
        rows += [
            ("age", "younger", "older", _mean_of_roles(ages)),
            ("gender", "female", "male", _mean_of_roles(genders)),
        ]
        return Table("contrasts", ("factor", "plus", "minus", "allow_rate_difference"), tuple(rows))

    def _contrast(self, factor: str, plus: str, minus: str) -> float | None:
        groups = self._groups.get(f"by_{factor}", {})
        rates = (groups[name,].allow_rate if (name,) in groups else None for name in (plus, minus))
        return difference(*rates)

    def region_range(self) -> Table:
        """Each region's allow rate minus that of all rows, and max − min of these; no rows without a column region.

        It compares different scenarios and is biased upward: between eight groups there is a range without any effect.
        """
        average = self._all.allow_rate
        shifts = [
            (key[0], difference(group.allow_rate, average))
            for key, group in sorted(self._groups.get("by_region", {}).items(), key=lambda each: order(each[0][0]))
            if key[0] not in (None, UNMAPPED)
        ]
        known = [shift for _, shift in shifts if shift is not None]
        rows = [*shifts, ("max - min", max(known) - min(known))] if known else shifts
        return Table("region_range", ("region", "allow_rate_shift"), tuple(rows))


def _mean_of_roles(differences: Sequence[float | None]) -> float | None:
    return None if None in differences else mean(differences)


def entropy(follow: int, allow: int) -> float:
    """Bits of two counts that are not both 0."""
    total = follow + allow
    return 0.0 - sum(n / total * math.log2(n / total) for n in (follow, allow) if n)


def score(columns: Sequence[str], rows: Iterable[DecisionRow]) -> Scores:
    """All rows counted."""
    scores = Scores(columns)
    for row in rows:
        scores.add(row)
    return scores
