"""Gives the whole diary out, and keeps from writing it over something else."""

from datetime import date
from typing import Literal

from painplan.errors import CannotDo
from painplan.exchange.own import everything_out as own_everything_out
from painplan.exchange.own.daily_table import Everything, as_csv, is_export
from painplan.insight.measure_values import recorded
from painplan.kit.assets import asset
from painplan.store.diary import Diary
from painplan.store.made_files import made_file
from painplan.store.user_paths import look_at_named, named_folder, named_path, replace_all_ours, replace_ours
from painplan.store.whole.everything import all_entries, entry_kinds

Form = Literal["json", "csv"]


def taken_out(diary: Diary, form: Form, on: date) -> bytes:
    """The whole diary in one file: every entry as JSON, or a table with a row a day."""
    if form == "csv":
        return as_csv(_everything(diary))

    return own_everything_out.as_json(all_entries(diary.folder)[0], on)


def schema() -> bytes:
    """The JSON Schema of the JSON export."""
    return own_everything_out.schema(entry_kinds())


def write_tables_to(named: str, diary: Diary, on: date, *, force: bool) -> str:
    """Write a table for each kind of entry into a folder of its own; the path of the folder.

    Args:
        named: The folder as typed; it is made where it is not there.
        diary: Whose own files are never written over.
        on: The day of the export.
        force: Write into a folder that holds other things, too.

    Raises:
        WrongInput: No folder can be there.
        CannotDo: Something else is in it, or it cannot be written.
    """
    folder = named_folder(named, diary.folder)
    says = asset("store")["export"]
    contents = look_at_named(folder / own_everything_out.CONTENTS) if folder.is_dir() else None
    if (
        folder.is_dir()
        and any(folder.iterdir())
        and not force
        and not (contents and own_everything_out.is_tables(contents.start))
    ):
        raise CannotDo(says["other_things"].format(path=folder))
    tables = own_everything_out.as_tables(all_entries(diary.folder)[0], entry_kinds(), on)
    contents_of = {folder / name: table for name, table in tables.items()}
    replace_all_ours(contents_of, lambda there: made_file(there) is not None, says["other"], force=force)
    return str(folder)


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
    other = asset("store")["export"]["other"]
    return replace_ours(path, content, lambda there: is_export(there.start), other, force=force)


def _everything(diary: Diary) -> Everything:
    facts = diary.days()
    names = sorted({name for entry in facts.measurements.values() for name in entry.values})
    return Everything(
        book=diary.book(),
        checkins=sorted(facts.checkins.values(), key=lambda entry: entry.day),
        sessions=sorted(facts.sessions.values(), key=lambda entry: (entry.day, entry.plan)),
        recorded={name: recorded(name, facts) for name in names},
    )
