"""What a change owes its readers: a reason; and what is told even with one.

These rules compare two states (``insek pruefen --seit 2024``).
"""

from collections.abc import Callable, Iterator, Sequence

from insek.compare.plan import Unterschied, Vergleich
from insek.compare.unread import may_hide_change
from insek.compare.verwandt import kindred
from insek.model.aenderung import Aenderung
from insek.model.befund import Befund, Schwere
from insek.model.herausforderung import Antworten
from insek.model.kinds import KINDS, RAUM_KINDS
from insek.model.regel import Regel
from insek.model.text import count_words
from insek.suggest import likely, share_word

A01 = Regel(
    code="A01",
    titel="Änderung ohne Begründung",
    grund="An den Zielen der Stadt ändert sich nichts stillschweigend: zu jeder Änderung in der Sache"
    " gehört ein Grund. Was abgeschwächt, verschoben oder gestrichen wird, ist nie nur redaktionell.",
    beispiel="ziele/a.yml:1: „Titel“ ist geändert, ohne dass eine Änderung es begründet."
    " → Im Ordner „aenderungen“ unter dem Jahr des kommenden Jahrgangs eine Datei mit „betrifft:"
    " [ziel:a]“, „tiefe“, „anlass“ und „begruendung“ anlegen. „insek aenderung anlegen“ bereitet sie"
    " vor.",
)
A02 = Regel(
    code="A02",
    titel="Begründung ohne Änderung",
    grund="Eine Begründung für etwas, das gleich geblieben ist, führt in die Irre.",
    beispiel="aenderungen/2019/x.yml:3: „ziel:a“ hat sich nicht geändert. → Den Eintrag streichen oder"
    " die Kennung prüfen.",
    schwere=Schwere.WARNUNG,
)
A03 = Regel(
    code="A03",
    titel="Tiefgreifende Änderung in einer Anpassung",
    grund="Was den Plan grundlegend ändert, gehört in die nächste umfassende Fortschreibung.",
    beispiel="aenderungen/2019/x.yml:4: Eine tiefgreifende Änderung gehört nicht in eine jährliche"
    " Anpassung. → Sie für die nächste Fortschreibung aufheben.",
)
A04 = Regel(
    code="A04",
    titel="Abgeschwächt, verschoben oder entfallen",
    grund="Was schwächer wird, steht immer da, auch wenn es gute Gründe gibt.",
    beispiel="ziele/a.yml:1: „Titel“: Zielwert entfallen. → Prüfen, ob der genannte Grund dazu passt:"
    " „Ziel überprüft“.",
    schwere=Schwere.HINWEIS,
)
A05 = Regel(
    code="A05",
    titel="Kennung für etwas anderes verwendet",
    grund="Eine Kennung gehört für immer zu einem Ding; sonst vergleicht man Äpfel mit Birnen.",
    beispiel="ziele/a.yml:1: „a“ hieß bisher „Alt“ und ist jetzt etwas anderes: „Neu“. → Dem Neuen eine"
    " eigene Kennung geben und „hervorgegangen_aus“ angeben.",
)
A07 = Regel(
    code="A07",
    titel="Begründung unter einem anderen Jahr",
    grund="Der Ordner sagt, zu welchem Jahrgang ein Grund gehört. Wer den Jahrgang liest, sucht die"
    " Gründe unter seinem Jahr.",
    beispiel="aenderungen/2026/x.yml:1: Diese Begründung steht unter 2026; abgeschlossen wird der"
    " Jahrgang 2025. → Den Jahrgang als 2026 abschließen oder die Datei nach „aenderungen/2025“"
    " verschieben.",
)
A08 = Regel(
    code="A08",
    titel="Vielleicht ein Nachfolger",
    grund="Steht nirgends, woraus etwas hervorgegangen ist, zeigt jeder Vergleich zweierlei: etwas ist"
    " entfallen, und etwas anderes ist neu. Wer die Geschichte eines Zieles sucht, findet sie nicht.",
    beispiel="ziele/radwege.yml:1: „Radverkehr stärken“ ist neu und sagt fast dasselbe wie der"
    " entfallene Eintrag „Radverkehr ausbauen“. → Ist es dasselbe, die Kennung „radverkehr“"
    " behalten oder „hervorgegangen_aus: [radverkehr]“ ergänzen.",
    schwere=Schwere.HINWEIS,
)
REGELN = (A01, A02, A03, A04, A05, A07, A08)
_REASONED = {"ziele", "fachteile", "massnahmen", *RAUM_KINDS}
_LINKS = {kind.name: kind.link for kind in KINDS if kind.link} | dict.fromkeys(RAUM_KINDS, "raum")


