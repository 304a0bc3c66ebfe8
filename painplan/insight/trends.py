"""Looking back: every measure with its course, saved assessments among them; months side by side; noted days."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from painplan.checkin.measures import measure_named
from painplan.checkin.records import MEASURES
from painplan.diary.discreet import hidden
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.goals.rated import CONFIDENCE, DOMAINS, names_rated, rated
from painplan.insight.calendar import DayState, weeks_of
from painplan.insight.comparison import Comparison, compare_amounts, compare_like_days
from painplan.insight.done_days import DoneDay, Each, finest
from painplan.insight.ewma import Weighted, weighted
from painplan.insight.measure_values import (
    activity_measured,
    left_out_of,
    measures_in,
    own_question,
    plan_measure,
    plans_of,
    values_of,
)
from painplan.insight.shape_words import answers, per, scale_words
from painplan.insight.trend import Trend, TrendPoint, seldom_trend, trend, weekly_trend
from painplan.insight.trend_words import covers_words, has_title, measure_title
from painplan.insight.usual_day import WINDOW_DAYS as USUAL_DAYS
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.units import TIMED
from painplan.measures.records import EXERCISE, Measure
from painplan.measures.results import MeasuredRoom, scores_by_day
from painplan.measures.service import Assessments
from painplan.pacing.week import is_as_planned
from painplan.plans.done import amounts_of
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan
from painplan.store.diary import Month
from painplan.tasks import exercises

WINDOW_DAYS = 7
USUAL_WINDOW = timedelta(days=USUAL_DAYS)
PAIN = "pain"
MOST_LISTED = 15
"""So many measures are named where one is not known."""


class LookingBack:
    """What the diary holds over time, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def names(self, *, pain: bool = True) -> tuple[str, ...]:
        """All measures with a value: function first, saved assessments, pain last.

        Args:
            pain: With those about pain; else they stay folded away (clinical.md H2).
        """
        daily = measures_in(self._desk.book, self._desk.diary.days())
        asked = [one.name for one in MeasuredRoom(self._desk).all() if one.scores]
        exercise = (EXERCISE,) if self._desk.book.exercises else ()
        seldom = dict.fromkeys((*exercise, *asked, *names_rated(self._desk)))
        about_pain = [name for name in (*daily, *seldom) if is_about_pain(name)]
        others = [name for name in (*daily, *seldom) if not is_about_pain(name)]
        return (*others, *about_pain) if pain else tuple(others)

    def named(self, typed: str) -> str:
        """The name of a measure as a person may type it: a plan by its id, a score from elsewhere by its title.

        Raises:
            WrongInput: No measure can have this name, or there is none of it, with or without a value.
        """
        name = typed.strip()
        if name in MEASURES or own_question(name, self._desk.book):
            return name
        if self._desk.book.plan(name) is not None:
            return plan_measure(name)
        if (called := MeasuredRoom(self._desk).called(name)) is not None:
            return called
        if name in (CONFIDENCE, *DOMAINS) or name in Assessments(self._desk).shelf.instruments:
            return name
        if not name.startswith(plan_measure("")):  # which plan is meant, is told where its amounts are looked up
            measure_named(name)
            there = self.names()
            if name not in there:
                known = [one for one in there if has_title(one)] if self._desk.discreet else there
                listed = ", ".join(one_line(one, 30) for one in [*(known or MEASURES)][:MOST_LISTED])
                raise WrongInput(asset("trends")["unknown"].format(name=one_line(name, 40), known=listed))
        return name

    def trend(self, name: str, weeks: int | None) -> Trend:
        """The course of a measure up to today.

        Args:
            name: Of the measure, or of an instrument with something saved.
            weeks: How many weeks back; None for all there is.

        Raises:
            WrongInput: No measure can have this name.
        """
        today = self._desk.today
        since = None if weeks is None else today - timedelta(days=7 * weeks - 1)
        if name == EXERCISE and self._desk.book.exercises:
            return self._exercise(since, today)
        asked = self._seldom(name)
        if asked is not None:
            measure, scores = asked
            return seldom_trend(measure, scores, since or min(scores, default=today), today)
        earliest = None if since is None else min(since, today - USUAL_WINDOW) - timedelta(days=WINDOW_DAYS)
        facts = self._desk.diary.days(earliest, today)
        known, values = values_of(name, self._desk.book, facts)
        plans = plans_of(name, self._desk.book)
        found = trend(
            known,
            values,
            since or min(values, default=today),
            today,
            amounts=amounts_of(plans, facts, today) if plans else None,
            since=self.begun(name, since, values),
        )
        unread = any(found.first <= day <= found.last for day in facts.lost_days)
        return msgspec.structs.replace(found, unread=unread, days=self._days(plans, facts, found))

    def _days(self, plans: Sequence[Plan], facts: Month, shown: Trend) -> tuple[DoneDay, ...]:
        """What was done of some plans on every day shown, beside what was planned."""
        if not plans:
            return ()
        today, only = self._desk.today, plans[0] if len(plans) == 1 else None
        amounts = amounts_of(plans, facts, today)
        each = [
            (course_of(self._desk, plan, today, since=shown.first), amounts_of((plan,), facts, today).planned)
            for plan in plans
        ]
        found = []
        for number in range((shown.last - shown.first).days + 1):
            day = shown.first + timedelta(days=number)
            asked = [
                target for course, on in each if day in on and (target := course.target_on(day).target) is not None
            ]
            done = amounts.days.get(day)
            found.append(
                DoneDay(
                    day=day,
                    done=done,
                    planned=sum(asked) if asked else None,
                    share=amounts.planned.get(day, 0),
                    rest=day in amounts.rest,
                    flare=day in each[0][0].flare_numbers,
                    as_planned=is_as_planned(each[0][0].facts_on(day)) if only and done and asked else None,
                )
            )
        return tuple(found)

    def _exercise(self, since: date | None, today: date) -> Trend:
        """Sessions done of those planned, by weeks that end today."""
        weeks = exercises.Exercises(self._desk).weeks(since)
        points = [TrendPoint(one.last, one.done, planned=one.planned) for one in weeks]
        return weekly_trend(MEASURES[EXERCISE], points, since or min((one.day for one in points), default=today), today)

    def _seldom(self, name: str) -> tuple[Measure, dict[date, float]] | None:
        """What is asked every few weeks: ratings of reviews, questionnaires, tests, scores from elsewhere."""
        return None if name in MEASURES else rated(name, self._desk) or scores_by_day(name, self._desk)

    def begun(self, name: str, since: date | None, values: Mapping[date, float]) -> date | None:
        """The first entry of all; the whole diary is looked at only where the range does not begin with one."""
        if since is None or (values and min(values) <= since):
            return min(values, default=None)
        older = values_of(name, self._desk.book, self._desk.diary.days(None, since))[1]
        return min(older, default=min(values, default=None))

    def covers(self, shown: Trend) -> tuple[str, ...]:
        """Whose amounts a course of what was done holds, where it leaves plans out."""
        book, name = self._desk.book, shown.measure.name
        left_out = left_out_of(name, book, self._desk.diary.days(shown.first, shown.last))
        return tuple(covers_words(plans_of(name, book), left_out))

    def line(self, shown: Trend) -> tuple[Weighted, ...]:
        """The other calm line, for minutes; nothing for anything else (clinical.md H2)."""
        if shown.measure.unit != TIMED or shown.seldom:
            return ()
        return weighted({point.day: point.value for point in shown.points}, shown.first, shown.last)

    def compared(self, name: str) -> Comparison | None:
        """These four weeks beside the four before; none for what is asked every few weeks."""
        if self._seldom(name) is not None or name == EXERCISE:
            return None
        today = self._desk.today
        facts = self._desk.diary.days(today - timedelta(days=8 * WINDOW_DAYS), today)
        if plans := plans_of(name, self._desk.book):
            return compare_amounts(amounts_of(plans, facts, today), today)
        known, values = values_of(name, self._desk.book, facts)
        return compare_like_days(values, today, measure=known)

    def title(self, name: str) -> str:
        """A measure in words: one plan's amounts by its activity, an instrument by its title."""
        if (activity := activity_measured(name, self._desk.book)) is not None:
            return one_line(activity, 40)
        if has_title(name):
            return measure_title(name)
        if (own := own_question(name, self._desk.book)) is not None:
            return one_line(own.name, 40)
        asked = MeasuredRoom(self._desk).measured(name)
        if asked.taken:
            return one_line(asked.title, 40)
        return hidden() if self._desk.discreet else measure_title(name)

    def picture_title(self, name: str, shown: Trend, each: Each | None = None) -> str:
        """What a picture shows, with what its numbers count: ``Walking, minutes a day``."""
        plans, unit = plans_of(name, self._desk.book), shown.measure.unit
        title = one_line(plans[0].activity, 40) if len(plans) == 1 else self.title(name)
        if shown.days:
            return f"{title}, {per(unit, each or finest(len(shown.days)))}"
        scale = "" if answers(shown.measure) else scale_words(unit)
        return title if not scale or scale in title.lower() else f"{title}, {scale}"

    def calendar(self, weeks: int) -> tuple[tuple[tuple[date, DayState], ...], ...]:
        """The last weeks, day by day: something done, noted or brought in, or no entry."""
        today = self._desk.today
        facts = self._desk.diary.days(today - timedelta(weeks=weeks), today)
        done = {day for (_, day), session in facts.sessions.items() if session.done}
        return weeks_of(done, facts.noted_days(), today, weeks)


def is_about_pain(name: str) -> bool:
    """Whether a measure is about how strong pain was."""
    return name.startswith(PAIN) or name == "nrs-pain"
