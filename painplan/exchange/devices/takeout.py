"""The account archive of a Fitbit (Google Takeout): JSON files of minutes, days and nights, packed or not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NamedTuple, TypeVar

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import CannotDo, PainPlanError, WrongInput, quoted
from painplan.exchange.devices.archives import NOTHING, entry, opened
from painplan.exchange.devices.choices import NOTHING_SAID, FileChoices, local, zone_here
from painplan.exchange.import_result import Gathering, ImportResult, NotTaken, RejectedLine
from painplan.kit.not_json import why_not_json
from painplan.kit.pattern import pattern
from painplan.kit.plain_file import entries_of, files_below, is_folder, is_nothing, plain_file
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.words import say

T = TypeVar("T")
SOURCE = "fitbit-archive"
LARGEST = 1e6
"""No minute and no day of a device holds more."""
MOST_BYTES = 200_000_000
"""Of one JSON file; a month of minutes takes three million."""
_FILE = pattern(
    r"(?:^|/)(steps|distance|sleep|sedentary_minutes|lightly_active_minutes|moderately_active_minutes"
    r"|very_active_minutes)-\d{4}-\d{2}-\d{2}(?:\(\d+\))?\.json$"
)
_OTHER = pattern(r"(?:^|/)([A-Za-z_ ]{2,60})-\d{4}-\d{2}-\d{2}[^/]*\.json$")
MOST_LEFT = 100
"""So many kinds of files are named of which nothing is taken."""
_COPY = pattern(r"\(\d+\)(?=\.json$)")
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
    minutes_asleep: Annotated[int, msgspec.Meta(ge=0, le=24 * 60)] | None = msgspec.field(
        name="minutesAsleep", default=None
    )
    log_id: int = msgspec.field(name="logId", default=0)
    start_time: str = msgspec.field(name="startTime", default="")


class _File(NamedTuple):
    name: str
    content: bytes


def read_takeout(path: Path, today: date, choices: FileChoices = NOTHING_SAID) -> ImportResult:
    """A measurement a day.

    Args:
        path: The archive as it was downloaded, or the folder it was unpacked to.
        today: Days after it are refused.
        choices: Where the person lived: minutes are written in universal time; else this machine's zone is taken.

    Raises:
        WrongInput: The path leads nowhere, or there is nothing of a Fitbit in it.
        CannotDo: It is damaged or cut off.
    """
    gathering = Gathering(SOURCE, today)
    sums = _Sums(choices, gathering)
    files = 0
    left: dict[str, None] = {}
    for found in _files(path, left):
        files += 1
        try:
            sums.add(found)
        except PainPlanError as error:
            gathering.refuse(RejectedLine(found.name, 1), str(error))
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            why = say("exchange.takeout.not_complete_damaged", error=_why(found.content, error))
            gathering.refuse(RejectedLine(found.name, 1), why)
    if not files:
        raise WrongInput(say("exchange.takeout.holds_no_steps_sleep", path=path.name, nothing=NOTHING))
    for kind in left:
        gathering.leave(NotTaken(path.name, say("exchange.mappings.no_measure"), section=kind))
    for day, measure, value, name in sums.all():
        gathering.take(day, {measure: value}, RejectedLine(name, 1))
    gathering.choose(sums.chosen)
    return gathering.found(files)


def _why(content: bytes, error: Exception) -> str:
    """Why a file cannot be used, in words of ours."""
    if isinstance(error, msgspec.ValidationError):
        return shape_words(error)
    known = isinstance(error, msgspec.DecodeError | UnicodeDecodeError | RecursionError)
    return why_not_json(content, error) if known else say("exchange.takeout.no_value")


class _Sums:
    """Adds up what is in the files; a minute, a day or a night that stands in several of them counts once."""

    def __init__(self, choices: FileChoices, gathering: Gathering) -> None:
        self._zone, self._gathering = choices.zone(), gathering
        self._said = bool(choices.time_zone)
        self._days: dict[tuple[date, str], float] = {}
        self._from: dict[tuple[date, str], str] = {}
        self._nights: set[object] = set()
        self._minutes: dict[tuple[str, date], int] = {}
        """By kind and universal day, which of its minutes stood in an earlier file, a bit each."""
        self.chosen: dict[str, str | bool] = {}

    def add(self, file: _File) -> None:
        match = _FILE.search(file.name)
        kind = match[1] if match else ""
        new = self._sleep(file) if kind == "sleep" else self._points(file, kind)
        if not new:
            self._gathering.leave(NotTaken(file.name, say("exchange.takeout.copy"), section=file.name))

    def all(self) -> Iterator[tuple[date, str, float, str]]:
        for (day, measure), value in sorted(self._days.items()):
            whole = measure_named(measure).whole
            yield day, measure, round(value) if whole else round(value, 3), self._from[day, measure]

    def _sleep(self, file: _File) -> bool:
        """Whether the nights of a file are there for the first time."""
        nights, known = self._entries(file, RecordedNight), 0
        for night in nights:
            line = RejectedLine(file.name, 1)
            about = night.log_id or (night.start_time, night.date_of_sleep, night.minutes_asleep)
            if about in self._nights:
                known += 1
                continue
            self._nights.add(about)
            if night.minutes_asleep is None:
                why = say("exchange.takeout.no_minutes", day=night.date_of_sleep.isoformat())
                self._gathering.refuse(line, why, "minutesAsleep")
            else:
                self._add(night.date_of_sleep, "sleep_hours", night.minutes_asleep / 60, file.name)
        return known < len(nights) or not nights

    def _points(self, file: _File, kind: str) -> bool:
        """Whether the minutes or days of a file are there for the first time."""
        measure, factor = _MEASURES[kind]
        days: dict[date, float] = {}
        here: dict[date, int] = {}
        points, known = self._entries(file, RecordedPoint), 0
        for point in points:
            try:
                moment = datetime.strptime(point.date_time, "%m/%d/%y %H:%M:%S")
                value = float(point.value) * factor
                if not 0 <= value <= LARGEST:
                    raise ValueError(point.value)
            except ValueError:
                why = say("exchange.takeout.bad_value", time=quoted(point.date_time), value=quoted(str(point.value)))
                self._gathering.refuse(RejectedLine(file.name, 1), why)
                continue
            day, minute = moment.date(), 1 << (moment.hour * 60 + moment.minute)
            if self._minutes.get((kind, day), 0) & minute:
                known += 1
                continue
            here[day] = here.get(day, 0) | minute
            own = self._day(moment, kind)
            days[own] = days.get(own, 0) + value
        for day, minutes in here.items():
            self._minutes[kind, day] = self._minutes.get((kind, day), 0) | minutes
        for day, value in days.items():
            self._add(day, measure, value, file.name)
        return known < len(points) or not points

    def _entries(self, file: _File, kind: type[T]) -> Sequence[T]:
        """The entries of a file; one that does not fit is named and loses none of the others."""
        try:
            return msgspec.json.decode(file.content, type=list[kind])  # type: ignore[valid-type]
        except msgspec.ValidationError:
            found = []
            for number, each in enumerate(msgspec.json.decode(file.content, type=list[msgspec.Raw]), 1):
                try:
                    found.append(msgspec.json.decode(each, type=kind))
                except msgspec.ValidationError as error:
                    why = say("exchange.takeout.bad_entry", number=number, error=shape_words(error))
                    self._gathering.refuse(RejectedLine(file.name, 1), why)
            return found

    def _add(self, day: date, measure: str, value: float, name: str) -> None:
        self._days[day, measure] = self._days.get((day, measure), 0) + value
        self._from.setdefault((day, measure), name)

    def _day(self, moment: datetime, kind: str) -> date:
        if kind not in _IN_UTC:
            return moment.date()
        if not self._said and not self.chosen:
            self.chosen["time-zone"] = zone_here()
        return local(moment, self._zone).date()


def _files(path: Path, left: dict[str, None]) -> Iterator[_File]:
    """The files of which something is taken; the kinds of the others are added to those that are left."""
    if is_folder(path):
        with _readable(path.name):
            entries_of(path)
        for found in sorted(files_below(path, "*.json"), key=lambda one: _in_turn(one.as_posix())):
            name = found.relative_to(path).as_posix()
            if _is_taken(name, left):
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
        for info in sorted(archive.infolist(), key=lambda one: _in_turn(one.filename)):
            if _is_taken(info.filename, left):
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


def _is_taken(name: str, left: dict[str, None]) -> bool:
    other = None if _FILE.search(name) else _OTHER.search(name)
    if other and len(left) < MOST_LEFT:
        left[other[1]] = None
    return _FILE.search(name) is not None


def _in_turn(name: str) -> tuple[str, bool, str]:
    """The place of a file among the others: what a browser calls a copy, ``(1)``, comes after the file itself."""
    return _COPY.sub("", name), _COPY.search(name) is not None, name


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CannotDo(say("exchange.takeout.cannot_read_check_file", name=name, reason=reason)) from error
