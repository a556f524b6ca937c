"""Hostile files end in one diagnostic each, told by the real command, in bounded time and memory."""

import ctypes
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import threading
from pathlib import Path

import pytest
from command import CLEAN, command
from reading_samples import PERSONAS as SET
from reading_samples import PROJECT
from reading_samples import SCENARIO as SHAPED

OTHER = Path(__file__).parents[2] / "scenarios/jp/thanks-at-the-end-of-term.yaml"

SCENARIO = SHAPED.replace("title: Visiting a home\n", "title: Visiting Japan\n").replace("example.org", "example.edu")
PERSONAS = SET.replace("[norm, BR]", "[norm, KR]")
"""Sound to rules too."""

PLACE = "scenarios/jp/shoes-at-the-door.yaml"
SECONDS, MEBIBYTE = 60, 1 << 20

LIBC = ctypes.CDLL(None, use_errno=True)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def new_corpus(home):
    """A sound corpus of one scenario."""
    for path, text in (("pact.toml", PROJECT), (PLACE, SCENARIO), ("personas/sample.yaml", PERSONAS)):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    return home


@pytest.fixture
def home(tmp_path):
    return new_corpus(tmp_path / "corpus")


def validate(home, *arguments, obedient=False, megabytes=400):
    """Run the command within bounds: (exit code, places of what it told, its messages).

    obedient: root may read everything, so it gives up that right first.
    """

    def bounds():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEBIBYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if obedient and os.geteuid() == 0:
            for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
                assert 0 == LIBC.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)

    done = subprocess.run(
        command("validate", "--format", "json", *arguments),
        capture_output=True,
        encoding="utf-8",
        timeout=150,
        cwd=home,
        env=CLEAN | {"OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=bounds,
        check=False,
    )
    assert done.returncode in (0, 1, 3), signal.Signals(-done.returncode) if done.returncode < 0 else done.stderr
    assert "Traceback" not in done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, [(d["path"], f"{d['line']}:{d['column']} {d['code']}") for d in told], done.stderr


# ---- what is in a file -----------------------------------------------------------------------------------------------

BOMB = "a: &a [x, x]\n" + "".join(
    f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
)
TITLE = "title: Shoes at the door"


def titled(value):
    return SCENARIO.replace(TITLE, f"title: {value}")


# Name of a file → its bytes or text, and what is said of it: line:column and code.
FILES = {
    "alias-bomb": (BOMB, ["1:4 S007"]),
    "alias-of-itself": (titled("&a [1, *a]"), ["3:8 S007"]),
    "nested-in-brackets": ("a: " + "[" * 100_000, ["1:67 S006"]),
    "nested-in-braces": ("{a: " * 60_000, ["1:257 S006"]),
    "nested-by-dashes": ("- " * 100_000 + "x\n", ["1:129 S006"]),
    "nested-by-question-marks": ("? " * 100_000 + "x\n", ["1:129 S006"]),
    "nested-by-indentation": ("".join(f"{' ' * n}a:\n" for n in range(700)), ["65:65 S006"]),
    "merge-key": (SCENARIO + "<<: {title: Shoes}\n", ["32:1 S007"]),
    "tag-of-python": (titled("!!python/object/apply:os.system [echo]"), ["3:8 S007"]),
    "tag-binary": (titled("!!binary aGVsbG8gd29ybGQ="), ["3:8 S007"]),
    "tag-of-ones-own": (titled("!foo Shoes at the door"), ["3:8 S007"]),
    "digits": (titled("1" * 5000), ["3:8 S025"]),
    "digits-for-a-list": (SCENARIO.replace("[asha]", "1" * 5000), ["30:15 S022"]),
    "big-number": (titled("1000000000000000000000000000000"), []),
    "not-a-number": (titled(".nan"), []),
    "infinite": (titled("-.inf"), []),
    "huge-exponent": (titled("1e999999999"), []),
    "nul": (titled("Shoes\0 at the door"), ["3:13 S004"]),
    "nul-by-escape": (titled('"Shoes\\0 at the door"'), ["3:8 S004"]),
    "half-a-character": (titled('"Shoes \\ud83d"'), ["3:15 S005"]),
    "beyond-all-characters": (titled('"Shoes \\UFFFFFFFF"'), ["3:15 S005"]),
    "next-line": (titled("Shoes\x85 at the door"), ["3:13 S004"]),
    "line-separator": (titled("Shoes\u2028 at the door"), ["3:13 S004"]),
    "byte-order-mark-first": (b"\xef\xbb\xbf" + SCENARIO.encode(), []),
    "byte-order-mark-inside": (SCENARIO.replace("status", "\ufeffstatus"), ["4:1 S004"]),
    "utf-16": (SCENARIO.encode("utf-16"), ["1:1 S003"]),
    "utf-16-without-mark": (SCENARIO.encode("utf-16-le"), ["1:1 S003"]),
    "utf-16-big-without-mark": (SCENARIO.encode("utf-16-be"), ["1:1 S003"]),
    "utf-32": (SCENARIO.encode("utf-32"), ["1:1 S003"]),
    "latin": (titled("Café at the door").encode("latin-1"), ["3:11 S003"]),
    "utf-8-cut": (SCENARIO.encode() + "日".encode()[:2], ["32:1 S003"]),
    "windows-line-ends": (SCENARIO.replace("\n", "\r\n").encode(), []),
    "old-mac-line-ends": (SCENARIO.replace("\n", "\r").encode(), []),
    "mixed-line-ends": (SCENARIO.replace("\n", "\r\n", 9).encode(), []),
    "tab": (SCENARIO.replace("  kind", "\tkind"), ["26:1 S005"]),
    "two-documents": (SCENARIO + "---\n" + SCENARIO, ["32:1 S010"]),
    "empty": ("", ["1:1 S011"]),
    "only-comments": ("# one\n\n# two\n", ["1:1 S011"]),
    "yaml-1-1": ("%YAML 1.1\n---\n" + SCENARIO.replace("JP", "NO"), ["1:1 S007"]),
    "country-no": (SCENARIO.replace("country: JP", "country: NO"), ["5:10 C502"]),
    "a-list": ("- 1\n- 2\n", ["1:1 S022"]),
    "a-text": ("just a text\n", ["1:1 S022"]),
    "one-long-line": ("# " + "x" * 250_000 + "\n" + SCENARIO, []),
    "one-long-value": (titled("x" * 250_000), ["3:8 S025"]),
    "one-long-name": (SCENARIO + "x" * 250_000 + ": 1\n", ["32:1 S005"]),
    "many-entries": (SCENARIO.replace("[asha]", "[" + ", ".join(f"a{n}" for n in range(30_000)) + "]"), []),
    "one-entry-many-times": (SCENARIO.replace("[asha]", "[" + "a, " * 60_000 + "a]"), ["30:19 S027"]),
    "one-field-many-times": (SCENARIO + "licence: CC0-1.0\n" * 10_000, ["32:1 S008"]),
    "many-braces": (titled('"' + "{" * 200_000 + '"'), ["3:8 S025"]),
    "many-choices": (SCENARIO.replace("{place}", "{a, select, other {" * 5000 + "}}" * 5000), ["9:12 S025"]),
    "invisible": (SCENARIO + "# " + "\u200b" * 80_000 + "\n", ["32:3 S051"]),
    "in-parts": (SCENARIO + "# " + "e\u0301" * 80_000 + "\n", ["32:3 S052"]),
    "larger-than-all": (SCENARIO + "#" * 300_000 + "\n", ["1:1 S002"]),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """All of those files in one corpus, judged in one run: path → places."""
    home = new_corpus(tmp_path_factory.mktemp("hostile"))
    for name, (data, _) in FILES.items():
        text = data if isinstance(data, bytes) else data.encode("utf-8")
        (home / f"scenarios/jp/{name}.yaml").write_bytes(text.replace(b"jp/shoes-at-the-door", f"jp/{name}".encode()))
    code, found, _ = validate(home)
    assert 1 == code
    return found


@pytest.mark.timeout(200)
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told_in_its_place(told, name):
    found = [place for path, place in told if path == f"scenarios/jp/{name}.yaml" and not place.endswith("C504")]
    assert FILES[name][1] == found


def test_a_file_that_repeats_another_is_told_as_such_and_nothing_else_is_said_of_sound_ones(told):
    sound = {f"scenarios/jp/{name}.yaml" for name, (_, places) in FILES.items() if not places}
    assert {"C504"} == {place.split()[1] for path, place in told if path in sound}


# ---- what a file is --------------------------------------------------------------------------------------------------


def fifo(place):
    os.mkfifo(place)


def folder(place):
    place.mkdir()


def folder_with_a_file(place):
    place.mkdir()
    shutil.copy(place.parent / "shoes-at-the-door.yaml", place / "inner.yaml")


def sparse(place):
    with place.open("wb") as file:
        file.truncate(2 << 30)


def link_to(target):
    return lambda place: place.symlink_to(target)


ODD = {
    "a pipe": (fifo, ["1:1 S001"]),
    "a folder": (folder, ["1:1 S001"]),
    "two gigabytes of nothing": (sparse, ["1:1 S002"]),
    "a link out of the corpus": (link_to("/etc/passwd"), ["1:1 S001"]),
    "a link to a file beside the corpus": (link_to("../../../outside.yaml"), ["1:1 S001"]),
    "a link to what never ends": (link_to("/dev/zero"), ["1:1 S001"]),
    "a link to itself": (link_to("other.yaml"), ["1:1 S001"]),
    "a link to nothing": (link_to("nothing.yaml"), ["1:1 S001"]),
    "a link to a folder": (link_to("."), ["1:1 S001"]),
    "a link to a folder out of the corpus": (link_to("/etc"), ["1:1 S001"]),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_file_of_the_corpus_is_told_and_not_read(home, kind):
    make, expected = ODD[kind]
    (home.parent / "outside.yaml").write_text(SCENARIO)
    make(home / "scenarios/jp/other.yaml")
    code, told, _ = validate(home)
    assert (1, [("scenarios/jp/other.yaml", place) for place in expected]) == (code, told)


def test_a_socket_is_told_and_not_read(home, monkeypatch):
    monkeypatch.chdir(home / "scenarios/jp")  # the path of a socket is at most 107 bytes
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("other.yaml")
        assert (1, [("scenarios/jp/other.yaml", "1:1 S001")]) == validate(home)[:2]


def test_a_file_in_a_folder_that_is_named_like_a_file_is_told_too(home):
    folder_with_a_file(home / "scenarios/jp/other.yaml")
    _, told, _ = validate(home)
    assert [("scenarios/jp/other.yaml", "1:1 S001"), ("scenarios/jp/other.yaml/inner.yaml", "1:1 S012")] == told


def test_links_that_go_round_do_not_go_on_for_ever(home):
    (home / "scenarios/jp/deep").mkdir()
    (home / "scenarios/jp/deep/up").symlink_to("..")
    assert (1, [("scenarios/jp/deep/up", "1:1 S012")]) == validate(home)[:2]


def test_a_file_that_nobody_may_read_is_told(home):
    shutil.copy(home / PLACE, home / "scenarios/jp/other.yaml")
    (home / "scenarios/jp/other.yaml").chmod(0)
    assert (1, [("scenarios/jp/other.yaml", "1:1 S001")]) == validate(home, obedient=True)[:2]


@pytest.mark.parametrize("locked", ["scenarios", "scenarios/br", "personas"])
def test_a_folder_that_nobody_may_read_stops_with_its_name(home, locked):
    (home / locked).mkdir(exist_ok=True)
    (home / locked).chmod(0)
    code, told, messages = validate(home, obedient=True)
    (home / locked).chmod(0o755)
    assert (3, []) == (code, told)
    assert f"error: the folder {locked} cannot be read: Permission denied\n" in messages
    assert "help: " in messages


NAMES = {
    "a line end": b"a\nb.yaml",
    "an escape code": b"a\x1b[31mb.yaml",
    "bytes that are no UTF-8": b"a\xff.yaml",
    "a quote and a space": b'it\'s a "b".yaml',
    "another script": "日本.yaml".encode(),
    "a turned direction": "a\u202eb.yaml".encode(),
    "a name as long as can be": b"x" * 250 + b".yaml",
}


@pytest.mark.parametrize("kind", [kind for kind in NAMES if kind != "a name as long as can be"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_with_an_odd_name_is_told_on_one_line(home, kind, form):
    (home / "scenarios/jp" / os.fsdecode(NAMES[kind])).write_text(SCENARIO)
    done = subprocess.run(
        command("validate", "--format", form), capture_output=True, cwd=home, env=CLEAN, check=False, timeout=60
    )
    assert (1, b"") == (done.returncode, done.stderr)
    # Texts for people also say how to have it explained; github has its command and such a text.
    assert {"json": 1, "text": 2, "github": 3}[form] == done.stdout.count(b"S012")
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


# ---- how many, and how they change -----------------------------------------------------------------------------------


@pytest.mark.timeout(120)
def test_ten_thousand_files_that_are_empty_are_told_one_by_one(home):
    for number in range(10_000):
        (home / f"scenarios/jp/n{number}.yaml").touch()
    code, told, _ = validate(home)
    assert (1, 10_000, {"1:1 S011"}) == (code, len(told), {place for _, place in told})


def test_a_file_that_goes_away_or_changes_while_it_is_read_is_told_or_is_not(home):
    stop = threading.Event()

    def change():
        place, hidden = home / "scenarios/jp/other.yaml", home / "scenarios/jp/other.txt"
        another = OTHER.read_text(encoding="utf-8").replace(f"jp/{OTHER.stem}", "jp/other")  # alike to no other file
        hidden.write_text(another)
        while not stop.is_set():
            hidden.replace(place)
            place.write_text("id: [")
            place.replace(hidden)
            hidden.write_text(another)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(3):
            _, told, messages = validate(home)
            assert {path for path, _ in told} <= {"scenarios/jp/other.yaml"}
            assert "" == messages
    finally:
        stop.set()
        changing.join()
