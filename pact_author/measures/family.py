"""Several tests at once: Holm's correction, and which of several things cannot be told apart."""

from collections.abc import Collection, Iterator, Sequence


def holm(p: Sequence[float | None]) -> list[float | None]:
    """p values adjusted for their number (Holm 1979), in their order; what has no p is no test of the family."""
    tested = sorted((value, at) for at, value in enumerate(p) if value is not None)
    adjusted: list[float | None] = [None] * len(p)
    highest = 0.0
    for rank, (value, at) in enumerate(tested):
        highest = max(highest, min(1.0, (len(tested) - rank) * value))
        adjusted[at] = highest
    return adjusted


def tie_groups(things: Sequence[int], ties: Collection[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The largest sets of two and more things of which every two are tied (maximal cliques, Bron and Kerbosch).

    A thing may be in several: that a and b, and b and c, cannot be told apart does not make a and c alike.
    """
    beside = {thing: {b for a, b in (*ties, *((b, a) for a, b in ties)) if a == thing} for thing in things}

    def grow(group: set[int], able: set[int], seen: set[int]) -> Iterator[set[int]]:
        if not able and not seen:
            yield group
        for thing in sorted(able):
            yield from grow(group | {thing}, able & beside[thing], seen & beside[thing])
            able, seen = able - {thing}, seen | {thing}

    place = {thing: at for at, thing in enumerate(things)}
    found = [tuple(sorted(group, key=place.__getitem__)) for group in grow(set(), set(things), set()) if len(group) > 1]
    return tuple(sorted(found, key=lambda group: [place[thing] for thing in group]))
