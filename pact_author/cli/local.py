"""`local`: install the embedded model, or serve it to other programs."""

import os

import click

from pact_author.cli.options import note


@click.group("local", short_help="Install or serve the embedded model.")
def command() -> None:
    """Install or serve the embedded model.

    SmolLM2, 135 million parameters, English only: it shows that everything works. It cannot judge culture, and every
    row and report made with it says so.
    """


@command.command(
    "install",
    epilog="""\b
Examples:
  pip install '.[local]'         in a checkout: the runtime that goes with it
  pact-author local install
""",
)
def install_command() -> None:
    """Fetch the embedded model into the user's cache, once (93 MB), and check it."""
    from pact_author.local.install import cached_file, check_runtime, install

    check_runtime()
    if not cached_file().is_file():
        note("fetching the embedded model (93 MB)")
    path, fetched = install()
    note(f"the embedded model is {'installed' if fetched else 'installed already'}")
    click.echo(path)


@command.command(
    "serve",
    epilog="""\b
Examples:
  LOCAL_KEY=choose-one pact-author local serve --api-key-env LOCAL_KEY
""",
)
@click.option(
    "--api-key-env",
    metavar="VARIABLE",
    required=True,
    help="Environment variable with the key that clients will have to send.",
)
def serve_command(api_key_env: str) -> None:
    """Serve the embedded model on a free port of this machine until interrupted."""
    import threading

    from pact_author.local.child import start

    key = os.environ.get(api_key_env, "")
    if not key:
        raise click.UsageError(
            f"the environment variable {api_key_env} is not set: put the key there that clients send"
        )
    with start(key) as endpoint:
        note(f"serving {endpoint.model} ({endpoint.notice}); stop with Ctrl-C")
        click.echo(endpoint.base_url)  # last: whoever reads it may go on at once, and stop this process
        threading.Event().wait()
