"""The account archive of a Fitbit (Google Takeout): JSON files of minutes, days and nights, packed or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import CannotDo, PainPlanError, WrongInput
from painplan.exchange.devices.archives import NOTHING, entry, opened
from painplan.exchange.import_result import Gathering, ImportResult, RejectedLine
from painplan.kit.not_json import why_not_json
from painplan.kit.pattern import pattern
from painplan.kit.plain_file import entries_of, is_folder, is_nothing, plain_file
from painplan.kit.shape_words import shape_words
from painplan.kit.words import say

SOURCE = "fitbit-archive"
MOST_BYTES = 200_000_000
"""Of one JSON file; a month of minutes takes three million."""
_FILE = pattern(
    r"(?:^|/)(steps|distance|sleep|sedentary_minutes|lightly_active_minutes|moderately_active_minutes"
    r"|very_active_minutes)-\d{4}-\d{2}-\d{2}(?:\(\d+\))?\.json$"
)
_MEASURES = {
    "steps": ("steps", 1.0),
    "distance": ("walking_km", 0.00001),  # centimetres
    "sedentary_minutes": ("minutes_sedentary", 1.0),
    "lightly_active_minutes": ("minutes_lightly_active", 1.0),
    "moderately_active_minutes": ("minutes_fairly_active", 1.0),
    "very_active_minutes": ("minutes_very_active", 1.0),
}
"""Kinds of files and the measures they are, with how much one of theirs is."""
_IN_UTC = frozenset({"steps", "distance"})
"""Counted by the minute in universal time; the others are days already."""


class RecordedPoint(msgspec.Struct, frozen=True):
    """One value of a minute or a day."""

    date_time: str = msgspec.field(name="dateTime")
    """``01/31/26 08:00:00``: month first, always."""
    value: str | int | float = 0


class RecordedNight(msgspec.Struct, frozen=True):
    """One sleep."""

    date_of_sleep: date = msgspec.field(name="dateOfSleep")
    minutes_asleep: int = msgspec.field(name="minutesAsleep", default=0)
    log_id: int = msgspec.field(name="logId", default=0)


class _File(NamedTuple):
    name: str
    content: bytes


def read_takeout(path: Path, today: date, zone: tzinfo | None = None) -> ImportResult:
    """A measurement a day.

    Args:
        path: The archive as it was downloaded, or the folder it was unpacked to.
        today: Days after it are refused.
        zone: Where the person lived: minutes are written in universal time; none: universal time is taken as theirs.

    Raises:
        WrongInput: The path leads nowhere, or there is nothing of a Fitbit in it.
        CannotDo: It is damaged or cut off.
    """
    gathering, sums = Gathering(SOURCE, today), _Sums(zone)
    files = 0
    for found in _files(path):
        files += 1
        try:
            sums.add(found)
        except PainPlanError as error:
            gathering.refuse(RejectedLine(found.name, 1), str(error))
        except (msgspec.DecodeError, ValueError) as error:
            why = say("exchange.takeout.not_complete_damaged", error=_why(found.content, error))
            gathering.refuse(RejectedLine(found.name, 1), why)
    if not files:
        raise WrongInput(say("exchange.takeout.holds_no_steps_sleep", path=path.name, nothing=NOTHING))
    for day, measure, value, name in sums.all():
        gathering.take(day, {measure: value}, RejectedLine(name, 1))
    return gathering.found(files)


def _why(content: bytes, error: Exception) -> str:
    """Why a file cannot be used, in words of ours."""
    if isinstance(error, msgspec.ValidationError):
        return shape_words(error)
    known = isinstance(error, msgspec.DecodeError | UnicodeDecodeError)
    return why_not_json(content, error) if known else say("exchange.takeout.no_value")


class _Sums:
    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._days: dict[tuple[date, str], float] = {}
        self._from: dict[tuple[date, str], str] = {}
        self._seen: set[int] = set()

    def add(self, file: _File) -> None:
        match = _FILE.search(file.name)
        kind = match[1] if match else ""
        if kind == "sleep":
            for night in msgspec.json.decode(file.content, type=list[RecordedNight]):
                if night.log_id not in self._seen or not night.log_id:
                    self._seen.add(night.log_id)
                    self._add(night.date_of_sleep, "sleep_hours", night.minutes_asleep / 60, file.name)
            return
        measure, factor = _MEASURES[kind]
        points = msgspec.json.decode(file.content, type=list[RecordedPoint])
        days: dict[date, float] = {}
        for point in points:
            day = self._day(point.date_time, kind)
            days[day] = days.get(day, 0) + float(point.value) * factor
        for day, value in days.items():
            self._add(day, measure, value, file.name)

    def all(self) -> Iterator[tuple[date, str, float, str]]:
        for (day, measure), value in sorted(self._days.items()):
            whole = measure_named(measure).whole
            yield day, measure, round(value) if whole else round(value, 3), self._from[day, measure]

    def _add(self, day: date, measure: str, value: float, name: str) -> None:
        self._days[day, measure] = self._days.get((day, measure), 0) + value
        self._from.setdefault((day, measure), name)

    def _day(self, text: str, kind: str) -> date:
        moment = datetime.strptime(text, "%m/%d/%y %H:%M:%S")
        if self._zone is None or kind not in _IN_UTC:
            return moment.date()
        return moment.replace(tzinfo=UTC).astimezone(self._zone).date()


def _files(path: Path) -> Iterator[_File]:
    if is_folder(path):
        with _readable(path.name):
            entries_of(path)
        for found in sorted(path.rglob("*.json")):
            name = found.relative_to(path).as_posix()
            if _FILE.search(name):
                with _readable(name):
                    if found.stat().st_size > MOST_BYTES:
                        raise CannotDo(
                            say(
                                "exchange.takeout.larger_than_mb",
                                name=name,
                                most_bytes=MOST_BYTES // 1000000,
                                nothing=NOTHING,
                            )
                        )
                    with plain_file(found) as stream:
                        content = stream.read(MOST_BYTES)
                yield _File(name, content)
        return
    if is_nothing(path):
        raise WrongInput(say("exchange.takeout.no_file_folder_check", path=path, nothing=NOTHING))
    with opened(path, path.name) as archive:
        for info in sorted(archive.infolist(), key=lambda one: one.filename):
            if _FILE.search(info.filename):
                with entry(archive, info, path.name) as stream:
                    pieces, size = [], 0
                    while piece := stream.read():
                        size += len(piece)
                        if size > MOST_BYTES:
                            raise CannotDo(
                                say(
                                    "exchange.takeout.larger_than_mb_2",
                                    filename=info.filename,
                                    most_bytes=MOST_BYTES // 1000000,
                                    nothing=NOTHING,
                                )
                            )
                        pieces.append(piece)
                yield _File(info.filename, b"".join(pieces))


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CannotDo(say("exchange.takeout.cannot_read_check_file", name=name, reason=reason)) from error
