"""Where a model answers, as the command line names it: shared by the commands that ask one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import click

from pact_author.model.canonical import Json
from pact_author.model.errors import EndpointError

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers. base_url: None for the client's own default."""

    model: str
    kind: str
    base_url: str | None
    api_key: str | None = field(repr=False)
    notice: str | None = None
    extra: tuple[tuple[str, Json], ...] = ()


def endpoint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--model, --base-url, --api-key-env."""
    for option in (
        click.option(
            "--api-key-env", default="OPENAI_API_KEY", show_default=True, metavar="VAR", help="Variable with the key."
        ),
        click.option(
            "--base-url", metavar="URL", help="Any OpenAI-compatible endpoint, such as http://localhost:8000/v1."
        ),
        click.option("--model", required=True, metavar="NAME", help="Model, or 'local' for the embedded one."),
    ):
        command = option(command)
    return command


@contextmanager
def open_endpoint(model: str, base_url: str | None, api_key_env: str, dry_run: bool) -> Iterator[Endpoint]:
    """The endpoint while the block runs; the embedded model is served as long. Raises EndpointError, LocalModelError.

    dry_run: nothing will be asked, so that no key is needed and nothing is served.
    """
    from pact_author.ask.address import address_fault
    from pact_author.ask.key_file import find_key

    if not model.strip() or not model.isprintable():
        raise click.BadParameter("name a model, or 'local' for the embedded one", param_hint="--model")
    if model == LOCAL and base_url is None:
        from pact_author.local.child import start
        from pact_author.local.model import MODEL, NOTICE

        if dry_run:
            yield Endpoint(MODEL, LOCAL, None, "", NOTICE, (("cache_prompt", False),))
            return
        with start() as child:
            yield Endpoint(child.model, LOCAL, child.base_url, child.api_key, child.notice, child.extra)
        return
    if base_url is not None and (fault := address_fault(base_url)):
        raise click.BadParameter(fault, param_hint="--base-url")
    key = find_key(api_key_env, os.environ)
    if not key and base_url is None and not dry_run:
        raise EndpointError(
            f"there is no key: the environment variable {api_key_env} is not set",
            f"export {api_key_env}=…, or name another endpoint with --base-url, or use --model local",
        )
    yield Endpoint(model, "endpoint", base_url and base_url.rstrip("/"), key or None)


def slug(endpoint: Endpoint) -> str:
    """A folder's name for a model at an endpoint; a few letters of a hash keep apart what would look alike."""
    from pact_author.ask.openai_transport import OPENAI
    from pact_author.model.canonical import digest

    model, base_url = endpoint.model, endpoint.base_url or OPENAI
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in model)
    plain = plain.strip(".-")[:60] or "model"
    known = plain == model and (base_url == OPENAI or endpoint.kind == LOCAL)
    return plain if known else f"{plain}-{digest([model, base_url])[:6]}"
