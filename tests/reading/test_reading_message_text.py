"""A strict subset of ICU MessageFormat: total, exact about faults, and printed back to the same parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.model.message import Branching, Hash, Message, Placeholder
from pact_author.reading.message_text import parse_message, print_message


def parts(text):
    message, faults = parse_message(text)
    assert () == faults
    assert text == message.source
    return message.parts


def faults(text):
    message, found = parse_message(text)
    assert message is None
    return [(f.offset, f.quote, f.message) for f in found]


HER = Branching("g", "select", (("female", ("her",)), ("other", ("their",))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("{actor} sits", (Placeholder("actor"), " sits")),
        ("{ actor }{b2}", (Placeholder("actor"), Placeholder("b2"))),
        ("it's {actor}", ("it's ", Placeholder("actor"))),
        ("the guests' shoes", ("the guests' shoes",)),
        ("it''s", ("it's",)),
        ("a '{b}' c", ("a {b} c",)),
        ("a '{b''c}' d", ("a {b'c} d",)),
        ("'}'", ("}",)),
        ("# 'x' |", ("# 'x' |",)),
        ("{g, select, female {her} other {their}}", (HER,)),
        ("{g,select,female{her}other{their}}", (HER,)),
        ("{g,\n  select,\n  female {her}\n  other {their}\n}", (HER,)),
        ("{g, select, other {}}", (Branching("g", "select", (("other", ()),)),)),
        ("{n, plural, =0 {none} one {#} other {# x}}",
         (Branching("n", "plural", (("=0", ("none",)), ("one", (Hash(),)), ("other", (Hash(), " x")))),)),
        ("{n, plural, other {'#' {a}}}", (Branching("n", "plural", (("other", ("# ", Placeholder("a"))),)),)),
        ("{g, select, other {#}}", (Branching("g", "select", (("other", ("#",)),)),)),
        ("{n, plural, other {{g, select, other {#}}}}",
         (Branching("n", "plural", (("other", (Branching("g", "select", (("other", ("#",)),)),)),)),)),
        ("{a, select, other {{b, select, other {{c, select, other {x}}}}}}",
         (Branching("a", "select", (("other", (Branching("b", "select", (("other", (
             Branching("c", "select", (("other", ("x",)),)),)),)),)),)),)),
    ],
)  # fmt: skip
def test_what_is_understood(text, expected):
    assert expected == parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {} b", [(2, "{}", "a placeholder without a name")]),
        ("a { } b", [(2, "{ }", "a placeholder without a name")]),
        ("{0}", [(0, "{0}", "`0` is a number, not the name of a placeholder")]),
        ("{Actor}", [(0, "{Actor}", "`Actor` has capital letters")]),
        ("{a.b}", [(0, "{a.b}", "`a.b` is not the name of a placeholder")]),
        ("{a.__class__}", [(0, "{a.__class__}", "`a.__class__` is not the name of a placeholder")]),
        ("{a!r}", [(0, "{a!r}", "`a!r` is not the name of a placeholder")]),
        ("{a[0]}", [(0, "{a[0]}", "`a[0]` is not the name of a placeholder")]),
        ("{a:>10}", [(0, "{a:>10}", "`a:>10` is not the name of a placeholder")]),
        ("{_a}", [(0, "{_a}", "`_a` is not the name of a placeholder")]),
        ("{é}", [(0, "{é}", "`é` is not the name of a placeholder")]),
        ("{the guest}", [(0, "{the guest}", "`{the guest}` is not a placeholder")]),
        ("{{actor}}", [(0, "{{actor}}", "`{{actor}}` has doubled braces")]),
        ("{{actor} x", [(0, "{{actor}", "`{{actor}` is not a placeholder")]),
        ("{actor", [(0, "{actor", "a `{` that is not closed")]),
        ("x {", [(2, "{", "a `{` that is not closed")]),
        ("x }", [(2, "}", "a `}` with no `{` before it")]),
        ("{A} }", [(0, "{A}", "`A` has capital letters"), (4, "}", "a `}` with no `{` before it")]),
        ("it '{x", [(3, "'{", "`'{` begins a quotation that does not end")]),
        ("{n, number}", [(4, "number", "`number` is not a kind of choice")]),
        ("{n, selectordinal, other {x}}", [(4, "selectordinal", "`selectordinal` is not a kind of choice")]),
        ("{n, }", [(0, "{n, }", "the kind of choice is missing after the comma")]),
        ("{n, select}", [(0, "{n, select", "a comma is missing after `select`")]),
        ("{n, select, }", [(0, "{n, select,", "the choice by `n` has no `other`")]),
        ("{n, select, male {x}}", [(0, "{n, select,", "the choice by `n` has no `other`")]),
        ("{n, select, other {x} other {y}}", [(22, "other", "the branch `other` stands twice")]),
        ("{n, select, other}", [(12, "other", "the branch `other` has no text")]),
        ("{n, select, {x} other {y}}", [(12, "{", "a branch is missing its name")]),
        ("{n, select, other {x}", [(0, "{n, select,", "a `{` that is not closed")]),
        ("{n, select, other {x", [(18, "{", "a `{` that is not closed")]),
        ("{n, select, Male {x} other {y}}", [(12, "Male", "`Male` is not the name of a branch")]),
        ("{n, plural, male {x} other {y}}", [(12, "male", "`male` is not the name of a branch")]),
        ("{n, plural, =1.5 {x} other {y}}", [(12, "=1.5", "`=1.5` is not the name of a branch")]),
        ("{n, plural, offset:1 other {y}}", [(12, "offset:1", "the branch `offset:1` has no text")]),
        ("{N, select, other {x}}", [(0, "{N", "`N` has capital letters")]),
    ],
)  # fmt: skip
def test_what_is_refused(text, expected):
    assert expected == faults(text)


def test_choices_nested_four_deep_are_refused():
    text = "x"
    for name in "abcd":
        text = f"{{{name}, select, other {{{text}}}}}"
    assert ["choices are nested more than 3 deep"] == [message for _, _, message in faults(text)]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ["{" * 100_000, "{a,select,other" * 20_000 + "{", "'{" * 50_000, "}" * 50_000])
def test_a_hostile_text_is_refused_and_does_not_overflow(text):
    message, found = parse_message(text)
    assert message is None
    assert found


def soup(*pieces):
    return st.lists(st.sampled_from(pieces), max_size=25).map("".join)


@settings(deadline=None, max_examples=400)
@given(soup(*"{}',# \n=0aé", "select", "plural", "other"))
def test_any_text_is_a_message_or_has_faults_with_their_exact_words(text):
    message, found = parse_message(text)
    assert (message is None) == bool(found)
    assert all(fault.quote == text[fault.offset : fault.offset + len(fault.quote)] for fault in found)
    assert all(fault.quote and fault.message and fault.hint for fault in found)


@settings(deadline=None, max_examples=400)
@given(soup(*"{}',# ab", "{a}", "{a, select, other {", "{n, plural, other {#", "}}"))
def test_what_is_printed_is_parsed_to_the_same(text):
    message, _ = parse_message(text)
    if message is not None:
        assert message.parts == parts(print_message(message))


names = st.from_regex(r"[a-z][a-z0-9_]{0,3}", fullmatch=True)


def merged(pieces):
    """Neighbouring texts as one, as the parser makes them."""
    out = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        elif piece != "":
            out.append(piece)
    return tuple(out)


def sequences(depth, plural):
    texts = st.text(st.sampled_from("ab '{}#,é"), max_size=6)
    options = [texts, names.map(Placeholder)]
    if plural:
        options.append(st.just(Hash()))
    if depth < 3:
        options += [branchings(depth + 1, "select"), branchings(depth + 1, "plural")]
    return st.lists(st.one_of(options), max_size=4).map(merged)


def branchings(depth, kind):
    keys = names if kind == "select" else st.sampled_from(["zero", "one", "two", "few", "many", "=0", "=12"])
    inner = sequences(depth, kind == "plural")
    branches = st.dictionaries(keys, inner, max_size=2)

    def build(name, some, other):
        return Branching(name, kind, (*((k, v) for k, v in some.items() if k != "other"), ("other", other)))

    return st.builds(build, names, branches, inner)


@settings(deadline=None, max_examples=300)
@given(sequences(0, plural=False))
def test_any_parts_survive_print_and_parse(given_parts):
    assert given_parts == parts(print_message(Message("", given_parts)))
