"""Commands run in turn as whole processes: medians of CPU and wall seconds, ratios to one of them, peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """before: done first, and not measured."""

    arguments: Sequence[str]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Run:
    """cpu: seconds of the process and of the children that it waited for, in user and system mode. memory: MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: Command, **options: object) -> Run:
    """A command that may find something to complain of."""
    command.before()
    began = time.perf_counter()
    child = subprocess.Popen(command.arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command.arguments[:4])} … ended with {child.returncode}")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def compare(commands: Mapping[str, Command], rounds: int, base: str, **options: object) -> None:
    """Print a line a command. base: the one that the others are measured by."""
    seen: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            seen[name].append(run(command, **options))
    print(f"{'medians':34} {'CPU s':>7} {'(least … most)':>16} {'× base':>7} {'wall s':>7} {'× base':>7} {'MiB':>5}")
    for name, runs in seen.items():
        cpu, wall = (_ratio(seen, name, base, what) for what in ("cpu", "wall"))
        least, most = (choose(each.cpu for each in runs) for choose in (min, max))
        print(
            f"{name:34} {_median(runs, 'cpu'):7.2f} {f'({least:.2f} … {most:.2f})':>16} {cpu:7.3f}"
            f" {_median(runs, 'wall'):7.2f} {wall:7.3f} {_median(runs, 'memory'):5.0f}"
        )


def _median(runs: Sequence[Run], what: str) -> float:
    return statistics.median(getattr(each, what) for each in runs)


def _ratio(seen: Mapping[str, Sequence[Run]], name: str, base: str, what: str) -> float:
    """Median of the ratios within a round: what slows a whole round down cancels out."""
    pairs = zip(seen[name], seen[base], strict=True)
    return statistics.median(getattr(one, what) / getattr(other, what) for one, other in pairs)
