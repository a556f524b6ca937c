"""validate beside two tools that contributors of YAML meet elsewhere, on a corpus of made-up scenarios."""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from side_by_side import Command, compare

CHECKOUT = Path(__file__).parents[1]
SOURCES = {path: path.read_text() for path in sorted((CHECKOUT / "scenarios").glob("*/*.yaml"))}
# Words that another one may take the place of, and not: those that rules look for, and the first of an option.
WORD = re.compile(r"(?<!\{actor\} )\b(?!(?:because|would|rather|usually|should|must|have|you|your)\b)[a-z]{4,}\b")
# Keys, closed lists, addresses, placeholders and choices by gender stay.
KEPT = re.compile(
    r"^\S.*|^ +(?:- )?(?:confidence|kind|title|publisher|url|seen):.*|^ +\w+:(?: \"\{actor\} \w+)?"
    r"|\{(?:[^{}]|\{[^{}]*\})*\}",
    re.MULTILINE,
)
AVOIDED = re.compile(r".*ed|custom.*|tradition.*|cultur.*|prefer.*|just|simply|these|those|people|.*['’].*")
WORDS = sorted(
    {word for text in SOURCES.values() for word in WORD.findall(KEPT.sub("", text)) if not AVOIDED.fullmatch(word)}
)
EVIDENCE = re.compile(r"    - title: .*\n(?:      .*\n)+")
ENTRIES = sorted({entry for text in SOURCES.values() for entry in EVIDENCE.findall(text)})
STATEMENT = re.compile(r"^preference:\n  statement: (>-\n(?:    .*\n)+|.*\n)", re.MULTILINE)


def made_up(home: Path, n: int) -> None:
    """A corpus of n scenarios in the form of ours, their words shuffled so that no two are alike.

    Each has four to five sources and the texts for both other holders, which makes it about 55 lines long.
    """
    for name in ("LICENSE-DATA", "personas", "locales/en"):
        (shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy)(CHECKOUT / name, home / name)
    settings = (CHECKOUT / "pact.toml").read_text()
    # In English alone: translations are of our own scenarios, and the others look at no such files.
    (home / "pact.toml").write_text(re.sub("^locales = .*$", 'locales = ["en"]', settings, flags=re.M))
    draw = random.Random(1)
    for number in range(n):
        source, text = list(SOURCES.items())[number % len(SOURCES)]
        path = home / "scenarios" / source.parent.name / f"{short_name(number)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = shuffled(longer(text, draw), draw)
        told = re.sub(r"^id: .*$", f"id: {source.parent.name}/{path.stem}", told, flags=re.M)
        path.write_text(re.sub(r"^title: (.*)$", rf"title: {path.stem}, \1", told, flags=re.M))


def short_name(number: int) -> str:
    """A file's name, without figures: those are what rules against telephone numbers look at."""
    return f"tale-{''.join(chr(ord('a') + number // 26**power % 26) for power in (2, 1, 0))}"


def longer(text: str, draw: random.Random) -> str:
    """The scenario with three more sources, and with texts for the holders that it has none for."""
    own = EVIDENCE.findall(text)
    address = re.search("url: .*", own[-1])[0]
    others = draw.sample([entry for entry in ENTRIES if address not in entry], 3)
    text = text.replace(own[-1], own[-1] + "".join(others))
    statement = STATEMENT.search(text)[1]
    swapped = statement.replace("{actor}", "{receiver}", 1)
    both = statement.replace("{actor}", "{actor} and {receiver}", 1)
    for name, words in (("swapped", swapped), ("both", both)):
        if f"\n  {name}:" not in text:
            text = text.replace("\noptions:", f"\n  {name}: {words}options:", 1)
    return text


def shuffled(text: str, draw: random.Random) -> str:
    """The text with other words where an author is free to choose them."""
    pieces, at = [], 0
    for kept in KEPT.finditer(text):
        pieces += [WORD.sub(lambda _: draw.choice(WORDS), text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join(pieces) + WORD.sub(lambda _: draw.choice(WORDS), text[at:])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scenarios", type=int, default=2000)
    asked.add_argument("--rounds", type=int, default=5)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, cache = Path(folder, "corpus"), Path(folder, "cache")
        home.mkdir()
        made_up(home, options.scenarios)
        files = [str(path) for path in sorted((home / "scenarios").rglob("*.yaml"))]
        lines = sorted(len(Path(file).read_text().splitlines()) for file in files)
        environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "XDG_CACHE_HOME": str(cache)}
        validate = [sys.executable, "-m", "pact_author", "validate", "--format", "json"]
        found = subprocess.run(validate, cwd=home, env=environment, stdout=subprocess.PIPE, text=True, check=False)
        schema = str(CHECKOUT / "schemas/scenario.schema.json")

        def change() -> None:
            with Path(files[len(files) // 2]).open("a") as file:
                file.write("# another remark\n")

        commands = {
            "pact-author, cold": Command(validate, before=lambda: shutil.rmtree(cache, ignore_errors=True)),
            "pact-author, nothing changed": Command(validate),
            "pact-author, one file changed": Command(validate, before=change),
            "check-jsonschema (shape only)": Command(
                [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
            ),
            "yamllint (form only)": Command([sys.executable, "-m", "yamllint", "scenarios"]),
        }
        print(f"{len(files)} scenarios of {lines[len(lines) // 2]} lines, {options.rounds} rounds")
        print(f"pact-author finds {found.stdout.count(chr(10))} things in them: they are made of shuffled words")
        compare(commands, options.rounds, base="check-jsonschema (shape only)", cwd=home, env=environment)


if __name__ == "__main__":
    main()
