"""Exercises: when they are planned, what today asks for, what was done of those planned (clinical.md A13, A14)."""

from datetime import date, timedelta

import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.insight.trends import LookingBack
from painplan.kit.dates import parse_weekdays, weekdays_words
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.tasks.exercise_records import Exercise
from painplan.tasks.exercise_session import ExerciseSession
from painplan.tasks.exercises import Dose, Exercises, read_dose, typed_dose
from painplan.tasks.exercises_rules import SessionsOfWeek, sessions_by_week
from painplan.tasks.exercises_words import asked_words, dose_words
from tests.conftest import CoachOn, on

MONDAY = date(2026, 3, 2)
THREE_OF_FIVE = typed_dose(sets="3", reps="5")


def days_after(count: int) -> date:
    return MONDAY + timedelta(days=count)


def test_weeks_end_today_and_count_what_was_planned_since_the_exercise_began() -> None:
    one = Exercise(id="a", name="A", sort="balance", days=("mon", "wed", "fri"), created=MONDAY)
    done = [days_after(n) for n in (0, 2, 9, 10)]
    told = [*sessions_by_week([one], done, date.min, days_after(13), lambda day: True)]
    assert told == [SessionsOfWeek(days_after(6), 2, 3), SessionsOfWeek(days_after(13), 2, 3)]
    ill = next(sessions_by_week([one], done, date.min, days_after(13), lambda day: day != days_after(2)))
    assert ill.planned == 2, "a day on which nothing was asked for"


def test_what_was_put_away_is_planned_no_longer() -> None:
    one = Exercise(id="a", name="A", sort="balance", created=MONDAY, put_away=days_after(3))
    assert [*sessions_by_week([one], [], date.min, days_after(6), lambda day: True)] == [
        SessionsOfWeek(days_after(6), 0, 3)
    ]


@pytest.mark.parametrize(
    ("typed", "dose"),
    [
        ("3 x 5", THREE_OF_FIVE),
        ("3x5 reps", THREE_OF_FIVE),
        ("3 sets of 5", THREE_OF_FIVE),
        ("8 repetitions", Dose(sets=1, amount=8, unit="repetitions")),
        ("10 min", Dose(amount=10, unit="minutes")),
        ("0.2 km", Dose(amount=200, unit="metres")),
        ("", Dose()),
    ],
)
def test_how_much_is_read_from_one_line(typed: str, dose: Dose) -> None:
    assert read_dose(typed) == dose


@pytest.mark.parametrize("typed", ["10", "much", "3 x 0", "99 x 5"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput):
        read_dose(typed)


def test_sets_that_are_not_alike_are_told_together() -> None:
    assert dose_words(THREE_OF_FIVE, "repetitions") == "3 sets of 5 repetitions"
    assert dose_words(Dose(sets=3, amount=7), "repetitions") == "7 repetitions in 3 sets"


def test_weekdays_are_kept_in_the_order_of_the_week() -> None:
    assert parse_weekdays("fri,Monday , wed") == ("mon", "wed", "fri")
    assert weekdays_words(parse_weekdays("")) == "every day"
    with pytest.raises(WrongInput, match="mon,wed,fri"):
        parse_weekdays("mon,someday")


def test_a_flare_up_asks_for_half_and_ends_back_at_the_same(coach_on: CoachOn) -> None:
    room = Exercises(coach_on(on(0)))
    room.add("Step ups", "strength", typed_dose(sets="2", reps="8"))
    coach_on(on(1)).begin_flare()
    flares = Exercises(coach_on(on(1))).one("step-ups")
    assert (flares.asked, asked_words(flares)) == (8, "2 sets of 4 repetitions (flare-up: less than usual)")
    assert Exercises(coach_on(on(3))).one("step-ups").asked == 12, "three quarters on day 3 (FL-1)"


def test_nothing_is_asked_while_ill_or_with_an_emergency_sign_and_what_was_done_can_be_noted(coach_on: CoachOn) -> None:
    Exercises(coach_on(on(0))).add("Breathing", "relaxation", typed_dose(minutes="5"))
    coach = coach_on(on(1))
    coach.hold("illness", None)
    assert Exercises(coach).one("breathing").asked is None
    coach.end_hold(well_since=on(1))
    Safety(coach).answer_signs({"RF01": "yes"})
    room = Exercises(coach)
    assert room.one("breathing").asked is None
    assert room.waits
    with pytest.raises(CannotDo):
        room.add("Another", "balance")
    assert room.done("breathing", Dose(amount=2)).today is not None


def test_the_branch_never_asks_for_more_and_says_so(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Exercises(coach).add("Stretch", "mobility", typed_dose(minutes="6"))
    Safety(coach).say_lasting_worsening("often")
    view = Exercises(coach).one("stretch")
    assert view.target is not None
    assert (view.pem, view.asked, view.target.ceiling) == (True, 6, 6)


def test_an_exercise_of_a_plan_takes_its_amount_and_is_done_of_it(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    tries = tuple(Trial(amount=amount) for amount in (14, 16, 15))
    coach.add_plan(NewPlan(goal="g", activity="Stairs", unit="repetitions", trials=tries))
    room = Exercises(coach)
    with pytest.raises(WrongInput, match="counts repetitions"):
        room.add("Up", "strength", typed_dose(minutes="3"), plan="stairs")
    view = room.add("Up", "strength", typed_dose(sets="3", reps="9"), plan="stairs")
    assert (view.asked, view.unit) == (12, "repetitions")
    coach.mark_done("stairs", 2)
    room.done("up")
    room.done("up", Dose(amount=10), rpe=4)
    session = coach.session("stairs", on(0))
    assert session is not None
    assert (session.done, session.rpe) == (10, 4), "one session, whoever notes it: ten instead of twelve"
    assert not room.one("up").open

    coach.mark_done("stairs", 12)
    room.done("up", Dose(amount=12))
    session = coach.session("stairs", on(0))
    assert session is not None
    assert session.done == 12, "what was said of the plan is the same session"


def test_sets_by_the_clock_go_on_where_they_were_left(coach_on: CoachOn) -> None:
    room = Exercises(coach_on(on(0)))
    room.add("Sit to stand", "strength", THREE_OF_FIVE)
    first = ExerciseSession(room, room.one("sit-to-stand"))
    first.note(1)
    first.note(2)
    again = ExerciseSession(room, room.one("sit-to-stand"))
    assert (again.sets, again.left) == (1, 5)
    again.note(1)
    assert again.noted() == "3 sets of 5 repetitions"


def test_a_day_with_an_exercise_alone_is_a_noted_day(coach_on: CoachOn) -> None:
    room = Exercises(coach_on(on(0)))
    room.add("Breathing", "relaxation", typed_dose(minutes="5"))
    room.done("breathing")
    stated = dict(day for week in LookingBack(coach_on(on(0))).calendar(1) for day in week)
    assert stated[on(0)] == "noted"
