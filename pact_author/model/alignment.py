"""How near a model's answers are to people's: figures by model, question and group of people."""

from dataclasses import dataclass

from pact_author.model.report import Estimate

FEWEST_PEOPLE = 5
"""Nothing is told of a group with fewer people than this."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What has to be known of human data before they are used: the licence, and what people agreed to."""

    licence: str
    consent: str


@dataclass(frozen=True, slots=True)
class Variation:
    """Total variation |p − q|, mean over items; it is never 0 for a sample, so two references stand beside it.

    oracle: what a model would get that answers from the people's own distribution, with as many answers an item.
    human_human: what another sample of as many people would get.
    """

    est: Estimate
    oracle: float | None
    human_human: float | None


@dataclass(frozen=True, slots=True)
class Majority:
    """How often an answer is that of most people here, mean over items without a tie. ties: items that are left out.

    ceiling: what always choosing the side that most people are truly on would get, as the sample may miss it.
    """

    est: Estimate
    ties: int
    ceiling: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The chance that two answers to an item are the same: of two people, and of the model and a person."""

    human_human: float | None
    model_human: Estimate


@dataclass(frozen=True, slots=True)
class DisagreementCorrelation:
    """Are items that divide people those that divide the model's answers? reliability: of people's own disagreement.

    corrected: raw / √reliability. reason: why one of them is None.
    """

    raw: float | None
    reliability: float | None
    corrected: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Raters:
    """People an item: fewest, median, most."""

    min: int
    median: float
    max: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of a model beside a group of people on the items that both answered.

    left_out: items that cannot be used for sq_dist_debiased, because one person or one answer of the model is all.
    alpha: Krippendorff's, of the people alone. gap: culture rate of the model minus that of people; its standard error
    is of items and people both.
    """

    n_items: int
    n_people: int
    n_judgments: int
    raters: Raters
    alpha: float | None
    sq_dist_debiased: Estimate
    left_out: int
    tv: Variation
    majority_match: Majority
    pairwise_agreement: Agreement
    disagreement_corr: DisagreementCorrelation
    gap: Estimate


@dataclass(frozen=True, slots=True)
class Beside:
    """One item: of n people the share p chose the norm, of the model's answers the share q. about: its scenario.

    lo, hi: 95 % interval of p. q_lo, q_hi: of q; None where probabilities were read, or no prompt was asked twice.
    again_lo, again_hi: where the share of another sample of as many people lies, 90 times of 100 at least.
    """

    item: str
    about: str
    p: float
    lo: float
    hi: float
    n: int
    q: float
    q_lo: float | None
    q_hi: float | None
    again_lo: float
    again_hi: float

    @property
    def outside(self) -> bool:
        """Whether the model is farther from these people than another sample of people would be."""
        return not self.again_lo <= self.q <= self.again_hi


@dataclass(frozen=True, slots=True)
class Band:
    """By the share of n people who chose the norm: where that of another n people lies, 90 times of 100 at least."""

    n: int
    p: tuple[float, ...]
    lo: tuple[float, ...]
    hi: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Everybody's items one by one; hidden: items that fewer than FEWEST_PEOPLE answered. band: at their median n."""

    told: tuple[Beside, ...]
    hidden: int
    band: Band | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """group: "all" or a country of respondents. figures: None with a reason where there are too few people or items.

    items: of everybody alone, so that no country's people can be worked out from them.
    """

    model: str
    setting: str
    question: str
    group: str
    figures: Figures | None
    reason: str | None = None
    items: Items | None = None
