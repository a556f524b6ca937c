"""Draft translations by a model: marked as such, checked before they are written, never over a person's text."""
