"""Whether a judge may be listened to: what its calibration says, and whether that was of these questions."""

from collections.abc import Iterable, Mapping

from pact_author.model.calibration import EXPECTED, Standing
from pact_author.reading.review_file import Measured

GOLD_CODES = tuple(sorted({code for expected in EXPECTED.values() for code in expected}))
"""Questions that a judge can be measured on."""
HOW = "pact-author review calibrate measures it"


def standings(
    judges: Iterable[str], measured: Iterable[Measured], prompts: Mapping[str, str], gold: str | None
) -> dict[str, Standing]:
    """By judge. prompts: question → hash of how it is asked now. gold: hash of the gold set; None: not compared."""
    known = {each.judge: each for each in measured}
    return {judge: _standing(judge, known.get(judge), prompts, gold) for judge in dict.fromkeys(judges)}


def first_line(found: Iterable[Standing]) -> str:
    """What is to be said before anything that these judges said."""
    return "; ".join(each.sentence for each in found)


def _standing(judge: str, told: Measured | None, prompts: Mapping[str, str], gold: str | None) -> Standing:
    if told is None:
        return Standing(
            judge, frozenset(), f"judge {judge} was never calibrated: how often it is right is unknown ({HOW})"
        )
    same = {code for code in told.asked if told.prompts.get(code) == prompts.get(code)}
    if not same or (gold is not None and told.gold != gold):
        what = "gold set" if same else "questions"
        sentence = (
            f"judge {judge} was calibrated on {told.date}, before the {what} changed: it counts as uncalibrated ({HOW})"
        )
        return Standing(judge, frozenset(), sentence)
    passed = frozenset(told.passed & same)
    failed = sorted(same - passed)
    said = [f"judge {judge}, calibrated on {told.date}"]
    if failed:
        said.append(f"FAILS the floor for {', '.join(failed)}: do not rely on it there")
    if passed:
        said.append(f"passes for {', '.join(sorted(passed))}")
    said.append("all other questions are not calibrated")
    return Standing(judge, passed, ", ".join([said[0], "; ".join(said[1:])]).replace(", FAILS", " FAILS"))
