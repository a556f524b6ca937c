"""Our own CHANGELOG-DATA.md."""

import re
from pathlib import Path

from pact_author.reading.project import open_project

HOME = Path(__file__).parents[1]
TEXT = (HOME / "CHANGELOG-DATA.md").read_text()
SETTINGS = open_project(HOME).settings


def test_the_version_that_would_be_built_has_a_section_and_it_is_the_first():
    assert SETTINGS.version == re.findall(r"^## (\S+)$", TEXT, re.M)[0]


def test_it_carries_the_canary():
    assert SETTINGS.canary in TEXT
