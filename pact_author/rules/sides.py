"""O0: the two options are acts of the actor, alike in form and different in substance."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.rule import scenario_rule

LENGTH_RATIO = 1.8
"""Longer options are chosen more often by models; the corpus of the study does not control for it."""


@scenario_rule(
    "O001",
    "unequal-options",
    Severity.WARNING,
    why="Models and people lean towards the option that says more. Where one is far longer, length is measured too.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} thanks {receiver} warmly, explains about the sore foot at some length, and keeps them on."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off and walks in socks."
  allow_preference: "{actor} explains and keeps the shoes on."
""",
)
def unequal_options(scenario: Scenario) -> Iterator[Finding]:
    """The two options are about equally long."""
    follow, allow = (len(o.prose) for o in (scenario.options.follow_culture, scenario.options.allow_preference))
    longer, shorter = max(follow, allow), min(follow, allow)
    if longer > LENGTH_RATIO * shorter:
        name = "follow_culture" if follow > allow else "allow_preference"
        yield Finding(
            f"/options/{name}",
            f"this option is {longer / shorter:.1f} times as long as the other",
            hint="shorten it, or let the other say as much",
        )


@scenario_rule(
    "O002",
    "same-options",
    Severity.ERROR,
    why="Where both options are the same act, no choice can be read from the answer.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} takes the shoes off!"
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} keeps the shoes on."
""",
)
def same_options(scenario: Scenario) -> Iterator[Finding]:
    """The two options are different acts."""
    follow, allow = (_words(o.prose) for o in (scenario.options.follow_culture, scenario.options.allow_preference))
    if follow == allow:
        yield Finding("/options/allow_preference", "both options say the same", hint="write what {actor} does instead")


@scenario_rule(
    "O003",
    "option-without-actor",
    Severity.WARNING,
    why="An option that nobody does reads as a rule or a comment, and is chosen or avoided for that.",
    bad="""\
options:
  follow_culture: "Shoes are taken off at the step."
  allow_preference: "{actor} explains and keeps them on."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off at the step."
  allow_preference: "{actor} explains and keeps them on."
""",
)
def option_without_actor(scenario: Scenario) -> Iterator[Finding]:
    """Each option says what the actor does."""
    for name in ("follow_culture", "allow_preference"):
        if "actor" not in getattr(scenario.options, name).names:
            yield Finding(
                f"/options/{name}", "this option does not say that {actor} does something", hint="begin it with {actor}"
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


RULES = (unequal_options, same_options, option_without_actor)
