"""What all FHIR resources of an export share: names, references, values, and fields that FHIR has no place for."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from painplan.errors import quoted
from painplan.kit.assets import asset
from painplan.kit.not_json import why_not_json
from painplan.kit.pattern import pattern

BASE = "https://painplan.invalid/fhir"
"""Names of our own; RFC 2606 keeps ``.invalid`` from ever leading anywhere, so nothing is looked up."""
FIELD = f"{BASE}/StructureDefinition/field"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
MEASURE = f"{BASE}/CodeSystem/measure"
LOINC_OF = {"pain": "38208-5", "steps": "41950-7"}
"""Confirmed ones only. Pain severity: clinical.md B1 (IHE); steps in 24 hours: HL7 Physical Activity guide. Everything
else is told apart by our own code; a code that is not confirmed would say more than we know."""
UCUM_OF = {"minutes": "min", "metres": "m", "hours": "h", "kcal": "kcal", "0-10": "{score}", "steps": "/d"}
_NO_TEXT = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Resource = dict[str, Any]
Fields = Mapping[str, Any]


def identity(subject: str, kind: str, key: str) -> str:
    """An id that is the same each time, and another one for another person: many exports can be loaded together."""
    named = "\n".join((subject, kind, key)).encode("utf-8", "surrogatepass")
    return f"{kind}-{sha256(named).hexdigest()[:24]}"


def person(subject: str) -> Resource:
    """The person, by a pseudonym only: there is no Patient with a name in the export."""
    return {"type": "Patient", "identifier": {"system": f"{BASE}/pseudonym", "value": subject}}


def begin(kind: str, name: str, table: str, key: str, subject: str) -> Resource:
    """A resource with its id, its kind of entry, and whom it is about."""
    made: Resource = {
        "resourceType": kind,
        "id": identity(subject, name, key),
        "meta": {"tag": [{"system": f"{BASE}/table", "code": table}]},
    }
    if kind != "Provenance":
        made["subject"] = person(subject)
    return made


def table_of(resource: Resource) -> str | None:
    """The kind of entry that a resource was made of; none when it only says again what stands elsewhere."""
    tags = resource.get("meta", {}).get("tag", [])
    return next((str(tag.get("code")) for tag in tags if tag.get("system") == f"{BASE}/table"), None)


def concept(name: str, text: str = "", loinc: str | None = None) -> Resource:
    """A measure: our own code, and the LOINC one where it is confirmed."""
    coding = [{"system": MEASURE, "code": code(name)}]
    known = loinc or LOINC_OF.get(name)
    if known:
        coding.append({"system": LOINC, "code": known})
    return {"coding": coding, "text": words(text or name)}


def quantity(value: float, unit: str) -> Resource:
    """An amount with its unit."""
    made: Resource = {"value": value}
    if unit:
        made["unit"] = words(unit)
    if unit in UCUM_OF:
        made |= {"system": UCUM, "code": UCUM_OF[unit]}
    return made


def words(text: str) -> str:
    """Text as FHIR allows it: no control characters, never empty. What was typed exactly stands in the fields."""
    clean = _NO_TEXT.sub("", text).strip()
    return clean or "–"


def code(text: str) -> str:
    """A code as FHIR allows it: single spaces within, none around."""
    return " ".join(words(text).split())


def fields(values: Fields) -> list[Resource]:
    """Fields of an entry that FHIR has no place for, each as JSON in an extension of its own."""
    return [
        {
            "url": FIELD,
            "extension": [
                {"url": "name", "valueString": name},
                {"url": "json", "valueString": _ascii(msgspec.json.encode(value).decode())},
            ],
        }
        for name, value in values.items()
    ]


def fields_of(resource: Resource) -> dict[str, Any]:
    """The same, read back.

    Raises:
        ValueError: One is damaged.
    """
    found: dict[str, Any] = {}
    for extension in resource.get("extension", []):
        if extension.get("url") == FIELD:
            parts = {part["url"]: part["valueString"] for part in extension["extension"]}
            name, text = parts["name"], parts["json"]
            try:
                found[name] = msgspec.json.decode(text)
            except msgspec.DecodeError as error:
                why = why_not_json(text, error)
                raise ValueError(asset("fhir")["bad_field"].format(field=quoted(name), why=why)) from error
    return found


def keep_exactly(resource: Resource, entry: Fields, read: Fields) -> Resource:
    """Add the fields that would not be read back as they are; reading then gives the same entry by construction."""
    missing = {name: entry.get(name) for name in {*entry, *read} if entry.get(name) != read.get(name)}
    if missing:
        resource["extension"] = [*resource.get("extension", []), *fields(dict(sorted(missing.items())))]
    return resource


def without_none(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Only what is there."""
    return {name: value for name, value in values if value is not None}


def _ascii(text: str) -> str:
    """JSON text in ASCII, so that no letter of it is forbidden anywhere."""
    return "".join(letter if " " <= letter <= "~" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    raw = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{raw[at : at + 2].hex()}" for at in range(0, len(raw), 2))
