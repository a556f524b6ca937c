"""Designs to variants, lazily."""
