import datetime
import os
import pty
import subprocess

import pytest
from command import CLEAN, command, pact
from issue_sample import issue

GIVEN = [
    *("--country", "NO", "--title", "Shoes at the door", "--theme", "food-hospitality", "--relation", "guest-host"),
    *("--setting", "a family home", "--by", "asha"),
]
PATH = "scenarios/no/shoes-at-the-door.yaml"


def files(corpus):
    return {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}


def test_flags_give_a_file_that_validates_and_its_path_alone_on_stdout(corpus):
    told = pact("new", *GIVEN, cwd=corpus)

    assert f"{PATH}\n" == told.stdout
    assert (
        "still to be written: situation, norm.statement, norm.variation, norm.confidence, norm.evidence, pref"
        in told.stderr
    )
    pact("validate", PATH, cwd=corpus)


def test_a_day_that_nobody_gave_is_today_and_both_note_and_file_say_what_it_should_be(corpus):
    before = datetime.date.today()
    told = pact("new", *GIVEN, cwd=corpus)

    days = (before, datetime.date.today())
    text = (corpus / PATH).read_text()
    assert any("# The day on which you read the page (or" in text and f"\n      seen: {day}\n" in text for day in days)
    assert any(f"norm.evidence.seen is today, {day}: write the day on which you read" in told.stderr for day in days)


def test_a_day_that_is_given_stands_in_the_file_and_needs_no_note(corpus):
    told = pact("new", *GIVEN, "--source-seen", "2026-11-02", cwd=corpus)

    assert "seen: 2026-11-02\n" in (corpus / PATH).read_text()
    assert "is today" not in told.stderr


def test_today_is_a_day_when_somebody_says_so(corpus):
    told = pact("new", *GIVEN, "--source-seen", "today", cwd=corpus)

    assert f"seen: {datetime.date.today().year}-" in (corpus / PATH).read_text()
    assert "is today" not in told.stderr


def test_texts_that_are_given_stand_in_the_file(corpus):
    norm, wish = "Visitors usually take off their shoes.", "{actor} would rather keep them on because of a sore foot."
    told = pact("new", *GIVEN, "--norm", norm, "--preference", wish, "--kind", "comfort-habit", cwd=corpus)

    assert norm in (corpus / PATH).read_text()
    assert wish in (corpus / PATH).read_text()
    assert ("norm.statement" in told.stderr, "preference.statement" in told.stderr) == (False, False)


@pytest.mark.parametrize("country", ["NO", "no", "Norway", "norway"])
def test_a_country_may_be_named(corpus, country):
    assert f"{PATH}\n" == pact("new", *GIVEN, "--country", country, cwd=corpus).stdout


