"""What Microsoft's validator says of our SARIF: it knows rules of the standard that the schema cannot hold."""

import json
import os
import re
import shutil
import subprocess

import pytest
from render_samples import DIAGNOSTICS, found

from pact_author.render.sarif import render

VALIDATOR = "@microsoft/sarif-multitool@5.7.0"
NO_PAGE = {"SARIF2005"}
"""It misses tool.driver.informationUri: there is no page of this program to name."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def validator(tmp_path_factory):
    """The validator from npm: 42 MB to fetch, some seconds."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is missing")
    home = tmp_path_factory.mktemp("npm")
    subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--prefix", home, VALIDATOR], check=True, capture_output=True
    )
    return home / "node_modules/.bin/sarif-multitool"


def complaints(validator, path, text):
    """Codes of its errors and warnings."""
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [validator, "validate", path],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert "Analysis completed successfully." in done.stdout, done.stdout + done.stderr
    return set(re.findall(r"(?:error|warning) ([A-Z]+[0-9]+)", done.stdout))


@pytest.mark.parametrize("diagnostics", [DIAGNOSTICS, DIAGNOSTICS[:1], ()], ids=["all", "one", "none"])
def test_it_has_nothing_against_our_form(validator, tmp_path, diagnostics):
    assert NO_PAGE == complaints(validator, tmp_path / "our.sarif", "\n".join(render(found(diagnostics))))


def test_it_would_say_if_a_region_ended_before_its_beginning(validator, tmp_path):
    spoilt = json.loads("\n".join(render(found(DIAGNOSTICS[:1]))))
    spoilt["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1

    assert complaints(validator, tmp_path / "spoilt.sarif", json.dumps(spoilt)) > NO_PAGE
