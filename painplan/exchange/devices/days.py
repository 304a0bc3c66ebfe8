"""Days and moments as files write them. Which of day and month stands first is found where the file proves it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple, get_args

from painplan.errors import WrongInput, quoted
from painplan.exchange.devices.choices import FileChoices, LeftOpen, Order, local, zone_here
from painplan.kit.assets import asset
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_YEAR_FIRST = pattern(r"(\d{4})([./-]?)(\d{1,2})\2(\d{1,2})(?=$|[T ,])", re.ASCII)
_EITHER_FIRST = pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[T ,])", re.ASCII)
_DAY_IN_LETTERS = pattern(
    r"(?:[^\W\d]+\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?([^\W\d]+)\.?,?[ -](?:de )?(\d{4}|\d{2})(?=$|[T ,])"
)
_MONTH_IN_LETTERS = pattern(r"(?:[^\W\d]{3,},? )??([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?=$|[T ,])")
_SECONDS = pattern(r"(\d{10})(\d{3})?(?:\.\d+)?", re.ASCII)
_TIME = pattern(
    r"[T ,]*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s?([AaPp])\.?[Mm]\.?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?", re.ASCII
)
_OFFSET = pattern(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.ASCII)
_COUNTED = pattern(r"-?\d{2,5}", re.ASCII)
_MOST_MINUTES = 14 * 60
"""No clock of a place is further from universal time: larger numbers are seconds."""
_SERIAL = pattern(r"[345]\d{4}(?:[.,]\d+)?", re.ASCII)
_UNIVERSAL = frozenset({"Z", "UTC", "+00:00", "+0000", "-00:00"})
_MONTHS, _MOST_DAYS, _CENTURY = 12, 31, 2000
_SECONDS_A_DAY = 86_400


class FileMoment(NamedTuple):
    """When something was recorded."""

    day: date
    at: datetime | None = None
    """By the clock on the wall; none where the file says only the day."""


class _Found(NamedTuple):
    """What stands in a cell, before it is known which number is the month."""

    year: int
    first: int
    second: int
    rest: str
    sure: bool = False
    """The first number is the month, whatever was said."""
    short: bool = False
    """The year has two digits, so that the first number could be it."""
    mark: str = ""
    """What stands between its numbers."""


class Days:
    """Reads the days of one file.

    Args:
        texts: All of them, by file: a single one can prove how the others are meant.
        choices: What the person said.
        most: The program writes a line a day, in no file more than this, which proves an order, too; 0: not known.
        universal: Its times are in universal time though they do not say so.
    """

    def __init__(
        self, texts: Iterable[Iterable[str]], choices: FileChoices, *, most: int = 0, universal: bool = False
    ) -> None:
        files = [list(every) for every in texts]
        every = [text for texts in files for text in texts]
        self._zone: tzinfo | None = choices.zone()
        self._universal = universal or bool(choices.time_zone)
        self._said = bool(choices.time_zone)
        self._whole_days = all(_whole_day(text) for text in every if _SECONDS.fullmatch(text.strip()))
        open_ = [[one for text in texts if (one := _found(text)) and not one.sure] for texts in files]
        self._orders: dict[str, Order | None] = {}
        """By the sign between the numbers: what is written in another way can be meant in another way."""
        self.chosen: dict[str, str | bool] = {}
        for mark in {one.mark for each in open_ for one in each}:
            written = [[one for one in each if one.mark == mark] for each in open_]
            self._orders[mark] = order = choices.order or _order_of(written, most)
            if order and not choices.order and any(one.first != one.second for each in written for one in each):
                self.chosen[order] = True

    def read(self, text: str, offset: str = "") -> FileMoment:
        """When that is.

        Args:
            text: Of the cell.
            offset: What another cell says of how far the clock on the wall was ahead of universal time.

        Raises:
            LeftOpen: Day and month could be meant either way round.
            WrongInput: It is no day.
        """
        typed = text.strip()
        if seconds := _SECONDS.fullmatch(typed):
            moment = datetime(1970, 1, 1) + timedelta(seconds=int(seconds[1]))
            return FileMoment(moment.date()) if self._whole_days else self._local(moment, "UTC", offset)
        found = _found(typed)
        if found is None:
            counted = "serial" if _SERIAL.fullmatch(typed) else "no_day"
            raise WrongInput(say(f"exchange.days.{counted}", text=quoted(text)))
        day = self._day(found, typed)
        time = _TIME.match(found.rest)
        if time is None:
            return FileMoment(day)
        hour, minute, second, half, zone = time.groups()
        hours = int(hour) % 12 + (12 if half in "Pp" else 0) if half else int(hour)
        try:
            moment = datetime(day.year, day.month, day.day, hours, int(minute), int(second or 0))
        except ValueError:
            raise WrongInput(say("exchange.days.no_time", text=quoted(text))) from None
        return self._local(moment, zone or "", offset)

    def _local(self, moment: datetime, zone: str, offset: str) -> FileMoment:
        ahead = _ahead(offset.strip())
        universal = zone in _UNIVERSAL or (not zone and (self._universal or offset.startswith("UTC")))
        try:
            if universal and ahead is not None and not self._said:
                moment += timedelta(minutes=ahead)
            elif universal:
                moment = local(moment, self._zone)
                if not self._said:
                    self.chosen["time-zone"] = zone_here()
        except OverflowError:  # at the ends of the calendar
            raise WrongInput(say("exchange.days.no_day", text=quoted(moment.isoformat()))) from None
        return FileMoment(moment.date(), moment)

    def _day(self, found: _Found, text: str) -> date:
        order = "month-first" if found.sure else self._orders.get(found.mark)
        if order is None and (found.first != found.second or found.short):
            raise LeftOpen(say("exchange.days.which_first", text=quoted(text)), "order")
        month, day = (found.first, found.second) if order == "month-first" else (found.second, found.first)
        try:
            return date(found.year, month, day)
        except ValueError:
            known = "" if found.sure else order
            raise WrongInput(
                say(
                    f"exchange.days.not_of_calendar{'_in_order' if known else ''}",
                    text=quoted(text),
                    order=(known or "").removesuffix("-first"),
                )
            ) from None


def _order_of(files: Iterable[Sequence[_Found]], most: int) -> Order | None:
    """Which stands first in some files of one program, where that is proven and nothing proves the other."""
    proven = {order for found in files for order in _proven(found, most)}
    return proven.pop() if len(proven) == 1 else None


def _proven(found: Sequence[_Found], most: int) -> Iterator[Order]:
    """What a file proves: by a number that is no month, or by days that only one order has near one another."""
    if any(one.first > _MONTHS for one in found if not one.short):
        yield "day-first"
    if any(one.second > _MONTHS for one in found):
        yield "month-first"
    elif most and all(one.first <= _MONTHS for one in found):
        rows = {(one.year, one.first, one.second) for one in found}
        days = {order: sorted(_dated(each, order) for each in rows) for order in get_args(Order)}
        spans = {order: (each[-1] - each[0]).days for order, each in days.items() if len(each) > 1}
        in_a_row = [order for order, span in spans.items() if span == len(rows) - 1]
        near = [order for order, span in spans.items() if span < most]
        yield from next((one for one in (in_a_row, near) if len(one) == 1), ())


def _dated(row: tuple[int, int, int], order: Order) -> date:
    year, first, second = row
    return date(year, first, second) if order == "month-first" else date(year, second, first)


def found_in(text: str) -> bool:
    """Whether a cell holds a day, or seconds that are one."""
    typed = text.strip()
    return _found(typed) is not None or _SECONDS.fullmatch(typed) is not None


def day_in(text: str, order: Order | None) -> date:
    """A day by itself; as `Days.read`."""
    return Days([[text]], FileChoices(order=order)).read(text).day


def _found(text: str) -> _Found | None:
    typed = text.strip()
    if match := _YEAR_FIRST.match(typed):
        return _Found(int(match[1]), int(match[3]), int(match[4]), typed[match.end() :], sure=True)
    if match := _EITHER_FIRST.match(typed):
        short = len(match[4]) == 2
        year = int(match[4]) + (_CENTURY if short else 0)
        could_be_year = short and int(match[4]) <= _MOST_DAYS
        return _Found(year, int(match[1]), int(match[3]), typed[match.end() :], short=could_be_year, mark=match[2])
    in_letters = None if typed[:1].isdigit() else _MONTH_IN_LETTERS.match(typed)
    match = in_letters or _DAY_IN_LETTERS.match(typed)
    if match is None:
        return None
    word, number, written = (match[1], match[2], match[3]) if in_letters else (match[2], match[1], match[3])
    if (month := _month(word)) is None:
        return None
    return _Found(
        int(written) + (_CENTURY if len(written) == 2 else 0), month, int(number), typed[match.end() :], sure=True
    )


def _ahead(text: str) -> float | None:
    """Minutes that a clock was ahead of universal time: ``+01:00``, ``UTC+1100``, ``60``, ``3600``; else none."""
    if match := _OFFSET.fullmatch(text):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return -minutes if match[1] == "-" else minutes
    if not _COUNTED.fullmatch(text):
        return None
    return int(text) if abs(int(text)) <= _MOST_MINUTES else int(text) / 60


def _month(word: str) -> int | None:
    """The month that a word or its beginning means, in the languages of `assets/en/imports/columns.toml`."""
    months: Mapping[str, Sequence[str]] = asset("imports/columns")["months"]
    typed = word.casefold()
    fitting = [
        (len(start), int(number)) for number, starts in months.items() for start in starts if typed.startswith(start)
    ]
    return max(fitting)[1] if fitting else None


def _whole_day(text: str) -> bool:
    return int(text.strip()[:10]) % _SECONDS_A_DAY == 0
