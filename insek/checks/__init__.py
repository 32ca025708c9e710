"""Rules from Plan to Befund; importing the package registers every theme."""

from insek.checks import (
    aenderungen,
    fachteile,
    herausforderungen,
    indikatoren,
    konflikte,
    links,
    listen,
    massnahmen,
    raeume,
    schreibweisen,
    sprungmarken,
    stadt,
    ueberschriften,
    verweise,
    vokabular,
    ziele,
)
from insek.checks.registry import RULES, check_plan

__all__ = [
    "RULES",
    "aenderungen",
    "check_plan",
    "fachteile",
    "herausforderungen",
    "indikatoren",
    "konflikte",
    "links",
    "listen",
    "massnahmen",
    "raeume",
    "schreibweisen",
    "sprungmarken",
    "stadt",
    "ueberschriften",
    "verweise",
    "vokabular",
    "ziele",
]
