"""How much was done on each day, from one source alone (clinical.md H6)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from painplan.checkin.records import MEASURES
from painplan.insight.evenness import PAIRS_NEEDED, adjacent_pairs
from painplan.insight.measure_values import recorded, values_of
from painplan.insight.usual_day import WINDOW_DAYS, Amounts
from painplan.insight.wear_time import counts
from painplan.kit.units import TIMED
from painplan.plans.done import amounts_of
from painplan.store.book import Book
from painplan.store.diary import Month

ACTIVE_MINUTES = ("minutes_lightly_active", "minutes_fairly_active", "minutes_very_active")

Source = Literal["sessions", "active_minutes", "steps"]


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """Activity by day, all in one unit and from one source."""

    source: Source | None
    """None: nothing is noted anywhere."""
    unit: Literal["minutes", "steps"]
    amounts: Amounts
    """By day; of plans with their rest days."""

    @property
    def days(self) -> Mapping[date, float]:
        """Activity by day of what was noted, planned rest days left out."""
        return self.amounts.asked


def load_of(book: Book, facts: Month, today: date) -> Load:
    """The activity of each day: minutes of sessions, else active minutes of a device, else steps; never mixed.

    Of these the first counts that has enough neighbouring days in the last four weeks; where none has, the first
    that has any entry in the last eight. So a plan that is a week old does not hide a step counter of years.
    """
    loads = (_sessions(book, facts, today), _active_minutes(facts), _steps(book, facts))
    recent = [_since(load.amounts.logged, today - timedelta(days=WINDOW_DAYS)) for load in loads]
    enough = (load for load, days in zip(loads, recent, strict=True) if adjacent_pairs(days) >= PAIRS_NEEDED)
    begun = (load for load in loads if _since(load.days, today - timedelta(days=2 * WINDOW_DAYS)))
    return next(enough, None) or next(begun, None) or Load(source=None, unit="minutes", amounts=Amounts())


def _since(days: Iterable[date], before: date) -> set[date]:
    """The days after a day."""
    return {day for day in days if day > before}


def _sessions(book: Book, facts: Month, today: date) -> Load:
    """The minutes of all plans counted in minutes."""
    timed = tuple(plan for plan in book.plans if plan.unit == TIMED)
    return Load(source="sessions", unit="minutes", amounts=amounts_of(timed, facts, today))


def _active_minutes(facts: Month) -> Load:
    """Light, fair and strong activity together, on days that have all three and on which the device was worn."""
    light, fair, strong = (recorded(name, facts) for name in ACTIVE_MINUTES)
    steps = recorded("steps", facts)
    together = {day: light[day] + fair[day] + strong[day] for day in light if day in fair and day in strong}
    days = {day: minutes for day, minutes in together.items() if _worn(steps.get(day), minutes)}
    return Load(source="active_minutes", unit="minutes", amounts=Amounts(days=days))


def _worn(steps: float | None, minutes: float) -> bool:
    """Whether a device was worn; without a count of steps a day without one active minute tells that it was not."""
    return minutes > 0 if steps is None else counts(MEASURES["steps"], steps)


def _steps(book: Book, facts: Month) -> Load:
    """The steps of days on which the device was worn."""
    measure, values = values_of("steps", book, facts)
    worn = {day: value for day, value in values.items() if counts(measure, value)}
    return Load(source="steps", unit="steps", amounts=Amounts(days=worn))
