"""The tables that come with the program, against what is known of their sources; and what is said of a corpus's own."""

import tomllib

import pytest

from pact_author.model.countries import COUNTRIES
from pact_author.model.errors import ProjectError
from pact_author.reading.place_files import read_region_map, read_relation_table
from pact_author.reading.resources import PLACES, places_folder

HEAD = """\
title = "A table of our own"

[source]
title = "A book"
publisher = "A press"
url = "https://example.org/book"
supports = "All of it."

"""
REGIONS = HEAD + '[regions]\nnorth = ["NO", "SE"]\nsouth = [\n  "BR",\n  "ZA",\n]\n'
PAIRS = HEAD + '[pairs.NO]\nclose = ["SE"]\nfar = ["BR"]\n\n[pairs.SE]\nclose = ["NO"]\nfar = []\n'

# How many countries and areas of M49, as of December 2021, encyclopaedias count in each.
COUNTED = {
    "northern-africa": 7, "eastern-africa": 22, "middle-africa": 9, "southern-africa": 5, "western-africa": 17,
    "caribbean": 28, "central-america": 8, "northern-america": 5, "south-america": 16,
    "central-asia": 5, "eastern-asia": 7, "south-eastern-asia": 11, "southern-asia": 9, "western-asia": 18,
    "eastern-europe": 10, "northern-europe": 16, "southern-europe": 16, "western-europe": 9,
    "australia-new-zealand": 6, "melanesia": 5, "micronesia": 8, "polynesia": 10,
}  # fmt: skip


@pytest.fixture
def project(tmp_path):
    """A folder with tables of its own, at places/."""

    def write(text, name="mine"):
        (tmp_path / "places").mkdir(exist_ok=True)
        (tmp_path / f"places/{name}.toml").write_text(text)
        return tmp_path

    return write


def refused(read, root, name="places/mine.toml"):
    with pytest.raises(ProjectError) as caught:
        read(root, name)
    return caught.value.message.removeprefix(f"{root}/")


def test_the_names_are_those_of_the_files():
    for kind, names in PLACES.items():
        assert sorted(names) == sorted(path.stem for path in (places_folder() / kind).glob("*.toml"))


def test_the_study_s_list_is_what_its_script_has(tmp_path):
    pairs = read_relation_table(tmp_path, "study").pairs

    assert {"BR", "GB", "IN", "US", "ZA"} == {actor for actor, _ in pairs}
    assert {"BD", "NP", "PK"} == {to for (actor, to), how in pairs.items() if (actor, how) == ("IN", "close")}
    assert {"MM", "SG"} == {to for (actor, to) in pairs if actor == "BR"}
    assert {"close": 10, "far": 11} == {how: list(pairs.values()).count(how) for how in ("close", "far")}


def test_the_study_s_list_has_a_direction(tmp_path):
    table = read_relation_table(tmp_path, "study")

    assert ("far", "unknown") == (table.relation("US", "AF"), table.relation("AF", "US"))
    assert ("close", "unknown") == (table.relation("GB", "IE"), table.relation("IE", "GB"))


def test_m49_has_every_country_but_the_two_that_it_gives_no_sub_region(tmp_path):
    assert COUNTRIES - {"AQ", "TW"} == set(read_relation_table(tmp_path, "m49").areas)


def test_the_sub_regions_of_m49_are_as_large_as_was_reported(tmp_path):
    areas = [area for _, area in read_relation_table(tmp_path, "m49").areas.values()]

    assert {area: areas.count(area) for area in areas} == COUNTED


@pytest.mark.parametrize(
    ("expected", "actor", "receiver"),
    [
        ("close", "JP", "KR"),
        ("close", "IN", "IR"),
        ("close", "GB", "IE"),
        ("close", "EG", "MA"),
        ("unknown", "JP", "IN"),
        ("unknown", "NG", "KE"),
        ("unknown", "US", "MX"),
        ("far", "EG", "JO"),
        ("far", "MX", "ES"),
        ("far", "BR", "MM"),
        ("unknown", "TW", "CN"),
    ],
)
def test_what_two_countries_are_to_each_other_by_m49(tmp_path, expected, actor, receiver):
    table = read_relation_table(tmp_path, "m49")

    assert (expected, expected) == (table.relation(actor, receiver), table.relation(receiver, actor))


def test_the_region_map_has_all_where_somebody_lives(tmp_path):
    found = read_region_map(tmp_path, "study").region_of

    assert {"AQ", "BV", "GS", "HM", "TF", "UM"} == COUNTRIES - set(found)
    assert 8 == len(set(found.values()))


