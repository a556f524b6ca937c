import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.canonical import canonical_json, content_id, digest

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text('aé日\n"\\'),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab日", max_size=3), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_letters_are_real():
    assert '{"a":"日","b":[1,true,null]}' == canonical_json({"b": [1, True, None], "a": "日"})


def test_values_that_are_no_json_are_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(float("nan"))


def test_fields_are_framed():
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_a_content_id_is_sixteen_letters_and_digits():
    # The same on every machine for ever: releases carry these.
    assert "kcf7hdbcyfchsqtq" == content_id(["jp/shoes-at-the-door", {}])


@given(json_values)
def test_the_order_of_keys_changes_nothing(value):
    def turned(part):
        if isinstance(part, dict):
            return {key: turned(part[key]) for key in reversed(part)}
        return [turned(inner) for inner in part] if isinstance(part, list) else part

    assert canonical_json(value) == canonical_json(turned(value))
