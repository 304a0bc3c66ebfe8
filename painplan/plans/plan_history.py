"""What the diary says about one plan, arranged for the pacing rules. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from painplan.pacing.days import (
    NEXT_MORNING,
    AnswerTold,
    AsksTwoDays,
    Morning,
    Mornings,
    Settled,
    link_mornings,
    settle_days,
)
from painplan.plans.days_said import DaysSaid


class PlanHistory:
    """The facts of the days up to one day, as one plan needs them.

    Args:
        plan: Id of the plan.
        days: What was said on them, whichever plan it is about.
        two_days: Which days ask about two days after a session instead of the next morning; none: never one does.
    """

    def __init__(self, plan: str, days: DaysSaid, *, two_days: AsksTwoDays | None = None) -> None:
        self._plan, self._days, self._two_days = plan, days, two_days

    @property
    def load(self) -> Mapping[date, float]:
        """What was done of the plan, by day, in its unit."""
        return self._days.done.get(self._plan, {})

    @cached_property
    def settled(self) -> dict[date, Settled]:
        """What was said about each session, by the day of the session."""
        return {one.session: one.settled for one in self._linked}

    @cached_property
    def _linked(self) -> tuple[Morning, ...]:
        return link_mornings(
            self._settled_said,
            self._session_days,
            two_days=self._two_days,
            known_on=self._days.known_on("settled", self._plan),
        )

    def morning_after(self, session: date) -> Morning | None:
        """What was said first about the morning after a session; none: nothing yet."""
        return next((one for one in self._linked if one.session == session), None)

    def became_of(self, day: date) -> AnswerTold | None:
        """What has to be told of the answer given on a day; none: it is the first about a session, or there is none."""
        if day not in self._settled_said:
            return None
        after, yesterday = settle_days(day, self._two_days), day - timedelta(days=NEXT_MORNING)
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
            entries=self._days.entries,
            pain=self._days.pain,
            pain_known_on=self._days.pain_known_on,
            entered_on=self._days.entered_on,
            told_after=settle_days(self._days.today, self._two_days),
        )

    def session_before(self, day: date) -> date | None:
        """The session whose next morning an answer on ``day`` is about; none: no session is over by then."""
        after = timedelta(days=settle_days(day, self._two_days))
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
        checkins = self._days.checkins.items()
        return {day: entry.settled[self._plan] for day, entry in checkins if self._plan in entry.settled}

    @cached_property
    def _session_days(self) -> tuple[date, ...]:
        """The days on which something was done."""
        return tuple(day for day, done in self.load.items() if done)
