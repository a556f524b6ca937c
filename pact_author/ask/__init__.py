"""Calls to replies: one loop, one store, one transport."""
