"""`schema`: the JSON Schemas, for editors and machines."""

import click


@click.command(
    "schema",
    short_help="Print a JSON Schema, for editors and machines.",
    epilog="""\b
Examples:
  pact-author schema                               their names
  pact-author schema scenario > scenario.schema.json
""",
)
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print a JSON Schema, for editors and machines.

    An editor that reads the first line of a scenario file (# yaml-language-server: $schema=…) shows its descriptions.
    """
    from pact_author.model.errors import PactError
    from pact_author.reading.resources import SCHEMAS, schema_text

    if name is None:
        click.echo("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        click.echo(schema_text(name), nl=False)
    else:
        raise PactError(f"there is no schema {name}", f"there are: {', '.join(SCHEMAS)}")
