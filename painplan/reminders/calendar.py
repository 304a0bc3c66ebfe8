"""What of a plan goes into a calendar: the check-in at the person's own time, the weekly review, planned days."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from msgspec.structs import replace

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.exchange.calendar import Repeated, as_calendar, is_calendar
from painplan.goals.words import LONGEST, around_goal, usual_weekdays
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.clock import parse_time
from painplan.kit.dates import Weekday, falls_on
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.pacing.amounts import same_amount
from painplan.plans.records import Goal
from painplan.reminders.rules import LASTS_DAYS
from painplan.store.user_paths import named_path, replace_ours
from painplan.today.coach import Coach
from painplan.today.views import PlanToday, TodayView

USUAL_TIME = "19:30"
"""When no time was chosen: early evening, before one is too tired [design default]."""
_AT = "@painplan.invalid"
"""Ends every uid; RFC 2606 keeps ``.invalid`` from ever being somebody's."""


class CalendarFile:
    """The calendar file of one diary; four weeks, as long as reminders last."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def entries(self, at: str = "", *, with_names: bool = False) -> tuple[Repeated, ...]:
        """What would be in it.

        Args:
            at: The time as typed; empty: the one of the reminders, else `USUAL_TIME`.
            with_names: Whether titles name the activities.

        Raises:
            WrongInput: It is no time, or there is no plan to be reminded of.
        """
        desk = self._desk
        if with_names:
            desk.check_words_shown()
        view = Coach(desk.diary, desk.today).today_view()
        if not view.plans:
            none = say("calendar.says.no_plan_reminded_yet")
            raise WrongInput(desk.none_yet(none))
        time = parse_time(at) if at else desk.facts.reminder.at or USUAL_TIME
        return tuple(self._entries(view, time, with_names=with_names))

    def content(self, entries: tuple[Repeated, ...]) -> bytes:
        """Entries as iCalendar (RFC 5545), made at this moment in UTC."""
        made = self._desk.now().astimezone(UTC).replace(microsecond=0)
        return as_calendar(asset("calendar")["name"], entries, made)

    def write(self, entries: tuple[Repeated, ...], named: str, *, force: bool = False) -> str:
        """Write it where the person says; the path it has now.

        Raises:
            WrongInput: No file can be there.
            CannotDo: Something else is there, or it cannot be written. What stood there stands.
        """
        path = named_path(named, self._desk.diary.folder)
        other = asset("calendar")["other"]
        return replace_ours(path, self.content(entries), lambda there: is_calendar(there.start), other, force=force)

    def _entries(self, view: TodayView, time: str, *, with_names: bool) -> Iterator[Repeated]:
        words, today = asset("calendar"), self._desk.today
        last = today + timedelta(days=LASTS_DAYS - 1)
        yield Repeated(uid=f"checkin{_AT}", title=words["checkin"], first=today, at=time, every="DAILY", last=last)
        review = max(today, min(plan.next_review for plan in view.plans))
        if review <= last:
            yield Repeated(
                uid=f"review{_AT}", title=words["review"], first=review, at=time, minutes=3, every="WEEKLY", last=last
            )
        for number, one in enumerate(view.plans, 1):
            if one.no_amount:  # an open sign leaves nothing to plan for
                continue
            named, goal = _named(one), self._desk.book.goal(one.plan.goal)
            weekdays = usual_weekdays(one.plan, goal)
            yield Repeated(
                uid=f"plan-{number}{_AT}",
                title=named if with_names else words["planned"],
                first=_first_on(weekdays, today),
                every="WEEKLY",
                weekdays=weekdays,
                last=last,
                place=one_line(goal.where, LONGEST) if goal and not self._desk.discreet else "",
                about="; ".join(_about(goal, with_names=with_names)) if goal and not self._desk.discreet else "",
            )


def holds_own_words(entries: tuple[Repeated, ...]) -> bool:
    """Whether place or description are there: they are in the person's own words, titles or not."""
    return any(entry.place or entry.about for entry in entries)


def _about(goal: Goal, *, with_names: bool) -> Iterator[str]:
    """When in the day and with whom; who helps how only where titles name the activities, too."""
    shown = replace(goal, weekdays=())  # the entry stands on them
    return around_goal(shown if with_names else replace(shown, support="", support_how=""), place=False)


def _named(one: PlanToday) -> str:
    """The activity with its amount; without one where today's is not the plan's own: these lines stand for weeks."""
    activity = one_line(one.plan.activity, 60)
    if one.target.target is None or not same_amount(one.target.target, one.quota):
        return activity
    words: str = asset("calendar")["planned_named"]
    return words.format(activity=activity, amount=amount(one.target.target, one.plan.unit))


def _first_on(weekdays: tuple[Weekday, ...], today: date) -> date:
    """A series begins on one of its own days (RFC 5545, 3.8.5.3)."""
    return next(day for back in range(7) if falls_on(weekdays, day := today + timedelta(days=back)))
