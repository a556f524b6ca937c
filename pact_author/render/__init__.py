"""Results to text; sees only model, and never a disk."""
