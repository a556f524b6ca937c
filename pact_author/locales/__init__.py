"""Scenarios in words: names, lexicon, prompts."""
