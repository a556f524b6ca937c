"""What a corpus covers: a heat table and what is thin at a terminal, the same in Markdown, and JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence

from pact_author.model.coverage import Axis, Coverage, as_json
from pact_author.render.markdown import words
from pact_author.render.text import Paint, plain, shown, width, wrapped

NONE = "·"
HEAT = ("dim", "on blue", "black on cyan", "black on green")
"""Styles of a cell: empty, then up to a third, up to two thirds and up to all of the fullest."""
NAMES = {"kind": "kind of preference", "holder": "who holds the preference", "review": "reviewed"}


def terminal(coverage: Coverage, *, columns: int = 80, colour: bool = False, paint: Paint = plain) -> Iterator[str]:
    """Lines for a person, at most columns wide. Colour only shades what the figures say."""
    from pact_author.render.terminal import table

    short = abbreviations(next(iter(coverage.cells.values()), {}))
    rows, shades = _rows(coverage), _shades(coverage)
    heads = (("region", "left"), *((short[theme], "right") for theme in short), ("all", "right"))
    yield paint(f"{_count(coverage)}, by region and theme", "bold")
    yield table(heads, rows, shades=shades, tight=True, width=columns, colour=colour).strip("\n")
    yield ""
    yield from _flowing([*(f"{mark} {theme}" for theme, mark in short.items()), f"{NONE} none"], columns)
    for axis in coverage.axes:
        if axis.name not in ("region", "theme"):
            yield ""
            yield paint(NAMES.get(axis.name, axis.name).capitalize(), "bold")
            yield from (f"  {line}" for line in _flowing(_counted(axis), columns - 2))
    yield ""
    yield paint("What is thin", "bold")
    for sentence in _thin(coverage):
        first, *rest = wrapped(sentence, columns - 4)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def markdown(coverage: Coverage) -> Iterator[str]:
    """The same as tables and a list."""
    themes = list(next(iter(coverage.cells.values()), {}))
    yield f"## {words(_count(coverage))}"
    yield ""
    yield f"| region | {' | '.join(themes)} | all |"
    yield f"|---|{'---:|' * (len(themes) + 1)}"
    for row in _rows(coverage):
        yield f"| {' | '.join(words(cell) for cell in row)} |"
    for axis in coverage.axes:
        if axis.name not in ("region", "theme"):
            yield ""
            yield f"**{NAMES.get(axis.name, axis.name).capitalize()}:** {words(', '.join(_counted(axis)))}"
    yield ""
    yield "### What is thin"
    yield ""
    yield from (f"- {words(sentence)}" for sentence in _thin(coverage))


def stats_json(coverage: Coverage) -> Iterator[str]:
    """One object (schemas/stats.schema.json)."""
    yield json.dumps(as_json(coverage), indent=2, ensure_ascii=False)


def abbreviations(names: Mapping[str, int]) -> dict[str, str]:
    """Name → the first letters of its words, longer where two names would share them."""
    found: dict[str, str] = {}
    for name in names:
        parts = name.split("-")
        short = "".join(part[:1] for part in parts).upper()
        letters = 2
        while short in found.values() or len(short) < 2:
            short = (parts[0][:letters] + "".join(part[:1] for part in parts[1:])).upper()
            letters += 1
            if letters > len(name) + 2:
                short = f"{short}{len(found)}"
        found[name] = short
    return found


def _count(coverage: Coverage) -> str:
    retired = f" ({coverage.retired} retired)" if coverage.retired else ""
    return f"{coverage.scenarios} scenario{'s' if coverage.scenarios != 1 else ''}{retired}"


def _rows(coverage: Coverage) -> list[tuple[str, ...]]:
    rows = [
        (region, *(str(count or NONE) for count in row.values()), str(sum(row.values())))
        for region, row in coverage.cells.items()
    ]
    sums = [sum(column) for column in zip(*(row.values() for row in coverage.cells.values()), strict=True)]
    return [*rows, ("all", *(str(count or NONE) for count in sums), str(sum(sums)))]


def _shades(coverage: Coverage) -> list[tuple[str, ...]]:
    most = max((count for row in coverage.cells.values() for count in row.values()), default=0)
    rows = [
        ("none", *(HEAT[-(-3 * count // most)] if most else HEAT[0] for count in row.values()), "none")
        for row in coverage.cells.values()
    ]
    return [*rows, ("bold",) * (len(rows[0]) if rows else 2)]


def _counted(axis: Axis) -> list[str]:
    return [f"{shown(value)} {count}" for value, count in axis.counts.items()]


def _flowing(entries: Sequence[str], columns: int) -> Iterator[str]:
    """Entries on lines of at most so many columns, none broken in two."""
    line = ""
    for entry in entries:
        if line and width(line) + 3 + width(entry) > columns:
            yield line
            line = entry
        else:
            line = f"{line}   {entry}" if line else entry
    yield line


def _thin(coverage: Coverage) -> Iterator[str]:
    thin, cells = coverage.thin, sum(len(row) for row in coverage.cells.values())
    yield f"{len(thin.empty)} of {cells} combinations of region and theme have no scenario."
    if thin.wanted:
        wanted = ", ".join(f"{theme} in {region}" for region, theme in thin.wanted)
        yield f"Most wanted, where both are rare: {wanted}."
    for axis in ("region", "theme", "relation", "kind"):
        rare = [f"{each.value} ({each.count})" for each in thin.rare if each.axis == axis]
        if rare:
            yield f"Rare by {NAMES.get(axis, axis)}: {', '.join(rare)}."
    if thin.single:
        several = len(thin.single) != 1
        countries = f"{len(thin.single)} countries have" if several else "1 country has"
        yield f"{countries} one scenario: {', '.join(thin.single)}."
    for holder, ids in thin.without.items():
        if ids:
            held = "both hold" if holder == "both" else f"the {holder} holds"
            yield f"{len(ids)} of {coverage.scenarios} scenarios have no text in which {held} the preference."
