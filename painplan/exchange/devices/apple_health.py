"""A phone's health export: one XML file in an archive, read as a stream; memory depends on days, not on records."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn, Protocol
from xml.parsers import expat

import msgspec

from painplan.checkin.measures import measure_named
from painplan.errors import CannotDo, WrongInput, quoted
from painplan.exchange.devices.archives import NOTHING, member, not_opened
from painplan.exchange.devices.dedupe_hours import LONGEST, Asleep, ByHour
from painplan.exchange.import_result import Gathering, ImportResult, RejectedLine
from painplan.exchange.paths import labels
from painplan.kit.plain_file import is_nothing, plain_file
from painplan.kit.words import say

SOURCE = "apple-health"
MOST_REFUSED = 1_000
"""Refused records beyond these are counted in one line more: a broken export could hold millions of them."""
LARGEST = 1e6
"""No single record of a device holds more; it would be a slip of the device."""
_ROOT = "HealthData"
_CHUNK = 1 << 18
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
        self._kinds = {one.type: (one, ByHour()) for one in recipe.quantity}
        self._sleep, self._asleep = recipe.sleep, Asleep()
        self._lines: dict[date, int] = {}
        self._refused = self._started = 0
        self._parser = expat.ParserCreate(namespace_separator=None)
        self._parser.StartElementHandler = self._element
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
            while chunk := stream.read(_CHUNK):
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
        if not self._gathering.touched:
            self._gathering.refuse(RejectedLine(self._label, 1), say("exchange.apple_health.export_holds_no_steps"))
        return self._gathering.found(1)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if not self._started:
            self._started = 1
            if name != _ROOT:
                raise WrongInput(
                    say(
                        "exchange.apple_health.no_health_export_begins",
                        label=self._label,
                        name=quoted(name),
                        nothing=NOTHING,
                    )
                )
        if name != "Record":
            return
        kind = attributes.get("type", "")
        if kind in self._kinds or kind == self._sleep.type:
            try:
                self._record(kind, attributes)
            except (WrongInput, KeyError, ValueError, OverflowError) as error:
                self._refuse(kind, error)

    def _record(self, kind: str, attributes: dict[str, str]) -> None:
        start, end = _moment(attributes["startDate"]), _moment(attributes["endDate"])
        if end < start or end - start > LONGEST:
            raise WrongInput(
                say(
                    "exchange.apple_health.lasts_from_which_cannot",
                    startDate=attributes["startDate"],
                    endDate=attributes["endDate"],
                )
            )
        if kind == self._sleep.type:
            if attributes.get("value") in self._sleep.asleep:
                self._asleep.add(start, end)
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
        sums.add(attributes.get("sourceName", ""), start, end, value * what.units[unit])
        if start.date() not in self._lines:
            self._lines[start.date()] = self._parser.CurrentLineNumber

    def _refuse(self, kind: str, error: Exception) -> None:
        self._refused += 1
        if self._refused <= MOST_REFUSED:
            why = str(error) if isinstance(error, WrongInput) else say("exchange.apple_health.day_number_cannot_read")
            self._gathering.refuse(RejectedLine(self._label, self._parser.CurrentLineNumber), f"{kind[-40:]}: {why}")

    def _entity(self, *_: object) -> NoReturn:
        raise CannotDo(say("exchange.apple_health.declares_entities_which_no", label=self._label, nothing=NOTHING))


def _moment(text: str) -> datetime:
    """Local time as it is written: ``2026-01-05 08:00:00 +0100``; the day is the one the person saw.

    Raises:
        ValueError: It is no moment.
    """
    return datetime.fromisoformat(text[:19])
