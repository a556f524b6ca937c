"""A scenario to its sketch: what rules across files need to know of it."""

from itertools import chain

from pact_author.model.corpus import Sketch
from pact_author.model.draft import OPEN
from pact_author.model.scenario import Scenario
from pact_author.model.source_text import source_hash

SHINGLE = 8
"""Letters of a shingle, and bytes of the numbers that stand for them. Blanks do not count: some languages have none."""
KEPT = 7
"""One shingle in so many is kept. The share that two texts have in common is then known to some five in a hundred."""


def sketch(scenario: Scenario) -> Sketch:
    """The sketch of a scenario."""
    return Sketch(
        path=scenario.path,
        id=scenario.id,
        country=scenario.country,
        status=scenario.status,
        theme=scenario.theme,
        relation=scenario.relation,
        title=scenario.title,
        superseded_by=scenario.superseded_by,
        shingles=shingles(scenario),
        texts=tuple((pointer, source_hash(message.source)) for pointer, message in scenario.messages()),
    )


def shingles(scenario: Scenario) -> frozenset[int]:
    """Stretches of SHINGLE letters in the scenario's texts, in small letters and without blanks, as numbers.

    Each letter gives one byte. Of these numbers only multiples of KEPT are taken: always the same ones, in whatever
    text they stand, so that the parts are alike as the wholes are. Source: Manber (1994), "0 mod p" fingerprints.
    A text that is still to be written has none, and neither has a scenario whose situation is: drafts that were just
    begun would be alike, by chance or by their placeholders.
    """
    if scenario.situation.source.startswith(OPEN):
        return frozenset()
    written = [message.prose for _, message in scenario.messages() if not message.source.startswith(OPEN)]
    text = " ".join("".join(prose.lower().split()) for prose in written)
    letters = text.encode("utf-16-le", "surrogatepass")[::2]
    end = len(letters)
    starts = range(min(SHINGLE, max(0, end - SHINGLE + 1)))
    windows = (memoryview(letters[at : end - (end - at) % SHINGLE]).cast("Q") for at in starts)
    return frozenset([number for number in chain.from_iterable(windows) if not number % KEPT])
