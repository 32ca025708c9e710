"""What a printed comparison says of itself: which two Stände lie side by side on the paper."""

from insek.model.stand import Stand
from insek.numbers import german_date
from insek.render.outer import Strecke


def verglichen(strecke: Strecke) -> str:
    """„Verglichen sind Jahrgang 2018 (Ratsversammlung, Vorlage 1) und Entwurf (Commit 1a2b).“."""
    return f"Verglichen sind {_named(strecke.alt)} und {_named(strecke.neu)}."


def _named(stand: Stand) -> str:
    """The Stand with what makes it this one: its decision, or its commit."""
    if stand.jahrgang is None:
        return f"{stand.titel} (Commit {stand.commit[:12]})" if stand.commit else stand.titel
    decided = stand.jahrgang.beschluss
    if decided is None:
        return f"{stand.titel} (ohne Beschluss)"
    day = f", {german_date(decided.datum)}" if decided.datum else ""
    return f"{stand.titel} ({decided.gremium}, Vorlage {decided.vorlage}{day})"
