"""An export as one FHIR R4 Bundle, or as one NDJSON file a kind of resource as bulk exports have it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from painplan.errors import CannotDo
from painplan.exchange.fhir.parts import BASE, Resource, identity, person
from painplan.kit.escape import harmless_json
from painplan.kit.words import say

START = b'{"resourceType":"Bundle","meta":{"tag":[{"system":"' + BASE.encode()
"""How every bundle begins, so that it is known again."""
_MOST_TARGETS = 1_000


def bundle(found: Sequence[Resource], made: datetime) -> bytes:
    """One file with everything.

    Args:
        found: The resources.
        made: The moment, with its time zone.
    """
    document = {
        "resourceType": "Bundle",
        "meta": {"tag": [{"system": f"{BASE}/file", "code": "export"}]},
        "type": "collection",
        "timestamp": made.isoformat(timespec="seconds"),
        "entry": [
            {"fullUrl": f"{BASE}/{resource['resourceType']}/{resource['id']}", "resource": resource}
            for resource in found
        ],
    }
    return _encoded(document)


def by_kind(found: Iterable[Resource]) -> dict[str, list[Resource]]:
    """The resources by their kind, in the order of the first of each."""
    kinds: dict[str, list[Resource]] = {}
    for resource in found:
        kinds.setdefault(resource["resourceType"], []).append(resource)
    return kinds


def ndjson(found: Iterable[Resource]) -> bytes:
    """A resource a line."""
    return b"".join(map(_encoded, found))


def _encoded(document: object) -> bytes:
    """JSON on one line; what turns text around or steers a terminal is escaped, as in every JSON that goes out."""
    return harmless_json(msgspec.json.encode(document).decode()).encode() + b"\n"


def export_provenance(found: Sequence[Resource], subject: str, version: str, made: datetime) -> Iterator[Resource]:
    """Where the export comes from: the person, with this program, at this moment."""
    about = [one for one in found if one["resourceType"] in ("Goal", "CarePlan")] or list(found[:1])
    if about:
        yield {
            "resourceType": "Provenance",
            "id": identity(subject, "export", "provenance"),
            "target": [{"reference": f"{one['resourceType']}/{one['id']}"} for one in about[:_MOST_TARGETS]],
            "recorded": made.isoformat(timespec="seconds"),
            "activity": {"text": say("exchange.export.export_diary_by_person")},
            "agent": [{"who": person(subject), "onBehalfOf": {"display": f"PainPlan {version}"}}],
        }


def check(found: Iterable[Resource]) -> bool:
    """Check resources against R4B where the extra is installed; whether it is.

    Raises:
        CannotDo: One of them is not as it has to be: a mistake of ours, and nothing should be written.
    """
    try:
        from fhir.resources.R4B import get_fhir_model_class  # an extra
    except ImportError:
        return False
    for resource in found:
        try:
            get_fhir_model_class(resource["resourceType"]).model_validate(resource)
        except ValueError as error:
            raise CannotDo(
                say(
                    "exchange.export.nothing_written_not_valid",
                    resourceType=resource["resourceType"],
                    id=resource["id"],
                    error=error,
                )
            ) from error
    return True


def kinds_counted(found: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many resources of each kind."""
    counted: dict[str, int] = {}
    for resource in found:
        counted[resource["resourceType"]] = counted.get(resource["resourceType"], 0) + 1
    return counted
