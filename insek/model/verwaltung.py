"""Offices and bodies: functions, never persons."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, Text
from insek.model.record import Record


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Amt(Record):
    """A part of the administration that leads or takes part."""

    kurz: Text = ""
    """Die Abkürzung."""
    art: Literal["amt", "referat", "dezernat", "eigenbetrieb", "unternehmen"] = "amt"
    """amt, referat, dezernat, eigenbetrieb oder unternehmen."""
    aufgabe: Text = ""
    """Die Aufgabe in einem Satz."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Gremium(Record):
    """A body that works on, decides on or accompanies the plan."""

    ebene: Literal["arbeitsebene", "entscheidungsebene", "oeffentlichkeit"]
    """arbeitsebene, entscheidungsebene oder oeffentlichkeit."""
    turnus: Text = ""
    """Wie oft es zusammenkommt."""
    leitung: Text = ""
    """Wer es leitet (Funktion)."""
    mitglieder: tuple[Text, ...] = ()
    """Wer ihm angehört (Funktionen)."""
    aufgaben: Text = ""
    """Was es tut."""
