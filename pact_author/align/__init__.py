"""Models beside people: the study's own tables, and figures that hold."""
