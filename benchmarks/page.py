"""The page of a report with 50,000 items in Chromium: from a letter, a filter or a click on sort to the list drawn."""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pact_author.model.explored import Explored, Pair, Told
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.model.report import Report
from pact_author.render.html import html

sys.path.append(str(Path(__file__).parents[1] / "tests/render"))
from figure_samples import FULL

COUNTRIES = ("AU", "BR", "DE", "EG", "GB", "IN", "JP", "KE", "MX", "NG", "TH", "US")
WORDS = Path(__file__).read_text(encoding="utf-8").split()
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TYPED = """
(words) => new Promise((done) => {
  const search = document.querySelector("#search");
  search.value = words;
  const began = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  seen.observe(document.querySelector("#fill"), { childList: true });
  search.dispatchEvent(new Event("input", { bubbles: true }));
})
"""
CLICKED = """
([selector, value]) => new Promise((done) => {
  const control = document.querySelector(selector);
  const began = performance.now();
  if (value === null) control.click();
  else {
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})
"""


def said(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))


def cells(count: int, scenarios: int = 80) -> Iterator[Pair]:
    """Prompts share the lines of their scenario; every answer is another one, of 20 to 60 words."""
    chance = random.Random(7)
    scenes = [said(chance, 30, 60) for _ in range(scenarios)]
    sides = [(said(chance, 8, 14), said(chance, 8, 14)) for _ in range(scenarios)]
    for number in range(count):
        at = number * scenarios // count
        actor, receiver = COUNTRIES[number % 12], COUNTRIES[number // 12 % 12]
        axes = {
            "country": COUNTRIES[at % 12],
            "theme": ("food", "dress", "time")[at % 3],
            "holder": ("actor", "both", "receiver")[number // 144 % 3],
            "actor_country": actor,
            "receiver_country": receiver,
            "actor_age_band": ("older", "younger")[number % 2],
            "actor_gender": ("female", "male")[number // 2 % 2],
        }
        told = []
        for options in (sides[at], sides[at][::-1]):
            who = f"The guest is from {actor}, the host from {receiver}."
            prompt = f"{who}\n\n{scenes[at]}\n\nA) {options[0]}\nB) {options[1]}"
            follow = Judgement(chance.choice(list(Decision)[:2]), Method.LOGPROBS, "A", chance.random(), 0.98)
            told.append(Told("You answer.", prompt, said(chance, 20, 60), follow))
        yield Pair(1, f"{COUNTRIES[at % 12].lower()}/scenario-{at}", 0, axes, *told)


def typed(page: Page, words: str) -> list[float]:
    """A letter more each time, as somebody writes it."""
    return [page.evaluate(TYPED, words[:end]) for end in range(1, len(words) + 1)]


def medians(page: Page, rounds: int) -> Iterator[tuple[str, float, float]]:
    """(what, median, longest) in milliseconds."""
    first = page.evaluate(TYPED, "guest")
    yield "the first search", first, first
    found: dict[str, list[float]] = {"a letter of a search": [], "a filter": [], "a sort": []}
    for _ in range(rounds):
        for words in ("guest", "scenario-12", "japan host", "zzz"):
            found["a letter of a search"] += typed(page, words)
        page.click("#clear")
        for value in ("same", "flipped", "one", ""):
            found["a filter"].append(page.evaluate(CLICKED, ["#orders", value]))
        for sort in ("scenario", "share", "gap", "plan"):
            found["a sort"].append(page.evaluate(CLICKED, [f"button[data-sort={sort}]", None]))
    for what, took in found.items():
        yield what, statistics.median(took), max(took)


def main() -> None:
    """Make the page, open it, and print the medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cells", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--keep", type=Path, help="leave the page here")
    told = options.parse_args()
    report = Report(FULL.runs[:1], FULL.status, FULL.models[:1], ())
    began = time.perf_counter()
    text = html(report, Explored(tuple(cells(told.cells))))
    print(f"{told.cells:,} cells, {len(text) / 1e6:.1f} MB of page, made in {time.perf_counter() - began:.1f} s")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        place = told.keep or Path(home) / "report.html"
        place.write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(place.absolute().as_uri())
        page.wait_for_selector("html[data-items=ready]", timeout=60_000)
        print(f"items ready after {page.evaluate('performance.now()'):.0f} ms")
        for what, median, longest in medians(page, told.rounds):
            print(f"{what:<48} median {median:6.0f} ms, longest {longest:6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
