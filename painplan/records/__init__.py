"""The facts: what a person said, did or decided. One frozen struct per kind, checked when it is made.

Nothing computed is kept here: amounts, flare-ups, trends and locks are worked out from these records.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from painplan.kit import Earlier, Record, Value
from painplan.records.book import (
    ACTIVE,
    FEWEST_TRIES,
    Book,
    Draft,
    EvenDays,
    FlarePlan,
    Goal,
    GoalState,
    Hold,
    HoldReason,
    Plan,
    Profile,
    ProfileName,
    Purpose,
    Readiness,
    Review,
    ReviewChoice,
    SignAnswer,
    SignReply,
    Trial,
    Worsening,
)
from painplan.records.days import DAY_STARTS_AT, day_of
from painplan.records.decisions import Decision, DecisionOption, Point
from painplan.records.diary import CheckIn, Mattered, Measurement, Session, Settled
from painplan.records.interview import About, AskFirst, Barrier, BarrierKind, Domain, ValueRating
from painplan.records.measures import MEASURES, Measure, check_value, measure_named
from painplan.records.modules import MOST_MODULES, AsPlanned, Module, OtherActivity
from painplan.records.pacing import DayLimit, Restart, RestartChoice
from painplan.records.reminders import Reminder
from painplan.records.support import SafetyList
from painplan.records.team import MOST_QUESTIONS, Member, ShareTopic, TeamRole, Visit, VisitQuestions
from painplan.records.units import LONGEST_UNIT, OWN, UNITS, Unit, UnitName, unit_named

if TYPE_CHECKING:
    from painplan.records.assessments import Assessment
    from painplan.records.experiments import Experiment, Keep, Outcome, Stop
    from painplan.records.exposure import Attempt, Avoided
    from painplan.records.jobs import Job, Need, Piece
    from painplan.records.learning import Checklist, ExerciseKind, LessonNote, ListName, Night, OwnItem, Practice
    from painplan.records.medicines import Medicine
    from painplan.records.occasions import GoalFits, NextGoal, Occasion, OccasionKind, Tracking
    from painplan.records.rest import Afterwards, RestDay, RestPlan, RestStep
    from painplan.records.sharing import Shown

_SELDOM = {
    "assessments": "Assessment",
    "experiments": "Experiment Keep Outcome Stop",
    "exposure": "Attempt Avoided",
    "jobs": "Job Need Piece",
    "learning": "Checklist ExerciseKind LessonNote ListName Night OwnItem Practice",
    "medicines": "Medicine",
    "occasions": "GoalFits NextGoal Occasion OccasionKind Tracking",
    "rest": "Afterwards RestDay RestPlan RestStep",
    "sharing": "Shown",
}
"""Kinds that many diaries never hold, by their module: imported when something asks for one, since start-up is felt."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A kind of `_SELDOM`, imported now; type checkers see the imports above."""
        module = next((module for module, names in _SELDOM.items() if name in names.split()), None)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{module}"), name)
        return found


__all__ = [
    "ACTIVE",
    "DAY_STARTS_AT",
    "FEWEST_TRIES",
    "LONGEST_UNIT",
    "MEASURES",
    "MOST_MODULES",
    "MOST_QUESTIONS",
    "OWN",
    "UNITS",
    "About",
    "Afterwards",
    "AsPlanned",
    "AskFirst",
    "Assessment",
    "Attempt",
    "Avoided",
    "Barrier",
    "BarrierKind",
    "Book",
    "CheckIn",
    "Checklist",
    "DayLimit",
    "Decision",
    "DecisionOption",
    "Domain",
    "Draft",
    "Earlier",
    "EvenDays",
    "ExerciseKind",
    "Experiment",
    "FlarePlan",
    "Goal",
    "GoalFits",
    "GoalState",
    "Hold",
    "HoldReason",
    "Job",
    "Keep",
    "LessonNote",
    "ListName",
    "Mattered",
    "Measure",
    "Measurement",
    "Medicine",
    "Member",
    "Module",
    "Need",
    "NextGoal",
    "Night",
    "Occasion",
    "OccasionKind",
    "OtherActivity",
    "Outcome",
    "OwnItem",
    "Piece",
    "Plan",
    "Point",
    "Practice",
    "Profile",
    "ProfileName",
    "Purpose",
    "Readiness",
    "Record",
    "Reminder",
    "RestDay",
    "RestPlan",
    "RestStep",
    "Restart",
    "RestartChoice",
    "Review",
    "ReviewChoice",
    "SafetyList",
    "Session",
    "Settled",
    "ShareTopic",
    "Shown",
    "SignAnswer",
    "SignReply",
    "Stop",
    "TeamRole",
    "Tracking",
    "Trial",
    "Unit",
    "UnitName",
    "Value",
    "ValueRating",
    "Visit",
    "VisitQuestions",
    "Worsening",
    "check_value",
    "day_of",
    "measure_named",
    "unit_named",
]
