"""The job that makes drafts of scenarios from tables that others wrote, each with where it comes from."""
