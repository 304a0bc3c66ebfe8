"""Gives the whole diary out, and keeps from writing it over something else."""

from datetime import date
from typing import Literal

from painplan.coach.values import recorded
from painplan.errors import CannotDo
from painplan.share import START_BYTES, Everything, as_csv, as_json, is_export
from painplan.store import Diary
from painplan.store.named_file import named_path, replace_named, start_of

Form = Literal["json", "csv"]


def taken_out(diary: Diary, form: Form, on: date) -> bytes:
    """The whole diary in one file."""
    everything = _everything(diary)
    return as_json(everything, on) if form == "json" else as_csv(everything)


def write_to(named: str, content: bytes, diary: Diary, *, force: bool) -> str:
    """Write an export where the person says; the path it has now.

    Args:
        named: The path as typed.
        content: The export.
        diary: Whose own files are never written over.
        force: Write over a file that is something else too.

    Raises:
        WrongInput: No file can be there.
        CannotDo: Something else is there, or it cannot be written. What stood there stands.
    """
    path = named_path(named, diary.folder)
    there = start_of(path, START_BYTES)
    if there and not force and not is_export(there):
        raise CannotDo(
            f"{path} is there already and is not an earlier export of PainPlan. Nothing was written. Name another "
            "file, or add --force to write over it."
        )
    replace_named(path, content)
    return str(path)


def _everything(diary: Diary) -> Everything:
    facts = diary.days()
    names = sorted({name for entry in facts.measurements.values() for name in entry.values})
    return Everything(
        book=diary.book(),
        checkins=sorted(facts.checkins.values(), key=lambda entry: entry.day),
        sessions=sorted(facts.sessions.values(), key=lambda entry: (entry.day, entry.plan)),
        measurements=sorted(facts.measurements.values(), key=lambda entry: (entry.day, entry.source)),
        assessments=sorted(facts.assessments.values(), key=lambda entry: (entry.day, entry.instrument)),
        recorded={name: recorded(name, facts) for name in names},
    )
