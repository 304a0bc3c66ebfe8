"""Damaged files are kept: a copy, untouched, with the moment in its name, before anything is written in their place."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from painplan.kit.pattern import pattern
from painplan.store.folder import Files
from painplan.store.free_names import free_name
from painplan.store.kinds import BOOK, MONTHS, SET_ASIDE

TOLD_DAYS = 14
"""So long the person is told that something was set aside (default)."""
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NAME = pattern(
    rf"{SET_ASIDE}/(?P<file>(?:plan|[0-9]{{4}}-[0-9]{{2}})\.json)\.(?P<day>{_DAY})(?P<time>T[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})[0-9a-z-]*"
)


def set_aside(files: Files, name: str, at: datetime, content: bytes | None = None) -> str:
    """Keep a copy of a file as it is; the caller then writes what could be saved of it.

    Args:
        files: Where it is and where the copy goes.
        name: Of the file.
        at: The moment.
        content: What it holds, where that is not what stands under this name.

    Returns:
        The name of the copy.
    """
    content = files.read(name) or b"" if content is None else content
    copy = free_name(f"{SET_ASIDE}/{name.rpartition('/')[2]}.{at:%Y-%m-%dT%H-%M-%S}", files.names(SET_ASIDE))
    files.write(copy, content)
    return copy


def recently_set_aside(names: Sequence[str], today: date) -> list[str]:
    """Those of the copies that are of the last two weeks, as their names say."""
    days = {name: found["day"] for name in names if (found := _NAME.fullmatch(name))}
    since = (today - timedelta(days=TOLD_DAYS)).isoformat()
    return [name for name, day in days.items() if day >= since]


def file_set_aside(copy: str) -> str:
    """Which file a copy is of."""
    found = _NAME.fullmatch(copy)
    file = found["file"] if found else copy
    return file if file == BOOK else f"{MONTHS}/{file}"


def moment_set_aside(copy: str) -> str:
    """When a file of the diary was set aside, as the names of backups have moments; empty for any other file."""
    found = _NAME.fullmatch(copy)
    return found["day"] + found["time"] if found else ""
