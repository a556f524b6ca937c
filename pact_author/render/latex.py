"""The tables of a report for a paper: LaTeX with booktabs, a file a table."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pact_author.model.report import Report
from pact_author.render.sections import sections, verdict
from pact_author.render.text import shown
from pact_author.render.words import Section

SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "−": r"$-$",
    "±": r"$\pm$",
    "→": r"$\rightarrow$",
    "½": r"$\frac{1}{2}$",
    "×": r"$\times$",
    "…": r"\ldots{}",
    "–": "--",
}
"""Letters that mean something to LaTeX, and those that its own fonts lack."""


Named = tuple[str, str]
"""(name of a file, its text)"""


def latex(report: Report) -> Iterator[Named]:
    """Every table, in reading order."""
    warnings = (verdict(report), *(note.detail for note in report.warnings))
    notices = [
        f"{notice}; says nothing about culture" for notice in dict.fromkeys(m.notice for m in report.models) if notice
    ]
    return files(sections(report), warnings, notices)


def files(tables: Iterable[Section], warnings: Sequence[str] = (), notices: Sequence[str] = ()) -> Iterator[Named]:
    """Any tables. warnings: comments above each; notices: what its caption begins with."""
    for number, section in enumerate((each for each in tables if each.rows), 1):
        yield f"{number:02}-{_slug(section.title)}.tex", _table(section, warnings, notices)


def words(text: str) -> str:
    """Text in which LaTeX sees nothing but words."""
    return "".join(SIGNS.get(letter, letter) for letter in " ".join(shown(text).split()))


def _table(section: Section, warnings: Sequence[str], notices: Sequence[str]) -> str:
    sides = "".join("r" if side == "right" else "l" for _, side in section.columns)
    lines = [
        r"% needs \usepackage{booktabs}; with fontenc T1, LuaLaTeX or XeLaTeX",
        *(f"% {_comment(text)}" for text in warnings),
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{words(section.title)}. {_sentences((*notices, *section.notes))}}}",
        rf"\label{{tab:{_slug(section.title)}}}",
        rf"\begin{{tabular}}{{@{{}}{sides}@{{}}}}",
        r"\toprule",
        _row([head for head, _ in section.columns]),
        r"\midrule",
        *(_row(row) for row in section.rows),
        r"\bottomrule",
        r"\end{tabular}",
        r"\end{table}",
    ]
    return "\n".join(lines) + "\n"


def _row(cells: tuple[str, ...] | list[str]) -> str:
    # A bracket after \\ would be read as a length, so no row begins with a bare one.
    told = [words(cell) for cell in cells]
    return f"{{}}{' & '.join(told)} \\\\" if told[0][:1] in ("[", "*") else f"{' & '.join(told)} \\\\"


def _sentences(notes: tuple[str, ...]) -> str:
    return words(" ".join(note if note.endswith((".", "!", "?")) else f"{note}." for note in notes))


def _slug(title: str) -> str:
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "table"


def _comment(text: str) -> str:
    return " ".join(shown(text).split())
