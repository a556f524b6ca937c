import json
import secrets
import sqlite3

import pytest
from command import pact
from conftest import CHECKOUT, copy_corpus
from loopback import completion

KEYS = {"OPENAI_API_KEY": "sk-secret"}
NAMES = sorted(
    p.relative_to(CHECKOUT / "scenarios").with_suffix("").as_posix() for p in (CHECKOUT / "scenarios").glob("*/*.yaml")
)


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "private.key"
    path.write_text(secrets.token_hex(32) + "\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def home(tmp_path, key):
    (tmp_path / "home").mkdir()
    home = copy_corpus(tmp_path / "home", set(NAMES[:6]))
    pact("build", "--private-split", key, "--private-share", 34, cwd=home)
    return home


def traces(key, *texts):
    """Where the key, or a half of it, is in texts."""
    secret = key.read_text().strip()
    forms = [secret[:32], secret[32:], secret[:32].upper()]
    return [form for form in forms for text in texts if form in text]


def held(home):
    return json.loads((home / "dist/pact-0.1.0/MANIFEST.json").read_text())["private"]


def test_two_of_six_are_held_out(home):
    public = (home / "dist/pact-0.1.0/data/scenarios.jsonl").read_text().splitlines()

    assert (4, 2, 2) == (len(public), held(home)["scenarios"], len(held(home)["commitments"]))
    card = (home / "dist/pact-0.1.0/README.md").read_text()
    assert "2 more scenarios and their items, held out and encrypted" in card


def test_verify_says_what_nobody_looked_at_and_looks_at_it_with_the_key(home, key):
    without = pact("verify", "dist/pact-0.1.0", cwd=home)
    within = pact("verify", "dist/pact-0.1.0.tar.gz", "--private-key", key, cwd=home)

    assert "2 scenarios are held out, which nobody looked at" in without.stderr
    assert "held out" not in within.stderr
    assert "is whole" in within.stderr


def test_another_key_is_exit_3(home, tmp_path):
    other = tmp_path / "other.key"
    other.write_text(secrets.token_hex(32))
    other.chmod(0o600)

    assert "this is another key" in pact("verify", "dist/pact-0.1.0", "--private-key", other, cwd=home, expect=3).stderr


def test_score_asks_what_is_held_out_and_nothing_else(home, key, loopback):
    loopback.script = lambda request, number: completion("A")
    arguments = ("score", "dist/pact-0.1.0", "--model", "m", "--base-url", loopback.base_url)
    pact(*arguments, "--private-key", key, "--run", "hidden", cwd=home, **KEYS)
    asked = len(loopback.requests)
    pact(*arguments, "--run", "public", cwd=home, **KEYS)

    assert (8, 16) == (asked, len(loopback.requests) - asked)
    told = json.loads((home / "hidden/run.json").read_text())
    assert "pact-private-0.1.0" == told["release"]


def test_the_key_is_in_no_file_and_no_output(home, key, loopback, tmp_path):
    loopback.script = lambda request, number: completion("A")
    said = [
        pact("build", "--private-split", key, "--private-share", 34, "--out", "other", cwd=home),
        pact("verify", "dist/pact-0.1.0", "--private-key", key, cwd=home),
        pact(
            *("score", "dist/pact-0.1.0", "--model", "m", "--base-url", loopback.base_url),
            *("--private-key", key, "--run", "hidden"),
            cwd=home,
            **KEYS,
        ),
    ]
    written = [path.read_bytes().decode("latin-1") for path in home.rglob("*") if path.is_file()]
    assert [] == traces(key, *written, *(done.stdout + done.stderr for done in said))
    raw = bytes.fromhex(key.read_text().strip()).decode("latin-1")
    assert [] == [text for text in written if raw in text]
    with sqlite3.connect(home / "hidden/replies.sqlite") as store:
        assert [] == traces(key, *store.iterdump())


def test_diff_tells_with_the_key_what_a_corpus_will_hold_out(tmp_path, key):
    (tmp_path / "home").mkdir()
    home = copy_corpus(tmp_path / "home", set(NAMES[:6]))
    pact("build", cwd=home)
    without = pact("diff", "dist/pact-0.1.0", ".", cwd=home)
    within = pact("diff", "dist/pact-0.1.0", ".", "--private-key", key, "--private-share", 34, cwd=home, expect=1)
    pact("build", "--private-split", key, "--private-share", 34, "--out", "other", cwd=home)
    blind = pact("diff", "dist/pact-0.1.0", "other/pact-0.1.0", cwd=home, expect=1)

    assert "the same release" in without.stdout
    assert "Held out from now on: 2 scenarios" in within.stdout
    assert "Held out from now on, or gone: 2 scenarios" in blind.stdout
    assert [] == traces(key, within.stdout, within.stderr)


def test_diff_after_a_release_with_a_private_part_calls_none_of_it_new(home, key):
    told = pact("diff", "dist/pact-0.1.0", ".", "--private-key", key, "--private-share", 34, cwd=home)

    assert "the same release" in told.stdout
