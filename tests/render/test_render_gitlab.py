import json

from render_samples import DIAGNOSTICS, found, golden

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
