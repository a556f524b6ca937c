import os

import pytest
from reading_samples import PROJECT

from pact_author.model.errors import ProjectError
from pact_author.reading.project import open_project
from pact_author.reading.replace_file import create_file, exact_text, is_link, may_replace, replace_file

PATH = "scenarios/jp/tea.yaml"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pact.toml").write_text(PROJECT)
    (tmp_path / "scenarios/jp").mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"\xef\xbb\xbfid: a\r\n")
    return open_project(tmp_path)


def names(project):
    return sorted(path.name for path in (project.root / "scenarios/jp").iterdir())


def test_a_file_is_read_with_its_own_line_ends(project):
    assert "\ufeffid: a\r\n" == exact_text(project, PATH)


def test_a_file_is_replaced_and_nothing_is_left_beside_it(project):
    replace_file(project, PATH, "\ufeffid: a\r\n", "id: ä\n")

    assert ("id: ä\n".encode(), ["tea.yaml"]) == ((project.root / PATH).read_bytes(), names(project))


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_its_permissions_stay(project, mode):
    (project.root / PATH).chmod(mode)
    replace_file(project, PATH, "\ufeffid: a\r\n", "id: b\n")

    assert mode == (project.root / PATH).stat().st_mode & 0o777


def test_a_file_that_changed_meanwhile_is_not_written_over(project):
    with pytest.raises(ProjectError, match="meanwhile"):
        replace_file(project, PATH, "id: other\n", "id: b\n")

    assert ("\ufeffid: a\r\n", ["tea.yaml"]) == (exact_text(project, PATH), names(project))


def test_a_link_that_took_its_place_is_not_followed(project):
    (project.root / "other").write_text("id: a\n")
    (project.root / PATH).unlink()
    (project.root / PATH).symlink_to(project.root / "other")
    with pytest.raises(ProjectError, match="meanwhile"):
        replace_file(project, PATH, "id: a\n", "id: b\n")

    assert (True, "id: a\n") == (is_link(project, PATH), (project.root / "other").read_text())


def test_a_disk_that_refuses_is_a_message(project):
    (project.root / PATH).unlink()
    (project.root / "scenarios/jp").rmdir()
    with pytest.raises(ProjectError, match="cannot be written: No such file"):
        replace_file(project, PATH, "id: a\n", "id: b\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize("protected", [PATH, "scenarios/jp"])
def test_what_is_protected_is_refused_beforehand(project, protected):
    (project.root / protected).chmod(0o555)
    with pytest.raises(ProjectError, match="cannot be written"):
        may_replace(project, PATH)

    (project.root / protected).chmod(0o755)


def test_what_is_not_protected_may_be_replaced(project):
    assert None is may_replace(project, PATH)


def test_a_file_is_made_with_the_folders_above_it(project):
    create_file(project, "locales/es/x.po", "é\n")

    assert "é\n".encode() == (project.root / "locales/es/x.po").read_bytes()
    assert ["x.po"] == [path.name for path in (project.root / "locales/es").iterdir()]


def test_a_new_file_may_be_read_as_any_other(project):
    create_file(project, "made.po", "a")
    (project.root / "usual").touch()

    assert (project.root / "usual").stat().st_mode == (project.root / "made.po").stat().st_mode


def test_a_new_file_never_takes_the_place_of_another(project):
    with pytest.raises(ProjectError, match="made by somebody else"):
        create_file(project, PATH, "a")

    assert ("\ufeffid: a\r\n", ["tea.yaml"]) == (exact_text(project, PATH), names(project))


def test_a_folder_that_cannot_be_made_is_told(project):
    with pytest.raises(ProjectError, match="cannot be written"):
        create_file(project, f"{PATH}/x.po", "a")
