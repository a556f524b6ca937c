"""A sound scenario with a sound translation, and corpora made of it with a fragment laid over each copy."""

import re
from dataclasses import replace
from pathlib import Path

from po_samples import HEADER, PO, PO_PATH, with_entries

from pact_author.model.corpus import Corpus, Overview
from pact_author.model.translation import CatalogSketch, EntrySketch, LocaleFacts, Translation, source_hash
from pact_author.reading.message_text import parse_message
from pact_author.reading.persona_file import to_design
from pact_author.reading.po_entries import to_entries
from pact_author.reading.po_text import parse_po
from pact_author.reading.project import open_project
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse
from pact_author.rules import ALL
from pact_author.rules.engine import lint, lint_design, lint_overview, lint_translation
from pact_author.rules.rule import CatalogRule, DesignRule, TranslationRule
from pact_author.rules.sketch import sketch

CHECKOUT = Path(__file__).parents[2]
GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text()
EXAMPLE = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S) if "situation:" in block)
"""The guide's, with a source and a handle that whoever copies it has to replace."""
SOUND = (
    EXAMPLE.replace("The title of the page or book", "Etiquette in Japan")
    .replace("Who publishes it", "Wikipedia")
    .replace("https://example.org/where-it-can-be-read", "https://en.wikipedia.org/wiki/Etiquette_in_Japan")
    .replace("In your own words, what it says about this norm", "Says that guests leave their shoes at the step")
    .replace("your-handle", "asha")
)
PERSONAS = """\
name: sample
description: A small sample for tests.
seed: 20260607
actor:
  country: [norm, BR]
  age_band: [younger, older]
  gender: [female, male]
receiver:
  country: [norm]
  age_band: [younger, older]
  gender: [female, male]
holders: [actor]
cues: [full]
frames: [advice]
system_prompts: [plain]
norm_shown: [stated]
design: {kind: fraction, cells: 4}
"""
FACTS = LocaleFacts(
    "es", frozenset({"LATIN"}), "ltr", ("a", "de"), ("in", "from"), ("many", "one", "other"), {"JP": "Japón"}
)
OURS = open_project(CHECKOUT).settings
SETTINGS = replace(OURS, relations={k: v for k, v in OURS.relations.items() if k != "business-partners"})
"""Those of the repository, without one relation, so that there is one that a corpus lacks."""
PARTS = ("norm", "preference", "options")
"""Fields of which a fragment may give a part."""


def laid_over(fragment, sound=SOUND, parts=PARTS):
    """The sound scenario with the fields of a fragment in the place of its own, the others kept."""
    for line in re.findall(r"^# yaml-language-server.*\n", fragment, re.M):
        sound = line + re.sub(r"^# yaml-language-server.*\n", "", sound, flags=re.M)
    for name, body in re.findall(r"^([a-z_]+):(.*\n(?:[ \t].*\n)*)", fragment, re.M):
        if name in parts:
            for part, told in re.findall(r"^  ([a-z_]+):(.*\n(?:    .*\n)*)", body, re.M):
                sound = re.sub(
                    rf"(^{name}:\n(?:  .*\n)*?)  {part}:.*\n(?:    .*\n)*", rf"\1<<{part}>>", sound, flags=re.M
                )
                new = f"  {part}:{told}"
                there = f"<<{part}>>" in sound
                sound = (
                    sound.replace(f"<<{part}>>", new) if there else sound.replace(f"\n{name}:\n", f"\n{name}:\n{new}")
                )
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


def design_findings(fragment, rules=ALL):
    """What the rules say of the sound persona set with a fragment laid over it."""
    document, faults = parse("personas/sample.yaml", laid_over(fragment, PERSONAS, parts=()))
    assert not faults
    assert not check(document, "personas"), [d.message for d in check(document, "personas")]
    design, faults = to_design(document)
    assert not faults
    return list(lint_design(design, document, SETTINGS, rules))


def translation_findings(fragment, rules=ALL, path=PO_PATH):
    """What the rules say of the sound PO file with the entries of a fragment in it, beside the sound scenario."""
    text = with_entries(fragment, PO if path == PO_PATH else HEADER)
    document, faults = parse_po(path, text)
    assert not faults
    entries, faults = to_entries(document)
    assert not faults
    told = []
    for entry in entries:
        if entry.text:
            source, target = parse_message(entry.source)[0], parse_message(entry.text)[0]
            told += lint_translation(Translation(entry, source, target, FACTS), document, rules)
    sketches = tuple(EntrySketch(each.context, source_hash(each.source), each.state) for each in entries)
    overview = Overview(
        SETTINGS,
        tuple(sketch(scenario) for scenario in corpus_of("").scenarios),
        (CatalogSketch(path, "es", sketches),),
        {each.context: source_hash(each.source) for each in entries if each.context.startswith("prompt#")},
    )
    across = [rule for rule in rules if isinstance(rule, CatalogRule)]
    told += lint_overview(overview, across, lambda _path, at: document.locate(at))
    return told


def codes_of(rule, fragments):
    """The codes that the examples of a rule's card give, of all rules."""
    if isinstance(rule, TranslationRule) and "prompt#" in fragments:
        return {diagnostic.code for diagnostic in translation_findings(fragments, path="locales/es/prompts.po")}
    if isinstance(rule, TranslationRule | CatalogRule):
        return {diagnostic.code for diagnostic in translation_findings(fragments)}
    if isinstance(rule, DesignRule):
        return {diagnostic.code for diagnostic in design_findings(fragments)}
    return {diagnostic.code for diagnostic in lint(corpus_of(*fragments.split("---\n")), ALL)}
