from dataclasses import replace

from hypothesis import given
from junitparser import JUnitXml
from render_samples import ANY_TEXT, DIAGNOSTICS, found, golden

from pact_author.model.diagnostic import Severity, Span
from pact_author.render.junit import render


def suite(diagnosis):
    (only,) = JUnitXml.fromstring("\n".join(render(diagnosis)).encode())
    return only


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.junit.xml", told) == told


def test_a_file_without_a_mistake_is_a_test_that_passed():
    (case,) = suite(found((), files=["scenarios/jp/tea.yaml"]))

    assert (True, "scenarios/jp/tea.yaml") == (case.is_passed, case.classname)


def test_errors_fail_warnings_and_notes_pass_and_the_ignored_are_skipped():
    cases = list(suite(found()))

    assert [d.severity.word == "error" and d.ignored is None for d in DIAGNOSTICS] == [
        case.is_failure for case in cases
    ]
    assert [d.ignored is not None for d in DIAGNOSTICS] == [case.is_skipped for case in cases]


def test_several_mistakes_of_one_code_are_one_test_that_tells_them_all():
    first = DIAGNOSTICS[3]
    (case,) = suite(found([first, replace(first, message="another")], files=[]))

    (failure,) = case.result
    assert "unknown placeholder {reciever} (and 1 more)" == failure.message
    assert 2 == len(failure.text.splitlines())


def test_a_name_stays_when_lines_move_so_that_an_old_failure_is_not_a_new_one():
    def names(diagnostics):
        return [(case.classname, case.name) for case in suite(found(diagnostics))]

    moved = [replace(d, at=replace(d.at, span=Span(90, 1, 91, 2))) for d in DIAGNOSTICS]
    assert names(DIAGNOSTICS) == names(moved)


def test_no_two_tests_have_one_name_for_only_one_of_them_would_be_shown():
    names = [(case.classname, case.name) for case in suite(found([*DIAGNOSTICS, *DIAGNOSTICS]))]

    assert len(names) == len(set(names))


def test_the_counts_are_those_of_the_cases():
    told = suite(found(files=["scenarios/jp/tea.yaml", "scenarios/xx.yaml", "scenarios/br/clean.yaml"]))

    counted = (told.tests, told.failures, told.skipped)
    told.update_statistics()
    assert counted == (told.tests, told.failures, told.skipped)


@given(ANY_TEXT)
def test_any_text_is_well_formed(text):
    odd = replace(DIAGNOSTICS[0], message=text, hint=f"]]>{text}", at=replace(DIAGNOSTICS[0].at, path=text))
    warning = replace(odd, severity=Severity.WARNING, code="W999")

    assert 4 == len(list(suite(found([odd, warning, replace(odd, ignored=text)], files=[text, f"{text}/clean"]))))
