"""The study's tables about people: rates and pooled "agreement" by group, and a profile of each item."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pact_author.measures.paper import QUESTIONS, agreement, difference, distinct, grouped, mean, relation, side, theme
from pact_author.model.human import Cell, HumanAnswer, Profile, Table, table

_BY: dict[str, Callable[[HumanAnswer], Cell]] = {
    "respondent_country": lambda a: a.respondent_country,
    "country_relation": lambda a: relation(a.respondent_country, a.scenario_country),
    "scenario_country": lambda a: a.scenario_country,
    "receiver_age": lambda a: a.receiver_age,
    "receiver_gender": lambda a: a.receiver_gender,
    "respondent_demo": lambda a: a.respondent_demo,
    "scenario_theme": lambda a: theme(a.scenario),
}
_GROUPINGS = (
    (),
    ("respondent_country",),
    ("country_relation",),
    ("respondent_country", "country_relation"),
    ("scenario_country",),
    ("receiver_age",),
    ("receiver_gender",),
    ("respondent_demo",),
    ("scenario_theme",),
)
_COLUMNS = (
    "grouping",
    "personal_culture_rate",
    "norm_culture_rate",
    "norm_personal_gap",
    "personal_majority_agreement",
    "norm_majority_agreement",
    "n_judgments",
    "n_respondents",
    "n_items",
    *_BY,
)


def choice(answer: HumanAnswer, question: str) -> float | None:
    """What a person chose: 1 for A, 0 for B, None for anything else."""
    return side(answer.human_personal if question == "personal" else answer.human_norm)


def response_summary(answers: Sequence[HumanAnswer]) -> Table:
    """human_response_summary: a block a grouping. Agreement is that of the pooled rate, not a mean over items."""
    return table("human_response_summary", _COLUMNS, _summaries(answers))


def _summaries(answers: Sequence[HumanAnswer]) -> Iterator[dict[str, Cell]]:
    for names in _GROUPINGS:
        for key, group in grouped(answers, _key(names)):
            personal, norm = (mean([choice(answer, question) for answer in group]) for question in QUESTIONS)
            yield {
                "grouping": "+".join(names) or "overall",
                "personal_culture_rate": personal,
                "norm_culture_rate": norm,
                "norm_personal_gap": difference(norm, personal),
                "personal_majority_agreement": agreement(personal),
                "norm_majority_agreement": agreement(norm),
                "n_judgments": len(group),
                "n_respondents": distinct(answer.respondent_id for answer in group),
                "n_items": distinct(answer.scenario_item_id for answer in group),
                **dict(zip(names, key, strict=True)),
            }


def _key(names: Sequence[str]) -> Callable[[HumanAnswer], tuple[Cell, ...]]:
    return lambda answer: tuple(_BY[name](answer) for name in names)


def profiles(answers: Iterable[HumanAnswer]) -> list[Profile]:
    """human_item_profiles: of each question and item, what everybody chose, then what each country and demo did."""
    chose = {
        question: [(answer, value) for answer in answers if (value := choice(answer, question)) is not None]
        for question in QUESTIONS
    }
    return [profile for question in QUESTIONS for profile in _profiles(question, chose[question])]


def _profiles(question: str, chose: Sequence[tuple[HumanAnswer, float]]) -> Iterator[Profile]:
    for (item,), group in grouped(chose, lambda each: (each[0].scenario_item_id,)):
        yield Profile(item, question, sum(value for _, value in group) / len(group), len(group))
    subgroups = grouped(
        chose, lambda each: (each[0].scenario_item_id, each[0].respondent_country, each[0].respondent_demo)
    )
    for (item, country, demo), group in subgroups:
        yield Profile(item, question, sum(value for _, value in group) / len(group), len(group), country, demo)


def of_everybody(found: Iterable[Profile]) -> list[Profile]:
    """Profiles without a country and demo. As in the study, people who gave neither are one more "everybody"."""
    return [profile for profile in found if profile.country is None and profile.demo is None]


def of_subgroups(found: Iterable[Profile]) -> list[Profile]:
    """Profiles with a country and a demo."""
    return [profile for profile in found if profile.country is not None and profile.demo is not None]
