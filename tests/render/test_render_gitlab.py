import json
from dataclasses import replace

from hypothesis import given
from render_samples import ANY_TEXT, DIAGNOSTICS, found, golden

from pact_author.render.gitlab import render


def entries(diagnosis):
    return json.loads("\n".join(render(diagnosis)))


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.gitlab.json", told) == told


def test_nothing_found_is_an_empty_list():
    assert [] == entries(found(()))


def test_what_is_ignored_is_left_out():
    assert len(DIAGNOSTICS) - 1 == len(entries(found()))


def test_severities_are_gitlab_s():
    assert {"major", "minor", "info"} == {entry["severity"] for entry in entries(found())}


def test_no_two_fingerprints_are_alike():
    told = entries(found([*DIAGNOSTICS[:-1], *DIAGNOSTICS[:-1]]))

    assert len(told) == len({entry["fingerprint"] for entry in told})


def test_lines_and_what_to_do_are_told():
    (entry,) = entries(found(DIAGNOSTICS[:1]))

    assert {"begin": 2, "end": 2} == entry["location"]["lines"]
    assert "the country is NO, the id begins with jp/. write country: JP" == entry["description"]


@given(ANY_TEXT)
def test_any_text_is_json_in_utf_8(text):
    odd = replace(DIAGNOSTICS[0], message=text, hint=text, at=replace(DIAGNOSTICS[0].at, path=text))

    assert 1 == len(json.loads("\n".join(render(found([odd]))).encode()))
