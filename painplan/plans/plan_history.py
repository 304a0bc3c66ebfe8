"""What the diary says about one plan, arranged for the pacing rules. Pure."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

import msgspec

from painplan.checkin.records import CheckIn
from painplan.kit.days import DAY_STARTS_AT
from painplan.pacing.days import NEXT_MORNING, AnswerTold, Morning, Mornings, Settled, link_mornings, settle_days
from painplan.pacing.envelope import Energy
from painplan.pacing.flare import Episode, flare_day_numbers, flares_in, lasting_now
from painplan.pacing.symptom_band import Colour, band
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


class PlanHistory:
    """The facts of the days up to one day, as one plan needs them.

    Args:
        plan: Id of the plan.
        facts: The days.
        today: The last of them that counts.
        worried_before: Whether something worrying was open before the first of these days.
        flare_before: The first day of a flare-up that lasted when the first of these days began; none: there was none.
        two_days_from: Since when two days after a session are asked about instead of the next morning; none: never.
        ahead: What was said on days ahead and counts on ``today``.
        day_starts_at: The hour at which a day of the person begins.
    """

    def __init__(
        self,
        plan: str,
        facts: Month,
        today: date,
        *,
        worried_before: bool = False,
        flare_before: date | None = None,
        two_days_from: date | None = None,
        ahead: Ahead = NOTHING_AHEAD,
        day_starts_at: int = DAY_STARTS_AT,
    ) -> None:
        self._plan, self._facts, self._today = plan, facts, today
        self._worried_before, self._flare_before = worried_before, flare_before
        self._two_days_from, self._ahead, self._day_starts_at = two_days_from, ahead, day_starts_at

    @property
    def _checkins(self) -> Mapping[date, CheckIn]:
        return self._facts.checkins

    @cached_property
    def flares(self) -> tuple[Episode, ...]:
        """The flare-ups, oldest first."""
        flares = flares_in(self._checkins, self._today, lasting=self._flare_before, day_starts_at=self._day_starts_at)
        return lasting_now(flares, self._today) if self._ahead.flare else flares

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

    def energy_by(self, day: date) -> Mapping[date, Energy]:
        """What of it was known on a day: what was said later made no amount of a day that is over."""
        if day >= self._today:
            return self.energy
        late = [self._known_on(field) for field in ("energy_available", "energy_spent")]
        return {on: said for on, said in self.energy.items() if all(known.get(on, on) <= day for known in late)}

    @cached_property
    def load(self) -> dict[date, float]:
        """What was done of the plan, by day, in its unit."""
        sessions = self._facts.sessions.items()
        return {day: entry.done for (plan, day), entry in sessions if plan == self._plan and entry.done is not None}

    @cached_property
    def settled(self) -> dict[date, Settled]:
        """What was said about each session, by the day of the session."""
        return {one.session: one.settled for one in self._linked}

    @cached_property
    def _linked(self) -> tuple[Morning, ...]:
        return link_mornings(
            self._settled_said,
            self._session_days,
            two_days_from=self._two_days_from,
            known_on=self._known_on("settled", self._plan),
        )

    def _known_on(self, field: str, key: str = "") -> dict[date, date]:
        """Since when what a field says is known, by the day of the entry, where it was said on a later day."""
        found = {
            day: entry.known_on(field, key, day_starts_at=self._day_starts_at)
            for day, entry in self._checkins.items()
            if entry.late or entry.history
        }
        return {day: known for day, known in found.items() if known > day}

    @cached_property
    def _symptoms(self) -> dict[str, dict[date, float]]:
        return symptoms_said(self._checkins)

    def band_on(self, day: date) -> Colour | None:
        """Green or amber: a day beside the usual, with what was said on it about the morning; none: nothing tells."""
        entry = self._checkins.get(day)
        unsettled = entry is not None and "no" in entry.settled.values()
        found = band(self._symptoms, day, settled="no" if unsettled else None)
        return None if found is None else found.colour

    def above_usual_on(self, day: date) -> bool:
        """Whether symptoms alone make a day amber, without what was said about its morning."""
        found = band(self._symptoms, day)
        return found is not None and found.colour == "amber"

    def morning_after(self, session: date) -> Morning | None:
        """What was said first about the morning after a session; none: nothing yet."""
        return next((one for one in self._linked if one.session == session), None)

    def became_of(self, day: date) -> AnswerTold | None:
        """What has to be told of the answer given on a day; none: it is the first about a session, or there is none."""
        if day not in self._settled_said:
            return None
        after, yesterday = settle_days(day, self._two_days_from), day - timedelta(days=NEXT_MORNING)
        counts = next((one for one in self._linked if one.said_on == day), None)
        if counts is not None:
            early = (day - counts.session).days < after
            return AnswerTold(code="early_no", session=counts.session) if early else None
        if after > NEXT_MORNING and yesterday in self._session_days:
            return AnswerTold(code="early", session=yesterday, again=yesterday + timedelta(days=after))
        session = self.session_before(day)
        first = None if session is None else self.morning_after(session)
        return AnswerTold(code="answered" if first else "no_session", session=session, first=first)

    @cached_property
    def mornings(self) -> Mornings:
        """What is known about mornings, for the days of a flare-up."""
        return Mornings(
            known=self._linked,
            sessions=tuple(sorted(self._session_days)),
            entries=self.entries,
            pain=self.pain,
            pain_known_on=self._known_on("pain"),
            entered_on={
                day: entry.entered_on(self._day_starts_at) for day, entry in self._checkins.items() if entry.late
            },
            told_after=settle_days(self._today, self._two_days_from),
        )

    @cached_property
    def entries(self) -> frozenset[date]:
        """Days with an entry of any kind."""
        return entries_in(self._facts)

    def worry_on(self, day: date) -> bool:
        """Whether something new or worrying is open on a day: noted up to it, and not looked at since."""
        if self._ahead.worry and day >= self._today:
            return True
        days, answers = self._worries
        before = bisect_right(days, day)
        return answers[before - 1] if before else self._worried_before

    @cached_property
    def _worries(self) -> tuple[list[date], list[bool]]:
        said = sorted((day, now) for day, entry in self._checkins.items() if (now := entry.worry_open) is not None)
        return [day for day, _ in said], [worry for _, worry in said]

    def session_before(self, day: date) -> date | None:
        """The session whose next morning an answer on ``day`` is about; none: no session is over by then."""
        after = timedelta(days=settle_days(day, self._two_days_from))
        return max((one for one in self._session_days if one <= day - after), default=None)

    def session_to_ask_about(self, day: date) -> date | None:
        """The session whose next morning is asked about on ``day``; none when there is none to ask about.

        Asked once: on the first entry after the session (clinical.md A11), and again where that entry left it open.
        """
        session = self.session_before(day)
        said = None if session is None else self.morning_after(session)
        return None if said is not None and said.said_on < day else session

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


def symptoms_said(checkins: Mapping[date, CheckIn]) -> dict[str, dict[date, float]]:
    """What a day's colour is seen in (clinical.md A10): pain and tiredness by day, 0-10, more is worse."""
    return {
        "pain": {day: float(entry.pain) for day, entry in checkins.items() if entry.pain is not None},
        "tired": {day: float(_FULL - entry.energy) for day, entry in checkins.items() if entry.energy is not None},
    }


def energy_said(checkins: Mapping[date, CheckIn]) -> dict[date, Energy]:
    """Energy available and spent, 0-100 each, by day, where both were said (clinical.md A7)."""
    return {
        day: Energy(entry.energy_available, entry.energy_spent)
        for day, entry in checkins.items()
        if entry.energy_available is not None and entry.energy_spent is not None
    }
