"""What spoils a benchmark: one file a family, a rule is a function with a card."""

from pact_author.rules import corpus, norms, sides, wording

ALL = (*sides.RULES, *wording.RULES, *norms.RULES, *corpus.RULES)
"""Every rule there is. A test fails when one is left out."""
