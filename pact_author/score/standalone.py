"""The reader of answers as one file of Python that needs nothing of this program, for tools that ask models themselves.

It is made of the very lines that `score` reads answers with, so the two cannot come apart.
"""

import ast
from pathlib import Path
from types import ModuleType

from pact_author.model import judgement
from pact_author.score import choice_text, choice_words

_HEAD = '''"""How the answer to a PACT item is read: the option that it chooses, or why it chooses none.

Written by pact-author from its own reader. No option is the correct answer: a side is what is read, and no score.
"""

from __future__ import annotations

import json
import re
import unicodedata
from enum import StrEnum
from types import SimpleNamespace
'''
_WORDS = "words = SimpleNamespace(**{name: value for name, value in globals().items() if not name.startswith('_')})"
_OUTCOME = '''def outcome(text: str, culture_letter: str) -> str:
    """follow, allow, both, refused or unclear. culture_letter: A or B, that of the option that follows the norm."""
    letter, why_not = read_text(text)
    if not letter:
        return str(why_not)
    return str(Decision.FOLLOW if letter == culture_letter else Decision.ALLOW)'''


def reader_text() -> str:
    """The file's text: read_text as `score` has it, and outcome(text, culture_letter)."""
    parts = (_HEAD, _class(judgement, "Decision"), _body(choice_words), _WORDS, _body(choice_text), _OUTCOME)
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _body(module: ModuleType) -> str:
    """What stands below the imports of a module."""
    text = _source(module)
    nodes = ast.parse(text).body
    last = max(node.end_lineno or 0 for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))
    return "\n".join(text.split("\n")[last:])


def _class(module: ModuleType, name: str) -> str:
    text = _source(module)
    found = next(node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == name)
    return ast.get_source_segment(text, found) or ""


def _source(module: ModuleType) -> str:
    return Path(module.__file__ or "").read_text("utf-8")
