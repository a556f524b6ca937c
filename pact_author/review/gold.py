"""What a judge is asked to be measured: each gold item, by each question whose answer is known."""

from collections.abc import Iterable, Iterator, Sequence

from pact_author.model.calibration import EXPECTED, GoldItem
from pact_author.model.canonical import digest
from pact_author.review.material import HASH, Material, of_gold
from pact_author.review.questions import CODES, Question


def gold_asked(items: Iterable[GoldItem]) -> Iterator[tuple[GoldItem, Question, Material]]:
    for item in items:
        for code in EXPECTED[item.kind]:
            yield item, CODES[code], of_gold(item, CODES[code])


def gold_hash(items: Sequence[GoldItem]) -> str:
    """Of all that is asked, and of what the answers are known to be."""
    told = [
        [item.name, item.kind.value, question.code, material.content] for item, question, material in gold_asked(items)
    ]
    return digest(told)[:HASH]
