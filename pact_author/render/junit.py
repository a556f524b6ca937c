"""Diagnostics as JUnit XML, which most CI systems show as tests: a file without a mistake is a test that passed."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity
from pact_author.render.text import shown


def render(found: Diagnosis) -> Iterator[str]:
    """One suite, a test for each file and code; one for a file of which nothing is said.

    Errors are failures, warnings and notes are output of tests that passed, the ignored are skipped. A test's name has
    no line in it: GitLab and Jenkins tell an old failure from a new one by its name, and show one of each name.
    """
    cases: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found.diagnostics:
        cases.setdefault((diagnostic.at.path, _name(diagnostic)), []).append(diagnostic)
    touched = {path for path, _ in cases}
    clean = [path for path in found.files if path not in touched]
    failures = sum(1 for told in cases.values() if _fails(told))
    skipped = sum(1 for told in cases.values() if told[0].ignored is not None)
    counts = f'tests="{len(cases) + len(clean)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="pact-author validate" {counts}>'
    yield f'  <testsuite name="pact-author validate" {counts}>'
    for path in clean:
        yield f'    <testcase classname={_quoted(path)} name="nothing to mend" file={_quoted(path)}/>'
    for (path, name), told in cases.items():
        yield from _case(path, name, told)
    yield "  </testsuite>"
    yield "</testsuites>"


def _name(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.code} {diagnostic.name}{'' if diagnostic.ignored is None else ', ignored'}"


def _fails(told: Sequence[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR and each.ignored is None for each in told)


def _case(path: str, name: str, told: Sequence[Diagnostic]) -> Iterator[str]:
    first = told[0]
    line = f'line="{first.at.span.line}"'
    yield f"    <testcase classname={_quoted(path)} name={_quoted(name)} file={_quoted(path)} {line}>"
    text = "\n".join(_sentence(each) for each in told)
    message = first.message + (f" (and {len(told) - 1} more)" if len(told) > 1 else "")
    if first.ignored is not None:
        yield f"      <skipped message={_quoted(first.ignored)}>{text}</skipped>"
    elif _fails(told):
        yield f"      <failure type={_quoted(first.code)} message={_quoted(message)}>{text}</failure>"
    else:
        yield f"      <system-out>{text}</system-out>"
    yield "    </testcase>"


def _sentence(each: Diagnostic) -> str:
    span = each.at.span
    told = f"{each.at.path}:{span.line}:{span.column}: {each.severity.word}: {each.message}"
    if each.hint:
        told += f"; {each.hint}"
    if each.ignored is not None:
        told += f"; ignored: {each.ignored}"
    return escape(_text(told))


def _quoted(text: str) -> str:
    return quoteattr(_text(text))


def _text(text: str) -> str:
    """What XML can hold: beside what is shown by its number, two numbers are no character there."""
    return shown(text).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
