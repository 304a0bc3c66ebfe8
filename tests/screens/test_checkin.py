"""The check-in screen: a key an answer, everything saved at once, every way back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def walking_since(first: date, folder: Path) -> None:
    """A diary with one plan of 8 minutes."""
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(first, folder).add_plan(
        NewPlan(goal="Out again", activity="Walking", unit="minutes", aim=20, trials=trials)
    )


async def until_pain(person: Person) -> None:
    """Answer everything before the pain question."""
    await person.press("c", "3", "1", "4")
    assert "Average pain" in person.sees()


async def test_a_day_with_one_plan_takes_ten_key_presses_or_fewer(tmp_path: Path) -> None:
    walking_since(DAY - timedelta(days=1), tmp_path)
    coach_on(DAY - timedelta(days=1), tmp_path).mark_done("walking", 8)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        keys = ["c", "3", "1", "1", "4", "5", "1"]
        await person.press(*keys)
        assert len(keys) <= 10
        assert "That is all for this day" in person.sees()
    entry = coach_on(DAY, tmp_path).checkin(DAY)
    assert entry is not None
    assert (entry.mattered, entry.settled, entry.interference, entry.pain, entry.flare, entry.worry) == (
        *("yes", {"walking": "yes"}, 4, 5, False),
        False,
    )


async def test_every_answer_is_on_disk_before_the_next_question(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "2")
        other = coach_on(DAY, tmp_path)
        assert (entry := other.checkin(DAY))
        assert entry.mattered == "a_little"
        await person.press("1")
        assert (session := other.session("walking", DAY))
        assert session.done == 8


async def test_x_is_ten(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await until_pain(person)
        await person.press("x")
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.pain == 10


@pytest.mark.parametrize(("keys", "pain"), [(("1", "0"), 10), (("1", "x"), 10), (("1", "enter"), 1)])
async def test_one_waits_for_what_makes_it_ten_or_takes_it(tmp_path: Path, keys: tuple[str, str], pain: int) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await until_pain(person)
        await person.press(keys[0])
        assert "[1]" in person.sees()
        assert "Enter takes it; a 0 makes it 10" in person.sees()
        assert "Enter take the 1" in person.sees().splitlines()[-1]
        assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
        assert entry.pain is None
        await person.press(keys[1])
        assert "A flare-up today" in person.sees()
        assert "makes it 10" not in person.sees()
        assert "Enter skip" in person.sees().splitlines()[-1]
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert (entry.pain, entry.flare) == (pain, None)


async def test_while_one_waits_no_other_number_is_taken_and_backspace_lets_go_of_it(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await until_pain(person)
        await person.press("1", "7", "backspace")
        assert "[1]" not in person.sees()
        assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
        assert entry.pain is None
        await person.press("7")
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.pain == 7


async def test_keys_below_say_what_they_do_while_asking_and_at_the_end(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c")
        assert "Esc later  Enter skip" in person.sees()
        await person.press("3", "1", "4", "5", "1")
        keys = person.sees().splitlines()[-1]
        assert "Enter to Today" in keys
        assert "skip" not in keys
        assert "later" not in keys
        await person.press("escape")
        assert "8 minutes today" in person.sees()


async def test_a_skipped_question_stays_empty(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "3", "enter", "minus", "enter", "1")
        assert "That is all for this day" in person.sees()
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert (entry.interference, entry.pain, entry.flare) == (None, None, False)
    assert coach_on(DAY, tmp_path).session("walking", DAY) is None


async def test_backspace_goes_back_and_the_change_keeps_the_earlier_answer_in_the_history(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "1", "backspace")
        assert "▸ 1  no" in person.sees()
        await person.press("3")
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.mattered == "yes"
    assert [earlier.values["mattered"] for earlier in entry.history] == ["no"]


async def test_another_amount_is_typed_as_people_type_it(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "3", "2")
        await person.type("a lot", "enter")
        assert "“a lot” is not an amount in minutes" in " ".join(person.sees().split())
        await person.press(*["backspace"] * 5)
        await person.type("6,5 min", "enter")
        assert "How much did pain get in the way" in person.sees()
    assert (session := coach_on(DAY, tmp_path).session("walking", DAY))
    assert session.done == 6.5


async def test_something_worrying_opens_the_list_of_signs_and_locks_the_steps(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await until_pain(person)
        await person.press("5", "3")
        page = " ".join(person.sees().split())
        assert "Warning signs · 1 of 37" in page
        assert "altered feeling between your legs" in page
        assert "Please go through the list of warning signs once" in page
        await person.press("escape", "escape")
        today = " ".join(person.sees().replace("▌", "").split())
        assert today.count("Steps wait until it has been looked at") == 1


async def test_a_note_with_markup_emoji_and_right_to_left_text_is_kept_as_it_is(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "n")
        await person.type("[b]bold[/b] [/]")
        await person.press("escape", "3", "1", "4", "5", "1")
        assert "note: [b]bold[/b] [/]" in person.sees()
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.note == "[b]bold[/b] [/]"


async def test_a_note_of_ten_thousand_hostile_characters_cannot_steer_the_screen(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    note = ("\x1b[2J\x1b]0;title\x07[red]" + "\u202eשלום 🙂 ") * 450
    coach_on(DAY, tmp_path).answer(DAY, [("note", note)])
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "3", "1", "4", "5", "1")
        seen = person.sees()
        assert "note: [2J]0;title[red]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        await person.press("n")
        assert "\x1b" not in person.sees()
        await person.press("escape")
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.note == note


async def test_yesterday_can_be_filled_in_and_is_marked_late_but_not_last_week(tmp_path: Path) -> None:
    walking_since(DAY - timedelta(days=9), tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "left", "3")
        assert "for Tuesday 3 March" in person.sees()
        await person.press("left", "left")
        assert "Missed days stay empty" in " ".join(person.sees().split())
        assert "for Monday 2 March" in person.sees()
        await person.press("right", "right", "right")
        assert "Wednesday 4 March" in person.sees()
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY - timedelta(days=1)))
    assert (entry.mattered, entry.late) == ("yes", True)


async def test_a_key_without_an_answer_says_which_keys_have_one(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "7")
        assert "Choose 1 to 3, or - to leave it out." in person.sees()
        assert "1 of 5" in person.sees()
        await person.press("enter")
        assert "Choose 1 to 3" not in person.sees()


async def test_when_nothing_can_be_saved_the_question_stays_and_a_sentence_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    walking_since(DAY, folder)
    async with at_the_screen(coach_on(DAY, folder)) as person:
        await person.press("c")
        (folder / "diary").write_text("a file where the months should be")
        await person.press("3")
        seen = " ".join(person.sees().split())
        assert "1 of 5" in seen
        assert str(folder)[:20] in seen
        (folder / "diary").unlink()
        await person.press("3")
        assert "2 of 5" in person.sees()
    assert (entry := coach_on(DAY, folder).checkin(DAY))
    assert entry.mattered == "yes"


async def test_a_pasted_note_loses_what_could_steer_the_terminal_and_nothing_else(tmp_path: Path) -> None:
    walking_since(DAY, tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c", "n")
        await person.paste("first line\n\x1b[31msecond\u202e line 🙂\n" + "x" * 10_000)
        assert "\x1b" not in person.sees()
        await person.press("escape")
    assert (entry := coach_on(DAY, tmp_path).checkin(DAY))
    assert entry.note == "first line\n[31msecond line 🙂\n" + "x" * 10_000


async def test_the_first_question_names_the_key_for_the_day_before(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.press("c")
        assert "← day before" in person.sees().splitlines()[-1]
        await person.press("left")
        assert "for " in person.sees().splitlines()[0]
        await person.press("1")
        assert "Bksp back" in person.sees().splitlines()[-1]
        await person.press("right", "1")
        assert "for " not in person.sees().splitlines()[0]
