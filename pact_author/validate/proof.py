"""Whether a rewritten file still says the same: what was read of it before and after, side by side."""

import json
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Diagnostic, Edit
from pact_author.model.document import Document
from pact_author.reading.persona_file import to_design
from pact_author.reading.rewrite import composed, steps, value_at
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse
from pact_author.validate.catalogue import CARDS
from pact_author.validate.judge import Read, judge
from pact_author.validate.suppress import suppress

Said = Counter[tuple[str, str, str | None]]
Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text was taken for. edits: what its diagnostics offer.

    told: what was found by each stage of reading and judging, as far as they went: YAML, shape, texts, rules.
    """

    document: Document | None
    edits: tuple[Edit, ...]
    told: tuple[Said, ...]


def schema_of(path: str) -> str:
    """The name of the schema of a file."""
    return "personas" if path.startswith("personas/") else "scenario"


def take(path: str, text: str, settings: Settings) -> Taken:
    """Read and judge a text by itself. A stage is asked only where the one before found nothing that stops it."""
    document, faults = parse(path, text)
    if document is None:
        return Taken(None, (), (_said(faults),))
    shape = check(document, schema_of(path))
    edits = tuple(each.edit for each in shape if each.edit is not None)
    told = [_said(faults), _said(shape)]
    if not faults and not shape:
        value, more = to_design(document) if path.startswith("personas/") else to_scenario(document)
        told.append(_said(more))
        if value is not None:
            judged = judge(path, Read(value, document, ()), settings)
            told.append(_said(tuple(suppress(judged.diagnostics, judged.ignores, CARDS, {path}))))
    return Taken(document, edits, tuple(told))


def no_worse(before: Taken, after: Taken) -> bool:
    """No stage that was reached before is missed, or finds anything that it did not find before.

    A stage that was not reached before may find something: that was hidden, and is not new.
    """
    pairs = zip(before.told, after.told, strict=False)
    return len(after.told) >= len(before.told) and all(new <= old for old, new in pairs)


def says_the_same(before: object, after: object, same: Same) -> bool:
    """Whether data are equal but for texts, and names of fields, that `same` lets differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = {name: name if name in after else next((n for n in after if same(name, n)), None) for name in before}
        return len(before) == len(after) == len(set(names.values()) - {None}) and all(
            says_the_same(before[old], after[new], same) for old, new in names.items() if new is not None
        )
    if isinstance(before, list) and isinstance(after, list):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(says_the_same(old, new, same) for old, new in pairs)
    if isinstance(before, str) and isinstance(after, str):
        return same(before, after)
    return type(before) is type(after) and before == after


def equal(before: str, after: str) -> bool:
    """The very same text."""
    return before == after


def same_letters(before: str, after: str) -> bool:
    """The same text, or its composed form."""
    return after in (before, composed(before))


def same_words(before: str, after: str) -> bool:
    """The same text but for blanks and line ends."""
    return _words(before) == _words(after)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\n", " ").split(" ") if word]


def edited(document: Document, edit: Edit) -> object:
    """What the data should be once an edit of one name or one value has been made."""
    data: Any = deepcopy(document.data)
    at = next(pointer for pointer, span in document.spans.items() if span == edit.span and _is_word(data, pointer))
    holder: Any = value_at(data, at.rpartition("/")[0])
    last = steps(at.removesuffix("#key"))[-1]
    if at.endswith("#key"):
        fields = {edit.text if name == last else name: value for name, value in holder.items()}
        holder.clear()
        holder.update(fields)
    else:
        holder[int(last) if isinstance(holder, list) else last] = _read(edit.text)
    return data


def _is_word(data: object, pointer: str) -> bool:
    return pointer.endswith("#key") or not isinstance(value_at(data, pointer), dict | list)


def _read(text: str) -> object:
    return json.loads(text) if text.startswith('"') else text.strip("'")


def _said(found: tuple[Diagnostic, ...]) -> Said:
    return Counter((each.code, each.message, each.ignored) for each in found)
