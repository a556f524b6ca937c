"""Fixtures: Chromium, pages opened in it, and the rules that pages are held to."""

import shutil
import subprocess

import pytest
from browser_page import BROWSER, HERE, QUIET, Opened, absent
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="module")
def browser():
    """Chromium without a window. It ends with the module: its loop would be in the way of other tests."""
    if BROWSER is None:
        absent("no Chromium on this machine; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a text as a page. Options: of a browser's context, such as color_scheme."""
    contexts = []

    def open_(text, *, width=1280, **options):
        place = tmp_path / "report.html"
        place.write_text(text, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        return Opened(contexts[-1], place)

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def axe(request):
    """axe-core in pytest's cache: the rules that pages are held to so that everybody can use them."""
    npm = shutil.which("npm")
    if npm is None:
        absent("npm is missing, which installs axe-core")
    wanted = (HERE / "package.json").read_text()
    home = request.config.cache.mkdir("browser")
    program = home / "node_modules/axe-core/axe.min.js"
    if not program.exists() or (home / "package.json").read_text() != wanted:
        (home / "package.json").write_text(wanted)
        quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--silent")
        subprocess.run([npm, "install", *quiet], cwd=home, check=True, timeout=150)
    return program.read_text(encoding="utf-8")
