"""Sample: two activities side by side, of which only one takes a step in a week."""

from datetime import date, timedelta

from painplan.care.service import CareRoom, Chosen
from painplan.kit.words import say
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.samples.story import DAYS_IN_WEEK, Answers, Day, Sample, Story, flare_told, notes_of
from painplan.today.coach import Coach

WALK, STAIRS = "walking", "stairs"
_STAIR_FREE_DAYS = (3, 5, 6)
_FLARE = range(44, 48)
_MISSED = frozenset({19, 53})
_CARE_BEGINS = 7


def _tries(first: date, *amounts: float) -> tuple[Trial, ...]:
    return tuple(Trial(amount=amount, day=first - timedelta(days=n)) for n, amount in enumerate(amounts, 1))


def _plans(first: date) -> tuple[NewPlan, ...]:
    by = first + timedelta(days=26 * 7)
    return (
        NewPlan(
            matters=say("samples.two_plans.seeing_friends_again"),
            goal=say("samples.two_plans.visit_friend_third_floor"),
            activity="Walking",
            unit="minutes",
            aim=25,
            by=by,
            days_per_week=5,
            confidence=8,
            trials=_tries(first, 12, 15, 14),
        ),
        NewPlan(
            goal=say("samples.two_plans.climb_three_floors_without"),
            activity="Stairs",
            unit="repetitions",
            aim=45,
            by=by,
            days_per_week=4,
            confidence=7,
            trials=_tries(first, 20, 26, 23),
        ),
    )


def _evening(day: Day) -> Answers | None:
    if day.number in _MISSED:
        return None
    flare = day.number in _FLARE
    hard = 1.8 if flare else 0.0
    answers = {
        "mattered": day.chance.choices(("no", "a_little", "yes"), (3, 4, 4))[0],
        "interference": day.scale(day.toward(5.4, 3.8) + hard, 0.8),
        "pain": day.scale(day.toward(5, 4.7) + hard, 0.5),
        "energy": day.scale(day.toward(4.6, 5.6) - hard, 0.5),
        "sleep": day.scale(5 - hard, 1.1),
        **flare_told(day.number, _FLARE),
        "worry": "no",
    }
    for plan, free in ((WALK, (1, 6)), (STAIRS, _STAIR_FREE_DAYS)):
        asked = day.plans[plan].target
        done = (asked.smaller if flare else 0 if day.of_week in free else asked.target) or 0
        answers[f"done.{plan}"] = f"{done:g}"
        answers[f"settled.{plan}"] = "nearly" if flare else day.chance.choice(("yes", "yes", "yes", "nearly"))
    if day.week == 4 and day.of_week in (1, 3):
        answers[f"settled.{STAIRS}"] = "no"
    if (note := notes_of("two_plans").get(day.number)) is not None:
        answers["note"] = note
    return answers


def _besides(coach: Coach, number: int) -> None:
    """A course of care: sessions for the stairs that are kept, and a massage that was stopped."""
    room, day = CareRoom(coach), coach.today
    if number == _CARE_BEGINS:
        room.add(
            Chosen(
                name=say("samples.two_plans.physiotherapy"),
                kind="therapy",
                what_for=coach.book.goals[0].text,
                with_whom=say("samples.two_plans.nina"),
                per_week=1,
                expects=say("samples.two_plans.expects_physiotherapy"),
                by=day + timedelta(weeks=10),
                measure="interference",
                look_again=day + timedelta(weeks=6),
            )
        )
        massage = say("samples.two_plans.massage")
        room.add(Chosen(name=massage, kind="therapy", per_week=1, look_again=day + timedelta(weeks=4)))
        return
    weeks, rest = divmod(number - _CARE_BEGINS, DAYS_IN_WEEK)
    if number < _CARE_BEGINS or rest or number in _MISSED:
        return
    sessions, massages = (view.care.id for view in room.all())
    room.note(sessions, done=True, worth=min(8, 4 + weeks // 2))
    if weeks == 2:
        room.note(sessions, burden=say("samples.two_plans.burden"))
    if weeks <= 4:
        room.note(massages, done=True, worth=5, burden=say("samples.two_plans.cost") if weeks == 3 else "")
    if weeks == 4:
        room.decide(massages, "stop", say("samples.two_plans.why_stop"))
    if weeks == 6:
        room.decide(sessions, "keep", say("samples.two_plans.why_keep"), day + timedelta(weeks=8))


STORY = Story(
    sample=Sample("two-plans"),
    seed=8_812,
    plans=_plans,
    evenings=lambda: _evening,
    besides=_besides,
)
