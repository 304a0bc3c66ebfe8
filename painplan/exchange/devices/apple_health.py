"""A phone's health export: one XML file in an archive, read as a stream; of a record three numbers are kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn, Protocol
from xml.parsers import expat

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import CannotDo, WrongInput, quoted
from painplan.exchange.devices.archives import NOTHING, member, not_opened
from painplan.exchange.devices.by_time import LONGEST, Asleep, Counted
from painplan.exchange.import_result import Gathering, ImportResult, NotTaken, RejectedLine
from painplan.exchange.paths import labels
from painplan.kit.pattern import pattern
from painplan.kit.plain_file import is_nothing, plain_file
from painplan.kit.words import say

SOURCE = "apple-health"
MOST_REFUSED = 1_000
"""Refused records beyond these are counted in one line more: a broken export could hold millions of them."""
MOST_LEFT = 500
"""So many kinds of records are named; a phone knows about two hundred."""
LARGEST = 1e6
"""No single record of a device holds more; it would be a slip of the device."""
_AT_ONCE = timedelta()
_moment_of = datetime.fromisoformat
"""The day is the one the person saw, as it is written: ``2026-01-05 08:00:00``."""
_ROOT = "HealthData"
_CHUNK = 1 << 18
_WRITTEN = len("2026-01-05 08:00:00 +0100")
_MOMENT = pattern(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2})(:\d{2}:\d{2})(?:\s?([AaPp][Mm]))?\s?([+-]\d{2}:?\d{2})?$")
"""A moment as phones write it, also with the twelve hours of some languages, and thin spaces."""
_LONGEST_HEAD = 1 << 20
_PREFIX = pattern(r"^HK(?:Quantity|Category)TypeIdentifier|^HKDataType")
_BEGINS = pattern(rb"<HealthData[\s/>]")
_LONGEST_TAG = 1 << 20
"""Bytes. A tag of an export has a few hundred; one without end is read over and over again, for minutes."""


class Quantity(msgspec.Struct, frozen=True):
    """One kind of record that is taken."""

    type: str
    measure: str
    units: dict[str, float]
    """How much one of the unit is in that of the measure."""


class Sleep(msgspec.Struct, frozen=True):
    """The kind of record that tells of sleep."""

    type: str
    measure: str
    asleep: frozenset[str]


class RecordMapping(msgspec.Struct, frozen=True):
    """What is taken of an export."""

    title: str
    quantity: tuple[Quantity, ...]
    sleep: Sleep


class Stream(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes."""


def read_apple_health(path: Path, recipe: Mapping[str, Any], today: date) -> ImportResult:
    """A measurement a day of everything that the recipe names.

    Args:
        path: ``export.zip`` as the phone wrote it, or the ``export.xml`` in it.
        recipe: What is taken, decoded from its file.
        today: Days after it are refused.

    Raises:
        WrongInput: The path leads nowhere, or to something else.
        CannotDo: It is damaged, cut off, or tries to do more than hold data.
    """
    known = msgspec.convert(recipe, RecordMapping)
    if is_nothing(path):
        raise WrongInput(say("exchange.apple_health.no_file_choose_export", path=path, nothing=NOTHING))
    label = labels([path])[0]
    reading = _Reading(known, label, Gathering(SOURCE, today))
    with _stream(path, label) as stream:
        reading.read(stream)
    return reading.found()


@contextmanager
def _stream(path: Path, label: str) -> Iterator[Stream]:
    try:
        opened = plain_file(path, back_and_forth=True)
    except OSError as error:
        raise not_opened(label, error) from error
    with opened as stream:
        is_xml = stream.read(64).lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith((b"<", b"\x00<"))
        stream.seek(0)
        if is_xml:
            yield stream
            return
    with member(path, _is_export, label, "health export (no export.xml)") as unfolding:
        yield unfolding


def _is_export(name: str) -> bool:
    """The file has another name in each language; the other XML file in the archive is clinical and named so."""
    return name.lower().endswith(".xml") and not name.lower().endswith("_cda.xml") and "workout" not in name.lower()


