import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.corpus import Relation
from pact_author.model.errors import ProjectError
from pact_author.reading.settings_file import read_settings

SETTINGS = """\
# A corpus.
[corpus]
name = "small"
title = "A small corpus"
version = "0.1.0"
licence = "CC-BY-4.0"
source_language = "en"
locales = ["en", "pt-BR"]
canary = "small:canary:0123456789"

[places]
country_relations = "m49"

[relations]
guest-host = { rank = "equal", closeness = "close" }

[relations.employee-manager]
rank = "up"
closeness = "distant"
"""


@pytest.fixture
def read(tmp_path):
    """Settings from a text, or what is said of it."""

    def told(text):
        path = tmp_path / "pact.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            return read_settings(path)
        except ProjectError as error:
            return error.message.removeprefix(f"{path}")

    return told


def test_a_country_finds_its_region_in_the_map_that_is_the_default(read):
    settings = read(SETTINGS)

    assert ("study", "pacific", "south-asia") == (
        settings.region_map.name,
        settings.regions["NZ"],
        settings.regions["IN"],
    )


def test_the_table_of_country_relations_is_the_one_that_is_named(read):
    assert "m49" == read(SETTINGS).country_relations.name
    assert "study" == read(SETTINGS.replace('[places]\ncountry_relations = "m49"\n', "")).country_relations.name


def test_a_relation_may_be_written_on_one_line_or_as_a_table(read):
    assert {"guest-host": Relation("equal", "close"), "employee-manager": Relation("up", "distant")} == read(
        SETTINGS
    ).relations


def test_the_locales_keep_their_order(read):
    assert ("en", "pt-BR") == read(SETTINGS).locales


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('licence = "CC-BY-4.0"', 'licence = "MIT"', ":6: "),
        ('country_relations = "m49"', "country_relations = 49", ":12: "),
        ('rank = "up"', 'rank = "higher"', ":18: "),
        ('closeness = "distant"\n', "", ":17: "),
        ("[relations.employee-manager]", '[relations."employee-manager"]\nsince = 2020', ":18: "),
        ('version = "0.1.0"', 'version "0.1.0"', ":5: it cannot be read as TOML"),
        ('closeness = "distant"\n', 'closeness = "distant\n', ":19: it cannot be read as TOML"),
        ("# A corpus.\n", "# A corpus.\n[corpus]\n", ":3: it cannot be read as TOML"),
    ],
)
def test_a_mistake_is_told_with_the_line_that_it_stands_on(read, old, new, place):
    assert old in SETTINGS

    assert read(SETTINGS.replace(old, new)).startswith(place)


def test_only_the_first_mistake_is_told(read):
    told = read(SETTINGS.replace('name = "small"', "name = 3").replace('licence = "CC-BY-4.0"', 'licence = "MIT"'))

    assert ":3: `name` must be text, not a number" == told


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: SETTINGS[:300].encode() + text.encode()))
def test_whatever_stands_in_the_file_is_read_or_refused_in_words(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("settings") / "pact.toml"
    path.write_bytes(data)

    with pytest.raises(ProjectError) as refused:
        read_settings(path)
    assert refused.value.message.startswith(str(path))
