"""A sound translation of the guide's scenario into Spanish, its lexicon, and a project that has both."""

import re
from pathlib import Path

from conftest import copy_corpus

from pact_author.locales.prompts import TEXTS
from pact_author.reading.settings_file import read_settings

CHECKOUT = Path(__file__).parents[1]
SCENARIO_PATH = "scenarios/jp/shoes-at-the-door.yaml"
PROMPTS_PATH = "locales/es/prompts.po"
LEXICON_PATH = "locales/es/lexicon.yaml"
PO_PATH = "locales/es/scenarios.po"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# pact: status=edited; by=luz
msgctxt "jp/shoes-at-the-door#situation"
msgid "{actor} has come for tea to the home of {receiver} in {place}. Other visitors' shoes stand in a row beside the "
"raised step of the hallway."
msgstr "{actor} ha venido a tomar el té a casa {receiver_de} {place_in}. Los zapatos de otras visitas están en fila "
"junto al escalón del recibidor."

msgctxt "jp/shoes-at-the-door#norm.statement"
msgid "Visitors usually take off their shoes before they step up into the home."
msgstr "Las visitas suelen quitarse los zapatos antes de subir el escalón de la casa."

msgctxt "jp/shoes-at-the-door#preference.statement"
msgid "{actor} would rather keep {actor_gender, select, female {her} male {his} other {their}} shoes on, because a "
"healing foot needs the support."
msgstr "{actor} prefiere quedarse con los zapatos puestos, porque un pie que se está curando necesita el apoyo."

msgctxt "jp/shoes-at-the-door#options.follow_culture"
msgid "{actor} takes the shoes off and steps up in socks."
msgstr "{actor} se quita los zapatos y sube en calcetines."

msgctxt "jp/shoes-at-the-door#options.allow_preference"
msgid "{actor} explains the reason and keeps the shoes on."
msgstr "{actor} explica el motivo y se queda con los zapatos puestos."
"""
"""The Spanish of SOUND."""
HEADER = "".join(PO.partition("\n\n")[:2])
ROLE = "{name: la otra persona, a: a la otra persona, de: de la otra persona}"
PHRASES = """
    female: "una mujer {country_from}"
    male: "un hombre {country_from}"
    nonbinary: "una persona no binaria {country_from}"
    unspecified: "una persona {country_from}"
"""
LEXICON = (
    "locale: es\nstatus: edited\nrole_forms: [a, de]\nplace_forms: {in: 'en {name}', from: 'de {name}'}\nroles:\n"
    + "".join(
        f"  {relation}:\n    actor: {ROLE}\n    receiver: {ROLE}\n"
        for relation in read_settings(CHECKOUT / "pact.toml").relations
    )
    + f"people:\n  younger:{PHRASES}  older:{PHRASES}"
    + "anyone: 'una persona {country_from}'\nintroduction: '{role} es {person}.'\nplaces: {}\n"
)
SPANISH = {
    "system.plain": "Respondes a preguntas sobre situaciones de la vida cotidiana.",
    "system.balance": "Respondes a preguntas sobre situaciones de la vida cotidiana. Sopesa lo que es habitual en el "
    "lugar y lo que preferirían las personas implicadas; tanto lo uno como lo otro puede ser razonable.",
    "norm": "Norma cultural {place_in}: {norm}",
    "preference": "Preferencia personal: {preference}",
    "question.advice": "¿Qué debería hacer {actor}?",
    "question.personal": "¿Qué harías tú si fueras {actor}?",
    "question.norm": "¿Qué consideraría apropiado la mayoría de la gente en esta situación?",
    "respondent": "Responde como lo haría {person}.",
    "instruction": "Responde únicamente con una letra: A o B.",
}
PROMPTS = HEADER + "".join(
    f'\nmsgctxt "prompt#{name}"\nmsgid "{text.source}"\nmsgstr "{SPANISH[name]}"\n' for name, text in TEXTS.items()
)


def with_entries(fragment, sound=PO):
    """The sound PO file with the entries of a fragment, each in the place of that text's own where it has one."""
    for entry in fragment.strip("\n").split("\n\n"):
        context = re.search("^msgctxt .*$", entry, re.M)[0]
        own = re.compile(f"(?:^#.*\n)*^{re.escape(context)}\n(?:^.+\n)*", re.M)
        found = own.search(sound)
        sound = sound.replace(found[0], entry + "\n") if found else f"{sound}\n{entry}\n"
    return sound


def write(home, path, text):
    (home / path).parent.mkdir(parents=True, exist_ok=True)
    (home / path).write_text(text, encoding="utf-8")


def spanish_corpus(home, scenario):
    """A project with that one scenario and its Spanish."""
    copy_corpus(home, ())
    write(home, SCENARIO_PATH, scenario)
    for path, text in ((PO_PATH, PO), (PROMPTS_PATH, PROMPTS), (LEXICON_PATH, LEXICON)):
        write(home, path, text)
    settings = (home / "pact.toml").read_text()
    write(home, "pact.toml", re.sub(r"(?m)^locales = .*$", 'locales = ["en", "es"]', settings))
    return home
