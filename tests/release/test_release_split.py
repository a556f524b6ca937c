import hmac
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from release_samples import FIRST, WHOLE

from pact_author.model.errors import ReleaseError
from pact_author.release.split import Commitments, by_region, held_out, key_id, opening, read_key, subkey

KEY, OTHER = bytes(range(32)), bytes(32)
REGION = by_region(WHOLE.settings.regions)


def many(*counts):
    """Scenarios of made-up countries, some of each."""
    return [
        replace(FIRST, id=f"{country.lower()}/s-{number}", country=country)
        for country, count in zip(("JP", "BR", "KE", "FR"), counts, strict=False)
        for number in range(count)
    ]


def country(scenario):
    return scenario.country


def test_the_same_key_holds_out_the_same_and_another_one_others():
    scenarios = many(20, 20)

    assert held_out(scenarios, KEY, 20, country) == held_out(scenarios[::-1], KEY, 20, country)
    assert held_out(scenarios, KEY, 20, country) != held_out(scenarios, OTHER, 20, country)


def test_each_stratum_gives_its_share():
    held = held_out(many(20, 10, 5), KEY, 20, country)

    assert {"jp": 4, "br": 2, "ke": 1} == dict(Counter(id_[:2] for id_ in held))


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=4).filter(lambda n: sum(n) > 1),
    st.integers(1, 90),
    st.binary(min_size=32, max_size=32),
)
def test_the_whole_share_is_as_near_as_can_be_and_neither_part_is_empty(counts, percent, key):
    scenarios = many(*counts)
    held = held_out(scenarios, key, percent, country)

    assert min(max(round(len(scenarios) * percent / 100), 1), len(scenarios) - 1) == len(held)
    for place, count in Counter(s.country for s in scenarios).items():
        assert abs(sum(id_.startswith(place.lower()) for id_ in held) - count * percent / 100) <= 1


def test_a_scenario_that_is_added_moves_few():
    scenarios = many(40, 40)
    more = [*scenarios, replace(FIRST, id="jp/new", country="JP")]

    assert len(held_out(scenarios, KEY, 20, country) ^ held_out(more, KEY, 20, country)) <= 2


def test_strata_are_regions():
    assert WHOLE.settings.regions[FIRST.country] == REGION(FIRST)


def test_keys_for_two_purposes_have_nothing_in_common():
    assert len({subkey(KEY, "a"), subkey(KEY, "b"), subkey(OTHER, "a"), KEY}) == 4
    assert key_id(KEY) != key_id(OTHER)


def test_a_commitment_is_what_its_docstring_says_and_can_be_opened_without_the_key():
    told = Commitments.of(KEY)
    told.add("jp/a", b"one\n")
    told.add("br/b", b"other\n")
    told.add("jp/a", b"two\n")
    expected = hmac.digest(opening(KEY, "jp/a"), sha256(b"one\ntwo\n").digest(), "sha256").hex()

    assert expected in told.all()
    assert sorted(told.all()) == list(told.all())


def test_a_commitment_hides_its_rows_from_whoever_guesses_them():
    told = Commitments.of(KEY)
    told.add("jp/a", b"one\n")

    assert sha256(b"one\n").hexdigest() not in told.all()
    assert hmac.digest(opening(OTHER, "jp/a"), sha256(b"one\n").digest(), "sha256").hex() not in told.all()


def written(path, text, mode=0o600):
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_key_is_read_from_its_file(tmp_path):
    assert KEY == read_key(written(tmp_path / "key", KEY.hex().upper() + "\n"))


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        (KEY.hex(), 0o644, "others can read the key"),
        (KEY.hex()[:-1], 0o600, "is no key"),
        (KEY.hex() + "00", 0o600, "is no key"),
        ("", 0o600, "is no key"),
        ("\xff" * 64, 0o600, "is no key"),
    ],
)
def test_what_is_no_key_or_no_secret_is_refused_without_being_quoted(tmp_path, text, mode, expected):
    with pytest.raises(ReleaseError, match=expected) as refused:
        read_key(written(tmp_path / "key", text, mode))
    assert not text or text not in f"{refused.value.message}{refused.value.hint}"


def test_a_key_that_is_missing_is_said_how_to_make(tmp_path):
    with pytest.raises(ReleaseError, match="there is no key") as refused:
        read_key(tmp_path / "absent")
    assert "openssl rand -hex 32" in refused.value.hint
