"""PainPlan's own FHIR export back in: a Bundle, or a folder of NDJSON files."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from painplan.errors import CannotDo, WrongInput
from painplan.exchange.fhir.parts import BASE, Resource, table_of
from painplan.exchange.fhir.read import READERS, entry_of
from painplan.exchange.import_result import Rejected, RejectedLine
from painplan.exchange.own.entries import Own, TakenIn, checked, why_not
from painplan.exchange.own.files import own_text
from painplan.exchange.paths import labels
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.not_json import why_not_json
from painplan.kit.plain_file import entries_of, is_folder, is_nothing
from painplan.kit.words import say

_MOST_KINDS = 3
_ENDING = ".ndjson"
_NOTHING = "Nothing was changed."


class _Read(NamedTuple):
    resource: Resource
    line: RejectedLine


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
    own = Own.of(len(files))
    days: dict[tuple[str, str], tuple[dict[str, float], RejectedLine]] = {}
    subjects: set[str] = set()
    for resource, line in _resources(files, own):
        try:
            table = table_of(resource)
        except (TypeError, AttributeError):
            table = ""
        if table is None and _says_again(resource):
            continue
        if table not in READERS:
            own.refuse(line, asset("fhir")["no_table"], table or "")
            continue
        entry: Resource | None = None
        try:
            entry = entry_of(resource, table)
            subjects.add(_subject(resource))
            if table == "measurements":
                values, _ = days.setdefault((entry["day"], entry["source"]), ({}, line))
                values[entry["name"]] = entry["value"]
                continue
            own.entries.append(TakenIn(table, entry, checked(entry, kinds[table]), line))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, WrongInput) as error:
            own.refuse(line, asset("fhir")["bad_resource"].format(table=table, why=_why(error)), table, entry)
    for (day, source), (values, line) in days.items():
        document = {"day": day, "source": source, "values": values}
        try:
            own.entries.append(TakenIn("measurements", document, checked(document, kinds["measurements"]), line))
        except (ValueError, WrongInput) as error:
            own.rejected.append(Rejected(*line, f"What {source} recorded: {why_not(error)}"))
    if len(subjects) > 1:
        raise CannotDo(
            say("exchange.import.holds_diaries_people_bring", path=path.name, count=len(subjects), nothing=_NOTHING)
        )
    if not own.entries and not own.rejected:
        raise CannotDo(say("exchange.import.holds_nothing_painplan_exported", path=path.name, nothing=_NOTHING))
    return own


def _why(error: Exception) -> str:
    """Why a resource is refused, as a sentence."""
    words = asset("fhir")
    if isinstance(error, KeyError | IndexError):
        return str(words["missing"]).format(part=f" ({error.args[0]})" if isinstance(error, KeyError) else "")
    return str(words["shape"]) if isinstance(error, TypeError | AttributeError) else why_not(error)


def _files(path: Path) -> list[Path]:
    if is_folder(path):
        try:
            found = [file for file in entries_of(path) if file.suffix == _ENDING]
        except OSError as error:
            raise _not_read(path.name, error) from error
        if not found:
            raise WrongInput(
                say("exchange.import.folder_holds_no_file", path=path.name, ending=_ENDING, nothing=_NOTHING)
            )
        return found
    if is_nothing(path):
        raise WrongInput(say("exchange.import.no_file_folder_check", path=path, nothing=_NOTHING))
    return [path]


def _says_again(resource: Resource) -> bool:
    """Whether a resource repeats for other systems what another one says, or says where an export comes from."""
    kind = resource.get("resourceType")
    return (kind == "Observation" and bool(resource.get("derivedFrom"))) or (
        kind == "Provenance" and bool(resource.get("agent"))
    )


def _resources(files: list[Path], own: Own) -> Iterator[_Read]:
    """Every resource with its place; what is none goes to those that are refused."""
    for file, label in zip(files, labels(files), strict=True):
        content = own_text(file, label)
        if file.suffix == _ENDING:
            for number, text in enumerate(content.split("\n"), 1):
                if not text.strip():
                    continue
                resource = _decoded(text, f"{label}, line {number}")
                if isinstance(resource, dict):
                    yield _Read(resource, RejectedLine(label, number))
                else:
                    own.refuse(RejectedLine(label, number), asset("fhir")["no_resource"])
        else:
            yield from _entries(_decoded(content, label), label, own)


def _entries(document: Any, label: str, own: Own) -> Iterator[_Read]:
    if not isinstance(document, dict) or not _is_ours(document):
        what = _what_it_is(document)
        raise CannotDo(say("exchange.import.no_fhir_export_painplan", label=label, what=what, nothing=_NOTHING))
    for number, entry in enumerate(document.get("entry", []), 1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            yield _Read(resource, RejectedLine(label, number))
        else:
            own.refuse(RejectedLine(label, number), asset("fhir")["no_resource"])


def _what_it_is(document: Any) -> str:
    """What a file holds that is no export of ours, in a few words."""
    kinds = Counter(_kind(one) for one in _resources_in(document))
    held = ", ".join(f"{kind} ({count:,})" for kind, count in kinds.most_common(_MOST_KINDS) if kind)
    if isinstance(document, list):
        return say("exchange.import.a_list", held=held) if held else say("exchange.import.no_fhir")
    if not (kind := _kind(document)):
        return say("exchange.import.no_fhir")
    if kind == "Questionnaire":
        return say("exchange.import.a_questionnaire")
    return say("exchange.import.a_bundle", held=held) if held else say("exchange.import.a_resource", kind=kind)


def _resources_in(document: Any) -> list[Any]:
    if isinstance(document, list):
        return document
    entries = document.get("entry") if isinstance(document, dict) else None
    return [one.get("resource") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _kind(resource: Any) -> str:
    kind = resource.get("resourceType") if isinstance(resource, dict) else None
    return one_line(kind, 40) if isinstance(kind, str) else ""


def _is_ours(document: Resource) -> bool:
    """Whether a document is a bundle that an export wrote."""
    try:
        tags = document["meta"]["tag"] if document["resourceType"] == "Bundle" else []
        ours = any(tag.get("system") == f"{BASE}/file" for tag in tags)
    except (KeyError, TypeError, AttributeError):
        return False
    return ours and isinstance(document.get("entry", []), list)


def _decoded(text: str, label: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        if text.lstrip().startswith("<"):
            raise CannotDo(say("exchange.import.markup", label=label, nothing=_NOTHING)) from error
        why = why_not_json(text, error)
        raise CannotDo(say("exchange.import.cannot_read", label=label, content=why, nothing=_NOTHING)) from error


def _not_read(label: str, error: OSError) -> CannotDo:
    reason = (error.strerror or type(error).__name__).lower()
    return CannotDo(say("exchange.import.cannot_read_check_file", label=label, reason=reason))


def _subject(resource: Resource) -> str:
    who = resource["agent"][0]["who"] if resource["resourceType"] == "Provenance" else resource["subject"]
    return str(who["identifier"]["value"])
