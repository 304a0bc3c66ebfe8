"""What differs between two records, entry by entry: what may never change, and texts, that a commit may mean to."""

import csv
import difflib
import io
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

Kind = Literal["lost", "exit", "json", "data", "figures", "file", "text"]
TEXT: Kind = "text"
"""The kind that a commit may mean; every other is a fault."""
FEW_WORDS = 2
"""A value of a document with more words than these is a sentence, unless the person wrote it."""
AROUND = 1
"""Lines shown around one that differs."""
MOST_SHOWN = 300
MISSING = "(nothing)"


class Difference(NamedTuple):
    """One thing that is not as it was."""

    kind: Kind
    where: str
    """Diary, day, what was done, command: as the record names it, with the part of the answer."""
    what: str
    """Lines to read: what was there, what is there now."""


def differences(kept: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """Everything that is not as it was kept; what is new is no difference.

    Args:
        kept: The entries of a part as they were kept.
        now: The same part as it is made now.
    """
    own = _own_words(kept)
    for key, before in kept.items():
        if key not in now:
            yield Difference("lost", key, "It is not there any more.")
        else:
            yield from _entry(key, before, now[key], own)


def _entry(key: str, before: Mapping[str, Any], now: Mapping[str, Any], own: frozenset[str]) -> Iterator[Difference]:
    if before.get("code") != now.get("code"):
        yield Difference("exit", key, _changed(before.get("code"), now.get("code")))
    if "figures" in before and before["figures"] != now.get("figures"):
        yield Difference("figures", key, "The figures are others.")
    if "json" in before:
        yield from _document(f"{key} (JSON)", before["json"], now.get("json", MISSING), own)
    for part in ("out", "err", "screen"):
        if part in before:
            yield from _text(f"{key} ({part})", before[part], str(now.get(part, "")))
    for name, file in before.get("files", {}).items():
        yield from _file(f"{key} ({name})", name, file, now.get("files", {}).get(name), own)
    if "data" in before:
        yield from _data(key, before["data"], now.get("data", {}))


def _text(where: str, before: str, now: str) -> Iterator[Difference]:
    if before != now:
        yield Difference(TEXT, where, _unified(before.splitlines(), now.splitlines()))


def _document(where: str, before: Any, now: Any, own: frozenset[str], at: str = "") -> Iterator[Difference]:
    """Field for field: none lost, none changed; new ones are welcome."""
    if isinstance(before, dict) and isinstance(now, dict):
        for name, value in before.items():
            if name not in now:
                yield Difference("json", where, f"{at}.{name} is not there any more; it was {_short(value)}")
            else:
                yield from _document(where, value, now[name], own, f"{at}.{name}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, (one, other) in enumerate(zip(before, now, strict=True)):
            yield from _document(where, one, other, own, f"{at}[{number}]")
    elif type(before) is not type(now) or before != now:
        kind: Kind = TEXT if _sentence(before, own) and isinstance(now, str) else "json"
        yield Difference(kind, where, f"{at}: {_changed(before, now)}")


def _sentence(value: Any, own: frozenset[str]) -> bool:
    return isinstance(value, str) and value.count(" ") >= FEW_WORDS and value not in own


def _file(where: str, name: str, before: str, now: str | None, own: frozenset[str]) -> Iterator[Difference]:
    if now is None:
        yield Difference("file", where, "It is not written any more.")
    elif name.endswith(".json"):
        yield from _document(where, _loaded(before), _loaded(now), own)
    elif name.endswith(".ndjson"):
        rows, others = ([_loaded(line) for line in text.splitlines()] for text in (before, now))
        yield from _document(where, rows, others, own)
    elif name.endswith(".csv"):
        yield from _table(where, before, now)
    elif name.endswith((".html", ".txt", ".md")):
        yield from _text(where, before, now)
    elif before != now:
        yield Difference("file", where, _unified(before.splitlines(), now.splitlines()))


def _loaded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text


def _table(where: str, before: str, now: str) -> Iterator[Difference]:
    """Column for column, by the names on top; new ones are welcome."""
    rows, others = (list(csv.DictReader(io.StringIO(text))) for text in (before, now))
    columns = list(rows[0]) if rows else []
    shown = [[[str(row.get(column, MISSING)) for column in columns] for row in table] for table in (rows, others)]
    if shown[0] != shown[1] or (not rows and before != now):
        lines = [[", ".join(row) for row in table] for table in shown]
        yield Difference("file", where, _unified(*lines) if rows else _unified(before.splitlines(), now.splitlines()))


def _data(key: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """Byte for byte. What only differs because of something earlier is told once, there."""
    for name in [*before, *(name for name in now if name not in before)]:
        one, other = before.get(name), now.get(name)
        if one == other:
            continue
        if one is None or other is None or one.get("gone") != other.get("gone"):
            yield Difference("data", f"{key} ({name})", _changed(_fate(one), _fate(other)))
        elif (one["came"], one["went"]) != (other["came"], other["went"]):
            lines = [
                [*(f"came: {line}" for line in told["came"]), *(f"went: {line}" for line in told["went"])]
                for told in (one, other)
            ]
            yield Difference("data", f"{key} ({name})", _unified(*lines))
        else:
            yield Difference("data", f"{key} ({name})", "The same change, to a file that was another one before.")


def _fate(told: Mapping[str, Any] | None) -> str:
    if told is None:
        return "left as it was"
    return "taken away" if told.get("gone") else "written"


def _own_words(entries: Mapping[str, Any]) -> frozenset[str]:
    """Every text that the diaries themselves hold: words of a person, that no commit means to change."""
    found: set[str] = set()
    for entry in entries.values():
        for name, file in entry.get("files", {}).items():
            if name.endswith("all.json"):
                found.update(_strings(_loaded(file)))
    return frozenset(found)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _unified(before: list[str], now: list[str]) -> str:
    lines = list(difflib.unified_diff(before, now, lineterm="", n=AROUND))[2:]
    return "\n".join(line for line in lines if not line.startswith("@@")) or "Only the ends of lines differ."


def _changed(before: Any, now: Any) -> str:
    return f"{_short(before)} became {_short(now)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) < MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
