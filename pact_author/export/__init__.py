"""The job that writes items of a release as tasks of other evaluation tools, none of whose answers is correct."""
