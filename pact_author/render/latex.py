"""The tables of a report for a paper: LaTeX with booktabs, a file a table."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from pact_author.model.report import Report
from pact_author.render.sections import sections, verdict
from pact_author.render.text import shown
from pact_author.render.words import Column, Section

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
FOREIGN = re.compile(
    r"[^\x00-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017eȘșȚț‘’‚“”„‹›•€—†‡‰™]+"
)
"""Letters that pdfLaTeX stops at, even with fontenc T1."""
LETTERS = r"\providecommand{\pactletters}[2]{\ifdefined\Umathchar#1\else\texttt{#2}\fi}"
"""LuaLaTeX and XeLaTeX show such letters, in a font that has them; pdfLaTeX shows their numbers."""


NARROW, LONG, PAGE, CAPTION = 12, 36, 34, 40
"""Letters of a line of a head, at least; letters of a cell that is broken into lines; lines of a page of a table;
letters of a notice in its caption for which a line less is put into the table."""
Cells = tuple[str, ...]
Named = tuple[str, str]
"""(name of a file, its text)"""


def latex(report: Report) -> Iterator[Named]:
    """Every table, in reading order."""
    warnings = (verdict(report), *(note.detail for note in report.warnings))
    notices = [
        f"{notice}; says nothing about culture" for notice in dict.fromkeys(m.notice for m in report.models) if notice
    ]
    if report.status.state != "complete":
        notices.append(verdict(report))
    return files(sections(report), warnings, notices)


def files(tables: Iterable[Section], warnings: Sequence[str] = (), notices: Sequence[str] = ()) -> Iterator[Named]:
    """Any tables. warnings: comments above each; notices: what its caption begins with."""
    for number, section in enumerate((each for each in tables if each.rows), 1):
        name = f"{number:02}-{_slug(section.title)}"
        yield f"{name}.tex", _table(name, section, warnings, notices)


def words(text: str) -> str:
    """Text in which LaTeX sees nothing but words."""
    return FOREIGN.sub(_letters, "".join(SIGNS.get(letter, letter) for letter in " ".join(shown(text).split())))


def _letters(found: re.Match[str]) -> str:
    return rf"\pactletters{{{found[0]}}}{{{' '.join(f'U+{ord(letter):04X}' for letter in found[0])}}}"


def _table(name: str, section: Section, warnings: Sequence[str], notices: Sequence[str]) -> str:
    title = words(section.title)
    body: list[str] = []
    for number, rows in enumerate(_pages(section.rows, PAGE - sum(-(-len(notice) // CAPTION) for notice in notices))):
        first = rf"\caption{{{title}. {_sentences((*notices, *section.notes))}}}\label{{tab:{name}}}"
        caption = rf"\addtocounter{{table}}{{-1}}\caption{{{title}, continued.}}" if number else first
        body += _part(section, rows, caption)
    above = [
        r"% needs \usepackage{booktabs,graphicx}; with fontenc T1, LuaLaTeX or XeLaTeX",
        *(f"% {_comment(text)}" for text in warnings),
        *([LETTERS] if any(r"\pactletters" in line for line in body) else []),
    ]
    return "\n".join((*above, *body)) + "\n"


def _pages(rows: Sequence[Cells], room: int) -> Iterator[list[Cells]]:
    """Rows that one page has room for: a table that floats does not break by itself. room: lines of the first page."""
    part: list[Cells] = []
    for row in rows:
        lines = max(-(-len(cell) // LONG) for cell in row) or 1
        if part and lines > room:
            yield part
            part, room = [], PAGE
        part.append(row)
        room -= lines
    yield part


def _part(section: Section, rows: Sequence[Cells], caption: str) -> list[str]:
    widest = [max((len(row[at]) for row in section.rows), default=0) for at in range(len(section.columns))]
    sides = "".join(map(_side, section.columns, widest))
    return [
        r"\begin{table}",
        r"\centering\small\setlength{\tabcolsep}{4pt}",
        caption,
        r"\smallskip",
        # A table that is wider than the text, or than a column of it, is drawn smaller.
        r"\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%",
        rf"\begin{{tabular}}{{@{{}}{sides}@{{}}}}",
        r"\toprule",
        _row([_head(head, side, width) for (head, side), width in zip(section.columns, widest, strict=True)]),
        r"\midrule",
        *(_row([_cell(cell, side) for cell, (_, side) in zip(row, section.columns, strict=True)]) for row in rows),
        r"\bottomrule",
        r"\end{tabular}}",
        r"\end{table}",
    ]


def _side(column: Column, widest: int) -> str:
    if column[1] == "right":
        return "r"
    return "l" if widest <= LONG else f"p{{{LONG // 2}em}}"


def _cell(text: str, side: str) -> str:
    return rf"\raggedright {words(text)}" if side == "left" and len(text) > LONG else words(text)


def _head(head: str, side: str, widest: int) -> str:
    """A head is broken into lines where it is wider than what stands below it."""
    lines = textwrap.wrap(
        shown(head), max(widest + 3, NARROW if side == "right" else LONG // 2), break_long_words=False
    )
    if len(lines) < 2:
        return words(head)
    broken = r" \\ ".join(_begun(words(line)) for line in lines)
    return rf"\begin{{tabular}}[b]{{@{{}}{side[0]}@{{}}}}{broken}\end{{tabular}}"


def _row(cells: Sequence[str]) -> str:
    return f"{_begun(' & '.join(cells))} \\\\"


def _begun(line: str) -> str:
    """A bracket after the end of a line would be read as a length, so no line begins with a bare one."""
    return f"{{}}{line}" if line[:1] in ("[", "*") else line


def _sentences(notes: tuple[str, ...]) -> str:
    return words(" ".join(note if note.endswith((".", "!", "?")) else f"{note}." for note in notes))


def _slug(title: str) -> str:
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "table"


def _comment(text: str) -> str:
    return " ".join(shown(text).split())
