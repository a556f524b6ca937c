"""A model's decisions in the study's columns to the study's figures; beside a second file, to flips as well."""

from pact_author.measures.paper_decisions import score
from pact_author.measures.paper_flips import KEYS, paired_flips, sides
from pact_author.model.decisions import DecisionFile, DecisionScores
from pact_author.model.human import Table


def score_decisions(decisions: DecisionFile) -> DecisionScores:
    """The figures of one file, which is read to its end."""
    return score(decisions.columns, decisions.rows).told()


def score_flips(left: DecisionFile, right: DecisionFile) -> tuple[Table, ...]:
    """What changes from the left file to the right one in the variants that both have; both are read to their end."""
    keys = [key for key in KEYS if key in left.columns and key in right.columns]
    return tuple(paired_flips(keys, *(sides(file.columns, keys, file.rows) for file in (left, right))))
