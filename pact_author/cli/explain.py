"""`explain`: what a code means."""

import click

from pact_author.cli.options import colour, width


@click.command(
    "explain",
    short_help="Say what a code means, with a bad and a good example.",
    epilog="""\b
Examples:
  pact-author explain               all codes
  pact-author explain W101
  pact-author explain judging-word
""",
)
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a code means, with a bad and a good example.

    Takes a code or its name; without one, lists all.
    """
    import sys
    import textwrap
    from difflib import get_close_matches

    from pact_author.model.errors import PactError
    from pact_author.render.terminal import paint
    from pact_author.validate.catalogue import CARDS, find

    def styled(text: str, style: str) -> str:
        return paint(text, style) if colour(sys.stdout) else text

    if code is None:
        for each in CARDS.values():
            click.echo(f"{styled(each.code, 'bold')}  {each.severity.word:7}  {each.name}: {each.summary}")
        return
    card = find(code)
    if card is None:
        near = get_close_matches(code, [*CARDS, *(known.name for known in CARDS.values())], n=3, cutoff=0.5)
        raise PactError(
            f"there is no code {code}",
            f"did you mean {' or '.join(near)}?" if near else "list them: pact-author explain",
        )
    mends = ", mended by validate --fix where it is sure" if card.fixable else ""
    click.echo(f"{styled(f'{card.code} {card.name}', 'bold')} ({card.severity.word}{mends})")
    for text in (card.summary, card.why):
        click.echo(f"\n{textwrap.fill(text, min(width(sys.stdout), 100))}")
    for heading, text in (("A model is asked:", card.asked), ("What it cannot see:", card.blind)):
        if text:
            click.echo(f"\n{textwrap.fill(f'{heading} {text}', min(width(sys.stdout), 100))}")
    if card.fixable:
        click.echo("\nvalidate --fix mends it where there is only one way to.")
    for heading, example in (("Not so:", card.bad), ("But so:", card.good)):
        click.echo(f"\n{styled(heading, 'bold')}")
        for line in example.rstrip("\n").splitlines():
            click.echo(f"    {line}")
    keep = "This cannot be ignored."
    if card.code[0] == "R":
        keep = "No comment lets this stand: a person answers it, with pact-author review accept."
    elif card.code[0] not in "SM":
        where = "entry" if card.syntax == "po" else "field"
        keep = f"To keep it, say why above the {where}: # pact: ignore[{card.code}] the reason"
    click.echo(f"\n{keep}")
