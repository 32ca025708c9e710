"""The register of Jahrgänge as text: a list to read, and a file with one more entry."""

from collections.abc import Iterator

from insek.loading.register import LoadedRegister
from insek.numbers import german_date
from insek.render.befunde import json_text, visible


def as_lines(loaded: LoadedRegister) -> Iterator[str]:
    """A line per Jahrgang: sound or not, year, title, decision, revision."""
    if not loaded.register.jahrgaenge and not loaded.befunde:
        yield "Es ist noch kein Jahrgang beschlossen."
    for item in loaded.register.jahrgaenge:
        decided = "Beispiel-Fortschreibung ohne Beschluss"
        if item.beschluss:
            day = german_date(item.beschluss.datum)
            decided = f"{item.beschluss.vorlage} vom {day}" if day else item.beschluss.vorlage
        sign = "in Ordnung" if item in loaded.sound else "fehlerhaft"
        yield visible(f"{item.jahr}  {item.titel} – {decided} – {item.revision[:12]}, {sign}")


def with_entry(
    before: str,
    jahr: int,
    titel: str,
    art: str,
    datum: str,
    decided: tuple[str, str, str] | None,
    commit: str,
    tree: str,
) -> str:
    """The register file with one more Jahrgang; what stood in it stays as it was."""
    head = before.rstrip("\n") if before.strip() else "jahrgaenge:"
    lines = [
        f"  - jahr: {jahr}",
        f"    titel: {json_text(titel)}",
        f"    art: {art}",
        f"    datum: {datum}",
    ]
    if decided:
        gremium, vorlage, day = decided
        lines += [
            "    beschluss:",
            f"      gremium: {json_text(gremium)}",
            f"      vorlage: {json_text(vorlage)}",
            f"      datum: {day}",
        ]
    else:
        lines.append("    beispiel: true")
    return "\n".join([head, *lines, f"    revision: {commit}", f'    baum: "{tree}"', ""])
