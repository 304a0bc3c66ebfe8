"""Measures at the keyboard: questions one at a time, home tests with a clock, totals from elsewhere."""

from datetime import date
from pathlib import Path

from painplan.measures.program_instruments import instruments
from painplan.measures.service import Assessments
from painplan.safety.service import Safety
from painplan.screens.measures.home_test import HomeTestScreen
from tests.screens.test_flare import DAY, plan
from tests.support import Person, at_the_screen, coach_on

PEG = instruments().named("peg")


async def open_measures(person: Person) -> None:
    await person.app.run_action("measure")
    await person.press()
    assert "Worth asking today" in person.sees()


async def test_peg_is_asked_in_its_own_words_and_saved_answer_by_answer(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await open_measures(person)
        await person.press("enter")
        shown = " ".join(person.sees().split())
        assert PEG.items[0].text in shown
        assert " ".join(PEG.notice.split()[:6]) in shown
        await person.press("7", "8")
        assert Assessments(coach_on(DAY, tmp_path)).latest("peg").made.answers == (7, 8, None)  # type: ignore[union-attr]  # it is there
        await person.press("escape", "enter")
        assert "3 of 3" in person.sees(), "it goes on where it was left"
        await person.press("6")
        assert "PEG: 7" in person.sees()
        await person.press("u")
        assert Assessments(coach_on(DAY, tmp_path)).latest("peg").made.answers == (7, 8, None)  # type: ignore[union-attr]  # as before


async def test_own_activities_are_named_once_and_rated_again(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await open_measures(person)
        await person.press("down", "down", "enter")
        for text in ("stairs", "[b]lift[/]"):
            await person.type(text, "enter")
        await person.press("enter")
        assert "do you still have difficulty with stairs?" in " ".join(person.sees().split())
        await person.press("3", "4")
        assert "[b]lift[/]: 4" in person.sees()
        await person.press("enter")
        assert "PainPlan · Measures" in person.sees(), "Enter goes on, and does not ask again"
    taken = Assessments(coach_on(DAY, tmp_path)).latest("psfs")
    assert taken is not None
    assert taken.made.activities == ("stairs", "[b]lift[/]")
    assert taken.score == 3.5


async def test_heavy_answers_open_the_page_of_support_at_once(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    plan(tmp_path)
    async with at_the_screen(coach) as person:
        await open_measures(person)
        await person.press("down", "down", "down", "enter")
        assert "Feeling nervous, anxious or on edge" in person.sees()
        await person.press("3", "3", "3", "0")
        assert "Help now" in person.sees()


async def test_a_home_test_runs_by_its_clock_and_keeps_the_result(tmp_path: Path) -> None:
    plan(tmp_path)
    seconds = [0.0]
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        person.app.push_screen(HomeTestScreen("tug", clock=lambda: seconds[0]))
        await person.press("enter", "2", "1", "1", "1", "1")
        assert "3 m (10 ft) away" in person.sees()
        await person.press("enter")
        assert "practice" in person.sees()
        await person.press("enter")
        assert "the one that counts" in person.sees()
        await person.press("space")
        seconds[0] = 5 + 11.94
        await person.press("space", "enter")
        assert "11.9" in person.sees()
        await person.press("enter")
        await person.type("hall", "enter")
        await person.press("enter")
        assert "11.9 seconds" in person.sees()
    taken = Assessments(coach_on(DAY, tmp_path)).latest("tug")
    assert taken is not None
    assert (taken.score, taken.made.conditions) == (11.9, "hall")


async def test_the_countdown_of_the_chair_stand_ends_with_the_bell(tmp_path: Path) -> None:
    plan(tmp_path)
    seconds = [0.0]
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        person.app.push_screen(HomeTestScreen("chair-stand", clock=lambda: seconds[0]))
        await person.press("enter", "2", "1", "1", "1", "1", "enter", "enter", "space")
        seconds[0] = 36.0
        await person.wait(0.3)
        assert "Enter goes on" in person.sees()
        await person.press("enter")
        await person.type("11", "enter")
        await person.press("enter")
        await person.type("67", "enter")
        await person.press("1")
        assert "below average for men aged 65 to 69" in " ".join(person.sees().split())


async def test_a_balance_test_ends_with_the_first_stage_that_was_not_held(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        person.app.push_screen(HomeTestScreen("four-stage-balance"))
        await person.press("enter", "2", "1", "1", "1", "1", "enter")
        for held in ("10", "10", "9.9"):
            await person.press("enter")
            await person.type(held, "enter")
        assert "Which chair" in person.sees()
        await person.press("enter")
        assert "2 stages" in person.sees()
        assert "Tandem stance was not held" in person.sees()


async def test_what_speaks_against_a_test_closes_it_and_says_why(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        person.app.push_screen(HomeTestScreen("tug"))
        await person.press("enter", "2", "1", "2")
        assert "Left out today: there was a fall in the last month" in person.sees()


async def test_an_open_warning_sign_takes_home_tests_away(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    sign = Safety(coach).signs()[0].id
    Safety(coach).answer_signs({sign: "yes"})
    async with at_the_screen(coach) as person:
        await open_measures(person)
        assert "chair stand" not in person.sees()
    assert date(2026, 3, 4) == DAY


async def test_a_score_from_elsewhere_has_a_name_a_range_a_value_and_a_day(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await open_measures(person)
        await person.press("end", "enter")
        for text in ("Shoulder", "0", "48"):
            await person.type(text, "enter")
        await person.type("50", "enter")
        assert "does not fit: the score goes from 0 to 48" in person.sees()
        await person.press("backspace", "backspace")
        await person.type("34", "enter")
        await person.type("higher", "enter")  # a choice: letters and an Enter answer nothing
        await person.press("1")
        await person.type("yesterday", "enter")
        assert "Shoulder" in person.sees()
    (taken,) = Assessments(coach_on(DAY, tmp_path)).all()
    assert (taken.score, taken.day, taken.made.higher_is_better) == (34, date(2026, 3, 3), True)


async def test_discreet_mode_hides_activities_and_titles(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    Assessments(coach).save("psfs", [3, 4], activities=["secret garden", "stairs"])
    Assessments(coach).save_elsewhere("Secret score", 3, (0, 9))
    async with at_the_screen(coach) as person:
        await open_measures(person)
        assert "Secret score" in person.sees()
        await person.press("d")
        assert "ecret" not in person.sees()


async def test_home_tests_stand_under_their_own_name(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("measure")
        await person.press("end", "up", "enter")
        assert "PainPlan · Home tests" in person.sees()
        await person.press("down", "enter")
        assert "PainPlan · 30-second chair stand" in person.sees()
