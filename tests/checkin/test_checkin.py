"""The check-in: function before pain, few keys, every answer kept by itself (clinical.md E1)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from painplan.checkin.answers import KEYS
from painplan.checkin.optional_questions import OtherActivity
from painplan.checkin.question import Question
from painplan.errors import WrongInput
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Diary
from painplan.today.coach import Coach
from tests.conftest import FIRST, CoachOn, on

with_plan = pytest.mark.usefixtures("walking")


def asked(coach: Coach) -> list[str]:
    return [question.id for question in coach.questions(coach.today)]


def question(coach: Coach, name: str) -> Question:
    return next(question for question in coach.questions(coach.today) if question.id == name)


def test_without_a_plan_four_questions_are_asked(coach_on: CoachOn) -> None:
    assert asked(coach_on(FIRST)) == ["mattered", "interference", "pain", "flare"]


@with_plan
def test_function_comes_before_pain(coach_on: CoachOn) -> None:
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    order = ["mattered", "done.walking", "settled.walking", "interference", "pain", "flare"]
    assert asked(coach_on(on(1))) == order


@with_plan
def test_the_pain_question_rests_after_four_weeks(coach_on: CoachOn) -> None:
    assert "pain" in asked(coach_on(on(27)))
    assert "pain" not in asked(coach_on(on(28)))
    coach_on(on(28)).answer(on(28), [("pain", "4")])
    assert coach_on(on(28)).checkin(on(28)).pain == 4  # type: ignore[union-attr]  # just made


@with_plan
def test_a_whole_check_in_takes_at_most_ten_keys(coach_on: CoachOn) -> None:
    """Under a minute: one key an answer, none of them needs Enter."""
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    coach = coach_on(on(1))
    keys = 0
    for each in coach.questions(on(1)):
        option = next(option for option in each.options if option.pairs)
        assert len(option.key) == 1
        assert each.option(option.key) is option
        coach.answer(on(1), option.pairs)
        keys += 1
    assert keys == 6
    entry = coach.checkin(on(1))
    assert entry is not None
    assert (entry.mattered, entry.settled, entry.interference, entry.pain) == ("no", {"walking": "yes"}, 0, 0)
    assert (entry.flare, entry.worry) == (False, False)
    session = coach.session("walking", on(1))
    assert session is not None
    assert session.done == 8


@with_plan
def test_keys_of_a_question_are_all_different(coach_on: CoachOn) -> None:
    for each in coach_on(on(1)).questions(on(1)):
        keys = [option.key for option in each.options]
        assert len(set(keys)) == len(keys)
        assert (keys[-1] == "x") == each.scale
        assert each.text.endswith(("?", "."))
        assert each.label


@with_plan
def test_the_amount_can_be_as_planned_another_or_none(coach_on: CoachOn) -> None:
    done = question(coach_on(on(1)), "done.walking")
    assert "8 minutes" in done.text
    assert [option.pairs for option in done.options] == [(("done.walking", "8"),), (), (("done.walking", "0"),)]
    assert [done.pairs_for(typed) for typed in ("p", "12,5", "as planned", "3")] == [
        (("done.walking", "8"),),
        (("done.walking", "12,5"),),
        (("done.walking", "8"),),
        (("done.walking", "3"),),
    ]


@with_plan
def test_as_planned_on_a_flare_up_day_is_the_smaller_amount(coach_on: CoachOn) -> None:
    coach_on(on(1)).answer(on(1), [("flare", "yes")])
    assert question(coach_on(on(1)), "done.walking").options[0].pairs == (("done.walking", "4"),)


@with_plan
def test_the_morning_after_is_asked_once_about_each_session(coach_on: CoachOn) -> None:
    """clinical.md A11: one tap at the next check-in; asked again only where it was left open."""
    assert "settled.walking" not in asked(coach_on(on(0)))
    coach_on(on(0)).answer(on(0), [("done.walking", "8")])
    assert "settled.walking" not in asked(coach_on(on(0)))
    coach_on(on(1)).answer(on(1), [("pain", "3")])
    assert "settled.walking" in asked(coach_on(on(2)))
    coach_on(on(2)).answer(on(2), [("settled.walking", "yes")])
    assert "settled.walking" in asked(coach_on(on(2))), "the answer of the day can be changed"
    assert "settled.walking" not in asked(coach_on(on(3)))


@with_plan
def test_a_day_without_a_session_is_not_asked_about(coach_on: CoachOn) -> None:
    coach_on(on(0)).answer(on(0), [("done.walking", "0")])
    assert "settled.walking" not in asked(coach_on(on(1)))


@with_plan
def test_answers_so_far_are_shown(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    answers = [("mattered", "a_little"), ("interference", "0"), ("done.walking", "12"), ("flare", "yes")]
    coach.answer(on(0), answers)
    given = {each.id: each.given for each in coach.questions(on(0))}
    assert given == {
        "mattered": "a little",
        "done.walking": "12 minutes",
        "interference": "0",
        "pain": "",
        "flare": "a flare-up",
    }
    coach.answer(on(0), [("worry", "yes")])
    assert question(coach, "flare").given == "something new or worrying"


@pytest.mark.parametrize(
    ("key", "flare", "worry"), [("1", False, False), ("2", True, False), ("3", None, True)], ids=["no", "flare", "new"]
)
def test_one_tap_says_flare_up_or_something_new(key: str, flare: bool | None, worry: bool, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    option = question(coach, "flare").option(key)
    assert option is not None
    entry = coach.answer(FIRST, option.pairs)
    assert (entry.flare, entry.worry) == (flare, worry)


@pytest.mark.usefixtures("walking")
def test_while_a_flare_up_lasts_its_end_is_asked_on_its_own_line(coach_on: CoachOn) -> None:
    """clinical.md A13: a no to anything else never ends it, and a skipped question changes nothing."""
    coach_on(FIRST).begin_flare()
    assert "flare_over" not in [one.id for one in coach_on(FIRST).questions(FIRST)], "not on the day it began"
    coach = coach_on(on(1))
    asked = [one.id for one in coach.questions(on(1))]
    assert asked[-2:] == ["flare_over", "worry"]
    over, last = question(coach, "flare_over"), question(coach, "worry")
    assert over.text == "Day 2 of a flare-up that began on Monday 5 January. Is the flare-up over?"
    coach.answer(on(1), last.pairs_for("no"))
    coach.answer(on(1), over.pairs_for("no, it goes on"))
    assert coach_on(on(2)).flare().day == 3
    coach.answer(on(1), over.pairs_for("yes, it is over"))
    assert [one.id for one in coach.questions(on(1))][-3:] == ["flare_over", "flare_over_since", "worry"]
    assert coach_on(on(2)).flare().day == 0
    coach.answer(on(1), [("flare_over_since", FIRST.isoformat())])
    assert coach.checkin(on(1)).flare_over_since == FIRST  # type: ignore[union-attr]  # it was answered
    coach.answer(on(1), [("flare_over", "")])
    assert coach_on(on(2)).flare().day == 3, "taken back"


@pytest.mark.usefixtures("walking")
@pytest.mark.parametrize("day", [0, 3])
def test_a_flare_up_is_over_since_a_day_on_which_it_had_begun(coach_on: CoachOn, day: int) -> None:
    """The same as at its end on its own, on the day it began and later (clinical.md A13)."""
    with pytest.raises(WrongInput, match="No flare-up is going on"):
        coach_on(FIRST).answer(FIRST, [("flare_over_since", FIRST.isoformat())])
    coach_on(FIRST).begin_flare()
    before, coach = coach_on(on(day)).checkin(on(day)), coach_on(on(day))
    for since in (date(2019, 5, 5), FIRST - timedelta(days=1)):
        with pytest.raises(WrongInput, match="the flare-up began on 2026-01-05"):
            coach.answer(on(day), [("flare_over", "yes"), ("flare_over_since", since.isoformat())])
        with pytest.raises(WrongInput, match="Name a day from 2026-01-05"):
            coach.end_flare(since)
    assert coach_on(on(day)).checkin(on(day)) == before, "nothing is kept"
    coach.answer(on(day), [("flare_over", "yes"), ("flare_over_since", FIRST.isoformat())])
    assert coach_on(on(day)).flare().day == 0


@pytest.mark.usefixtures("walking")
def test_a_correction_of_a_no_is_never_read_as_an_end(coach_on: CoachOn) -> None:
    coach_on(on(1)).answer(on(1), [("flare", "no")])
    coach_on(on(2)).answer(on(2), [("flare", "yes")])
    coach_on(on(3)).answer(on(3), [("flare", "no"), ("flare_over", "no")])
    coach_on(on(3)).answer(on(3), [("flare_over", "")])
    assert coach_on(on(3)).flare().day == 2


def test_what_is_not_answered_is_missing_not_zero(coach_on: CoachOn) -> None:
    entry = coach_on(FIRST).answer(FIRST, [("interference", "0")])
    assert {name: getattr(entry, name) for name in KEYS if getattr(entry, name) is not None} == {"interference": 0}


def test_every_key_takes_its_kind_of_answer(coach_on: CoachOn) -> None:
    typed = {"mattered": "a little", "flare": "y", "worry": "no", "note": "a walk 🌳 שלום", "steps": "4 000"}
    typed |= {"sleep_hours": "7,5 h", "interference": "10", "pain": "10", "energy": "3", "sleep": "4", "mood": "5"}
    typed |= {"stiffness_minutes": "20 min", "relaxation_minutes": "5", "work_hours": "3,5 h", "social": "no"}
    typed |= {"medicine": "n/a", "win": "the gate 🌳", "gratitude": "M.", "activities": "garden 20 4; iron 15 min"}
    typed |= {"flare_over": "yes", "flare_over_since": "yesterday"}
    typed |= {"fall": "no", "energy_available": "60", "energy_spent": "80 %", "screened": "yes"}
    coach_on(FIRST - timedelta(days=1)).begin_flare()
    entry = coach_on(FIRST).answer(FIRST, (typed := typed | {"stress": "6"}).items())
    assert {name: getattr(entry, name) for name in KEYS if name in {*typed, "worry_looked_at"}} == {
        **{"mattered": "a_little", "interference": 10, "pain": 10, "energy": 3, "sleep": 4, "mood": 5, "stress": 6},
        **{"energy_available": 60, "energy_spent": 80, "screened": True, "fall": False},
        **{"flare_over": True, "flare_over_since": FIRST - timedelta(days=1)},
        **{"stiffness_minutes": 20, "relaxation_minutes": 5, "work_hours": 3.5, "social": False},
        **{"medicine": "not_applicable", "win": "the gate 🌳", "gratitude": "M."},
        "activities": (
            OtherActivity(name="garden", minutes=20, rpe=4),
            OtherActivity(name="iron", minutes=15),
        ),
        **{
            "sleep_hours": 7.5,
            "steps": 4000,
            "flare": True,
            "worry": False,
            "worry_looked_at": False,
            "note": "a walk 🌳 שלום",
        },
    }


@with_plan
@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("pain", "11", "whole number from 0 to 10"),
        ("mattered", "much", "answer no, a_little, yes"),
        ("flare", "perhaps", "answer yes or no"),
        ("sleep_hours", "25", "0 to 24 hours"),
        ("steps", "-5", "below 0"),
        ("steps", "3000000", "more than a day can hold"),
        ("note", "x" * 20_001, "has 20,001 characters; up to 20,000 fit"),
        ("done.walking", "a bit", "not an amount in minutes"),
        ("done.walking", "-1", "below 0"),
        ("done.swimming", "5", r"no plan “swimming”\. Your plans: walking\."),
        ("settled.walking", "maybe", "answer yes, nearly, no"),
        ("rpe.walking", "11", "rpe.walking"),
        ("weather", "5", r"not something a check-in asks\. Known: mattered, .*done\.walking"),
        ("done", "5", "not something a check-in asks"),
    ],
)
def test_an_answer_that_does_not_fit_saves_nothing(key: str, value: str, sentence: str, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    with pytest.raises(WrongInput, match=sentence):
        coach.answer(FIRST, [("energy", "5"), (key, value)])
    assert coach.checkin(FIRST) is None


@pytest.mark.parametrize("late", [1, 2])
def test_a_missed_day_can_be_filled_in_for_two_days_and_is_marked(late: int, coach_on: CoachOn) -> None:
    entry = coach_on(on(late)).answer(FIRST, [("pain", "3")])
    assert entry.late


@pytest.mark.parametrize(("back", "when"), [(0, "today"), (1, "yesterday"), (2, "that day")])
def test_who_tells_of_yesterday_is_not_asked_about_today(
    back: int, when: str, walking: Plan, coach_on: CoachOn
) -> None:
    asked = {one.id: one for one in coach_on(on(4)).questions(on(4 - back))}
    assert asked["mattered"].text == f"Did you do something that mattered to you {when}?"
    assert asked["done.walking"].text == f"Walking: how did it go {when}? The amount was 8 minutes."
    assert asked["done.walking"].options[2].label == f"not {when}"
    assert asked["flare"].text.startswith(f"A flare-up {when}, or")


def test_after_two_days_a_missed_day_stays_empty(coach_on: CoachOn) -> None:
    with pytest.raises(WrongInput, match=r"2026-01-05 is more than 2 days ago\. Missed days stay empty"):
        coach_on(on(3)).answer(FIRST, [("pain", "3")])
    assert coach_on(on(3)).checkin(FIRST) is None


def test_a_day_ahead_cannot_be_told(coach_on: CoachOn) -> None:
    with pytest.raises(WrongInput, match="2026-01-06 lies ahead; today is 2026-01-05"):
        coach_on(FIRST).answer(on(1), [("pain", "3")])


def test_an_entry_can_be_corrected_at_any_time_and_keeps_what_it_said(coach_on: CoachOn) -> None:
    coach_on(FIRST).answer(FIRST, [("pain", "3"), ("energy", "5")])
    entry = coach_on(on(100)).answer(FIRST, [("pain", "6")])
    assert (entry.pain, entry.energy) == (6, 5)
    assert entry.history[0].values["pain"] == 3
    assert entry.history[0].at.date() == on(100)
    assert not entry.late, "it was filled in on its day; only the correction is late"


def test_an_empty_value_takes_an_answer_out(coach_on: CoachOn) -> None:
    coach_on(FIRST).answer(FIRST, [("pain", "3"), ("note", "hm")])
    entry = coach_on(FIRST).answer(FIRST, [("pain", "")])
    assert (entry.pain, entry.note) == (None, "hm")


@with_plan
def test_answers_about_one_plan_leave_the_other_alone(coach_on: CoachOn) -> None:
    tries = tuple(Trial(amount=amount) for amount in (80, 120, 100))
    coach_on(FIRST).add_plan(NewPlan(goal="Upstairs", activity="Stairs", unit="repetitions", trials=tries))
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("done.walking", "8"), ("rpe.walking", "4"), ("done.stairs", "80")])
    coach.answer(FIRST, [("done.stairs", "90")])
    assert [(s.done, s.rpe) for s in (coach.session("walking", FIRST), coach.session("stairs", FIRST)) if s] == [
        (8, 4),
        (90, None),
    ]


@with_plan
def test_undo_takes_back_the_last_change_and_then_the_one_before(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("pain", "3")])
    coach.answer(FIRST, [("pain", "7"), ("done.walking", "8")])
    assert coach.undo()
    entry = coach.checkin(FIRST)
    assert entry is not None
    assert entry.pain == 3
    assert coach.session("walking", FIRST) is None
    assert coach.undo()
    assert coach.checkin(FIRST) is None
    assert coach.undo(), "the plan itself was saved before"
    assert coach.book.plans == ()
    assert not coach.can_undo
    assert not coach.undo()


def test_undo_of_an_added_answer_takes_only_that_out(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("pain", "3")])
    coach.answer(FIRST, [("worry", "yes")])
    coach.undo()
    entry = coach.checkin(FIRST)
    assert entry is not None
    assert (entry.pain, entry.worry) == (3, None)
    assert not coach.diary.latest_worry(on(5))


def test_saying_the_same_again_is_nothing_to_undo(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    for _ in range(2):
        coach.answer(FIRST, [("pain", "3")])
    coach.undo()
    assert coach.checkin(FIRST) is None


@with_plan
def test_marking_done_and_effort_notes_todays_session(diary: Diary, coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.mark_done("walking", 5)
    coach.mark_effort("walking", 4)
    coach.mark_done("walking", 8)
    session = diary.days().sessions["walking", FIRST]
    assert (session.done, session.rpe) == (8, 4)
    with pytest.raises(WrongInput, match="no plan"):
        coach.mark_done("swimming", 5)


@with_plan
def test_a_week_of_check_ins_feeds_the_review(a_week: Callable[..., None], coach_on: CoachOn) -> None:
    a_week()
    figures = coach_on(on(7)).reviews()[0].week
    assert (figures.logged, figures.planned, figures.as_planned) == (5, 5, 5)  # an entry without an amount is none
    assert (figures.settled, figures.settle_known, figures.total) == (5, 5, 40)


def test_a_worry_stays_open_until_it_was_looked_at(walking: object, coach_on: CoachOn) -> None:
    """clinical.md C, principle 4: locked until the person says that it was checked, on a day."""
    coach_on(FIRST).answer(FIRST, [("worry", "yes")])
    next_day = coach_on(on(1))
    by_id = {question.id: question for question in next_day.questions(on(1))}
    assert [option.pairs for option in by_id["flare"].options] == [
        (("flare", "no"),),
        (("flare", "yes"),),
        (("worry", "yes"),),
    ]
    next_day.answer(on(1), by_id["flare"].options[0].pairs)
    assert next_day.today_view().locked
    not_yet, looked_at = by_id["looked_at"].options[1], by_id["looked_at"].options[0]
    next_day.answer(on(1), not_yet.pairs)
    assert next_day.today_view().locked
    next_day.answer(on(1), looked_at.pairs)
    assert next_day.today_view().locked is None
    assert "looked_at" not in [question.id for question in coach_on(on(2)).questions(on(2))]
