"""report beside pandas and statsmodels: decisions from disk to figures, as tables and as run folders, to a million."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice, product
from pathlib import Path

import numpy as np
from side_by_side import Command, compare

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT))

from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call  # noqa: E402
from pact_author.ask.store import open_store  # noqa: E402
from pact_author.measures.cells import ORDERS  # noqa: E402
from pact_author.model.canonical import canonical_json  # noqa: E402
from pact_author.score.run_folder import AXES, PLANNED, REPLIES, Run, begin  # noqa: E402

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

ASKED = "You are a guest in a country that is not your own. " * 20
"""About as long as a prompt of a release: a store holds what was sent beside what came back."""
CHOSEN = 2**12
"""Replies that are put into a store at a time."""

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


def trials(rows: int) -> Iterator[tuple[str, ...]]:
    """A made-up run, a value a column: scenarios differ, nothing else does."""
    random = np.random.default_rng(rows)
    cells = list(product(*LEVELS.values()))
    each = max(1, rows // SCENARIOS // 2)
    asked = [cells[at] for at in np.sort(random.choice(len(cells), min(each, len(cells)), replace=False))]
    models = max(1, round(rows / (len(asked) * SCENARIOS * 2)))
    for model, scenario in product(range(models), range(SCENARIOS)):
        begin = f"m{model}", f"x/s{scenario}", f"C{scenario % 40}", f"r{scenario % 8}", f"t{scenario % 6}"
        follows = random.random((len(asked), 2)) < 1 / (1 + np.exp(-random.normal(0, 1.5)))
        for cell, sides in zip(asked, follows.tolist(), strict=True):
            for order, follow in zip(ORDERS, sides, strict=True):
                yield (*begin, *cell, order, "follow" if follow else "allow")


def write(path: Path, rows: int) -> None:
    """As CSV."""
    with path.open("w") as out:
        out.write(",".join(COLUMNS) + "\n")
        out.writelines(",".join(row) + "\n" for row in trials(rows))


def write_json_lines(path: Path, rows: int) -> None:
    with path.open("w") as out:
        out.writelines(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in trials(rows))


def write_parquet(path: Path, rows: int) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    columns = zip(*trials(rows), strict=True)
    table = {name: pa.array(cells).dictionary_encode() for name, cells in zip(COLUMNS, columns, strict=True)}
    parquet.write_table(pa.table(table), path)


def write_run(path: Path, rows: int, *, likelihoods: bool) -> None:
    """As the folder that `score` leaves. likelihoods: with the first token's alternatives, as chats give them."""
    settings = CallSettings()
    told = settings.as_json()
    begin(path, Run("pact-0", "0" * 64, "made", "en", "advice", "m", "endpoint", "", None, 1, 0, told, "0", rows))
    rest = dict.fromkeys(set(AXES) - set(COLUMNS), "")
    with (path / PLANNED).open("w") as out, open_store(path / REPLIES) as store:
        every = enumerate(trials(rows))
        while some := list(islice(every, CHOSEN)):
            pairs = []
            for number, row in some:
                axes = rest | dict(zip(COLUMNS, row, strict=True)) | {"culture_letter": "AB"[number % 2]}
                call = make_call("m", (ChatMessage("user", f"{ASKED}{number}"),), settings)
                planned = {"key": call.key, "repeat": 0, "axes": {name: axes[name] for name in AXES}}
                out.write(canonical_json(planned) + "\n")
                pairs.append((call, _reply(call.key, "AB"[(axes["decision"] != "follow") ^ (number % 2)], likelihoods)))
            store.put_all(pairs)


def _reply(key: str, letter: str, likelihoods: bool) -> Reply:
    other = "B" if letter == "A" else "A"
    tokens = [letter, other, *(f"token{n}" for n in range(18))]
    top = tuple((token, -0.1234567 - n) for n, token in enumerate(tokens)) if likelihoods else None
    return Reply(key, ReplyStatus.ANSWERED, letter, top, "stop", "m", 260, 1)


FORMS = {
    ".jsonl": write_json_lines,
    ".parquet": write_parquet,
    "-run": partial(write_run, likelihoods=False),
    "-run-with-likelihoods": partial(write_run, likelihoods=True),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--forms", nargs="*", choices=FORMS, default=list(FORMS))
    asked.add_argument("--no-rivals", action="store_true")
    options = asked.parse_args()
    factors = ",".join(("country", "region", "theme", "order", *LEVELS))
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            path = Path(folder) / f"{rows}.csv"
            write(path, rows)
            commands = {
                "report: all figures": _report(path),
                "  of it: read, no figure yet": Command([sys.executable, "-c", READ, str(path)]),
            }
            for form, making in FORMS.items():
                if form in options.forms:
                    place = Path(folder) / f"{rows}{form}"
                    making(place, rows)
                    commands[f"report, from {place.suffix or place.name.partition('-')[2]}"] = _report(place)
            if not options.no_rivals:
                commands["pandas: level rates and errors"] = Command([sys.executable, "-c", PANDAS, str(path), factors])
                commands["statsmodels: one clustered fit"] = Command(
                    [sys.executable, "-c", STATSMODELS, str(path), factors]
                )
            print(f"\n{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
            compare(
                commands,
                options.rounds,
                "report: all figures",
                cwd=CHECKOUT,
                env=os.environ | {"PYTHONPATH": str(CHECKOUT), "OPENBLAS_NUM_THREADS": "1"},
            )


def _report(path: Path) -> Command:
    return Command([sys.executable, "-m", "pact_author", "report", str(path), "--format", "json"])


if __name__ == "__main__":
    main()
