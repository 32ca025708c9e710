"""What the reader refuses: the rules of the files themselves, D for Datei, V for Vokabular."""

from insek.model.befund import Schwere
from insek.model.regel import Regel

D01 = Regel(
    code="D01",
    titel="Datei nicht in UTF-8",
    grund="Umlaute sind nur in UTF-8 überall gleich lesbar. Windows-Zeilenenden stören nicht.",
    beispiel="ziele/radverkehr.yml:2: Die Datei ist nicht in UTF-8 gespeichert; das erste Zeichen,"
    " das nicht passt, steht in dieser Zeile. → Im Editor „Speichern mit Kodierung UTF-8“ wählen.",
)
D02 = Regel(
    code="D02",
    titel="Datei zu groß",
    grund="Eine Datei dieses Plans ist ein lesbarer Text; was größer ist, gehört nicht hinein. Bilder"
    " und PDF-Dateien unter docs dürfen bis zu 5.000.000 Bytes haben; mehr lädt ein Telefon"
    " unterwegs zu lange.",
    beispiel="ziele/radverkehr.yml: Die Datei hat 10.000.000 Bytes; erlaubt sind 500.000. → Den"
    " Inhalt aufteilen oder an anderer Stelle veröffentlichen.",
)
D03 = Regel(
    code="D03",
    titel="Kein gültiges YAML",
    grund="YAML gliedert durch Einrückung. Ein einziges Zeichen an falscher Stelle macht die Datei"
    " unlesbar.",
    beispiel="ziele/radverkehr.yml:5: Hier steht ein Tabulator. → Mit Leerzeichen einrücken, zwei"
    " je Ebene.",
)
D04 = Regel(
    code="D04",
    titel="Doppeltes Feld",
    grund="Steht ein Feld zweimal da, ist nicht klar, welcher Wert gilt.",
    beispiel="ziele/radverkehr.yml:4: Das Feld „titel“ steht hier zum zweiten Mal. → Eines der"
    " beiden löschen.",
)
D05 = Regel(
    code="D05",
    titel="Unbekanntes Feld",
    grund="Ein verschriebenes Feld würde sonst stillschweigend fehlen.",
    beispiel="ziele/radverkehr.yml:5: Das Feld „kernziele“ gibt es hier nicht. → Meinten Sie"
    " „kernziel“?",
)
D06 = Regel(
    code="D06",
    titel="Pflichtfeld fehlt",
    grund="Ohne dieses Feld lässt sich der Eintrag nicht zeigen.",
    beispiel="ziele/radverkehr.yml:1: Das Feld „kurz“ fehlt. → „kurz: …“ ergänzen.",
)
D07 = Regel(
    code="D07",
    titel="Wert passt nicht",
    grund="Der Wert hat nicht die Form, die das Feld verlangt: eine Zahl, ein Datum, eine Auswahl.",
    beispiel="daten/massnahmen/radschnellweg.yml:12: „31.02.“ ist kein gültiges Datum. → Als"
    " JJJJ-MM-TT schreiben, zum Beispiel 2026-11-20.",
)
D08 = Regel(
    code="D08",
    titel="Kopf der Seite unlesbar",
    grund="Jede Seite beginnt mit einem Kopf zwischen zwei Zeilen mit drei Strichen.",
    beispiel="fachteile/wohnen.md:1: Der Kopf der Seite ist nicht geschlossen. → Nach den Angaben"
    " eine Zeile mit drei Strichen (---) einfügen.",
)
D09 = Regel(
    code="D09",
    titel="Kennung und Dateiname verschieden",
    grund="Die Kennung steht in der Adresse der Seite und in allen Verweisen; sie ist der Dateiname.",
    beispiel="ziele/radverkehr.yml:1: Die Kennung „radverkehr-ausbauen“ ist nicht der Name der"
    " Datei. → „id: radverkehr“ schreiben oder die Datei in „radverkehr-ausbauen.yml“ umbenennen.",
)
D10 = Regel(
    code="D10",
    titel="Kennung doppelt vergeben",
    grund="Jede Kennung gehört zu genau einem Ding.",
    beispiel="daten/raeume/stadtbezirke/altstadt.yml:1: Die Kennung „altstadt“ ist schon vergeben,"
    " in daten/raeume/ortsteile/altstadt.yml. → Eine der beiden Kennungen ändern.",
)
D11 = Regel(
    code="D11",
    titel="Datei oder Ordner fehlt oder ist leer",
    grund="Ohne diese Datei ist der Plan nicht vollständig.",
    beispiel="insek.yml: Die Datei fehlt. → Sie anlegen; das Redaktionshandbuch beschreibt ihre"
    " Felder.",
)
D12 = Regel(
    code="D12",
    titel="Nicht erlaubte YAML-Form",
    grund="Anker, Verweise, Marken und Zusammenführungen machen eine Datei für Menschen"
    " unverständlich und für Maschinen gefährlich.",
    beispiel="ziele/radverkehr.yml:2: Hier steht ein YAML-Verweis („*“). → Den Wert ausschreiben;"
    " steht das Zeichen am Anfang eines Textes, ihn in Anführungszeichen setzen.",
)
D13 = Regel(
    code="D13",
    titel="Keine gewöhnliche Datei",
    grund="Verknüpfungen und Ordner anstelle von Dateien könnten Fremdes veröffentlichen.",
    beispiel="ziele/parks.yml: Hier steht ein Ordner, erwartet wird eine Datei. → Den Ordner"
    " umbenennen oder löschen.",
)
D14 = Regel(
    code="D14",
    titel="Datei an falscher Stelle",
    grund="Nur Dateien mit der richtigen Endung am richtigen Ort werden gelesen; alles andere bliebe"
    " unbemerkt liegen.",
    beispiel="ziele/notizen.txt: Diese Datei gehört nicht hierher. → In „notizen.yml“ umbenennen"
    " oder löschen.",
    schwere=Schwere.WARNUNG,
)
D15 = Regel(
    code="D15",
    titel="Text zu verwickelt",
    grund="Eine Seite voller offener Klammern oder mit einer Tabelle aus tausend Spalten hält den Bau"
    " der ganzen Website auf. Die Grenzen liegen weit über dem, was Menschen schreiben; was darüber"
    " liegt, wird nicht gelesen.",
    beispiel="docs/index.md:6: Diese Tabelle hat 31 Spalten; erlaubt sind 30. → Die Tabelle teilen"
    " oder als CSV-Datei beilegen.",
)
D16 = Regel(
    code="D16",
    titel="Name einer Datei nicht überall möglich",
    grund="Aus Namen von Dateien werden Adressen. Was nicht auf jedem Rechner gleich geschrieben wird"
    " oder schon vergeben ist, führt später ins Leere oder ersetzt etwas anderes.",
    beispiel="docs/Stadt-Plan.md: Im Namen steht „S“ (U+0053); erlaubt sind a–z, 0–9, „-“, „_“ und"
    " „.“. → In „stadt-plan.md“ umbenennen.",
)
D17 = Regel(
    code="D17",
    titel="Bild, Dokument oder Tabelle nicht echt",
    grund="Unter docs liegen Bilder (PNG, JPEG, WebP), PDF-Dateien und Tabellen. Was sich nur so nennt,"
    " wird nicht veröffentlicht.",
    beispiel="docs/plan.png: Die Datei ist kein Bild. → Das Bild im Bildprogramm neu als PNG"
    " speichern, ohne Metadaten.",
)
D18 = Regel(
    code="D18",
    titel="Verborgene Angaben im Bild",
    grund="In einem Bild kann stehen, wo und von wem es aufgenommen wurde. Das veröffentlicht die Stadt"
    " nicht aus Versehen.",
    beispiel="docs/bilder/plan.png: Im Bild stehen Angaben, die niemand sieht: Textfeld. → Das Bild im"
    " Bildprogramm neu als PNG speichern, ohne Metadaten.",
)
D19 = Regel(
    code="D19",
    titel="Zeichen, die täuschen",
    grund="Ein unsichtbares Zeichen kehrt einen Satz um oder macht aus einem Wort zwei; ein kyrillisches"
    " „о“ sieht aus wie ein lateinisches. Suche und Vergleich sehen den Unterschied, Menschen nicht."
    " Weiche Trennzeichen und geschützte Leerzeichen sind erlaubt.",
    beispiel="docs/index.md:6: Hier steht ein Zeichen, das niemand sieht: „Rat‹U+202E›haus“. → Das"
    " Zeichen löschen oder das Wort neu tippen.",
)
D20 = Regel(
    code="D20",
    titel="Zwei Fassungen in einer Datei",
    grund="Haben zwei dieselbe Stelle geändert, schreibt git beide hinein und wartet, dass jemand"
    " entscheidet. So veröffentlicht stünde beides da.",
    beispiel="ziele/radverkehr.yml:6: Hier stehen zwei Fassungen untereinander, die git nicht vereinen"
    " konnte. → Eine der beiden löschen, dazu die Zeilen mit „<<<<<<<“, „=======“ und „>>>>>>>“.",
)
V01 = Regel(
    code="V01",
    titel="Nur Wörter des Vokabulars",
    grund="Seiten sind Text, keine Programme. In doppelten geschweiften Klammern stehen nur Wörter"
    " des Vokabulars mit festen Angaben.",
    beispiel="docs/index.md:8: „{{ 1 + 1 }}“ ist kein Aufruf eines Wortes. → Nur Wörter des"
    ' Vokabulars mit festen Angaben verwenden, zum Beispiel {{ zielmatrix(fachteil="wohnen") }}.',
)

REGELN = tuple(rule for rule in list(globals().values()) if isinstance(rule, Regel))
"""Every refusal of the reader, for the handbook."""