def link_of(change: Unterschied) -> str:
    """How an Änderung names what changed: ``ziel:radverkehr-ausbauen``."""
    return f"{_LINKS.get(change.kind, change.kind)}:{change.record.id}"


def owes_reason(change: Unterschied) -> bool:
    """Whether a change of substance to a Ziel, Fachteil, Massnahme or Raum must be explained."""
    return change.kind in _REASONED and change.is_own


def reasons(change: Unterschied, aenderungen: tuple[Aenderung, ...]) -> tuple[Aenderung, ...]:
    """The Änderungen that give the reason for a change, by its id or an ancestor's."""
    links = links_of(change)
    return tuple([a for a in aenderungen if not links.isdisjoint(a.betrifft)])


class Given:
    """Änderungen by what they name, to be asked about many changes."""

    def __init__(self, aenderungen: Sequence[Aenderung]) -> None:
        self._aenderungen = aenderungen
        self._places: dict[str, list[int]] = {}
        for place, aenderung in enumerate(aenderungen):
            for link in aenderung.betrifft:
                self._places.setdefault(link, []).append(place)

    def reasons(self, change: Unterschied) -> tuple[Aenderung, ...]:
        """The same as ``reasons`` gives, without a look at each of them."""
        found = {place for link in links_of(change) for place in self._places.get(link, ())}
        return tuple([self._aenderungen[place] for place in sorted(found)])


def links_of(change: Unterschied) -> set[str]:
    """All names under which an Änderung may mean a change."""
    links = {link_of(change), *_of_answers(change)}
    for record in (*change.pairing.ancestors, *change.pairing.successors):
        links.add(f"{_LINKS.get(change.kind, change.kind)}:{record.id}")
    return links


def _of_answers(change: Unterschied) -> Iterator[str]:
    """Whose the answers of a sheet are: the Fachteil that gives them, and what they answer."""
    if isinstance(change.record, Antworten):
        yield f"fachteil:{change.record.fachteil}"
        cells = (faktum.path[1] for faktum in change.fakten if faktum.path[0] == "antworten")
        yield from (f"herausforderung:{cell}" for cell in cells)


def check_comparison(
    vergleich: Vergleich, aenderungen: tuple[Aenderung, ...], *, yearly: bool
) -> tuple[Befund, ...]:
    """Everything that the change from one state to another owes its readers."""
    checks: tuple[Callable[[], Iterator[Befund]], ...] = (
        lambda: _unreasoned(vergleich, aenderungen),
        lambda: _pointless(vergleich, aenderungen),
        lambda: _too_deep(aenderungen) if yearly else iter(()),
        lambda: _weakened(vergleich, aenderungen),
        lambda: _reused(vergleich),
        lambda: _unnamed(vergleich),
    )
    return tuple(befund for check in checks for befund in check())


def check_years(aenderungen: Sequence[Aenderung], jahr: int) -> Iterator[Befund]:
    """New Änderungen that stand under another year than that of the Jahrgang to be closed."""
    for aenderung in aenderungen:
        if aenderung.jahrgang != jahr:
            move = f"ie Datei nach „aenderungen/{jahr}“ verschieben."
            is_later = aenderung.jahrgang > jahr
            other = f"Den Jahrgang als {aenderung.jahrgang} abschließen oder d" if is_later else "D"
            yield A07.befund(
                aenderung.location,
                f"Diese Begründung steht unter {aenderung.jahrgang}; abgeschlossen wird der Jahrgang"
                f" {jahr}.",
                f"{other}{move}",
            )


def check_closed(aenderungen: Sequence[Aenderung], newest: int) -> Iterator[Befund]:
    """New Änderungen that stand under a year whose Jahrgang is closed: nobody would find them.

    They are sent to where others for the coming Jahrgang stand.
    """
    coming = min((a.jahrgang for a in aenderungen if a.jahrgang > newest), default=newest + 1)
    for aenderung in aenderungen:
        if aenderung.jahrgang <= newest:
            yield A07.befund(
                aenderung.location,
                f"Diese Begründung ist neu und steht unter {aenderung.jahrgang}; der Jahrgang"
                f" {newest} ist schon beschlossen.",
                "Die Datei in den Ordner des kommenden Jahrgangs verschieben, zum Beispiel nach"
                f" „aenderungen/{coming}“.",
            )


