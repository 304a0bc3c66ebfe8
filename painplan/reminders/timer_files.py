"""Writes the text of a timer where the system looks for it, when the person says so; nothing is run."""

from pathlib import Path

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.reminders.timers import System, units
from painplan.store.user_paths import replace_named


def write_timer(system: System, at: str) -> tuple[str, ...]:
    """Write the files of a timer; their paths.

    Raises:
        CannotDo: The system has none, or they cannot be written.
    """
    if any(not unit.place for unit in units(system, at)):
        raise CannotDo(asset("reminders")["says"]["no_writing"])
    written = []
    for unit in units(system, at):
        path = Path.home() / unit.place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotDo(f"{path.parent} cannot be made. Use --print and put the text there yourself.") from error
        replace_named(path, unit.text.encode())
        written.append(str(path))
    return tuple(written)
