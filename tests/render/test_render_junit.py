from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from render_samples import DIAGNOSTICS, found, golden

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


def test_the_counts_are_those_of_the_cases():
    told = suite(found(files=["scenarios/jp/tea.yaml", "scenarios/xx.yaml", "scenarios/br/clean.yaml"]))

    counted = (told.tests, told.failures, told.skipped)
    told.update_statistics()
    assert counted == (told.tests, told.failures, told.skipped)


@given(st.text(st.characters(), min_size=1))
def test_any_text_is_well_formed(text):
    odd = replace(DIAGNOSTICS[0], message=text, hint=f"]]>{text}", at=replace(DIAGNOSTICS[0].at, path=text))

    assert 1 == len(list(suite(found([odd, replace(odd, ignored=text)], files=[])))[:1])
