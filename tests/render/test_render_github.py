from dataclasses import replace

from render_samples import DIAGNOSTICS, found, golden

from pact_author.model.diagnostic import Severity
from pact_author.render.github import SHOWN, render


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.github.txt", told) == told


def test_errors_come_first():
    levels = [line.split()[0] for line in render(found(DIAGNOSTICS[::-1])) if line.startswith("::")]

    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)


def test_a_message_cannot_end_its_command_or_begin_another():
    evil = replace(DIAGNOSTICS[0], message="x\n::error::y", at=replace(DIAGNOSTICS[0].at, path="a,line=9::b"))
    told = list(render(found([evil])))

    assert 2 == len(told)
    assert "file=a%2Cline=9%3A%3Bb".replace("%3Bb", "%3Ab") in told[0]


def test_what_github_would_drop_is_counted():
    told = list(render(found(DIAGNOSTICS[:1] * (SHOWN + 3) + DIAGNOSTICS[1:2] * (SHOWN + 1))))

    assert 2 * SHOWN == sum(line.startswith(("::error", "::warning")) for line in told)
    assert [line for line in told if "3 more errors, 1 more warnings" in line]


def test_a_note_is_a_notice():
    note = replace(DIAGNOSTICS[0], severity=Severity.NOTE)

    assert next(render(found([note]))).startswith("::notice ")
