"""Looks at every file of the folder and every record in it, and says what is wrong. Changes nothing."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from painplan.errors import CannotDo
from painplan.records import Session
from painplan.store.backups import BACKUPS
from painplan.store.examine import EMPTY, Examined, read_file
from painplan.store.folder import Files
from painplan.store.kinds import BOOK, MONTHS, SET_ASIDE, is_diary_file

CONFLICT = re.compile(r"\.sync-conflict-\d|\((?:.* )?conflicted copy[^)]*\)", re.IGNORECASE)
"""How Syncthing, and Nextcloud and Dropbox, name the other side of two changes made at once."""


class Finding(msgspec.Struct, frozen=True):
    """One thing about a file that a person should know."""

    file: str
    text: str
    entry: str | None = None
    wrong: bool = True
    """False: worth knowing, and nothing is wrong."""


class Verified(msgspec.Struct, frozen=True):
    """What was looked at and what was found."""

    files: int
    entries: int
    findings: Sequence[Finding]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not any(finding.wrong for finding in self.findings)


def verify(files: Files, in_clear: Sequence[str] = ()) -> Verified:
    """Look at everything.

    Args:
        files: The diary.
        in_clear: Files of a sealed diary that lie there unsealed.
    """
    found = {name: _looked_at(files, name) for name in _names(files) if is_diary_file(name)}
    examined = {name: look for name, look in found.items() if isinstance(look, Examined)}
    findings = [look for look in found.values() if isinstance(look, Finding)]
    for name, look in examined.items():
        findings += _findings(name, look)
    findings += [*_strangers(files), *_without_plan(examined), *_backups(files)]
    findings += [Finding(name, "it lies beside the sealed files and anybody can read it") for name in in_clear]
    return Verified(len(found), sum(look.entries for look in examined.values()), findings)


def _names(files: Files) -> list[str]:
    return [*files.names(""), *files.names(MONTHS)]


def _looked_at(files: Files, name: str) -> Examined | Finding:
    try:
        return read_file(files, name) or EMPTY
    except CannotDo as error:
        return Finding(name, str(error))


def _findings(name: str, look: Examined) -> Iterator[Finding]:
    for problem in look.problems:
        yield Finding(name, problem.text, problem.entry)
    if look.edited and not look.problems:
        yield Finding(name, "it was edited outside PainPlan, or a byte of it changed: its check sum does not fit")


def _strangers(files: Files) -> Iterator[Finding]:
    for name in _names(files):
        if CONFLICT.search(name):
            yield Finding(
                name,
                "a sync program put the other side of two changes here; take what is new from it with: "
                f"painplan merge {name}",
            )
        elif name.startswith(f"{MONTHS}/") and not is_diary_file(name):
            yield Finding(name, "it is not a file of the diary; it is left alone", wrong=False)
    for name in files.names(SET_ASIDE):
        yield Finding(name, "a damaged file as it was; delete it when nothing is missing any more", wrong=False)


def _without_plan(examined: dict[str, Examined]) -> Iterator[Finding]:
    known = examined.get(BOOK, EMPTY).records.get("plans", {}).keys()
    for name, look in examined.items():
        missing = {session.plan for session in look.all("sessions", Session)} - known
        for plan in sorted(missing):
            yield Finding(name, f"entries belong to a plan that is not in the plan book: {plan}", wrong=False)


def _backups(files: Files) -> Iterator[Finding]:
    from painplan.store.archive import unpacked

    for name in files.names(BACKUPS):
        try:
            unpacked(files.read(name) or b"", name)
        except CannotDo as error:
            yield Finding(name, str(error))
