"""The gate before a site goes out: its finished files are looked at once more, as bytes."""
