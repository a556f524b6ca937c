"""The page of a report in a real browser: it asks for nothing, runs nothing of anybody's, and can be used by all."""

from dataclasses import replace

import pytest
from chromium import axe, browser, opened
from figure_samples import FULL, explored, pair
from render_samples import ONE

from pact_author.model.explored import Explored
from pact_author.model.judgement import Decision
from pact_author.render.html import html

MANY = 50_000
HOSTILE = (
    "</script><script>window.pwned=1;alert(1)</script>",
    "<img src=x onerror='window.pwned=1'>",
    '"><svg onload=window.pwned=1>',
    "javascript:window.pwned=1 {{7*7}} {% raw %} ${7*7} &lt;b&gt;",
)


def page_of(*pairs, report=ONE):
    return html(report, Explored(pairs))


@pytest.fixture(scope="module")
def many():
    """A page with three runs and 50,000 cells, which is 100,000 trials."""
    return html(FULL, explored(MANY))


def test_it_opens_from_a_file_without_a_complaint_and_asks_for_nothing_but_itself(opened):
    it = opened(page_of(pair())).ready()

    assert ([], 1) == (it.complaints, len(it.requests))


def test_the_page_cannot_reach_a_network(opened):
    it = opened(page_of(pair())).ready()
    tried = "fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'held back')"

    assert "held back" == it.page.evaluate(tried)
    assert "Content Security Policy" in " ".join(it.complaints)


def test_a_script_that_is_not_ours_does_not_run(opened):
    it = opened(page_of(pair()).replace("</main>", "<script>window.pwned=1</script></main>")).ready()

    assert it.page.evaluate("window.pwned === undefined")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are_and_run_nothing(opened, words):
    (model,) = ONE.models
    report = replace(ONE, models=(replace(model, label=words, notice=words),))
    it = opened(page_of(pair(answer=words, scenario=words, theme=words), report=report)).ready()

    assert it.page.evaluate("window.pwned === undefined")
    assert ([], 1) == (it.complaints, len(it.requests))
    assert words == it.text("#detail h3")
    assert words == it.page.locator("#detail .said-text").first.inner_text()


def test_words_that_turn_the_line_around_are_shown_by_their_number(opened):
    it = opened(page_of(pair(answer="\u202etac\u2066x"))).ready()

    assert "<U+202E>tac<U+2066>x" == it.page.locator("#detail .said-text").first.inner_text()


def test_an_item_shows_prompt_answer_outcome_and_probability_of_both_orders(opened):
    it = opened(page_of(pair(3, first=Decision.FOLLOW, second=Decision.REFUSED, answer="A) of course"))).ready()
    shown = it.text("#detail")

    for said in ("Culture is option A", "Culture is option B", "A) of course", "B, as 3 shows", "refused", "11.1 %"):
        assert said in shown
    assert "A) The guest takes the shoes off." in shown
    assert "A) The guest explains and keeps the shoes on." in shown


def test_an_order_that_is_not_in_the_plan_is_said_to_be_none(opened):
    it = opened(page_of(replace(pair(), preference_first=None))).ready()

    assert "This order is not in the plan." in it.text("#detail")


@pytest.mark.parametrize("words", ["shows 17", "SCENE jp/scenario-1", "dress keeps", "shows nowhere", ""])
def test_a_search_wants_all_its_words_in_prompts_answers_names_and_values(opened, words):
    it = opened(html(ONE, explored(200))).ready()
    it.search(words)

    def text(cell):
        orders = (cell.culture_first, cell.preference_first)
        told = (text for each in orders for text in (each.system, each.prompt, each.answer))
        return " ".join((cell.scenario, *cell.axes.values(), *told, "gpt-x")).lower()

    wanted = [cell for cell in explored(200).pairs if all(word in text(cell) for word in words.lower().split())]
    assert len(wanted) == it.count()


def test_the_words_of_a_search_are_marked_in_what_is_shown_and_no_letter_of_it_is_lost(opened):
    it = opened(page_of(pair(answer="Shoes (off) <b>, shoes"))).ready()
    it.search("shoes (off")
    answer = it.page.locator("#detail .said-text").first

    assert ["Shoes", "(off", "shoes"] == answer.locator("mark").all_inner_texts()
    assert "Shoes (off) <b>, shoes" == answer.inner_text()


def test_filters_narrow_and_are_cleared(opened):
    it = opened(html(ONE, explored(360))).ready()
    it.page.select_option("select[data-facet=actor_country]", label="BR")
    narrow = it.count()
    it.page.select_option("#orders", "same")
    narrower = it.count()
    it.page.click("#clear")

    wanted = [p for p in explored(360).pairs if p.axes["actor_country"] == "BR"]
    same = [p for p in wanted if p.culture_first.judgement.decision == p.preference_first.judgement.decision]
    assert (len(wanted), len(same), 360) == (narrow, narrower, it.count())


