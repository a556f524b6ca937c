"""Rows a second and peak memory of build, build --parquet, verify and diff, at 10⁴, 10⁵ and 10⁶ items."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
COUNTRIES = {10_000: 4, 100_000: 11, 1_000_000: 36}
"""Items → countries of actor and receiver, crossed with two ages and two genders of each, in both orders."""
SET = """\
name: many
description: Everything crossed with everything, to see what a large release takes.
seed: 20260607
actor:
  country: [{countries}]
  age_band: [younger, older]
  gender: [female, male]
receiver:
  country: [{countries}]
  age_band: [younger, older]
  gender: [female, male]
holders: [actor]
cues: [full]
frames: [advice]
system_prompts: [plain]
norm_shown: [stated]
locales: [en]
design:
  kind: full
"""


def corpus(home: Path, countries: int) -> Path:
    """Our scenarios with one persona set, in a folder of their own."""
    for name in ("scenarios", "locales"):
        shutil.copytree(CHECKOUT / name, home / name)
    shutil.copy(CHECKOUT / "LICENSE-DATA", home)
    settings = (CHECKOUT / "pact.toml").read_text()
    settings = re.sub("^version = .*$", 'version = "0.1.0"', settings, flags=re.M)
    (home / "pact.toml").write_text(re.sub("^locales = .*$", 'locales = ["en"]', settings, flags=re.M))
    regions = (CHECKOUT / "places/regions/study.toml").read_text()
    codes = sorted(set(re.findall(r'"([A-Z]{2})"', regions)))[:countries]
    (home / "personas").mkdir()
    told = SET.replace("{countries}", ", ".join(f'"{code}"' for code in codes))
    (home / "personas/many.yaml").write_text(told)
    return home


def run(home: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak MiB of a command, which has to succeed."""
    with (home / "told.txt").open("w") as told:
        started = subprocess.Popen(
            [sys.executable, "-m", "pact_author", *arguments],
            cwd=home,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
            stdout=told,
            stderr=told,
        )
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (0, 1):
        sys.exit((home / "told.txt").read_text())
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def another(home: Path) -> None:
    """The next version: one scenario in other words."""
    path = next(iter(sorted((home / "scenarios").glob("*/*.yaml"))))
    path.write_text(path.read_text().replace("situation: >-\n", "situation: >-\n  It is late. ", 1))
    settings = home / "pact.toml"
    settings.write_text(settings.read_text().replace('version = "0.1.0"', 'version = "0.2.0"'))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--most", type=int, default=1_000_000, help="leave larger releases out")
    most = asked.parse_args().most
    print(f"{'command':16} {'items':>10} {'CPU s':>7} {'a second':>10} {'MiB':>6}")
    for size, countries in COUNTRIES.items():
        if size > most:
            continue
        with tempfile.TemporaryDirectory() as place:
            home = corpus(Path(place), countries)
            commands = {
                "build": ("build",),
                "verify": ("verify", "dist/pact-0.1.0"),
                "build --parquet": ("build", "--parquet", "--out", "parquet"),
            }
            seen = {name: run(home, *command) for name, command in commands.items()}
            another(home)
            run(home, "build", "--out", "next")
            seen["diff"] = run(home, "diff", "dist/pact-0.1.0", "next/pact-0.2.0")
            with (home / "dist/pact-0.1.0/data/items/many/en.jsonl").open("rb") as lines:
                rows = sum(1 for _ in lines)
        for name, (seconds, memory) in seen.items():
            print(f"{name:16} {rows:10,} {seconds:7.1f} {rows / seconds:10,.0f} {memory:6.0f}", flush=True)


if __name__ == "__main__":
    main()
