"""What the diary says about one plan, arranged for the pacing rules. Pure."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from painplan.pacing import (
    SILENCE,
    Energy,
    Episode,
    episodes,
    flare_day_numbers,
    link_settled,
    settle_days,
    settling,
)
from painplan.records import CheckIn, Settled
from painplan.store import Month


class Said:
    """The facts of the days up to one day, as one plan needs them.

    Args:
        plan: Id of the plan.
        facts: The days.
        today: The last of them that counts.
        worried_before: Whether something worrying was open before the first of these days.
        two_days_from: Since when two days after a session are asked about instead of the next morning; none: never.
    """

    def __init__(
        self, plan: str, facts: Month, today: date, *, worried_before: bool = False, two_days_from: date | None = None
    ) -> None:
        self._plan, self._facts, self._today = plan, facts, today
        self._worried_before, self._two_days_from = worried_before, two_days_from

    @property
    def _checkins(self) -> Mapping[date, CheckIn]:
        return self._facts.checkins

    @cached_property
    def flares(self) -> tuple[Episode, ...]:
        """The flare-ups, oldest first."""
        return episodes({day: entry.flare for day, entry in self._checkins.items()}, self._today)

    @cached_property
    def flare_numbers(self) -> dict[date, int]:
        """For each flare-up day its number within the flare-up, from 1."""
        return flare_day_numbers(self.flares)

    @cached_property
    def pain(self) -> dict[date, float]:
        """Pain by day, 0-10."""
        return {day: entry.pain for day, entry in self._checkins.items() if entry.pain is not None}

    @cached_property
    def energy(self) -> dict[date, Energy]:
        """Energy available and spent, by day, where both were said (clinical.md A7)."""
        return energy_said(self._checkins)

    @cached_property
    def load(self) -> dict[date, float]:
        """What was done of the plan, by day, in its unit."""
        sessions = self._facts.sessions.items()
        return {day: entry.done for (plan, day), entry in sessions if plan == self._plan and entry.done is not None}

    @cached_property
    def settled(self) -> dict[date, Settled]:
        """What was said about each session, by the day of the session."""
        return link_settled(self._settled_said, self._session_days, two_days_from=self._two_days_from)

    @cached_property
    def entries(self) -> frozenset[date]:
        """Days with an entry of any kind."""
        return entries_in(self._facts)

    def worry_on(self, day: date) -> bool:
        """Whether something new or worrying is open on a day: the last answer up to it was yes."""
        days, answers = self._worries
        before = bisect_right(days, day)
        return answers[before - 1] if before else self._worried_before

    @cached_property
    def _worries(self) -> tuple[list[date], list[bool]]:
        said = sorted((day, entry.worry) for day, entry in self._checkins.items() if entry.worry is not None)
        return [day for day, _ in said], [worry for _, worry in said]

    def settling_on(self, day: date) -> bool:
        """In a flare-up: are mornings back to the usual?

        Only what was said before the day counts: an amount does not change in the evening.
        """
        said = max((d for d in self._settled_said if day - timedelta(days=SILENCE) <= d < day), default=None)
        return settling(self._settled_said[said] if said else None, self.pain, day)

    def session_to_ask_about(self, day: date) -> date | None:
        """The session whose next morning an answer on ``day`` would be about; none when there is none to ask about.

        Asked once: on the first entry after the session (clinical.md A11), and again where that entry left it open.
        """
        after = timedelta(days=settle_days(day, self._two_days_from))
        done = [d for d in self._session_days if d <= day - after]
        if not done:
            return None
        answered = any(max(done) + after <= said < day for said in self._settled_said)
        return None if answered else max(done)

    @cached_property
    def _settled_said(self) -> dict[date, Settled]:
        """By the day it was said."""
        checkins = self._checkins.items()
        return {day: entry.settled[self._plan] for day, entry in checkins if self._plan in entry.settled}

    @cached_property
    def _session_days(self) -> tuple[date, ...]:
        """The days on which something was done."""
        return tuple(day for day, done in self.load.items() if done)


def entries_in(facts: Month) -> frozenset[date]:
    """Days with an entry of any kind."""
    return frozenset({*facts.checkins, *(day for (_, day), entry in facts.sessions.items() if entry.done is not None)})


def energy_said(checkins: Mapping[date, CheckIn]) -> dict[date, Energy]:
    """Energy available and spent, 0-100 each, by day, where both were said (clinical.md A7)."""
    return {
        day: Energy(entry.energy_available, entry.energy_spent)
        for day, entry in checkins.items()
        if entry.energy_available is not None and entry.energy_spent is not None
    }
