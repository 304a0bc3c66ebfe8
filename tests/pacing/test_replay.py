"""A whole diary walked through week by week (clinical.md A12 to A14)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from painplan.pacing.days import Morning, Mornings, Settled, link_mornings
from painplan.pacing.replay import Replay, ReplayDay, replay
from painplan.pacing.rhythm import Pace

START = date(2026, 1, 5)
PACE = Pace(unit_min=1, step=1, aim=20)
Done = float | None


def on(number: int) -> date:
    return START + timedelta(days=number)


def good_week(number: int = 0, done: float = 8, **more: Any) -> list[ReplayDay]:
    """Five sessions as planned that settled, and two days of rest that were noted."""
    first = 7 * number
    worked = [ReplayDay(day=on(first + n), done=done, **{"settled": "yes"} | more) for n in range(5)]
    return [*worked, *(ReplayDay(day=on(first + n), done=0) for n in (5, 6))]


def walked(rows: Sequence[ReplayDay], pace: Pace = PACE, quota: float = 8, days_per_week: int = 5) -> Replay:
    return replay(rows, pace, quota, days_per_week=days_per_week)


def decisions(result: Replay) -> list[str]:
    return [week.proposal.decision for week in result.weeks]


def codes(result: Replay, week: int) -> list[str]:
    return [reason.code for reason in result.weeks[week].proposal.reasons]


def targets(result: Replay) -> list[float | None]:
    return [target.target for _, target in result.days]


def test_three_good_weeks_are_three_steps() -> None:
    result = walked([row for n in range(3) for row in good_week(n, done=8 + n)])
    assert decisions(result) == ["up", "up", "up"]
    assert targets(result) == [8] * 7 + [9] * 7 + [10] * 7
    assert result.final_quota == 11
    assert [week.number for week in result.weeks] == [1, 2, 3]
    assert (result.weeks[1].week.first, result.weeks[1].week.last) == (on(7), on(13))


def test_a_missing_day_is_not_logged_and_nothing_done_is() -> None:
    rows = good_week()[:5]
    assert walked(rows).weeks[0].week.logged == 5
    assert walked([*rows, ReplayDay(day=on(5), done=0)]).weeks[0].week.logged == 6
    assert walked([*rows, ReplayDay(day=on(5))]).weeks[0].week.logged == 5


def test_the_last_week_may_be_short_and_days_end_with_the_last_row() -> None:
    result = walked([*good_week(), ReplayDay(day=on(8), done=9)])
    assert len(result.days) == 9
    assert decisions(result) == ["up", "hold"]
    assert codes(result, 1) == ["too_few_days"]


def test_weeks_without_any_row_in_between_are_held() -> None:
    result = walked([*good_week(0), *good_week(3, done=9)])
    assert decisions(result) == ["up", "hold", "hold", "up"]


def test_rows_say_which_days_were_planned() -> None:
    rows = [ReplayDay(day=on(n), done=8, planned=n >= 3, settled="yes") for n in range(7)]
    assert walked(rows).weeks[0].week.planned == 4


def test_without_such_a_column_any_days_of_the_week_are_planned() -> None:
    """clinical.md A12 WEEK: the review counts any D days of the week, in the live plan and in replays alike."""
    rows = [ReplayDay(day=on(n), done=8, settled="yes") for n in range(2, 7)]
    first = walked([ReplayDay(day=on(0)), *rows]).weeks[0]
    assert (first.week.planned, first.week.as_planned) == (5, 5)
    assert first.proposal.decision == "up"


def test_three_days_a_week_all_done_are_all_of_them() -> None:
    """A Monday-Wednesday-Friday diary of a plan on three days, all done: adherence 1 and up."""
    rows = [ReplayDay(day=on(n), done=8 if n in (0, 2, 4) else 0, settled="yes") for n in range(7)]
    first = walked(rows, days_per_week=3).weeks[0]
    assert (first.week.adherence, first.proposal.decision) == (1, "up")


def test_on_a_flare_up_day_the_smaller_amount_counts_as_planned() -> None:
    rows = good_week()
    rows[2] = ReplayDay(day=on(2), done=4, settled="yes", flare=True)
    rows[3], rows[4] = (ReplayDay(day=on(n), done=6, settled="yes") for n in (3, 4))
    result = walked(rows)
    assert targets(result)[:6] == [8, 8, 4, 6, 6, 8]
    assert (result.weeks[0].week.as_planned, result.weeks[0].week.overdo) == (5, 0)
    assert codes(result, 0) == ["flare"]


def test_a_flare_up_holds_its_own_week_and_the_next() -> None:
    rows = [row for n in range(3) for row in good_week(n)]
    rows[6] = ReplayDay(day=on(6), done=0, flare=True)
    rows[7], rows[8] = (ReplayDay(day=on(n), done=6, settled="yes") for n in (7, 8))
    result = walked(rows)
    assert decisions(result) == ["hold", "hold", "up"]
    assert [codes(result, n) for n in (0, 1)] == [["flare"], ["after_flare"]]
    assert [target.state for _, target in result.days[6:15]] == ["flare", *["easing_back"] * 7, "steady"]


def test_days_without_a_row_are_days_of_the_flare_up() -> None:
    """clinical.md A13: silence ends none; the first row that says no does, of a column without one the first logged."""
    begun = ReplayDay(day=on(0), done=4, flare=True)
    assert targets(walked([begun, ReplayDay(day=on(3), done=6, flare=True)])) == [4, 4, 6, 6]
    ended = [begun, ReplayDay(day=on(3), done=8, flare=False)]
    assert [target.state for _, target in walked(ended).days] == [*["flare"] * 3, "easing_back"]
    no_zero = [begun, ReplayDay(day=on(2)), ReplayDay(day=on(3), done=8)]
    assert [target.state for _, target in walked(no_zero).days] == [*["flare"] * 3, "easing_back"]
    left_open = [begun, ReplayDay(day=on(2), done=6), ReplayDay(day=on(4), done=8, flare=False)]
    assert [target.state for _, target in walked(left_open).days] == [*["flare"] * 4, "easing_back"]


def test_the_end_can_be_about_an_earlier_day() -> None:
    """clinical.md A13: days after it were none of it, for the week of hold; its amounts had been asked for."""
    rows = [ReplayDay(day=on(0), done=4, flare=True), *(ReplayDay(day=on(n), done=4) for n in range(1, 9))]
    rows.append(ReplayDay(day=on(9), done=6, flare=False, over_since=on(2)))
    result = walked([*rows, *(ReplayDay(day=on(n), done=8, settled="yes") for n in range(10, 21))])
    assert targets(result)[:12] == [4, 4, 6, 6, 6, 6, 6, 4, 4, 6, 6, 8]
    assert [week.week.flare_days for week in result.weeks] == [2, 0, 0]
    assert decisions(result)[2] == "up"


@pytest.mark.parametrize(
    ("field", "code", "state"), [("red_flag", "safety_lock", "locked"), ("pem", "pem", "envelope")]
)
def test_what_is_open_stays_so_until_it_was_checked(field: str, code: str, state: str) -> None:
    """clinical.md C (4): locked until it was checked; A7, A14.1: never up by itself, only where a specialist agreed."""

    def rows(closed_on: int | None) -> list[ReplayDay]:
        said: dict[int, bool] = {1: True} | ({closed_on: False} if closed_on is not None else {})
        days = (n for n in range(21) if n != 6)  # a day without a row says nothing either
        return [
            msgspec.convert({"day": on(n), "done": 8.5, "settled": "yes", field: said.get(n)}, ReplayDay) for n in days
        ]

    open_all_along, closed = walked(rows(None)), walked(rows(7))
    assert [codes(open_all_along, week) for week in range(3)] == [[code]] * 3
    assert [target.state for _, target in open_all_along.days] == ["steady", *[state] * 20]
    assert all(target.ceiling == target.target for _, target in open_all_along.days[1:])
    assert decisions(closed) == ["hold", "up", "up"]
    assert [target.state for _, target in closed.days] == ["steady", *[state] * 6, *["steady"] * 14]


@pytest.mark.parametrize(
    ("field", "code", "state"),
    [("hold", "on_hold", "held"), ("red_flag", "safety_lock", "locked"), ("pem", "pem", "envelope")],
)
def test_one_day_on_hold_keeps_the_week_from_a_step(field: str, code: str, state: str) -> None:
    rows = [*good_week()[:6], msgspec.convert({"day": on(6), "done": 0, field: True}, ReplayDay)]
    result = walked(rows)
    assert (decisions(result), codes(result, 0)) == (["hold"], [code])
    assert [target.state for _, target in result.days] == [*["steady"] * 6, state]


def test_settled_belongs_to_the_session_of_its_row() -> None:
    rows = good_week(settled=None)
    rows[5] = ReplayDay(day=on(5), done=0, settled="no")
    assert codes(walked(rows), 0) == ["settle_unknown"]


def test_pain_of_the_next_morning_stands_in_for_a_missing_answer() -> None:
    before = [ReplayDay(day=on(n), done=8, settled="yes", pain=3) for n in range(7)]
    quiet = [ReplayDay(day=on(7 + n), done=9, pain=3) for n in range(7)]
    rough = [ReplayDay(day=on(7 + n), done=9, pain=6 if n else 3) for n in range(7)]
    assert decisions(walked([*before, *quiet])) == ["up", "up"]
    assert codes(walked([*before, *rough]), 1) == ["not_settled"]


def test_a_flare_up_that_settles_is_back_to_the_full_amount_on_day_five() -> None:
    answers: tuple[tuple[Settled | None, float, float], ...] = (("yes", 8, 8), ("no", 6, 4), (None, 6, 4))
    for settled, fifth, eighth in answers:
        rows = [ReplayDay(day=on(n), done=4, flare=True, settled=settled) for n in range(9)]
        assert targets(walked(rows)) == [4, 4, 6, 6, fifth, fifth, fifth, eighth, eighth]


def test_two_hard_weeks_make_the_amount_smaller_and_the_step_stays() -> None:
    hard = [ReplayDay(day=on(n), done=4) for n in range(14)]
    result = walked([*hard, *good_week(2, done=3)])
    assert decisions(result) == ["hold", "down", "up"]
    assert (targets(result)[14], result.final_quota) == (3, 4)


def test_two_reviews_at_the_aim_are_maintenance() -> None:
    rows = [row for n in range(4) for row in good_week(n, done=19 if n == 0 else 20)]
    result = walked(rows, quota=19)
    assert decisions(result) == ["up", "hold", "maintain", "maintain"]
    assert [result.days[day][1].state for day in (7, 14, 21)] == ["steady", "steady", "maintenance"]
    assert result.final_quota == 20


def test_long_or_many_flare_ups_halve_the_step_once() -> None:
    """clinical.md A13: new baseline trials, s halved."""
    pace = Pace(unit_min=1, step=8)
    flares = [ReplayDay(day=on(n), done=20, flare=n < 15, settled="yes") for n in range(21)]
    calm = [row for n in (3, 4, 5) for row in good_week(n, done=(40, 40, 44)[n - 3])]
    result = walked([*flares, *calm], pace=pace, quota=40)
    asked = [week.number for week in result.weeks if any(ask.code == "new_trials" for ask in week.proposal.asks)]
    assert asked == [3]
    assert decisions(result)[3:] == ["hold", "up", "up"]
    assert result.final_quota == 40 + 4 + 4


def test_a_second_bout_of_flare_ups_does_not_halve_it_again() -> None:
    """clinical.md A13: s halved; it stays halved."""
    pace = Pace(unit_min=1, step=8)
    spells = [ReplayDay(day=on(n), done=20, flare=n < 15 or 30 <= n < 45, settled="yes") for n in range(56)]
    calm = [row for n in (8, 9) for row in good_week(n, done=40)]
    assert walked([*spells, *calm], pace=pace, quota=40).final_quota in (44, 48)


def test_three_holds_in_a_row_are_noticed() -> None:
    result = walked([row for n in range(3) for row in good_week(n, settled=None)])
    asks = [[ask.code for ask in week.proposal.asks] for week in result.weeks]
    assert asks == [[], [], ["three_holds"]]


def test_one_row_is_enough() -> None:
    result = walked([ReplayDay(day=on(3), done=8)])
    assert (len(result.weeks), result.days[0][0], result.final_quota) == (1, on(3), 8)


def test_an_answer_is_about_the_latest_session_before_it_and_the_first_answer_counts() -> None:
    """clinical.md A11: the datum is the first answer about its next morning; never one of the same day."""
    sessions = [on(0), on(3)]
    linked = link_mornings({on(0): "no", on(1): "no", on(2): "nearly", on(3): "yes", on(5): "no"}, sessions)
    assert linked == (Morning(on(0), on(1), "no"), Morning(on(3), on(5), "no"))
    assert link_mornings({on(0): "yes"}, sessions) == ()
    two_days = link_mornings({on(1): "yes", on(2): "yes"}, sessions, two_days=lambda _: True)
    assert two_days == (Morning(on(0), on(2), "yes"),), "an early yes says nothing yet"
    worse = link_mornings({on(1): "no", on(2): "yes"}, sessions, two_days=lambda _: True)
    assert worse == (Morning(on(0), on(1), "no"),), "who is worse already has not settled"


def mornings(settled: Settled | None, pain: dict[date, float] | None = None, *, silent: bool = False) -> Mornings:
    """A session yesterday, asked about today."""
    known = () if settled is None else (Morning(on(-1), on(0), settled),)
    entries = frozenset({on(-2), on(0)} if silent else {on(-2), on(-1), on(0)})
    return Mornings(known=known, sessions=(on(-1),), entries=entries, pain=pain or {})


def test_the_last_morning_believes_the_person_first_and_nothing_known_is_not_settled() -> None:
    usual = {on(-n): 4.0 for n in range(1, 12)}
    answers: tuple[Settled | None, ...] = ("yes", "nearly", "no", None)
    assert [mornings(tap).settled_on(on(0), on(-9)) for tap in answers] == [on(0), on(0), "no", None]
    assert mornings(None, usual | {on(0): 5.0}).settled_on(on(0), on(-9))
    assert not mornings(None, usual | {on(0): 5.5}).settled_on(on(0), on(-9))
    assert not mornings(None, usual).settled_on(on(0), on(-9)), "yesterday's pain is not the last morning's"
    assert mornings(None, usual | {on(0): 6.0}).settled_on(on(0), on(-9)) == "no"
    assert mornings("no", usual | {on(0): 0.0}).settled_on(on(0), on(-9)) == "no"
    assert not mornings("yes", silent=True).settled_on(on(0), on(-9)), "a day of silence is not a settled morning"


def test_an_answer_about_an_earlier_session_does_not_tell_the_last_morning() -> None:
    later = Mornings(
        known=(Morning(on(-3), on(-2), "yes"),), sessions=(on(-3), on(-1)), entries=frozenset({on(-3), on(-2), on(-1)})
    )
    assert not later.settled_on(on(0), on(-9))
    assert later.settled_on(on(-1), on(-9)) == on(-2), "nothing was done since, and so it is the newest one"


def test_only_mornings_of_the_flare_up_tell_how_it_goes() -> None:
    """clinical.md A13: the last morning has to be known; an answer given late is about the morning it is about."""
    before = mornings("yes")
    assert before.settled_on(on(0), on(-1))
    assert not before.settled_on(on(0), on(0)), "its session was before the flare-up"
    usual = {on(-n): 4.0 for n in range(1, 12)}
    assert mornings("yes", usual | {on(0): 5.0}).settled_on(on(0), on(0)), "pain tells where the answer does not"
    assert mornings("no", usual | {on(0): 5.0}).settled_on(on(0), on(0)) == "no", "a no is never left out"
    late = Mornings(known=(Morning(on(-4), on(0), "yes"),), sessions=(on(-4),), entries=frozenset({on(-1)}))
    assert not late.settled_on(on(0), on(-9)), "four mornings ago is not the last one"
