import pytest

from pact_author.reading.project import open_project
from pact_author.validate.check import diagnose

PATH = "scenarios/br/before-the-agenda.yaml"
OTHER = "scenarios/ke/hands-at-the-door.yaml"
JUDGING = "Coffee has been\n  poured"


def told(home, comment, text="It is polite to\n  wait", behind=""):
    """What is found in a scenario with a judging word below a comment."""
    path = home / PATH
    sound = path.read_text()
    assert JUDGING in sound
    path.write_text(
        sound.replace(JUDGING, f"{text}; coffee is").replace("situation: >-", f"{comment}situation: >-{behind}")
    )
    return [(d.code, d.ignored) for d in diagnose(open_project(home)).diagnostics]


def test_without_a_comment_it_stands(corpus):
    assert [("W101", None)] == told(corpus, "")


def test_a_comment_above_the_field_lets_it_stand_and_keeps_the_reason(corpus):
    assert [("W101", "a quotation")] == told(corpus, "# pact: ignore[W101] a quotation\n")


def test_a_comment_behind_the_field_does_too(corpus):
    assert [("W101", "a quotation")] == told(corpus, "", behind="  # pact: ignore[W101] a quotation")


def test_what_is_ignored_gives_no_error(corpus):
    told(corpus, "# pact: ignore[W101] a quotation\n")

    assert () == diagnose(open_project(corpus)).standing


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("# pact: ignore[W101]\n", ["M902", "W101"]),
        ("# pact: ignore[W1001] why\n", ["M903", "W101"]),
        ("# pact: ignore W101 why\n", ["M904", "W101"]),
        ("# pact: ignore[W101, O001] why\n", ["M901"]),
        ("# pact: ignore[S020, W101] why\n", ["M905"]),
    ],
)
def test_what_is_wrong_with_a_comment_is_told(corpus, comment, codes):
    assert codes == sorted(code for code, ignored in told(corpus, comment) if ignored is None)


def test_a_comment_that_nothing_is_said_for_is_told(corpus):
    assert [("M901", None)] == told(corpus, "# pact: ignore[W101] a quotation\n", text="Everybody waits")


def test_in_a_file_that_cannot_be_read_no_comment_is_called_unused(corpus):
    path = corpus / PATH
    path.write_text(
        path.read_text()
        .replace("situation: >-", "# pact: ignore[W101] a quotation\nsituation: >-")
        .replace("theme:", "thema:")
    )

    assert ["S020"] == [d.code for d in diagnose(open_project(corpus)).diagnostics]


def waive(home, text):
    (home / "waivers.yaml").write_text(text)
    return [(d.code, d.at.path, d.ignored is not None) for d in diagnose(open_project(home)).diagnostics]


def test_a_waiver_lets_a_code_stand_in_the_whole_file(corpus):
    told(corpus, "")

    assert [("W101", PATH, True)] == waive(corpus, "W101: [br/before-the-agenda]\n")


def test_a_waiver_that_is_no_longer_needed_is_told_at_its_place(corpus):
    assert [("M901", "waivers.yaml", False)] == waive(corpus, "W101: [br/before-the-agenda]\n")


def test_a_waiver_of_a_code_that_does_not_exist_is_told(corpus):
    assert [("M903", "waivers.yaml", False)] == waive(corpus, "W999: [br/before-the-agenda]\n")


def test_a_waiver_for_one_file_says_nothing_of_another(corpus):
    (corpus / "waivers.yaml").write_text("W101: [br/before-the-agenda]\n")

    assert () == diagnose(open_project(corpus), [OTHER]).diagnostics


def test_a_waiver_for_no_file_is_told(corpus):
    assert [("M901", "waivers.yaml", False)] == waive(corpus, "W101: [br/nowhere]\n")
