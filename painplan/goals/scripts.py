"""The conversations of one diary: the words of the program, with what a clinic changed in ``interview.toml``.

The file lies in the data folder: a table a question, with the words to change (``ask``, ``hint``, ``label``, ``low``,
``high``, ``labels``), and ``off``, a list of questions not to ask.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from painplan.errors import CannotDo, WrongInput
from painplan.goals import intake_questions, interview
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.script import Script, script_of
from painplan.kit.step import Option
from painplan.kit.unfit import Unfit, toml_in
from painplan.kit.words import say
from painplan.store.clinic_files import ALONE, INTERVIEW, told_of
from painplan.store.folder import Folder

FILE = INTERVIEW
LARGEST_BYTES = 200_000
Name = Literal["goal", "assessment"]
NAMES: tuple[Name, ...] = ("goal", "assessment")
_MAY_CHANGE = frozenset({"ask", "hint", "label", "low", "high", "labels"})


class Scripted(NamedTuple):
    """A conversation, and why a clinic's file is not used."""

    script: Script
    problem: str = ""
    """One sentence; empty when there is nothing to tell."""


def script_named(folder: Folder, name: Name) -> Scripted:
    """A conversation with a clinic's words; where their file does not fit, with the program's own, and the reason."""
    # A sealed and a locked folder lie over an open one; a clinic's words hold nothing personal.
    open_folder: Folder = getattr(folder, "below", folder)
    try:
        content = open_folder.read(FILE)
    except CannotDo as error:
        return Scripted(own_script(name), str(error))
    return Scripted(own_script(name)) if content is None else _with_changes(name, content)[0]


def unfit_files(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """The file, where it is not used."""
    found = {
        file: Unfit(say("kit.unfit.unreadable")) if content is None else _with_changes("goal", content)[1]
        for file, content in files.items()
    }
    return {file: unfit for file, unfit in found.items() if unfit is not None}


@lru_cache(len(NAMES))
def own_script(name: Name) -> Script:
    """A conversation as the program words it."""
    return _made(name, asset(name), ())


@lru_cache(len(NAMES))
def _with_changes(name: Name, content: bytes) -> tuple[Scripted, Unfit | None]:
    try:
        if len(content) > LARGEST_BYTES:
            raise ValueError(say("goals.scripts.too_large"))
        given = toml_in(content)
        off = _switched_off(given.pop("off", []))
        changed = {each: _changed(asset(each), given) for each in NAMES}
        known = {table for each in NAMES for table in _tables(asset(each))}
        unknown = next((table for table in given if table not in known), None)
        if unknown is not None:
            raise ValueError(say("goals.scripts.no_question", unknown=one_line(unknown, 40)))
        return Scripted(_made(name, changed[name], off)), None
    except (ValueError, TypeError, AttributeError, WrongInput, RecursionError) as error:
        reason = one_line(str(error), 200).rstrip(".") or say("goals.scripts.too_deep")
        unfit = Unfit(reason)
        return Scripted(own_script(name), told_of(ALONE, {FILE: unfit})[0].text), unfit


def _made(name: Name, words: Mapping[str, Any], off: tuple[str, ...]) -> Script:
    if name == "assessment":
        return script_of(words, intake_questions.RULES, off=off)

    questions = [(one["id"], one["text"]) for one in asset("ask_first")["question"]]
    listed = tuple(Option(str(number), text, key) for number, (key, text) in enumerate(questions, 1))
    return script_of(words, interview.RULES, {"ask_first": listed}, off)


def _tables(words: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for entry in words["order"] for name in entry.split())


def _switched_off(off: object) -> tuple[str, ...]:
    if not isinstance(off, list) or not all(isinstance(name, str) for name in off):
        raise ValueError(say("goals.scripts.off_no_list_names"))
    can_be = {step.id for name in NAMES for step in own_script(name).steps if step.optional or step.id == "keep_goal"}
    for name in off:
        if name not in can_be:
            raise ValueError(say("goals.scripts.cannot_switched_off_no", name=one_line(name, 40)))
    return tuple(off)


def _changed(words: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(words)
    for name in _tables(words):
        table = given.get(name)
        if table is None:
            continue
        if not isinstance(table, dict):
            raise ValueError(say("goals.scripts.no_table_words", name=name))
        other = next((key for key in table if key not in _MAY_CHANGE), None)
        if other is not None:
            raise ValueError(
                say(
                    "goals.scripts.cannot_changed_only",
                    other=one_line(other, 40),
                    name=name,
                    may_change=", ".join(sorted(_MAY_CHANGE)),
                )
            )
        labels = table.get("labels", words[name].get("labels", []))
        if not isinstance(labels, list) or not all(isinstance(label, str) and label.strip() for label in labels):
            raise ValueError(say("goals.scripts.labels_no_list_words", name=name))
        if len(labels) != len(words[name].get("labels", [])):
            raise ValueError(
                say(
                    "goals.scripts.answers_labels_given",
                    name=name,
                    count=len(words[name].get("labels", [])),
                    count_2=len(labels),
                )
            )
        if not all(isinstance(text, str) and text.strip() for key, text in table.items() if key != "labels"):
            raise ValueError(say("goals.scripts.text_empty_no_text", name=name))
        result[name] = {**words[name], **table}
    return result
