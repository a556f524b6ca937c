"""The README of a release: what it is, what is in it, how far it has been checked, what it is not for."""

from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from pact_author.model.canonical import Json
from pact_author.model.corpus import Corpus
from pact_author.model.release import UNREVIEWED
from pact_author.model.scenario import Scenario, Status
from pact_author.release.tables import ItemTable


def card_text(corpus: Corpus, scenarios: Sequence[Scenario], tables: Sequence[ItemTable], columns: Json) -> str:
    """Markdown. columns: (name, description) of the item table's columns."""
    settings = corpus.settings
    page = Environment(
        loader=PackageLoader("pact_author.release"),
        autoescape=False,  # noqa: S701 - Markdown, and every text in it is from a validated corpus
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("card.md.j2")
    return page.render(
        settings=settings,
        scenarios=scenarios,
        tables=tables,
        unreviewed=sorted({t.words.name for t in tables if t.words.name.endswith(UNREVIEWED)}),
        drafts=sum(1 for s in scenarios if s.status is Status.DRAFT),
        by_region=_table(Counter(settings.regions[s.country] for s in scenarios)),
        by_country=_table(Counter(s.country for s in scenarios)),
        by_theme=_table(Counter(s.theme for s in scenarios)),
        by_kind=_table(Counter(s.preference.kind for s in scenarios)),
        columns=columns,
    )


def _table(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items())
