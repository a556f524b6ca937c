"""Answers to what they come to: supported, doubtful, contested or abstained; nothing where none could be used."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from pact_author.model.review import Answer, Hearing, Said, Verdict, Weighed

CLEAR = Fraction(2, 3)
"""Share of votes, as a mean over judges, from which they are taken to agree."""
VOTES = (Said.SOUND, Said.UNSOUND)


def weigh(hearings: Sequence[Hearing]) -> Weighed:
    """What the judges say of one question together: every judge counts the same, however many samples it gave."""
    every = [answer for hearing in hearings for answer in hearing.answers]
    votes = Counter(answer.said for answer in every)
    shares = [share for hearing in hearings if (share := _share(hearing.answers)) is not None]
    chances = [chance for hearing in hearings if (chance := chance_of(hearing.answers)) is not None]
    verdict = _verdict(shares, votes)
    carried = _carried(every, verdict)
    return Weighed(
        verdict=verdict,
        votes={said: votes[said] for said in Said if votes[said]},
        judges=tuple(dict.fromkeys(hearing.judge for hearing in hearings)),
        chance=sum(chances) / len(chances) if chances else None,
        disagreement=_disagreement(votes[Said.SOUND], votes[Said.UNSOUND]),
        quote=carried.quote if carried else "",
        pointer=carried.pointer if carried else "",
        reason=carried.reason if carried else "",
    )


def chance_of(answers: Iterable[Answer]) -> float | None:
    """That it is sound, as one judge's samples have it: a vote without a confidence counts as 1 or 0."""
    told = [
        answer.chance if answer.chance is not None else float(answer.said is Said.SOUND)
        for answer in answers
        if answer.said in VOTES
    ]
    return sum(told) / len(told) if told else None


def _share(answers: Iterable[Answer]) -> Fraction | None:
    said = [answer.said for answer in answers if answer.said in VOTES]
    return Fraction(said.count(Said.SOUND), len(said)) if said else None


def _verdict(shares: Sequence[Fraction], votes: Counter[Said]) -> Verdict | None:
    decided = votes[Said.SOUND] + votes[Said.UNSOUND]
    if votes[Said.ABSTAINED] and votes[Said.ABSTAINED] >= decided:
        return Verdict.ABSTAINED
    if not shares:
        return None
    sound = sum(shares, Fraction(0)) / len(shares)
    if sound >= CLEAR:
        return Verdict.SUPPORTED
    return Verdict.DOUBTFUL if 1 - sound >= CLEAR else Verdict.CONTESTED


def _disagreement(sound: int, unsound: int) -> float:
    """The chance that two votes differ; 0 where there is but one."""
    count = sound + unsound
    return 2 * sound * unsound / (count * (count - 1)) if count > 1 else 0.0


def _carried(answers: Sequence[Answer], verdict: Verdict | None) -> Answer | None:
    """The answer whose words are shown: of a doubt where there is one, the surest with a quote."""
    wanted = Said.UNSOUND if any(each.said is Said.UNSOUND for each in answers) else Said.SOUND
    if verdict is Verdict.SUPPORTED:
        wanted = Said.SOUND
    chosen = [each for each in answers if each.said is wanted]
    return max(chosen, key=lambda each: (bool(each.quote), each.confidence or 0.0), default=None)