class _Reading:
    """One export while it is read."""

    def __init__(self, recipe: RecordMapping, label: str, gathering: Gathering) -> None:
        self._label, self._gathering = label, gathering
        self._kinds = {one.type: (one, Counted()) for one in recipe.quantity}
        self._sleep, self._asleep = recipe.sleep, Asleep()
        self._lines: dict[date, int] = {}
        self._taken = {*self._kinds, recipe.sleep.type}
        self._left: dict[str, None] = {}
        """Kinds of records of which nothing is taken."""
        self._refused = 0
        self._parser = expat.ParserCreate(namespace_separator=None)
        self._parser.StartElementHandler = self._root
        # An export declares its elements, which is harmless; entities are how a small file becomes a huge one, or
        # how it reads other files. No export has any.
        self._parser.EntityDeclHandler = self._entity
        self._parser.ExternalEntityRefHandler = self._entity
        self._parser.UnparsedEntityDeclHandler = self._entity

    def read(self, stream: Stream) -> None:
        """Read to the end.

        Raises:
            WrongInput: It is some other XML.
            CannotDo: It is damaged, cut off, or declares entities.
        """
        given = 0
        try:
            for chunk in self._without_list(stream):
                self._parser.Parse(chunk, False)
                given += len(chunk)
                if given - self._parser.CurrentByteIndex > _LONGEST_TAG:
                    raise CannotDo(
                        say("exchange.apple_health.holds_single_tag_more", label=self._label, nothing=NOTHING)
                    )
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise CannotDo(
                say(
                    "exchange.apple_health.damaged_cut_off_line",
                    label=self._label,
                    lineno=f"{error.lineno:,}",
                    code=expat.ErrorString(error.code),
                    nothing=NOTHING,
                )
            ) from error

    def _without_list(self, stream: Stream) -> Iterator[bytes]:
        """The pieces of an export without the list of its elements, which some phones write broken and nobody needs.

        Lines keep their numbers.

        Raises:
            CannotDo: It declares entities.
        """
        head = stream.read(_CHUNK)
        while b"<!DOCTYPE" in head and not _BEGINS.search(head) and len(head) < _LONGEST_HEAD:
            if not (more := stream.read(_CHUNK)):
                break
            head += more
        if root := _BEGINS.search(head):
            before, _, listed = head[: root.start()].partition(b"<!DOCTYPE")
            if b"<!ENTITY" in listed:
                self._entity()
            head = before + b"\n" * listed.count(b"\n") + head[root.start() :]
        while head:
            yield head
            head = stream.read(_CHUNK)

    def found(self) -> ImportResult:
        """The sums of all days."""
        days: dict[date, dict[str, float]] = {}
        for kind, sums in self._kinds.values():
            whole = measure_named(kind.measure).whole
            for day, value in sums.days():
                days.setdefault(day, {})[kind.measure] = round(value) if whole else round(value, 3)
        for day, hours in self._asleep.days():
            days.setdefault(day, {})[self._sleep.measure] = hours
        for day in sorted(days):
            line = RejectedLine(self._label, self._lines.get(day, 1))
            for name, value in days[day].items():  # one impossible value does not take the others of the day with it
                self._gathering.take(day, {name: value}, line)
        if self._refused > MOST_REFUSED:
            self._gathering.refuse(
                RejectedLine(self._label, 1),
                say("exchange.apple_health.more_records_like_these", refused=f"{self._refused - MOST_REFUSED:,}"),
            )
        for left in self._left:
            named = _PREFIX.sub("", left)[:60]
            self._gathering.leave(NotTaken(self._label, say("exchange.mappings.no_measure"), section=named))
        if not self._gathering.touched:
            self._gathering.refuse(RejectedLine(self._label, 1), say("exchange.apple_health.export_holds_no_steps"))
        return self._gathering.found(1)

    def _root(self, name: str, _: dict[str, str]) -> None:
        if name != _ROOT:
            raise WrongInput(
                say(
                    "exchange.apple_health.no_health_export_begins",
                    label=self._label,
                    name=quoted(name),
                    nothing=NOTHING,
                )
            )
        self._parser.StartElementHandler = self._element

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Record":
            return
        kind = attributes.get("type", "")
        if kind in self._taken:
            try:
                self._record(kind, attributes)
            except (WrongInput, KeyError, ValueError, OverflowError) as error:
                self._refuse(kind, error)
        elif kind not in self._left and len(self._left) < MOST_LEFT:
            self._left[kind] = None

    def _record(self, kind: str, attributes: dict[str, str]) -> None:
        began, ended = attributes["startDate"], attributes["endDate"]
        zone = ended[19:]
        if began[19:] == zone and len(began) == _WRITTEN:
            start, end = _moment_of(began[:19]), _moment_of(ended[:19])
        else:
            start, end, zone = _span(began, ended)
        if not _AT_ONCE <= end - start <= LONGEST:
            raise WrongInput(
                say(
                    "exchange.apple_health.lasts_from_which_cannot",
                    startDate=attributes["startDate"],
                    endDate=attributes["endDate"],
                )
            )
        if kind == self._sleep.type:
            if attributes.get("value") in self._sleep.asleep:
                self._asleep.add(start, end, _ahead(zone))
                self._lines.setdefault(end.date(), self._parser.CurrentLineNumber)
            return
        what, sums = self._kinds[kind]
        unit = attributes.get("unit", "")
        if unit not in what.units:
            raise WrongInput(
                say("exchange.apple_health.unit_not_one_can", unit=quoted(unit), units=", ".join(what.units))
            )
        value = float(attributes["value"])
        if not 0 <= value <= LARGEST:
            raise WrongInput(say("exchange.apple_health.no_amount_device_can", quoted=quoted(attributes["value"])))
        day = sums.add(attributes.get("sourceName", ""), start, end, value * what.units[unit])
        if day not in self._lines:
            self._lines[day] = self._parser.CurrentLineNumber

    def _refuse(self, kind: str, error: Exception) -> None:
        self._refused += 1
        if self._refused <= MOST_REFUSED:
            why = str(error) if isinstance(error, WrongInput) else say("exchange.apple_health.day_number_cannot_read")
            self._gathering.refuse(RejectedLine(self._label, self._parser.CurrentLineNumber), f"{kind[-40:]}: {why}")

    def _entity(self, *_: object) -> NoReturn:
        raise CannotDo(say("exchange.apple_health.declares_entities_which_no", label=self._label, nothing=NOTHING))


def _span(began: str, ended: str) -> tuple[datetime, datetime, str]:
    """A stretch in local time as it was at its end, and what that was ahead of universal time.

    Where the clocks were changed meanwhile the beginning moves, so that the stretch is as long as it was.

    Raises:
        WrongInput: One of them is no moment.
    """
    (start, before), (end, after) = _moment(began), _moment(ended)
    return start + timedelta(minutes=_ahead(after) - _ahead(before)), end, after


def _moment(text: str) -> tuple[datetime, str]:
    match = _MOMENT.match(text)
    if match is None:
        raise WrongInput(say("exchange.apple_health.no_moment", text=quoted(text)))
    day, hour, rest, half, zone = match.groups()
    if half:
        hour = str(int(hour) % 12 + (12 if half.upper() == "PM" else 0))
    return datetime.fromisoformat(f"{day} {hour:0>2}{rest}"), zone or ""


@lru_cache(64)
def _ahead(zone: str) -> float:
    """Minutes ahead of universal time: ``+0100``; nothing where a phone wrote none.

    Raises:
        ValueError: It is something else.
    """
    ahead = datetime.strptime(zone.strip(), "%z").utcoffset() if zone.strip() else None
    return ahead.total_seconds() / 60 if ahead else 0
