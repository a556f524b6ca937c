"""`align export`, `align import`: a survey that asks people the items of a release, and what came back of it."""

from pathlib import Path

import click

from pact_author.cli.options import note, project_option


@click.command(
    "export",
    short_help="Make a survey of a release's items.",
    epilog="""\b
Examples:
  pact-author align export dist/pact-0.1.0 --out survey --licence CC-BY-4.0 --consent "Your answers are shared …"
  pact-author align export dist/pact-0.1.0 --design human --locale hi --out survey-hi --licence … --consent …
""",
)
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--design", default="human", show_default=True, metavar="NAME", help="Persona set.")
@click.option("--locale", default="en", show_default=True, metavar="L")
@click.option("--licence", required=True, metavar="TEXT", help="Under which licence the answers will be.")
@click.option("--consent", required=True, metavar="TEXT", help="What people agree to; they read it before they begin.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
def export_command(release: Path, design: str, locale: str, licence: str, consent: str, out: Path) -> None:
    """Make a survey of a release's items: two questions each, for as many people as you find.

    There are two forms, a and b, that show the options of each item in opposite order: give each to half of the
    people. form-a.html and form-b.html work in any browser and send nothing; form-a.csv and form-b.csv have a row an
    item, for loop and merge of survey software. survey.json says which option is which side: keep it to yourself, and
    give it to `align import`. Nothing is asked about the person.
    """
    from pact_author.align.survey import survey
    from pact_author.locales.names import direction
    from pact_author.model.alignment import Statement
    from pact_author.model.errors import DataError
    from pact_author.release.read import open_release
    from pact_author.render.survey import files

    for name, text in (("licence", licence), ("consent", consent)):
        if not text.strip():
            raise DataError(f"--{name} says nothing", "people have to know before they answer")
    opened = open_release(release)
    table = opened.table(design, locale)
    told = survey(
        (item for scenario in table.scenarios for item in table.items(scenario)),
        Statement(licence.strip(), consent.strip()),
        release=f"{opened.manifest.name}-{opened.manifest.version}",
        release_digest=opened.manifest.digest,
        design=design,
        locale=locale,
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files(told, direction(locale)).items():
        (out / name).write_text(text, encoding="utf-8", newline="")
    note(f"written: {len(told.items):,} items in {out}; forms a and b are each for half of the people")
    if not locale.startswith("en"):
        note("note: what stands around the items (consent, buttons) is English; translate it in the page")


@click.command(
    "import",
    short_help="Put what came back of a survey into the project.",
    epilog="""\b
Examples:
  pact-author align import answers-*.csv --survey survey/survey.json --keep panel-2026
  pact-author align --human human/panel-2026.csv RUN_PERSONAL RUN_NORM
""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE...")
@click.option(
    "--survey", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="JSON", help="Its survey.json."
)
@click.option("--keep", "name", required=True, metavar="NAME", help="The answers become human/NAME.csv.")
@project_option()
def import_command(files: tuple[Path, ...], survey: Path, name: str, project: Path) -> None:
    """Put what came back of a survey into the project, as human/NAME.csv, a row a judgment, ids replaced.

    A FILE is what the page of a form saved, or an export of survey software with the columns ResponseId, form,
    1_personal, 1_norm, 2_personal, … and choices as the numbers 1 and 2. A file may tell respondent_country,
    respondent_age_bucket and respondent_gender; other columns, and words in place of choices, are refused. Licence and
    consent are those that people read.
    """
    from pact_author.align.keep import keep_answers
    from pact_author.reading.project import open_project
    from pact_author.reading.survey_file import read_answers, read_survey

    root = open_project(project).root
    asked = read_survey(survey)
    back = read_answers(files, asked)
    written = keep_answers(root, back.answers, name, asked.statement)
    forms = ", ".join(f"form {form} by {count:,} people" for form, count in back.people.items())
    note(f"written: {written}; {len(back.answers):,} items answered, {forms}")
    note(f"{back.first:,} of {back.choices:,} choices are the option that stood first")
    if not all(back.people.values()):
        note("note: only one form came back, so a pull of the first option is not balanced by the other")
