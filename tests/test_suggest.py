"""Suggestions: the likely right word for a misspelt one, and honesty when there is none."""

from collections.abc import Mapping, Sequence

import pytest

from insek.suggest import did_you_mean, likely

FACHTEILE = (
    "wohnen", "wirtschaft-und-arbeit", "freiraum-und-umwelt", "bildungslandschaft",
    "soziale-teilhabe", "kultur", "nachhaltige-mobilitaet", "energie-und-klimaschutz", "sport",
    "hochschulen-und-forschung", "ordnung-und-sicherheit",
)  # fmt: skip
ZIELE = (
    "ankommen-und-integration-ermoeglichen", "armut-mindern", "bezahlbares-wohnen",
    "brandschutz-und-rettungsdienst-ausbauen", "erneuerbare-energien-ausbauen",
    "gewaesserverbund-naturnah-entwickeln", "innenentwicklung-vor-aussenentwicklung",
    "kitaplaetze-sichern", "kulturelle-teilhabe-staerken", "quartiere-an-hitze-anpassen",
    "radverkehr-ausbauen", "raeume-fuer-die-freie-szene-sichern",
    "s-bahn-und-strassenbahn-weiterentwickeln", "schulplaetze-sichern", "stadtbaeume-mehren",
    "treibhausgase-mindern", "umweltverbund-staerken", "waermeversorgung-umstellen",
)  # fmt: skip
RAEUME = (
    "alt-west", "gohlis-mitte", "gohlis-nord", "gohlis-sued", "grosszschocher", "kleinzschocher",
    "lindenau", "altlindenau", "mitte", "mockau-nord", "mockau-sued", "moelkau", "nord", "nordost",
    "nordwest", "ost", "schoenau", "sued", "suedost", "suedwest", "west", "zentrum", "zentrum-ost",
    "zentrum-sued", "zentrum-west",
)  # fmt: skip
AEMTER = (
    "amt-fuer-schule", "amt-fuer-sport", "amt-fuer-stadtgruen-und-gewaesser",
    "amt-fuer-umweltschutz", "gesundheitsamt", "mobilitaets-und-tiefbauamt", "sozialamt",
    "stadtplanungsamt",
)  # fmt: skip
QUELLEN = (
    "bilanz-2016", "prognose-2019", "prognose-2023", "seko-2009", "srv-modal-split",
    "strategie-2035", "vi-ds-01736", "vi-ds-02032",
)  # fmt: skip
REGELN = ("R01", "Z01", "Z02", "Z07")

SLIPS: Mapping[Sequence[str], Mapping[str, str]] = {
    FACHTEILE: {
        "wohnn": "wohnen",
        "whonen": "wohnen",
        "wohnenn": "wohnen",
        "Wohnen": "wohnen",
        "kutur": "kultur",
        "kulutr": "kultur",
        "sports": "sport",
        "sprot": "sport",
        "fachteil:sport": "sport",
        "ziel:wohnen": "wohnen",
        "wirtschaft-arbeit": "wirtschaft-und-arbeit",
        "wirtschaft-und-arbeiten": "wirtschaft-und-arbeit",
        "wirtschaft_und_arbeit": "wirtschaft-und-arbeit",
        "wirtschaft": "wirtschaft-und-arbeit",
        "arbeit-und-wirtschaft": "wirtschaft-und-arbeit",
        "freiraum-umwelt": "freiraum-und-umwelt",
        "freiräume-und-umwelt": "freiraum-und-umwelt",
        "freiraum-udn-umwelt": "freiraum-und-umwelt",
        "bildungslandschaften": "bildungslandschaft",
        "bildungslanschaft": "bildungslandschaft",
        "teilhabe-soziale": "soziale-teilhabe",
        "sozialeteilhabe": "soziale-teilhabe",
        "sozial-eteilhabe": "soziale-teilhabe",
        "nachhaltige-mobilität": "nachhaltige-mobilitaet",
        "nachhaltige-mobilitat": "nachhaltige-mobilitaet",
        "klimaschutz-und-energie": "energie-und-klimaschutz",
        "energie-und-klimaschuz": "energie-und-klimaschutz",
        "hochschule-und-forschung": "hochschulen-und-forschung",
        "Ordnung und Sicherheit": "ordnung-und-sicherheit",
        "sicherheit": "ordnung-und-sicherheit",
    },
    ZIELE: {
        "radverkehr": "radverkehr-ausbauen",
        "radverker-ausbauen": "radverkehr-ausbauen",
        "radvekehr-ausbaun": "radverkehr-ausbauen",
        "ausbauen-radverkehr": "radverkehr-ausbauen",
        "stadtbaum-mehren": "stadtbaeume-mehren",
        "stadtbäume-mehren": "stadtbaeume-mehren",
        "stadtbaume-mehren": "stadtbaeume-mehren",
        "schulplatz-sichern": "schulplaetze-sichern",
        "schulplatze-sichern": "schulplaetze-sichern",
        "kitaplätze-sicher": "kitaplaetze-sichern",
        "raume-fur-die-freie-szene-sichern": "raeume-fuer-die-freie-szene-sichern",
        "räume-freie-szene-sichern": "raeume-fuer-die-freie-szene-sichern",
        "s-bahn-strassenbahn-weiterentwickeln": "s-bahn-und-strassenbahn-weiterentwickeln",
        "sbahn-und-strassenbahn-weiterentwickeln": "s-bahn-und-strassenbahn-weiterentwickeln",
        "waermeversorgung-umstelen": "waermeversorgung-umstellen",
        "wärmeversorgung umstellen": "waermeversorgung-umstellen",
        "bezahlbarer-wohnen": "bezahlbares-wohnen",
        "treibhausgas-mindern": "treibhausgase-mindern",
        "inenentwicklung-vor-aussenentwicklung": "innenentwicklung-vor-aussenentwicklung",
        "gewasserverbund-naturnah-entwickeln": "gewaesserverbund-naturnah-entwickeln",
    },
    RAEUME: {
        "lindneau": "lindenau",
        "schönau": "schoenau",
        "schonau": "schoenau",
        "gohlis-süd": "gohlis-sued",
        "gohlis-sud": "gohlis-sued",
        "nord-gohlis": "gohlis-nord",
        "goihlis-mitte": "gohlis-mitte",
        "zentrumost": "zentrum-ost",
        "zentrm-west": "zentrum-west",
        "kleinzschoher": "kleinzschocher",
        "ots": "ost",
        "raum:mockau-nrd": "mockau-nord",
    },
    AEMTER: {
        "schule": "amt-fuer-schule",
        "sport": "amt-fuer-sport",
        "amt-sport": "amt-fuer-sport",
        "amt-für-stadtgrün-und-gewässer": "amt-fuer-stadtgruen-und-gewaesser",
        "gesundheitsmt": "gesundheitsamt",
        "stadtplanungsamtes": "stadtplanungsamt",
    },
    QUELLEN: {
        "bilanz2016": "bilanz-2016",
        "progonse-2019": "prognose-2019",
        "modal-split": "srv-modal-split",
        "vi-ds-1736": "vi-ds-01736",
        "vi-ds-02302": "vi-ds-02032",
    },
    REGELN: {"z7": "Z07", "Z70": "Z07", "Z 7": "Z07"},
}
"""What people write, and what they meant."""
SLIPPED = [(wrong, words, right) for words, rows in SLIPS.items() for wrong, right in rows.items()]

