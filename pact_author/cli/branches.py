"""A command that has commands below it, and is still a command with arguments of its own."""

from collections.abc import Mapping
from typing import Any

import click


class Branches(click.Command):
    """`score export` is a command of its own; any other first word is what the usual command is given.

    A folder that has the name of a branch is named with its path: ./export.
    """

    def __init__(self, usual: click.Command, branches: Mapping[str, click.Command]) -> None:
        super().__init__(usual.name, short_help=usual.short_help, epilog=usual.epilog)
        self.usual, self.branches = usual, branches

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        chosen = self.branches.get(args[0] if args else "")
        if chosen is None:
            return self.usual.make_context(info_name, args, parent, **extra)
        return chosen.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
