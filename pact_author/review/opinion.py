"""A review beside the scenario as it stands: which answers and decisions still hold, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pact_author.model.calibration import Standing
from pact_author.model.review import Act, Decision, Hearing, Review, State, Verdict, Weighed
from pact_author.review.places import Askable, Place
from pact_author.review.record import is_current
from pact_author.review.verdict import weigh


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is held of one place. decision: a person's that still holds, accept or reject.

    trusted: what the judges come to that passed the floor for this question; None where there is none of them.
    """

    place: Place
    weighed: Weighed
    trusted: Verdict | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Held:
    """One scenario. whole: a person's decision on all of it. stale: what was said of older texts, judge or handle each.

    of_parts: decisions that hold on single questions.
    """

    askable: Askable
    opinions: tuple[Opinion, ...]
    whole: Decision | None
    of_parts: tuple[Decision, ...]
    stale: tuple[tuple[Place, str], ...]

    @property
    def state(self) -> State:
        """In one word: a person's, stale, or the least of the models'."""
        acts = {each.act for each in (*self.of_parts, *([self.whole] if self.whole else []))}
        if Act.REJECT in acts:
            return State.REJECTED
        if self.whole is not None:
            return State.ACCEPTED
        if self.stale:
            return State.STALE
        open_ = [each.weighed.verdict for each in self.opinions if each.decision is None]
        for verdict in (Verdict.DOUBTFUL, Verdict.CONTESTED, Verdict.ABSTAINED):
            if verdict in open_:
                return State(verdict.value)
        supported = Verdict.SUPPORTED in open_ or (self.opinions and not open_)
        return State.SUPPORTED if supported else State.NONE  # answers that could not be used are none


def hold(found: Askable, review: Review | None, standings: Mapping[str, Standing]) -> Held:
    """What of a review still holds. A decision outranks what models say; the last one of a place holds."""
    review = review or Review(found.scenario.id)
    current = [each for each in review.hearings if is_current(each, found.materials.get(each.place))]
    decided = _decisions(found, review.decisions)
    whole = decided.get(("", ""))
    opinions = tuple(
        _opinion(place, [each for each in current if each.place == place], standings, decided.get(place) or whole)
        for place in dict.fromkeys(each.place for each in current)
    )
    gone = [(each.place, each.judge) for each in review.hearings if each not in current]
    last = {(each.question, each.locale): each for each in review.decisions if each.act is not Act.NOTE}
    gone += [(place, each.by) for place, each in last.items() if place not in decided]
    parts = tuple(decision for place, decision in decided.items() if place != ("", ""))
    return Held(found, opinions, whole, parts, tuple(gone))


def _decisions(found: Askable, told: Sequence[Decision]) -> dict[Place, Decision]:
    """The last decision of each place, where it is of the texts as they stand."""
    last = {(each.question, each.locale): each for each in told if each.act is not Act.NOTE}
    return {place: each for place, each in last.items() if each.content == found.content(*place)}


def _opinion(
    place: Place, hearings: Sequence[Hearing], standings: Mapping[str, Standing], decision: Decision | None
) -> Opinion:
    passed = [each for each in hearings if each.judge in standings and place[0] in standings[each.judge].passed]
    return Opinion(place, weigh(hearings), weigh(passed).verdict if passed else None, decision)
