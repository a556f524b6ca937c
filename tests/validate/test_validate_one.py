from pact_author.reading.project import open_project
from pact_author.validate.one import look

PATH = "scenarios/br/before-the-agenda.yaml"


def change(home, old, new):
    text = (home / PATH).read_text()
    assert old in text
    (home / PATH).write_text(text.replace(old, new, 1))


def test_a_sound_file_is_a_scenario_without_a_word(corpus):
    scenario, found = look(open_project(corpus), PATH)

    assert ("br/before-the-agenda", (), (PATH,)) == (scenario.id, found.diagnostics, found.files)


def test_what_cannot_be_read_is_none_and_says_why(corpus):
    change(corpus, "theme:", "thema:")
    scenario, found = look(open_project(corpus), PATH)

    assert (None, ["S020"]) == (scenario, [d.code for d in found.standing])
    assert "thema:" in found.sources[PATH]


def test_a_file_that_is_none_is_told_of_as_well(corpus):
    (corpus / PATH).unlink()
    (corpus / PATH).mkdir()
    scenario, found = look(open_project(corpus), PATH)

    assert (None, ["S001"]) == (scenario, [d.code for d in found.standing])


def test_what_only_a_corpus_shows_of_one_file_is_said(corpus):
    change(corpus, "country: BR", "country: AQ")

    assert ["C502"] == [d.code for d in look(open_project(corpus), PATH)[1].standing]


def test_other_files_and_waivers_are_not_spoken_of(corpus):
    (corpus / "scenarios/ke/hands-at-the-door.yaml").write_text("a: [")
    (corpus / "waivers.yaml").write_text("W101:\n  reason: A new rule.\n  ids: [ke/hands-at-the-door]\n")

    assert () == look(open_project(corpus), PATH)[1].diagnostics


def test_what_is_ignored_with_a_reason_does_not_stand(corpus):
    change(corpus, "cups are empty.", "cups are empty, and then of the weather, the family and the long way home.")
    change(corpus, "options:", "# pact: ignore[O001] the length is what it is about\noptions:")
    _, found = look(open_project(corpus), PATH)

    assert (["O001"], ()) == ([d.code for d in found.diagnostics], found.standing)
