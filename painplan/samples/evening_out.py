"""Sample: some weeks of long and quiet days, then the day's amount and no more: days even out and weeks grow."""

from datetime import date, timedelta

from painplan.kit.words import say
from painplan.pacing.body import MadeUpPerson
from painplan.plans.service import NewPlan
from painplan.samples.made_up import Evenings, tries
from painplan.samples.story import Sample, Story, notes_of

PLAN = "walking"
PERSON = MadeUpPerson(capacity_minutes=30, temptation=0.6, flare_proneness=0.35, overdone_paced=0.06)
SEED = 2
KEEPS_FROM = 52
"""The day from which the amounts of the plan are what is done."""
_MISSED = frozenset({12, 40, 71})


def _plans(first: date) -> tuple[NewPlan, ...]:
    return (
        NewPlan(
            matters=say("samples.evening_out.seeing_sea_again"),
            goal=say("samples.evening_out.walk_along_promenade_back"),
            activity="Walking",
            unit="minutes",
            aim=60,
            by=first + timedelta(days=26 * 7),
            days_per_week=6,
            confidence=7,
            trials=tries(PERSON, SEED, first),
        ),
    )


STORY = Story(
    sample=Sample("evening-out"),
    seed=5_209,
    plans=_plans,
    evenings=lambda: Evenings(
        PLAN, PERSON, SEED, {0: "push", KEEPS_FROM: "plan"}, notes=notes_of("evening_out"), missed=_MISSED
    ),
)
