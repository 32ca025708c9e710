"""``security.txt``: where a gap in the site's security can be reported (RFC 9116)."""

import re
from datetime import timedelta

from insek.model.stadt import Stadt

PATH = ".well-known/security.txt"
"""Where the file stands, counted from the root of the host."""
_YEAR = timedelta(days=365)
_BROKEN = re.compile(r"\s")


def security_txt(stadt: Stadt, address: str) -> str:
    """The text of the file; empty if the city names nobody to whom gaps are reported.

    ``address`` is where the site is public, with a slash at its end, or empty. What is said
    holds for a year from the Stichtag: the same content always gives the same file. What can
    be no contact is told by rule S03.
    """
    if not stadt.meldestelle:
        return ""
    canonical = (f"Canonical: {address}{PATH}",) if address else ()
    lines = (
        f"Contact: {stadt.meldestelle}",
        f"Expires: {(stadt.stichtag + _YEAR).isoformat()}T00:00:00Z",
        "Preferred-Languages: de",
        *canonical,
    )
    return "".join(f"{line}\n" for line in lines)
