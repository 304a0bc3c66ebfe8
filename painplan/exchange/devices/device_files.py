"""What phones, watches and other diaries recorded, found with the recipes that come with the program."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.exchange import imports, spreadsheet
from painplan.exchange import paths as exchange_paths
from painplan.exchange.devices import apple_health as devices_apple_health
from painplan.exchange.devices import archives, mappings, takeout
from painplan.exchange.devices import fitbit as devices_fitbit
from painplan.exchange.devices import guessed as devices_guessed
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices
from painplan.exchange.import_result import ImportResult
from painplan.exchange.text import read_text
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.plain_file import files_below
from painplan.kit.words import say

if TYPE_CHECKING:
    from painplan.exchange.devices.mappings import Recipe

TABLES = (
    "google_fit",
    "health_connect",
    "samsung_steps",
    "samsung_sleep",
    "bearable",
    "manage_my_pain",
)
"""Recipes for tables, in assets/en/imports."""


class Seen(NamedTuple):
    """What lies at a path, and what its columns are taken for."""

    found: ImportResult
    mapping: tuple[tuple[str, str], ...] = ()
    """Column and measure."""


class Devices:
    """Files of other programs, arranged with one diary; looked at only, `Exchange` brings them in."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def any(self, typed: str, choices: FileChoices = NOTHING_SAID) -> Seen:
        """What lies at a path that a person typed or pasted, whichever of the known kinds it is.

        Raises:
            WrongInput: The path leads nowhere, or to something that is not known.
            CannotDo: It is damaged, cut off, or dangerous.
        """
        paths = exchange_paths.paths_typed(typed)
        path = paths[0]
        if len(paths) == 1:
            if path.suffix.lower() in (".zip", ".xml") and path.is_file():
                return Seen(self._archive(path, choices))
            if path.is_dir() and next(files_below(path, "steps-*.json"), None) is not None:
                return Seen(self.fitbit_archive(path, choices))
            if path.is_file() and (seen := self._table(path, choices)):
                return seen
        return Seen(imports.found_at(typed, self._desk.today, choices))

    def apple_health(self, path: Path) -> ImportResult:
        """A phone's ``export.zip``.

        Raises:
            WrongInput: The path leads nowhere, or to something else.
            CannotDo: It is damaged, cut off, or dangerous.
        """
        return devices_apple_health.read_apple_health(path, asset("imports/apple_health"), self._desk.today)

    def fitbit(self, files: Sequence[Path], choices: FileChoices = NOTHING_SAID) -> ImportResult:
        """Monthly exports of the Fitbit web site."""
        return devices_fitbit.read_fitbit(files, self._desk.today, choices)

    def fitbit_archive(self, path: Path, choices: FileChoices = NOTHING_SAID) -> ImportResult:
        """The account archive of a Fitbit, packed or unpacked.

        Raises:
            WrongInput: The path leads nowhere, there is nothing of a Fitbit in it, or there is no such time zone.
            CannotDo: It is damaged or cut off.
        """
        return takeout.read_takeout(path, self._desk.today, choices)

    def known_table(self, path: Path, choices: FileChoices = NOTHING_SAID) -> ImportResult:
        """A table of a program that is known by its columns.

        Raises:
            WrongInput: The path leads nowhere, or no program is known by these columns.
            CannotDo: It cannot be read as text.
        """
        (first, *_) = exchange_paths.files_in([path])
        recipes = self._recipes()
        found = mappings.known(first, recipes)
        if found is None:
            titles = ", ".join(dict.fromkeys(one.title for one in recipes))
            raise WrongInput(
                say("exchange.device_files.no_program_known_by", first=one_line(first.name, 80), titles=titles)
            )
        return mappings.read_with(found, self._desk.today, choices)

    def _table(self, path: Path, choices: FileChoices) -> Seen | None:
        """A table: of a program that is known by its columns, else one whose columns have names that are known."""
        if known := mappings.known(path, self._recipes()):
            columns = tuple((one.column, one.measure) for one in known.recipe.columns)
            rows = tuple((one.category, one.measure) for one in known.recipe.rows)
            return Seen(mappings.read_with(known, self._desk.today, choices), (*columns, *rows))
        words, label = asset("imports/columns"), exchange_paths.labels([path])[0]
        text = read_text(path, label)
        if devices_fitbit.is_export(text):
            return None
        found = devices_guessed.guessed(text, label, words["date"], words["measures"])
        if found is None:
            return None
        day, pairs = found
        return Seen(spreadsheet.read_csv(path, spreadsheet.columns_named(day, pairs), self._desk.today, choices), pairs)

    def _archive(self, path: Path, choices: FileChoices) -> ImportResult:
        if path.suffix.lower() == ".xml":
            return self.apple_health(path)

        with archives.opened(path, path.name) as archive:
            fitbit = any("/steps-" in f"/{name}" and name.endswith(".json") for name in archive.namelist())
        return self.fitbit_archive(path, choices) if fitbit else self.apple_health(path)

    def _recipes(self) -> "tuple[Recipe, ...]":
        return tuple(mappings.recipe_of(asset(f"imports/{name}")) for name in TABLES)
