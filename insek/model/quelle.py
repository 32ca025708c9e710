"""What the plan rests on: source documents, and plans and strategies it refers to."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, Adresse, FachteilId, Text
from insek.model.record import Record


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Quelle(Record):
    """A document or data set from which facts are taken."""

    herausgeber: Text
    """Wer sie herausgegeben hat."""
    art: Literal[
        "vorlage", "statistik", "studie", "bericht", "presse", "recht", "leitfaden", "datensatz"
    ]
    """vorlage, statistik, studie, bericht, presse, recht, leitfaden oder datensatz."""
    datum: Text = ""
    """Tag oder Jahr."""
    fundstelle: Text = ""
    """Nummer, Datei oder Adresse, unter der sie zu finden ist."""
    url: Adresse = ""
    """Die Adresse im Netz."""
    lizenz: Text = ""
    """Unter welchen Bedingungen sie weiterverwendet werden darf."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Bezugsdokument(Record):
    """A plan, strategy or law that supports, or contradicts, the INSEK."""

    art: Literal["fachplanung", "strategie", "rechtsgrundlage", "landesplanung"]
    """fachplanung, strategie, rechtsgrundlage oder landesplanung."""
    ebene: Literal["stadt", "region", "land", "bund", "eu"]
    """stadt, region, land, bund oder eu."""
    verhaeltnis: Literal["stuetzt", "offen", "widerspricht"]
    """Ob es den Plan stützt, ihm widerspricht oder das offen ist."""
    fachteile: tuple[FachteilId, ...] = ()
    """Die Fachteile, die es betrifft."""
    aussage: Text
    """Was es für den Plan bedeutet."""
