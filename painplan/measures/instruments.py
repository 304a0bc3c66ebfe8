"""All instruments of one diary: those of the program, and those a clinic put into the data folder."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from painplan.kit.escape import one_line
from painplan.kit.not_json import why_not_json
from painplan.kit.unfit import Unfit, toml_in, why_unfit
from painplan.kit.words import say
from painplan.measures.alike import as_known
from painplan.measures.fhir import instrument_of
from painplan.measures.own import Content, completed, name_problem
from painplan.measures.program_instruments import instruments
from painplan.measures.shelf import Broken, Shelf, shelf
from painplan.store.belonging import INSTRUMENTS
from painplan.store.clinic_files import files_put_there
from painplan.store.folder import Folder

FOLDER = INSTRUMENTS
"""Of the data folder; for TOML files and FHIR R4 Questionnaires."""
TOML, FHIR = ".toml", ".json"


def all_instruments(folder: Folder) -> Shelf:
    """All that can be asked; a file that cannot be used is named with the reason and left out."""
    files = files_put_there(folder, FOLDER)
    return _with(tuple(files.items())) if files else instruments()


def unfit_files(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """Those of a clinic's files that are no instrument."""
    own = _with(tuple(files.items())).broken[len(instruments().broken) :]
    whole = {file.rpartition(".")[0]: file for file in files}
    return {one.name if one.name in files else whole[one.name]: Unfit(one.why.rstrip(".")) for one in own}


@lru_cache(4)
def _with(files: tuple[tuple[str, bytes | None], ...]) -> Shelf:
    known = instruments()
    said: dict[str, Content] = {}
    decoded: dict[str, Content] = {}
    broken: list[Broken] = list(known.broken)
    for file, content in files:
        name, _, ending = file.rpartition(".")
        try:
            said[name] = _decoded(name, f".{ending}", content, {*known.instruments, *decoded})
            decoded[name] = completed(name, said[name])
        except (ValueError, TypeError, RecursionError) as error:  # what decoders and checks raise about a file
            broken.append(Broken(file, why_unfit(error)))
    own = shelf(decoded)
    copies = {name: as_known(one, known.instruments.values(), said[name]) for name, one in own.instruments.items()}
    return Shelf({**known.instruments, **copies}, (*broken, *own.broken))


def _decoded(name: str, ending: str, content: bytes | None, taken: set[str]) -> Content:
    if ending not in (TOML, FHIR):
        raise ValueError(say("measures.instruments.neither_toml_file_nor"))
    if problem := name_problem(name):
        raise ValueError(problem)
    if name in taken:
        raise ValueError(say("measures.instruments.instrument_name_already_give"))
    found: object = toml_in(content) if ending == TOML or content is None else _json(content)
    if not isinstance(found, dict):
        raise ValueError(say("measures.instruments.no_fhir_questionnaire"))
    harmless = _harmless(found)
    return harmless if ending == TOML else instrument_of(name, harmless, _totals(), _panels())


def _json(content: bytes) -> object:
    """What a file says, in whichever encoding an editor saved it.

    Raises:
        ValueError: It is no JSON; the words say where.
    """
    text = content.decode(json.detect_encoding(content))
    try:
        return msgspec.json.decode(text.removeprefix("\ufeff"))
    except msgspec.DecodeError as error:
        raise ValueError(why_not_json(text, error)) from error


def _totals() -> frozenset[str]:
    """LOINC codes of scores that are known here."""
    return frozenset(one.loinc for one in instruments().instruments.values() if one.loinc)


def _panels() -> dict[str, frozenset[str]]:
    """LOINC codes of the questions of what is known here, by the code of the whole."""
    return {one.panel: one.codes for one in instruments().instruments.values() if one.panel and one.codes}


def _harmless(value: Any) -> Any:
    """The same content, its texts without anything that could steer a terminal."""
    if isinstance(value, dict):
        return {one_line(name): _harmless(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_harmless(part) for part in value]
    return one_line(value) if isinstance(value, str) else value
