"""``security.txt``: where a gap in the site's security can be reported (RFC 9116)."""

import re
from datetime import timedelta

from insek.model.stadt import Stadt
from insek.site.errors import PublishError

PATH = ".well-known/security.txt"
"""Where the file stands, counted from the root of the host."""
_YEAR = timedelta(days=365)
_BROKEN = re.compile(r"\s")


def security_txt(stadt: Stadt, address: str) -> str:
    """The text of the file; empty if the city names nobody to whom gaps are reported.

    ``address`` is where the site is public, with a slash at its end, or empty. What is said
    holds for a year from the Stichtag: the same content always gives the same file.

    Raises:
        PublishError: what the city names can be no contact.
    """
    if not stadt.sicherheit:
        return ""
    canonical = (f"Canonical: {address}{PATH}",) if address else ()
    lines = (
        f"Contact: {_contact(stadt.sicherheit)}",
        f"Expires: {(stadt.stichtag + _YEAR).isoformat()}T00:00:00Z",
        "Preferred-Languages: de",
        *canonical,
    )
    return "".join(f"{line}\n" for line in lines)


def _contact(named: str) -> str:
    """A contact as an address that programs understand."""
    if named.startswith(("https://", "mailto:")) and not _BROKEN.search(named):
        return named
    if "@" in named and ":" not in named and not _BROKEN.search(named):
        return f"mailto:{named}"
    raise PublishError(
        f"insek.yml: „{named}“ unter „sicherheit“ ist keine Adresse für Meldungen."
        " → Eine E-Mail-Adresse oder eine Adresse mit https:// eintragen."
    )
