"""A survey as files: a table for survey software, a page for any browser, and the key by which answers are read."""

import base64
import csv
import hashlib
import io
import json
from dataclasses import asdict

from markupsafe import Markup

from pact_author.model.survey import FORMS, Survey, options
from pact_author.render.page import templates
from pact_author.render.scores import inert

SCHEMA = "pact-survey/1"
KEY = "survey.json"
COLUMNS = ("number", "item", "story", "personal", "norm", "option_1", "option_2")


def files(survey: Survey, direction: str) -> dict[str, str]:
    """File name → its text: the key, and for each of the two forms a table and a page. direction: ltr or rtl."""
    told = {KEY: key(survey)}
    for form in FORMS:
        told[f"form-{form}.csv"] = table(survey, form)
        told[f"form-{form}.html"] = page(survey, form, direction)
    return told


def key(survey: Survey) -> str:
    """What `align import` needs; it says which option is which side, so people who answer should not see it."""
    told = {"schema": SCHEMA, "survey": survey.id} | asdict(survey)
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def table(survey: Survey, form: str) -> str:
    """A row an item, for loop and merge. Its line breaks are those of the story; nothing says which side is which."""
    out = io.StringIO()
    written = csv.writer(out, lineterminator="\r\n")
    written.writerow(COLUMNS)
    for number, item in enumerate(survey.items, 1):
        texts = (item.story, item.personal, item.norm, *options(item, form))
        written.writerow([number, item.id, *map(inert, texts)])
    return out.getvalue()


def page(survey: Survey, form: str, direction: str) -> str:
    """A form that asks nothing about the person, sends nothing, and saves the answers as a CSV file."""
    environment = templates()
    assert environment.loader is not None
    style, script = (environment.loader.get_source(environment, f"survey.{kind}")[0] for kind in ("css", "js"))
    return environment.get_template("survey.html.j2").render(
        survey=survey,
        form=form,
        direction=direction,
        items=[(number, item, options(item, form)) for number, item in enumerate(survey.items, 1)],
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'",
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
