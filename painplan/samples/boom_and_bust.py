"""Sample: long days followed by quiet painful ones, week after week, with a plan that is not followed yet."""

from datetime import date, timedelta

from painplan.kit.words import say
from painplan.pacing.body import MadeUpPerson
from painplan.plans.service import NewPlan
from painplan.samples.made_up import Evenings, tries
from painplan.samples.story import Sample, Story, notes_of

PLAN = "housework"
PERSON = MadeUpPerson(capacity_minutes=30, temptation=0.8, flare_proneness=0.3)
SEED = 11
_MISSED = frozenset({4, 18, 25})


def _plans(first: date) -> tuple[NewPlan, ...]:
    return (
        NewPlan(
            matters=say("samples.boom_and_bust.home_open_friends"),
            goal=say("samples.boom_and_bust.cook_tidy_up_evening"),
            activity="Housework",
            unit="minutes",
            aim=60,
            by=first + timedelta(days=26 * 7),
            days_per_week=6,
            confidence=6,
            profile="gentle",
            trials=tries(PERSON, SEED, first),
        ),
    )


STORY = Story(
    sample=Sample("boom-and-bust"),
    seed=3_107,
    plans=_plans,
    evenings=lambda: Evenings(PLAN, PERSON, SEED, {0: "push"}, notes=notes_of("boom_and_bust"), missed=_MISSED),
)
