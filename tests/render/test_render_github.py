from dataclasses import replace

import pytest
from hypothesis import given
from render_samples import ANY_TEXT, DIAGNOSTICS, found, golden

from pact_author.model.diagnostic import Severity
from pact_author.render.github import render
from pact_author.render.text import render as in_words

ERROR, WARNING, NOTE = DIAGNOSTICS[0], DIAGNOSTICS[1], DIAGNOSTICS[2]


def halves(diagnosis):
    """The commands, and the log below them with its first and last line."""
    lines = list(render(diagnosis))
    cut = next(number for number, line in enumerate(lines) if line.startswith("::stop-commands::"))
    return lines[:cut], lines[cut:]


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.github.txt", told) == told


def test_errors_come_first():
    levels = [line.split()[0] for line in halves(found(DIAGNOSTICS[::-1]))[0]]

    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)


def test_a_message_cannot_end_its_command_or_begin_another():
    evil = replace(ERROR, message="x\n::error::y", at=replace(ERROR.at, path="a,line=9::b"))
    (told,), _ = halves(found([evil]))

    assert told.startswith("::error file=a%2Cline=9%3A%3Ab,")


@pytest.mark.parametrize(
    ("each", "given", "left"),
    [
        (ERROR, 10, None),
        (ERROR, 11, "1 more error"),
        (WARNING, 10, None),
        (WARNING, 1212, "1,202 more warnings"),
        (NOTE, 9, None),
        (NOTE, 10, "1 more note"),
    ],
)
def test_what_github_would_drop_is_counted_in_a_notice_that_it_shows(each, given, left):
    commands, _ = halves(found([each] * given))
    more = f"::notice title=pact-author::{left}: the log of this step has them all"

    assert ([more] if left else []) == [line for line in commands if " more " in line]
    assert min(given, 10) == len([line for line in commands if line != more or each is NOTE])


def test_levels_are_counted_apart():
    commands, _ = halves(found([ERROR] * 13 + [WARNING] * 11))

    assert 21 == len(commands)
    assert "3 more errors, 1 more warning:" in commands[-1]


def test_a_note_is_a_notice():
    note = replace(ERROR, severity=Severity.NOTE)

    assert next(render(found([note]))).startswith("::notice ")


def test_the_log_holds_the_whole_report_for_people():
    _, (_, *told, _) = halves(found([ERROR] * 30))

    assert list(in_words(found([ERROR] * 30))) == told


def test_nothing_that_a_file_says_is_obeyed_in_the_log():
    evil = "::add-mask::e"
    _, (begin, *told, end) = halves(found([replace(ERROR, hint=evil)], {ERROR.at.path: f"{evil}\n{evil}"}))
    token = begin.removeprefix("::stop-commands::")

    assert f"::{token}::" == end
    assert token not in "\n".join(told)
    assert evil in "\n".join(told)


@given(ANY_TEXT)
def test_any_text_is_one_command_and_utf_8(text):
    odd = replace(ERROR, message=text, hint=text, at=replace(ERROR.at, path=text))
    commands, log = halves(found([odd]))

    assert 1 == len("\n".join(commands).splitlines())
    assert "\n".join((*commands, *log)).encode()
