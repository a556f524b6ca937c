"""A small corpus with a Spanish lexicon, and a model played by the loopback server."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

from conftest import copy_settings
from loopback import completion

from pact_author.ask.call import CallSettings
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.pace import Pace
from pact_author.ask.run import run
from pact_author.ask.store import open_store
from pact_author.locales.catalog import catalog_text, read_catalog
from pact_author.model.translation import Catalog, Entry, LocaleFacts, Origin, SourceText, source_hash
from pact_author.reading.message_text import parse_message
from pact_author.reading.project import open_project
from pact_author.translate.briefing import read_briefing
from pact_author.translate.job import Job, draft
from pact_author.translate.judge import Asking
from pact_author.validate.load import load

CHECKOUT = Path(__file__).parents[2]
AGENDA, THANKS = "br/before-the-agenda", "jp/thanks-at-the-end-of-term"
FACTS = LocaleFacts("es", frozenset({"LATIN"}), "ltr", ("de",), ("in",))


def source(english, context="jp/x#situation"):
    return SourceText(context, parse_message(english)[0], "scenarios/jp/x.yaml")


def spanish_lexicon():
    """The English lexicon as a locale with a form for "of" and one for "in"; its words need not be Spanish."""
    text = (CHECKOUT / "locales/en/lexicon.yaml").read_text()
    text = text.replace("locale: en\nstatus: source", "locale: es\nstatus: machine")
    text = text.replace("role_forms: []", "role_forms: [de]").replace(
        "place_forms: {}", 'place_forms: {in: "en {name}"}'
    )
    return re.sub(
        r"\{actor: (.+), receiver: (.+)\}",
        r"{actor: {name: \1, de: of \1}, receiver: {name: \2, de: of \2}}",
        text,
    )


def home_in(folder, scenarios=(THANKS,)):
    """A project of a few scenarios in a folder."""
    copy_settings(folder, ("en", "es"))
    shutil.copytree(CHECKOUT / "locales/en", folder / "locales/en")
    (folder / "locales/es").mkdir()
    (folder / "locales/es/lexicon.yaml").write_text(spanish_lexicon())
    for name in scenarios:
        (folder / "scenarios" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CHECKOUT / "scenarios" / f"{name}.yaml", folder / "scenarios" / f"{name}.yaml")
    return folder


def job_of(home, **changes):
    project = open_project(home)
    asking = Asking("loop-1", "endpoint", CallSettings(max_tokens=500, top_logprobs=0))
    return replace(Job(project, "es", load(project).scenarios, read_briefing(project, "es"), asking), **changes)


def drafted(loopback, home, max_requests=None, **changes):
    """What a run of the job reports; the store stands beside the project and stays from run to run."""

    def ask(calls, store):
        transport = OpenAITransport(loopback.base_url, None, 10)
        run(calls, transport, store, concurrency=1, pace=Pace(first=0.01, longest=0.02, tries=3))

    with open_store(home / "runs/replies.sqlite") as store:
        return draft(job_of(home, **changes), store, ask, max_requests)


def told(request):
    """What a request tells the model, as data."""
    return json.loads(request.prompt)


def spanish(english):
    return f"Aquí {english}"


def good(request, number=0):
    """The answer of a model that does as it is told."""
    asked = told(request)
    if "texts" in asked:
        return completion(json.dumps({key: f"Back: {text}" for key, text in asked["texts"].items()}), None)
    return completion(json.dumps({key: spanish(text) for key, text in asked["translate"].items()}), None)


def spoilt(key, text):
    """A script that answers well but for one text, the first time and every time."""

    def script(request, number):
        if "texts" in told(request):
            return good(request)
        asked = told(request)["translate"]
        answer = {name: spanish(english) for name, english in asked.items()}
        return completion(json.dumps({**answer, **({key: text} if key in asked else {})}), None)

    return script


def po(home, name="scenarios"):
    path = home / f"locales/es/{name}.po"
    return read_catalog(path.name, "es", path.read_text())


def entries(home, name="scenarios"):
    return {entry.context: entry for entry in po(home, name).entries}


def put(home, *made, name="scenarios"):
    """Entries as the PO file of the locale."""
    path = home / f"locales/es/{name}.po"
    path.write_text(catalog_text(Catalog(f"locales/es/{name}.po", "es", made)))
    return path.read_text()


def by_a_person(text, translation="De una persona: {actor} {receiver} {place}.", status="reviewed", **changes):
    origin = Origin(status, by="ana", src=text.src, text=source_hash(translation))
    return replace(Entry(text.context, text.message.source, translation, origin), **changes)


def by_a_machine(text, translation, **changes):
    origin = Origin("machine", model="old", src=text.src, text=source_hash(translation))
    return replace(Entry(text.context, text.message.source, translation, origin, fuzzy=True), **changes)
