"""A locale of a test's own, with gender, a form of roles and two of places: no language, so that none is judged."""

from pathlib import Path

from pact_author.reading.project import open_project

CHECKOUT = Path(__file__).parents[1]

ROLE = """
    actor:
      female: {name: la una, de: de la una}
      male: {name: el uno, de: del uno}
      other: {name: la persona, de: de la persona}
    receiver: {name: la otra, de: de la otra}
"""


def other_lexicon(locale="es", status="machine"):
    """The text of a lexicon that has gender, a form of roles and two of places, and names for every relation."""
    english = (CHECKOUT / "locales/en/lexicon.yaml").read_text(encoding="utf-8")
    people = english[english.index("people:") : english.index("places:")]
    roles = "".join(f"  {relation}:{ROLE.rstrip()}\n" for relation in open_project(CHECKOUT).settings.relations)
    return (
        f"locale: {locale}\nstatus: {status}\nrole_forms: [de]\n"
        f'place_forms: {{in: "en {{name}}", from: "de {{name}}"}}\n'
        f"roles:\n{roles}{people}places:\n  US: {{name: los Estados Unidos}}\n"
    )


def add_locale(home, locale="es", **more):
    """A locale with a lexicon and no translation yet, in a corpus of a test's own."""
    folder = home / "locales" / locale
    folder.mkdir()
    (folder / "lexicon.yaml").write_text(other_lexicon(locale, **more), encoding="utf-8")
