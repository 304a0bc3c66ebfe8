"""The facts: what a person said, did or decided. One frozen struct per kind, checked when it is made.

Nothing computed is kept here: amounts, flare-ups, trends and locks are worked out from these records.
"""

from painplan.records.assessments import Assessment
from painplan.records.base import Earlier, Record, Value
from painplan.records.book import (
    ACTIVE,
    Book,
    Draft,
    FlarePlan,
    Goal,
    Hold,
    HoldReason,
    Plan,
    Profile,
    Review,
    ReviewChoice,
    SignAnswer,
    SignReply,
    Trial,
)
from painplan.records.days import DAY_STARTS_AT, day_of
from painplan.records.diary import CheckIn, Mattered, Measurement, Session, Settled
from painplan.records.experiments import Experiment, Keep, Outcome, Stop
from painplan.records.measures import MEASURES, Measure, check_value, measure_named
from painplan.records.units import UNITS, Unit, UnitName

__all__ = [
    "ACTIVE",
    "DAY_STARTS_AT",
    "MEASURES",
    "UNITS",
    "Assessment",
    "Book",
    "CheckIn",
    "Draft",
    "Earlier",
    "Experiment",
    "FlarePlan",
    "Goal",
    "Hold",
    "HoldReason",
    "Keep",
    "Mattered",
    "Measure",
    "Measurement",
    "Outcome",
    "Plan",
    "Profile",
    "Record",
    "Review",
    "ReviewChoice",
    "Session",
    "Settled",
    "SignAnswer",
    "SignReply",
    "Stop",
    "Trial",
    "Unit",
    "UnitName",
    "Value",
    "check_value",
    "day_of",
    "measure_named",
]
