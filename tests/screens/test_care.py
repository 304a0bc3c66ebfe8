"""Course of care at the keyboard: written down, noted in one key, looked at, decided; hidden in discreet mode."""

from datetime import date
from pathlib import Path

from painplan.care.service import CareRoom, Chosen
from tests.support import SMALL, at_the_screen, coach_on

DAY = date(2026, 3, 4)


async def test_one_is_written_down_noted_and_decided_about(tmp_path: Path) -> None:
    async with at_the_screen(coach_on(DAY, tmp_path), SMALL) as person:
        await person.press("6")
        assert "Course of care" in person.sees()
        await person.app.run_action("care")
        await person.press("enter")
        await person.type("Aqua [b]fit[/b]", "enter")
        await person.press("2", "enter")
        await person.type("Anna", "enter")
        await person.press(*["enter"] * 5)
        assert "Aqua [b]fit[/b]: going on" in person.sees()
        await person.press("home", "space")
        assert "done today" in person.sees()
        await person.press("n", "2", "7")
        await person.type("far away", "enter")
        await person.press("enter", "enter")
        assert all(told in person.sees() for told in ("Done once", "Worth it, as said last: 7", "far away"))
        await person.press("enter", "4")
        await person.type("too far", "enter")
        assert "Aqua [b]fit[/b]: stopped" in person.sees()
    view = CareRoom(coach_on(DAY, tmp_path)).one("aqua-b-fit-b")
    assert [(note.done, note.worth, note.burden) for note in view.notes] == [(True, None, ""), (False, 7, "far away")]
    assert [(one.choice, one.why) for one in view.decisions] == [("stop", "too far")]
    assert view.with_whom == "Anna"


async def test_discreet_mode_hides_its_words_and_still_notes_a_use(tmp_path: Path) -> None:
    room = CareRoom(coach_on(DAY, tmp_path))
    room.add(Chosen(name="Secret aid", kind="aid", what_for="secret", with_whom="Secret", expects="secret"))
    room.note("secret-aid", burden="secret burden")
    room.decide("secret-aid", "keep", "secret reason")
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("care")
        await person.press("d")
        assert "what was chosen 1: going on" in person.sees()
        await person.press("space")
        assert "ecret" not in person.sees()
        await person.press("enter")
        assert "hidden at the moment" in person.sees()
        await person.press("n")
        assert "hidden at the moment" in person.sees()
        assert "ecret" not in person.sees()
    assert [note.done for note in CareRoom(coach_on(DAY, tmp_path)).one("secret-aid").notes] == [False, True]
