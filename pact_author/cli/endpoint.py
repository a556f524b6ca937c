"""Where a model answers, as the command line names it: shared by the commands that ask one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import click

from pact_author.model.canonical import Json
from pact_author.model.errors import EndpointError

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers. base_url: None for the client's own default.

    more: further addresses that serve the same model, each with its key.
    """

    model: str
    kind: str
    base_url: str | None
    api_key: str | None = field(repr=False)
    notice: str | None = None
    extra: tuple[tuple[str, Json], ...] = ()
    more: tuple[tuple[str, str | None], ...] = field(default=(), repr=False)


def endpoint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--model, --base-url, --api-key-env."""
    return _options(command, several=False)


def endpoints_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--model, and --base-url and --api-key-env that can be given several times."""
    return _options(command, several=True)


def _options(command: Callable[..., Any], *, several: bool) -> Callable[..., Any]:
    again = "; again for another one that serves the model" if several else ""
    for option in (
        click.option(
            "--api-key-env",
            default=["OPENAI_API_KEY"] if several else "OPENAI_API_KEY",
            show_default="OPENAI_API_KEY",
            multiple=several,
            metavar="VAR",
            help="Variable with the key" + ("; one for all addresses, or one for each." if several else "."),
        ),
        click.option(
            "--base-url",
            metavar="URL",
            multiple=several,
            help=f"Any OpenAI-compatible endpoint, such as http://localhost:8000/v1{again}.",
        ),
        click.option("--model", required=True, metavar="NAME", help="Model, or 'local' for the embedded one."),
    ):
        command = option(command)
    return command


@contextmanager
def open_endpoints(
    model: str, base_urls: tuple[str, ...], api_key_envs: tuple[str, ...], dry_run: bool
) -> Iterator[Endpoint]:
    """Several addresses that serve one model, as open_endpoint opens one."""
    from pact_author.ask.key_file import find_key

    if len(api_key_envs) not in (1, max(1, len(base_urls))):
        raise click.BadParameter("name one variable, or one for each --base-url", param_hint="--api-key-env")
    if len(set(base_urls)) < len(base_urls):
        raise click.BadParameter("the same address is given twice", param_hint="--base-url")
    names = api_key_envs * max(1, len(base_urls)) if len(api_key_envs) == 1 else api_key_envs
    first = base_urls[0] if base_urls else None
    with open_endpoint(model, first, names[0], dry_run) as endpoint:
        rest = zip(base_urls[1:], names[1:], strict=False)
        yield replace(endpoint, more=tuple((_sound(url), find_key(name, os.environ) or None) for url, name in rest))


@contextmanager
def open_endpoint(model: str, base_url: str | None, api_key_env: str, dry_run: bool) -> Iterator[Endpoint]:
    """The endpoint while the block runs; the embedded model is served as long. Raises EndpointError, LocalModelError.

    dry_run: nothing will be asked, so that no key is needed and nothing is served.
    """
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
    base_url = None if base_url is None else _sound(base_url)
    key = find_key(api_key_env, os.environ)
    if not key and base_url is None and not dry_run:
        raise EndpointError(
            f"there is no key: the environment variable {api_key_env} is not set",
            f"export {api_key_env}=…, or name another endpoint with --base-url, or use --model local",
        )
    yield Endpoint(model, "endpoint", base_url, key or None)


def _sound(base_url: str) -> str:
    from pact_author.ask.address import address_fault

    if fault := address_fault(base_url):
        raise click.BadParameter(fault, param_hint="--base-url")
    return base_url.rstrip("/")


def slug(endpoint: Endpoint) -> str:
    """A folder's name for a model at an endpoint; a few letters of a hash keep apart what would look alike."""
    from pact_author.ask.openai_transport import OPENAI
    from pact_author.model.canonical import digest

    model, base_url = endpoint.model, " ".join([endpoint.base_url or OPENAI, *(url for url, _ in endpoint.more)])
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in model)
    plain = plain.strip(".-")[:60] or "model"
    known = plain == model and (base_url == OPENAI or endpoint.kind == LOCAL)
    return plain if known else f"{plain}-{digest([model, base_url])[:6]}"
