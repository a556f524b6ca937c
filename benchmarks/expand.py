"""Variants a second and peak memory of expand, beside bare itertools.product, at 10⁴, 10⁵ and 10⁶ variants."""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
SIZES = (10_000, 100_000, 1_000_000)

# Each run is a process of its own: the kernel's peak of one says nothing about another.
PREPARE = """
import resource, sys, time
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from pact_author.model.persona import Constraint, DesignKind
from pact_author.personas.expand import expand
from pact_author.personas.levels import space_of
from pact_author.reading.project import open_project
from pact_author.validate.load import load
corpus = load(open_project(Path(sys.argv[1])))
scenario = corpus.scenarios[0]
core = next(design for design in corpus.designs if design.name == "core")
people = replace(core.actor, country=tuple(sorted(corpus.settings.regions)[:230]))
bare = replace(core, actor=people, receiver=people, kind=DesignKind.FULL, crossed=(), twins=(), dyads=())
rule = Constraint({"actor.gender": ("male",)}, {"receiver.age_band": ("older",)})
designs = {
    "full": bare,
    "full, constrained": replace(bare, constraints=(rule,)),
    "contrast": replace(core, actor=people, receiver=people),
    "stratified": replace(bare, kind=DesignKind.STRATIFIED, strata=("actor.country",), cells=3000),
}
"""
RUNS = {
    "itertools.product": "product(*space_of(bare, scenario).levels, range(6))",
    "full": "expand(scenario, designs['full'])",
    "full, constrained": "expand(scenario, designs['full, constrained'])",
    "stratified": "expand(scenario, designs['stratified'])",
    "contrast": "expand(scenario, designs['contrast'])",
}
"""Name → an expression for the stream. product yields tuples of strings, without ids, people or anything else."""
MEASURE = """
began = time.process_time()
made = sum(1 for _ in islice({stream}, {size}))
print(made, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def run(stream: str, size: int) -> tuple[int, float, float]:
    """Variants made, CPU seconds, and the peak memory of the process in MiB."""
    ran = subprocess.run(
        [sys.executable, "-c", PREPARE + MEASURE.format(stream=stream, size=size), str(CHECKOUT)],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    made, seconds, memory = ran.stdout.split()
    return int(made), float(seconds), float(memory)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    rounds = asked.parse_args().rounds
    print(
        f"{'medians of ' + str(rounds):20} {'variants':>10} {'CPU s':>7} {'a second':>10} {'× product':>9} {'MiB':>5}"
    )
    for size in SIZES:
        seen: dict[str, list[tuple[int, float, float]]] = {name: [] for name in RUNS}
        for _ in range(rounds):
            for name, stream in RUNS.items():
                seen[name].append(run(stream, size))
        for name, runs in seen.items():
            ratio = statistics.median(
                (one[1] / one[0]) / (other[1] / other[0])
                for one, other in zip(runs, seen["itertools.product"], strict=True)
            )
            made, seconds, memory = (statistics.median(each) for each in zip(*runs, strict=True))
            print(f"{name:20} {made:10,.0f} {seconds:7.2f} {made / seconds:10,.0f} {ratio:9.1f} {memory:5.0f}")


if __name__ == "__main__":
    main()
