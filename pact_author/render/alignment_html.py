"""Models beside people as one HTML page that needs no network: figures, tables, and every item that may be told of."""

from collections.abc import Sequence

from pact_author.model.alignment import Alignment, Beside, Statement
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.alignment_sections import glance, sections_of, verdict
from pact_author.render.figure_page import compressed, figure_page
from pact_author.render.human_figures import ITEM_NOTES, by_model, figures_of
from pact_author.render.text import shown

TEMPLATE = "align.html.j2"


def page(found: Sequence[Alignment], statement: Statement, warnings: Sequence[str] = ()) -> str:
    """The page; every word of a model, a person or a licence in it is escaped."""
    parts = [
        (about, list(figures_of(number, about, alignments)), list(sections_of(about, alignments)))
        for number, (about, alignments) in enumerate(by_model(found), 1)
    ]
    rows = table(found)
    return figure_page(
        TEMPLATE,
        "align.js",
        compressed(rows) if rows["items"] else "",
        verdict=verdict(found),
        warnings=list(warnings),
        statement=statement,
        glance=glance(found),
        parts=parts,
        item_notes=ITEM_NOTES,
        panel_note=PANEL_NOTE,
        hidden=max((each.items.hidden for each in found if each.items), default=0),
    )


def table(found: Sequence[Alignment]) -> dict[str, list[object]]:
    """What templates/align.js reads: who answers as whom, the questions, and a row an item of each."""
    about = [name for name, _ in by_model(found)]
    questions = list(dict.fromkeys(each.question for each in found))
    items: list[object] = [
        [number, questions.index(each.question), *_row(item)]
        for number, (_, alignments) in enumerate(by_model(found))
        for each in alignments
        for item in (each.items.told if each.items else ())
    ]
    return {"models": [shown(name) for name in about], "questions": list(map(shown, questions)), "items": items}


def _row(i: Beside) -> list[object]:
    shares = [None if each is None else round(each, 4) for each in (i.p, i.lo, i.hi, i.q, i.q_lo, i.q_hi)]
    return [shown(i.item), shown(i.about), i.n, *shares, round(i.again_lo, 4), round(i.again_hi, 4), int(i.outside)]
