"""The job that asks a model the items of a release and measures what it chose."""
