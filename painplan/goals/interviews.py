"""Conversations with one diary: what was said so far, the next question, and what comes of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

import msgspec

from painplan.errors import CannotDo, WrongInput
from painplan.goals.conversation import new_plan
from painplan.goals.goal_records import asked_first, beside_the_goal, goal_alone
from painplan.goals.interview import CHEST_PAIN, goal_text, plan_wanted
from painplan.goals.interview_amounts import DATE_OR_AIM, LATER, SMALLER, date_too_early, unit_of
from painplan.goals.records import Draft
from painplan.goals.scripts import script_named
from painplan.goals.words import too_early_words
from painplan.kit.assets import asset
from painplan.kit.flow import shown, where_words
from painplan.kit.record import ME
from painplan.kit.script import KnownBefore, Progress
from painplan.kit.step import Step, chosen
from painplan.kit.words import say
from painplan.plans.records import Goal, Plan
from painplan.plans.service import NewPlan, Preview
from painplan.safety.allowed import allowed
from painplan.safety.ask_first import open_questions
from painplan.safety.ask_first_service import NOW, AskFirstList
from painplan.safety.locks import no_amount_on
from painplan.safety.medicine.named_medicines import check_counts_no_medicine, check_no_medicine_goal, names_in
from painplan.safety.not_asked import never_asked
from painplan.store.diary import Change, book_change

if TYPE_CHECKING:
    from painplan.today.coach import Coach


class TalkEnded(msgspec.Struct, frozen=True):
    """What a conversation came to."""

    goal: Goal
    plan: Plan | None
    """None: the goal is kept, without a plan."""


class GoalTalk:
    """The goal conversation (clinical.md D2). Every answer is saved before the next question."""

    KEEPS_EACH: ClassVar[bool] = True

    def __init__(self, coach: "Coach") -> None:
        self._coach = coach
        self.script, self.problem = script_named(coach.diary.folder, "goal")

    @property
    def facts(self) -> KnownBefore:
        """What the script knows beside the answers."""
        book = self._coach.facts
        return KnownBefore(
            today=self._coach.today,
            adult=book.profile.adult,
            ask_first="ask_first" not in never_asked(book),
            signs=book.profile.signs_full_on is not None,
            tries=allowed(self._coach, "first_try"),
            medicines=names_in(book),
        )

    @property
    def said(self) -> dict[str, str]:
        """What was said so far, as it may be shown."""
        return self._coach.draft

    @property
    def next(self) -> Step | None:
        """The next question; none when all is said."""
        return self.script.next(self.said, self.facts)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self.script.progress(self.said, self.facts)

    def where(self, step: Step) -> str:
        """How far it is."""
        return where_words(self.script.progress(self.said, self.facts, at=step.id))

    def given(self) -> tuple[Step, ...]:
        """The questions that were answered or skipped, in order: any of them can be gone back to."""
        return self.script.given(self.said, self.facts)

    def step(self, name: str) -> Step:
        """A question to answer (again), with what was said before."""
        return self.script.step(name, self.said, self.facts)

    def answer(self, name: str, text: str) -> None:
        """Keep an answer; what rests on it is asked again.

        Raises:
            WrongInput: It does not fit. Nothing is changed then.
            CannotDo: It cannot be saved, or words are hidden.
        """
        answers = self._coach.facts.one(Draft).answers
        changes = self.changes(name, text, answers)
        if name == "chest_now" and changes[name] == "yes" and answers.get(name) != "yes":
            AskFirstList(self._coach).answer({f"{CHEST_PAIN}{NOW}": "yes"})  # that does not wait for the end
        self._coach.keep_draft(changes)

    def changes(self, name: str, text: str, said: Mapping[str, str]) -> dict[str, str | None]:
        """What an answer changes.

        Raises:
            WrongInput: It does not fit.
            CannotDo: A plan would count a medicine, or a goal would be about taking less of one (clinical.md C4).
        """
        changes = self.script.changes(name, text, said, self.facts)
        kept = changes[name]
        if kept and name in ("instead", "other_goal"):
            check_no_medicine_goal(self._coach.facts, kept)
        if kept and name in ("activity", "unit", "unit_name"):
            told = {**said, name: kept}
            check_counts_no_medicine(
                self._coach.facts, told.get("activity", ""), told.get("unit", ""), told.get("unit_name", "")
            )
        return changes

    def begin_again(self) -> None:
        """Take out all answers."""
        self._coach.keep_draft(dict.fromkeys(self._coach.facts.one(Draft).answers))

    def words(self, step: Step, answer: str) -> str:
        """An answer as it is read back, on one line."""
        return shown(step, answer)

    def goal_text(self) -> str:
        """The goal as it was said last."""
        return goal_text(self.said)

    def date_as_hope(self) -> tuple[str, ...]:
        """That date and aim are kept as a hope, where the date lies before the aim can stand; else nothing."""
        said = self.said
        found = date_too_early(said, self._coach.today)
        if found is None or said.get(DATE_OR_AIM) in (LATER, SMALLER):
            return ()
        return (too_early_words(found, unit_of(said), said.get("activity", ""), hope=True),)

    @property
    def waits(self) -> bool:
        """Whether steps wait from the start, until somebody looked at what was said (clinical.md C5)."""
        return asked_first(self.said) or bool(open_questions(self._coach.book.ask_first, self._coach.today))

    def before_starting(self) -> str:
        """What is good to know before a first step: what was said to be looked at first, or the questions in short."""
        return " ".join(part for part in (self._one_at_a_time(), self._asked_before()) if part)

    def _one_at_a_time(self) -> str:
        """Where a goal goes on already: one at a time is plenty; the person decides."""
        goes_on = any(goal.state == "active" for goal in self._coach.book.goals)
        return str(asset("goals")["words"]["one_at_a_time"]) if goes_on else ""

    def _asked_before(self) -> str:
        said = self.said
        if self.waits:
            return str(asset("ask_first")["words"]["page"])
        return "" if said.get("ask_first") or self.facts.ask_first else str(asset("safety")["ask_first"]["text"])

    def emergency_words(self, said: Mapping[str, str]) -> tuple[str, ...]:
        """The words of the emergency page, where chest pain was told and not whether it is there now (C5)."""
        now = {f"{CHEST_PAIN}{NOW}": said["chest_now"]} if said.get("chest_now") else {}
        told = dict.fromkeys(chosen(said.get("ask_first")), "yes")
        return AskFirstList(self._coach).emergency_words({**told, **now})

    @property
    def amounts_told(self) -> bool:
        """Whether amounts may be told now: not while an open sign leaves none (clinical.md C, principle 4)."""
        return not no_amount_on(self._coach.facts, self._coach.today)

    @property
    def ends_in_plan(self) -> bool:
        """Whether a plan comes of it; else the goal alone is kept."""
        return plan_wanted(self.said)

    def preview(self) -> Preview:
        """The plan as it would be.

        Raises:
            WrongInput: Something is missing or does not fit.
        """
        return self._coach.preview(self._new_plan(self.said))

    def finish(self) -> TalkEnded:
        """Keep what the conversation came to, in one go; the draft is put away with it.

        Raises:
            WrongInput: Something is missing or does not fit; the answers stay.
        """
        said = dict(self._coach.facts.one(Draft).answers)
        if said.get("chest_now"):
            said["chest_now"] = ""  # it was kept at once, and may have been looked at since
        put_away = Change(table="drafts", key=ME, fields={"answers": dict.fromkeys(said)})
        return self.take(said, put_away)

    def take(self, said: Mapping[str, str], *together: Change) -> TalkEnded:
        """Keep what comes of answers, whether they were given one by one or all at once.

        Raises:
            WrongInput: Something is missing or does not fit; nothing is saved.
        """
        book, today = self._coach.facts, self._coach.today
        if plan_wanted(said):
            new = self._new_plan(said)
            goal_id = self._coach.preview(new).plan.goal
            plan = self._coach.add_plan(new, *beside_the_goal(said, book, today, goal_id), *together)
            return TalkEnded(self._goal(goal_id), plan)
        missing = self.script.next(said, self.facts)
        if missing:
            raise WrongInput(say("goals.interviews.open_question", ask=missing.ask))
        goal = goal_alone(said, book, today)
        changes = [book_change("goals", goal.id, goal), *beside_the_goal(said, book, today, goal.id)]
        self._coach.save([*changes, *together])
        return TalkEnded(self._goal(goal.id), None)

    def _goal(self, goal_id: str) -> Goal:
        goal = self._coach.book.goal(goal_id)
        if goal is None:
            raise CannotDo(say("goals.interviews.saved_unread"))
        return goal

    def _new_plan(self, said: Mapping[str, str]) -> NewPlan:
        return new_plan(said, self.script, self.facts)
