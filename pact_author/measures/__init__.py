"""Counts to estimates with intervals; the only floor that does arithmetic on arrays."""
