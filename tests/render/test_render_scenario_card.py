import json
from dataclasses import replace

import pytest
from exhibit_samples import EVIL, HOSTILE, SCENARIO, exhibit
from markdown_it import MarkdownIt
from render_samples import DIAGNOSTICS, golden

from pact_author.model.exhibit import Exhibit
from pact_author.model.translation import TranslationState
from pact_author.render.scenario_card import as_json, markdown, terminal
from pact_author.render.text import width

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_on_a_terminal_it_is_this():
    told = "\n".join(terminal(exhibit(diagnostics=DIAGNOSTICS[:1]), columns=80)) + "\n"

    assert golden("scenario.txt", told) == told


def test_in_markdown_it_is_this():
    told = markdown(exhibit(diagnostics=DIAGNOSTICS[:1]))

    assert golden("scenario.md", told) == told


def test_in_json_it_is_this():
    told = as_json(exhibit(diagnostics=DIAGNOSTICS[:1]))

    assert golden("scenario.json", told) == told


def test_a_hostile_one_in_markdown_is_this():
    told = markdown(exhibit(HOSTILE))

    assert golden("scenario-hostile.md", told) == told


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("scenario", [SCENARIO, HOSTILE], ids=["plain", "hostile"])
def test_it_keeps_to_the_terminal_s_width(scenario, columns):
    lines = [line for line in terminal(exhibit(scenario), columns=columns) if "://" not in line]

    assert columns >= max(map(width, lines))


def test_into_a_pipe_prompts_go_as_a_model_gets_them():
    assert SCENARIO.situation.source in list(terminal(exhibit()))


def test_no_text_commands_a_terminal():
    assert not {"\x1b", "\u202e"} & set("".join(terminal(exhibit(HOSTILE), columns=80)) + markdown(exhibit(HOSTILE)))


def test_a_hostile_text_is_no_markup_in_a_card():
    tokens = GITHUB.parse(markdown(exhibit(HOSTILE)))
    html = [token.content for token in tokens if token.type == "html_block"]
    parts = [child for token in tokens for child in token.children or ()]

    assert [True, True] == [part.startswith(("<details><summary>", "</details>")) for part in html]
    assert [] == [part.content for part in parts if part.type == "html_inline"]
    assert [] == [part.attrs["href"] for part in parts if part.type == "link_open"]  # its address is none of the web


def test_no_text_mentions_anybody_outside_code():
    tokens = GITHUB.parse(markdown(exhibit(HOSTILE)))
    told = [child.content for token in tokens for child in token.children or () if child.type == "text"]

    assert [] == [words for words in told if "@octocat" in words or "#1" in words or "http://evil" in words]


def test_json_keeps_every_text_as_it_is():
    assert EVIL == json.loads(as_json(exhibit(HOSTILE)))["norm"]["statement"]


def test_a_rendering_in_another_language_says_how_far_it_has_come():
    (rendering,) = exhibit().renderings
    other = Exhibit(SCENARIO, (replace(rendering, locale="hi", state=TranslationState.MACHINE),), ())

    assert "system prompt plain, locale hi (machine)" in "\n".join(terminal(other))
    assert "machine" == json.loads(as_json(other))["renderings"][0]["translation"]
