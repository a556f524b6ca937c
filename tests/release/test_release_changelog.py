import pytest

from pact_author.model.errors import ReleaseError
from pact_author.release.changelog import add_section

CANARY = "a-canary-of-a-test"
SECTION = ["## 0.2.0", "", "After 0.1.0: more."]


def test_a_file_is_made_with_its_canary(tmp_path):
    add_section(tmp_path / "c.md", CANARY, "0.2.0", SECTION)
    told = (tmp_path / "c.md").read_text()

    assert told.startswith("# Changes of the data\n\n<!-- a-canary-of-a-test -->\n")
    assert told.endswith("\n\n## 0.2.0\n\nAfter 0.1.0: more.\n")


def test_a_section_comes_before_earlier_ones_and_no_word_of_a_person_is_touched(tmp_path):
    path = tmp_path / "c.md"
    path.write_text("# Ours\n\nOur words.\n\n\n## 0.1.0\n\nThe first one.\n\n- with   blanks\n")
    add_section(path, CANARY, "0.2.0", SECTION)

    expected = (
        "# Ours\n\nOur words.\n\n## 0.2.0\n\nAfter 0.1.0: more.\n\n## 0.1.0\n\nThe first one.\n\n- with   blanks\n"
    )
    assert expected == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_section_that_is_there_is_left_as_it_is(tmp_path):
    path = tmp_path / "c.md"
    path.write_text("## 0.2.0\n\nIn our own words.\n")

    with pytest.raises(ReleaseError, match=r"has a section 0\.2\.0 already"):
        add_section(path, CANARY, "0.2.0", SECTION)
    assert "## 0.2.0\n\nIn our own words.\n" == path.read_text()
