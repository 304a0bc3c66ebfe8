"""Diaries that nobody lives: the promises of PP-1 and FL-1 hold on them, too, and the real four years keep them."""

import csv
import math
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from painplan.pacing.replay import Replay, ReplayDay, replay
from painplan.pacing.replay_start import offered_start
from painplan.pacing.rhythm import Pace
from tests.amounts import asks
from tests.thorough import examples, share

REAL = Path(__file__).parents[1] / "data" / "knee-diary" / "daily.csv"
SLACK = 1e-6
AMOUNTS = st.one_of(
    st.none(),
    st.sampled_from([0.0, 1e-9, 0.1, 1.0, 999_999.0, 1e6]),
    st.floats(0, 1e6, allow_nan=False, allow_infinity=False),
)
MAYBE = st.booleans() | st.none()


@st.composite
def days(draw: st.DrawFn) -> ReplayDay:
    """Anything a row can say, all of it at once if need be, on any day of six years."""
    return ReplayDay(
        day=date(2016, 1, 1) + timedelta(days=draw(st.integers(0, 2_000))),
        done=draw(AMOUNTS),
        planned=draw(st.none() | st.booleans()),
        settled=draw(st.sampled_from([None, "yes", "nearly", "no"])),
        rpe=draw(st.none() | st.floats(0, 10)),
        flare=draw(MAYBE),
        hold=draw(st.booleans()),
        red_flag=draw(st.booleans()),
        pem=draw(st.booleans()),
        pain=draw(st.none() | st.floats(0, 10)),
    )


ROWS = st.lists(days(), min_size=1, max_size=60, unique_by=lambda row: row.day)
PACES = st.builds(
    Pace,
    unit_min=st.sampled_from([0.1, 1.0, 50.0, 100.0]),
    step=st.sampled_from([0.1, 1.0, 7.0, 500.0, 1e6]),
    aim=st.none() | st.sampled_from([0.5, 1.0, 20.0, 1e6]),
)
QUOTAS = st.sampled_from([0.1, 1.0, 8.0, 333.3, 1e6])


def holds_its_promises(found: Replay, pace: Pace) -> None:
    """What no diary may break; every week follows the one before it."""
    assert found.weeks[-1].proposal.next_quota == found.final_quota
    for week in found.weeks:
        said = week.proposal
        assert math.isfinite(said.next_quota)
        assert said.next_quota > 0
        assert said.reasons
        assert pace.aim is None or said.next_quota <= max(said.quota, pace.aim) + SLACK
        raised = said.next_quota - said.quota
        assert raised <= min(pace.step, max(0.2 * said.quota, pace.unit_min)) + SLACK
        if raised > SLACK:
            assert said.decision == "up"
            assert week.week.logged >= week.week.needed
            locked = (week.week.flare_days > 0, week.week.hold, week.week.red_flag, week.week.pem)
            assert not any(locked)
        if said.next_quota < said.quota - SLACK:
            assert said.decision == "down"
            assert not week.week.flare_days
    for one, following in pairwise(found.weeks):
        assert following.week.first == one.week.last + timedelta(days=1)
        assert following.proposal.quota == one.proposal.next_quota
        assert following.number == one.number + 1
    for number, (_, target) in enumerate(found.days):
        quota = found.weeks[number // 7].proposal.quota
        amounts = asks(target)
        assert 0 < amounts.smaller <= amounts.amount + SLACK
        assert amounts.amount <= max(quota, pace.unit_min) + SLACK
        assert amounts.amount <= amounts.ceiling + SLACK


@hypothesis_settings(max_examples=examples(100))
@given(ROWS, PACES, QUOTAS, st.integers(1, 7), st.booleans())
def test_no_absurd_diary_breaks_a_promise(
    rows: list[ReplayDay], pace: Pace, quota: float, days_per_week: int, until_over: bool
) -> None:
    found = replay(rows, pace, quota, days_per_week=days_per_week, until_over=until_over)
    holds_its_promises(found, pace)
    first = min(row.day for row in rows)
    assert [day for day, _ in found.days] == [first + timedelta(days=n) for n in range(len(found.days))]


@hypothesis_settings(max_examples=examples(60))
@given(ROWS, PACES, QUOTAS, st.sampled_from(["pem", "red_flag", "hold", "flare"]))
def test_what_is_so_on_every_day_never_lets_the_amount_rise(
    rows: list[ReplayDay], pace: Pace, quota: float, field: str
) -> None:
    """A14: with a lasting worsening, an open sign, a hold or a flare-up no input makes a step up."""
    span = range((max(row.day for row in rows) - min(row.day for row in rows)).days + 1)
    said = {row.day: row for row in rows}
    first = min(said)
    always = [
        msgspec.structs.replace(said.get(day, ReplayDay(day=day)), **{field: True})
        for day in (first + timedelta(days=n) for n in span)
    ]
    found = replay(always, pace, quota, days_per_week=5)
    assert all(week.proposal.next_quota <= week.proposal.quota for week in found.weeks)


@hypothesis_settings(max_examples=examples(100))
@given(ROWS, st.sampled_from([0.1, 1.0, 50.0, 100.0]))
def test_what_is_offered_to_begin_with_is_a_fifth_below_the_usual_or_one_smallest_unit(
    rows: list[ReplayDay], unit_min: float
) -> None:
    offer = offered_start(rows, unit_min)
    done = [row.done for row in rows if row.done]
    assert (offer is None) == (not done)
    if offer is not None:
        assert offer[0] >= unit_min
        assert offer[1] >= unit_min
        assert offer[0] <= max(unit_min, 0.8 * max(done) + SLACK)


@cache
def real_four_years(settled: str | None) -> list[ReplayDay]:
    """Steps and knee pain of each day, and one answer about every morning."""
    with REAL.open(encoding="utf-8", newline="") as stream:
        return [
            msgspec.convert(
                {
                    "day": row["date"],
                    "done": float(row["steps"]) if row["steps"] else None,
                    "pain": float(row["pain_knees"]) if row["pain_knees"] else None,
                    "settled": settled if row["steps"] else None,
                },
                ReplayDay,
            )
            for row in csv.DictReader(stream)
        ]


BEGUN_WITH = tuple(product([500.0, 3_045.0, 5_668.0, 9_000.0], [3, 5, 7]))


@pytest.mark.parametrize(("begun", "settled"), share(BEGUN_WITH, ["yes", "no", None]))
def test_the_real_four_years_keep_every_promise(begun: tuple[float, int], settled: str | None) -> None:
    """3,045 and 5,668 are numbers of its owner's days, not targets."""
    (quota, days_per_week), rows = begun, real_four_years(settled)
    pace = Pace(unit_min=100, step=300)
    found = replay(rows, pace, quota, days_per_week=days_per_week)
    assert len(found.weeks) == 209
    holds_its_promises(found, pace)
    if settled == "no":
        assert all(week.proposal.next_quota <= week.proposal.quota for week in found.weeks)
