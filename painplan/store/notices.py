"""What a person should know about their files, said once and plainly, with what to do."""

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.folder import Files, path_on_disk
from painplan.store.quarantine import file_set_aside
from painplan.store.whole import missing as whole_missing
from painplan.store.whole.backups import newest_whole
from painplan.store.whole.examine import Examined, Problem


def damage_notice(folder: Files, name: str, found: Examined) -> str:
    """A file is damaged and was not written since."""
    first, more = found.problems[0], len(found.problems) - 1
    what = first.text + (f", in {first.entry}" if first.entry else "") + (f", and {more} more" if more else "")
    written = folder.in_the_way(name) is None  # to a link nothing is, as its own notice says
    aside = say("store.notices.copy_set_aside_before") if written else ""
    return say(
        "store.notices.damaged_can_read_used",
        name=name,
        where=folder.where,
        what=what,
        entries=_entries(found.entries),
        aside=aside,
        folder=backup_words(folder, name, damaged=True),
    )


def stranger_notice(folder: Files, name: str, first: Problem) -> str:
    """Something in a file is whole and cannot be used."""
    words: str = asset("store")["notice"]["stranger"]
    return words.format(name=name, where=folder.where, what=first.text, entry=first.entry)


def aside_notice(folder: Files, copy: str) -> str:
    """A damaged file was set aside lately."""
    name, missing = file_set_aside(copy), whole_missing.missing_of(folder, copy)
    words = missing.way_back if missing.entries else backup_words(folder, name)
    return say("store.notice.aside", name=name, path=path_on_disk(folder, copy), then=words)


def backup_words(folder: Files, name: str, *, damaged: bool = False) -> str:
    """The newest backup in which a file is whole, and how to bring it back."""
    backup = newest_whole(folder, name, damaged=damaged)
    if backup is None:
        return say("store.notices.no_backup_found_which")
    return say("store.notices.newest_backup_which_whole", backup=backup, name=name)


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count or 'No'} entries"
