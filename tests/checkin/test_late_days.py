"""A day is filled in up to two days later; what was never said of it is no correction (clinical.md E1)."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from painplan.checkin.records import ASKED
from painplan.errors import WrongInput
from painplan.plans.plan_states import course_of
from painplan.plans.records import Plan
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.today.coach import Coach
from tests.checkin.answered import AN_ANSWER
from tests.conftest import CoachOn, on


@pytest.mark.parametrize("ended", [False, True])
def test_a_day_that_holds_a_flare_up_alone_is_as_late_as_an_empty_one(
    ended: bool, walking: Plan, coach_on: CoachOn
) -> None:
    coach_on(on(1)).begin_flare()
    coach_on(on(3)).end_flare()
    coach, day = coach_on(on(28)), on(3 if ended else 1)
    for answers in ([("done.walking", "8")], [("pain", "4")], [("flare", ""), ("pain", "4")]):
        with pytest.raises(WrongInput):
            coach.answer(day, answers)
    coach_on(day).answer(day, [("pain", "4")])
    assert coach.answer(day, [("pain", "5")]).pain == 5, "a correction"


def test_that_a_flare_up_began_can_be_put_right_later(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(1)).begin_flare()
    assert not coach_on(on(20)).answer(on(1), [("flare", "")]).flare


FIELDS = {
    **{name: AN_ANSWER[asked.kind] for name, asked in ASKED.items() if not asked.at_any_time},
    "done.walking": "8",
    "rpe.walking": "3",
    "settled.walking": "yes",
}


def test_what_speaks_of_safety_or_is_only_read_can_be_said_at_any_time() -> None:
    """Held here by hand: a new answer has to be thought of."""
    flares, words = {"flare", "flare_over", "flare_over_since"}, {"win", "gratitude", "note"}
    at_any_time = {name for name, asked in ASKED.items() if asked.at_any_time}
    assert at_any_time == {"worry", "worry_looked_at", "screened", *flares, *words}


@pytest.mark.parametrize("name", FIELDS)
def test_what_was_never_said_of_a_day_is_no_correction_whatever_else_was(
    name: str, walking: Plan, coach_on: CoachOn
) -> None:
    """clinical.md E1: back-fill up to two days, never more; an entry with another answer is no way round it."""
    other = ("pain", "3") if name == "interference" else ("interference", "3")
    coach_on(on(1)).answer(on(1), [other])
    with pytest.raises(WrongInput, match="stays empty"):
        coach_on(on(4)).answer(on(1), [(name, FIELDS[name])])
    coach_on(on(3)).answer(on(1), [(name, FIELDS[name])])
    coach_on(on(30)).answer(on(1), [(name, FIELDS[name])])
    if name not in ("done.walking", "rpe.walking"):  # a session that says nothing is none any more
        coach_on(on(30)).answer(on(1), [(name, "")])
        coach_on(on(31)).answer(on(1), [(name, FIELDS[name])])


@pytest.mark.parametrize("name", ["worry", "flare", "note", "flare_over"])
def test_what_speaks_of_safety_or_of_a_flare_up_can_be_said_later(name: str, walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(0)).begin_flare()
    coach_on(on(1)).answer(on(1), [("interference", "3")])
    coach_on(on(20)).answer(on(1), [(name, "yes")])


LATE = [
    *((name, value) for name in ("pain", "energy") for value in ("0", "5", "10")),
    *(("settled.walking", said) for said in ("yes", "nearly", "no")),
    *(("done.walking", done) for done in ("0", "4", "8", "30")),
    *(("rpe.walking", effort) for effort in ("0", "10")),
    *((name, "0") for name in ("mood", "sleep", "stress", "interference")),
]


CASES = ("calm", "flare", "easing")


@pytest.fixture(scope="module")
def three_weeks(
    walking_once: tuple[Path, Plan], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, dict[int, tuple[float, float]]]]:
    """By case a diary that is only copied, and the amounts that it shows: many answers come late in each."""
    place, plan = walking_once
    made = {}
    for case in CASES:
        folder = tmp_path_factory.mktemp(case) / "diary"
        copytree(place, folder)
        coach = partial(at_eight, folder=folder)
        _three_weeks(case, coach)
        made[case] = folder, _amounts(coach, plan)
    return made


def at_eight(day: date, folder: Path) -> Coach:
    """The diary of a folder in the evening of a day."""
    return Coach(Diary(DiskFolder(folder)), day, now=lambda: datetime.combine(day, time(20, 30)))


def _three_weeks(case: str, coach_on: Callable[[date], Coach]) -> None:
    for day in range(21):
        answers = {"flare": "no", "worry": "no", "done.walking": "8", "settled.walking": "yes", "pain": "5"}
        if case != "calm" and day == 14:
            answers["flare"] = "yes"
        if case == "easing" and day == 19:
            answers = {"flare_over": "yes"}
        if day >= 18:
            answers = {key: said for key, said in answers.items() if key in ("flare", "flare_over")}
            answers["fall"] = "no"
        coach_on(on(day)).answer(on(day), answers.items())


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("name", "value"), LATE)
def test_no_late_answer_raises_the_amount_of_a_day_that_is_over(
    case: str,
    name: str,
    value: str,
    three_weeks: dict[str, tuple[Path, dict[int, tuple[float, float]]]],
    walking_once: tuple[Path, Plan],
    place: Path,
    coach_on: CoachOn,
) -> None:
    """clinical.md A13: from day 5 the whole amount where the last morning is known and was settled; not known stays.

    What is said on day 20 of days 18 and 19 was not known on them, so they keep the amount that was shown.
    """
    lived, shown = three_weeks[case]
    copytree(lived, place)
    for day in (18, 19):
        coach_on(on(20)).answer(on(day), [(name, value)])
    now = _amounts(coach_on, walking_once[1])
    assert {day: now[day][0] for day in range(20)} == {day: shown[day][0] for day in range(20)}
    assert all(now[day][1] <= shown[day][1] for day in range(20)), "no good day goes further than it did"


def test_an_answer_of_the_day_itself_still_brings_the_whole_amount_back(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(14)).begin_flare()
    for day in range(14, 19):
        coach_on(on(day)).answer(on(day), [("done.walking", "4"), ("settled.walking", "yes")])
    amounts = {day: course_of(coach_on(on(20)), walking, on(20)).target_on(on(day)).target for day in range(14, 19)}
    assert amounts == {14: 4, 15: 4, 16: 6, 17: 6, 18: 8}


def test_an_entry_made_after_midnight_is_none_of_the_next_day(walking: Plan, diary: Diary) -> None:
    at = datetime.combine(on(4), time(1, 30))
    Coach(diary, on(3), now=lambda: at).answer(on(3), [("pain", "4")])
    Coach(diary, on(3), now=lambda: at).answer(on(3), [("settled.walking", "yes")])
    entry = diary.days(on(3), on(3)).checkins[on(3)]
    assert entry.history
    assert entry.known_on("settled", "walking") == on(3)


def _amounts(coach_on: Callable[[date], Coach], plan: Plan) -> dict[int, tuple[float, float]]:
    course = course_of(coach_on(on(20)), plan, on(20))
    told = {day: course.target_on(on(day)) for day in range(21)}
    return {day: (one.target or 0, one.ceiling or 0) for day, one in told.items()}


@pytest.mark.parametrize("how", ["checkin", "key"])
def test_a_day_that_holds_an_amount_alone_can_be_corrected_in_that_and_gets_nothing_new(
    how: str, walking: Plan, coach_on: CoachOn
) -> None:
    """clinical.md E1; before, such a day was told to be empty, and that what exists can be corrected at any time."""
    if how == "key":
        coach_on(on(1)).mark_done("walking", 5)
    else:
        coach_on(on(1)).answer(on(1), [("done.walking", "5")])
    for later, done in ((14, "7"), (40, "6")):
        coach_on(on(later)).check_day(on(1))
        coach_on(on(later)).answer(on(1), [("done.walking", done)])
        session = coach_on(on(later)).session("walking", on(1))
        assert session is not None
        assert session.done == float(done)
    entry = coach_on(on(40)).checkin(on(1))
    assert entry is None or not entry.late, "a correction is not late"
    for name in set(FIELDS) - {"done.walking"}:
        with pytest.raises(WrongInput, match="stays empty"):
            coach_on(on(40)).answer(on(1), [(name, FIELDS[name])])