def test_without_a_terminal_what_is_missing_is_named(corpus):
    told = pact("new", "--title", "Tea", cwd=corpus, expect=2)

    assert "--country, --theme, --relation, --setting, --by" in " ".join(told.stderr.split())


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--country", "Holand"], "did you mean Poland (PL)?"),
        (["--country", "UK"], "the United Kingdom is GB"),
        (["--country", "AQ"], "AQ has no region in the region map study"),
        (["--theme", "food"], "did you mean `food-hospitality`?"),
        (["--title", "a\x1b[31mb"], "U+001B"),
        (["--title", "靴"], "name the file: --name"),
        (["--name", "../../etc/passwd"], "small letters, digits, hyphens"),
        (["--by", "a@example.org"], "`contributors`"),
        (["--preference", "{acter} would rather wait, because of rain."], "did you mean {actor}?"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_written(corpus, flags, said):
    before = files(corpus)
    told = pact("new", *GIVEN, *flags, cwd=corpus, expect=2)

    assert ("", before) == (told.stdout, files(corpus))
    assert said in told.stderr
    assert "\x1b" not in told.stderr


def test_no_file_is_overwritten(corpus):
    pact("new", *GIVEN, cwd=corpus)
    before = files(corpus)
    told = pact("new", *GIVEN, cwd=corpus, expect=3)

    assert before == files(corpus)
    assert "exists already" in told.stderr


def test_nothing_is_written_through_a_link(corpus, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (corpus / "scenarios/no").symlink_to(outside)
    pact("new", *GIVEN, cwd=corpus, expect=3)

    assert [] == list(outside.iterdir())


def test_a_link_in_the_file_s_place_is_not_followed(corpus, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    (corpus / "scenarios/no").mkdir()
    (corpus / PATH).symlink_to(outside)
    pact("new", *GIVEN, cwd=corpus, expect=3)

    assert not outside.exists()


def answered(corpus, *lines):
    """new at a terminal at which these lines are typed."""
    terminal, stdin = pty.openpty()
    try:
        os.write(terminal, "".join(f"{line}\n" for line in lines).encode())
        return subprocess.run(
            command("new"), stdin=stdin, capture_output=True, text=True, cwd=corpus, env=CLEAN, timeout=60, check=False
        )
    finally:
        os.close(terminal)
        os.close(stdin)


def test_at_a_terminal_it_asks_and_later_means_later(corpus):
    told = answered(corpus, "Norway", "Shoes at the door", "1", "guest-host", "a family home", "asha", "", "", "")

    assert (f"{PATH}\n", 0) == (told.stdout, told.returncode)
    assert "theme: food-hospitality\n" in (corpus / PATH).read_text()


def test_at_a_terminal_the_day_of_a_source_is_asked_for(corpus):
    source = ("Norwegian manners", "A guide", "https://en.wikipedia.org/wiki/Etiquette", "", "2026-11-02")
    told = answered(corpus, "NO", "Shoes at the door", "1", "1", "a home", "asha", "", "", *source)

    assert 0 == told.returncode
    assert "seen: 2026-11-02" in (corpus / PATH).read_text()


def test_at_a_terminal_a_wrong_answer_is_asked_again(corpus):
    told = answered(
        corpus, "Atlantis", "NO", "x", "靴", "shoes", "food", "food-hospitality", "1", "a home", "asha", "", "", ""
    )

    assert ("scenarios/no/shoes.yaml\n", 0) == (told.stdout, told.returncode)
    assert "did you mean `food-hospitality`?" in told.stderr


def test_at_a_terminal_a_taken_name_is_asked_for(corpus):
    pact("new", *GIVEN, cwd=corpus)
    told = answered(corpus, "NO", "Shoes at the door", "shoes-again", "1", "1", "a home", "asha", "", "", "")

    assert "scenarios/no/shoes-again.yaml\n" == told.stdout


def from_issue(corpus, body, *flags, expect=0):
    (corpus / "issue.md").write_bytes(body if isinstance(body, bytes) else body.encode())
    return pact("new", "--from-issue", "issue.md", *flags, cwd=corpus, expect=expect)


def test_an_issue_becomes_a_file_with_its_author_and_licence(corpus):
    told = from_issue(corpus, issue(contributor="@asha, omar-h"))

    assert "scenarios/jp/shoes-at-the-door.yaml\n" == told.stdout
    text = (corpus / told.stdout.strip()).read_text()
    assert text.endswith("contributors: [asha, omar-h]\nlicence: CC0-1.0\n")
    assert "TO BE WRITTEN" not in text
    assert "still to be written" not in told.stderr
    pact("validate", told.stdout.strip(), cwd=corpus)


def test_what_an_issue_leaves_out_is_not_to_be_written(corpus):
    told = from_issue(corpus, issue(variation="_No response_"))

    text = (corpus / told.stdout.strip()).read_text()
    assert ("variation" in text, "TO BE WRITTEN" in text, "# " in text.partition("\n")[2]) == (False, False, False)


def test_an_issue_without_end_is_refused_in_bounded_memory(corpus):
    told = pact("new", "--from-issue", "/dev/zero", cwd=corpus, expect=1)

    assert "more than GitHub lets one have" in told.stderr


def test_an_issue_may_come_from_a_pipe(corpus):
    done = subprocess.run(
        command("new", "--from-issue", "-"),
        input=issue().encode(),
        capture_output=True,
        cwd=corpus,
        env=CLEAN,
        check=True,
    )

    assert b"scenarios/jp/shoes-at-the-door.yaml\n" == done.stdout


def test_all_mistakes_of_an_issue_are_named_by_its_headings_and_nothing_is_written(corpus):
    before = files(corpus)
    body = issue(
        country="Holand", theme="food", norm="<!-- -->", agreement="- [ ] a", situation="{actor} should go there."
    )
    told = from_issue(corpus, body, expect=1)
    (corpus / "issue.md").unlink()

    assert ("", before) == (told.stdout, files(corpus))
    for heading in ("Country: ", "Theme: ", "What people usually do: ", "Agreement: ", "The situation: "):
        assert f"\n  {heading}" in told.stderr


def test_a_maintainer_s_option_goes_before_the_issue_s_answer(corpus):
    told = from_issue(corpus, issue(theme="food"), "--theme", "gift-giving", "--name", "shoes")

    assert "scenarios/jp/shoes.yaml\n" == told.stdout


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"hello", b"### Country\n\nJapan\n"])
def test_what_is_no_issue_of_the_form_is_refused(corpus, body):
    assert "" == from_issue(corpus, body, expect=1).stdout
