"""`verify`: a release against its manifest, its schemas and itself."""

from pathlib import Path

import click

from pact_author.cli.options import meter, note


@click.command(
    "verify",
    short_help="Check a release against its manifest.",
    epilog="""\b
Examples:
  pact-author verify dist/pact-0.1.0
  pact-author verify pact-0.1.0.tar.gz          unpacked into a folder that goes away again
  pact-author verify dist/pact-0.1.0 && echo whole
  pact-author verify dist/pact-0.1.0 --identity 29b7176043f9    is it the one that a paper names?
  pact-author verify dist/pact-0.1.0 --signature signers        is it by somebody whom you trust?
""",
)
@click.argument("release", type=click.Path(path_type=Path))
@click.option("--identity", metavar="SHA", help="Identity that the release must have, or the beginning of it.")
@click.option(
    "--signature",
    "allowed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SIGNERS",
    help="File of allowed signers (man ssh-keygen), one of whom must have signed the release.",
)
@click.option(
    "--private-key",
    "private",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="KEY",
    help="Open what is held out with the key in this file, and check it too.",
)
@click.pass_context
def command(
    ctx: click.Context, release: Path, identity: str | None, allowed: Path | None, private: Path | None
) -> None:
    """Check a release, a folder or an archive, against its manifest, its schemas and itself.

    The manifest against MANIFEST.sha256, every file's SHA-256, size and number of rows, every row against its schema
    and the rows that it points to, the card against the data, and no file too many. What is off is said on stdout, a
    line each; the exit code is then 1.

    Without --signature this finds damage, not fraud: who changes a release on purpose can write a new manifest. Compare
    the identity with one that you have from elsewhere, or ask for a signature.
    """
    import re

    from pact_author.cli.releases import release_folder
    from pact_author.model.release import PARQUET, SIGNATURE
    from pact_author.release.parquet import has_parquet
    from pact_author.release.read import read_manifest
    from pact_author.release.sign import signer
    from pact_author.release.split import read_key
    from pact_author.release.verify import verify
    from pact_author.release.verify_private import held_faults, opened_faults
    from pact_author.render.text import shown

    if identity is not None and not re.fullmatch("[0-9a-f]{8,64}", identity):
        raise click.BadParameter("it is 64 digits from 0 to f, or the first 8 or more", param_hint="--identity")
    with release_folder(release) as folder:
        with meter("verifying", "bytes") as told:
            problems = list(verify(folder, told))
        if not problems:
            manifest = read_manifest(folder)
            problems += held_faults(manifest)
            problems += opened_faults(folder, manifest, read_key(private)) if private is not None else []
        name = None
        if allowed is not None:
            name, fault = signer(folder, allowed)
            problems += [fault] if name is None else []
        for problem in problems:
            click.echo(shown(problem))
        if problems:
            ctx.exit(1)
        manifest = read_manifest(folder)
        if identity is not None and not manifest.digest.startswith(identity):
            click.echo(f"this is another release: its identity is {manifest.digest}, not {identity}")
            ctx.exit(1)
        if (called := folder.resolve().name) != (built := f"{manifest.name}-{manifest.version}"):
            note(f"note: the folder is called {shown(called)}; it was built as {built}")
        if (folder / PARQUET).exists() and not has_parquet():
            note("note: the rows of the Parquet files were not compared; pip install 'pact-author[parquet]'")
        if manifest.held is not None and private is None:
            note(f"note: {manifest.held.scenarios} scenarios are held out, which nobody looked at; see --private-key")
        if name is not None:
            note(f"signed by {shown(name)}")
        elif (folder / SIGNATURE).exists():
            note("note: it bears a signature, which nobody looked at; see --signature")
        note(f"{manifest.name} {manifest.version} is whole: {len(manifest.files)} files, identity {manifest.digest}")
