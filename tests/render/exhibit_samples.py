"""A scenario whose every text tries to be more than text, a plain one, and a coverage."""

from dataclasses import replace

from pact_author.model.coverage import Axis, Coverage, Rare, Thin
from pact_author.model.exhibit import Exhibit, Neighbour, Newcomer, Rendering
from pact_author.model.message import Message
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, OptionOrder, Person, SystemPrompt
from pact_author.model.scenario import Evidence, Holder, Norm, Options, Preference, Scenario, Status
from pact_author.model.variant import Variant


def text(words):
    return Message(words, (words,))


SCENARIO = Scenario(
    id="jp/tea",
    title="Tea at four",
    status=Status.DRAFT,
    country="JP",
    theme="food-hospitality",
    relation="guest-host",
    setting="a family home",
    situation=text("{actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row by the step."),
    norm=Norm(
        text("Visitors usually take off their shoes."),
        "Some homes with Western floors are more relaxed.",
        "medium",
        (Evidence("Visiting a home", "A guide", "https://example.org/a_b", "2026-11-24", "Says that shoes come off."),),
    ),
    preference=Preference(text("{actor} would rather keep them on because of a sore foot."), "health-diet-safety"),
    options=Options(text("{actor} takes the shoes off."), text("{actor} keeps the shoes on.")),
    contributors=("asha",),
    licence="CC-BY-4.0",
    path="scenarios/jp/tea.yaml",
)
EVIL = "</details><b>@octocat</b> | #1 `x` **y** [z](http://evil.example) \x1b[31m\u202e```"
HOSTILE = replace(
    SCENARIO,
    title=EVIL,
    setting=EVIL,
    situation=text(EVIL),
    norm=Norm(text(EVIL), EVIL, "high", (Evidence(EVIL, EVIL, "https://x.example/|`)<>", "2026-11-24", EVIL),)),
    preference=Preference(text(EVIL), "privacy-values", text(EVIL), text(EVIL)),
    options=Options(text(EVIL), text(EVIL)),
)
VARIANT = Variant(
    id="",
    cell="",
    scenario="jp/tea",
    holder=Holder.ACTOR,
    actor=Person("BR", AgeBand.OLDER, Gender.MALE),
    receiver=Person("JP", AgeBand.YOUNGER, Gender.FEMALE),
    cue=Cue.FULL,
    frame=Frame.ADVICE,
    system_prompt=SystemPrompt.PLAIN,
    norm_shown=NormShown.STATED,
    order=OptionOrder.CULTURE_FIRST,
)


def exhibit(scenario=SCENARIO, diagnostics=()):
    """A scenario with one rendering that ends in its situation."""
    told = scenario.situation.source
    rendering = Rendering(
        VARIANT,
        "en",
        "The guest is an older man from Brazil. The host is a younger woman from Japan.",
        "You answer questions about everyday situations.",
        f"{told}\n\nA) The guest takes the shoes off.\nB) The guest keeps the shoes on.\n\nAnswer: A or B.",
        f"{told}\n\nA) The guest keeps the shoes on.\nB) The guest takes the shoes off.\n\nAnswer: A or B.",
    )
    return Exhibit(scenario, (rendering,), tuple(diagnostics))


def newcomer(scenario=SCENARIO):
    near = (Neighbour("kr/tea", scenario.title, 0.25), Neighbour("cn/tea", "Another tea", 0.125))
    return Newcomer(exhibit(scenario), near, ("the only scenario from JP", "one of 5 scenarios of x in pacific"))


COVERAGE = Coverage(
    name="pact",
    scenarios=7,
    retired=1,
    axes=(
        Axis("region", {"north-america-western-europe": 6, "pacific": 1}),
        Axis("theme", {"food-hospitality": 6, "gift-giving": 1, "greetings-respect": 0}),
        Axis("relation", {"guest-host": 7, "host-guest": 0}),
        Axis("holder", {"actor": 7, "receiver": 5, "both": 7}),
        Axis("country", {"FJ": 1, "NO": 6}),
    ),
    cells={
        "north-america-western-europe": {"food-hospitality": 6, "gift-giving": 0, "greetings-respect": 0},
        "pacific": {"food-hospitality": 0, "gift-giving": 1, "greetings-respect": 0},
    },
    thin=Thin(
        empty=(("north-america-western-europe", "gift-giving"), ("pacific", "food-hospitality")),
        wanted=(("pacific", "greetings-respect"),),
        single=("FJ",),
        rare=(Rare("relation", "host-guest", 0),),
        without={"receiver": ("no/a", "no/b"), "both": ()},
    ),
)
