"""What the history of an entry notes: the changes of one or two versions, and what a field held before them."""

from collections.abc import Iterable
from typing import Any

import msgspec

from painplan.store.files import Fields

BOOKKEEPING = frozenset({"saved_at", "history"})


def changes_in(*versions: Fields) -> list[Fields]:
    """The changes that some versions of an entry note, each once."""
    found: dict[bytes, Fields] = {}
    for version in versions:
        changes = version.get("history")
        for change in changes if isinstance(changes, list) else ():
            if isinstance(change, dict):
                found.setdefault(as_bytes(change), change)
    return list(found.values())


def values_of(change: Fields) -> Fields:
    """What fields held before a change."""
    values = change.get("values")
    return values if isinstance(values, dict) else {}


def noted(changes: Iterable[Fields], field: str, value: object) -> bool:
    """Whether one of the changes says that a field held a value before it."""
    return any(field in (values := values_of(change)) and values[field] == value for change in changes)


def as_bytes(value: object) -> bytes:
    """The same bytes for the same value: an export has whole amounts as whole numbers."""
    return msgspec.json.encode(_whole(value), order="sorted")


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def versions_of(document: Fields) -> list[Fields]:
    """An entry through all its changes, newest first, without what it says about itself."""
    found = [{field: value for field, value in document.items() if field not in BOOKKEEPING}]
    changes = document.get("history")
    for change in reversed(changes if isinstance(changes, list) else []):
        if isinstance(change, dict):
            found.append(_before(found[-1], values_of(change)))
    return found


def _before(values: Fields, replaced: Fields) -> Fields:
    """The values with what a change replaced put back; None takes out what was not there."""
    before = dict(values)
    for name, old in replaced.items():
        now = before.get(name)
        before[name] = _before(now, old) if isinstance(old, dict) and isinstance(now, dict) else old
    return {name: value for name, value in before.items() if value is not None and value != {}}
