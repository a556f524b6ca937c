from dataclasses import replace

from render_samples import DIAGNOSTICS

from pact_author.model.diagnostic import Span
from pact_author.render.fingerprint import fingerprints


def prints(diagnostics):
    return [print_ for _, print_ in fingerprints(diagnostics)]


def moved(diagnostic, lines=7):
    span = diagnostic.at.span
    return replace(
        diagnostic,
        at=replace(
            diagnostic.at, span=Span(span.line + lines, span.column + 1, span.end_line + lines, span.end_column + 1)
        ),
    )


def test_lines_that_move_change_nothing():
    assert prints(DIAGNOSTICS) == prints([moved(each) for each in DIAGNOSTICS])


def test_no_two_are_alike():
    twice = [*DIAGNOSTICS, *map(moved, DIAGNOSTICS)]

    assert len(twice) == len(set(prints(twice)))


def test_another_code_path_or_field_is_another():
    first = DIAGNOSTICS[0]
    others = [
        replace(first, code="C503"),
        replace(first, at=replace(first.at, path="scenarios/jp/other.yaml")),
        replace(first, at=replace(first.at, pointer="/id")),
    ]

    assert 4 == len({prints([each])[0] for each in (first, *others)})


def test_another_wording_of_the_message_is_the_same():
    first = DIAGNOSTICS[0]

    assert prints([first]) == prints([replace(first, message="said otherwise", hint="")])
