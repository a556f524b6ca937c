"""Asking models about norms, and how right they are before anybody listens to them."""
