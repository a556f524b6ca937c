"""What is said of a file can be kept as JSON, and is the same when it is read again."""

import dataclasses
import json

from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.corpus import Sketch
from pact_author.model.diagnostic import Diagnostic, Edit, Location, Related, Severity, Span
from pact_author.model.ignore import Ignore
from pact_author.model.scenario import Status
from pact_author.model.translation import CatalogSketch, EntrySketch, TranslationState
from pact_author.validate.judged import Judged, from_json, to_json

numbers = st.integers(1, 10**6)
spans = st.builds(Span, numbers, numbers, numbers, numbers)
texts = st.text(max_size=8)
lines = st.text(st.characters(exclude_characters="\n"), max_size=8)
places = st.builds(Location, texts, spans, texts)
OF_TYPE = {
    "path": texts,
    "severity": st.sampled_from(Severity),
    "at": places,
    "related": st.lists(st.builds(Related, texts, places), max_size=2).map(tuple),
    "ignored": st.none() | texts,
    "ignored_at": st.none() | places,
    "edit": st.none() | st.builds(Edit, spans, texts),
    "fixable": st.booleans(),
    "codes": st.lists(texts, max_size=2).map(tuple),
    "first": numbers,
    "last": numbers,
    "whole": st.booleans(),
    "status": st.sampled_from(Status),
    "superseded_by": st.none() | texts,
    "shingles": st.frozensets(st.integers(0, 2**64 - 1), max_size=5),
    "readable": st.booleans(),
    "texts": st.lists(st.tuples(lines, lines), max_size=2).map(tuple),
    "state": st.sampled_from(TranslationState),
}


def every(kind, **more):
    """Any value of a class, each of its fields given: one that is added later is drawn too."""
    return st.builds(kind, **{f.name: (OF_TYPE | more).get(f.name, texts) for f in dataclasses.fields(kind)})


judged = every(
    Judged,
    diagnostics=st.lists(every(Diagnostic), max_size=2).map(tuple),
    ignores=st.lists(every(Ignore), max_size=2).map(tuple),
    sketch=st.none() | every(Sketch),
    catalog=st.none() | every(CatalogSketch, entries=st.lists(every(EntrySketch), max_size=2).map(tuple)),
)


@given(judged)
def test_what_was_kept_is_what_is_read(one):
    assert one == from_json(json.loads(json.dumps(to_json(one))))
