"""What the program is made of, as CycloneDX: every pinned library with version, sums and licence."""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from insek import __version__
from insek.site.errors import PublishError

PINS = "requirements.txt"
_OWN = "insek"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^\s+#(?:\s+via)?\s*([A-Za-z0-9][\w.-]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One library: ``only`` says on which systems, ``needed_by`` which others ask for it."""

    name: str
    version: str
    only: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]

    @property
    def ref(self) -> str:
        """Its package URL, which is also how the document refers to it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def read_pins(text: str) -> tuple[Pin, ...]:
    """The libraries that a file of pins with hashes names."""
    return tuple(_pins(text))


def _pins(text: str) -> Iterator[Pin]:
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        lines = block.splitlines()
        head = _PIN.match(lines[0]) if lines else None
        if head:
            via = [match[1] for line in lines[1:] if (match := _VIA.match(line)) and match[1]]
            yield Pin(
                name=_normal(head[1]),
                version=head[2],
                only=head[3] or "",
                hashes=tuple(_HASH.findall(block)),
                needed_by=tuple(map(_normal, via)),
            )


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def sbom(root: Path) -> bytes:
    """The document for the pins below ``root``; the same pins give the same bytes.

    Raises:
        PublishError: there are no pins.
    """
    path = root / PINS
    if not path.is_file():
        raise PublishError(f"Die Datei {PINS} fehlt. → In den Ordner des Repositorys wechseln.")
    pins = read_pins(path.read_text(encoding="utf-8"))
    components = [_component(pin) for pin in pins]
    own = {"type": "application", "bom-ref": _OWN, "name": _OWN, "version": __version__}
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components))}",
        "version": 1,
        "metadata": {
            "tools": {
                "components": [{"type": "application", "name": _OWN, "version": __version__}]
            },
            "component": own | {"licenses": _licences(_OWN)},
        },
        "components": components,
        "dependencies": list(_dependencies(pins)),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _component(pin: Pin) -> dict[str, Any]:
    """A library; its sums are those of all files in which it is distributed, one of them is used."""
    sums = [{"alg": "SHA-256", "content": content} for content in pin.hashes]
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": pin.ref,
        "name": pin.name,
        "version": pin.version,
        "purl": pin.ref,
        "externalReferences": [{"type": "distribution", "url": pin.ref, "hashes": sums}],
    }
    if licences := _licences(pin.name):
        component["licenses"] = licences
    if pin.only:
        component["properties"] = [{"name": "insek:nur", "value": pin.only}]
    return component


def _licences(name: str) -> list[dict[str, Any]]:
    """The licence that an installed library declares; nothing where that is not known."""
    try:
        declared = metadata(name)
    except PackageNotFoundError:
        return []
    if expression := declared.get_all("License-Expression"):
        return [{"expression": expression[0]}]
    named = [
        text.rpartition(" :: ")[2]
        for text in declared.get_all("Classifier") or ()
        if text.startswith("License ::") and text != "License :: OSI Approved"
    ]
    short = [text for text in declared.get_all("License") or () if _is_name(text)]
    return [{"license": {"name": text}} for text in named or short]


def _is_name(text: str) -> bool:
    """Whether this is what a licence is called, not its whole text."""
    return "\n" not in text and len(text) < 60


def _dependencies(pins: tuple[Pin, ...]) -> Iterator[dict[str, Any]]:
    """Who needs what; a library that is pinned twice needs the same in both versions."""
    for name, ref in [(_OWN, _OWN), *((pin.name, pin.ref) for pin in pins)]:
        yield {"ref": ref, "dependsOn": [pin.ref for pin in pins if name in pin.needed_by]}
