"""The plan book: all facts that last, as read at one moment. It knows what their kinds are called, and imports none."""

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from painplan.kit.facts import Facts
from painplan.kit.kinds import BOOK_KINDS, MODULES
from painplan.kit.record import Record

if TYPE_CHECKING:
    from painplan.care.records import Care, CareDecision
    from painplan.checkin.records import OwnQuestion
    from painplan.experiments.records import Experiment
    from painplan.exposure.records import Attempt, Avoided
    from painplan.goals.records import About, Barrier, ValueRating
    from painplan.learning.records import Checklist, LessonNote, OwnItem
    from painplan.plans.records import FlarePlan, Goal, Hold, Plan, Profile, Review, Reviews
    from painplan.plans.restart_records import DayLimit, Restart
    from painplan.reminders.records import Reminder
    from painplan.reviews.records import LifeChange, Occasion
    from painplan.safety.records import AskFirst, Lost, SignAnswer
    from painplan.safety.support_records import SafetyList
    from painplan.tasks.cycle_records import RestPlan, RestStep
    from painplan.tasks.exercise_records import Exercise
    from painplan.tasks.job_records import Job
    from painplan.team.decision_records import Decision
    from painplan.team.medicine_records import Medicine
    from painplan.team.records import Member, Visit, VisitQuestions
    from painplan.team.shown_records import Shown

_ALONE = frozenset(
    {"profile", "flare_plan", "reminder", "safety_list", "visit_questions", "about", "lost", "reply_code"}
)
"""Tables of which there is one record; looking at any other that is empty imports nothing."""


@cache
def _from_the_start(table: str) -> Record:
    """The one record of a table where nothing is said yet."""
    return BOOK_KINDS[table]()


class Book(Facts):
    """The whole plan book, as read at one moment: each table in the order that its kind declares.

    What is asked for often, or by who does not import the kind, has a name here; any kind is there with ``all``.
    """

    if TYPE_CHECKING:
        profile: "Profile"
        goals: "tuple[Goal, ...]"
        plans: "tuple[Plan, ...]"
        reviews: "Reviews | tuple[()]"
        flare_plan: "FlarePlan"
        holds: "tuple[Hold, ...]"
        signs: "tuple[SignAnswer, ...]"
        experiments: "tuple[Experiment, ...]"
        lessons: "tuple[LessonNote, ...]"
        own_items: "tuple[OwnItem, ...]"
        checklists: "tuple[Checklist, ...]"
        reminder: "Reminder"
        shown: "tuple[Shown, ...]"
        safety_list: "SafetyList"
        occasions: "tuple[Occasion, ...]"
        life_changes: "tuple[LifeChange, ...]"
        decisions: "tuple[Decision, ...]"
        members: "tuple[Member, ...]"
        visit_questions: "VisitQuestions"
        visits: "tuple[Visit, ...]"
        values: "tuple[ValueRating, ...]"
        """Oldest first."""
        barriers: "tuple[Barrier, ...]"
        ask_first: "tuple[AskFirst, ...]"
        lost: "Lost"
        about: "About"
        restarts: "tuple[Restart, ...]"
        day_limits: "tuple[DayLimit, ...]"
        rest_plans: "tuple[RestPlan, ...]"
        rest_steps: "tuple[RestStep, ...]"
        jobs: "tuple[Job, ...]"
        exercises: "tuple[Exercise, ...]"
        own_questions: "tuple[OwnQuestion, ...]"
        avoided: "tuple[Avoided, ...]"
        attempts: "tuple[Attempt, ...]"
        """Tries at avoided activities, by activity and number."""
        medicines: "tuple[Medicine, ...]"
        care: "tuple[Care, ...]"
        care_decisions: "tuple[CareDecision, ...]"

    else:

        def __getattr__(self, table: str) -> Any:
            """A table that is empty."""
            if table in _ALONE:
                return _from_the_start(table)
            if table.startswith("_") or table not in MODULES:
                raise AttributeError(table)
            return ()

    def _as_kept(self, table: str, found: Any) -> Any:
        if isinstance(found, Record):
            return found
        records = tuple(found)
        if not records:
            return records
        kept = records[0].TABLE
        if not kept.key:
            return records[0]
        if type(found) is kept.kept_as and found is not records:
            return found  # as the book before this one kept them
        return kept.kept_as(sorted(records, key=attrgetter(*kept.order)) if kept.order else records)

    def plan(self, plan_id: str) -> "Plan | None":
        """The plan of this id, or nothing."""
        return next((plan for plan in self.plans if plan.id == plan_id), None)

    def goal(self, goal_id: str) -> "Goal | None":
        """The goal of this id, or nothing."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def active_plans(self) -> "tuple[Plan, ...]":
        """The plans that are being followed now."""
        return tuple(plan for plan in self.plans if plan.state == "active")

    def reviews_of(self, plan_id: str) -> "tuple[Review, ...]":
        """The reviews of one plan, oldest first."""
        reviews = self.reviews
        return reviews.of(plan_id) if reviews else ()
