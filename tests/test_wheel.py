"""What a user gets from the package index: the wheel alone, outside the checkout, on a corpus of their own."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from pact_author.local.model import RUNTIME_PIN

CHECKOUT = Path(__file__).parents[1]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def run(*command, cwd, expect=0):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert expect == done.returncode, done.stderr + done.stdout
    return done.stdout if expect == 0 else done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The command of a wheel that was built from the checkout and installed in an environment of its own."""
    home = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", home, CHECKOUT, cwd=home)
    (wheel,) = home.glob("pact_author-*.whl")
    venv.create(home / "env", with_pip=True)
    run(home / "env/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return home / "env/bin/pact-author"


def test_schemas_come_with_the_wheel(installed, tmp_path):
    expected = (CHECKOUT / "schemas/scenario.schema.json").read_text()

    assert expected.rstrip("\n") == run(installed, "schema", "scenario", cwd=tmp_path).rstrip("\n")


def test_a_copied_corpus_validates(installed, corpus):
    assert "error" not in run(installed, "validate", cwd=corpus)


def test_the_tables_of_places_come_with_the_wheel(installed, corpus):
    settings = (corpus / "pact.toml").read_text()
    (corpus / "pact.toml").write_text(settings.replace('country_relations = "study"', 'country_relations = "m49"'))
    release = corpus / run(installed, "build", cwd=corpus).splitlines()[-1]

    expected = (CHECKOUT / "places/country_relations/m49.toml").read_text()
    assert expected == (release / "data/country_relations.toml").read_text()


def test_given_names_come_with_the_wheel(installed, tmp_path):
    program = (
        "from pact_author.reading.resources import names_folder as f; print(*sorted(p.name for p in f().iterdir()))"
    )

    expected = " ".join(sorted(path.name for path in (CHECKOUT / "locales/names").iterdir()))
    assert expected == run(installed.parent / "python", "-c", program, cwd=tmp_path).strip()


def test_the_gold_set_for_judges_comes_with_the_wheel(installed, tmp_path):
    program = (
        "import pact_author.reading.resources as r; print(*sorted(p.name for p in r.calibration_folder().iterdir()))"
    )

    expected = " ".join(sorted(path.name for path in (CHECKOUT / "calibration").iterdir()))
    assert expected == run(installed.parent / "python", "-c", program, cwd=tmp_path).strip()


def test_a_copied_corpus_builds_and_verifies(installed, corpus):
    release = run(installed, "build", cwd=corpus).splitlines()[-1]

    assert "README.md" in {path.name for path in (corpus / release).iterdir()}
    run(installed, "verify", release, cwd=corpus)


def test_without_the_extra_the_embedded_model_is_no_silent_stand_in(installed, corpus):
    release = run(installed, "build", cwd=corpus).splitlines()[-1]
    told = run(installed, "score", release, "--model", "local", cwd=corpus, expect=3)

    assert f"pip install '{RUNTIME_PIN}'" in told
    assert "pact-author local install" in told
    assert not (corpus / "runs").exists()


def test_a_card_of_every_code_comes_with_the_wheel(installed, tmp_path):
    assert "W101" in run(installed, "explain", cwd=tmp_path)


def test_a_report_is_rendered_from_the_wheel_s_own_templates(installed, corpus, loopback):
    release = run(installed, "build", cwd=corpus).splitlines()[-1]
    address = ("--base-url", loopback.base_url)
    run(installed, "score", release, "--model", "m", *address, "--run", "run", "--limit", 4, cwd=corpus)

    assert "<!doctype html>" in run(installed, "report", "run", "--format", "html", cwd=corpus)


def test_pybabel_extracts_scenarios_by_the_wheel_s_entry_point(installed, corpus):
    (corpus / "babel.toml").write_text('[[mappings]]\nmethod = "pact_yaml"\npattern = "scenarios/**.yaml"\n')
    run(installed.parent / "pybabel", "extract", "-F", "babel.toml", "-o", "scenarios.pot", ".", cwd=corpus)
    made = (corpus / "scenarios.pot").read_text(encoding="utf-8")

    assert 'msgctxt "jp/thanks-at-the-end-of-term#situation"' in made
    assert len(list((corpus / "scenarios").glob("*/*.yaml"))) == made.count('#situation"')
