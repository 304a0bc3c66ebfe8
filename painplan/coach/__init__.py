"""Arranges: reads facts, asks the pure rooms, saves what the person decided. Front ends talk to nobody else."""

from painplan.coach.answers import KEYS
from painplan.coach.coach import Coach
from painplan.coach.plans import NewPlan, Preview
from painplan.coach.questions import Option, Question, number_as_typed
from painplan.coach.views import PlanToday, ReviewView, TodayView, WhyView

__all__ = [
    "KEYS",
    "Coach",
    "NewPlan",
    "Option",
    "PlanToday",
    "Preview",
    "Question",
    "ReviewView",
    "TodayView",
    "WhyView",
    "number_as_typed",
]
