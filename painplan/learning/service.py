"""Lessons, arranged with one diary: which one fits today, what became of it, and its small action on Today."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

import msgspec

from painplan.checkin.records import CheckIn
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.insight.service import patterns_of
from painplan.kit.assets import assets_in
from painplan.kit.words import say
from painplan.learning.lessons import Lesson, Offer, lessons_from, offer
from painplan.learning.occasions import Circumstances, occasions
from painplan.learning.records import LessonNote
from painplan.plans.agreed_amounts import amount_before
from painplan.plans.flares import flares_seen
from painplan.plans.purpose import Purposes
from painplan.plans.records import Review
from painplan.store.diary import Change
from painplan.today import coach as today_coach

WEEK_DAYS = 7
LOOK_BACK_DAYS = 70
AWAY_DAYS = 14
EVEN = "fairly_even"
OVER = "over_pattern"


class LessonView(msgspec.Struct, frozen=True):
    """A lesson with what became of it."""

    lesson: Lesson
    note: LessonNote


@cache
def all_lessons() -> tuple[Lesson, ...]:
    """All lessons, by number."""
    return lessons_from(assets_in("lessons").values())


class Learning:
    """What to learn, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def lessons(self) -> tuple[LessonView, ...]:
        """All lessons with what became of each."""
        return tuple(LessonView(lesson, self._note(lesson.number)) for lesson in self._told())

    def lesson(self, number: int) -> LessonView:
        """One lesson.

        Raises:
            WrongInput: There is none of this number.
        """
        found = next((view for view in self.lessons() if view.lesson.number == number), None)
        if found is None:
            raise WrongInput(say("learning.service.no_such_lesson", number=number, count=len(all_lessons())))
        return found

    def offer(self) -> Offer | None:
        """The lesson that fits today, at most one a day."""
        return offer(self._told(), occasions(self._circumstances()), self._desk.facts.lessons, self._desk.today)

    def _told(self) -> tuple[Lesson, ...]:
        """All lessons as they are read in this diary: without a step or a try where effort makes worse (A14.1)."""
        within = self._desk.facts.profile.post_exertional_malaise
        return tuple(lesson.told(within=within) for lesson in all_lessons())

    def actions(self) -> tuple[LessonView, ...]:
        """The lessons whose small action stands on Today."""
        return tuple(view for view in self.lessons() if view.note.try_from and not view.note.tried_on)

    def read(self, number: int) -> LessonView:
        """Note that a lesson was read."""
        return self._keep(number, read_on=self._desk.today)

    def not_for_me(self, number: int) -> LessonView:
        """Never offer a lesson again, or offer it after all when said once more."""
        return self._keep(number, not_for_me=not self.lesson(number).note.not_for_me)

    def put_on_today(self, number: int) -> LessonView:
        """Put the small action of a lesson on Today."""
        return self._keep(number, try_from=self._desk.today, tried_on=None, read_on=self._desk.today)

    def tried(self, number: int) -> LessonView:
        """The small action was done, or is put away."""
        return self._keep(number, tried_on=self._desk.today)

    def _keep(self, number: int, **fields: object) -> LessonView:
        self.lesson(number)
        self._desk.save([Change(table="lessons", key=str(number), fields={"lesson": number, **fields})])
        return self.lesson(number)

    def _note(self, number: int) -> LessonNote:
        known = (note for note in self._desk.facts.lessons if note.lesson == number)
        return next(known, LessonNote(lesson=number))

    def _circumstances(self) -> Circumstances:
        today, book = self._desk.today, self._desk.facts
        days = self._desk.diary.days(today - timedelta(days=LOOK_BACK_DAYS), today)
        flares = flares_seen(self._desk, today, LOOK_BACK_DAYS)
        week = [entry for day, entry in days.checkins.items() if (today - day).days < WEEK_DAYS]
        ended = [hold.last for hold in book.holds if hold.last is not None and hold.reason in ("illness", "holiday")]
        barriers = {barrier.kind for barrier in book.barriers}
        away = bool(days.checkins) and (today - max(days.checkins)).days >= AWAY_DAYS
        plans = {plan.id for plan in book.active_plans()}
        last = max((review for review in book.reviews if review.plan in plans), key=lambda one: one.on, default=None)
        patterns = patterns_of(book, days, today)
        swings = patterns.evenness.now
        branch = book.profile.post_exertional_malaise
        return Circumstances(
            crash=branch,
            flare_today=any(flare.first <= today <= flare.last for flare in flares),
            flares=len(flares),
            after_hold=away or any(0 <= (today - day).days <= WEEK_DAYS for day in ended),
            over_pattern=self._over_pattern(),
            uneven=swings is not None and patterns.evenness.why_not is None and swings.band not in (None, EVEN),
            smaller_days=patterns.under_activity.less or Purposes(self._desk).quieter_days(),
            stepped_up=not branch and last is not None and self._stepped_up(last),
            frightening="fear" in barriers,
            work="work" in barriers,
            has_goal=bool(book.goals) or not self._desk.diary.book_is_whole,
            needs_tries=not branch and any(len(plan.trials) < 3 for plan in book.active_plans()),
            visit_soon=bool(book.visit_questions.questions),
            sleep=_said(week, lambda entry: entry.sleep),
            sleep_hours=_said(week, lambda entry: entry.sleep_hours),
            stress=_said(week, lambda entry: entry.stress),
            mood=_said(week, lambda entry: entry.mood),
            energy=_said(week, lambda entry: entry.energy),
        )

    def _stepped_up(self, review: Review) -> bool:
        """Whether a review of the last week made the amount larger; what was taken can be a hold or a smaller one."""
        plan = self._desk.facts.plan(review.plan)
        recent = (self._desk.today - review.on).days < WEEK_DAYS
        return recent and plan is not None and review.quota > amount_before(plan, self._desk.facts, review.on)

    def _over_pattern(self) -> bool:
        """Whether a review of the last week found mostly longer sessions among those off plan (clinical.md A12)."""
        recent = [one for one in self._desk.facts.reviews if (self._desk.today - one.on).days < WEEK_DAYS]
        if not recent:
            return False

        coach = today_coach.Coach(self._desk.diary, self._desk.today)
        active = {plan.id for plan in self._desk.facts.active_plans()}
        told = [coach.why(review.plan).last_review for review in recent if review.plan in active]
        return any(reason.code == OVER for view in told if view for reason in view.proposal.reasons)


def _said(week: list[CheckIn], of: Callable[[CheckIn], float | None]) -> tuple[float, ...]:
    return tuple(value for entry in week if (value := of(entry)) is not None)
