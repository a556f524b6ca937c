import unicodedata

import pytest
from hypothesis import given
from render_samples import ANY_TEXT, golden

from pact_author.model.drafts import Cost, Drafted, DraftReport, Outcome
from pact_author.render.drafts import terminal
from pact_author.render.text import width

WORKED = [Drafted(f"jp/tea#text-{number}", Outcome.DRAFTED) for number in range(1240)]
REPORT = DraftReport(
    locale="es",
    model="loop-1",
    notice="local, 135M, demonstration quality: it cannot translate, and only shows that everything works",
    scenes=3,
    texts=(
        *WORKED,
        Drafted(
            "jp/tea#situation",
            Outcome.REFUSED,
            (
                "{actor} is missing in the branch other",
                "{actr} is not known here; the English text has {actor}, {place}",
            ),
            "Aquí {actr} \u202e, y en el corredor muy largo de la casa de té está {receiver}, con お茶の時間です.",
        ),
        Drafted("jp/tea#norm.statement", Outcome.UNANSWERED, ("500: down",)),
        Drafted("jp/tea#options.follow_culture", Outcome.NOT_ASKED),
        Drafted(
            "jp/tea#options.allow_preference",
            Outcome.LEFT,
            ("the English was changed, and its translation is stale",),
        ),
        Drafted("prompt#norm", Outcome.UNCHANGED),
    ),
    cost=Cost(1234, 5, 67890, 4321),
    back=1240,
    files=("locales/es/scenarios.po",),
)


def test_the_form_is_the_one_that_somebody_looked_at():
    text = "\n".join(terminal(REPORT)) + "\n"

    assert golden("drafts.txt", text) == text


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(columns):
    assert [] == [line for line in terminal(REPORT, columns=columns) if width(line) > columns]


@given(ANY_TEXT)
def test_nothing_that_a_model_says_reaches_the_terminal_as_it_is(said):
    report = DraftReport(said, said, None, 1, (Drafted(said, Outcome.REFUSED, (said,), said),), Cost(), 0, (said,))
    seen = set("".join(terminal(report))) - {"\u200c", "\u200d"}

    assert set() == {letter for letter in seen if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")}
