"""Human answers and predictions to the tables that the study published, by its own rules."""

from collections.abc import Sequence

from pact_author.measures.paper_alignment import choices, no_persona_summary, persona_summary, uncertainty_summary
from pact_author.measures.paper_human import profiles, response_summary
from pact_author.measures.paper_regression import drop_one_deviance
from pact_author.model.human import HumanAnswer, Prediction, Table


def paper_tables(answers: Sequence[HumanAnswer], predictions: Sequence[Prediction]) -> tuple[Table, ...]:
    """human_response_summary, the three of alignment, and human_regression_drop_one_deviance."""
    found, chosen = profiles(answers), choices(predictions)
    return (
        response_summary(answers),
        no_persona_summary(chosen, found),
        persona_summary(chosen, found),
        uncertainty_summary(chosen, found),
        drop_one_deviance(answers),
    )
