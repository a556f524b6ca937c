import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_samples import hearing

from pact_author.model.review import Said, Verdict
from pact_author.review.verdict import weigh


def of(*told):
    return weigh([hearing(*told)])


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (["sound"], Verdict.SUPPORTED),
        (["unsound"], Verdict.DOUBTFUL),
        (["sound", "sound", "unsound"], Verdict.SUPPORTED),
        (["sound", "unsound", "unsound"], Verdict.DOUBTFUL),
        (["sound", "unsound"], Verdict.CONTESTED),
        (["sound", "sound", "sound", "unsound", "unsound"], Verdict.CONTESTED),
        (["abstained"], Verdict.ABSTAINED),
        (["abstained", "sound"], Verdict.ABSTAINED),
        (["abstained", "sound", "sound"], Verdict.SUPPORTED),
    ],
)
def test_votes_come_to_a_verdict(told, verdict):
    assert verdict is of(*told).verdict


@pytest.mark.parametrize("word", ["unread", "misquoted", "swayed", "refused", "failed"])
def test_what_is_no_vote_and_no_abstention_gives_no_verdict(word):
    assert None is of(word).verdict
    assert None is of(word, word, word).chance


@given(
    st.lists(st.sampled_from(["sound", "unsound", "abstained"]), min_size=1, max_size=8),
    st.lists(st.sampled_from(["unread", "misquoted", "swayed", "refused", "failed"]), max_size=8),
)
def test_what_cannot_be_used_changes_no_verdict(told, useless):
    assert of(*told).verdict == of(*told, *useless).verdict


def test_judges_count_the_same_however_many_samples_they_gave():
    three, one = hearing("sound", "sound", "sound", judge="a"), hearing("unsound", judge="b")

    assert Verdict.CONTESTED is weigh([three, one]).verdict
    assert pytest.approx(0.5) == weigh([three, one]).chance


def test_votes_are_counted_and_judges_named():
    told = weigh([hearing("sound", "unread", judge="a"), hearing("unsound", judge="b")])

    assert {Said.SOUND: 1, Said.UNSOUND: 1, Said.UNREAD: 1} == told.votes
    assert ("a", "b") == told.judges


def test_disagreement_is_the_chance_that_two_votes_differ():
    assert (0.0, 1.0, pytest.approx(2 / 3)) == (
        of("sound").disagreement,
        of("sound", "unsound").disagreement,
        of("sound", "sound", "unsound").disagreement,
    )


def test_the_surest_doubt_with_words_carries_a_doubtful_verdict():
    told = weigh(
        [
            hearing("unsound", confidence=0.6, quote="bow", reason="too sure", judge="a"),
            hearing("unsound", confidence=1.0, reason="none", judge="b"),
        ]
    )

    assert ("bow", "too sure") == (told.quote, told.reason)
