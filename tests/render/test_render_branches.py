from dataclasses import replace
from html.parser import HTMLParser

import pytest
from exhibit_samples import EVIL
from render_samples import golden

from pact_author.model.branches import Branch, BranchedText, BranchSheet
from pact_author.model.translation import TranslationState
from pact_author.render.branches import html, terminal
from pact_author.render.text import width

WOMAN, MAN = (("actor_gender", "female"), ("receiver_gender", "other")), (("actor_gender", "male"),)
ENGLISH = "The guest takes off the shoes by the step and walks in."


def sheet(locale, language, direction, *texts):
    return BranchSheet("jp/tea", "Tea at four", locale, language, direction, TranslationState.MACHINE, texts)


ARABIC = sheet(
    "ar",
    "Arabic",
    "rtl",
    BranchedText(
        "/options/follow_culture",
        TranslationState.REVIEWED,
        (
            Branch(WOMAN, ENGLISH, "تخلع الضيفة حذاءها عند الدرجة وتدخل."),
            Branch(MAN, ENGLISH, "يخلع الضيف حذاءه عند الدرجة ويدخل."),
        ),
    ),
    BranchedText("/situation", TranslationState.MISSING, (Branch((), "The guest waits.", None),)),
    BranchedText(
        "/norm/statement",
        TranslationState.STALE,
        (Branch((), "Shoes come off.\nMostly.", "تُخلع الأحذية."),),
        left_out=1200,
    ),
    BranchedText("/preference/both", TranslationState.MISSING, (Branch((), "Both wait.", None),), "“{” is not closed"),
)
JAPANESE = sheet(
    "ja",
    "Japanese",
    "ltr",
    BranchedText(
        "/situation",
        TranslationState.NATIVE_VERIFIED,
        (Branch((), ENGLISH, "お客は上がり口で靴を脱いで、そのまま中へ入っていき、静かに席に着いて待ちます。"),),
    ),
)
SHEETS = {"ar": ARABIC, "ja": JAPANESE}


class Page(HTMLParser):
    """Elements with their attributes, and texts with the attributes of the element that they stand in."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "col"):
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert tag == self.open.pop()[0]

    def handle_data(self, data):
        if self.open and data.strip():
            self.texts.append((data, self.open[-1][1]))


@pytest.mark.parametrize("name", SHEETS)
def test_on_a_terminal_it_is_this(name):
    told = "\n".join(terminal(SHEETS[name])) + "\n"

    assert golden(f"branches-{name}.txt", told) == told


@pytest.mark.parametrize("name", SHEETS)
def test_as_a_page_it_is_this(name):
    told = html(SHEETS[name])

    assert golden(f"branches-{name}.html", told) == told


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("columns", [40, 80, 100])
def test_it_keeps_to_the_terminal_s_width(name, columns):
    assert columns >= max(map(width, terminal(SHEETS[name], columns=columns)))


def test_the_two_columns_meet_at_one_place():
    bars = {width(line.partition("│")[0]) for line in terminal(JAPANESE) if "│" in line}

    assert 1 == len(bars)


def test_each_text_has_its_language_and_direction():
    page = Page(html(ARABIC))
    told = {data.strip(): (attributes.get("lang"), attributes.get("dir")) for data, attributes in page.texts}

    assert ("ar", "rtl") == told["يخلع الضيف حذاءه عند الدرجة ويدخل."]
    assert ("en", "ltr") == told[ENGLISH]


def test_english_that_is_the_same_in_every_branch_is_read_once():
    page = Page(html(ARABIC))

    assert 1 == [data.strip() for data, _ in page.texts].count(ENGLISH)
    assert ["2"] == [attributes["rowspan"] for _, attributes in page.elements if "rowspan" in attributes]


def test_the_page_may_load_nothing():
    metas = [attributes.get("content") for tag, attributes in Page(html(ARABIC)).elements if tag == "meta"]

    assert "default-src 'none'; style-src 'unsafe-inline'" in metas


def hostile():
    text = BranchedText("/situation", TranslationState.EDITED, (Branch(((EVIL, EVIL),), EVIL, EVIL),), EVIL)
    return replace(sheet("es", EVIL, "ltr", text), id=EVIL, title=EVIL)


def test_no_text_is_markup_of_the_page():
    tags = {tag for tag, _ in Page(html(hostile())).elements}

    assert set() == tags & {"b", "details", "a", "script"}


def test_no_text_is_a_code_for_the_terminal():
    told = "\n".join(terminal(hostile()))

    assert ("\x1b" in told, "\u202e" in told) == (False, False)
