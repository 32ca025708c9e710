"""Integrity: what was published and archived is what the repository gives."""
