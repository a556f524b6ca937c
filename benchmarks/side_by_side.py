"""Commands timed in turn as whole processes: median seconds, ratio to the first, peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence


def timed(command: Sequence[str], **options: object) -> tuple[float, float]:
    """(seconds, peak MiB) of a command that may find something to complain of."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:3])} … ended with {child.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


def compare(commands: Mapping[str, Sequence[str]], rounds: int, **options: object) -> None:
    """Print a line a command; the first is what the others are measured by."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            seen[name].append(timed(command, **options))
    medians = {name: statistics.median(seconds for seconds, _ in runs) for name, runs in seen.items()}
    first = next(iter(medians.values()))
    for name, runs in seen.items():
        seconds = [each for each, _ in runs]
        memory = statistics.median(peak for _, peak in runs)
        print(
            f"{name:32} {medians[name]:7.2f} s ({min(seconds):.2f} … {max(seconds):.2f})"
            f"  ×{medians[name] / first:5.2f}  {memory:6.0f} MiB"
        )
