"""Files to the same files in better form: every step is proven by reading the file again, or is not made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Diagnostic, Edit
from pact_author.model.document import Document
from pact_author.model.mended import Mended
from pact_author.model.progress import OnProgress, silent
from pact_author.reading import rewrite
from pact_author.reading.key_order import Disorder, disordered, in_order
from pact_author.reading.project import Project, kind_of, project_paths, read_text
from pact_author.reading.replace_file import exact_text, is_link, may_replace, replace_file
from pact_author.validate.catalogue import CARDS
from pact_author.validate.judged import Judged
from pact_author.validate.proof import (
    Form,
    as_written,
    edited,
    no_worse,
    says_the_same,
    take,
    words_only,
)

T = TypeVar("T")

_SINGLY = 10
"""How many edits are tried by themselves once all together were refused: each trial reads the file again."""


def plan(project: Project, paths: Sequence[str] | None = None, on_progress: OnProgress = silent) -> tuple[Mended, ...]:
    """What `write` would change, and what would gain and is left alone. Nothing is written yet."""
    every = paths if paths is not None else project_paths(project)
    # Lexicons and PO files are left to their translators.
    every = [path for path in every if not path.startswith("locales/") or path.startswith("locales/names/")]
    found = []
    for done, path in enumerate(every):
        on_progress(done, len(every))
        if read_text(project, path)[0] is None:
            continue  # validate says why
        mended = mend(path, exact_text(project, path), project.settings, _modeline(project, path))
        if mended.differs and is_link(project, path):
            mended = Mended(path, mended.before, mended.before, (), ("it is a link: mend the file that it leads to",))
        if mended.differs or mended.left:
            found.append(mended)
    return tuple(found)


def write(project: Project, mended: Sequence[Mended]) -> None:
    """Put the texts in place, each whole or not at all. Raises ProjectError before the first where one is refused."""
    differing = [each for each in mended if each.differs]
    for each in differing:
        may_replace(project, each.path)
    for each in differing:
        replace_file(project, each.path, each.before, each.after)


def _modeline(project: Project, path: str) -> str | None:
    """From the file to its schema; None where the project has no copy, which an editor would look for in vain."""
    schema = f"schemas/{kind_of(path)}.schema.json"
    return "../" * path.count("/") + schema if (project.root / schema).is_file() else None


def mend(path: str, before: str, settings: Settings, modeline: str | None = None) -> Mended:
    """One file, with every step that is proven not to change what it says. modeline: the schema's path, for editors.

    A file that cannot be read as YAML, not even without its tabs, stays as it is.
    """
    bench = _Bench(path, before, settings)
    document = bench.document
    if document is None:
        return Mended(path, before, before)
    bench.put("letters in parts (NFC)", rewrite.composed(bench.text), rewrite.composed)
    bench.edit()
    if document := bench.document:
        bench.put("quotes", rewrite.quoted(document))
    bench.order()
    bench.put("blanks and empty lines", rewrite.without_trailing_blanks(bench.text), words_only)
    if modeline is not None:
        bench.put("schema line", rewrite.with_modeline(bench.text, modeline))
    return Mended(path, before, bench.text, tuple(dict.fromkeys(bench.done)), tuple(dict.fromkeys(bench.left)))


class _Bench:
    """A file that is being mended: its text so far, what it is taken for, what was done and what was left."""

    def __init__(self, path: str, before: str, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.text = rewrite.with_plain_line_ends(before)  # as reading takes it, so nothing need be proven
        self.taken = take(path, self.text, settings)
        self.done = ["byte order mark"] if before.startswith("\ufeff") else []
        self.done += ["line ends"] if "\r" in before else []
        self.left: list[str] = []
        if self.taken.document is None and "\t" in before:
            self.text = rewrite.without_tabs(self.text)
            self.taken = take(path, self.text, settings)
            self.done.append("tabs")

    @property
    def document(self) -> Document | None:
        return self.taken.document

    def put(self, name: str, text: str, form: Form = as_written, should_be: object = None) -> bool:
        """Take a text instead, if it is proven. should_be: its data, where they are not those of the text so far."""
        if text == self.text or self.document is None:
            return False
        after = take(self.path, text, self.settings)
        expected = self.document.data if should_be is None else should_be
        if (
            after.document is None
            or not no_worse(self.taken, after)
            or not says_the_same(expected, after.document.data, form)
        ):
            self.left.append(f"{name}: left, because the file would be read otherwise")
            return False
        self.text, self.taken = text, after
        self.done.append(name)
        return True

    def edit(self) -> None:
        """Make what diagnostics offer. What is refused stays a diagnostic, which says enough."""
        left = list(self.left)
        self._all_or_some(lambda: self.taken.edits, self._made)
        self.left = left

    def _made(self, edits: Sequence[Edit]) -> bool:
        assert self.document is not None
        names = {span for pointer, span in self.document.spans.items() if pointer.endswith("#key")}
        what = sorted({"names of fields" if edit.span in names else "form of values" for edit in edits}, reverse=True)
        return self.put(" and ".join(what), rewrite.applied(self.text, edits), should_be=edited(self.document, edits))

    def order(self) -> None:
        """Bring fields into the order of the schema, the innermost first."""
        if self.taken.told[0]:
            return  # of two fields of one name only one is known
        for depth in sorted({each.depth for each in self._disordered()}, reverse=True):
            self._all_or_some(partial(self._disordered, depth), self._ordered)

    def _disordered(self, depth: int | None = None) -> list[Disorder]:
        assert self.document is not None
        every = disordered(self.document, kind_of(self.path))
        return [each for each in every if depth in (None, each.depth)]

    def _ordered(self, disorders: Sequence[Disorder]) -> bool:
        assert self.document is not None
        return self.put("order of fields", in_order(self.document, disorders))

    def _all_or_some(self, offered: Callable[[], Sequence[T]], make: Callable[[Sequence[T]], bool]) -> None:
        """Until nothing more is granted: what is granted may uncover more."""
        while some := offered():
            if not make(some) and not any(make([one]) for one in some[:_SINGLY]):
                return


def marked(judged: Judged, text: str, settings: Settings) -> Judged:
    """A file's diagnostics, those marked that `--fix` mends. It is tried, so that none promises too much."""
    if not any(CARDS[each.code].fixable for each in judged.diagnostics):
        return judged
    after = take(judged.path, mend(judged.path, text, settings).after, settings)
    stay = {(code, pointer) for stage in after.told for code, pointer, _ in stage}

    def mends(each: Diagnostic) -> bool:
        return CARDS[each.code].fixable and (each.code, rewrite.composed(each.at.pointer)) not in stay

    return replace(judged, diagnostics=tuple(replace(each, fixable=mends(each)) for each in judged.diagnostics))
