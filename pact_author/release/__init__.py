"""The job that turns a clean corpus into frozen files, and opens and verifies them."""
