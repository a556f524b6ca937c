"""Whether a rewritten file still says the same: what was read of it before and after, side by side."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pact_author.model.corpus import Settings
from pact_author.model.diagnostic import Diagnostic, Edit
from pact_author.model.document import Document
from pact_author.reading.project import kind_of
from pact_author.reading.rewrite import composed, steps, value_at
from pact_author.reading.shape import check
from pact_author.reading.values import written
from pact_author.reading.yaml_text import parse
from pact_author.validate.catalogue import CARDS
from pact_author.validate.judge import Read, judge, value_of
from pact_author.validate.suppress import suppress

Said = Counter[tuple[str, str, str | None]]
"""Code, pointer and reason for ignoring it → how often."""
Form = Callable[[str], str]
"""What two texts that say the same are brought into, to be equal."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text was taken for. edits: what its diagnostics offer.

    told: what was found by each stage of reading and judging, as far as they went: YAML, shape, texts, rules.
    """

    document: Document | None
    edits: tuple[Edit, ...]
    told: tuple[Said, ...]


def take(path: str, text: str, settings: Settings) -> Taken:
    """Read and judge a text by itself. A stage is asked only where the one before found nothing that stops it."""
    document, faults = parse(path, text)
    if document is None:
        return Taken(None, (), (_said(faults),))
    shape = check(document, kind_of(path))
    edits = tuple(each.edit for each in shape if each.edit is not None)
    told = [_said(faults), _said(shape)]
    if not faults and not shape:
        value, more = value_of(kind_of(path), document)
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


def says_the_same(before: object, after: object, form: Form) -> bool:
    """Whether data are equal once all their texts have been brought into a form."""
    return written(_formed(before, form)) == written(_formed(after, form))


def _formed(data: object, form: Form) -> object:
    if isinstance(data, dict):
        return {form(name): _formed(value, form) for name, value in data.items()}
    if isinstance(data, list):
        return [_formed(value, form) for value in data]
    return form(data) if isinstance(data, str) else data


def as_written(text: str) -> str:
    """The very text."""
    return text


def words_only(text: str) -> str:
    """The text with one blank for any number of blanks and line ends, and none around it."""
    return " ".join(word for word in text.replace("\n", " ").split(" ") if word)


def edited(document: Document, edits: Iterable[Edit]) -> object:
    """What the data should be once these names and values have been written otherwise."""
    data: Any = deepcopy(document.data)
    places = {edit.span: edit.text for edit in edits}
    for at, span in document.spans.items():
        if span not in places or not (at.endswith("#key") or _is_word(value_at(document.data, at))):
            continue
        holder: Any = value_at(data, at.rpartition("/")[0])
        last = steps(at.removesuffix("#key"))[-1]
        text = places.pop(span)  # the first is meant: an empty value has the place of its name
        if at.endswith("#key"):
            fields = {text if name == last else name: value for name, value in holder.items()}
            holder.clear()
            holder.update(fields)
        else:
            holder[int(last) if isinstance(holder, list) else last] = _read(text)
    return data


def _is_word(value: object) -> bool:
    return not isinstance(value, dict | list)


def _read(text: str) -> object:
    return json.loads(text) if text.startswith('"') else text.strip("'")


def _said(found: tuple[Diagnostic, ...]) -> Said:
    # Not by their messages, which count and quote letters; a field's name may be in parts (NFD).
    return Counter((each.code, composed(each.at.pointer), each.ignored) for each in found)