def test_items_can_be_sorted_by_probability(opened):
    it = opened(html(ONE, explored(300))).ready()
    it.page.click("button[data-sort=share]")
    shares = [float(text.split(" ")[0]) for text in it.page.locator(".option .rest span:last-child").all_inner_texts()]

    assert (True, sorted(shares, reverse=True)) == (len(shares) > 5, shares)
    assert "true" == it.page.get_attribute("button[data-sort=share]", "aria-pressed")


def test_the_list_is_walked_with_the_keyboard(opened):
    it = opened(html(ONE, explored(1000))).ready()
    it.page.focus("#list")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        it.page.keyboard.press(key)
    second = it.page.get_attribute("#list", "aria-activedescendant")
    it.page.keyboard.press("End")

    assert ("item-1", "item-999") == (second, it.page.get_attribute("#list", "aria-activedescendant"))
    assert "B, as 999 shows" in it.text("#detail")


def test_every_control_is_reached_with_the_tabulator(opened):
    it = opened(html(ONE, explored(50))).ready()
    it.page.focus("#search")
    reached = []
    for _ in range(14):
        it.page.keyboard.press("Tab")
        reached.append(it.page.evaluate("document.activeElement.id"))

    assert ["outcome", "orders", "clear", "list", "detail"] == [each for each in reached if each]


def test_fifty_thousand_cells_are_there_within_three_seconds(opened, many):
    took = []
    for _ in range(3):
        it = opened(many).ready()
        took.append(it.page.evaluate("performance.now()"))

    assert MANY == it.count()
    assert min(took) < 3000


CHOSEN = """
([selector, value]) => {
  const began = performance.now();
  const control = document.querySelector(selector);
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
  return performance.now() - began;
}
"""
TYPED = """
(words) => new Promise((done) => {
  const search = document.querySelector("#search");
  search.value = words;
  const began = performance.now();
  const seen = new MutationObserver(() => done(performance.now() - began));
  seen.observe(document.querySelector("#count"), { childList: true });
  search.dispatchEvent(new Event("input", { bubbles: true }));
})
"""


def test_a_filter_over_fifty_thousand_cells_takes_less_than_a_tenth_of_a_second(opened, many):
    it = opened(many).ready()
    took = [it.page.evaluate(CHOSEN, ["#orders", value]) for value in ("same", "flipped", "one", "none")]

    assert min(took) < 100


def test_a_search_over_fifty_thousand_cells_takes_less_than_a_tenth_of_a_second(opened, many):
    it = opened(many).ready()
    took = [it.page.evaluate(TYPED, words) for words in ("scene 12", "shows 4999", "keeps the shoes", "br")]

    assert min(took) < 100


def test_of_fifty_thousand_cells_only_those_in_sight_are_elements(opened, many):
    it = opened(many).ready()

    assert 0 < it.options().count() < 60


def test_scrolled_to_the_end_the_last_cells_are_shown(opened, many):
    it = opened(many).ready()
    it.page.evaluate("document.querySelector('#list').scrollTop = 1e9")
    it.page.wait_for_selector(f"#item-{MANY - 1}")

    assert explored(MANY).pairs[-1].scenario == it.names()[-1]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(opened, width):
    it = opened(html(FULL, explored(40)), width=width).ready()

    assert width >= it.page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_keeps_the_rules_of_accessibility(opened, axe, width, scheme):
    it = opened(html(FULL, explored(60)), width=width, color_scheme=scheme).ready()
    it.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    it.page.evaluate(axe)
    found = it.page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    assert [] == [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]


def test_dark_is_dark_and_light_is_light(opened):
    colours = "getComputedStyle(document.body).backgroundColor"
    dark, light = (opened(page_of(pair()), color_scheme=each).page.evaluate(colours) for each in ("dark", "light"))

    assert ("rgb(20, 24, 31)", "rgb(255, 255, 255)") == (dark, light)


def test_without_javascript_figures_and_tables_are_there_and_the_items_say_what_they_need(opened):
    it = opened(html(FULL, explored(10)), java_script_enabled=False)

    assert "The items need JavaScript" in it.text("noscript")
    assert it.page.locator("#figure-rates svg").first.is_visible()
    assert it.page.locator("#rates table").is_visible()


def test_an_interval_is_drawn_where_its_numbers_say(opened):
    it = opened(page_of(pair(), report=FULL)).ready()
    row = "#figure-rates .row:first-of-type"
    place = """(row) => { const [line, circle] = ['.span', '.point'].map((each) => {
        const box = document.querySelector(`${row} ${each}`).getBoundingClientRect();
        return [box.left, box.right, (box.left + box.right) / 2]; });
        const svg = document.querySelector(`${row} svg`).getBoundingClientRect();
        return [line[0], line[1], circle[2]].map((x) => (x - svg.left) / svg.width); }"""

    # 42 % [38, 46] on an axis from 20 to 60 %.
    assert [0.45, 0.65, 0.55] == pytest.approx(it.page.evaluate(place, row), abs=0.01)
