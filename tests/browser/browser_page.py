"""Where a browser is, and a page opened in it from a file."""

import os
import shutil
import sys
from pathlib import Path

import pytest

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
