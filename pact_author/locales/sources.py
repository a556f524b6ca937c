"""The English texts that are translated: those of scenarios, and the templates of the prompt."""

from collections.abc import Iterator

from pact_author.locales import prompts
from pact_author.model.scenario import Scenario
from pact_author.model.source_text import context as context  # noqa: PLC0414 -- named here too
from pact_author.model.translation import SourceText

PROMPTS_PATH = "pact_author/locales/prompts.py"


def scenario_texts(scenario: Scenario) -> Iterator[SourceText]:
    """What a model sees of a scenario, in the order of its file."""
    for pointer, message in scenario.messages():
        yield SourceText(context(scenario.id, pointer), message, scenario.path, pointer)


def prompt_texts() -> Iterator[SourceText]:
    """The templates of the prompt."""
    for name, message in prompts.TEXTS.items():
        yield SourceText(f"prompt#{name}", message, PROMPTS_PATH)
