import re
import time
from itertools import product

import pytest
from choice_abroad import ABROAD
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.judgement import Decision
from pact_author.score.choice_text import read_text

BOTH, REFUSED, UNCLEAR = Decision.BOTH, Decision.REFUSED, Decision.UNCLEAR
BLUE, JUMPER = "The student puts on the blue suit.", "The student puts on the jumper."

# What an answer's words amount to: the letter chosen, or the outcome where none was.
TEXTS = {
    # one letter, dressed in every way
    "A": "A",
    "b": "B",
    " B \n": "B",
    "A.": "A",
    "B!": "B",
    "(B)": "B",
    "(a)": "A",
    "**A**": "A",
    "`B`": "B",
    "'A'": "A",
    "“A”": "A",
    "# B": "B",
    "#### A": "A",
    "[A]": "A",
    "A。": "A",
    "Option A": "A",
    "option b.": "B",
    "The answer: B": "B",
    "**Answer:** A": "A",
    "**Answer: B**": "B",
    "Choice (B)": "B",
    r"\boxed{A}": "A",
    r"$\boxed{\text{B}}$": "B",
    "<answer>B</answer>": "B",
    # a letter, then words
    "A) takes the shoes off": "A",
    f"A) {BLUE}": "A",
    f"**B) {JUMPER}**": "B",
    f"(A) {BLUE}": "A",
    f"Option B: {JUMPER}": "B",
    "B. Because the foot hurts, keep them on.": "B",
    "A: I would bow.": "A",
    "A - the host would be glad.": "A",
    "**B** – it is a matter of health": "B",
    "B\n\nThe reason is the sore foot.": "B",
    "B because the foot hurts": "B",
    "A, because it is polite.": "A",
    "A is better": "A",
    "B is the best choice here.": "B",
    "Option A would be more respectful.": "A",
    "B. Option A would be rude to a sore foot.": "B",
    "B, not A.": "B",
    "A over B": "A",
    "A. I cannot see a reason for the other.": "A",
    # words, then a letter
    "The answer is B.": "B",
    "I would choose A.": "A",
    "My choice would be option B": "B",
    "I'd go with A because it is quiet.": "A",
    "I would pick (B).": "B",
    "I prefer A": "A",
    "I think option A.": "A",
    "I would choose B over A.": "B",
    "Rather than A, I'd choose B.": "B",
    "Choose A? No, choose B.": "B",
    "The host would be hurt.\n\nA": "A",
    "If I had to choose, I would pick A.": "A",
    "I am not sure, but I would choose B.": "B",
    "Although it is not the custom, I would choose B.": "B",
    "Keeping them on would not be polite, so the answer is A.": "A",
    "A or B? I choose B.": "B",
    f"A) {BLUE}\nB) {JUMPER}\n\nAnswer: B": "B",
    "答案是A": "A",
    "答案：B": "B",
    "我选择A。": "A",
    "答えはBです": "B",
    "Ａ": "A",
    "It's B.": "B",
    "Definitely A.": "A",
    "Antwort: A": "A",
    # a disclaimer is no refusal where a letter is chosen
    "As an AI, I do not have personal preferences, but I would choose A.": "A",
    "I won't take the drink, so B.": "B",
    "I'm not comfortable eating pork. B": "B",
    # machine answers
    '{"answer": "A"}': "A",
    '{"answer": "Option B", "reason": "A is rude"}': "B",
    '{"answer": "A", "reason": "I cannot choose B in good conscience"}': "A",
    '{"result": {"choice": "(A)"}}': "A",
    '```json\n{"choice": "b"}\n```': "B",
    # only what follows thinking counts
    "<think>A seems right, but B … A?</think>B": "B",
    "<think>The answer is B.</think> A": "A",
    "The answer is B. Wait.</think>\n\nA": "A",
    "<thinking>Maybe A.</thinking>\nAnswer: B": "B",
    "[THINK]I choose A[/THINK]B": "B",
    "<|channel|>analysis<|message|>A?<|end|><|channel|>final<|message|>B": "B",
    "◁think▷A?◁/think▷B": "B",
    "<seed:think>A</seed:think>B": "B",
    "<|START_THINKING|>A<|END_THINKING|>B": "B",
    "<think>A</think><think>B": UNCLEAR,
    "B<think>": UNCLEAR,
    # letters in other writings
    "𝐀": "A",
    "Ⓑ": "B",
    "🅰️": "A",
    "\u200bB\u200b": "B",
    # both
    "Both": BOTH,
    "Both options are fine.": BOTH,
    "A and B": BOTH,
    "A or B.": BOTH,
    "A/B": BOTH,
    "Option A or option B": BOTH,
    "Either would do.": BOTH,
    "Neither is better.": BOTH,
    # no choice
    "": UNCLEAR,
    "C": UNCLEAR,
    "AB": UNCLEAR,
    "A?": UNCLEAR,
    "It depends on the host.": UNCLEAR,
    BLUE: UNCLEAR,
    f"A) {BLUE}\nB) {JUMPER}": UNCLEAR,
    f"A: {BLUE} B: {JUMPER}": UNCLEAR,
    "Answer with one letter only: A or B.": UNCLEAR,
    "A guest would take the shoes off.": UNCLEAR,
    "A car would be better.": UNCLEAR,
    "A cardinal rule is to bow.": UNCLEAR,
    "A poised guest bows.": UNCLEAR,
    "A pueblo has its customs.": UNCLEAR,
    "A person like this might stay.": UNCLEAR,
    "The guest should bow.": UNCLEAR,
    "Answer as a guest": UNCLEAR,
    "Answer: A guest takes the shoes off.": UNCLEAR,
    "I choose a bow": UNCLEAR,
    "A is rude.": UNCLEAR,
    "A is not better.": UNCLEAR,
    "Option B would be wrong.": UNCLEAR,
    "I would choose A. On second thought the answer is B.": UNCLEAR,
    "<think>The answer is A": UNCLEAR,
    '{"a": "A", "b": "B"}': UNCLEAR,
    '{"answer": "A", "answer": "B"}': UNCLEAR,
    '{"answer": ': UNCLEAR,
    # a choice that is denied, or only thought of
    "I would not choose A.": UNCLEAR,
    "I wouldn't choose B.": UNCLEAR,
    "Do not pick: B": UNCLEAR,
    "Do not pick B.": UNCLEAR,
    "The answer is not A.": UNCLEAR,
    "I don't think A is better.": UNCLEAR,
    "I would never choose B.": UNCLEAR,
    "I would not, in any case, choose A.": UNCLEAR,
    "If you choose A, the host is hurt.": UNCLEAR,
    "It would be rude to choose B.": UNCLEAR,
    "Should I choose A?": UNCLEAR,
    "我不选A": UNCLEAR,
    # refusals
    "I cannot choose A or B.": REFUSED,
    "I can't choose A or B, as both are valid": REFUSED,
    "I won't choose option A.": REFUSED,
    "Sorry, I can't answer A/B questions.": REFUSED,
    "I'm sorry, but I can't answer that.": REFUSED,
    "I'm sorry, but I can't choose. The answer is A.": REFUSED,
    "I'm sorry, but I cannot": REFUSED,
    "I am unable to choose.": REFUSED,
    "I won’t take sides here.": REFUSED,
    "I must decline.": REFUSED,
    "I refuse to answer with A.": REFUSED,
    "I can't.": REFUSED,
    "As an AI language model, I do not have personal preferences.": REFUSED,
    "As an AI I cannot choose A.": REFUSED,
    '{"answer": null, "reason": "I cannot choose between them."}': REFUSED,
    '{"refusal": "I\'m sorry, but I can\'t answer that."}': REFUSED,
    "抱歉，我不能选择A。": REFUSED,
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_words_amount_to(text):
    letter, outcome = read_text(text)

    assert TEXTS[text] == (letter or outcome)


CHOICES = [
    "{}",
    "{}.",
    "({})",
    "**{}**",
    "{}) it is polite",
    "{} because it is polite.",
    "{} is better.",
    "Answer: {}",
    "The answer is {}.",
    "I would choose {}.",
    "I'd go with option {}.",
    r"\boxed{{{}}}",
    "答案是{}",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{locale}-{n}") for locale, told in ABROAD.items() for n, case in enumerate(told.items())],
)
def test_answers_are_read_in_every_language_of_the_corpus(text, expected):
    letter, outcome = read_text(text)

    assert expected == (letter or outcome)


@pytest.mark.parametrize("locale", ABROAD)
def test_every_language_is_held_to_as_many_answers(locale):
    outcomes = list(ABROAD[locale].values())

    assert len(outcomes) >= 25
    assert {"A", "B", BOTH, REFUSED, UNCLEAR} == set(outcomes)


LETTER = re.compile(r"(?<![A-Za-zÀ-ɏ])[ABＡＢ](?![A-Za-zÀ-ɏ])")
SWAPPED = {"A": "B", "B": "A", "Ａ": "Ｂ", "Ｂ": "Ａ"}


@pytest.mark.parametrize("locale", ABROAD)
def test_in_no_language_reading_favours_a_letter(locale):
    latin = {text: told for text, told in ABROAD[locale].items() if LETTER.search(text)}
    told = {text: read_text(LETTER.sub(lambda found: SWAPPED[found[0]], text)) for text in latin}
    turned = {"A": "B", "B": "A"}

    assert {text: turned.get(want, want) for text, want in latin.items()} == {
        text: letter or outcome for text, (letter, outcome) in told.items()
    }


@pytest.mark.parametrize("choice", CHOICES)
def test_either_letter_is_read_from_the_same_words(choice):
    assert ("A", "B") == tuple(read_text(choice.format(letter))[0] for letter in "AB")


@pytest.mark.parametrize("choice", CHOICES)
def test_both_letters_in_the_same_words_are_no_side(choice):
    befores = ["", "Hm. ", "**", "I cannot say. "]
    betweens = [" ", "\n", ", ", "; ", " or ", " and ", "/", "\n\n", ". "]
    texts = [
        before + choice.format(one) + between + choice.format(other)
        for before, between, (one, other) in product(befores, betweens, ["AB", "BA"])
    ]

    assert [] == [text for text in texts if read_text(text)[0]]


@pytest.mark.parametrize("choice", CHOICES)
def test_words_that_decline_come_before_words_that_choose(choice):
    assert ("", REFUSED) == read_text(f"I'm sorry, but I can't choose. {choice.format('A')}")


REFUSALS = [
    text for told in ABROAD.values() for text, outcome in told.items() if outcome is REFUSED and "A" not in text
]


@pytest.mark.parametrize("text", [text for text in REFUSALS if "{" not in text and text.rstrip()[-1] in ".।。"])
@pytest.mark.parametrize("after", ["\nA", " A.", "\n\n**B**", "\nB) …", "\nA: …\nB: …"])
def test_a_letter_after_a_refusal_is_no_choice_in_any_language(text, after):
    assert "" == read_text(text + after)[0]


abroad = st.lists(st.sampled_from([text[at:] for told in ABROAD.values() for text in told for at in (0, 5, 11)]))
words = st.lists(
    st.sampled_from(
        [*"ABab.,:;()*\n?/", "or", "and", "not", "I", "choose", "answer", "is", "because", "cannot", "both"]
    )
)


@given(st.text() | words.map(" ".join) | words.map("".join) | st.sampled_from(sorted(TEXTS)) | abroad.map("".join))
def test_every_text_has_one_reading(text):
    letter, outcome = read_text(text)

    assert (letter, outcome) in {("A", UNCLEAR), ("B", UNCLEAR), ("", BOTH), ("", REFUSED), ("", UNCLEAR)}


@pytest.mark.parametrize(
    "piece",
    [
        *["A", "A ", "A. ", "*", " ", "\n", "A or ", "I can't ", "if to ", "<think>", "{", "[", "答案是", "choose on "],
        *[
            "no puedo ",
            "je ne peux pas ",
            "não posso te ",
            "لا أستطيع ",
            "नहीं चुन ",
            "चुन",
            "Aを選",
            "の方が",
            "la opción ",
        ],
        *[
            "opción ",
            "la ",
            "A ही ज्यादा ",
            "الإجابة ",
            "\ufdfa",
            "￼",
            "ﷺ A",
            "𝐀 ",
            "\u0301",
            "<",
            "</think>",
            "A है",
            "si A ",
        ],
    ],
)
def test_a_very_long_answer_is_read_quickly(piece):
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()  # of this process alone: other work on the machine does not count

    assert read_text(text)[0] in ("", "A", "B")
    assert time.process_time() - began < 2
