"""Pages from templates: every value in them is escaped, and nobody's text turns them around."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pact_author.render.text import shown


def page(template: str, **values: object) -> str:
    """A template of this package, filled in."""
    return templates().get_template(template).render(**values)


def templates() -> Environment:
    """The templates of this package."""
    return Environment(
        loader=PackageLoader("pact_author.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


def _visible(value: object) -> object:
    """Controls and marks of direction are shown by their number; lines stay lines."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return "\n".join(shown(line) for line in value.split("\n"))
    return value
