"""Looking back from time to time: what was said at a weekly, a monthly, or a target-date review (clinical.md E2)."""

from datetime import date
from typing import Literal, get_args

from painplan.goals.records import BarrierKind
from painplan.kit.bounds import Id, IdOrNone, Note, Scale
from painplan.kit.record import Record, Table

OccasionKind = Literal["weekly", "monthly", "goal"]
Tracking = Literal["yes", "neutral", "focus"]
"""Is writing things down helping? ``focus``: it makes the person look at the pain."""
LifeChangeKind = Literal["work", "caring", "loss", "moving", "pregnancy", "other"]
LIFE_CHANGES: tuple[LifeChangeKind, ...] = get_args(LifeChangeKind)
GoalFits = Literal["yes", "change", "no"]
NextGoal = Literal["next_goal", "maintenance", "more_time"]
Easier = Literal["smaller", "help", "leave"]
DateKept = Literal["later", "smaller", "hope"]


class Occasion(Record, frozen=True, kw_only=True):
    """One review as far as it was answered, or the wish to have it later. What is due is computed."""

    TABLE = Table(
        "occasions",
        key=("on", "kind", "goal"),
        order=("on",),
        empty=True,
        words=("glad",),
        follows={"goal": "goals", "goals_fit": "goals", "dates": "goals"},
    )

    kind: OccasionKind
    on: date
    """The day on which it was begun, or moved."""
    goal: IdOrNone = ""
    """Id of the goal whose date it is; empty for the others."""
    finished: bool = False
    """Gone through to the end, whatever was skipped."""
    moved_to: date | None = None
    """Not now: it is due again from this day on."""
    sure: Scale | None = None
    """How sure the person is of next week's amount: 0 not at all, 10 completely (clinical.md B1)."""
    smaller: Easier | None = None
    """What would make the week easier, where the person is not sure enough."""
    barrier: BarrierKind | None = None
    """What got in the way most."""
    pacing: dict[Id, Scale] = {}
    """Five lines on pacing in our own words, by name: 0 not at all, 10 completely (clinical.md A3)."""
    goals_fit: dict[Id, GoalFits] = {}
    """By goal id: whether it is still the right one."""
    dates: dict[Id, DateKept] = {}
    """By goal id: what becomes of a date that lies before its aim can stand (clinical.md A12 ``DATE``)."""
    tracking: Tracking | None = None
    next: NextGoal | None = None
    glad: Note = ""
    """At the target date: what the person can do now and is glad of."""


class LifeChange(Record, frozen=True, kw_only=True):
    """Something in a life that changed: a reason to look anew at what a goal and its plans are for (clinical.md D1)."""

    TABLE = Table("life_changes", key=("on", "kind"), order=("on",), words=("note",))

    on: date
    kind: LifeChangeKind
    note: Note = ""
