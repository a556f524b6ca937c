"""CSV files of people and models as studies really have them: gaps, odd answers, repeats, names in many scripts."""

import csv
from pathlib import Path

from hypothesis import strategies as st

from pact_author.reading.human_file import HUMAN_COLUMNS, PREDICTION_COLUMNS

GOLDEN = Path(__file__).parents[1] / "data/golden-paper"

ANSWERS = st.sampled_from(["A", "B", "A", "B", "A", "B", "a", " b ", "", "NA", "A.", "refused", "None", "\u00a0A"])
COUNTRIES = st.sampled_from(
    [
        "India",
        "Brazil",
        "Nepal",
        "Myanmar",
        "Côte d’Ivoire",
        "日本",
        "Österreich",
        "NA",
        "",
        "India ",
        "nan",
        "Zimbabwe",
    ]
)
DEMOS = st.sampled_from(["younger_female", "older_male", "older_female", ""])
AGES, GENDERS = st.sampled_from(["younger", "older", "", "25", "07"]), st.sampled_from(["female", "male", "", "other"])
SCENARIOS = st.sampled_from(["great weather", "a “gift, for you”", "GREET\nthe elders", "quiet", "", "Line at the bus"])
ITEMS = st.sampled_from(["i1", "i2", "I2", "i 3", "ī4", ""])
NUMBERS = st.sampled_from(["1", "2", "10", "02", "3", ""])
TAGS = st.sampled_from(["m1", "m2", "M3", "gpt/5,4", ""])


def people(items):
    return st.tuples(
        *(st.sampled_from(["r1", "r2", "r3", "r4", ""]), COUNTRIES, AGES, GENDERS, DEMOS, items, SCENARIOS, COUNTRIES),
        *(AGES, GENDERS, DEMOS, ANSWERS, ANSWERS),
    )


def models(items):
    settings = st.sampled_from(["no_persona", "persona", "persona", "Persona", ""])
    return st.tuples(settings, TAGS, COUNTRIES, DEMOS, items, ANSWERS, ANSWERS)


@st.composite
def studies(draw):
    """(rows of people, rows of one file of predictions, rows of another); items are texts or numbers in all of them."""
    items = draw(st.sampled_from([ITEMS, NUMBERS]))
    human = draw(st.lists(people(items), min_size=1, max_size=25))
    return human, *(draw(st.lists(models(items), min_size=1, max_size=25)) for _ in range(2))


def write(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def write_study(home, human, *predictions):
    """Paths of the file of people and of those of models."""
    paths = [write(home / f"p{n}.csv", PREDICTION_COLUMNS, rows) for n, rows in enumerate(predictions)]
    return write(home / "human.csv", HUMAN_COLUMNS, human), *paths
