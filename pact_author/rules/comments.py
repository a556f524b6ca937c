"""C51: what stands around the values of a file: the line for editors, and comments that were meant as text."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.document import Document
from pact_author.rules.rule import document_rule

MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)[ \t]*$", re.MULTILINE)
SCHEMA = "../../schemas/scenario.schema.json"
CUT = re.compile(
    r"^(?:[ ]*(?:- )?[a-z_]+: |[ ]*- (?![a-z_]+: ))(?![|>\"'\[{])[^\n#]*[^\s#] (#[^\s#!][^\n]*)$", re.MULTILINE
)


@document_rule(
    "C510",
    "no-line-for-editors",
    Severity.NOTE,
    why="With it an editor offers fields and words while one types, and shows mistakes before they are sent.",
    bad="# yaml-language-server: $schema=../../schemas/personas.schema.json\n",
    good=f"# yaml-language-server: $schema={SCHEMA}\n",
    fixable=True,
)
def no_line_for_editors(document: Document) -> Iterator[Finding]:
    """The file begins with the line that tells editors its schema."""
    found = MODELINE.search(document.text)
    if found is None:
        yield Finding("", "editors are not told the schema", f"begin with: # yaml-language-server: $schema={SCHEMA}")
    elif found[1] != SCHEMA and not (found[1].startswith("https://") and found[1].endswith("scenario.schema.json")):
        hint = f"write: # yaml-language-server: $schema={SCHEMA}"
        yield Finding("", "editors are told another schema", hint, quote=found[1])


@document_rule(
    "C511",
    "text-after-hash",
    Severity.WARNING,
    why="In YAML, a # behind a blank begins a comment: what follows is not part of the text.",
    bad="title: Shoes at door #2 of the house\n",
    good='title: "Shoes at door #2 of the house"\n',
)
def text_after_hash(document: Document) -> Iterator[Finding]:
    """No text is cut by a # in it."""
    for found in CUT.finditer(document.text) if " #" in document.text else ():
        yield Finding(
            "", f"“{found[1]}” is a comment to YAML, not text", hint="put the whole value into quotes", quote=found[1]
        )


RULES = (no_line_for_editors, text_after_hash)
