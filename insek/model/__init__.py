"""The Plan and what it holds: frozen, typed, without input or output."""
