"""Diagnostics as JUnit XML, which most CI systems show as tests: a file without a mistake is a test that passed."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity
from pact_author.render.text import shown


def render(found: Diagnosis) -> Iterator[str]:
    """One suite. Errors are failures, warnings and notes are output of tests that passed, the ignored are skipped."""
    touched = {diagnostic.at.path for diagnostic in found.diagnostics}
    clean = [path for path in found.files if path not in touched]
    failures = sum(1 for each in found.standing if each.severity is Severity.ERROR)
    skipped = len(found.diagnostics) - len(found.standing)
    counts = f'tests="{len(found.diagnostics) + len(clean)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="pact-author validate" {counts}>'
    yield f'  <testsuite name="pact-author validate" {counts}>'
    for path in clean:
        yield f"    <testcase classname={_quoted(path)} name={_quoted('nothing to mend')}/>"
    for diagnostic in found.diagnostics:
        yield from _case(diagnostic)
    yield "  </testsuite>"
    yield "</testsuites>"


def _case(diagnostic: Diagnostic) -> Iterator[str]:
    at = diagnostic.at
    name = f"{diagnostic.code} {diagnostic.name}, line {at.span.line}"
    where = (
        f"classname={_quoted(at.path)} name={_quoted(name)} file={_quoted(at.path)} line={_quoted(str(at.span.line))}"
    )
    text = f"{at.path}:{at.span.line}:{at.span.column} {diagnostic.message}"
    told = escape(shown(f"{text}; {diagnostic.hint}" if diagnostic.hint else text))
    yield f"    <testcase {where}>"
    if diagnostic.ignored is not None:
        yield f"      <skipped message={_quoted(diagnostic.ignored)}/>"
    elif diagnostic.severity is Severity.ERROR:
        yield f"      <failure type={_quoted(diagnostic.code)} message={_quoted(diagnostic.message)}>{told}</failure>"
    else:
        yield f"      <system-out>{diagnostic.severity.word}: {told}</system-out>"
    yield "    </testcase>"


def _quoted(text: str) -> str:
    return quoteattr(shown(text))
