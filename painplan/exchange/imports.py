"""What files hold beside what the diary has: looked at first, then saved. Saved a second time it changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from painplan.checkin.records import Measurement
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices
from painplan.exchange.devices.fitbit import read_fitbit
from painplan.exchange.import_result import ImportResult, NotTaken, Rejected
from painplan.exchange.paths import files_in, paths_typed
from painplan.kit.amounts import amount
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.store.diary import Change, Diary, measurement_change


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What files bring, counted in days."""

    files: int
    first: date | None
    last: date | None
    """First and last day with a value; none when there is no such day."""
    added: int
    changed: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    not_taken: tuple[NotTaken, ...]
    choices: Mapping[str, str | bool]
    changes: tuple[Change, ...]
    """What there is to save."""
    shared: str
    """Which other sources have a value of the same days, and which counts then; empty: none."""

    @property
    def days(self) -> int:
        """All days with a value."""
        return self.added + self.changed + self.unchanged


def found_at(typed: str, today: date, choices: FileChoices = NOTHING_SAID) -> ImportResult:
    """What the Fitbit exports hold whose path a person typed or pasted.

    Raises:
        WrongInput: The path leads nowhere.
    """
    return read_fitbit(files_in(paths_typed(typed)), today, choices)


def beside(found: ImportResult, diary: Diary) -> Brought:
    """How what was found compares with what is there. A value that a file does not have any more stays."""
    days = [measurement.day for measurement in found.measurements]
    first, last = min(days, default=None), max(days, default=None)
    there = diary.days(first, last).measurements if days else {}
    new = [now for now in found.measurements if (now.source, now.day) not in there]
    known = [now for now in found.measurements if (now.source, now.day) in there]
    changed = [now for now in known if not _holds(there[now.source, now.day], now)]
    return Brought(
        files=found.files,
        first=first,
        last=last,
        added=len(new),
        changed=len(changed),
        unchanged=len(known) - len(changed),
        rejected=found.rejected,
        not_taken=found.not_taken,
        choices=found.choices,
        changes=tuple(measurement_change(measurement) for measurement in (*new, *changed)),
        shared=_shared(found, there.values(), diary.book().profile.sources),
    )


def _shared(found: ImportResult, there: Iterable[Measurement], order: Sequence[str]) -> str:
    """What is told of days of which another source has a value of the same measure."""
    names = {measurement.day: measurement.values.keys() for measurement in found.measurements}
    source = next((measurement.source for measurement in found.measurements), "")
    others = [one for one in there if one.source != source and one.values.keys() & names.get(one.day, {}.keys())]
    if not others:
        return ""
    return say(
        f"exchange.several_sources.{'order' if order else 'larger'}",
        days=amount(len({one.day for one in others}), "days"),
        others=one_line(", ".join(sorted({one.source for one in others})), 200),
        order=", ".join(order),
    )


def _holds(there: Measurement, now: Measurement) -> bool:
    return there.values.items() >= now.values.items()
