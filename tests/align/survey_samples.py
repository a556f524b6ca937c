"""A survey of two items, and one that no test of its counterbalancing could pass by chance."""

from dataclasses import replace

from pact_author.model.alignment import Statement
from pact_author.model.survey import Survey, SurveyItem

ITEM = SurveyItem(
    id="aaaaaaaaaaaaaaaa",
    scenario="jp/tea",
    country="JP",
    receiver_age="older",
    receiver_gender="male",
    story="A guest comes to tea.\n\nShoes stand by the step.",
    personal="What would you personally do if you were the guest?",
    norm="What would most people in this situation consider appropriate?",
    culture="The guest takes the shoes off.",
    preference="The guest keeps the shoes on.",
)
STATEMENT = Statement("CC0-1.0", "Your answers are shared.\nNobody is named.")


def survey(*ids):
    items = tuple(replace(ITEM, id=each) for each in ids or ("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"))
    return Survey("pact-1.0.0", "0" * 64, "human", "en", STATEMENT, items)
