"""How alike the texts of two scenarios are."""

from pact_author.model.corpus import Overview, Sketch
from pact_author.model.scenario import Status


def likeness(first: Sketch, second: Sketch) -> float:
    """Jaccard similarity of the two texts' shingles: 0 nothing shared, 1 the same."""
    return jaccard(first.shingles, second.shingles)


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """What two sets share, of all that is in either; 0 where there is nothing."""
    shared = len(one & other)
    return shared / ((len(one) + len(other) - shared) or 1)


def nearest(overview: Overview, path: str, n: int) -> tuple[tuple[Sketch, float], ...]:
    """The n scenarios that are most like the one of a path, the most alike first; retired ones are left out."""
    own = next(sketch for sketch in overview.sketches if sketch.path == path)
    others = (s for s in overview.sketches if s.path != path and s.status is not Status.RETIRED)
    found = sorted(((other, likeness(own, other)) for other in others), key=lambda pair: (-pair[1], pair[0].path))
    return tuple(found[:n])
