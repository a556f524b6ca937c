"""A real browser, which must be on the machine already, and pages opened in it from files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "render"))  # made-up reports

HERE = Path(__file__).parent
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def absent(what):
    """Skip a test whose tool is not there; where all must run, as in .ci/run, that is a failure."""
    if os.environ.get("PACT_TEST_ALL"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser():
    """Chromium without a window. It ends with the module: its loop would be in the way of other tests."""
    if BROWSER is None:
        absent("no Chromium on this machine; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        yield browser
        browser.close()


class Opened:
    """A page that was opened from a file: what it complained of, and what it asked for besides itself."""

    def __init__(self, context, place):
        self.page = context.new_page()
        self.complaints, self.requests = [], []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(place.as_uri())

    def ready(self):
        """Wait until the items are there."""
        self.page.wait_for_selector("html[data-items=ready]", timeout=20_000)
        return self

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def options(self):
        return self.page.locator("#list [role=option]")

    def names(self):
        return self.page.locator("#list [role=option] .name").all_inner_texts()

    def count(self):
        return int(self.text("#count").split(" ")[0].replace(",", "").replace("none", "0"))

    def search(self, words):
        """Type into the search field, and wait until that has been done."""
        self.page.fill("#search", words)
        self.page.wait_for_timeout(300)


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
