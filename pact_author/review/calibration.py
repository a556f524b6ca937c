"""Answers to gold items → how often a judge is right, by question, region, theme and kind, and whether that will do."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pact_author.measures.judges import brier, curve, share
from pact_author.model.calibration import EXPECTED, GoldItem, QuestionFigures, Slice
from pact_author.model.estimate import Estimate
from pact_author.model.review import Answer, Hearing, Verdict
from pact_author.review.verdict import chance_of, weigh

LEAST_RIGHT, LEAST_SURE = 0.75, 0.5
"""The floor: of the unsound items that it decides on it doubts three of four at least, and supports as many of the
sound ones; with 95 % confidence it does better than a coin in both."""
MOST_UNDECIDED = 0.25
"""And it decides on three of four items."""
FEWEST = 10
"""And there were so many norms behind either figure."""
DECIDED = (Verdict.SUPPORTED, Verdict.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Tried:
    """One gold item and what the judge said of it. sound: what is known."""

    item: GoldItem
    question: str
    answers: tuple[Answer, ...]

    @property
    def sound(self) -> bool:
        return EXPECTED[self.item.kind][self.question]

    @property
    def verdict(self) -> Verdict | None:
        return weigh([Hearing("", self.question, "", "", "", "", self.answers)]).verdict

    @property
    def chance(self) -> float | None:
        """None where the judge said of no vote how sure it is: a bare yes is not 100 %."""
        return chance_of(self.answers) if any(each.chance is not None for each in self.answers) else None


def figures(tried: Sequence[Tried], region_of: Mapping[str, str]) -> tuple[QuestionFigures, ...]:
    """Of every question that was asked. region_of: country → region; the country is that which is told."""
    return tuple(
        _question(code, [each for each in tried if each.question == code], region_of)
        for code in dict.fromkeys(each.question for each in tried)
    )


def _question(code: str, tried: Sequence[Tried], region_of: Mapping[str, str]) -> QuestionFigures:
    whole = _slice("all", tried)
    return QuestionFigures(
        question=code,
        all=whole,
        regions=_parted(tried, lambda each: region_of.get(each.item.country, "in no region"), region_of.values()),
        themes=_parted(tried, lambda each: each.item.theme, ()),
        kinds=_parted(tried, lambda each: each.item.kind.value, ()),
        short=tuple(_short(whole)),
    )


def _parted(tried: Sequence[Tried], part: Callable[[Tried], str], order: Iterable[str]) -> tuple[Slice, ...]:
    parts: dict[str, list[Tried]] = defaultdict(list)
    for each in tried:
        parts[part(each)].append(each)
    names = dict.fromkeys((*(name for name in order if name in parts), *sorted(parts)))
    return tuple(_slice(name, parts[name]) for name in names)


def _slice(name: str, tried: Sequence[Tried]) -> Slice:
    verdicts = [each.verdict for each in tried]
    pairs = list(zip(tried, verdicts, strict=True))
    unsound = [(each.item.norm, verdict) for each, verdict in pairs if not each.sound and verdict in DECIDED]
    sound = [(each.item.norm, verdict) for each, verdict in pairs if each.sound and verdict in DECIDED]
    told = [(chance, each.sound, each.item.norm) for each in tried if (chance := each.chance) is not None]
    return Slice(
        name=name,
        items=len(tried),
        abstained=verdicts.count(Verdict.ABSTAINED),
        contested=verdicts.count(Verdict.CONTESTED),
        unread=verdicts.count(None),
        sensitivity=_right(unsound, Verdict.DOUBTFUL, "no unsound item was decided on"),
        specificity=_right(sound, Verdict.SUPPORTED, "no sound item was decided on"),
        abstention=share([verdict is Verdict.ABSTAINED for verdict in verdicts], [each.item.norm for each in tried]),
        undecided=share([verdict not in DECIDED for verdict in verdicts], [each.item.norm for each in tried]),
        brier=brier([row[0] for row in told], [row[1] for row in told], [row[2] for row in told]),
        curve=curve([row[0] for row in told], [row[1] for row in told], [row[2] for row in told]),
    )


def _right(found: Sequence[tuple[str, Verdict | None]], wanted: Verdict, reason: str) -> Estimate:
    return share([verdict is wanted for _, verdict in found], [norm for norm, _ in found], reason)


def _short(whole: Slice) -> Iterator[str]:
    """What is missing for the floor."""
    for name, what, estimate in (
        ("sensitivity", "unsound", whole.sensitivity),
        ("specificity", "sound", whole.specificity),
    ):
        if estimate.est is None or estimate.n_clusters < FEWEST:
            yield f"{name}: it decided on {what} items of {estimate.n_clusters} norms; {FEWEST} are needed"
        elif estimate.est < LEAST_RIGHT:
            yield f"{name} is {estimate.est:.2f}; {LEAST_RIGHT} is needed"
        elif estimate.lo is None or estimate.lo <= LEAST_SURE:
            yield f"{name} may be as low as {estimate.lo or 0:.2f}; more than {LEAST_SURE} is needed"
    if whole.undecided.est is None or whole.undecided.est > MOST_UNDECIDED:
        yield f"it left {whole.undecided.est or 0:.0%} of the items undecided; {MOST_UNDECIDED:.0%} are allowed"
