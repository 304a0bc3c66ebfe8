"""Two documents about the same thing become one: the later one wins, what the other says goes to the history."""

from typing import Any

import msgspec

from painplan.kit.bounds import FIRST_DAY
from painplan.store.files import Fields

UNKNOWN_MOMENT = f"{FIRST_DAY.isoformat()}T00:00:00"
"""When something was changed that nobody noted the time of: as early as an entry can be."""
_BOOKKEEPING = frozenset({"saved_at", "history"})


def union(one: Fields, other: Fields, *, in_order: bool = False) -> Fields:
    """Both documents in one; the order of the two does not matter, and doing it again changes nothing.

    A field that only one of them has is kept, unless the later one knew it and took it out. Where they differ the
    later one wins and the other value goes to the history, as a change made at that time.

    Args:
        one: A document.
        other: One about the same.
        in_order: The second counts as the later one, whatever their times say.
    """
    earlier, later = (one, other) if in_order else sorted((one, other), key=_age)
    united: Fields = dict(later)
    history = _both(earlier.get("history"), later.get("history"))
    lost: Fields = {}
    for field, value in earlier.items():
        if field in _BOOKKEEPING:
            united.setdefault(field, value)
        elif field not in later:
            if _noted(history, field, value):
                continue
            united[field] = value
        elif later[field] != value:
            united[field], loser = _fields(value, later[field])
            if loser is not None and not _noted(history, field, loser):
                lost[field] = loser
    if lost:
        history.append({"at": later.get("saved_at") or UNKNOWN_MOMENT, "values": lost})
    if history:
        united["history"] = sorted(history, key=lambda change: (str(change.get("at")), _bytes(change)))
    return united


def continues(other: Fields, one: Fields) -> bool:
    """Whether a document is another one as it was changed later on: nothing of that one is missing in it.

    Its history begins with that of the other, and every value that differs stands in what was noted after it.
    """
    known, since = _both(one.get("history"), None), _both(other.get("history"), None)
    if since[: len(known)] != known or len(since) == len(known):
        return False
    changed = since[len(known) :]
    return all(
        other.get(field) == value or _noted(changed, field, value) or _within(changed, field, value, other.get(field))
        for field, value in one.items()
        if field not in _BOOKKEEPING
    )


def _within(changed: list[Fields], field: str, value: object, now: object) -> bool:
    """The same for a mapping, whose changes are noted key by key."""
    if not (isinstance(value, dict) and isinstance(now, dict | None)):
        return False
    noted = [found for change in changed if isinstance(found := (change.get("values") or {}).get(field), dict)]
    return all(
        (now or {}).get(key) == item or any(key in each and each[key] == item for each in noted)
        for key, item in value.items()
    )


def _fields(earlier: Any, later: Any) -> tuple[Any, Any]:
    """What stands in a field, and what of the earlier value does not; two mappings are joined key by key."""
    if not (isinstance(earlier, dict) and isinstance(later, dict)):
        return later, earlier
    loser = {key: value for key, value in earlier.items() if later.get(key, value) != value}
    return {**earlier, **later}, loser or None


def _noted(history: list[Fields], field: str, value: object) -> bool:
    return any(field in (values := change.get("values") or {}) and values[field] == value for change in history)


def _both(one: object, other: object) -> list[Fields]:
    found: dict[bytes, Fields] = {}
    for changes in (one, other):
        for change in changes if isinstance(changes, list) else ():
            if isinstance(change, dict):
                found.setdefault(_bytes(change), change)
    return list(found.values())


def _age(document: Fields) -> tuple[str, int, bytes]:
    """Two saves in the same second: the one that was changed more often is the later."""
    values = {field: value for field, value in document.items() if field != "history"}
    return str(document.get("saved_at") or ""), len(_both(document.get("history"), None)), _bytes(values)


def _bytes(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")