def test_a_corpus_may_bring_its_own_tables(project):
    root = project(REGIONS)
    project(PAIRS, "pairs")

    regions, relations = read_region_map(root, "places/mine.toml"), read_relation_table(root, "places/pairs.toml")
    assert {"NO": "north", "SE": "north", "BR": "south", "ZA": "south"} == regions.region_of
    assert {("NO", "SE"): "close", ("NO", "BR"): "far", ("SE", "NO"): "close"} == relations.pairs
    assert ("places/mine.toml", "places/pairs.toml") == (regions.name, relations.name)


def test_the_text_is_kept_as_it_is_written(project):
    text = REGIONS + "# The end.\n"

    assert text == read_region_map(project(text), "places/mine.toml").text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('  "ZA",', '  "XK",', "places/mine.toml:13: XK is the code of no country"),
        ('"SE"]', '"UK"]', "places/mine.toml:10: UK is the code of no country"),
        ('  "ZA",', '  "NO",', "places/mine.toml:13: NO stands in two lists, north and south"),
        ('  "ZA",', '  "za",', "places/mine.toml:11: `za` is not how an entry of `south` is written"),
        ('["NO", "SE"]', '["NO", "NO"]', "places/mine.toml:10: `NO` stands twice in"),
        ("south =", "South =", "places/mine.toml:11: `South` is not how a name is written here"),
        ("[regions]", "[region]", "places/mine.toml:9: unknown field `region`"),
        ('url = "https://example.org/book"\n', "", "places/mine.toml:3: the field `url` is missing in `source`"),
        ("north =", "north", "places/mine.toml:10: it cannot be read as TOML"),
    ],
)
def test_a_mistake_in_a_region_map_stops_with_its_line(project, old, new, expected):
    assert 1 == REGIONS.count(old)

    assert refused(read_region_map, project(REGIONS.replace(old, new))).startswith(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[pairs.NO]", "[pairs.UK]", "places/mine.toml:9: UK is the code of no country"),
        ('far = ["BR"]', 'far = ["XX"]', "places/mine.toml:11: XX is the code of no country"),
        ('far = ["BR"]', 'far = ["SE"]', "places/mine.toml:11: SE stands in two lists, close and far"),
        ('far = ["BR"]', 'far = ["NO"]', "places/mine.toml:9: NO is told to be close to or far from itself"),
        ('far = ["BR"]\n', "", "places/mine.toml:9: the field `far` is missing"),
        ("far = []", 'far = ["NO"]', "places/mine.toml:15: NO stands in two lists, close and far"),
        ("[pairs.SE]", "[pairs.NO]", "places/mine.toml:13: it cannot be read as TOML"),
        ("[pairs.SE]", '[areas.europe]\nnorth = ["NO"]\n\n[pairs.SE]', "places/mine.toml: it holds both"),
    ],
)
def test_a_mistake_in_a_table_of_pairs_stops_with_its_line(project, old, new, expected):
    assert 1 == PAIRS.count(old)

    assert refused(read_relation_table, project(PAIRS.replace(old, new))).startswith(expected)


def test_a_table_without_pairs_and_areas_is_none(project):
    assert "places/mine.toml: it holds neither `pairs` nor `areas`" == refused(read_relation_table, project(HEAD))


def test_a_country_lies_in_one_area(project):
    text = HEAD + '[areas.europe]\nnorth = ["NO"]\nwest = ["FR", "NO"]\n'

    expected = "places/mine.toml:11: NO stands in two lists, europe.north and europe.west"
    assert expected == refused(read_relation_table, project(text))


def test_a_table_that_is_not_there_is_named(tmp_path):
    assert "places/mine.toml is missing" == refused(read_region_map, tmp_path)
    assert "pact.toml: there is no table `m94` for `country_relations`" == refused(read_relation_table, tmp_path, "m94")


def test_a_table_is_never_read_from_outside_of_the_project(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "mine.toml"
    outside.write_text(REGIONS)
    root = project(REGIONS, "other")
    (root / "places/mine.toml").symlink_to(outside)

    assert "places/mine.toml leads out of the project" == refused(read_region_map, root)
    assert "../mine.toml leads out of the project" == refused(read_region_map, root, "../mine.toml")


def test_a_folder_is_no_table(project):
    root = project(REGIONS, "other")
    (root / "places/mine.toml").mkdir()

    assert "places/mine.toml is not a regular file" == refused(read_region_map, root)


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in PLACES.items() for name in names])
def test_the_lists_are_in_order(kind, name):
    """So that a change of one country is a change of one place."""

    def lists(value):
        if isinstance(value, list):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from lists(inner)

    data = tomllib.loads((places_folder() / kind / f"{name}.toml").read_text())
    assert [] == [codes for codes in lists(data) if codes != sorted(codes)]
