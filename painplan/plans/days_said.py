"""What the days of a diary say up to one day, whichever plan is asked about. Pure."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

import msgspec

from painplan.checkin.records import CheckIn
from painplan.kit.days import DAY_STARTS_AT, day_of
from painplan.pacing.envelope import Energy
from painplan.pacing.flare import Episode, begun_now, flare_day_numbers, flares_in, lasting_now
from painplan.pacing.symptom_band import Colour, band
from painplan.safety.unread import unread_days
from painplan.store.diary import Month

_FULL = 10
"""Energy of a day without tiredness, 0-10."""


class Ahead(msgspec.Struct, frozen=True):
    """What check-ins of days that lie ahead say, and what counts now all the same."""

    flare: bool = False
    """A flare-up that began on one of them lasts."""
    worry: bool = False
    """Something new or worrying is open."""


NOTHING_AHEAD = Ahead()


class DaysSaid:
    """What the check-ins say, found out once for all plans.

    Args:
        facts: The days; they may go on after ``today``.
        today: The last of them that counts.
        worried_before: Whether something worrying was open before the first of these days.
        flare_before: The first day of a flare-up that lasted when the first of these days began; none: there was none.
        ahead: What was said on days ahead and counts on ``today``, where that is the day it is.
        day_starts_at: The hour at which a day of the person begins.
    """

    def __init__(
        self,
        facts: Month,
        today: date,
        *,
        worried_before: bool = False,
        flare_before: date | None = None,
        ahead: Ahead = NOTHING_AHEAD,
        day_starts_at: int = DAY_STARTS_AT,
    ) -> None:
        self.facts, self.today = facts, today
        self._worried_before, self._flare_before = worried_before, flare_before
        self._ahead, self._day_starts_at = ahead, day_starts_at

    @property
    def checkins(self) -> Mapping[date, CheckIn]:
        """The check-ins, by day."""
        return self.facts.checkins

    @cached_property
    def flares(self) -> tuple[Episode, ...]:
        """The flare-ups, oldest first."""
        flares = flares_in(self.checkins, self.today, lasting=self._flare_before, day_starts_at=self._day_starts_at)
        return lasting_now(flares, self.today) if self._ahead.flare else flares

    @cached_property
    def flare_numbers(self) -> dict[date, int]:
        """For each flare-up day its number within the flare-up, from 1."""
        return flare_day_numbers(self.flares)

    @cached_property
    def unread(self) -> tuple[date, ...]:
        """Days of the last weeks of which something could not be read."""
        return unread_days(self.facts, self.today)

    @cached_property
    def pain(self) -> dict[date, float]:
        """Pain by day, 0-10, also what files and devices brought."""
        return self.facts.by_day("pain")

    @cached_property
    def energy(self) -> dict[date, Energy]:
        """Energy available and spent, by day, where both were said (clinical.md A7)."""
        return energy_said(self.checkins)

    def energy_by(self, day: date) -> Mapping[date, Energy]:
        """What of it was known on a day: what was said later made no amount of a day that is over."""
        if day >= self.today:
            return self.energy
        late = [self.known_on(field) for field in ("energy_available", "energy_spent")]
        return {on: said for on, said in self.energy.items() if all(known.get(on, on) <= day for known in late)}

    def known_on(self, field: str, key: str = "") -> dict[date, date]:
        """Since when what a field says is known, by the day of the entry, where it was said on a later day."""
        found = {day: entry.known_on(field, key, day_starts_at=self._day_starts_at) for day, entry in self._changed}
        return {day: known for day, known in found.items() if known > day}

    @cached_property
    def pain_known_on(self) -> dict[date, date]:
        """Since when the pain of a day is known, where it was said or brought on a later day."""
        found: dict[date, date] = {}
        for day, entry in self.facts.believed("pain").items():
            at = entry.last_changed("values", "pain") or (entry.history[0].at if entry.history else entry.saved_at)
            if at is not None:
                found[day] = max(day, day_of(at, self._day_starts_at))
        said = {day for day, entry in self.checkins.items() if entry.pain is not None}
        return {day: known for day, known in found.items() if day not in said and known > day} | self.known_on("pain")

    @cached_property
    def entered_on(self) -> dict[date, date]:
        """The day on which an entry was made, by its own, where that was a later one."""
        return {day: entry.entered_on(self._day_starts_at) for day, entry in self._changed if entry.late}

    @cached_property
    def _changed(self) -> tuple[tuple[date, CheckIn], ...]:
        """The entries that were made or changed on a later day."""
        return tuple((day, entry) for day, entry in self.checkins.items() if entry.late or entry.history)

    @cached_property
    def done(self) -> Mapping[str, Mapping[date, float]]:
        """What was done of each plan, by its id and the day, in its unit."""
        found: dict[str, dict[date, float]] = {}
        for (plan, day), entry in self.facts.sessions.items():
            if entry.done is not None:
                found.setdefault(plan, {})[day] = entry.done
        return found

    @cached_property
    def _symptoms(self) -> dict[str, dict[date, float]]:
        return symptoms_in(self.facts)

    def band_on(self, day: date, *, after: int) -> Colour | None:
        """Green or amber: a day beside the usual, with what was said on it about the morning; none: nothing tells.

        Args:
            day: The day.
            after: How many days after a session it asks about.
        """
        unsettled = unsettled_on(self.facts, day, after=after)
        found = band(self._symptoms, day, settled="no" if unsettled else None)
        return None if found is None else found.colour

    def above_usual_on(self, day: date) -> bool:
        """Whether symptoms alone make a day amber, without what was said about its morning."""
        found = band(self._symptoms, day)
        return found is not None and found.colour == "amber"

    @cached_property
    def entries(self) -> frozenset[date]:
        """Days with an entry of any kind."""
        return entries_in(self.facts)

    @cached_property
    def flares_if_begun(self) -> tuple[Episode, ...]:
        """The flare-ups as they would be if one was said today to begin."""
        entry = self.checkins.get(self.today)
        return begun_now(self.flares, self.today, over_today=entry is not None and bool(entry.flare_over))

    def worry_on(self, day: date) -> bool:
        """Whether something new or worrying is open on a day: noted up to it, and not looked at since."""
        if self._ahead.worry and day >= self.today:
            return True
        days, answers = self._worries
        before = bisect_right(days, day)
        return answers[before - 1] if before else self._worried_before

    @cached_property
    def _worries(self) -> tuple[list[date], list[bool]]:
        said = sorted((day, now) for day, entry in self.checkins.items() if (now := entry.worry_open) is not None)
        return [day for day, _ in said], [worry for _, worry in said]


def entries_in(facts: Month) -> frozenset[date]:
    """Days with an entry of any kind."""
    return frozenset({*facts.checkins, *(day for (_, day), entry in facts.sessions.items() if entry.done is not None)})


def unsettled_on(facts: Month, day: date, *, after: int) -> bool:
    """Whether it was said on a day that its own morning was not back to the usual (clinical.md A10).

    An answer is about the last session, however long ago that was: one about a morning that is over says nothing of
    this day.

    Args:
        facts: The entries.
        day: The day.
        after: How many days after a session it asks about: the answer about one of that day, or of a later one, is
            about the day itself.
    """
    entry = facts.checkins.get(day)
    if entry is None or "no" not in entry.settled.values():
        return False
    plans = (plan for plan, said in entry.settled.items() if said == "no")
    sessions = (facts.sessions.get((plan, day - timedelta(days=n + 1))) for plan in plans for n in range(after))
    return any(session is not None and session.done for session in sessions)


def symptoms_in(facts: Month) -> dict[str, dict[date, float]]:
    """What a day's colour is seen in (clinical.md A10): pain and tiredness by day, 0-10, more is worse.

    What files and devices brought is part of the usual, as it is in every trend.
    """
    return {
        "pain": facts.by_day("pain"),
        "tired": {day: _FULL - energy for day, energy in facts.by_day("energy").items()},
    }


def energy_said(checkins: Mapping[date, CheckIn]) -> dict[date, Energy]:
    """Energy available and spent, 0-100 each, by day, where both were said (clinical.md A7)."""
    return {
        day: Energy(entry.energy_available, entry.energy_spent)
        for day, entry in checkins.items()
        if entry.energy_available is not None and entry.energy_spent is not None
    }
