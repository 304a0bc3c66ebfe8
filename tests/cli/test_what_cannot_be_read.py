"""Whatever says something else because a part of the diary cannot be read says that it cannot (A12 UNKNOWN)."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from painplan.reviews.look_back import wins
from painplan.screens.actions import ROOMS
from tests.contract.program import Diary, day
from tests.safety.test_what_waits import TODAY, looking, whole
from tests.support import LARGE, at_the_screen, coach_on
from tests.thorough import share_of

__all__ = ["whole"]
MONTH = "diary/2026-01.json"
ONE_LINE = ("nudge",)
"""A reminder is one line and says what there is to do; what it leads to says what cannot be read."""


def _cut(before: str) -> Callable[[str], str]:
    return lambda text: text[: text.index(before)]


BROKEN: dict[str, tuple[str, Callable[[str], str]]] = {
    "a plan book that is cut": ("plan.json", _cut('"reviews"')),
    "a month that is cut": (MONTH, _cut(f'"{day(9).isoformat()}"')),
    "a month of which nothing is left": (MONTH, lambda _: "{"),
    "a month of another program": (MONTH, lambda _: '{"letters": ["a"]}'),
}


def broken(whole: Diary, folder: Path, how: str) -> tuple[str, Diary]:
    """A diary with such a file, and no backup; the file's name."""
    name, change = BROKEN[how]
    diary = whole.copy(folder)
    rmtree(diary.folder / "backups")
    file = diary.folder / name
    file.write_text(change(file.read_text()))
    return name, diary


@pytest.mark.parametrize("how", BROKEN)
def test_every_command_names_it_where_it_says_something_else(whole: Diary, tmp_path: Path, how: str) -> None:
    copied = whole.copy(tmp_path / "whole")
    name, diary = broken(whole, tmp_path / "broken", how)
    before = (diary.folder / name).read_bytes()
    silent = list[str]()
    for words in share_of(how, BROKEN, looking(), one_of=2):
        if words == ONE_LINE:
            continue
        known, told = copied.text(*words), diary.text(*words)
        same = known.out.replace(str(copied.folder), "") == told.out.replace(str(diary.folder), "")
        if not same and name.rpartition("/")[2] not in told.said and "cannot be read" not in told.said:
            silent.append(f"{' '.join(map(str, words))}: {told.said[:200]}")
        if (diary.folder / name).read_bytes() != before:  # it was written anew: look at the next one as at this one
            rmtree(diary.folder)
            name, diary = broken(whole, diary.folder, how)
    assert "\n".join(silent) == ""


OF_EACH_KIND = ("a month of which nothing is left", "a plan book that is cut")


@pytest.mark.parametrize("how", OF_EACH_KIND)
async def test_every_screen_names_it_where_it_shows_something_else(whole: Diary, tmp_path: Path, how: str) -> None:
    _, diary = broken(whole, tmp_path / "broken", how)
    seen = list[dict[str, str]]()
    for one in (whole, diary):
        copytree(one.folder, tmp_path / f"seen-{len(seen)}")
        found = dict[str, str]()
        async with at_the_screen(coach_on(day(TODAY), tmp_path / f"seen-{len(seen)}"), LARGE) as person:
            async for name in person.through_rooms(share_of(how, OF_EACH_KIND, ROOMS, one_of=2)):
                found[name] = person.sees()
        seen.append(found)
    silent = [name for name, text in seen[0].items() if text != (now := seen[1].get(name, "")) and not _named(now)]
    assert "\n".join(silent) == ""


def _named(text: str) -> bool:
    return any(words in " ".join(text.split()) for words in ("cannot be read", "could not be read"))


@pytest.mark.parametrize("form", [("json", "all.json"), ("csv", "all.csv"), ("csv", "tables/")])
@pytest.mark.parametrize("how", ["a month that is cut", "a month of which nothing is left"])
def test_no_way_out_says_that_everything_is_in_it(
    whole: Diary, tmp_path: Path, how: str, form: tuple[str, str]
) -> None:
    name, diary = broken(whole, tmp_path / "broken", how)
    kind, file = form
    told = diary.text("export", kind, f"{tmp_path}/{file}")
    assert (told.code, "Everything" in told.out) == (0, False)
    assert f"not in it: the part of {name} that is damaged" in told.said
    assert diary.ask("export", kind, f"{tmp_path}/again-{file}").json["left_out"] == [name]


def test_no_day_that_cannot_be_read_is_told_as_one_without_an_entry(whole: Diary, tmp_path: Path) -> None:
    name, diary = broken(whole, tmp_path / "broken", "a month of which nothing is left")
    history, trend = diary.text("history", day(9)), diary.text("trend", "interference")
    assert "There is no entry" not in history.said
    assert "whether there is an entry for it is not known" in history.said
    corrected = diary.text("checkin", "--date", day(9), "--set", "pain=3")
    assert (corrected.code, "Missed days" in corrected.said) == (1, False)
    assert "whether there is an entry for it is not known" in corrected.said
    assert "That is fine" not in trend.said
    assert "whether there are entries is not known" in trend.said
    assert name in trend.err
    diary.do("checkin", "--set", "pain=3")
    after = diary.text("trend", "pain")
    assert "every figure is of the other days" in after.out
    assert "could not be read and is not known" in after.err
    assert "cannot be read in the diary" in diary.text("report").said


def test_a_week_that_cannot_be_read_is_not_told_as_one_without_a_note(whole: Diary, tmp_path: Path) -> None:
    _, lost = broken(whole, tmp_path / "lost", "a month of which nothing is left")
    (told,) = wins(coach_on(day(TODAY), lost.folder))
    assert told == "Days of this week cannot be read, so what was noted in it is not known."
    _, cut = broken(whole, tmp_path / "cut", "a month that is cut")
    assert not any("Nothing was noted" in line for line in wins(coach_on(day(TODAY), cut.folder)))
    assert not any("cannot be read" in line for line in wins(coach_on(day(TODAY), whole.folder)))
