"""The items of a release to a survey for people: what a model reads, without what only a model is told."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.persona import Cue, OptionOrder
from pact_author.model.survey import QUESTIONS, Survey, SurveyItem, item_key
from pact_author.model.variant import Item

NOBODY = "none"
_OPTIONS = re.compile(r"A\) (.+)\nB\) (.+)", re.S)


def survey(
    items: Iterable[Item], statement: Statement, *, release: str, release_digest: str, design: str, locale: str
) -> Survey:
    """Every item that is asked with both questions, as nobody in particular, in the order of the table.

    Raises DataError where there is none.
    """
    found: dict[str, dict[str, SurveyItem]] = {}
    for item in items:
        asked = item.frame in QUESTIONS and item.respondent_country == NOBODY
        if asked and item.order == OptionOrder.CULTURE_FIRST:
            axes = {name: getattr(item, name) for name in Item.__slots__ if name != "pairs"}
            found.setdefault(item_key(axes), {}).setdefault(item.frame, _item(item_key(axes), item))
    whole = tuple(
        replace(told["personal"], norm=told["norm"].norm) for told in found.values() if len(told) == len(QUESTIONS)
    )
    if not whole:
        raise DataError(
            f"the design {design} has no item that is asked with both questions, personal and norm",
            "choose another one with --design, such as human",
        )
    return Survey(release, release_digest, design, locale, statement, whole)


def _item(key: str, item: Item) -> SurveyItem:
    """One question of an item; the prompt's paragraphs before the options, the last of which is the question."""
    paragraphs = item.prompt.split("\n\n")
    at = max((n for n, text in enumerate(paragraphs) if _OPTIONS.fullmatch(text)), default=0)
    options = _OPTIONS.fullmatch(paragraphs[at])
    if options is None or at < 2:
        raise DataError(f"the prompt of item {item.id} has not the form of this version", "build the release again")
    full = item.cue == Cue.FULL
    return SurveyItem(
        id=key,
        scenario=item.scenario,
        country=item.country,
        receiver_age=item.receiver_age_band if full else "",
        receiver_gender=item.receiver_gender if full else "",
        story="\n\n".join(paragraphs[: at - 1]),
        personal=paragraphs[at - 1] if item.frame == "personal" else "",
        norm=paragraphs[at - 1] if item.frame == "norm" else "",
        culture=options[1],
        preference=options[2],
    )
