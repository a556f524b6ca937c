"""Items and trials as a release and a model would give them."""

from dataclasses import replace

from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.model.variant import Item
from pact_author.score.measure import Trial

ITEM = Item(
    id="aaaaaaaaaaaaaaaa",
    cell="cccccccccccccccc",
    scenario="jp/tea",
    locale="en",
    country="JP",
    region="east-southeast-asia",
    theme="food-hospitality",
    relation="guest-host",
    preference_kind="comfort-habit",
    holder="actor",
    actor_country="BR",
    actor_age_band="younger",
    actor_gender="female",
    actor_name="",
    receiver_country="JP",
    receiver_age_band="older",
    receiver_gender="male",
    receiver_name="",
    norm_match="receiver",
    country_relation="unknown",
    cue="full",
    frame="advice",
    system_prompt="plain",
    norm_shown="stated",
    respondent_country="none",
    respondent_age_band="none",
    respondent_gender="none",
    naming="unnamed",
    order="culture-first",
    culture_letter="A",
    pairs={},
    status="source",
    system="You answer.",
    prompt="A) Tea.\nB) Water.",
    content_hash="0" * 64,
)


def item(**other):
    return replace(ITEM, **other)


def trial(scenario, decision, *, cell="c", order="culture-first", repeat=0, mass=None, share=None, **axes):
    """axes: columns of the item that differ from the sample."""
    told = {"scenario": scenario, "cell": cell, "order": order} | axes
    columns = {name: getattr(ITEM, name) for name in Item.__slots__} | told
    sided = decision in (Decision.FOLLOW, Decision.ALLOW)
    method = Method.LOGPROBS if share is not None else Method.TEXT if sided else None
    return Trial(columns, repeat, Judgement(decision, method, culture_probability=share, mass=mass))
