"""Other programs' files into the diary, and the diary out into a file; only who needs it imports these rooms."""

from pathlib import Path
from typing import TYPE_CHECKING

from painplan.diary.open_diary import OpenDiary
from painplan.exchange import imports, taking_out
from painplan.exchange.own import import_

if TYPE_CHECKING:
    from painplan.exchange.import_result import ImportResult
    from painplan.exchange.imports import Brought
    from painplan.exchange.own.entries import Own
    from painplan.exchange.own.import_ import BroughtBack
    from painplan.exchange.taking_out import Form


class Exchange:
    """In and out, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def found_at(self, typed: str) -> "ImportResult":
        """What the Fitbit exports hold whose path was typed or pasted; a folder means all its CSV files.

        Raises:
            WrongInput: The path leads nowhere.
        """
        return imports.found_at(typed, self._desk.today)

    def look_at(self, found: "ImportResult") -> "Brought":
        """What it would bring; nothing is saved."""
        return imports.beside(found, self._desk.diary)

    def bring_in(self, found: "ImportResult") -> "Brought":
        """Save what was found.

        Raises:
            CannotDo: It cannot be written; everything stays as it was.
        """
        brought = self.look_at(found)
        self._desk.keep(brought.changes, "import")
        return brought

    def own_at(self, path: Path) -> "Own":
        """What an export of PainPlan itself holds: a JSON file or a folder of tables.

        Raises:
            WrongInput: The path leads nowhere.
            CannotDo: It is no such export, is cut off or damaged, or a newer PainPlan made it.
        """
        return import_.own_at(path)

    def own_typed(self, typed: str) -> "Own":
        """The same for a path that was typed or pasted.

        Raises:
            WrongInput: The path leads nowhere, or there are several.
            CannotDo: As `own_at`.
        """
        return import_.own_at(import_.path_typed(typed))

    def look_at_own(self, own: "Own") -> "BroughtBack":
        """What it would bring; nothing is saved."""
        return import_.look_at(own, self._desk)

    def bring_back(self, own: "Own") -> "BroughtBack":
        """Let the entries of an export join the diary's own, which count before them.

        Raises:
            CannotDo: It cannot be written; everything stays as it was.
        """
        return import_.bring_back(own, self._desk)

    def taken_out(self, form: "Form") -> bytes:
        """The whole diary in one file."""
        return taking_out.taken_out(self._desk.diary, form, self._desk.today)

    def take_out(self, form: "Form", named: str, *, force: bool = False) -> str:
        """Write the whole diary to a file; its path. ``force`` writes over a file that is something else.

        Raises:
            WrongInput: No file can be there.
            CannotDo: Something else is there, or it cannot be written. What stood there stands.
        """
        return taking_out.write_to(named, self.taken_out(form), self._desk.diary, force=force)

    def take_out_tables(self, named: str, *, force: bool = False) -> str:
        """Write a CSV file for each kind of entry and a data dictionary into a folder; the path of the folder.

        Raises:
            WrongInput: No folder can be there.
            CannotDo: Something else is in the folder, or it cannot be written.
        """
        return taking_out.write_tables_to(named, self._desk.diary, self._desk.today, force=force)
