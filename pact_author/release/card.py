"""The README of a release: what it is, what is in it, how far it has been checked, what it is not for."""

from collections import Counter
from collections.abc import Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from pact_author.model.corpus import Corpus
from pact_author.model.release import UNREVIEWED
from pact_author.model.review import State, coverage_sentence
from pact_author.model.scenario import Scenario, Status
from pact_author.release.dictionary import columns
from pact_author.release.front import configs, front_matter
from pact_author.release.tables import ItemTable, retired


def card_text(
    corpus: Corpus,
    scenarios: Sequence[Scenario],
    tables: Sequence[ItemTable],
    hidden: int = 0,
    reviewed: Mapping[str, State] | None = None,
) -> str:
    """Markdown, after the front matter. hidden: scenarios that are held out, of which nothing else is told.

    reviewed: scenario → what models and people said of it.
    """
    settings = corpus.settings
    page = Environment(
        loader=PackageLoader("pact_author.release"),
        autoescape=False,  # noqa: S701 - Markdown, and every text in it is from a validated corpus
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("card.md.j2")
    gone = retired(corpus)
    return front_matter(settings, tables, len(gone)) + page.render(
        settings=settings,
        scenarios=scenarios,
        tables=tables,
        unreviewed=sorted({t.words.name for t in tables if t.words.name.endswith(UNREVIEWED)}),
        drafts=sum(1 for s in scenarios if s.status is Status.DRAFT),
        retired=gone,
        hidden=hidden,
        reviews=coverage_sentence({s.id: (reviewed or {}).get(s.id, State.NONE) for s in scenarios}),
        translated=sorted({t.words.wording.locale for t in tables if t.words.wording.texts is not None}),
        contested=sum(1 for s in scenarios if s.norm.confidence == "contested"),
        sources=len({source.url for s in scenarios for source in s.norm.evidence}),
        themes=sorted({s.theme for s in scenarios}),
        cells=Counter((settings.regions[s.country], s.theme) for s in scenarios),
        named=_names(tables),
        configs=configs(tables, len(gone)),
        by_region=_table(Counter(settings.regions[s.country] for s in scenarios)),
        by_country=_table(Counter(s.country for s in scenarios)),
        by_theme=_table(Counter(s.theme for s in scenarios)),
        by_kind=_table(Counter(s.preference.kind for s in scenarios)),
        dictionaries={
            "an item": columns("item"),
            "a scenario": columns("scenario-row"),
            "a retired scenario": columns("retired-row"),
        },
    )


def _names(tables: Sequence[ItemTable]) -> list[tuple[str, str, str]]:
    """(country, source, licence) of the given names that the release carries."""
    found = {
        (country, source.title, source.licence)
        for table in tables
        for country, names in table.words.wording.names.items()
        for source in names.sources.values()
    }
    return sorted(found)


def _table(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items())