def _unreasoned(vergleich: Vergleich, aenderungen: tuple[Aenderung, ...]) -> Iterator[Befund]:
    for change in vergleich.unterschiede:
        given = reasons(change, aenderungen)
        if not owes_reason(change):
            continue
        if not given:
            yield A01.befund(
                change.record.location,
                f"„{change.record.titel}“ ist {change.arten[0]}, ohne dass eine Änderung es"
                " begründet.",
                "Im Ordner „aenderungen“ unter dem Jahr des kommenden Jahrgangs eine Datei mit"
                f" „betrifft: [{link_of(change)}]“, „tiefe“, „anlass“ und „begruendung“ anlegen."
                " „insek aenderung anlegen“ bereitet sie vor.",
            )
        elif change.is_weakening and all(a.tiefe == "redaktionell" for a in given):
            yield A01.befund(
                given[0].at("tiefe"),
                f"„{change.record.titel}“ ist {change.arten[0]}; das ist nicht nur redaktionell.",
                "„tiefe: klein“ schreiben und in der „begruendung“ den Grund nennen.",
            )


def _pointless(vergleich: Vergleich, aenderungen: tuple[Aenderung, ...]) -> Iterator[Befund]:
    changed = {link_of(change) for change in vergleich.unterschiede}
    for change in vergleich.unterschiede:
        for record in (*change.pairing.ancestors, *change.pairing.successors):
            changed.add(f"{_LINKS.get(change.kind, change.kind)}:{record.id}")
    for sheet in vergleich.of_kind("antworten"):
        changed.update(_of_answers(sheet))
    for aenderung in aenderungen:
        for index, link in enumerate(aenderung.betrifft):
            if link not in changed and not may_hide_change(vergleich, link):
                meant = likely(link.replace(":", " "), sorted(changed))
                yield A02.befund(
                    aenderung.at("betrifft", index),
                    f"„{link}“ hat sich nicht geändert.",
                    f"Meinten Sie „{meant}“?"
                    if meant
                    else "Den Eintrag streichen oder die Kennung prüfen.",
                )


def _too_deep(aenderungen: tuple[Aenderung, ...]) -> Iterator[Befund]:
    for aenderung in aenderungen:
        if aenderung.tiefe == "tiefgreifend":
            yield A03.befund(
                aenderung.at("tiefe"),
                "Eine tiefgreifende Änderung gehört nicht in eine jährliche Anpassung.",
                "Sie für die nächste Fortschreibung aufheben.",
            )


def _weakened(vergleich: Vergleich, aenderungen: tuple[Aenderung, ...]) -> Iterator[Befund]:
    for change in vergleich.weakenings:
        titles = " und ".join(f"„{a.titel}“" for a in reasons(change, aenderungen))
        facts = [faktum.satz for faktum in change.fakten if faktum.is_weakening]
        told = " ".join(facts) or f"{', '.join(change.arten)}."
        yield A04.befund(
            change.record.location,
            f"„{change.record.titel}“: {told}",
            f"Prüfen, ob der genannte Grund dazu passt: {titles}."
            if titles
            else "Der Rat und die Öffentlichkeit sehen diese Zeile; ein Grund ist nicht genannt.",
        )


def _reused(vergleich: Vergleich) -> Iterator[Befund]:
    for change in vergleich.unterschiede:
        old, new = change.pairing.old, change.pairing.new
        if old is None or new is None or old.id != new.id or not old.titel:
            continue
        kept = any(share_word(name, new.titel) for name in (old.titel, new.id))
        renamed = not kept and count_words(new.titel) > 0
        if renamed and len(change.fakten) > 3 and not new.hervorgegangen_aus:
            yield A05.befund(
                new.location,
                f"„{new.id}“ hieß bisher „{old.titel}“ und ist jetzt etwas anderes: „{new.titel}“.",
                "Dem Neuen eine eigene Kennung geben und „hervorgegangen_aus“ angeben.",
            )


def _unnamed(vergleich: Vergleich) -> Iterator[Befund]:
    for new, old in kindred(vergleich):
        yield A08.befund(
            new.location,
            f"„{new.titel}“ ist neu und sagt fast dasselbe wie der entfallene Eintrag „{old.titel}“.",
            f"Ist es dasselbe, die Kennung „{old.id}“ behalten oder „hervorgegangen_aus:"
            f" [{old.id}]“ ergänzen.",
        )