UNRELATED: Mapping[Sequence[str], Sequence[str]] = {
    FACHTEILE: (
        "verkehr", "sportanlagen", "wohnungen", "kultur-und-sport", "wohnen-und-arbeiten",
        "bildung", "gesundheit", "kulturamt", "wahren", "soziale-stabilitaet",
    ),
    ZIELE: (
        "spielplaetze-sichern", "ausbauen", "sichern", "fussverkehr-ausbauen",
        "radverkehr-einschraenken", "digitale-teilhabe-staerken", "bezahlbares-bauen", "",
        "kinderarmut-mindern", "wohnungsbestand-erhalten",
    ),
    RAEUME: (
        "gohlis", "gohlis-ost", "zentrum-nord", "mockau", "neulindenau", "lindenthal",
        "connewitz", "suedvorstadt", "raum", "zentrum-nordwest",
    ),
    AEMTER: ("amt", "amt-fuer-jugend", "kulturamt", "ordnungsamt", "amt-fuer-statistik", "bauamt",
        "tiefbau-und-mobilitaetsamt"),
    QUELLEN: (
        "prognose", "prognose-2021", "strategie-2030", "vi-ds-03006", "bilanz-2018", "seko",
        "beschluss-2018", "thg-2021-presse", "2016",
    ),
    REGELN: ("Z99", "Q07", "R10x", "Z"),
}  # fmt: skip
"""What is something else, however many letters it shares."""
NOTHING_NEAR = [(other, words) for words, others in UNRELATED.items() for other in others]
PARTS: Mapping[Sequence[str], Mapping[str, str]] = {RAEUME: {"west": "alt-west"}}
"""A part that makes up enough of its whole to be meant by it."""


@pytest.mark.parametrize(("wrong", "words", "right"), SLIPPED, ids=[row[0] for row in SLIPPED])
def test_likely_word_is_found(wrong: str, words: Sequence[str], right: str) -> None:
    """A slip leads to the word: of letters, umlauts, number, order, prefix, or words left out."""
    assert likely(wrong, words) == right


@pytest.mark.parametrize(("other", "words"), NOTHING_NEAR, ids=[row[0] for row in NOTHING_NEAR])
def test_no_word_is_better_than_a_wrong_one(other: str, words: Sequence[str]) -> None:
    """Another thing is not taken for a misspelt one, nor is one of several chosen by chance."""
    assert likely(other, words) == ""


@pytest.mark.parametrize("words", SLIPS, ids=lambda words: words[0])
def test_what_is_gone_is_no_misspelt_neighbour(words: Sequence[str]) -> None:
    """No word of a catalogue is taken for another if it is taken out, except a part for its whole."""
    wrong = {word: likely(word, [each for each in words if each != word]) for word in words}
    assert {word: near for word, near in wrong.items() if near} == PARTS.get(words, {})


def test_question_or_another_remedy() -> None:
    """A message asks for the likely word, or says what else to do."""
    assert did_you_mean("wohnn", FACHTEILE, "Nachsehen.") == "Meinten Sie „wohnen“?"
    assert did_you_mean("theater", FACHTEILE, "Nachsehen.") == "Nachsehen."
    assert did_you_mean("wohnen", [], "Nachsehen.") == "Nachsehen."
