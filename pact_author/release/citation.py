"""CITATION.cff of a release: how to cite it, in the Citation File Format 1.2.0."""

import json
from collections.abc import Sequence

from pact_author.model.corpus import Settings
from pact_author.model.scenario import Scenario


def citation_text(settings: Settings, scenarios: Sequence[Scenario]) -> str:
    """YAML. The authors are the handles that stand in the scenarios, in alphabetical order."""
    handles = sorted({handle for scenario in scenarios for handle in scenario.contributors}, key=str.lower)
    lines = [
        f"# {settings.canary}",
        "cff-version: 1.2.0",
        "message: Please cite this dataset with its version and its identity, the SHA-256 in MANIFEST.sha256.",
        "type: dataset",
        f"title: {_text(settings.title)}",
        f"version: {_text(settings.version)}",
        f"license: {settings.licence}",
        *([f"date-released: {settings.released}"] if settings.released else []),
        *([f"url: {_text(settings.homepage)}"] if settings.homepage else []),
        "authors:",
        *(f"  - name: {_text(handle)}" for handle in handles),
    ]
    return "".join(f"{line}\n" for line in lines)


def _text(value: str) -> str:
    """A YAML scalar that is a text whatever stands in it: JSON's quotes are YAML's too."""
    return json.dumps(value, ensure_ascii=False)
