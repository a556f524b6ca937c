"""A sound scenario, and corpora made of it with a fragment laid over each copy."""

import re
from dataclasses import replace
from pathlib import Path

from pact_author.model.corpus import Corpus
from pact_author.reading.project import open_project
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

CHECKOUT = Path(__file__).parents[2]
GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text()
SOUND = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S) if "situation:" in block)
OURS = open_project(CHECKOUT).settings
SETTINGS = replace(OURS, relations={k: v for k, v in OURS.relations.items() if k != "business-partners"})
"""Those of the repository, without one relation, so that there is one that a corpus lacks."""
PARTS = ("norm", "preference", "options")
"""Fields of which a fragment may give a part."""


def laid_over(fragment, sound=SOUND):
    """The sound scenario with the fields of a fragment in the place of its own, the others kept."""
    for name, body in re.findall(r"^([a-z_]+):(.*\n(?:[ \t].*\n)*)", fragment, re.M):
        if name in PARTS:
            for part, told in re.findall(r"^  ([a-z_]+):(.*\n(?:    .*\n)*)", body, re.M):
                sound = re.sub(
                    rf"(^{name}:\n(?:  .*\n)*?)  {part}:.*\n(?:    .*\n)*", rf"\1<<{part}>>", sound, flags=re.M
                )
                sound = sound.replace(f"<<{part}>>", f"  {part}:{told}")
        else:
            sound = re.sub(rf"^{name}:.*\n(?:[ \t].*\n)*", "", sound, flags=re.M) + f"{name}:{body}"
    return sound


def corpus_of(*fragments):
    """A corpus of one scenario a fragment; its path is the sound scenario's, or that of an id after the first."""
    scenarios, documents = [], {}
    for fragment in fragments:
        text = laid_over(fragment)
        told = re.search(r"^id: (.*)$", text, re.M)[1]
        # The first file of Japan keeps its place whatever its id says: that the two differ is what one card is about.
        name = told if documents or not told.startswith("jp/") else "jp/shoes-at-the-door"
        path = f"scenarios/{name}.yaml"
        document, faults = parse(path, text)
        assert not faults
        assert not check(document, "scenario"), [d.message for d in check(document, "scenario")]
        scenario, faults = to_scenario(document)
        assert not faults
        scenarios.append(scenario)
        documents[path] = document
    return Corpus(SETTINGS, tuple(scenarios), documents, ())
