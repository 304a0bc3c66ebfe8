"""What the front ends talk to. The only place where the diary and the pure rooms meet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from painplan.coach.answers import changes_for, check_day
from painplan.coach.course import LOOK_BACK_DAYS, PlanCourse, plan_start
from painplan.coach.flares import FlareView, end_hold_change, flare_day_on, flare_plan_change, hold_change
from painplan.coach.plans import NewPlan, Preview, changes_for_new, check_trials, preview, preview_of
from painplan.coach.questions import Question, questions
from painplan.coach.reviews import change_for, due_reviews, past_review
from painplan.coach.signs import SignView, answer_changes, locked_by_signs, looked_at_change, sign_views
from painplan.coach.values import activity_measured, measures_in, values_of
from painplan.coach.veil import HIDDEN, check_no_veil, veiled_book, veiled_checkin, words_are_hidden
from painplan.coach.views import PlanToday, ReviewView, TodayView, WhyView
from painplan.errors import CannotDo, WrongInput
from painplan.pacing import Reason, hold_on
from painplan.records import Book, CheckIn, FlarePlan, HoldReason, Plan, Review, ReviewChoice, Session, Trial
from painplan.store import ME, Change, Diary, LockedFolder, Month, Saved, book_change, locked, opened, session_change
from painplan.words import day_in_words, one_line

if TYPE_CHECKING:
    from painplan.coach.bringing_in import Brought
    from painplan.coach.insights import Insight
    from painplan.coach.taking_out import Form
    from painplan.insight import Trend
    from painplan.share import Found

STRIP_DAYS = 7


class Coach:
    """One diary on one day.

    Args:
        diary: Where the facts are.
        today: The day it is, or is pretended to be.
        now: Tells the time of a change.
        sample: The diary is a sample, and says so everywhere.
    """

    def __init__(
        self, diary: Diary, today: date, *, now: Callable[[], datetime] = datetime.now, sample: bool = False
    ) -> None:
        self.diary, self.today, self.sample = diary, today, sample
        self.discreet = False
        """Whether a person's own words are left out of everything that is looked at."""
        self._now = now
        self._undo: list[tuple[object, list[Change]]] = []

    # --- looking ---

    @property
    def where(self) -> str:
        """Where the diary lies, in words."""
        return self.diary.folder.where

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know about the diary's files, in sentences."""
        self._courses()  # reads what today rests on
        return self.diary.notices(self.today)

    def check_clock(self) -> None:
        """Tell when a check-in lies ahead: a clock that was set back must not go unnoticed."""
        ahead = self.diary.days(self.today + timedelta(days=1)).checkins
        if ahead:
            self.diary.tell(
                f"There is a check-in for {day_in_words(max(ahead))}, and the clock of this machine says that it is "
                f"{day_in_words(self.today)}. Look at the clock before the next entry."
            )

    @property
    def book(self) -> Book:
        """The plan book, as it is looked at."""
        return veiled_book(self._facts) if self.discreet else self._facts

    def today_view(self) -> TodayView:
        """What there is to do today, and what is waiting."""
        courses, book = self._courses(), self.book
        worried = self.diary.latest_worry(self.today + timedelta(days=1))
        locked = worried or locked_by_signs(book, self.today)
        goal = book.goal(courses[0].plan.goal) if courses else None
        return TodayView(
            today=self.today,
            checkin=self.checkin(self.today),
            locked=Reason("safety_lock") if locked else None,
            goal=goal,
            plans=tuple(self._plan_today(course) for course in courses),
            hold=hold_on(book.holds, self.today),
        )

    def flare(self) -> FlareView:
        """Whether today is a flare-up day, and what the person wrote for such days."""
        said = self.diary.days(self.today - timedelta(days=LOOK_BACK_DAYS), self.today).checkins
        return FlareView(day=flare_day_on(said, self.today), plan=self.book.flare_plan)

    def plan(self, plan_id: str) -> Plan:
        """The plan of this id.

        Raises:
            WrongInput: There is none.
        """
        plan = self.book.plan(plan_id)
        if plan is None:
            known = ", ".join(plan.id for plan in self.book.plans) or "none yet"
            raise WrongInput(f"There is no plan “{one_line(plan_id, 40)}”. Your plans: {known}.")
        return plan

    def checkin(self, day: date) -> CheckIn | None:
        """What was said about a day."""
        entry = self.diary.days(day, day).checkins.get(day)
        return veiled_checkin(entry) if self.discreet else entry

    def session(self, plan_id: str, day: date) -> Session | None:
        """What was done of a plan on a day."""
        return self.diary.days(day, day).sessions.get((plan_id, day))

    def questions(self, day: date) -> tuple[Question, ...]:
        """The script of the check-in for a day, with the answers so far."""
        return questions(day, self.checkin(day), self._courses(day), worried=self.diary.latest_worry(day))

    def why(self, plan_id: str) -> WhyView:
        """Where today's amount of a plan comes from."""
        plan = self.plan(plan_id)
        course = self._course(plan, self.today)
        made = [review for review in course.reviews if review.on <= self.today]
        return WhyView(
            plan=self._plan_today(course),
            trials=tuple(trial.amount for trial in plan.trials),
            baseline=course.start.baseline,
            start_quota=course.start.quota,
            step=course.pace.step,
            last_review=self._told_again(plan, made[-1]) if made else None,
        )

    def reviews(self) -> tuple[ReviewView, ...]:
        """The weekly reviews that are due."""
        return due_reviews(self._courses(), self.today)

    def trend(self, measure: str, weeks: int | None) -> "Trend":
        """The course of a measure up to today.

        Args:
            measure: Its name.
            weeks: How many weeks back; None for all there is.

        Raises:
            WrongInput: No measure can have this name.
        """
        from painplan.insight import trend  # only who looks back

        book = self.book
        since = None if weeks is None else self.today - timedelta(days=7 * weeks - 1)
        facts = self.diary.days(None if since is None else since - timedelta(days=STRIP_DAYS), self.today)
        known, values = values_of(measure, book, facts)
        first = since or min(values, default=self.today)
        return trend(known, values, first, self.today)

    def insight(self) -> "Insight":
        """How even the days are, what went together, whether the usual day became smaller."""
        from painplan.coach.insights import LOOK_BACK_DAYS, insight_of  # only who looks back

        facts = self.diary.days(self.today - timedelta(days=LOOK_BACK_DAYS), self.today)
        return insight_of(self.book, facts, self.today)

    def measures(self) -> tuple[str, ...]:
        """The names of all measures with a value, function first, pain last."""
        return measures_in(self.book, self.diary.days())

    def measure_title(self, name: str) -> str:
        """A measure in words: one plan's amounts by its activity."""
        if (activity := activity_measured(name, self.book)) is not None:
            return one_line(activity, 40)
        from painplan.words.trends import has_title, measure_title  # only who looks back

        return HIDDEN if self.discreet and not has_title(name) else measure_title(name)

    def check_words_shown(self) -> None:
        """Whether a person's own words can be written now.

        Raises:
            CannotDo: They are hidden.
        """
        if self.discreet:
            raise words_are_hidden()

    # --- changing ---

    def check_day(self, day: date) -> None:
        """Whether answers can be given for a day.

        Raises:
            WrongInput: The day lies ahead, or too far back to be remembered well.
        """
        check_day(day, self.today, exists=self.checkin(day) is not None)

    def answer(self, day: date, answers: Iterable[tuple[str, str]]) -> CheckIn:
        """Save some answers about a day; the others stay.

        Raises:
            WrongInput: An answer does not fit, or the day cannot be filled in any more. Nothing is saved then.
            CannotDo: The file cannot be written. What stood there stands.
        """
        self.check_day(day)
        late = day < self.today and self.checkin(day) is None
        self._save(changes_for(day, answers, self._facts, late=late))
        return self.checkin(day) or CheckIn(day=day)

    def mark_done(self, plan_id: str, done: float, *, together: object = None) -> None:
        """Note what was done of a plan today, instead of what was noted before.

        Args:
            plan_id: Which plan.
            done: All of today, in the plan's unit.
            together: Notes with the same mark, one after the other, are taken back by one undo.
        """
        self._save([session_change(self.plan(plan_id).id, self.today, done=done)], together=together)

    def mark_effort(self, plan_id: str, rpe: int, *, together: object = None) -> None:
        """Note how much effort today's session of a plan was, 0 to 10; ``together`` as in `mark_done`."""
        self._save([session_change(self.plan(plan_id).id, self.today, rpe=rpe)], together=together)

    def say_flare(self, begins: bool) -> None:
        """A flare-up begins, or is over, today: the same fact as in the check-in."""
        self.answer(self.today, [("flare", "yes" if begins else "no")])

    def write_flare_plan(self, parts: Mapping[str, str]) -> FlarePlan:
        """Keep some parts of the flare plan as typed.

        Raises:
            WrongInput: There is no such part, or a text is too long.
        """
        self._save([flare_plan_change(parts)])
        return self.book.flare_plan

    def signs(self) -> tuple[SignView, ...]:
        """The warning signs with what was said about them."""
        return sign_views(self.book, self.today)

    def answer_signs(self, answers: Mapping[str, str]) -> tuple[SignView, ...]:
        """Keep answers to warning signs; gives the list as it is now.

        Raises:
            WrongInput: There is no such question, or it cannot be answered so. Nothing is saved then.
        """
        self._save(answer_changes(self.book, answers, self.today))
        return self.signs()

    def sign_looked_at(self, name: str, role: str) -> tuple[SignView, ...]:
        """Somebody looked at an open sign and said that one can go on; gives the list as it is now.

        Raises:
            WrongInput: It is not open, or nobody is named.
        """
        self._save([looked_at_change(self.book, name, role, self.today)])
        return self.signs()

    def hold(self, reason: HoldReason, last: date | None) -> None:
        """Steps wait from today on.

        Raises:
            WrongInput: The last day does not fit.
        """
        self._save([hold_change(reason, self.today, last)])

    def end_hold(self) -> None:
        """Steps wait no longer.

        Raises:
            WrongInput: Nothing is on hold.
        """
        self._save([end_hold_change(self.book.holds, self.today)])

    def add_plan(self, new: NewPlan, *together: Change) -> Plan:
        """Begin a plan, saved in one go with other changes.

        Raises:
            WrongInput: Something is missing or does not fit; nothing is saved.
        """
        book = self._facts
        plan, changes = changes_for_new(new, book, self.today)
        if book.profile.started_on is None:
            started = msgspec.structs.replace(book.profile, started_on=self.today)
            changes.append(book_change("profile", ME, started))
        if new.post_exertional_malaise:
            changes.append(Change(table="profile", key=ME, fields={"post_exertional_malaise": True}))
        self._save([*changes, *together])
        return self.plan(plan.id)

    @property
    def draft(self) -> dict[str, str]:
        """What was said so far in a goal conversation that is not finished."""
        return dict(self.book.draft.answers)

    def keep_draft(self, answers: Mapping[str, str | None]) -> dict[str, str]:
        """Keep some answers of the conversation as typed; None takes one out."""
        self._save([Change(table="drafts", key=ME, fields={"answers": dict(answers)})], undoable=False)
        return self.draft

    def finish_draft(self) -> Plan:
        """Begin the plan that the conversation describes; the draft is put away with it.

        Raises:
            WrongInput: Something is missing or does not fit; the answers stay.
        """
        from painplan.coach.conversation import new_plan  # only who begins a plan

        said = self._facts.draft.answers
        put_away = Change(table="drafts", key=ME, fields={"answers": dict.fromkeys(said)})
        return self.add_plan(new_plan(said), put_away)

    def preview(self, new: NewPlan) -> Preview:
        """What a plan would start with, without making it."""
        return preview(new, self.book, self.today)

    def preview_of(self, plan: Plan) -> Preview:
        """Where a plan started and where its steps lead."""
        return preview_of(plan, steps=not self.book.profile.post_exertional_malaise)

    def say_lasting_worsening(self, answer: str) -> bool:
        """Take the answer to the question about a lasting worsening after effort; tells whether steps are off now.

        An answer never turns the branch off: that takes `agree_to_steps` (clinical.md A14.1).
        """
        from painplan.coach.conversation import LASTING_WORSENING  # only who answers

        if answer in LASTING_WORSENING:
            self._save([Change(table="profile", key=ME, fields={"post_exertional_malaise": True})])
        return self.book.profile.post_exertional_malaise

    def agree_to_steps(self, role: str) -> None:
        """A specialist agreed to steps in spite of a lasting worsening after effort; kept with role and day.

        Raises:
            WrongInput: Nobody is named.
        """
        if not one_line(role):
            raise WrongInput("Name the role of the specialist who agreed, for example “physiotherapist”.")
        fields = {"post_exertional_malaise": None, "steps_agreed_by": role.strip(), "steps_agreed_on": self.today}
        self._save([Change(table="profile", key=ME, fields=fields)])

    def waiting_for_tries(self) -> tuple[Plan, ...]:
        """The plans that began with an estimate and still need tries."""
        return tuple(plan for plan in self.book.active_plans() if plan_start(plan).provisional)

    def add_trial(self, plan_id: str, amount: float, day: date) -> Plan:
        """Add a try to a plan that began with estimates.

        Raises:
            WrongInput: The day lies ahead or too far from the other tries.
        """
        plan = self.plan(plan_id)
        if not plan_start(plan).provisional:
            raise WrongInput(
                f"{one_line(plan.activity, 40)} has its tries already; another one would move its starting point. "
                "When a new beginning is wanted, put the plan away and begin one with new tries."
            )
        trials = (*plan.trials, Trial(amount=amount, day=day))
        check_trials(trials, self.today)
        changed = msgspec.structs.replace(plan, trials=trials)
        self._save([Change(table="plans", key=plan.id, fields={"trials": changed.trials})])
        return changed

    def end_plan(self, plan_id: str) -> None:
        """Put a plan away; what was done stays in the diary."""
        self._save([Change(table="plans", key=self.plan(plan_id).id, fields={"state": "ended"})])

    @property
    def settings(self) -> dict[str, int]:
        """What can be set, as it stands."""
        from painplan.coach.settings import setting_values  # only who sets

        return setting_values(self.book.profile)

    def set(self, name: str, text: str) -> None:
        """Set something.

        Raises:
            WrongInput: There is no such setting, or the value does not fit.
        """
        from painplan.coach.settings import accepted_setting

        self._save([Change(table="profile", key=ME, fields={name: accepted_setting(name, text)})])

    def choose_theme(self, name: str) -> None:
        """Remember the look of the screens."""
        self._save([Change(table="profile", key=ME, fields={"theme": name})], undoable=False)

    def decide(self, plan_id: str, choice: ReviewChoice) -> Review:
        """Settle a weekly review.

        Raises:
            CannotDo: No review is due for this plan.
        """
        review = next((review for review in self.reviews() if review.plan.id == plan_id), None)
        if review is None:
            due = self._course(self.plan(plan_id), self.today).next_review
            raise CannotDo(f"No review is due for {plan_id} yet. The next one can be made from {due.isoformat()} on.")
        self._save([change_for(review, choice)])
        return self.book.reviews_of(plan_id)[-1]

    def keep(self, changes: Iterable[Change]) -> list[Saved]:
        """Save facts that come from elsewhere, such as an import."""
        return self._save(list(changes), undoable=False)

    # --- in and out; only who needs these rooms imports them ---

    def found_at(self, typed: str) -> "Found":
        """What the Fitbit exports hold whose path was typed or pasted; a folder means all its CSV files.

        Raises:
            WrongInput: The path leads nowhere.
        """
        from painplan.coach.bringing_in import found_at

        return found_at(typed, self.today)

    def look_at(self, found: "Found") -> "Brought":
        """What it would bring; nothing is saved."""
        from painplan.coach.bringing_in import beside

        return beside(found, self.diary)

    def bring_in(self, found: "Found") -> "Brought":
        """Save what was found.

        Raises:
            CannotDo: It cannot be written; everything stays as it was.
        """
        brought = self.look_at(found)
        self.keep(brought.changes)
        return brought

    def taken_out(self, form: "Form") -> bytes:
        """The whole diary in one file."""
        from painplan.coach.taking_out import taken_out

        return taken_out(self.diary, form, self.today)

    def take_out(self, form: "Form", named: str, *, force: bool = False) -> str:
        """Write the whole diary to a file; its path. ``force`` writes over a file that is something else.

        Raises:
            WrongInput: No file can be there.
            CannotDo: Something else is there, or it cannot be written. What stood there stands.
        """
        from painplan.coach.taking_out import write_to

        return write_to(named, self.taken_out(form), self.diary, force=force)

    # --- locking ---

    @property
    def locked(self) -> bool:
        """Whether the key of a sealed diary was dropped."""
        return isinstance(self.diary.folder, LockedFolder)

    def lock(self) -> None:
        """Let go of the key of a sealed diary and of everything that was read.

        Raises:
            CannotDo: It is not sealed.
        """
        self.diary = Diary(locked(self.diary.folder))
        self._undo.clear()

    def unlock(self, passphrase: str) -> None:
        """Open the diary again, and take in what was left for it meanwhile; takes about two seconds.

        Raises:
            CannotDo: The passphrase is another one.
        """
        if not isinstance(self.diary.folder, LockedFolder):
            return
        from painplan.coach.inbox import take_in  # only who locks

        diary = Diary(opened(self.diary.folder.below, lambda: passphrase))
        take_in(diary)
        self.diary = diary

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed since the start."""
        return bool(self._undo)

    def undo(self) -> bool:
        """Take back the last change made since the start; false when there is none."""
        if not self._undo:
            return False
        self.diary.save(self._undo[-1][1], self._now())
        self._undo.pop()
        return True

    # --- inside ---

    @property
    def _facts(self) -> Book:
        """The plan book as it is saved; whatever is saved starts from it."""
        return self.diary.book()

    def _save(self, changes: Sequence[Change], *, undoable: bool = True, together: object = None) -> list[Saved]:
        if self.discreet:
            check_no_veil(change.fields for change in changes)
        saved = self.diary.save(changes, self._now())
        back = [made.undo for made in reversed(saved) if made.was]
        if undoable and back:
            if together is not None and self._undo and self._undo[-1][0] is together:
                back += self._undo.pop()[1]
            self._undo.append((together, back))
        return saved

    def _courses(self, today: date | None = None) -> tuple[PlanCourse, ...]:
        day = today or self.today
        return tuple(self._course(plan, day) for plan in self.book.active_plans())

    def _course(self, plan: Plan, today: date, *, before_reviews_of_today: bool = False) -> PlanCourse:
        first = today - timedelta(days=LOOK_BACK_DAYS)
        return PlanCourse(
            plan,
            self.book,
            self._days(first, today),
            today,
            before_reviews_of_today=before_reviews_of_today,
            worried_before=self.diary.latest_worry(first),
        )

    def _days(self, first: date, last: date) -> Month:
        return self.diary.days(first, last)

    def _told_again(self, plan: Plan, made: Review) -> ReviewView:
        """A past review as it was seen then: only facts and reviews from before that day."""
        return past_review(self._course(plan, made.on, before_reviews_of_today=True))

    def _plan_today(self, course: PlanCourse) -> PlanToday:
        plan = course.plan
        days = [self.today - timedelta(days=back) for back in reversed(range(STRIP_DAYS))]
        sessions = {day: course.facts.sessions.get((plan.id, day)) for day in days}
        return PlanToday(
            plan=plan,
            quota=course.quota,
            target=course.target_on(self.today),
            why=course.why(),
            session=sessions[self.today],
            strip=tuple((day, session.done if session else None) for day, session in sessions.items()),
            week_number=max(0, (self.today - plan.created).days) // STRIP_DAYS + 1,
            review_due=course.next_review <= self.today,
            next_review=course.next_review,
        )
