"""At its own date Today offers a goal's look back, whatever else waits; when, where, with whom, who helps are shown."""

from pathlib import Path

import pytest

from painplan.diary.open_diary import OpenDiary
from painplan.goals.service import Goals
from painplan.kit.waiting import Waiting
from painplan.plans.records import Plan
from painplan.reviews.look_back import LookBack
from painplan.today import today_items as waiting
from painplan.today.today_items import MOST_LINES, waiting_lines
from tests.conftest import FIRST, CoachOn, Shell, on
from tests.support import at_the_screen

AROUND = {"when": "after breakfast", "where": "the park", "with_whom": "Anna", "support": "Ben"}
HELPS = {**AROUND, "support_how": "ask on Sundays"}
SHOWN = ("after breakfast", "the park", "with: Anna", "Ben: ask on Sundays")


@pytest.fixture
def goal(walking: Plan, coach_on: CoachOn) -> str:
    """A goal with everything around it."""
    Goals(coach_on(FIRST)).change(walking.goal, {**HELPS, "by": on(21).isoformat()})
    return walking.goal


@pytest.mark.parametrize("day", [21, 22, 36, 60])
def test_at_and_after_its_date_it_is_offered_whatever_else_waits(
    day: int, goal: str, coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(desk: OpenDiary) -> list[Waiting]:
        return [Waiting(code=f"other {number}", when="x", what="x", opens="") for number in range(MOST_LINES)]

    monkeypatch.setattr(waiting, "SOURCES", (waiting.SOURCES[0], busy, *waiting.SOURCES[1:]))
    codes = [line.code for line in waiting_lines(coach_on(on(day)))]
    assert "goal" in codes
    assert len(codes) == MOST_LINES


def test_before_its_date_and_after_its_look_back_it_is_not(goal: str, painplan: Shell, coach_on: CoachOn) -> None:
    assert "goal" not in [line.code for line in waiting_lines(coach_on(on(20)))]
    painplan("review", "--goal", goal, "--set", "glad=the park", day=on(22))
    assert "goal" not in [line.code for line in waiting_lines(coach_on(on(23)))]


def test_a_look_back_never_asks_about_levels_that_were_not_written(goal: str, coach_on: CoachOn) -> None:
    assert "gas" not in LookBack(coach_on(on(21)), "goal", goal).names()
    Goals(coach_on(on(21))).write_levels(goal, ("less", "as now", "the park", "", ""))
    assert "gas" in LookBack(coach_on(on(21)), "goal", goal).names()


def test_around_it_stands_in_today_the_calendar_and_the_report(goal: str, painplan: Shell, tmp_path: Path) -> None:
    plan = painplan("today", "--json").document["plans"][0]
    assert plan["around"] == list(SHOWN)
    assert "; ".join(SHOWN) in painplan("today").out
    calendar, page = tmp_path / "plan.ics", tmp_path / "report.txt"
    ran = painplan("export", "ics", str(calendar))
    assert ran.code == 0
    assert "When, where and with whom are in it as you wrote them" in ran.out, "what is said of it is true"
    assert "No words about you" not in ran.out
    told = calendar.read_text().replace("\n ", "")
    assert "LOCATION:the park\n" in told
    assert "DESCRIPTION:after breakfast\\; with: Anna\n" in told
    assert "Ben" not in told, "who helps how is told where the activity is named, too"
    assert painplan("export", "ics", str(tmp_path / "named.ics"), "--with-names").code == 0
    assert "Ben: ask on Sundays" in (tmp_path / "named.ics").read_text().replace("\n ", "")
    assert painplan("report", str(page)).code == 0
    told = " ".join(page.read_text().split())
    assert all(text in told for text in SHOWN)


def test_with_whom_is_not_said_twice(goal: str, painplan: Shell, coach_on: CoachOn) -> None:
    Goals(coach_on(FIRST)).change(coach_on(FIRST).book.goals[0].id, {"with_whom": "with Anna"})
    assert painplan("today", "--json").document["plans"][0]["around"][2] == "with: Anna"


def test_a_calendar_without_own_words_says_so(walking: Plan, painplan: Shell, tmp_path: Path) -> None:
    assert "No words about you are in it." in painplan("export", "ics", str(tmp_path / "plan.ics")).out


async def test_it_stands_on_the_card_of_the_plan(goal: str, coach_on: CoachOn) -> None:
    async with at_the_screen(coach_on(FIRST)) as person:
        seen = person.sees()
        assert "after breakfast · the park · with: Anna · Ben: ask on" in seen
        assert "Sundays" in seen
