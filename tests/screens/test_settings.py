"""Settings at the keyboard and on the command line: the same names, values and sentences."""

from datetime import date
from pathlib import Path

import pytest

from painplan.kit.assets import asset
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.today.settings import SETTINGS, THEME, about_settings, values_to_choose
from tests.conftest import Shell
from tests.support import LARGE, SMALL, Size, at_the_screen, coach_on

DAY = date(2026, 3, 4)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_setting_is_there_and_is_kept_at_once(tmp_path: Path, size: Size) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path), size) as person:
        await person.app.run_action("settings")
        await person.press()
        for name in (*SETTINGS, THEME):
            assert asset("settings").get(name, {}).get("title", name.replace("_", " ")) in person.sees()
        assert "4 o'clock" in person.sees()
        names = list(coach_on(DAY, tmp_path).settings)
        await person.press(*["down"] * names.index("day_starts_at"), "right", "right")
        assert "‹ 6 o'clock ›" in person.sees()
        assert coach_on(DAY, tmp_path).settings["day_starts_at"] == 6
        await person.press("u")
        assert "4 o'clock" in person.sees(), "one undo for the same line"
        assert coach_on(DAY, tmp_path).settings["day_starts_at"] == 4
        await person.press("escape")
        assert "8 minutes today" in person.sees()


async def test_the_look_changes_with_the_setting_and_back_with_undo(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("settings")
        await person.press("down")
        await person.press(*["down"] * (list(coach_on(DAY, tmp_path).settings).index("theme") - 1), "right")
        assert person.app.theme == "painplan-light"
        await person.press("u")
        assert person.app.theme == "painplan-dark"


@pytest.mark.parametrize("name", [*SETTINGS, THEME])
def test_whatever_the_screen_offers_the_command_takes(painplan: Shell, name: str) -> None:
    now = painplan("set", "--json").document[name]
    offered = values_to_choose(name, now)
    assert now in offered
    for value in offered:
        assert painplan("set", name, str(value), "--json").document[name] == value
    assert about_settings()[name]


def test_a_look_that_there_is_not_is_refused(painplan: Shell) -> None:
    ran = painplan("set", "theme", "pink")
    assert (ran.code, ran.out) == (2, "")
    assert "dark or light" in ran.err


async def test_the_marked_look_is_shown_at_once_and_enter_keeps_it(tmp_path: Path) -> None:
    plan(tmp_path)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "evening.toml").write_text(
        'background = "#101820"\ntext = "#e8e4d8"\naccent = "#f2c14e"\n', encoding="utf-8"
    )
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("looks")
        await person.press()
        assert person.app.theme == "painplan-dark"
        seen = []
        for _ in range(4):
            await person.press("down")
            seen.append(person.app.theme)
        assert seen == [f"painplan-{name}" for name in ("light", "high-contrast", "evening", "terminal")]
        await person.press("escape")
        assert person.app.theme == "painplan-dark"
        await person.app.run_action("looks")
        await person.press("down", "down", "down", "enter", "escape")
        assert person.app.theme == "painplan-evening"
        assert coach_on(DAY, tmp_path).settings["theme"] == "evening"
        (tmp_path / "themes" / "evening.toml").unlink()
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        assert person.app.theme == "painplan-dark", "a look that is gone"
