"""The same table as CSV, JSON Lines and Parquet, as pandas writes them: with numbers as numbers, and gaps as null."""

import pandas as pd

FORMS = (".jsonl", ".parquet")


def in_form(path, home, form):
    """A CSV file's rows in another form, under the same name in another folder."""
    table = pd.read_csv(path)
    (home / form[1:]).mkdir(exist_ok=True)
    target = home / form[1:] / f"{path.stem}{form}"
    if form == ".jsonl":
        table.to_json(target, orient="records", lines=True, force_ascii=False)
    else:
        table.to_parquet(target)
    return target
