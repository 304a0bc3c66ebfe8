"""A clinician's three minutes with somebody beside the screen: from a sample diary, at both sizes, nothing kept."""

from datetime import date
from pathlib import Path

import pytest

from painplan.samples.catalogue import sample_coach
from tests.support import LARGE, SMALL, Size, at_the_screen

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_demonstrate_calculator_page_replay_and_back_to_the_sample(tmp_path: Path, size: Size) -> None:
    page = tmp_path / "for the fridge.txt"
    coach = sample_coach("boom-and-bust", DAY)
    before = coach.book, coach.diary.days()
    async with at_the_screen(coach, size) as person:
        await person.press("m", "v")
        assert "one column a day" in person.sees(), "who knows such weeks?"
        await person.press("v", "down", "right", "right", "right")
        assert "8 of 10" in person.sees()
        assert "“" in person.sees()
        await person.press("enter")
        await person.type("15 25 20", "enter")
        await person.press("1")
        await person.type("40", "enter")
        await person.press("1")
        assert "16 minutes a day" in person.sees()
        await person.press("p", "w")
        await person.paste(str(page))
        await person.press("enter")
        assert "Written:" in person.sees()
        await person.press("enter", "1")
        seen = " ".join(person.sees().split())
        assert "Housework" in seen
        assert "12 weeks: 0 up, 11 at the same amount, 1 smaller" in seen
        assert "you took" in seen
        await person.press("down", "down", "down", "down")
        assert "Week 5: a smaller amount that fits better" in person.sees()
        await person.press(*["escape"] * 4)
        assert "Cook and tidy up for an evening with friends" in person.sees()
    assert (coach.book, coach.diary.days()) == before
    assert [path.name for path in tmp_path.iterdir()] == [page.name]
    assert "1 minute, once a week at most" in page.read_text(encoding="utf-8")
