"""Sample: after some painful weeks most is left until it stops hurting, and the usual day becomes smaller."""

from datetime import date, timedelta

from painplan.kit.words import say
from painplan.pacing.body import MadeUpPerson
from painplan.plans.service import NewPlan
from painplan.samples.made_up import Evenings, tries
from painplan.samples.story import Sample, Story, notes_of

PLAN = "gardening"
PERSON = MadeUpPerson(capacity_minutes=30, temptation=0.3, flare_proneness=0.6)
SEED = 12
RESTS_FROM = 54
"""The day from which it is left as long as it hurts."""
_MISSED = frozenset({9, 33, 62})


def _plans(first: date) -> tuple[NewPlan, ...]:
    return (
        NewPlan(
            matters=say("samples.mostly_avoiding.time_outside_grandchildren"),
            goal=say("samples.mostly_avoiding.grow_bed_vegetables_together"),
            activity="Gardening",
            unit="minutes",
            aim=60,
            by=first + timedelta(days=26 * 7),
            days_per_week=5,
            confidence=5,
            trials=tries(PERSON, SEED, first),
        ),
    )


STORY = Story(
    sample=Sample("mostly-avoiding"),
    seed=4_411,
    plans=_plans,
    evenings=lambda: Evenings(
        PLAN, PERSON, SEED, {0: "push", RESTS_FROM: "rest"}, notes=notes_of("mostly_avoiding"), missed=_MISSED
    ),
)
