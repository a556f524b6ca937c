"""Read back with a Markdown parser, anybody's words are those words and nothing else."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pact_author.render.markdown import block, code, in_html, link, words
from pact_author.render.text import shown

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SIGNS = st.sampled_from([*"\\`*_~[](){}<>|!#+-=.:/@&;$1\n", "<b>", "http://", "&amp;", "a"])
ANYTHING = st.lists(SIGNS | st.text()).map("".join)
BREAK = "\u200b"


def plain(text):
    return " ".join(shown(text).split())


def inline(source):
    """How many blocks there are, the kinds of inline parts, and their text without breaks."""
    blocks = GITHUB.parse(f"x: {source}")
    parts = [child for token in blocks for child in token.children or ()]
    return len(blocks), {part.type for part in parts}, "".join(part.content for part in parts)[3:].replace(BREAK, "")


@given(ANYTHING.filter(plain))
@example("[x](http://example.org)")
@example("a\\|b ~~c~~ **d** <script>")
def test_words_are_one_paragraph_of_text(text):
    blocks, kinds, told = inline(words(text))

    assert (3, set(), plain(text)) == (blocks, kinds - {"text"}, told)


@given(ANYTHING)
@example("- x")
@example("1) x")
@example("> x")
@example("===")
@example("# x")
@example("---")
def test_words_at_the_beginning_of_a_line_begin_no_list_heading_or_quote(text):
    assert {"paragraph_open", "inline", "paragraph_close"} >= {token.type for token in GITHUB.parse(words(text))}


@given(ANYTHING, ANYTHING)
@example("a|b", "c\\")
@example("`", "|`")
@example("\\|", "`|")
def test_a_row_of_a_table_keeps_its_cells(first, second):
    table = f"| a | b |\n|---|---|\n| {code(first)} | {words(second)} |\n"
    tokens = [token.type for token in GITHUB.parse(table)]

    assert (2, 1) == (tokens.count("td_open"), tokens.count("tbody_open"))
    assert "html_block" not in tokens


@given(ANYTHING.filter(lambda text: plain(text) and "|" not in text and "\\" not in text))
def test_code_is_one_span_of_code(text):
    (paragraph,) = (token for token in GITHUB.parse(code(text)) if token.type == "inline")

    assert [("code_inline", plain(text))] == [(child.type, child.content) for child in paragraph.children]


@given(ANYTHING)
@example("```\n<b>\n````")
def test_a_block_of_code_does_not_end_early(text):
    (fence,) = GITHUB.parse(f"{block(text)}\n")

    assert ("fence", "\n".join(map(shown, text.split("\n"))) + "\n") == (fence.type, fence.content)


@pytest.mark.parametrize(
    "text",
    ["@octocat", "see @org/team", "see #12", "org/repo#12", "GH-12", "http://x.org", "HTTPS://x", "www.x.org"],
)
def test_nobody_is_mentioned_and_nothing_is_referred_to(text):
    for told in (words(text), in_html(text)):
        assert None is re.search(r"(?i)@\w|#\w|gh-\d|://|www\.\w", told.replace("&#8203;", BREAK))
        assert text == html.unescape(told).replace(BREAK, "")


@given(ANYTHING)
def test_text_between_tags_holds_none(text):
    assert plain(text) == html.unescape(in_html(text)).replace(BREAK, "")
    assert None is re.search("[<>]", in_html(text))


@given(ANYTHING, ANYTHING)
@example("x", ")>|")
@example("](http://evil.example)", "x")
def test_a_link_leads_where_its_address_says(label, path):
    address = "https://example.org/" + re.sub(r"[\s<>\\]", "", plain(path))
    tokens = [child for token in GITHUB.parse(f"a {link(label, address)}") for child in token.children or ()]

    assert 1 == sum(token.type == "link_open" for token in tokens)
    assert all(t.attrs["href"].startswith("https://example.org/") for t in tokens if t.type == "link_open")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", "data:x", "https://x/><b>"])
def test_what_is_no_address_of_the_web_is_shown_as_text(address):
    assert "](" not in link("x", address)
