"""`verify`: a release against its manifest."""

from pathlib import Path

import click

from pact_author.cli.options import meter, note


@click.command(
    "verify",
    short_help="Check a release against its manifest.",
    epilog="""\b
Examples:
  pact-author verify dist/pact-0.1.0
  pact-author verify dist/pact-0.1.0 && echo whole
  pact-author verify dist/pact-0.1.0 --identity 29b7176043f9    is it the one that a paper names?
""",
)
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--identity", metavar="SHA", help="Identity that the release must have, or the beginning of it.")
@click.pass_context
def command(ctx: click.Context, release: Path, identity: str | None) -> None:
    """Check a release against its manifest.

    The manifest against MANIFEST.sha256, every file's SHA-256, size and number of rows, every row against its schema,
    and no file too many. What is off is said on stdout, a line each; the exit code is then 1.

    This finds damage, not fraud: who changes a release on purpose can write a new manifest. Compare the identity with
    one that you have from elsewhere.
    """
    import re

    from pact_author.release.read import read_manifest
    from pact_author.release.verify import verify
    from pact_author.render.text import shown

    if identity is not None and not re.fullmatch("[0-9a-f]{8,64}", identity):
        raise click.BadParameter("it is 64 digits from 0 to f, or the first 8 or more", param_hint="--identity")
    with meter("verifying", "bytes") as told:
        problems = verify(release, told)
    for problem in problems:
        click.echo(shown(problem))
    if problems:
        ctx.exit(1)
    manifest = read_manifest(release)
    if identity is not None and not manifest.digest.startswith(identity):
        click.echo(f"this is another release: its identity is {manifest.digest}, not {identity}")
        ctx.exit(1)
    if (folder := release.resolve().name) != (built := f"{manifest.name}-{manifest.version}"):
        note(f"note: the folder is called {shown(folder)}; it was built as {built}")
    note(f"{manifest.name} {manifest.version} is whole: {len(manifest.files)} files, identity {manifest.digest}")
