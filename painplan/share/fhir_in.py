"""PainPlan's own FHIR export back in: a Bundle, or a folder of NDJSON files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from painplan.errors import CannotDo, WrongInput
from painplan.kit.not_json import why_not_json
from painplan.share.fhir_parts import BASE, Resource, table_of
from painplan.share.fhir_read import entry_of
from painplan.share.found import Line, Rejected
from painplan.share.own_entries import Own, Taken, checked, why_not
from painplan.share.paths import labels

MOST_BYTES = 500_000_000
_ENDING = ".ndjson"
_NOTHING = "Nothing was changed."


class _Read(NamedTuple):
    resource: Resource
    line: Line


def read_fhir(path: Path, kinds: Mapping[str, type[msgspec.Struct]]) -> Own:
    """The entries of an export.

    Args:
        path: The bundle, or the folder of NDJSON files.
        kinds: The kind of record of each table.

    Raises:
        WrongInput: The path leads nowhere.
        CannotDo: It is no such export, cut off, damaged, or far too large.
    """
    files = _files(path)
    own = Own(len(files), [], [])
    days: dict[tuple[str, str], tuple[dict[str, float], Line]] = {}
    subjects: set[str] = set()
    for resource, line in _resources(files):
        table = table_of(resource)
        if table is None:
            continue
        try:
            entry = entry_of(resource, table)
            subjects.add(_subject(resource))
            if table == "measurements":
                values, _ = days.setdefault((entry["day"], entry["source"]), ({}, line))
                values[entry["name"]] = entry["value"]
                continue
            own.entries.append(Taken(table, entry, checked(entry, kinds[table]), line))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, WrongInput) as error:
            own.rejected.append(Rejected(*line, f"A resource of {table}: {why_not(error)}"))
    for (day, source), (values, line) in days.items():
        document = {"day": day, "source": source, "values": values}
        try:
            own.entries.append(Taken("measurements", document, checked(document, kinds["measurements"]), line))
        except (ValueError, WrongInput) as error:
            own.rejected.append(Rejected(*line, f"What {source} recorded: {why_not(error)}"))
    if len(subjects) > 1:
        raise CannotDo(f"{path.name} holds the diaries of {len(subjects)} people. Bring in one alone. {_NOTHING}")
    if not own.entries and not own.rejected:
        raise CannotDo(f"{path.name} holds nothing that PainPlan exported as FHIR. {_NOTHING}")
    return own


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix == _ENDING)
        if not found:
            raise WrongInput(f"The folder {path.name} holds no file that ends in {_ENDING}. {_NOTHING}")
        return found
    if not path.is_file():
        raise WrongInput(f"There is no file or folder {path}. Check the spelling. {_NOTHING}")
    return [path]


def _resources(files: list[Path]) -> Iterator[_Read]:
    for file, label in zip(files, labels(files), strict=True):
        content = _content(file, label)
        if file.suffix == _ENDING:
            for number, text in enumerate(content.split(b"\n"), 1):
                if text.strip():
                    yield _Read(_decoded(text, f"{label}, line {number}"), Line(label, number))
        else:
            yield from _entries(_decoded(content, label), label)


def _entries(document: Any, label: str) -> Iterator[_Read]:
    tags = document.get("meta", {}).get("tag", []) if document.get("resourceType") == "Bundle" else []
    if not any(tag.get("system") == f"{BASE}/file" for tag in tags):
        raise CannotDo(
            f"{label} is no FHIR export of PainPlan. PainPlan reads back its own exports only: what another system "
            f"means with its resources is not guessed. {_NOTHING}"
        )
    for number, entry in enumerate(document.get("entry", []), 1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            yield _Read(resource, Line(label, number))


def _decoded(content: bytes, label: str) -> Any:
    try:
        document = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise CannotDo(f"{label} cannot be read: {why_not_json(content, error)}. {_NOTHING}") from error
    if not isinstance(document, dict):
        raise CannotDo(f"{label} is no FHIR resource. {_NOTHING}")
    return document


def _content(file: Path, label: str) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CannotDo(f"{label} cannot be read ({reason}). Check that the file is yours to read.") from error
    if len(content) > MOST_BYTES:
        raise CannotDo(f"{label} is larger than {MOST_BYTES // 1_000_000} MB, too large for one diary. {_NOTHING}")
    return content


def _subject(resource: Resource) -> str:
    who = resource["agent"][0]["who"] if resource["resourceType"] == "Provenance" else resource["subject"]
    return str(who["identifier"]["value"])
