"""The job that reads and judges a whole corpus."""
