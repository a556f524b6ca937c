import pytest

from pact_author.reading.project import open_project
from pact_author.validate.check import check, diagnose

PATH = "scenarios/br/before-the-agenda.yaml"
OTHER = "scenarios/ke/hands-at-the-door.yaml"


def change(home, path, old, new):
    text = (home / path).read_text()
    assert old in text
    (home / path).write_text(text.replace(old, new, 1))


def found(home, *paths):
    return [(d.code, d.at.path) for d in diagnose(open_project(home), paths or None).standing]


def test_the_repository_s_corpus_has_nothing_to_mend(corpus):
    checked = check(open_project(corpus))

    files = len(list((corpus / "scenarios").glob("*/*.yaml")))
    assert ((), (), files) == (checked.diagnosis.diagnostics, checked.errors, len(checked.corpus.scenarios))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("theme:", "thema:", "unknown"),
        ("country: BR", "country: NO", "C502"),
        ("title:", "\ttitle:", "S0"),
        ("status: draft", "status: draft\nstatus: draft", "S0"),
        ("{receiver}", "{reciever}", "W103"),
        ("status: draft\n", "", "S0"),
    ],
)
def test_one_mistake_is_one_diagnostic(corpus, old, new, code):
    change(corpus, PATH, old, new)
    told = found(corpus)

    assert 1 == len(told)
    assert PATH == told[0][1]
    assert told[0][0].startswith(code) or code == "unknown"


def test_all_mistakes_of_all_files_are_told_at_once_in_reading_order(corpus):
    change(corpus, PATH, "theme:", "thema:")
    change(corpus, PATH, "status: draft", "status: drafted")
    change(corpus, OTHER, "country: KE", "country: kenya")

    told = diagnose(open_project(corpus)).diagnostics
    assert [PATH, PATH, OTHER] == [d.at.path for d in told]
    assert [d.order for d in told] == sorted(d.order for d in told)


def test_the_same_file_gives_the_same_diagnostics_alone_and_among_all(corpus):
    change(corpus, PATH, "theme:", "thema:")
    change(corpus, OTHER, "country: KE", "country: kenya")

    assert [d for d in found(corpus) if d[1] == PATH] == found(corpus, PATH)


def test_one_file_is_still_compared_with_all_others(corpus):
    text = (corpus / PATH).read_text()
    (corpus / "scenarios/br/again.yaml").write_text(text.replace("id: br/before-the-agenda", "id: br/again"))

    assert [("C504", PATH)] == found(corpus, PATH)


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_others(corpus):
    (corpus / PATH).write_bytes(b"\xff\xfe\x00")
    change(corpus, OTHER, "{receiver}", "{reciever}")

    assert [PATH, OTHER] == [path for _, path in found(corpus)]


def test_a_persona_set_is_checked_too(corpus):
    change(corpus, "personas/smoke.yaml", "seed: 20260607", "seed: soon")

    assert ["personas/smoke.yaml"] == [path for _, path in found(corpus)]
