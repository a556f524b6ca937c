"""validate beside two tools that contributors of YAML meet elsewhere, on a corpus of made-up scenarios."""

import argparse
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from side_by_side import compare

CHECKOUT = Path(__file__).parents[1]
PROSE = (*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/*.md"), *CHECKOUT.glob("scenarios/*/*.yaml"))
WORDS = sorted({word for page in PROSE for word in re.findall(r"\b[a-z]{4,}\b", page.read_text())})


def made_up(home: Path, n: int) -> None:
    """A corpus of n scenarios in the form of ours, their words shuffled so that no two are alike."""
    for name in ("pact.toml", "LICENSE-DATA", "personas", "locales"):
        (shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy)(CHECKOUT / name, home / name)
    sources = sorted((CHECKOUT / "scenarios").glob("*/*.yaml"))
    draw = random.Random(1)
    for number in range(n):
        source = sources[number % len(sources)]
        text = source.read_text()
        path = home / "scenarios" / source.parent.name / f"s{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = "\n".join(shuffled(line, draw) for line in text.splitlines())
        path.write_text(re.sub(r"^id: .*$", f"id: {source.parent.name}/s{number}", told, flags=re.M) + "\n")


def shuffled(line: str, draw: random.Random) -> str:
    """A line of text with other words; keys, closed lists, placeholders and addresses stay."""
    if not line.startswith("  ") or re.match(r"\s+(- )?(confidence|kind|title|publisher|url|seen):", line):
        return line
    return re.sub(r"(?<![{\w/.])[a-z]{4,}(?![\w}:/])", lambda _: draw.choice(WORDS), line)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scenarios", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=5)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made_up(home, options.scenarios)
        files = [str(path) for path in sorted((home / "scenarios").rglob("*.yaml"))]
        schema = str(CHECKOUT / "schemas/scenario.schema.json")
        commands = {
            "pact-author validate": [sys.executable, "-m", "pact_author", "validate", "--format", "json"],
            "check-jsonschema (shape only)": [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files],
            "yamllint (form only)": [sys.executable, "-m", "yamllint", "scenarios"],
        }
        print(f"{options.scenarios} scenarios, {options.rounds} rounds")
        compare(commands, options.rounds, cwd=home)


if __name__ == "__main__":
    main()
