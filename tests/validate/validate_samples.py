"""The sound scenario of the guide for contributors, and what is said of a text in its place."""

import re
from pathlib import Path

from pact_author.reading.project import open_project
from pact_author.validate.judge import judge, read

CHECKOUT = Path(__file__).parents[2]
GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S) if "situation:" in block)
"""The guide's, with a source and a handle that whoever copies it has to replace; the line count stays."""
SOUND = (
    EXAMPLE.replace("The title of the page or book", "Etiquette in Japan")
    .replace("Who publishes it", "Wikipedia")
    .replace("https://example.org/where-it-can-be-read", "https://en.wikipedia.org/wiki/Etiquette_in_Japan")
    .replace("In your own words, what it says about this norm", "Says that guests leave their shoes at the step")
    .replace("your-handle", "asha")
)
SETTINGS = open_project(CHECKOUT).settings
PLACE = "scenarios/jp/shoes-at-the-door.yaml"


def judged(text):
    """All that is said of a scenario file by itself."""
    return judge(PLACE, read(PLACE, text), SETTINGS).diagnostics


def codes(text):
    """Code and line of each."""
    return [(d.code, d.at.span.line) for d in judged(text)]
