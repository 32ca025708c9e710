"""Where gaps in the security of the site can be reported: security.txt as RFC 9116 wants it."""

import datetime

import pytest

from insek.model.stadt import UNKNOWN, Stadt
from insek.site.publish.security_txt import PATH, security_txt

DAY = datetime.date(2026, 11, 1)


def stadt(sicherheit: str = "it@stadt.example", stichtag: datetime.date = DAY) -> Stadt:
    """A city that names a contact."""
    return Stadt(
        stadt="Musterstadt", titel="INSEK", amtlich=False, stichtag=stichtag, sicherheit=sicherheit
    )


def test_the_file_says_whom_until_when_and_where() -> None:
    """A mail address becomes a link to it; what is said holds for a year from the Stichtag."""
    assert security_txt(stadt(), "https://plan.example/") == (
        "Contact: mailto:it@stadt.example\n"
        "Expires: 2027-11-01T00:00:00Z\n"
        "Preferred-Languages: de\n"
        "Canonical: https://plan.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize("contact", ["https://stadt.example/melden", "mailto:it@stadt.example"])
def test_an_address_for_programs_stays_as_it_is(contact: str) -> None:
    """A city may name a form or write the whole address."""
    text = security_txt(stadt(contact), "")
    assert text.splitlines()[0] == f"Contact: {contact}"


def test_a_site_without_address_has_no_canonical_one() -> None:
    """What is not known is not said."""
    assert "Canonical" not in security_txt(stadt(), "")


def test_without_a_contact_there_is_no_file() -> None:
    """Nobody is named who was not configured."""
    assert security_txt(UNKNOWN, "https://plan.example/") == ""


def test_a_year_from_a_leap_day_exists() -> None:
    """The day after which the file is void is always a day of the calendar."""
    text = security_txt(stadt(stichtag=datetime.date(2028, 2, 29)), "")
    assert "Expires: 2029-02-28T00:00:00Z" in text


@pytest.mark.parametrize(
    "contact", ["Rathaus", "http://stadt.example", "it@stadt.example\nX: y", "a b@c.de"]
)
def test_what_is_no_contact_is_not_said(contact: str) -> None:
    """A contact that no program understands would mislead; rule S03 tells the editors."""
    assert security_txt(stadt(contact), "") == ""


def test_the_file_stands_where_programs_look() -> None:
    """RFC 9116 names one place."""
    assert PATH == ".well-known/security.txt"
