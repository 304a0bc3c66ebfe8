"""A long-standing sign that was checked before is told as that, and nowhere as something new (clinical.md C)."""

import re
from pathlib import Path

import pytest

from painplan.kit.assets import asset
from painplan.safety.signs import Sign, signs_from
from tests.conftest import Shell, on
from tests.contract.program import Diary, add_plan, one_line
from tests.support import LARGE, at_the_screen, coach_on

SIGNS = [sign for sign in signs_from(asset("warning_signs")["sign"]) if sign.tier != "E"]
NEWS = re.compile(r"\b(?:new|newly|sudden|suddenly|getting|losing|lately)\b", re.IGNORECASE)


def long_standing(folder: Path, name: str) -> Diary:
    diary = Diary(folder / "diary")
    add_plan(diary, 10, 10, 10)
    diary.do("safety", "--answer", f"{name}=long_standing")
    return diary


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_no_name_of_a_long_standing_sign_says_that_it_is_new(sign: Sign, tmp_path: Path) -> None:
    """Before, the list for the review read of “new pain high in the back” that was there for years."""
    diary = long_standing(tmp_path, sign.id)
    (listed,) = diary.do("review")["to_mention"]
    assert (listed["id"], listed["tier"], listed["long_standing"]) == (sign.id, "R", True)
    assert not NEWS.search(listed["text"])
    (line,) = [one for one in diary.text("review").out.splitlines() if f"  {sign.id} " in one]
    assert "long-standing, checked before" in one_line(diary.text("review").out)
    assert not NEWS.search(line)
    page = tmp_path / "page.html"
    assert diary.text("report", page, "--include", "signs").code == 0
    told = page.read_text()
    assert listed["text"] in told
    assert "long-standing, checked before" in told


def test_a_yes_is_told_as_it_was_asked(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "diary")
    add_plan(diary, 10, 10, 10)
    diary.do("safety", "--answer", "RF13=yes", "--answer", "RF35=yes", "--answer", "RF35.decides=no")
    listed = {one["id"]: one for one in diary.do("review")["to_mention"]}
    assert listed["RF13"]["text"].startswith("new pain high in the back")
    assert not listed["RF35"]["long_standing"], "two falls are worth mentioning, and not long-standing"
    said = one_line(diary.text("review").out)
    assert "long-standing" not in said
    assert "(to mention, since " in said


async def test_the_screen_tells_it_so_too(tmp_path: Path) -> None:
    diary = long_standing(tmp_path, "RF13")
    async with at_the_screen(coach_on(diary.today, diary.folder), LARGE) as person:
        await person.app.run_action("signs_short")
        for _ in range(20):
            await person.press("1")
        assert "new pain high in the back" not in one_line(person.sees())


def test_a_no_to_what_is_only_on_the_list_says_that_it_stays_there(painplan: Shell) -> None:
    painplan("safety", "--answer", "RF12=long_standing")
    said = painplan("safety", "--answer", "RF12=no", day=on(1)).out
    assert "RF12 stays on your list for the next review" in said
    assert "stays open" not in said
    painplan("safety", "--answer", "RF07=yes", day=on(1))
    assert "RF07 stays open" in painplan("safety", "--answer", "RF07=no", day=on(2)).out
