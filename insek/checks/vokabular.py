"""Pages call words that exist, with arguments that make sense."""

import re
from collections.abc import Iterator

from insek import vocabulary
from insek.checks.contents import all_texts
from insek.checks.registry import Finding, rule
from insek.model.fields import quoted
from insek.model.kinds import NOUNS
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.text import Aufruf, find_closed, find_html, find_links
from insek.model.walk import markdown
from insek.suggest import did_you_mean
from insek.vocabulary import Angabe, Wort


def _pages(plan: Plan) -> Iterator[Entry]:
    yield from plan.fachteile
    yield from plan.seiten


def _calls(plan: Plan) -> Iterator[Aufruf]:
    for page in _pages(plan):
        text = markdown(page)
        if text:
            yield from text.aufrufe


@rule(
    "V02",
    "Unbekanntes Wort",
    grund="Nur Wörter des Vokabulars werden zu Tabellen, Listen und Zahlen.",
    beispiel="docs/index.md:6: Das Wort „zielmatrx“ gibt es nicht. → Meinten Sie „zielmatrix“?",
)
def words_exist(plan: Plan) -> Iterator[Finding]:
    """Every call names a word of the vocabulary."""
    for aufruf in _calls(plan):
        if aufruf.wort not in vocabulary.WORT_BY_NAME:
            yield Finding(
                aufruf.location,
                f"Das Wort „{aufruf.wort}“ gibt es nicht.",
                did_you_mean(
                    aufruf.wort, vocabulary.WORT_BY_NAME, "Das Handbuch nennt alle Wörter."
                ),
            )


@rule(
    "V03",
    "Falsche Angabe bei einem Wort",
    grund="Ein Wort braucht die richtigen Angaben, sonst zeigt es nichts oder das Falsche.",
    beispiel="docs/index.md:8: Bei „wert“ fehlt die Angabe „jahr“. → Zum Beispiel: {{"
    ' wert(indikator="einwohner", jahr=2024) }}.',
)
def arguments_fit(plan: Plan) -> Iterator[Finding]:
    """Every argument is known, complete, and means something that exists."""
    for aufruf in _calls(plan):
        wort = vocabulary.WORT_BY_NAME.get(aufruf.wort)
        if wort is None:
            continue
        for fact, remedy in _faults(plan, aufruf, wort):
            yield Finding(aufruf.location, fact, remedy)


def _faults(plan: Plan, aufruf: Aufruf, wort: Wort) -> Iterator[tuple[str, str]]:
    example = f"Zum Beispiel: {{{{ {wort.beispiel} }}}}."
    for angabe in wort.angaben:
        if angabe.required and angabe.name not in aufruf.argumente:
            yield f"Bei „{wort.name}“ fehlt die Angabe „{angabe.name}“.", example
    for name, value in aufruf.argumente.items():
        known = wort.angabe(name)
        if known is None:
            names = [angabe.name for angabe in wort.angaben]
            yield (
                f"Die Angabe „{name}“ gibt es bei „{wort.name}“ nicht.",
                did_you_mean(name, names, example),
            )
        else:
            yield from _value_faults(plan, known, value, example)
    if wort.name == "wert":
        yield from _missing_value(plan, aufruf)


def _value_faults(
    plan: Plan, angabe: Angabe, value: str | int, example: str
) -> Iterator[tuple[str, str]]:
    if isinstance(value, int) != angabe.number:
        wanted = (
            "eine Zahl ohne Anführungszeichen" if angabe.number else "ein Text in Anführungszeichen"
        )
        yield f"Bei „{angabe.name}“ wird {wanted} erwartet.", example
    elif angabe.choices and value not in angabe.choices:
        choices = f"Möglich sind: {', '.join(angabe.choices)}."
        yield (
            f"„{value}“ ist bei „{angabe.name}“ nicht vorgesehen.",
            did_you_mean(str(value), angabe.choices, choices),
        )
    elif angabe.kind and not plan.knows(angabe.kind, str(value)):
        yield (
            f"{NOUNS[angabe.kind]} „{value}“ gibt es nicht.",
            did_you_mean(str(value), plan.katalog(angabe.kind).ids, "Die Kennung prüfen."),
        )


def _missing_value(plan: Plan, aufruf: Aufruf) -> Iterator[tuple[str, str]]:
    indikator = plan.indikatoren.get(str(aufruf.argumente.get("indikator", "")))
    jahr = aufruf.argumente.get("jahr")
    if indikator is None or not isinstance(jahr, int):
        return
    reihe = indikator.reihe(str(aufruf.argumente.get("reihe", "")))
    if reihe is None:
        names = ", ".join(reihe.id for reihe in indikator.reihen)
        yield (
            f"Der Indikator „{indikator.id}“ hat keine Reihe „{aufruf.argumente.get('reihe')}“.",
            f"Möglich sind: {names}.",
        )
    elif reihe.value(jahr) is None:
        years = ", ".join(str(wert.jahr) for wert in reihe.werte[-5:])
        yield (
            f"Für {jahr} hat der Indikator „{indikator.id}“ keinen Wert.",
            f"Die letzten Jahre mit Wert sind: {years}.",
        )


