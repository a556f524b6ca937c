from pact_author.reading.project import open_project
from pact_author.validate.load import load

PATH = "scenarios/br/before-the-agenda.yaml"


def test_scenarios_and_designs_come_in_the_order_of_their_names():
    loaded = load(open_project("."))

    assert sorted(s.id for s in loaded.scenarios) == [s.id for s in loaded.scenarios]
    assert ["core", "human", "languages", "paper", "smoke"] == [design.name for design in loaded.designs]


def test_a_file_with_a_mistake_is_named_and_left_out(corpus):
    before = load(open_project(corpus))
    (corpus / PATH).write_text((corpus / PATH).read_text().replace("theme:", "thema:"))
    loaded = load(open_project(corpus))

    assert (len(before.scenarios) - 1, (PATH,)) == (len(loaded.scenarios), loaded.unread)


def test_progress_is_told_for_every_file(corpus):
    told = []
    loaded = load(open_project(corpus), lambda done, total: told.append((done, total)))

    total = len(loaded.scenarios) + len(loaded.designs)
    assert [(n, total) for n in range(total)] == told
