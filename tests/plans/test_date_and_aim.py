"""A date before the aim can stand: one sentence and three ways to go on, the same everywhere (A12 ``DATE``)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.checkin.records import Measurement
from painplan.goals.interviews import GoalTalk
from painplan.pacing.rhythm import Pace
from painplan.pacing.start import ladder, ladder_from, starting_amount
from painplan.plans.by_date_rules import too_early
from painplan.plans.plan_states import course_of
from painplan.reviews.look_back import LookBack
from painplan.store.diary import measurement_change
from tests.conftest import FIRST, CoachOn, Shell, on, signs_gone_through
from tests.support import at_the_screen
from tests.support import coach_on as coach_in

ANSWERS = """
goal = "play with the children at the park"
activity = "Walking"
unit = "minutes"
aim = "20"
by = "in 3 weeks"
days = "5"
confidence = "8"
pem = "never"
told = "no"
start = "tries"
try1 = "8"
try2 = "12"
try3 = "10"
adult = "yes"
ask_first = "0"
way = "short"
"""
EARLIEST = on(12 * 7)
"""8 minutes in week 1 and one more each week: 20 in week 13."""
SENTENCE = (
    "At one small step a week Walking can stand at 20 minutes a day in week 13 at the earliest, from 30 March 2026 on; "
    "the date you set is 26 January 2026."
)
WEEK = timedelta(days=7)


def answered(painplan: Shell, tmp_path: Path, more: str = "", **changed: str) -> object:
    file = tmp_path / "answers.toml"
    text = ANSWERS
    for name, value in changed.items():
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{name} ="))
        text += f'{name} = "{value}"\n'
    file.write_text(text + more)
    ran = painplan("interview", "--answers", str(file), "--json")
    assert ran.code == 0, ran.err
    return ran.document


def test_the_first_day_on_which_the_aim_can_stand() -> None:
    start = starting_amount((8, 12, 10), 1, aim=20)
    steps = ladder(start, 1, 20)
    first, second = FIRST, FIRST + WEEK
    found = too_early(steps, 20, on(21), began=first, second_week=second)
    assert found is not None
    assert (found.week, found.earliest, found.reachable) == (13, EARLIEST, 11)
    assert too_early(steps, 20, EARLIEST, began=first, second_week=second) is None, "late enough"
    almost = too_early(steps, 20, EARLIEST - timedelta(days=1), began=first, second_week=second)
    assert almost is not None
    assert almost.reachable == 19
    soon = too_early(steps, 20, on(3), began=first, second_week=second)
    assert soon is not None
    assert soon.reachable == 8
    assert too_early(steps, None, on(3), began=first, second_week=second) is None
    assert too_early(steps, 20, None, began=first, second_week=second) is None
    assert too_early(ladder(start, 1, 20, steps=False), 20, on(3), began=first, second_week=second) is None


@pytest.mark.parametrize(
    ("step", "slower_than", "between"),
    [(1, (), (7, 7)), (1, (1,), (14, 14)), (1, (1, 1), (21, 21)), (1, (2,), (7, 14))],
)
def test_a_ladder_knows_how_often_its_steps_come(
    step: float, slower_than: tuple[float, ...], between: tuple[int, int]
) -> None:
    found = ladder_from(Pace(unit_min=1, step=step, aim=20, slower_than=slower_than), 8)
    assert found.days_between == between


def test_the_sentence_tells_how_often_the_plans_own_steps_come(painplan: Shell, tmp_path: Path) -> None:
    text = answered(painplan, tmp_path, pem="sometimes")["date"]["text"]  # type: ignore[index]
    assert text.startswith("At one small step in two weeks Walking can stand at 20 minutes a day in week 24 ")


def test_from_a_file_both_are_kept_as_a_hope_and_the_answer_says_so(painplan: Shell, tmp_path: Path) -> None:
    document = answered(painplan, tmp_path)
    assert document["date"] == {  # type: ignore[index]
        "kept": "hope",
        "plan": "walking",
        "by": on(21).isoformat(),
        "earliest": EARLIEST.isoformat(),
        "week": 13,
        "aim": 20,
        "reachable": 11,
        "text": f"{SENTENCE} Both are kept, as a hope.",
    }
    assert (document["aim"], document["by"]) == (20, on(21).isoformat())  # type: ignore[index]
    file = tmp_path / "answers.toml"
    assert f"{SENTENCE} Both are kept, as a hope." in painplan("interview", "--answers", str(file)).out


@pytest.mark.parametrize(
    ("choice", "aim", "by"), [("later", 20, EARLIEST), ("smaller", 11, on(21)), ("hope", 20, on(21)), ("", 20, on(21))]
)
def test_what_can_be_chosen_instead(choice: str, aim: float, by: date, painplan: Shell, tmp_path: Path) -> None:
    document = answered(painplan, tmp_path, f'date_or_aim = "{choice}"\n')
    assert (document["aim"], document["by"]) == (aim, by.isoformat())  # type: ignore[index]
    assert (document["date"] is not None) == (choice in ("hope", ""))  # type: ignore[index]


def test_nothing_is_said_where_the_date_is_late_enough_or_open(painplan: Shell, tmp_path: Path) -> None:
    assert answered(painplan, tmp_path, by=EARLIEST.isoformat())["date"] is None  # type: ignore[index]
    assert answered(painplan, tmp_path, by="")["date"] is None  # type: ignore[index]
    assert answered(painplan, tmp_path, aim="")["date"] is None  # type: ignore[index]
    off = answered(painplan, tmp_path, 'good = "20"\nbad = "5"\n', pem="often")
    assert off["date"] is None, "no steps: no weeks"  # type: ignore[index]


def test_the_conversation_asks_at_once_and_again_when_the_date_changes(coach_on: CoachOn) -> None:
    signs_gone_through(coach_on(FIRST))
    talk = GoalTalk(coach_on(FIRST))
    given = dict(line.split(" = ") for line in ANSWERS.strip().splitlines())
    while (step := talk.next) is not None and step.id != "date_or_aim":
        talk.answer(step.id, given.get(step.id, '""').strip('"'))
    assert step is not None
    assert step.ask == f"{SENTENCE} What would you like?"
    words = [option.words for option in step.options]
    assert words == ["a later date: 30 March 2026", "a smaller aim: 11 minutes a day", "keep both, as a hope"]
    talk.answer("date_or_aim", "1")
    assert talk.preview().plan.aim == 20
    assert talk.date_as_hope() == ()
    talk.answer("by", "in 4 weeks")
    assert talk.next is not None
    assert talk.next.id == "date_or_aim", "it rests on the date"
    talk.answer("date_or_aim", "3")
    assert talk.date_as_hope() != ()


async def test_the_read_back_says_it(painplan: Shell, tmp_path: Path, place: Path) -> None:
    coach = coach_in(FIRST, tmp_path / "diary")
    signs_gone_through(coach)
    talk = GoalTalk(coach)
    given = dict(line.split(" = ") for line in ANSWERS.strip().splitlines())
    while (step := talk.next) is not None:
        talk.answer(step.id, given.get(step.id, '""').strip('"'))
    async with at_the_screen(coach, (80, 40)) as person:
        await person.press("1")
        seen = " ".join(person.sees().split())
        assert "This is your plan. Does it sound like you?" in seen
        assert SENTENCE in seen
        assert "Both are kept, as a hope." in seen


def test_the_same_sentence_returns_in_reviews_of_the_goal(painplan: Shell, tmp_path: Path, coach_on: CoachOn) -> None:
    answered(painplan, tmp_path)
    for kind, day in (("monthly", on(0)), ("goal", on(0))):
        review = LookBack(coach_on(day), kind, "goal" if kind == "goal" else "")  # type: ignore[arg-type]
        assert review.part("date.goal").ask == f"{SENTENCE} What would you like?"
    ran = painplan("review", "--goal", "goal", "--set", "date.goal=later", "--json")
    assert ran.document["told"] == ["Noted: until 30 March 2026. u takes it back."]
    assert painplan("goals", "--json").document["goals"][0]["by"] == EARLIEST.isoformat()
    later = painplan("review", "--goal", "goal", "--json").document
    assert "date.goal" not in [part["name"] for part in later["parts"]], "late enough now"


def test_a_smaller_aim_can_be_taken_in_a_review(painplan: Shell, tmp_path: Path) -> None:
    answered(painplan, tmp_path)
    painplan("review", "--monthly", "--set", "date.goal=smaller")
    assert painplan("plan", "show", "walking", "--json").document["aim"] == 11
    assert painplan("undo").code == 0


def test_what_really_holds_counts_in_a_later_review(painplan: Shell, tmp_path: Path) -> None:
    """No step was taken for three weeks: the sentence moves with the amount in force.

    By hand (clinical.md A12): the review that waits on 26 January looks at seven days without an entry, so it stays at
    8. The next looks at the seven days from 26 January on: 9 can stand on 2 February, the twelfth step, 20, eleven
    weeks later, on 20 April, the first day of week 16 (105 days after 5 January).
    """
    answered(painplan, tmp_path)
    parts = {
        part["name"]: part["text"]
        for part in painplan("review", "--goal", "goal", "--json", day=on(21)).document["parts"]
    }
    assert "in week 16 at the earliest, from 20 April 2026 on" in parts["date.goal"]


def test_the_report_keeps_an_impossible_date_as_a_hope(painplan: Shell, tmp_path: Path) -> None:
    answered(painplan, tmp_path)
    page = tmp_path / "report.txt"
    assert painplan("report", str(page)).code == 0
    told = " ".join(page.read_text().split())
    assert "by 26 January 2026, as a hope" in told
    assert SENTENCE.removesuffix(".") in told


@pytest.mark.parametrize(
    ("settled", "today", "aim_from"),
    [
        # The week of 5 to 11 January allows the step: the review that waits on 12 January brings 9, and 20 comes
        # eleven weeks later, on 30 March.
        ("yes", 7, "30 March 2026"),
        # It waits for two days: 9 on 14 January, 20 on 1 April.
        ("yes", 9, "1 April 2026"),
        # Nothing settled: the review of 12 January stays at 8, the next one is on 19 January, 20 comes on 6 April.
        ("no", 7, "6 April 2026"),
        # Before the review the week of it is one of those that are meant to allow a step: 9 on 12 January.
        ("no", 5, "30 March 2026"),
    ],
)
def test_a_review_that_waits_counts_as_a_step_only_where_its_week_allows_one(
    settled: str, today: int, aim_from: str, painplan: Shell, coach_on: CoachOn, tmp_path: Path
) -> None:
    answered(painplan, tmp_path)
    for number in range(today):
        answers = {"flare": "no", "worry": "no", "done.walking": "8", "settled.walking": settled}
        coach_on(on(number)).answer(on(number), answers.items())
    shown = painplan("plan", "show", "walking", day=on(today)).out
    assert f"the aim can stand from {aim_from} on" in shown


@pytest.mark.parametrize("what", ["nothing", "flare", "flare just before the review", "hold", "illness", "above"])
def test_the_day_on_which_the_aim_can_stand_is_the_one_on_which_it_then_does(
    what: str, painplan: Shell, coach_on: CoachOn, tmp_path: Path
) -> None:
    """clinical.md A10, A12, A13: what is known already to hold the next step puts the day of the aim off."""
    answered(painplan, tmp_path, aim="11")
    for number in range(28):
        coach_on(FIRST).keep(
            [
                measurement_change(
                    Measurement(day=FIRST - timedelta(days=number + 1), source="csv", values={"pain": 4.0})
                )
            ]
        )
    begins, over = (5, 6) if "before" in what else (2, 4)
    said = over + 2 if what == "illness" else over + 1
    named, stands, number = None, None, 0
    while stands is None and number < 70:
        day = on(number)
        if "flare" in what and number in (begins, over):
            coach_on(day).begin_flare() if number == begins else coach_on(day).end_flare(None)
        if what in ("hold", "illness") and number in (begins, over):
            reason, well = ("bad_sleep", ()) if what == "hold" else (what, ("--well-since", day.isoformat()))
            painplan("hold", *(("start", reason) if number == begins else ("end", *well)), day=day)
        if what == "above" and number == over:
            coach_on(day).answer(day, [("pain", "8")])
        course = course_of(coach_on(day), coach_on(day).plan("walking"), day)
        named = course.aim_from if number == said else named
        if course.next_review <= day:
            made = coach_on(day).decide("walking", "take")
            stands = day if made.quota == 11 else None
            course = course_of(coach_on(day), coach_on(day).plan("walking"), day)
        if (amount := course.target_on(day).target) is not None:
            coach_on(day).answer(day, [("settled.walking", "yes"), ("done.walking", f"{amount:g}")])
        number += 1
    assert named == stands
    assert (named == on(21)) is (what == "nothing")


async def test_the_read_back_names_a_finer_unit_where_the_start_is_above_every_try(tmp_path: Path) -> None:
    coach = coach_in(FIRST, tmp_path / "diary")
    signs_gone_through(coach)
    talk = GoalTalk(coach)
    given = dict(line.split(" = ") for line in ANSWERS.strip().splitlines())
    given |= {"unit": "steps", "aim": "40", "try1": "2", "try2": "3", "try3": "4"}
    while (step := talk.next) is not None:
        talk.answer(step.id, given.get(step.id, '""').strip('"'))
    async with at_the_screen(coach, (80, 40)) as person:
        await person.press("1")
        seen = person.sees()
        assert "10 steps a day" in seen
        assert "above all that was reached" in seen
        assert "--unit-min 1" in seen
