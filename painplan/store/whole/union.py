"""Two documents about the same thing become one: the later one wins, what the other says goes to the history."""

from typing import Any

from painplan.kit.bounds import FIRST_DAY
from painplan.store.files import Fields
from painplan.store.kinds import names_of
from painplan.store.whole.by_kind import decided
from painplan.store.whole.changes import BOOKKEEPING, as_bytes, changes_in, noted, values_of

UNKNOWN_MOMENT = f"{FIRST_DAY.isoformat()}T00:00:00"
"""When something was changed that nobody noted the time of: as early as an entry can be."""


def union(one: Fields, other: Fields, *, in_order: bool = False, table: str = "") -> Fields:
    """Both documents in one; the order of the two does not matter, and doing it again changes nothing.

    A field that only one of them has is kept, unless the later one knew it and took it out. Where they differ the
    later one wins and the other value goes to the history, as a change made at that time; but what their kind declares
    of versions that know nothing of each other holds before that (`by_kind`).

    Args:
        one: A document.
        other: One about the same.
        in_order: The second counts as the later one, whatever their times say.
        table: Of both; empty: of no kind that is known.
    """
    earlier, later = (one, other) if in_order else sorted((one, other), key=_age)
    by_kind = decided(table, earlier, later)
    united: Fields = dict(later)
    history = changes_in(earlier, later)
    lost: Fields = {}
    for field, value in earlier.items():
        if field in BOOKKEEPING:
            united.setdefault(field, value)
        elif field in by_kind:
            continue
        elif field not in later:
            if noted(history, field, value):
                continue
            united[field] = value
        elif later[field] != value:
            united[field], loser = _fields(value, later[field])
            if loser is not None and not noted(history, field, loser):
                lost[field] = loser
    if lost:
        history.append({"at": later.get("saved_at") or UNKNOWN_MOMENT, "values": lost})
    at = max(str(version.get("saved_at") or UNKNOWN_MOMENT) for version in (earlier, later))
    for version in (earlier, later):
        history += _not_kept(version, by_kind, history, at)
    united = {field: value for field, value in united.items() if field not in by_kind}
    united |= {field: value for field, value in by_kind.items() if value is not None}
    if history:
        united["history"] = sorted(history, key=lambda change: (str(change.get("at")), as_bytes(change)))
    return united


def _not_kept(version: Fields, by_kind: Fields, history: list[Fields], at: str) -> list[Fields]:
    """What a version says in another way than its kind decided, as a change."""
    lost = {
        field: version[field]
        for field, value in by_kind.items()
        if version.get(field) not in (None, value) and not noted(history, field, version[field])
    }
    return [{"at": at, "values": lost}] if lost else []


def continues(other: Fields, one: Fields, table: str = "") -> bool:
    """Whether a document is another one as it was changed later on: nothing of that one is missing in it.

    Its history begins with that of the other, and every value that differs stands in what was noted after it.
    """
    known, since = _changes(one, table), _changes(other, table)
    if since[: len(known)] != known or len(since) == len(known):
        return False
    changed = since[len(known) :]
    return all(
        other.get(field) == value or noted(changed, field, value) or _within(changed, field, value, other.get(field))
        for field, value in one.items()
        if field not in BOOKKEEPING
    )


def _changes(document: Fields, table: str) -> list[Fields]:
    """The changes of a document; that it got another name when it came from a copy is none."""
    names = names_of(table)
    return [change for change in changes_in(document) if not names or not values_of(change).keys() <= names]


def _within(changed: list[Fields], field: str, value: object, now: object) -> bool:
    """The same for a mapping, whose changes are noted key by key."""
    if not (isinstance(value, dict) and isinstance(now, dict | None)):
        return False
    found = [each for change in changed if isinstance(each := values_of(change).get(field), dict)]
    return all(
        (now or {}).get(key) == item or any(key in each and each[key] == item for each in found)
        for key, item in value.items()
    )


def _fields(earlier: Any, later: Any) -> tuple[Any, Any]:
    """What stands in a field, and what of the earlier value does not; two mappings are joined key by key."""
    if not (isinstance(earlier, dict) and isinstance(later, dict)):
        return later, earlier
    loser = {key: value for key, value in earlier.items() if later.get(key, value) != value}
    return {**earlier, **later}, loser or None


def _age(document: Fields) -> tuple[str, int, bytes]:
    """Two saves in the same second: the one that was changed more often is the later."""
    values = {field: value for field, value in document.items() if field != "history"}
    return str(document.get("saved_at") or ""), len(changes_in(document)), as_bytes(values)
