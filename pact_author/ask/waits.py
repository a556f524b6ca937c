"""What a run waits for while nothing comes, in words."""

import math
from collections.abc import Iterable, Sequence

from pact_author.ask.lane import Lane

SILENCE = 5.0
"""Seconds without a word from the endpoint before that is said."""


def waited_for(
    lanes: Sequence[Lane], rests: Iterable[tuple[float, str]], heard: float, now: float, *, stopping: bool
) -> str:
    """Nothing while all goes well. rests: until when calls or endpoints rest, and why. heard: the last sign of life."""
    sent = sum(lane.sent for lane in lanes)
    if stopping:
        return f"stopping: {sent} calls are still under way"
    until, why = min((each for each in rests if each[0] > now), default=(0.0, ""))
    if why and not sent:
        return f"waiting {math.ceil(max(0.0, until - now))} s: {why}"
    lost = sum(1 for lane in lanes if lane.failure)
    if sent and now - heard >= SILENCE:
        return f"no answer yet for {now - heard:.0f} s"
    return f"{lost} of {len(lanes)} endpoints lost" if lost else ""
