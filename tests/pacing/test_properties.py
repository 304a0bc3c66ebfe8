"""What holds for every diary: the promises of PP-1 and FL-1 that keep a person from harm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.pacing.amounts import floor_unit
from painplan.pacing.replay import Replay, ReplayDay, ReplayWeek, replay
from painplan.pacing.rhythm import Pace
from painplan.pacing.start import ladder, ladder_from, starting_amount, starting_from_estimates
from tests.amounts import asks
from tests.thorough import examples

START = date(2026, 1, 5)
SLACK = 1e-6
UNITS = st.sampled_from([0.5, 1.0, 10.0, 50.0, 100.0])


@dataclass(frozen=True)
class Diary:
    """A random diary and the plan it is replayed with."""

    rows: tuple[ReplayDay, ...]
    pace: Pace
    quota: float
    days_per_week: int

    def replayed(self, rows: tuple[ReplayDay, ...] | None = None) -> Replay:
        return replay(rows or self.rows, self.pace, self.quota, days_per_week=self.days_per_week)


def now_and_then(chance: int) -> st.SearchStrategy[bool]:
    """True about once in ``chance`` days."""
    return st.integers(1, chance).map(lambda n: n == 1)


@st.composite
def a_day(draw: st.DrawFn, day: date, quota: float) -> ReplayDay:
    """A day around the first amount: mostly as planned, so that steps do happen."""
    share = draw(st.sampled_from([None, 0, 0.3, 0.6, 0.9, 1.0, 1.0, 1.0, 1.2, 1.2, 1.5, 3.0]))
    return ReplayDay(
        day=day,
        done=None if share is None else share * quota,
        planned=None,
        settled=draw(st.sampled_from(["yes", "yes", "yes", "nearly", "no", None])),
        rpe=draw(st.sampled_from([None, None, 3, 5, 8])),
        flare=draw(now_and_then(20)),
        hold=draw(now_and_then(40)),
        red_flag=draw(now_and_then(40)),
        pem=draw(now_and_then(60)),
        pain=draw(st.none() | st.integers(0, 10)),
    )


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Up to twelve weeks, some days without a row, amounts that climb along with the plan."""
    unit = draw(UNITS)
    quota = unit * draw(st.integers(1, 60))
    aim = draw(st.none() | st.integers(0, 30).map(lambda steps: quota + steps * unit))
    pace = Pace(unit_min=unit, step=unit * draw(st.integers(1, 8)), aim=aim)
    numbers = sorted(
        draw(st.sets(st.integers(0, 83), min_size=1)) if draw(st.booleans()) else range(draw(st.integers(1, 84)))
    )
    climb = draw(st.sampled_from([0.0, 0.05, 0.1]))
    rows = [draw(a_day(START + timedelta(days=n), quota * (1 + climb * (n // 7)))) for n in numbers]
    return Diary(tuple(rows), pace, quota, draw(st.integers(3, 7)))


KINDS: dict[str, dict[str, Any]] = {
    "good": {},
    "hard": {"done": 0.3},
    "rough": {"settled": "no"},
    "boom": {"done": 2.0},
    "flare": {"flare": True},
    "hold": {"hold": True},
    "locked": {"red_flag": True},
    "pem": {"pem": True},
    "silent": {"settled": None},
    "effort": {"rpe": 8},
    "empty": {"done": None},
}
"""What is different on the last days of a week of each kind; amounts as a share of what the plan asks."""


@st.composite
def diaries_of_weeks(draw: st.DrawFn) -> Diary:
    """Whole weeks of one kind each, most of them good, so that steps up, steps down and the aim are all reached."""
    unit, quota = 10.0, draw(st.integers(4, 40)) * 10.0
    aim = draw(st.sampled_from([None, quota, quota + unit, 2 * quota]))
    pace = Pace(unit_min=unit, step=unit * draw(st.integers(1, 8)), aim=aim)
    kinds = draw(
        st.lists(st.sampled_from(["good", "good", "good", "hard", "hard", "rough", *KINDS]), min_size=1, max_size=12)
    )
    rows, amount = [], quota
    for number, kind in enumerate(kinds):
        starts = draw(st.sampled_from([0, 0, 0, 3, 6]))
        for n in range(7):
            said: dict[str, Any] = {"done": 1.0, "settled": "yes"} | (KINDS[kind] if n >= starts else {})
            said["done"] = None if said["done"] is None else said["done"] * amount
            rows.append(ReplayDay(day=START + timedelta(days=7 * number + n), **said))
        if kind == "good":
            step = min(pace.step, max(unit, floor_unit(0.2 * amount, unit)))
            amount = amount + step if aim is None else min(aim, amount + step)
    return Diary(tuple(rows), pace, quota, 5)


ANY = st.one_of(diaries(), diaries_of_weeks())
OF_DIARIES = settings(max_examples=examples(100, one_of=8))
"""Each promise looks at other diaries, so that together they look at hundreds."""


def steps(diary: Diary) -> Iterator[tuple[int, float, float]]:
    """Week number, its quota and the next one."""
    for week in diary.replayed().weeks:
        yield week.number, week.proposal.quota, week.proposal.next_quota


def test_the_random_diaries_do_hold_steps_up_and_down() -> None:
    """Properties over diaries in which nothing happens would promise nothing."""
    seen: set[str] = set()

    @given(ANY)
    def look(diary: Diary) -> None:
        seen.update(week.proposal.decision for week in diary.replayed().weeks)

    look()
    assert seen == {"up", "hold", "down", "maintain"}


@OF_DIARIES
@given(ANY)
def test_amounts_change_only_at_a_review_seven_days_after_the_last(diary: Diary) -> None:
    result = diary.replayed()
    firsts = [week.week.first for week in result.weeks]
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(firsts))
    for one, other in pairwise(result.weeks):
        assert other.proposal.quota == one.proposal.next_quota
    assert result.weeks[0].proposal.quota == diary.quota
    assert result.final_quota == result.weeks[-1].proposal.next_quota


@OF_DIARIES
@given(ANY)
def test_a_step_is_never_above_a_fifth_or_one_smallest_unit_nor_above_the_step_agreed(diary: Diary) -> None:
    for _, quota, following in steps(diary):
        assert following - quota <= max(0.2 * quota, diary.pace.unit_min) + SLACK
        assert following - quota <= diary.pace.step + SLACK


@OF_DIARIES
@given(ANY)
def test_the_amount_stays_between_the_smallest_unit_and_the_aim(diary: Diary) -> None:
    for _, quota, following in steps(diary):
        for amount in (quota, following):
            assert amount >= diary.pace.unit_min - SLACK
            assert diary.pace.aim is None or amount <= diary.pace.aim + SLACK


@OF_DIARIES
@given(ANY)
def test_a_step_up_has_every_gate_behind_it(diary: Diary) -> None:
    """clinical.md A12 UP, A13 (week after a flare: hold), A14 (when not to progress)."""
    rows = {row.day: row for row in diary.rows}
    for week in diary.replayed().weeks:
        if week.proposal.next_quota <= week.proposal.quota:
            continue
        week_rows = [rows[day] for n in range(7) if (day := week.week.first + timedelta(days=n)) in rows]
        before = [rows[day] for n in range(1, 8) if (day := week.week.first - timedelta(days=n)) in rows]
        assert not any(row.flare or row.hold or row.red_flag or row.pem for row in week_rows)
        assert not any(row.flare for row in before)
        assert sum(row.done is not None for row in week_rows) >= 4
        assert any(row.settled is not None or row.pain is not None for row in week_rows)
        assert week.week.settle is not None
        assert week.week.settle >= 0.8 - SLACK
        assert week.week.adherence is not None
        assert week.week.adherence >= 0.7 - SLACK
        assert week.week.overdo <= 1
        assert week.week.mean_rpe is None or week.week.mean_rpe <= 5


@OF_DIARIES
@given(ANY)
def test_the_amount_goes_down_only_after_two_reviews_and_never_in_a_flare_up_week(diary: Diary) -> None:
    for before, week in pairwise([None, *diary.replayed().weeks]):
        assert week is not None
        if week.proposal.next_quota < week.proposal.quota:
            assert before is not None
            assert not before.week.flare_days
            assert not week.week.flare_days
            assert min(before.week.logged, week.week.logged) >= 4


@OF_DIARIES
@given(ANY)
def test_every_decision_names_a_reason_and_fits_its_amount(diary: Diary) -> None:
    for week in diary.replayed().weeks:
        proposal = week.proposal
        assert proposal.reasons
        fits = {
            "up": proposal.next_quota > proposal.quota,
            "hold": proposal.next_quota == proposal.quota,
            "maintain": proposal.next_quota == proposal.quota == diary.pace.aim,
            "down": proposal.next_quota <= proposal.quota,
        }
        assert fits[proposal.decision]


@OF_DIARIES
@given(ANY)
def test_no_day_asks_for_more_than_its_weeks_amount(diary: Diary) -> None:
    """clinical.md A12 MISSED: a missed amount is never added to another day."""
    result = diary.replayed()
    for number, (_, target) in enumerate(result.days):
        quota = result.weeks[number // 7].proposal.quota
        assert diary.pace.unit_min - SLACK <= asks(target).smaller <= asks(target).amount <= quota
        assert asks(target).ceiling <= 1.2 * quota + SLACK


@OF_DIARIES
@given(ANY, st.integers(1, 12))
def test_doing_less_in_a_week_never_brings_a_larger_amount_after_it(diary: Diary, week: int) -> None:
    """Missed amounts do not come back: after a week of zeros the next amount is not above that week's."""
    first = min(row.day for row in diary.rows)
    days = {first + timedelta(days=7 * (week - 1) + n) for n in range(7)}
    nothing = tuple(msgspec.structs.replace(row, done=0) if row.day in days else row for row in diary.rows)
    was, now = diary.replayed().weeks, diary.replayed(nothing).weeks
    if week <= len(now):
        assert now[week - 1].proposal.next_quota <= now[week - 1].proposal.quota
        assert now[week - 1].proposal.quota == was[week - 1].proposal.quota
    assert [w.proposal.quota for w in now[: week - 1]] == [w.proposal.quota for w in was[: week - 1]]


@OF_DIARIES
@given(ANY)
def test_what_comes_later_never_changes_an_earlier_week(diary: Diary) -> None:
    """Later than the day of its review, which is looked at: no step begins on a day of a flare-up (A12 to A14)."""
    result = diary.replayed()
    first = min(row.day for row in diary.rows)
    half = len(result.weeks) // 2
    if half:
        early = tuple(row for row in diary.rows if row.day <= first + timedelta(days=7 * half))
        again = diary.replayed(early)
        for one, other in list(zip(again.weeks, result.weeks, strict=False))[:half]:
            assert told(one) == told(other)


def told(week: ReplayWeek) -> tuple[object, ...]:
    """What a review said, without the figures behind it."""
    said = week.proposal
    return said.decision, said.next_quota, *(reason.code for reason in (*said.reasons, *said.asks))


@OF_DIARIES
@given(ANY, st.randoms(use_true_random=False))
def test_same_diary_same_answer_in_any_order_of_rows(diary: Diary, random: Any) -> None:
    mixed = list(diary.rows)
    random.shuffle(mixed)
    assert diary.replayed(tuple(mixed)) == diary.replayed() == diary.replayed()


TRIES = st.lists(st.integers(1, 400).map(lambda n: n / 4), min_size=3, max_size=8)


@given(TRIES, UNITS, st.none() | st.integers(1, 50), st.sampled_from(["steady", "gentle"]))
def test_a_start_is_whole_units_between_one_unit_and_the_aim(
    trials: list[float], unit: float, aim_units: int | None, profile: str
) -> None:
    aim = None if aim_units is None else aim_units * unit
    start = starting_amount(trials, unit, aim=aim, profile=profile)
    assert start.quota >= unit
    assert aim is None or start.quota <= aim
    assert abs(start.quota / unit - round(start.quota / unit)) < SLACK
    assert start.step >= unit
    assert min(trials) <= start.baseline <= max(trials)


@given(TRIES, UNITS)
def test_a_start_is_doable_on_a_bad_day(trials: list[float], unit: float) -> None:
    """Never above 80 % of the mean, never above twice the lowest try; one smallest unit is always allowed."""
    start = starting_amount(trials, unit)
    assert start.quota <= max(unit, 0.8 * start.baseline + SLACK)
    assert start.quota <= max(unit, 2 * min(trials) + SLACK)
    if start.guarded:
        assert start.quota <= max(unit, min(trials) + SLACK)


@given(TRIES, UNITS, st.integers(2, 5))
def test_better_tries_all_round_never_start_lower(trials: list[float], unit: float, times: int) -> None:
    better = [times * amount for amount in trials]
    assert starting_amount(better, unit).quota >= starting_amount(trials, unit).quota
    assert starting_amount(better, unit).step >= starting_amount(trials, unit).step


@given(TRIES, UNITS)
def test_the_order_of_tries_does_not_matter(trials: list[float], unit: float) -> None:
    assert starting_amount(sorted(trials), unit) == starting_amount(sorted(trials, reverse=True), unit)


@given(st.integers(1, 100), st.integers(1, 100), UNITS)
def test_estimates_start_like_tries_with_the_same_mean_and_low(one: int, other: int, unit: float) -> None:
    good, bad = float(max(one, other)), float(min(one, other))
    estimated = starting_from_estimates(good, bad, unit)
    tried = starting_amount([good, bad, (good + bad) / 2], unit)
    assert (estimated.quota, estimated.step, estimated.low) == (tried.quota, tried.step, tried.low)


@given(TRIES, UNITS, st.none() | st.integers(1, 80))
def test_a_ladder_climbs_by_allowed_steps_and_stops_at_the_aim(
    trials: list[float], unit: float, aim_units: int | None
) -> None:
    aim = None if aim_units is None else aim_units * unit
    start = starting_amount(trials, unit, aim=aim)
    found = ladder(start, unit, aim)
    quotas = [rung.quota for rung in found.rungs]
    assert quotas[0] == start.quota
    for one, following in pairwise(quotas):
        assert 0 < following - one <= max(0.2 * one, unit) + SLACK
        assert following - one <= start.step + SLACK
    assert aim is None or quotas[-1] <= aim + SLACK
    assert found.weeks_to_aim == (None if aim is None else len(quotas))


# --- silence, flare-ups, holds: in a replay ---


def silent(diary: Diary, first: int, last: int) -> tuple[ReplayDay, ...]:
    """The diary without the rows of some days."""
    start = min(row.day for row in diary.rows)
    return tuple(row for row in diary.rows if not first <= (row.day - start).days <= last)


@OF_DIARIES
@given(ANY, st.integers(0, 80), st.integers(0, 40))
def test_silence_never_raises_the_amount(diary: Diary, first: int, days: int) -> None:
    """A week in which nothing is written brings no step; what was written before stays what it was."""
    rows = silent(diary, first, first + days)
    if not rows:
        return
    written = {row.day for row in rows if row.done is not None}
    for week in diary.replayed(rows).weeks:
        if not any(week.week.first <= day <= week.week.last for day in written):
            assert week.proposal.next_quota <= week.proposal.quota


@OF_DIARIES
@given(ANY)
def test_after_a_silent_day_of_a_flare_up_the_amount_is_three_quarters_at_most(diary: Diary) -> None:
    """clinical.md A13: not known stays at 0.75 Q; so silence lifts no day above it."""
    result = diary.replayed()
    written = {row.day for row in diary.rows if row.done is not None}
    for number, (day, on) in enumerate(result.days):
        quota = result.weeks[number // 7].proposal.quota
        if on.state == "flare" and day - timedelta(days=1) not in written:
            assert asks(on).amount <= max(diary.pace.unit_min, 0.75 * quota + SLACK)


@OF_DIARIES
@given(ANY)
def test_nothing_but_an_explicit_end_ends_a_flare_up(diary: Diary) -> None:
    """clinical.md A13: every day from a 1 to the next 0 is a day of it, with a row or without."""
    said = {row.day: row.flare for row in diary.rows}
    if False not in said.values():
        said = {row.day: row.flare or (None if row.done is None else False) for row in diary.rows}
    lasts = False
    for day, on in diary.replayed().days:
        lasts = True if said.get(day) else False if said.get(day) is False else lasts
        if not any(row.day == day and (row.hold or row.red_flag) for row in diary.rows):
            assert (on.state == "flare") == lasts


@OF_DIARIES
@given(ANY)
def test_no_step_begins_on_a_day_of_a_flare_up_a_hold_or_an_open_sign(diary: Diary) -> None:
    """Whatever the week before was like: clinical.md A12 UP, A13, A14."""
    rows, result = {row.day: row for row in diary.rows}, diary.replayed()
    states = {day: on.state for day, on in result.days}
    for before, week in pairwise(result.weeks):
        row = rows.get(week.week.first)
        waits = states[week.week.first] == "flare" or (row is not None and (row.hold or row.red_flag or row.pem))
        assert not waits or week.proposal.quota <= before.proposal.quota


@OF_DIARIES
@given(ANY)
def test_no_week_with_a_day_of_hold_or_of_a_flare_up_goes_down(diary: Diary) -> None:
    """clinical.md A12 DOWN: it counts neither way, as the first of two weeks and as the second."""
    for before, week in pairwise([None, *diary.replayed().weeks]):
        assert week is not None
        if week.proposal.decision == "down":
            assert before is not None
            assert not any(one.week.hold or one.week.flare_days for one in (before, week))


@given(UNITS, st.integers(2, 60), st.sampled_from([0.9, 1.0, 1.25, 2.0]), st.integers(1, 7))
def test_a_body_that_never_settles_goes_down_within_three_weeks(
    unit: float, units: int, share: float, days_per_week: int
) -> None:
    """clinical.md A12: whatever is done, two weeks that mostly did not settle go below Q wherever a unit allows."""
    quota = unit * units
    rows = [ReplayDay(day=START + timedelta(days=n), done=share * quota, settled="no") for n in range(21)]
    found = replay(rows, Pace(unit_min=unit, step=unit), quota, days_per_week=days_per_week)
    assert found.final_quota < quota
    at_least = replay(rows, Pace(unit_min=quota, step=quota), quota, days_per_week=days_per_week)
    assert at_least.final_quota == quota
    assert any(ask.code == "worsening_again" for week in at_least.weeks for ask in week.proposal.asks)


# --- gentle is slower everywhere ---


PERFECT_WEEKS = 8


def lived(pace: Pace, quota: float, weeks: int) -> list[float]:
    """The amount of each week of a diary in which everything is as planned and settles."""
    amounts = [quota]
    for _ in range(weeks):
        rows = [
            ReplayDay(day=START + timedelta(days=7 * week + n), done=amount, settled="yes", rpe=3)
            for week, amount in enumerate(amounts)
            for n in range(7)
        ]
        amounts.append(replay(rows, pace, quota, days_per_week=5).final_quota)
    return amounts


@given(TRIES, UNITS)
def test_gentle_is_slower_than_steady_and_halved_slower_than_that(trials: list[float], unit: float) -> None:
    steady, gentle = (starting_amount(trials, unit, profile=name) for name in ("steady", "gentle"))
    fast, slow = ([rung.quota for rung in ladder(one, unit, None).rungs] for one in (steady, gentle))
    assert fast[0] == slow[0]
    assert all(one <= other for one, other in zip(slow, fast, strict=True))
    assert slow[PERFECT_WEEKS] < fast[PERFECT_WEEKS]
    halved = [rung.quota for rung in ladder_from(gentle.pace(unit).halved(), gentle.quota).rungs]
    assert all(one <= other for one, other in zip(halved, slow, strict=True))
    assert halved[PERFECT_WEEKS] < slow[PERFECT_WEEKS]


@settings(max_examples=20)
@given(TRIES, UNITS, st.sampled_from(["steady", "gentle"]), st.booleans())
def test_ladders_and_reviews_go_the_same_way(trials: list[float], unit: float, profile: str, halved: bool) -> None:
    """Calculators, ladders and replays step by the same function."""
    start = starting_amount(trials, unit, profile=profile)
    pace = start.pace(unit).halved() if halved else start.pace(unit)
    rungs = [rung.quota for rung in ladder_from(pace, start.quota).rungs]
    assert lived(pace, start.quota, PERFECT_WEEKS) == rungs[: PERFECT_WEEKS + 1]
