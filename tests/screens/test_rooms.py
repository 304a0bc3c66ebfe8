"""What holds on every screen: help, keys, the palette, the way back, the sample label."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.binding import Binding

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.actions import ACTIONS
from tests.conftest import all_asked
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on

DAY = date(2026, 3, 9)


def a_week(folder: Path) -> None:
    """A plan with a week of days that allow a step."""
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    first = DAY - timedelta(days=7)
    coach_on(first, folder).add_plan(
        NewPlan(goal="Out again", activity="Walking", unit="minutes", aim=20, trials=trials)
    )
    for n in range(7):
        day = first + timedelta(days=n)
        said = [("mattered", "yes"), ("interference", "3"), ("pain", "4"), ("flare", "no"), ("worry", "no")]
        settled = [("settled.walking", "yes")] if n else []
        coach_on(day, folder).answer(day, [*said, ("done.walking", "8"), *settled])


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_room_opens_has_help_and_goes_back_with_escape(tmp_path: Path, size: Size) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        first = person.app.screen
        for key in ("c", "2", "r", "g", "w", "t", "m"):
            await person.press(key)
            room = person.app.room
            assert room is not None
            assert room is not first, key
            assert room.HELP.strip(), key
            shown = [binding for binding in room.active_bindings.values() if binding.binding.show]
            assert {"help_now", "leave_program"} <= {shown_one.binding.action for shown_one in shown} or key == "g"
            if key != "g":  # where something is typed, a question mark is text
                await person.press("question_mark")
                assert "Esc closes" in person.sees(), key
                await person.press("escape")
            await person.press("escape")
            assert person.app.screen is first, key


async def test_escape_never_leaves_the_program(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("escape", "escape", "escape")
        assert "8 minutes today" in person.sees()
        assert person.app.is_running


async def test_help_now_opens_everywhere_even_without_any_data(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("exclamation_mark")
        assert "call your emergency number (112, 999," in " ".join(person.sees().split())
        await person.press("escape")
        assert "How would you like to begin?" in person.sees()
    assert list(tmp_path.glob("**/*.json")) == []


async def test_the_palette_finds_every_action_by_name(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert all(action.room() for action in ACTIONS if action.opens)
        for action in (action for action in ACTIONS if not action.opens):  # `test_all_actions` types all the others
            assert hasattr(person.app, f"action_{action.name}")
            await person.press("ctrl+p")
            await person.type(action.title.replace("?", ""))
            assert action.title in person.sees()
            await person.press("escape")


def test_keys_of_actions_are_named_once() -> None:
    keys = [action.key for action in ACTIONS if action.key]
    assert len(keys) == len(set(keys))
    assert all(isinstance(action.binding, Binding) for action in ACTIONS)


@pytest.mark.parametrize(("key", "amount"), [("enter", 9), ("h", 8)])
async def test_a_review_is_settled_by_the_person(tmp_path: Path, key: str, amount: float) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r", "a", key)
        assert f"Settled: Walking, {amount} minutes a day" in person.sees()
        await person.press("escape")
        assert f"{amount} minutes today" in person.sees()
    assert coach_on(DAY, tmp_path).today_view().plans[0].quota == amount


async def test_a_smaller_step_can_be_taken_where_there_is_one(tmp_path: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (100, 100, 100))
    first = DAY - timedelta(days=7)
    coach_on(first, tmp_path).add_plan(
        NewPlan(goal="Out again", activity="Walking", unit="minutes", aim=200, trials=trials)
    )
    for n in range(7):
        day = first + timedelta(days=n)
        settled = [("settled.walking", "yes")] if n else []
        coach_on(day, tmp_path).answer(day, [("flare", "no"), ("done.walking", "80"), *settled])
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("r", "a")
        assert "a smaller step: 85 minutes" in person.sees()
        await person.press("s", "escape")
        assert "85 minutes today" in person.sees()


async def test_trends_go_through_measures_ranges_and_the_table(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("2")
        assert "minutes a day   1 of" in person.sees()
        assert "[4 weeks]" in person.sees()
        assert "Not enough entries yet" in person.sees()
        assert "Pain is folded away" in person.sees()
        await person.press("p")
        assert "Average pain" in person.sees()
        await person.press("t", "right", "right", "right")
        assert "[all]" in person.sees()
        assert "Sunday 8 March 2026" in person.sees()
        assert "7-day median" in person.sees()


async def test_trends_without_entries_say_so(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("trends")
        await person.press()
        assert "There are no entries yet" in person.sees()


async def test_nothing_begins_before_the_person_says_so_and_answers_can_be_changed(tmp_path: Path) -> None:
    all_asked(coach_on(DAY, tmp_path))
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("1", "1", "1")
        await person.type("", "enter")
        await person.type("", "enter")
        assert "This one is needed" in person.sees()
        await person.type("Out again", "enter")
        await person.type("[b]Walking[/]", "enter")
        await person.press("1", "enter", "enter", "5", "4")
        assert "Would steps half as big make you surer?" in person.sees()
        await person.press("1")
        assert "how sure are you now?" in person.sees()
        await person.press("8")
        assert "of body or mind" in person.sees()
        await person.press("1", "2", "2")
        await person.type("twenty", "enter")
        assert "is not an amount in minutes" in person.sees()
        await person.press(*["backspace"] * 6)
        await person.type("20", "enter")
        await person.type("5", "enter")
        assert "your estimates" in person.sees()
        assert "[b]Walking[/]" in person.sees()
        assert coach_on(DAY, tmp_path).book.plans == ()
        await person.press("backspace")
        assert "on a bad day?" in person.sees()
        await person.press("backspace")
        await person.type("10", "enter")
        await person.press("enter")
    (made,) = coach_on(DAY, tmp_path).book.plans
    assert (made.activity, made.profile, made.good, made.bad) == ("[b]Walking[/]", "gentle", 20, 10)


async def test_an_error_inside_becomes_a_sentence_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_week(tmp_path)
    coach = coach_on(DAY, tmp_path)

    def broken() -> None:
        raise RuntimeError("secret inside")

    async def open_the_review() -> None:
        async with at_the_screen(coach) as person:
            monkeypatch.setattr(coach, "reviews", broken)
            await person.press("r")

    with pytest.raises(RuntimeError):
        await open_the_review()
    told = capsys.readouterr().err
    assert "Something went wrong inside PainPlan (RuntimeError)" in told
    assert "Traceback" not in told
    assert "secret" not in told


async def test_backspace_in_an_empty_field_goes_back_a_question_and_offers_the_answer_again(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("1", "1", "1")
        await person.type("the children", "enter")
        await person.type("x", "backspace", "backspace")
        assert "Who or what matters most" in person.sees()
        assert "the children" in person.sees()


async def test_trends_of_a_diary_whose_entries_are_long_ago_open_where_there_is_something(tmp_path: Path) -> None:
    a_week(tmp_path)
    later = DAY.replace(year=DAY.year + 2)
    async with at_the_screen(coach_on(later, tmp_path)) as person:
        await person.press("2")
        assert "[all]" in person.sees()
        assert "No entries in this time" not in person.sees()


async def test_a_mode_lists_what_belongs_to_it_and_escape_comes_back_to_the_list(tmp_path: Path) -> None:
    a_week(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("3", "home", "down")
        assert "an illness, a holiday" in person.sees().lower()
        await person.press("enter")
        assert "What comes first at the moment?" in person.sees()
        await person.press("escape")
        assert "PainPlan · Plan" in person.sees()
        await person.press("6")
        assert "PainPlan · Team and decisions" in person.sees()
        await person.press("escape")
        assert "PainPlan · Today" in person.sees()


@pytest.mark.parametrize("shelf", ["plan", "learn", "measures", "team"])
def test_every_action_on_a_shelf_is_one_of_the_modes(shelf: str) -> None:
    assert {action.shelf for action in ACTIONS} <= {"", "plan", "learn", "measures", "team"}
    assert any(action.name == shelf and action.opens.startswith("shelf:") for action in ACTIONS)
