"""Commands: open, call the job, render, exit."""
