"""Arranges: reads facts, asks the pure rooms, saves what the person decided. Front ends talk to nobody else."""

from painplan.coach.answers import KEYS
from painplan.coach.coach import Coach
from painplan.coach.flares import PARTS as FLARE_PARTS
from painplan.coach.flares import FlareView
from painplan.coach.plans import NewPlan, Preview
from painplan.coach.question import AS_PLANNED, Option, Question
from painplan.coach.questions import number_as_typed
from painplan.coach.signs import SignView
from painplan.coach.values import measures_in, values_of
from painplan.coach.views import PlanToday, ReviewView, TodayView, WhyView

__all__ = [
    "AS_PLANNED",
    "FLARE_PARTS",
    "KEYS",
    "Coach",
    "FlareView",
    "NewPlan",
    "Option",
    "PlanToday",
    "Preview",
    "Question",
    "ReviewView",
    "SignView",
    "TodayView",
    "WhyView",
    "measures_in",
    "number_as_typed",
    "values_of",
]
