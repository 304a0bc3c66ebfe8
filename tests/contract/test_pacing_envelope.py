"""Vectors for plans without steps where effort brings a lasting worsening (clinical.md A7, A14.1).

Worked by hand from the text.

Each comment carries the arithmetic. Days are numbered from Monday 5 January 2026, the day on which a plan begins; the
first review is due on day 8 and looks at days 1 to 7.
"""

import re

import pytest

from tests.contract.pacing import FIVE, flare_with_mornings
from tests.contract.program import Diary, add_plan, ask_for_plan, day

# --------------------------------------------------------------------------------------------------------------------
# A14.1 and A7: effort that makes worse
# --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("often",), ("always",), ("never", "--told", "yes"), ("sometimes", "--told", "yes")])
def test_the_branch_turns_steps_off(words: tuple[str, ...], diary: Diary) -> None:
    diary.on(2).do("steps", "ask", *words)
    assert diary.on(2).amounts() == (20, 20, "envelope")
    shown = diary.on(2).do("plan", "show", "walking")
    assert (shown["step"], shown["ladder"], shown["weeks_to_aim"]) == (None, [], None)


def test_the_branch_never_proposes_a_step(diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.week(1, FIVE)
    said = diary.review(8)
    assert (said["decision"], said["next_quota"]) == ("hold", 20)
    assert "pem" in said["reasons"]
    diary.accept(8)
    assert diary.on(8).quota() == 20


def test_a_specialist_turns_steps_on_again(diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.on(2).do("steps", "on", "--agreed-by", "ME/CFS specialist team")
    assert diary.on(2).amounts()[2] == "steady"
    diary.week(1, FIVE)
    assert diary.review(8)["decision"] == "up"


def test_a_clinicians_yes_to_ask_first_does_not_open_the_branch(diary: Diary) -> None:
    # C5: a "cleared on {date} by {role}" field unlocks, never the PEM branch.
    diary.on(1).do("steps", "ask", "often")
    diary.on(1).do("ask-first", "--answer", "AF07=yes")
    diary.on(2).do("ask-first", "--looked-at", "AF07", "--by", "GP")
    assert diary.on(2).amounts() == (20, 20, "envelope")
    assert diary.on(2).do("plan", "show", "walking")["step"] is None


@pytest.mark.parametrize("command", [("pace", 8, 12, 10, "--aim", 20, "--pem"), ("plan", "show", "walking"), ("why",)])
def test_the_branch_says_that_there_are_no_steps(command: tuple[object, ...], diary: Diary) -> None:
    diary.do("steps", "ask", "often")
    said = diary.text(*command).said.lower()
    assert "no step" in said
    assert "one small step is" not in said


@pytest.mark.parametrize("command", ["today", "why", "nudge", "review"])
def test_the_branch_names_no_step_anywhere(command: str, diary: Diary) -> None:
    diary.on(1).do("steps", "ask", "often")
    diary.week(1, FIVE)
    answer = diary.on(8).text(command)
    assert answer.code == 0, answer.said
    assert not re.search(r"small step is|step is \d|one step \d|up to \d+ on a good day", answer.said.lower())


def test_a_day_outside_the_envelope_makes_the_next_one_smaller(diary: Diary) -> None:
    # EQ = spent / available * 100. Days 1 to 4: 60/80 = 75, ten minutes each. Day 5: 80/50 = 160 > 100.
    # Day 6: min(20, 0.8 * median(10, 10, 10, 10)) = 8.
    diary.on(1).do("steps", "ask", "often")
    for number in (1, 2, 3, 4):
        diary.on(number).checked_in({"done.walking": 10, "energy_available": 80, "energy_spent": 60})
    assert diary.on(5).plan()["target"] == 20
    diary.on(5).checked_in({"done.walking": 20, "energy_available": 50, "energy_spent": 80})
    assert diary.on(6).amounts() == (8, 8, "envelope")


def test_the_energy_quotient_is_spent_of_available(diary: Diary) -> None:
    # I8: expended 80, perceived 50 -> 160; 60/80 -> 75.
    diary.on(1).checked_in({"energy_available": 50, "energy_spent": 80})
    diary.on(2).checked_in({"energy_available": 80, "energy_spent": 60})
    said = [diary.on(number).do("checkin", "--set", "interference=3")["energy_quotient"] for number in (1, 2)]
    assert said == [160, 75]


def test_sometimes_is_gentle(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    added = add_plan(screened, 40, 40, 40, dates=[day(-5), day(-3), day(-1)])
    assert (added["quota"], added["step"]) == (32, 2)  # 0.05 * 40


def test_sometimes_never_starts_above_the_bad_day(screened: Diary) -> None:
    # B = 10, 0.8 B = 8, lowest 4: without the answer 8, with it never above 4.
    screened.do("steps", "ask", "sometimes")
    assert add_plan(screened, 4, 14, 12, dates=[day(-5), day(-3), day(-1)])["quota"] == 4


@pytest.mark.parametrize("answer", ["sometimes", "often", "always"])
def test_the_calculator_begins_no_higher_than_the_plan(answer: str, screened: Diary) -> None:
    """A14.1: never above the bad-day amount; whoever is worse more often begins with no more than who sometimes is."""
    screened.do("steps", "ask", answer)
    for good, bad, lowest in ((20, 10, 10), (40, 18, 18)):
        found = screened.do("pace", "--unit", "minutes", "--good", good, "--bad", bad)
        added = add_plan(screened, more=("--good", good, "--bad", bad))
        assert (found["quota"], added["quota"]) == (lowest, lowest)
        assert found["step"] == added["step"]


def test_sometimes_needs_two_days_between_tries(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    answer = ask_for_plan(screened, 10, 10, 10, dates=[day(-2), day(-1), day(0)])
    assert answer.code in (1, 2), answer.said
    assert screened.do("plan", "list")["plans"] == []


def test_sometimes_stays_at_three_quarters_until_a_flare_is_over(screened: Diary) -> None:
    screened.do("steps", "ask", "sometimes")
    add_plan(screened, 25, 25, 25, dates=[day(-5), day(-3), day(-1)])
    assert screened.quota() == 20
    flare_with_mornings(screened, dict.fromkeys(range(3, 9), "yes"), 8)
    assert [screened.target(number) for number in (6, 7, 8)] == [15, 15, 15]
