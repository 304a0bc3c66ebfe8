"""Live plan, review, `why`, replay of the diary and replay of a table: vectors worked from the text of the rules.

clinical.md A10, A11, A12 (``WEEKLY REVIEW``, ``UNKNOWN``, ``step s``), A13, A14.4 and "Several at once", H4; the
replay of the command line's contract. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
plan of `diary` stands at 20 minutes, its step is 3.

Where the text is open the careful way is taken, and the comment says why.
"""

import itertools
import json
from typing import Any

from tests.contract.program import Diary, calculate, day, run


def own_replay(diary: Diary, number: int, plan: str = "walking") -> Any:
    """The replay of the diary's own plan, asked for on the day with this number."""
    return diary.on(number).do("replay", "--plan", plan)


def days_of(answer: Any) -> dict[str, tuple[float | None, float | None]]:
    """Target and ceiling by date."""
    return {one["date"]: (one["target"], one["ceiling"]) for one in answer["days"]}


# --------------------------------------------------------------------------------------------------------------------
# A12 step s: gentle waits a second week only where both add the same
# --------------------------------------------------------------------------------------------------------------------


def gains(answer: Any) -> list[float]:
    """What each week adds."""
    amounts = [rung["quota"] for rung in answer["ladder"]]
    return [later - before for before, later in itertools.pairwise(amounts)]


def test_gentle_goes_every_week_where_it_adds_less() -> None:
    # B = 50, steady 5, gentle round(2.5) = 3; the guard holds (8 < 20), so Q = 8.
    # Cap: 1 below 10, 2 below 15, 3 below 20: both the same, every second week; from 20 on the cap is 4 for steady, and
    # gentle adds 3 of it: other amounts, every week.
    answer = calculate("pace", 90, 8, 52, "--unit", "minutes", "--unit-min", 1, "--profile", "gentle", "--aim", 50)
    amounts = [rung["quota"] for rung in answer["ladder"]]
    for before, later in itertools.pairwise(amounts):
        if before >= 20 and before + 3 <= 50:
            assert later == before + 3, amounts
    below = [index for index, gain in enumerate(gains(answer)) if gain and amounts[index] < 20]
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(below)), amounts


def test_gentle_is_never_as_fast_as_steady() -> None:
    for tries in ((90, 8, 52), (100, 100, 100), (40, 40, 40), (15, 15, 15)):
        steady = calculate("pace", *tries, "--unit", "minutes", "--aim", 120)
        gentle = calculate("pace", *tries, "--unit", "minutes", "--aim", 120, "--profile", "gentle")
        assert gentle["weeks_to_aim"] > steady["weeks_to_aim"], tries


# --------------------------------------------------------------------------------------------------------------------
# What a step is told to be
# --------------------------------------------------------------------------------------------------------------------


def test_a_step_is_told_as_what_it_adds_now(diary: Diary) -> None:
    # New tries 30, 20, 25: B = 25, s = 3; the amount is 11 after a time away: 20 % of 11 is 2.2, so a step adds 2.
    low = diary
    low.on(2).do("hold", "start", "holiday", "--until", day(2))  # 16
    low.on(4).do("hold", "start", "holiday", "--until", day(4))  # 12
    assert low.on(5).quota() == 12
    said = low.on(6).text("restart", "walking", "--try", 30, "--try", 20, "--try", 25).said
    assert "small step is 3 minutes" not in said
    for command in (("why",), ("plan", "show", "walking")):
        said = low.on(6).text(*command).said
        assert "2 minutes" in said, said
        assert "small step is 3 minutes" not in said
        assert "3 minutes, once a week" not in said
    assert "One small step is 2 minutes at this amount" in low.on(6).text("why").said
    assert low.on(6).do("plan", "show", "walking")["step"] == 3, "the step itself is fixed and stored"


def test_what_pace_advises_can_be_done() -> None:
    said = run("pace", 0.4, 0.3, 0.5, "--unit-min", 0.5)
    assert said.code == 2
    assert "leave --unit-min out" not in said.err
    assert "0.3 or less" in said.err
    fine = run("pace", 3, 4, 5, "--unit", "minutes", "--unit-min", 4)
    assert "leave --unit-min out" in fine.err
    assert json.loads(run("--json", "pace", 3, 4, 5, "--unit", "minutes").out)["quota"] <= 3
