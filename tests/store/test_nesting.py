"""Files nested in any way cost time that grows with their size, and what is whole in them is kept."""

import time
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.nesting import DEEPEST, shallow, too_deep
from painplan.store.whole.examine import examine
from tests.store.hostile_json import hostile

SIZE = 2_000_000
MOST_SECONDS = 20
"""Of the processor, not of the clock: each takes about one; where work grows with the square of the size, minutes."""
NAMES = [name for name, _ in hostile(400)]


@cache
def texts(size: int) -> Mapping[str, bytes]:
    """All of a size; made when the first of them is looked at."""
    return dict(hostile(size))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_two_megabytes_is_looked_through_in_seconds_and_its_goal_is_kept(name: str) -> None:
    content = texts(SIZE)[name]
    before = time.process_time()
    found = examine(content, "plan.json")
    assert time.process_time() - before < MOST_SECONDS
    assert found.records["goals"].keys() & {"out", "a"}
    assert found.entries <= 100


@pytest.mark.parametrize("name", NAMES)
def test_the_same_in_small_is_named_and_kept_and_the_diary_goes_on(name: str, place: Path) -> None:
    content = texts(20_000)[name]
    place.mkdir()
    (place / "plan.json").write_bytes(content)
    diary = Diary(DiskFolder(place))
    assert {goal.id for goal in diary.book().goals} & {"out", "a"}
    assert (place / "plan.json").read_bytes() == content


@pytest.mark.parametrize("levels", [1, 8, DEEPEST - 1, DEEPEST, DEEPEST + 1, DEEPEST + 2, 1_000, 100_000])
@pytest.mark.parametrize("ends", [True, False])
def test_depth_is_counted_as_it_is(levels: int, ends: bool) -> None:
    for opening, closing in ((b'{"a":', b"}"), (b"[", b"]"), (b'{"]}":', b"}")):
        content = opening * levels + b'"}]}]"' + (closing * levels if ends else b"")
        assert too_deep(content) == (levels > DEEPEST)


def test_what_is_too_deep_is_cut_out_and_what_stands_around_it_stays() -> None:
    deep = '{"a":' * 1_000 + "1" + "}" * 1_000
    whole = '{"before": {"one": 1}, "deep": %s, "after": {"two": "}]}"}}'
    assert shallow(whole % "7") == whole % "7"
    cut = shallow(whole % deep)
    assert ('"before": {"one": 1}' in cut, '"after": {"two": "}]}"}' in cut, len(cut) < 1_000) == (True, True, True)
    never_ended = whole % ('{"a":' * 1_000) + '\n  "later": {"three": 3}'
    assert '"later": {"three": 3}' in shallow(never_ended)


def test_a_month_with_something_deep_in_it_keeps_its_other_days(place: Path) -> None:
    diary = Diary(DiskFolder(place))
    days = [date(2026, 1, number) for number in range(1, 21)]
    diary.save([checkin_change(day, pain=4, note=f"note {day}") for day in days], datetime(2026, 1, 20))
    month = place / "diary/2026-01.json"
    text = month.read_text()
    deep = '"2026-01-10": {"day": "2026-01-10", "x": ' + "[" * 50_000 + "]" * 50_000 + "},\n  "
    month.write_text(text.replace('"2026-01-10": {', deep + '"2026-01-10": {'))
    assert len(Diary(DiskFolder(place)).days().checkins) == 20
    month.write_text(text.replace('"2026-01-10": {', '"x": ' + '{"a":' * 50_000 + '\n  "2026-01-10": {'))
    assert len(Diary(DiskFolder(place)).days().checkins) == 20
