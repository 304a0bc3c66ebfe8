"""What comes before the first change to a file: an old format is backed up, a damaged file set aside."""

from datetime import datetime

from painplan.kit.assets import asset
from painplan.store import quarantine
from painplan.store.files import FORMAT
from painplan.store.folder import Files, Unreadable
from painplan.store.whole import backups
from painplan.store.whole.examine import EMPTY, Examined, read_file
from painplan.store.whole.lost import with_marks


def ready_to_change(files: Files, name: str, at: datetime) -> Examined | None:
    """What a file holds, once everything is done that keeps what a change would take away; none without a file.

    A damaged one holds the marks of what it no longer says, too.

    Raises:
        CannotDo: It cannot be read, is of a newer PainPlan, or what it holds cannot be kept.
    """
    try:
        found = read_file(files, name)
    except Unreadable as error:
        raise Unreadable(asset("store")["write"]["unreadable"].format(reason=error), error.why) from error
    before = found or EMPTY
    if before.version < FORMAT:
        backups.back_up_before_migration(files, at.date())
    if before.problems:
        quarantine.set_aside(files, name, at)
        return with_marks(name, before, at)
    return found
