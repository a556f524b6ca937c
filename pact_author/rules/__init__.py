"""What spoils a benchmark: one file a family, a rule is a function with a card."""
