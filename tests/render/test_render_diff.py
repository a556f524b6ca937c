import re
import subprocess

import pytest
from render_samples import golden

from pact_author.model.mended import Mended
from pact_author.render.diff import render
from pact_author.render.terminal import paint

LINES = "a: 1\nb: 2\nc: 3\nd: 4\ne: \u202e5\nf: 6"
FILES = (
    Mended("scenarios/jp/tea.yaml", "\ufefftitle: a  \r\nid: b\r\n", "id: b\ntitle: a\n"),
    Mended(
        "scenarios/jp/お茶.yaml",
        "a: 1\nb: \u202e2\nc: 3\nd: 4\ne: 5\nf: 6",
        "a: 1\nb: \u202e2\nc: 3\nd: 4\ne: 5\nf: 6\n",
    ),
)


def test_the_form_is_this():
    told = "\n".join(render(FILES)) + "\n"

    assert golden("mended.diff", told) == told


def test_nothing_is_shown_where_nothing_differs():
    assert [] == list(render([Mended("p", "a\n", "a\n", left=("why",))]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n", "b\n"),
        ("a", "a\n"),
        ("a\n\n\n", "a\n"),
        ("\ufeffa\r\nb\r\n", "a\nb\n"),
        ("a\rb\r", "a\nb\n"),
        ("a  ", "a"),
        ("é\u2028 \n", "é\u2028\n"),
        ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n10\n"),
    ],
)
def test_git_can_apply_it(tmp_path, before, after):
    (tmp_path / "x.yaml").write_bytes(before.encode())
    patch = "\n".join(render([Mended("x.yaml", before, after)])) + "\n"
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)

    assert after.encode() == (tmp_path / "x.yaml").read_bytes()


def test_on_a_terminal_it_is_coloured_and_what_cannot_be_seen_is_shown():
    told = "\n".join(render(FILES, paint))

    assert "\x1b[32m+id: b\x1b[0m" in told
    assert "<U+FEFF>title: a  <U+000D>" in re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert "\u202e" not in told
