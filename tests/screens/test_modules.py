"""What the check-in asks on top: chosen at the keyboard, asked in its place, never more than three (clinical.md E1)."""

from datetime import date
from pathlib import Path

import pytest

from painplan.checkin.modules import MODULES, Modules
from painplan.checkin.optional_questions import OtherActivity
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.reviews.look_back import wins
from painplan.safety.service import Safety
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_up_to_three_are_switched_on_and_off_again(size: Size, tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    async with at_the_screen(coach, size) as person:
        await person.app.run_action("modules")
        await person.press("enter")
        assert "Asked from now on" in person.sees()
        assert "[x] Energy" in person.sees()
        await person.press("down", "enter", "down", "enter", "down", "enter")
        assert "Three are on already" in person.sees()
        assert Modules(coach).on() == ("energy", "sleep", "mood")
        await person.press("up", "enter", "down", "enter")
        assert Modules(coach).on() == ("energy", "sleep", "stress")
        await person.press("u")
        assert coach_on(DAY, tmp_path).settings["modules"] == "energy,sleep"


async def test_settings_open_the_list(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    async with at_the_screen(coach) as person:
        await person.app.run_action("settings")
        await person.press(*["down"] * list(coach.settings).index("modules"), "right")
        assert "[ ] Energy" in person.sees()
        await person.press("enter", "escape")
        assert "energy" in person.sees()


async def test_what_was_done_is_asked_before_how_it_felt_and_pain_near_the_end(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.set("modules", "activities,sleep,win")
    asked = [one.id for one in coach.questions(DAY)]
    assert asked == [
        *("mattered", "done.walking", "activities", "win", "interference"),
        *("sleep", "sleep_hours", "pain", "flare"),
    ]
    async with at_the_screen(coach) as person:
        await person.press("c", "2", "1")
        await person.type("garden 20 x", "enter")
        assert "garden 20 minutes, effort 10" in person.sees()
        await person.paste("[b]gate[/] 😀")
        await person.press("enter", "4", "7")
        await person.type("6,5", "enter")
        await person.press("3", "1")
        assert "That is all for this day" in person.sees()
    entry = coach_on(DAY, tmp_path).checkin(DAY)
    assert entry is not None
    assert (entry.interference, entry.sleep, entry.sleep_hours, entry.pain, entry.flare) == (4, 7, 6.5, 3, False)
    assert (entry.win, entry.activities) == ("[b]gate[/] 😀", (OtherActivity(name="garden", minutes=20, rpe=10),))


async def test_a_typed_question_is_skipped_gone_back_to_and_told_what_fits(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    coach.set("modules", "work")
    async with at_the_screen(coach) as person:
        await person.press("c", "1")
        await person.type("90", "enter")
        assert "a day has 0 to 24 hours" in person.sees()
        assert "How many hours of work" in person.sees()
        await person.press("backspace", "backspace", "backspace")
        assert "something that mattered to you" in person.sees()
        await person.press("enter", "enter")
        assert "caring for somebody" in person.sees()
        await person.press("enter")
        assert "pain get in the way" in person.sees()
    entry = coach_on(DAY, tmp_path).checkin(DAY)
    assert entry is not None
    assert entry.work_hours is None


async def test_own_words_are_not_asked_while_they_are_hidden(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    coach.set("modules", "win,gratitude,social")
    coach.answer(DAY, [("win", "secret gate"), ("activities", "secret hut 20")])
    coach.discreet = True
    assert [one.id for one in coach.questions(DAY)] == ["mattered", "social", "interference", "pain", "flare"]
    assert "secret" not in repr(coach.checkin(DAY))


def test_a_quick_check_in_has_three_questions_and_asks_what_warning_signs_call_for(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.set("modules", "sleep")
    coach.set("quick_checkin", "1")
    assert [one.id for one in coach.questions(DAY)] == ["mattered", "interference", "flare"]
    coach.answer(DAY, [("worry", "yes")])
    assert [one.id for one in coach_on(date(2026, 3, 5), tmp_path).questions(date(2026, 3, 5))] == [
        *("mattered", "interference", "looked_at", "flare"),
    ]


def test_with_the_energy_envelope_energy_is_asked_once(tmp_path: Path) -> None:
    coach = coach_on(DAY, tmp_path)
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
    Safety(coach).say_lasting_worsening("often")
    coach.set("modules", "energy,mood")
    asked = [one.id for one in coach.questions(DAY)]
    assert "energy" not in asked
    assert asked.index("energy_available") < asked.index("interference") < asked.index("mood") < asked.index("pain")


def test_a_fourth_is_refused_in_a_sentence(tmp_path: Path) -> None:
    modules = Modules(coach_on(DAY, tmp_path))
    assert all(modules.switch(name) for name in MODULES[:3])
    with pytest.raises(CannotDo, match="Switch one off first"):
        modules.switch(MODULES[3])
    assert modules.on() == MODULES[:3]


def test_every_one_has_its_words() -> None:
    words = asset("modules")
    assert set(MODULES) == set(words["titles"]) == set(words["about"])


def test_what_went_well_stands_among_the_wins_of_the_week_and_numbers_in_trends(tmp_path: Path) -> None:
    plan(tmp_path)
    coach = coach_on(DAY, tmp_path)
    coach.answer(DAY, [("win", "opened the gate"), ("stiffness_minutes", "25"), ("work_hours", "3")])
    assert "Wednesday: “opened the gate”" in list(wins(coach))
    assert {"stiffness_minutes", "work_hours"} <= set(coach.measures())
    assert coach.trend("stiffness_minutes", 4).points[-1].value == 25
    assert coach.measure_title("stiffness_minutes") == "Minutes of stiffness"
    coach.discreet = True
    assert "gate" not in " ".join(wins(coach))
