"""What a review says of its own day is not told as today's of another; no question is promised that is not asked."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import msgspec
import pytest

from painplan.pacing.change import would_change
from painplan.pacing.gates import Closed, gates
from painplan.pacing.review import review
from painplan.pacing.rhythm import Pace
from painplan.plans.plan_states import course_of
from painplan.plans.reasons import change_line, gate_line, sentence
from tests.conftest import CoachOn, Shell, on
from tests.pacing.test_change import week

ASKS = "check-in asks"


def said_of(closed: Closed) -> Iterator[str]:
    """All that is said of the checks of many weeks, with what would change them."""
    figures: tuple[dict[str, object], ...] = (
        {},
        {"sessions": 0, "settled": 0, "settle_known": 0},
        {"settled": 0, "settle_known": 0},
    )
    held: tuple[dict[str, object], ...] = (
        {},
        {"hold": True},
        {"amber_days": 1},
        {"flare_days": 1},
        {"settle_after": 2},
    )
    for some, more in product(figures, held):
        one = week(**some, **more)
        for gate in gates(one, closed):
            yield from (sentence(gate, "minutes"), *gate_line(gate, "minutes"))
        made = review(Pace(unit_min=1, step=1), 8, one, before=None, earlier=[], fortnight=[], closed=closed)
        yield from (change_line(change, "minutes") for change in would_change(made, one))


@pytest.mark.parametrize("at_once", [("flare_now",), ("hold_now",), ("amber_now",), ("flare_now", "hold_now")])
def test_a_review_told_on_another_day_knows_no_today(at_once: tuple[str, ...]) -> None:
    now = msgspec.structs.replace(Closed(), **dict.fromkeys(at_once, True))
    then = " | ".join(said_of(msgspec.structs.replace(now, told_later=True)))
    for word in ("today", "Today", ASKS, "Steps are on hold", "says yet"):
        assert word not in then
    assert set(said_of(now)) != set(then.split(" | ")), "on the day itself it is told as of today"


def test_a_replay_tells_of_the_day_of_its_review(painplan: Shell, a_week: Callable[..., None], walking: object) -> None:
    """A flare-up of day 7 lies right after the week that ends with day 6; on day 21 that is long ago."""
    a_week()
    painplan("flare", "start", day=on(7))
    painplan("flare", "end", day=on(9))
    on_its_day = painplan("review", day=on(7)).out
    assert "noted today, after this week" in on_its_day
    replayed = painplan("replay", "--plan", "walking", day=on(21)).out
    assert "noted on the day of this review, after this week" in replayed
    assert "today" not in replayed


@pytest.mark.parametrize("days", [1, 2])
def test_a_table_knows_no_today(days: int, painplan: Shell, tmp_path: Path) -> None:
    flares = range(14, 14 + days)
    rows = [f"{on(n).isoformat()},{20 if n % 7 < 5 else 0},yes,{int(n in flares)}" for n in range(35)]
    table = tmp_path / "days.csv"
    table.write_text("\n".join(["date,done,settled,flare", *rows]) + "\n")
    said = painplan("replay", str(table), "--quota", "20", "--step", "2", "--aim", "24").out
    assert "noted on the day of this review" in said
    assert "today" not in said


def test_a_review_of_before_is_told_again_without_a_today(
    painplan: Shell, a_week: Callable[..., None], walking: object
) -> None:
    a_week()
    painplan("flare", "start", day=on(7))
    assert painplan("review", "--hold", day=on(7)).code == 0

    def told(number: int) -> str:
        gates = painplan("why", "walking", "--json", day=on(number)).document["last_review"]["gates"]
        return next(str(gate["text"]) for gate in gates if gate["code"] == "flare")

    assert "noted today" in told(7)
    assert "noted on the day of this review" in told(9)


def test_without_a_session_in_the_week_no_question_is_promised(painplan: Shell, walking: object) -> None:
    """clinical.md A11: the check-in asks about a session; a holiday of a week has none."""
    for command in (("review",), ("why", "walking")):
        said = painplan(*command, day=on(7)).out
        assert "not known: settled by next morning – nothing done was noted" in said
        assert ASKS not in said
        assert "Saying in the check-in whether" not in said
    found = painplan("why", "walking", "--json", day=on(7)).document["so_far"]
    told = next(gate["text"] for gate in found["gates"] if gate["code"] == "settle_unknown")
    assert told.startswith("Nothing done was noted in this week")


@pytest.mark.parametrize("worse", ["never", "sometimes"])
@pytest.mark.parametrize("done", [(), (0,), (3,), (5, 6), (6,), (0, 6)])
def test_a_question_is_promised_where_and_only_where_it_is_asked(
    done: tuple[int, ...], worse: str, painplan: Shell, coach_on: CoachOn, walking: object
) -> None:
    painplan("ask-first", "--answer", f"AF14={worse}", day=on(0))
    for number in done:
        painplan("checkin", "--set", "done.walking=8", day=on(number))
    promised = ASKS in painplan("why", "walking", day=on(7)).out
    asked = [
        day
        for day in (on(7), on(7) + timedelta(days=1))
        if any(one.id == "settled.walking" for one in coach_on(day).questions(day))
    ]
    assert promised == bool(asked)


@pytest.mark.parametrize("since", [None, 3, 4])
def test_days_kept_before_anybody_spoke_of_a_flare_up_are_days_as_planned(
    since: int | None, painplan: Shell, walking: object
) -> None:
    """clinical.md A13: 0.75 Q counts from the day on which it is said to be over; C6: no day is judged afterwards."""
    for number in range(6):
        painplan("checkin", "--set", "done.walking=8", day=on(number))
    assert painplan("checkin", "--set", "flare=yes", "--date", on(3).isoformat(), day=on(6)).code == 0
    if since is not None:
        assert painplan("flare", "end", "--since", on(since).isoformat(), day=on(6)).code == 0
    (plan,) = painplan("today", "--json", day=on(6)).document["plans"]
    assert plan["target"] == 6, "three quarters: day 4 of it, or the first of the two days after its end"
    said = painplan("review", day=on(7)).out
    assert "met: as planned – 5 of 5 days" in said
    assert "met: more than planned – 0 days" in said
    assert "not met: flare-up" in said
    assert painplan("review", "--json", day=on(7)).document["reviews"][0]["decision"] == "hold"
    days = painplan("replay", "--plan", "walking", "--json", day=on(7)).document["days"]
    assert [one["target"] for one in days] == [8, 8, 8, 8, 8, 8, 6]


def test_days_that_kept_the_smaller_amount_that_was_shown_are_as_planned_too(painplan: Shell, walking: object) -> None:
    """It is said on day 5 to be over since day 3: on days 3 and 4 the smaller amounts were asked for."""
    painplan("flare", "start", day=on(1))
    for number, done in enumerate((8, 4, 4, 6, 6), 0):
        painplan("checkin", "--set", f"done.walking={done}", day=on(number))
    painplan("flare", "end", "--since", on(3).isoformat(), day=on(5))
    assert "met: as planned – 5 of 5 days" in painplan("review", day=on(7)).out


def test_energy_that_is_noted_later_made_no_limit_of_a_day_that_is_over(
    painplan: Shell, walking: object, coach_on: CoachOn
) -> None:
    """clinical.md A7: yesterday's energy makes today's limit; who kept the amount that was shown kept it."""
    painplan("ask-first", "--answer", "AF14=often", day=on(0))
    for number in range(4):
        painplan("checkin", "--set", "done.walking=8", day=on(number))

    def note(number: int, day: int) -> None:
        said = ("--set", "energy_available=40", "--set", "energy_spent=90")
        assert painplan("checkin", *said, "--date", on(number).isoformat(), day=on(day)).code == 0

    note(2, 4)
    assert course_of(coach_on(on(4)), coach_on(on(4)).plan("walking"), on(4)).target_on(on(3)).target == 8
    note(4, 4)
    (plan,) = painplan("today", "--json", day=on(5)).document["plans"]
    assert plan["target"] < 8
