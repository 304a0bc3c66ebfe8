"""Writes the text of a timer where the system looks for it, when the person says so; nothing is run."""

from pathlib import Path

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.reminders.timers import System, units
from painplan.store.made_files import names_us
from painplan.store.user_paths import replace_all_ours


def write_timer(system: System, at: str) -> tuple[str, ...]:
    """Write the files of a timer; their paths.

    Raises:
        CannotDo: The system has none, somebody else's file is there, or they cannot be written.
    """
    if any(not unit.place for unit in units(system, at)):
        raise CannotDo(asset("reminders")["says"]["no_writing"])
    contents = {Path.home() / unit.place: unit.text.encode() for unit in units(system, at)}
    for folder in {path.parent for path in contents}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotDo(say("reminders.timer_files.cannot_made_use_print", folder=folder)) from error
    return replace_all_ours(contents, names_us, asset("reminders")["says"]["other"], force=False)
