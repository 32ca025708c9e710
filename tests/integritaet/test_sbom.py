"""What the program is made of: every library is listed, and none is older than its last hole."""

import json
import re
import tomllib
from importlib.metadata import files
from typing import Any

import pytest
from folders import PROJECT
from packaging.requirements import Requirement
from packaging.version import Version

from insek.site.sbom import read_pins
from integritaet.checked import insek

OLDEST = {
    "jinja2": "3.1.6",  # a way out of the sandbox by the filter attr
    "markdown": "3.8.1",  # text that stops the parser
    "pymdown-extensions": "11.0.1",  # slow on hostile text; files from beside the project
    "mkdocs-material": "9.7.7",  # script through the address of a search
    "mkdocs": "1.6.1",
    "pyyaml": "6.0",  # the C parser, and no objects from tags
    "nh3": "0.3.7",  # is built on ammonia 4.1.4: script in SVG
}
"""Below these versions there are known holes that a pull request could use."""
AMMONIA = Version("4.1.4")
"""What nh3 must be built on; its wheel tells by a list of its own."""

PINNED = ("requirements.txt", "requirements-test.txt")


@pytest.mark.parametrize("name", OLDEST)
@pytest.mark.parametrize("file", PINNED)
def test_no_pin_is_older_than_its_last_hole(file: str, name: str) -> None:
    """What is installed here is new enough, on every system for which there is a pin."""
    pins = read_pins((PROJECT / file).read_text(encoding="utf-8"))
    found = [Version(pin.version) for pin in pins if pin.name == name]
    assert found
    assert min(found) >= Version(OLDEST[name])


@pytest.mark.parametrize("name", OLDEST)
def test_no_range_allows_a_version_with_a_hole(name: str) -> None:
    """Who installs the wheel gets no older version either."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = map(Requirement, settings["project"]["dependencies"])
    (needed,) = [one for one in wanted if one.name == name]
    lowest = [Version(part.version) for part in needed.specifier if part.operator == ">="]
    assert lowest
    assert max(lowest) >= Version(OLDEST[name])


def test_the_sanitiser_is_built_on_a_sound_library() -> None:
    """The wheel of nh3 says on which ammonia it was built; it is one without known holes."""
    lists = [path for path in files("nh3") or () if path.name.endswith(".cyclonedx.json")]
    built_on = [
        Version(component["version"])
        for path in lists
        for component in json.loads(path.read_text(encoding="utf-8"))["components"]
        if component["name"] == "ammonia"
    ]
    assert built_on
    assert min(built_on) >= AMMONIA


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The list of libraries of this repository."""
    done = insek("sbom", "--ordner", str(PROJECT))
    assert done.status == 0, done.said
    read: dict[str, Any] = json.loads(done.said)
    return read


def test_every_pin_is_listed_with_its_sums(document: dict[str, Any]) -> None:
    """Name, version and sums are those of requirements.txt; nothing is left out."""
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    assert [(c["name"], c["version"]) for c in document["components"]] == pinned
    told = [
        h["content"] for c in document["components"] for h in c["externalReferences"][0]["hashes"]
    ]
    assert told == re.findall(r"--hash=sha256:(\w{64})", text)


def test_who_needs_what_is_told(document: dict[str, Any]) -> None:
    """Dependencies name only what is listed; everything is needed by something."""
    known = {component["bom-ref"] for component in document["components"]} | {"insek"}
    needs = {one["ref"]: one["dependsOn"] for one in document["dependencies"]}
    assert needs.keys() == known
    assert {name for names in needs.values() for name in names} == known - {"insek"}
    assert any(ref.startswith("pkg:pypi/markupsafe@") for ref in needs["pkg:pypi/jinja2@3.1.6"])


def test_the_form_is_that_of_cyclonedx(document: dict[str, Any]) -> None:
    """What CycloneDX 1.6 asks for is there, and licences are in one of its two forms."""
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document["serialNumber"])
    licences = [one for c in document["components"] for one in c.get("licenses", [])]
    assert len(licences) >= 40
    assert all(("expression" in one) != ("license" in one) for one in licences)
    assert document["metadata"]["component"]["licenses"] == [{"expression": "EUPL-1.2 AND OFL-1.1"}]


def test_the_same_pins_give_the_same_list(document: dict[str, Any]) -> None:
    """No time and no chance: two lists are equal."""
    assert json.loads(insek("sbom", "--ordner", str(PROJECT)).said) == document


def test_without_pins_there_is_no_list(tmp_path: Any) -> None:
    """A folder without requirements.txt is told."""
    done = insek("sbom", "--ordner", str(tmp_path))
    assert (done.status, "requirements.txt fehlt" in done.said) == (2, True)