@rule(
    "V04",
    "Feld im Kopf verdeckt ein Wort",
    grund="Manche Programme lesen ein Feld im Kopf der Seite und das gleichnamige Wort als dasselbe;"
    " dann bliebe die Seite leer.",
    beispiel="docs/quellen.md:4: Das Feld „quellen“ im Kopf verdeckt das Wort „quellen“ auf dieser"
    " Seite. → Das Feld im Kopf löschen oder das Wort auf einer anderen Seite verwenden.",
)
def words_are_not_shadowed(plan: Plan) -> Iterator[Finding]:
    """No page has a front-matter field with the name of a word that it calls."""
    for page in _pages(plan):
        text = markdown(page)
        called = dict.fromkeys(aufruf.wort for aufruf in text.aufrufe) if text else {}
        for name in called:
            if name in page.place.lines:
                yield Finding(
                    page.at(name),
                    f"Das Feld „{name}“ im Kopf verdeckt das Wort „{name}“ auf dieser Seite.",
                    "Das Feld im Kopf löschen oder das Wort auf einer anderen Seite verwenden.",
                )


@rule(
    "V05",
    "HTML im Text",
    grund="Texte bestehen aus Markdown. HTML wird nicht ausgeführt, sondern als Text gezeigt.",
    beispiel="docs/skript.md:7: Hier steht HTML; es wird nicht ausgeführt, sondern als Text gezeigt."
    " → In Markdown schreiben; ein einzelnes „<“ als „kleiner als“ ausschreiben.",
)
def texts_have_no_html(plan: Plan) -> Iterator[Finding]:
    """No text holds HTML: it would be shown as it is written."""
    for text, location in all_texts(plan):
        for place in dict.fromkeys(find_html(text, location.path, location.line)):
            yield Finding(
                place,
                "Hier steht HTML; es wird nicht ausgeführt, sondern als Text gezeigt.",
                "In Markdown schreiben; ein einzelnes „<“ als „kleiner als“ ausschreiben.",
            )


_IN_BRACES = re.compile(r"\{\{(?:.{0,80}?\}\})?|\{%.{0,80}?%\}|\{#.{0,80}?#\}")


@rule(
    "V06",
    "Wort an falscher Stelle",
    grund="Wörter des Vokabulars wirken nur im Text von Seiten und Fachteilen. In einem Feld stehen die"
    " Klammern später so da, wie sie geschrieben sind.",
    beispiel='ziele/radverkehr.yml:6: Hier wird „{{ wert(indikator="radanteil", jahr=2024) }}“ nicht'
    " ausgeführt, sondern als Text gezeigt. → Den Wert ausschreiben oder das Wort auf einer Seite"
    " verwenden.",
)
def words_stand_on_pages(plan: Plan) -> Iterator[Finding]:
    """No field holds a call of a word: it would be shown as it is written."""
    for text, location in plan.field_texts:
        for match in _IN_BRACES.finditer(text):
            yield Finding(
                Location(location.path, location.line + text.count("\n", 0, match.start())),
                f"Hier wird {quoted(match[0])} nicht ausgeführt, sondern als Text gezeigt.",
                "Den Wert ausschreiben oder das Wort auf einer Seite verwenden.",
            )


@rule(
    "V07",
    "Link mit unerlaubtem Ziel",
    grund="Links führen ins Netz, zu einer Adresse für E-Mail oder im Plan selbst. Alles andere könnte"
    " etwas ausführen; ein solcher Link führt auf der Website nirgendwohin.",
    beispiel="docs/index.md:6: Der Link zu „javascript:alert(1))“ führt auf der Website nirgendwohin."
    " → Eine Adresse angeben, die mit „https://“ beginnt, oder eine Seite des Plans.",
)
def links_are_open(plan: Plan) -> Iterator[Finding]:
    """No link leads to a program, however it is written; R02 knows those that are written plainly."""
    for text, location in all_texts(plan):
        closed = list(find_closed(text, location.path, location.line))
        plain = {link.target for link in find_links(text, "", 1)} if closed else set()
        for link in closed:
            if link.target.partition(")")[0] not in plain:
                yield Finding(
                    link.location,
                    f"Der Link zu {quoted(link.target)} führt auf der Website nirgendwohin.",
                    "Eine Adresse angeben, die mit „https://“ beginnt, oder eine Seite des Plans.",
                )
