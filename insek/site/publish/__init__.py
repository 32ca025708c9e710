"""Publishing everything: all Jahrgänge, the Entwurf, every comparison, every story."""
