"""report beside pandas and statsmodels: a table of decisions from disk to figures, at 10,000 to a million rows."""

import argparse
import os
import sys
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
from side_by_side import Command, compare

CHECKOUT = Path(__file__).parents[1]
SCENARIOS = 200
LEVELS = {
    "holder": ("actor", "both", "receiver"),
    "actor_country": ("BR", "IN", "JP", "NG", "US"),
    "receiver_country": ("BR", "IN", "JP", "NG", "US"),
    "actor_age_band": ("older", "younger"),
    "actor_gender": ("female", "male"),
    "receiver_age_band": ("older", "younger"),
    "receiver_gender": ("female", "male"),
    "cue": ("full", "none"),
    "system_prompt": ("balance", "plain"),
}
COLUMNS = ("model", "scenario", "country", "region", "theme", *LEVELS, "order", "decision")

READ = """
import sys
from pathlib import Path
from pact_author.score.trial_table import read_table
read_table(Path(sys.argv[1]))
"""
PANDAS = """
import sys
import numpy as np, pandas as pd
table = pd.read_csv(sys.argv[1])
table["y"] = (table["decision"] == "follow").astype(float)
for name in sys.argv[2].split(","):
    sums = table.groupby([name, "scenario"])["y"].agg(["sum", "count"])
    for level, part in sums.groupby(level=0):
        f, d = part["sum"].to_numpy(), part["count"].to_numpy()
        e = f - f.sum() / d.sum() * d
        np.sqrt(len(f) / max(len(f) - 1, 1) * (e**2).sum()) / d.sum()
"""
STATSMODELS = """
import sys
import pandas as pd, statsmodels.formula.api as smf
table = pd.read_csv(sys.argv[1])
table["y"] = (table["decision"] == "follow").astype(float)
groups = pd.factorize(table["scenario"])[0]
smf.ols("y ~ " + " + ".join(f"C({name})" for name in sys.argv[2].split(",")), table).fit(
    cov_type="cluster", cov_kwds={"groups": groups}
)
"""


def write(path: Path, rows: int) -> None:
    """A made-up run: scenarios differ, nothing else does."""
    random = np.random.default_rng(rows)
    cells = list(product(*LEVELS.values()))
    each = max(1, rows // SCENARIOS // 2)
    asked = [",".join(cells[at]) for at in np.sort(random.choice(len(cells), min(each, len(cells)), replace=False))]
    models = max(1, round(rows / (len(asked) * SCENARIOS * 2)))
    with path.open("w") as out:
        out.write(",".join(COLUMNS) + "\n")
        for model, scenario in product(range(models), range(SCENARIOS)):
            begin = f"m{model},x/s{scenario},C{scenario % 40},r{scenario % 8},t{scenario % 6},"
            follows = random.random((len(asked), 2)) < 1 / (1 + np.exp(-random.normal(0, 1.5)))
            for cell, (first, second) in zip(asked, follows, strict=True):
                out.write(f"{begin}{cell},culture-first,{'follow' if first else 'allow'}\n")
                out.write(f"{begin}{cell},preference-first,{'follow' if second else 'allow'}\n")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    factors = ",".join(("country", "region", "theme", "order", *LEVELS))
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            path = Path(folder) / f"{rows}.csv"
            write(path, rows)
            report = [sys.executable, "-m", "pact_author", "report", str(path), "--format", "json"]
            commands = {
                "report: all figures": Command(report),
                "  of it: read, no figure yet": Command([sys.executable, "-c", READ, str(path)]),
                "pandas: level rates and errors": Command([sys.executable, "-c", PANDAS, str(path), factors]),
                "statsmodels: one clustered fit": Command([sys.executable, "-c", STATSMODELS, str(path), factors]),
            }
            print(f"\n{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
            compare(
                commands,
                options.rounds,
                "report: all figures",
                cwd=CHECKOUT,
                env=os.environ | {"PYTHONPATH": str(CHECKOUT), "OPENBLAS_NUM_THREADS": "1"},
            )


if __name__ == "__main__":
    main()
