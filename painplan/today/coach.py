"""What the front ends talk to. The only place where the diary and the pure rooms meet."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from painplan.checkin import answer_page as checkin_answer_page
from painplan.checkin import answers as checkin_answers
from painplan.checkin import on_top
from painplan.checkin import questions as checkin_questions
from painplan.checkin.records import OF_FLARES, CheckIn, Session
from painplan.diary import discreet
from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, told_first
from painplan.goals import words as goal_words
from painplan.goals.records import Draft
from painplan.insight import measure_values, service, trend_words, trends
from painplan.kit import looks
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words, day_in_words
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.pacing import change
from painplan.pacing.days import AnswerTold
from painplan.pacing.holds import HoldReason, hold_on, holds_on
from painplan.plans import restart
from painplan.plans import service as plans_service
from painplan.plans.agreed_amounts import profile_of, start_reason
from painplan.plans.effort import EffortCourse
from painplan.plans.flares import (
    FlareView,
    begin_change,
    check_over,
    days_unread,
    end_hold_change,
    flare_ahead,
    flare_before_day,
    flare_day_on,
    flare_lasting,
    flare_plan_change,
    hold_change,
    hold_to_end,
    over_change,
)
from painplan.plans.holds_words import hold_words
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import course_of, courses_of, read_for_today
from painplan.plans.records import FlarePlan, Hold, Plan, Review, ReviewChoice, Trial
from painplan.reviews import service as reviews_service
from painplan.safety import crisis_support
from painplan.safety.allowed import check_allowed, open_page, situation, why_not
from painplan.safety.lasting_worsening import LASTING_WORSENING
from painplan.safety.locks import ASK_FIRST, lock_reason, locks_on, no_amount_on, no_review_on
from painplan.safety.rules import against
from painplan.store import clinic_files
from painplan.store.belonging import THEMES
from painplan.store.diary import Change, book_change, checkin_change, session_change
from painplan.today import review_views
from painplan.today import settings as today_settings
from painplan.today.today_items import waiting_lines
from painplan.today.views import PlanToday, TodayView

if TYPE_CHECKING:
    from painplan.checkin.question import Question
    from painplan.insight.service import Insight
    from painplan.insight.trend import Trend
    from painplan.plans.service import HadToStop, NewPlan, Preview
    from painplan.today.review_views import ReviewView, WhyView

STRIP_DAYS = 7


class Coach(OpenDiary):
    """The daily loop: what a day asks, what was said about it, the weekly review, the plans."""

    # --- looking ---

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know about the diary's files, in sentences."""
        read_for_today(self)
        return self.diary.notices(self.today)

    def check_clock(self) -> None:
        """Tell when a check-in lies ahead: a clock that was set back must not go unnoticed."""
        if ahead := self.ahead:
            self.diary.tell(
                say(
                    "today.coach.check_clock_machine_says",
                    ahead=day_in_words(max(ahead), self.today),
                    today=day_in_words(self.today),
                )
            )

    def today_view(self) -> TodayView:
        """What there is to do today, and what is waiting."""
        courses, book = self._courses(), self.book
        goal = book.goal(courses[0].plan.goal) if courses else None
        branch = EffortCourse(book.profile).now.branch
        locks = locks_on(book, self.today, worried=self.worried, unread_days=bool(days_unread(self)))
        return TodayView(
            today=self.today,
            checkin=self.checkin(self.today),
            locked=lock_reason(locks, branch=branch),
            page=open_page(self),
            goal=goal,
            plans=self._plans_today(courses),
            hold=hold_on(book.holds, self.today),
            holds=(holds := holds_on(book.holds, self.today)),
            hold_lines=tuple(hold_words(hold, self.today, book.plans, branch=branch) for hold in holds),
            flare_day=flare_day_on(self),
            own_flare_plan=bool(self.flare().written),
            waiting=waiting_lines(self),
            book_is_whole=self.diary.book_is_whole,
        )

    def plans_today(self) -> tuple[PlanToday, ...]:
        """The plans of `today_view`, for who asks for no more: all that waits costs as much again."""
        return self._plans_today(self._courses())

    def flare(self) -> FlareView:
        """Whether today is a flare-up day, and what the person wrote for such days."""
        lasting = flare_lasting(self)
        return FlareView(
            day=lasting.number_of(self.today) if lasting else 0,
            plan=self.book.flare_plan,
            first=lasting.first if lasting else None,
            not_known=lasting is None and bool(days_unread(self)),
        )

    def plan(self, plan_id: str) -> Plan:
        """The plan of this id.

        Raises:
            WrongInput: There is none.
        """
        return OwnThings(self, Plan).named(plan_id)

    def checkin(self, day: date) -> CheckIn | None:
        """What was said about a day."""
        return self.days(day, day).checkins.get(day)

    def session(self, plan_id: str, day: date) -> Session | None:
        """What was done of a plan on a day."""
        return self.diary.days(day, day).sessions.get((plan_id, day))

    def questions(self, day: date) -> "tuple[Question, ...]":
        """The script of the check-in for a day, with the answers so far."""
        profile = self.book.profile
        worried = self.diary.latest_worry(day) or (day == self.today and self.worry_ahead is not None)
        asked = checkin_questions.questions(
            day,
            self.checkin(day),
            self._courses(day),
            worried=worried,
            lasting=flare_before_day(self.diary, day),
            envelope=profile.post_exertional_malaise,
            modules=profile.modules
            if not self.discreet
            else [one for one in profile.modules if not on_top.in_own_words(one)],
            places=profile.places == "on",
            own=() if self.discreet else self.book.own_questions,
            quick=bool(profile.quick_checkin),
            back=max(0, (self.today - day).days),
        )
        return tuple(one for one in asked if one.id != "pain") if profile.pain_hidden else asked

    def why(self, plan_id: str) -> "WhyView":
        """Where today's amount of a plan comes from."""
        plan = self.plan(plan_id)
        course = course_of(self, plan, self.today)
        made = [review for review in course.reviews if review.on <= self.today]
        told = next((view for view in self.reviews() if view.plan.id == plan.id), None)
        now = told or reviews_service.so_far(course, self._courses())
        return review_views.WhyView(
            plan=self._plan_today(course),
            so_far=now.proposal,
            week=now.week,
            changes=now.changes,
            changes_today=change.would_change_today(
                course.target_on(self.today), course.within_day(course.quota), until_over=course.until_over
            ),
            began=() if course.start.provisional else tuple(trial.amount for trial in plan.trials),
            began_at=course.start_mean_told,
            trials=course.tries,
            baseline=course.baseline,
            start_quota=course.start.quota,
            before=course.quota_before,
            step=None if course.steps_off else course.pace.step,
            step_reason=course.step_reason,
            provisional=course.provisional,
            unit_min=course.unit_min,
            offered=course.offered,
            ladder=course.ladder,
            aim_from=course.aim_from,
            takes_turns=self._takes_turns(plan),
            profile=profile_of(plan, gentle=course.gentle),
            last_review=self._last_review_told(course, made),
            on=self.today,
        )

    def within_day_only(self, plan_id: str, amount: float) -> float | None:
        """What of an amount fits into the minutes of a day for all plans, where that is less; none: all of it fits."""
        return course_of(self, self.plan(plan_id), self.today).within_day_only(amount)

    def reviews(self) -> "tuple[ReviewView, ...]":
        """The weekly reviews that are due; none while nothing is asked for (clinical.md A14.4; C, principle 4)."""
        return () if no_review_on(self.facts, self.today) else self.reviews_told()

    def reviews_told(self) -> "tuple[ReviewView, ...]":
        """The same for programs, which read of an illness that it holds the amount; none where a sign leaves none."""
        return () if no_amount_on(self.facts, self.today) else reviews_service.due_reviews(self._courses(), self.today)

    def why_no_review(self, plan_id: str | None = None) -> str:
        """Why no weekly review waits today, in a sentence: something leaves no amount, or its day has not come.

        Args:
            plan_id: Of this plan, by its own day, and whether one of another plan waits; none: of any.
        """
        words = asset("reviews")["not_due"]
        view = self.today_view()
        if not view.plans:
            return self.none_yet(words["no_plan"])
        if no_review_on(self.facts, self.today):
            return str(words[next(iter(against("review", situation(self))), "well")])
        if not view.review_due and any(course.unread_before_review for course in self._courses()):
            return str(words["unread"]).format(day=date_in_words(min(plan.next_review for plan in view.plans)))
        mine = [plan for plan in view.plans if plan_id in (None, plan.plan.id)]
        if not mine:
            return str(words["ended"]).format(activity=one_line(self.plan(str(plan_id)).activity, 60))
        day = date_in_words(min(plan.next_review for plan in mine))
        if plan_id is None:
            return str(words["later"]).format(day=day)
        waiting = [one_line(plan.plan.activity, 40) for plan in view.plans if plan.review_due]
        told = words["later_of"].format(activity=one_line(mine[0].plan.activity, 60), day=day)
        return " ".join([told, *([words["another"].format(activity=", ".join(waiting))] if waiting else [])])

    def trend(self, measure: str, weeks: int | None) -> "Trend":
        """The course of a measure up to today.

        Args:
            measure: Its name.
            weeks: How many weeks back; None for all there is.

        Raises:
            WrongInput: No measure can have this name.
        """
        return trends.LookingBack(self).trend(measure, weeks)

    def insight(self) -> "Insight":
        """How even the days are, what went together, whether the usual day became smaller."""
        facts = self.diary.days(self.today - timedelta(days=service.LOOK_BACK_DAYS), self.today)
        return service.insight_of(self.book, facts, self.today)

    def measures(self) -> tuple[str, ...]:
        """The names of all measures with a value, function first, pain last."""
        return measure_values.measures_in(self.book, self.diary.days())

    def measure_title(self, name: str) -> str:
        """A measure in words: one plan's amounts by its activity."""
        if (activity := measure_values.activity_measured(name, self.book)) is not None:
            return one_line(activity, 40)

        return (
            discreet.hidden() if self.discreet and not trend_words.has_title(name) else trend_words.measure_title(name)
        )

    # --- changing ---

    def check_day(self, day: date, names: Collection[str] = ()) -> None:
        """Whether answers can be given for a day.

        Args:
            day: The day.
            names: The answers, where known: of a day that tells of a flare-up alone, only that can be put right.

        Raises:
            WrongInput: The day lies ahead, or too far back to be remembered well.
        """
        known = self.diary.days(day, day)
        entry = known.checkins.get(day)
        of_flares = bool(names) and set(names) <= set(OF_FLARES)
        exists = entry is not None and (entry.tells_of_the_day or of_flares)
        exists = exists or any(one.says_something for one in known.sessions.values())
        checkin_answers.check_day(day, self.today, exists=exists, unread=day in known.lost_days)

    def answer(self, day: date, answers: Iterable[tuple[str, str]]) -> CheckIn:
        """Save some answers about a day; the others stay.

        Raises:
            WrongInput: An answer does not fit, or the day cannot be filled in any more. Nothing is saved then.
            CannotDo: The file cannot be written. What stood there stands.
        """
        answers = tuple(answers)
        with told_first(lambda: self._page_of(answers)):
            self.take_in(day, answers)
        return self.checkin(day) or CheckIn(day=day)

    def asked_all(self, day: date) -> None:
        """All questions about a day were asked: kept where the answers do not tell, as the last was passed over."""
        entry = self.checkin(day)
        if entry is not None and entry.said_so_far != "made":
            self.save([checkin_change(day, asked_all=True)])

    def _page_of(self, answers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """What answers lead to that may not be in the diary."""
        return checkin_answer_page.answer_page(answers, crisis_support.Support(self))

    def take_in(self, day: date, answers: Iterable[tuple[str, str]], waiting: str = "") -> None:
        """The same for answers that may wait in a file of the inbox: they go out of it, or nothing is done.

        Raises:
            WrongInput: As `answer`.
            CannotDo: As `answer`.
        """
        answers = tuple(answers)
        self.check_day(day, [name for name, _ in answers])
        for plan_id in (name.partition(".")[2] for name, _ in answers):
            if plan_id and self.facts.plan(plan_id) is None and not self.diary.book_is_whole:
                raise CannotDo(self.none_yet(""))
        known = self.diary.days(day, day)
        before = known.checkins.get(day)
        sessions = {plan: session for (plan, _), session in known.sessions.items()}
        checkin_answers.check_first_answers(day, self.today, answers, before, sessions)
        corrects = bool(sessions) and all(name.partition(".")[0] in ("done", "rpe") for name, _ in answers)
        late = day < self.today and before is None and not corrects
        changes = checkin_answers.changes_for(day, answers, self.facts, late=late, before=before)
        check_over(self, changes[0], before)
        self.save([*changes, *self._ended_ahead(day, changes[0])], waiting=waiting)

    def _ended_ahead(self, day: date, said: Change) -> Iterator[Change]:
        """What today's check-in ends that was said on a day ahead: the end goes to where it was said."""
        if day == self.today and said.fields.get("worry_looked_at") and (ahead := self.worry_ahead) is not None:
            yield checkin_change(ahead, worry=False, worry_looked_at=True)
        if day == self.today and said.fields.get("flare_over") and (began := flare_ahead(self)) is not None:
            yield checkin_change(began, flare_over=True, flare_over_since=None)

    def answer_told(self, day: date, plan_id: str) -> AnswerTold | None:
        """What has to be told of the answer about a morning given on a day: too early, not the first (A11, A14.1)."""
        return course_of(self, self.plan(plan_id), day).answer_told(day)

    def mark_done(self, plan_id: str, done: float, *, together: object = None) -> None:
        """Note what was done of a plan today, instead of what was noted before.

        Args:
            plan_id: Which plan.
            done: All of today, in the plan's unit.
            together: Notes with the same mark, one after the other, are taken back by one undo.
        """
        self.save([session_change(self.plan(plan_id).id, self.today, done=done)], together=together)

    def mark_effort(self, plan_id: str, rpe: int, *, together: object = None) -> None:
        """Note how much effort today's session of a plan was, 0 to 10; ``together`` as in `mark_done`."""
        self.save([session_change(self.plan(plan_id).id, self.today, rpe=rpe)], together=together)

    def begin_flare(self) -> None:
        """A flare-up begins today: the same fact as in the check-in."""
        self.save([begin_change(self.diary, self.today)])

    def end_flare(self, since: date | None = None) -> None:
        """The flare-up that lasts is over, since a day (else today): the same fact as in the check-in.

        Raises:
            WrongInput: None lasts, or it cannot be over since that day.
        """
        self.save([over_change(self, since)])

    def write_flare_plan(self, parts: Mapping[str, str]) -> FlarePlan:
        """Keep some parts of the flare plan as typed.

        Raises:
            WrongInput: There is no such part, or a text is too long.
        """
        self.save([flare_plan_change(parts)])
        return self.book.flare_plan

    def hold(self, reason: HoldReason, last: date | None, plan: str | None = None) -> None:
        """Steps wait from today on: of all plans, or of one that waits for advice.

        Raises:
            WrongInput: The last day does not fit, there is no such plan, or the same is on hold already.
        """
        named = None if plan is None else self.plan(plan).id
        self.save([hold_change(self.facts, reason, self.today, last, named)])

    def end_hold(self, reason: str | None = None, well_since: date | None = None, *, hold: Hold | None = None) -> Hold:
        """Steps wait no longer for what is on hold, or for one of several things; gives what was ended.

        Args:
            reason: Which of several.
            well_since: After an illness: since when the person is well.
            hold: The one itself, where two of the same reason hold a plan each.

        Raises:
            WrongInput: Nothing is on hold, several things are, or the day is missing or does not fit.
        """
        hold = hold or hold_to_end(self.facts.holds, self.today, reason)
        self.save([end_hold_change(self.as_saved(hold), self.today, well_since)])
        return hold

    def add_plan(self, new: "NewPlan", *together: Change) -> Plan:
        """Begin a plan, saved in one go with other changes.

        Raises:
            WrongInput: Something is missing or does not fit; nothing is saved.
            CannotDo: Tries are given where what comes before them does not hold (clinical.md A12 PRE), or it would
                count a medicine; nothing is saved.
        """
        self.check_first_tries(new)
        book = self.facts
        plan, changes = plans_service.changes_for_new(new, book, self.today)
        if book.profile.started_on is None:
            started = msgspec.structs.replace(book.profile, started_on=self.today)
            changes.append(book_change("profile", ME, started))
        if new.post_exertional_malaise:
            changes.append(Change(table="profile", key=ME, fields={"post_exertional_malaise": True}))
        if new.worsening is not None:
            answered = {"worsening": new.worsening, "worsening_on": self.today}
            changes.append(Change(table="profile", key=ME, fields=answered))
        self.save([*changes, *together])
        return self.plan(plan.id)

    def check_plan(self, new: "NewPlan") -> None:
        """Whether a plan can begin as it is given; nothing is saved.

        Raises:
            WrongInput: As `add_plan`.
            CannotDo: As `add_plan`.
        """
        self.check_first_tries(new)
        plans_service.changes_for_new(new, self.facts, self.today)

    def check_first_tries(self, new: "NewPlan") -> None:
        """Whether a plan may begin with the tries that are given; one from estimates may stand there (A12 PRE).

        Raises:
            CannotDo: It may not; the sentence says what comes first.
        """
        if not new.trials:
            return
        check_allowed(self, "first_try", given=True)
        if new.post_exertional_malaise or new.worsening in LASTING_WORSENING:
            now = msgspec.structs.replace(situation(self), branch=True)
            raise CannotDo(why_not(self, "first_try", now, "branch"))

    @property
    def draft(self) -> dict[str, str]:
        """What was said so far in a goal conversation that is not finished."""
        return dict(self.book.one(Draft).answers)

    def keep_draft(self, answers: Mapping[str, str | None]) -> dict[str, str]:
        """Keep some answers of the conversation as typed; None takes one out."""
        self.save([Change(table="drafts", key=ME, fields={"answers": dict(answers)})], undoable=False)
        return self.draft

    def preview(self, new: "NewPlan") -> "Preview":
        """What a plan would start with, without making it."""
        return plans_service.preview(new, self.book, self.today)

    def _takes_turns(self, plan: Plan) -> bool:
        """Whether other plans take the one step of a week as well (A12)."""
        return any(other.takes_turns for other in self._courses() if other.plan.id != plan.id)

    def preview_of(self, plan: Plan) -> "Preview":
        """Where a plan started, and where its steps lead from what holds now."""
        course = course_of(self, plan, self.today)
        return plans_service.Preview(
            plan=plan,
            start=course.start,
            ladder=course.ladder,
            steps=not course.steps_off,
            waits=any(lock.startswith(ASK_FIRST) for lock in locks_on(self.book, self.today, worried=False)),
            takes_turns=self._takes_turns(plan),
            tries_wanted=not course.steps_off,
            why_start=start_reason(plan, course.start, sometimes=course.sometimes_worse),
            step=course.step_reason,
        )

    def waiting_for_tries(self) -> tuple[Plan, ...]:
        """The plans that began with an estimate and still need tries."""
        return tuple(course.plan for course in self._courses() if course.provisional)

    def add_trial(self, plan_id: str, amount: float, day: date, had_to_stop: "HadToStop | None" = None) -> Plan:
        """Add a try to a plan that began with estimates; the third one makes its step, and never raises the amount.

        Args:
            plan_id: Which plan.
            amount: What was reached, in its unit.
            day: When.
            had_to_stop: The person had to stop, and wants half of it to count, or to try another day instead.

        Raises:
            CannotDo: No try is taken now: a flare-up, a hold, or what comes before tries does not hold (clinical.md
                A12 PRE, TRIES).
            WrongInput: The day lies ahead or too far from the other tries.
        """
        plan = self.plan(plan_id)
        check_allowed(self, "try", plan.id, given=True)
        course = course_of(self, plan, self.today)
        if had_to_stop == "again":
            self.save(restart.stopped_changes(course, Trial(amount=amount, day=day, had_to_stop=amount)))
        else:
            self.save(restart.trial_changes(course, plans_service.tried(amount, day, had_to_stop)))
        return self.plan(plan_id)

    def end_plan(self, plan_id: str) -> None:
        """Put a plan away; what was done stays in the diary.

        Raises:
            WrongInput: There is none of that name.
            CannotDo: It was put away before; the sentence says when.
        """
        plan = self.plan(plan_id)
        if plan.state == "ended":
            activity = one_line(plan.activity, 40)
            ended_on = plan.ended_on(self.book.profile.day_starts_at)
            if ended_on is None:
                raise CannotDo(say("pacing.plan.ended_before", activity=activity))
            day = day_in_words(ended_on, self.today)
            raise CannotDo(say("pacing.plan.ended_when", activity=activity, day=day))
        self.save([Change(table="plans", key=plan.id, fields={"state": "ended"})])

    @property
    def settings(self) -> dict[str, int | str]:
        """What can be set, as it stands."""
        return today_settings.setting_values(self.book.profile)

    def set(self, name: str, text: str, *, together: object = None) -> None:
        """Set something; what is set with the same mark, one after the other, is taken back by one undo.

        Raises:
            WrongInput: There is no such setting, or the value does not fit.
        """
        self.save(
            [
                Change(
                    table="profile", key=ME, fields={name: today_settings.accepted_setting(name, text, self.own_looks)}
                )
            ],
            together=together,
        )

    @property
    def own_looks(self) -> "Mapping[str, looks.Palette]":
        """Looks of the screens that somebody put into the folder, by name."""
        return looks.looks_from(clinic_files.files_put_there(self.diary.folder, THEMES))

    def choose_theme(self, name: str) -> None:
        """Remember the look of the screens, by its name."""
        fields = {"theme": today_settings.accepted_setting(today_settings.THEME, name, self.own_looks)}
        self.save([Change(table="profile", key=ME, fields=fields)], undoable=False)

    def decide(self, plan_id: str, choice: ReviewChoice) -> Review:
        """Settle a weekly review.

        Raises:
            CannotDo: No review is due for this plan, there is no smaller step, or nothing is asked for, so that no
                amount is there to settle. Nothing is kept then, and the review stays open.
        """
        if no_review_on(self.facts, self.today):
            check_allowed(self, "review")
            raise CannotDo(self.why_no_review())
        review = next((review for review in self.reviews() if review.plan.id == plan_id), None)
        if review is None:
            raise CannotDo(self.why_no_review(self.plan(plan_id).id))
        if choice == "smaller" and review.smaller is None:
            raise CannotDo(review_views.no_smaller_words(review))
        self.save([reviews_service.change_for(review, choice)])
        return self.book.reviews_of(plan_id)[-1]

    # --- inside ---

    def _courses(self, today: date | None = None) -> tuple[PlanCourse, ...]:
        return courses_of(self, today)

    def _last_review_told(self, course: PlanCourse, made: Sequence[Review]) -> "ReviewView | None":
        """The last of some reviews; none where it was a step and effort brings a lasting worsening now (A14)."""
        told = self._told_again(course.plan, made[-1]) if made else None
        step = told is not None and told.proposal.decision == "up"
        return None if step and course.steps_off_for_good else told

    def _told_again(self, plan: Plan, made: Review) -> "ReviewView":
        """A past review as it was seen then: only facts and reviews from before that day."""
        return reviews_service.past_review(course_of(self, plan, made.on, before_reviews_of_today=True), made)

    def _plans_today(self, courses: tuple[PlanCourse, ...]) -> tuple[PlanToday, ...]:
        firsts = {course.plan.goal: course.plan.id for course in reversed(courses)}
        return tuple(self._plan_today(course, around=firsts[course.plan.goal] == course.plan.id) for course in courses)

    def _plan_today(self, course: PlanCourse, *, around: bool = True) -> PlanToday:
        plan, on = course.plan, course.target_on(self.today)
        goal, told = self.book.goal(plan.goal) if around else None, on.smaller is not None
        days = [self.today - timedelta(days=back) for back in reversed(range(STRIP_DAYS))]
        sessions = {day: course.facts.sessions.get((plan.id, day)) for day in days}
        return PlanToday(
            plan=plan,
            quota=course.quota,
            within_day=course.within_day_only(course.quota),
            provisional=course.provisional,
            target=on,
            why=course.why() if told else on.reasons,
            session=sessions[self.today],
            strip=tuple((day, session.done if session else None) for day, session in sessions.items()),
            week_number=max(0, (self.today - plan.created).days) // STRIP_DAYS + 1,
            review_due=not no_review_on(self.facts, self.today) and course.next_review <= self.today,
            next_review=course.review_opens,
            around=tuple(goal_words.around_goal(goal, on=self.today)) if goal else (),
        )
