"""Views and findings as text for people and machines; markup begins here."""
