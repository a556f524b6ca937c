"""pact-author: author, validate, build and score PACT datasets."""

__version__ = "0.1.0"
