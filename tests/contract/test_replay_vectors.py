"""Diaries for `replay`, each worked by hand from clinical.md A11 to A14 and from what the command promises.

Unless a case says otherwise the start is 20 with a step of 3, in whole units, on five days a week: half of 20 is 10,
three quarters 15, the ceiling floor(1.2 * 20) = 24, as planned 18 to 25, and the cap of a step floor(0.2 * 20) = 4.
Days are numbered from the first row; a week is seven days.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.contract.pacing import CODES
from tests.contract.program import MONDAY, day, replay, write_table

STATES = {"steady", "flare", "easing_back", "held", "locked", "maintenance", "envelope"}

Cell = float | str | None
Amounts = tuple[float | None, float | None, str]


@dataclass(frozen=True)
class Seven:
    """Seven rows; a single value stands in each row of a session, or (flare, hold, red_flag, pain) in every row."""

    done: Sequence[float | None]
    settled: str | Sequence[str | None] | None = "yes"
    rpe: float | Sequence[float | None] | None = None
    planned: int | Sequence[int | None] | None = None
    flare: int | Sequence[int | None] | None = None
    hold: int | Sequence[int | None] | None = None
    red_flag: int | Sequence[int | None] | None = None
    pain: float | Sequence[float | None] | None = None
    without: frozenset[int] = frozenset()
    """Places (0 to 6) that have no row at all."""

    def cell(self, column: str, place: int) -> Cell:
        """What stands in a column of one row."""
        said: Any = getattr(self, column)
        if said is not None and not isinstance(said, (str, int, float)):
            value: Cell = said[place]
            return value
        if column in {"settled", "rpe"} and not self.done[place]:
            return None
        single: Cell = said
        return single


@dataclass(frozen=True)
class Said:
    """What the review of one week says; None is not looked at here."""

    decision: str | None
    next_quota: float | None
    reasons: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    adherence: float | None = None
    settle: float | None = None
    overdo: int | None = None
    mean_rpe: float | None = None


@dataclass(frozen=True)
class Case:
    """A diary and what becomes of it."""

    weeks: Sequence[Seven]
    said: Sequence[Said]
    quota: float = 20
    step: float = 3
    unit_min: float = 1
    more: tuple[object, ...] = ()
    days: Mapping[int, Amounts] = field(default_factory=dict)
    states: Mapping[int, str] = field(default_factory=dict)
    """Where a column leaves open how much is asked for: a hold without its reason, a sign without its tier."""


def up(next_quota: float, **more: Any) -> Said:
    return Said("up", next_quota, frozenset({"all_clear"}), **more)


def hold(*reasons: str, at: float | None = 20, **more: Any) -> Said:
    return Said("hold", at, frozenset(reasons), **more)


def down(next_quota: float, *reasons: str, **more: Any) -> Said:
    return Said("down", next_quota, frozenset(reasons), **more)


def five(amount: float) -> tuple[float, ...]:
    """Five sessions of an amount and two days of rest that were logged."""
    return (amount,) * 5 + (0.0, 0.0)


NOTHING_WRITTEN = Seven((None,) * 7, settled=None, without=frozenset(range(7)))
UNDER = Seven(five(10))
THREE_OF_FIVE = (20.0, 20.0, 20.0, 0.0, 0.0, 0.0, 0.0)

CASES = {
    # --- UP and its size
    "clear weeks": Case(
        # caps floor(4), floor(4.6) = 4, floor(5.2) = 5: the step of 3 fits each time
        [Seven(five(20)), Seven(five(23)), Seven(five(26))],
        [up(23, adherence=1, settle=1, overdo=0), up(26), up(29)],
        days={1: (20, 24, "steady"), 8: (23, 27, "steady"), 15: (26, 31, "steady")},  # 27.6, 31.2
    ),
    "a step is at least the smallest": Case(
        # Q 4, s 2: cap max(1, floor(0.8) = 0) = 1; 5: floor(1.0) = 1; 6: floor(1.2) = 1
        [Seven(five(4)), Seven(five(5)), Seven(five(6))],
        [up(5), up(6), up(7)],
        quota=4,
        step=2,
        days={1: (4, 4, "steady"), 8: (5, 6, "steady")},  # floor(4.8) = 4, floor(6.0) = 6
    ),
    "the cap grows with the amount": Case(
        # Q 9, s 2: cap floor(1.8) = 1; 10: floor(2.0) = 2
        [Seven(five(9)), Seven(five(10)), Seven(five(12))],
        [up(10), up(12), up(14)],
        quota=9,
        step=2,
    ),
    "metres in tens": Case(
        # cap floor_10(32) = 30, floor_10(36) = 30
        [Seven(five(160)), Seven(five(180))],
        [up(180), up(200)],
        quota=160,
        step=20,
        unit_min=10,
        days={1: (160, 190, "steady"), 8: (180, 210, "steady")},  # 192, 216
    ),
    "metres in fifties": Case(
        # cap max(50, floor_50(70) = 50), max(50, floor_50(80) = 50)
        [Seven(five(350)), Seven(five(400))],
        [up(400), up(450)],
        quota=350,
        step=50,
        unit_min=50,
        days={1: (350, 400, "steady"), 8: (400, 450, "steady")},  # 420, 480
    ),
    "half minutes": Case(
        # cap max(0.5, floor_0.5(0.8) = 0.5), floor_0.5(0.9) = 0.5
        [Seven(five(4)), Seven(five(4.5)), Seven(five(5))],
        [up(4.5), up(5), up(5.5)],
        quota=4,
        step=0.5,
        unit_min=0.5,
        days={1: (4, 4.5, "steady"), 8: (4.5, 5, "steady")},  # 4.8, 5.4
    ),
    "steps in hundreds": Case(
        # cap floor_100(720) = 700, floor_100(820) = 800
        [Seven(five(3600)), Seven(five(4100))],
        [up(4100), up(4600)],
        quota=3600,
        step=500,
        unit_min=100,
    ),
    "the aim is the end": Case(
        # min(22, 23) = 22; two reviews at 22: kept as it is
        [Seven(five(20)), Seven(five(22)), Seven(five(22)), Seven(five(22))],
        [up(22), Said(None, 22), Said("maintain", 22, frozenset({"aim_reached"})), Said("maintain", 22)],
        more=("--aim", 22),
        days={8: (22, 26, "steady"), 22: (22, 26, "maintenance")},  # floor(26.4)
    ),
    # --- one gate each
    "the edges of as planned": Case([Seven((18, 18, 25, 25, 20, 0, 0))], [up(23, adherence=1, overdo=0)]),
    "just outside of as planned": Case(
        [Seven((17.9, 17.9, 17.9, 20, 20, 0, 0))], [hold("low_adherence", adherence=0.4, overdo=0)]
    ),
    "three of five": Case([Seven(THREE_OF_FIVE)], [hold("low_adherence", adherence=0.6)]),
    "four of five": Case([Seven((20, 20, 0, 20, 20, 0, 0))], [up(23, adherence=0.8)]),
    "five of seven": Case(
        # 5/7 = 0.714 >= 0.70
        [Seven((20, 20, 20, 0, 20, 0, 20))],
        [up(23, adherence=5 / 7)],
        more=("--days-per-week", 7),
    ),
    "four of seven": Case(
        # 4/7 = 0.571
        [Seven((20, 20, 20, 0, 20, 0, 0))],
        [hold("low_adherence", adherence=4 / 7)],
        more=("--days-per-week", 7),
    ),
    "three days a week, Monday Wednesday Friday": Case(
        [Seven((20, 0, 20, 0, 20, 0, 0)), Seven((0, 23, 0, 23, 0, 0, 23))],
        [up(23, adherence=1), up(26, adherence=1)],
        more=("--days-per-week", 3),
    ),
    "planned days are said": Case(
        # Three planned, three done, although five are the usual number.
        [Seven((20, 0, 20, 0, 20, 0, 0), planned=(1, 0, 1, 0, 1, 0, 0))],
        [up(23, adherence=1)],
    ),
    "planned days that were missed": Case(
        # 3 of 6 planned
        [Seven((20, 0, 20, 0, 20, 0, 0), planned=(1, 1, 1, 1, 1, 1, 0))],
        [hold("low_adherence", adherence=0.5)],
    ),
    "planned days that nobody knows are any five": Case(
        [Seven((0, 20, 20, 0, 20, 20, 20), planned=(None,) * 7)], [up(23, adherence=1)]
    ),
    "one day over": Case([Seven((20, 20, 20, 20, 26, 0, 0))], [up(23, adherence=0.8, overdo=1)]),
    "two days over": Case(
        # 5 of 7 planned = 0.714, but two above 25
        [Seven((20, 20, 20, 20, 20, 26, 26), planned=1)],
        [hold("overdone", adherence=5 / 7, overdo=2)],
    ),
    "settled four of five": Case(
        [Seven(five(20), settled=("yes", "no", "nearly", "yes", "yes", None, None))], [up(23, settle=0.8)]
    ),
    "settled three of four": Case(
        # A session without an answer is left out: 3 of 4 = 0.75 < 0.80.
        [Seven(five(20), settled=("yes", "no", "yes", "yes", None, None, None))],
        [hold("not_settled", settle=0.75)],
    ),
    "nearly is settled": Case([Seven(five(20), settled="nearly")], [up(23, settle=1)]),
    "no answer about any morning": Case([Seven(five(20), settled=None)], [hold("settle_unknown")]),
    "effort of 5": Case([Seven(five(20), rpe=5)], [up(23, mean_rpe=5)]),
    "effort above 5": Case(
        # 26/5 = 5.2
        [Seven(five(20), rpe=(5, 5, 5, 5, 6, None, None))],
        [hold("effort_high", mean_rpe=5.2)],
    ),
    "effort of one session": Case([Seven(five(20), rpe=(4, None, None, None, None, None, None))], [up(23, mean_rpe=4)]),
    "three rows": Case(
        # min(4, 5) = 4 logged days are needed
        [Seven((20, 20, 20, 0, 0, 0, 0), without=frozenset({3, 4, 5, 6}))],
        [hold("too_few_days")],
    ),
    "empty cells are not logged": Case([Seven((20, 20, 20, None, None, None, None))], [hold("too_few_days")]),
    "three rows of three days a week": Case(
        [Seven((20, 20, 20, 0, 0, 0, 0), without=frozenset({3, 4, 5, 6}))],
        [up(23, adherence=1)],
        more=("--days-per-week", 3),
    ),
    "nothing done is logged": Case(
        [Seven((0.0,) * 7, settled=None)],
        [hold("low_adherence", adherence=0, never=frozenset({"too_few_days"}))],
    ),
    "two gates at once": Case(
        [Seven(THREE_OF_FIVE, settled="no", rpe=8)], [hold("low_adherence", "not_settled", "effort_high", settle=0)]
    ),
    # --- DOWN and not
    "two weeks of less": Case(
        # mean(done > 0) = 10; floor(0.8 * 10) = 8; then Q + min(3, max(1, floor(1.6))) = 9
        [UNDER, UNDER, Seven(five(8))],
        [hold("low_adherence", adherence=0), down(8, "missed_twice", adherence=0), up(9)],
        days={15: (8, 9, "steady"), 21: (8, 9, "steady")},  # floor(9.6) = 9
    ),
    "two weeks of less, a mean that is rounded down": Case(
        # (13 + 11 + 9 + 7 + 5)/5 = 9; 7.2 -> 7
        [Seven((13, 11, 9, 7, 5, 0, 0)), Seven((13, 11, 9, 7, 5, 0, 0))],
        [hold("low_adherence"), down(7, "missed_twice")],
    ),
    "one day of five as planned": Case(
        # adherence 0.2; (20 + 4 * 10)/5 = 12; 9.6 -> 9
        [Seven((20, 10, 10, 10, 10, 0, 0)), Seven((20, 10, 10, 10, 10, 0, 0))],
        [hold("low_adherence", adherence=0.2), down(9, "missed_twice", adherence=0.2)],
    ),
    "two weeks of nothing": Case(
        # no done > 0: max(1, floor(0.8 * 20)) = 16
        [Seven((0.0,) * 7, settled=None), Seven((0.0,) * 7, settled=None)],
        [hold("low_adherence"), down(16, "missed_twice")],
    ),
    "metres go down in tens": Case(
        # 0.8 * 90 = 72 -> 70
        [Seven(five(90)), Seven(five(90))],
        [hold("low_adherence", at=200), down(70, "missed_twice")],
        quota=200,
        step=20,
        unit_min=10,
    ),
    "never below the smallest": Case(
        # 0.8 * 20 = 16 -> floor_50 = 0: 50
        [Seven(five(20)), Seven(five(20))],
        [hold("low_adherence", at=300), down(50, "missed_twice")],
        quota=300,
        step=50,
        unit_min=50,
    ),
    "forty percent is not below forty": Case(
        [Seven((20, 20, 10, 10, 10, 0, 0)), Seven((20, 20, 10, 10, 10, 0, 0))],
        [hold("low_adherence", adherence=0.4), hold("low_adherence", adherence=0.4, never=frozenset({"missed_twice"}))],
    ),
    "a good week between": Case(
        [UNDER, Seven(five(20), rpe=9), UNDER],
        [hold("low_adherence"), hold("effort_high"), hold("low_adherence", never=frozenset({"missed_twice"}))],
    ),
    "an empty week between": Case(
        [UNDER, NOTHING_WRITTEN, UNDER],
        [hold("low_adherence"), hold("too_few_days"), hold("low_adherence", never=frozenset({"missed_twice"}))],
    ),
    "eight weeks between": Case(
        [UNDER, *[NOTHING_WRITTEN] * 7, UNDER],
        [hold("low_adherence"), *[hold("too_few_days")] * 7, hold("low_adherence", never=frozenset({"missed_twice"}))],
    ),
    "over by pattern": Case(
        [Seven(five(40)), Seven(five(40))],
        [
            hold("low_adherence", "overdone", overdo=5),
            hold("over_pattern", overdo=5, never=frozenset({"missed_twice"})),
        ],
    ),
    "over, but one session only in the second week": Case(
        # (3 * 26 + 26 + 4)/5 = 21.6; 17.28 -> 17
        [Seven((26, 26, 26, 0, 0, 0, 0)), Seven((26, 4, 0, 0, 0, 0, 0))],
        [hold("low_adherence", overdo=3), down(17, "missed_twice", overdo=1)],
    ),
    "over, but most were under": Case(
        # Two of five off-plan sessions OVER in each week: (26 + 26 + 4 + 4 + 4)/5 = 12.8; 10.24 -> 10
        [Seven((26, 26, 4, 4, 4, 0, 0)), Seven((26, 26, 4, 4, 4, 0, 0))],
        [hold("low_adherence", overdo=2), down(10, "missed_twice", overdo=2)],
    ),
    "a fall is never a rise": Case(
        # (60 + 60 + 4 + 4 + 4)/5 = 26.4; 21.12 -> 21; min(20, 21) = 20
        [Seven((60, 60, 4, 4, 4, 0, 0)), Seven((60, 60, 4, 4, 4, 0, 0))],
        [hold("low_adherence"), Said(None, 20)],
    ),
    "a body that does not settle": Case(
        # As planned or nearly over; (12 * 20 + 2 * 26)/14 = 20.9; 0.8 * min(20, 20.9) = 16
        [
            Seven((20, 20, 20, 20, 20, 20, 26), settled="no"),
            Seven((20, 20, 20, 20, 20, 20, 26), settled="no"),
            Seven(five(16)),
        ],
        # then 16 + min(3, max(1, floor(3.2))) = 19
        [hold("not_settled", settle=0), down(16, "unsettled_twice", settle=0), up(19)],
        # Day 14 was not settled by the next morning: day 15 is amber (A10), without a ceiling; then floor(19.2).
        days={15: (16, 16, "steady"), 16: (16, 19, "steady")},
    ),
    "a body that does not settle with a little less": Case(
        # 18 is as planned; 0.8 * min(20, 18) = 14.4 -> 14
        [Seven(five(18), settled="no"), Seven(five(18), settled="no")],
        [hold("not_settled"), down(14, "unsettled_twice")],
    ),
    "a body that does not settle goes down although most was over": Case(
        [Seven(five(40), settled="no"), Seven(five(40), settled="no")],
        [hold("not_settled"), down(16, "unsettled_twice")],
    ),
    "a body that does not settle at the smallest amount": Case(
        [Seven(five(1), settled="no"), Seven(five(1), settled="no")],
        [hold("not_settled", at=1), Said(None, 1)],
        quota=1,
        step=1,
    ),
    "half settled is not below half": Case(
        [Seven(five(20), settled=("yes", "yes", "no", "no", None, None, None))] * 2,
        [hold("not_settled", settle=0.5), hold("not_settled", settle=0.5, never=frozenset({"unsettled_twice"}))],
    ),
    "a settled week between": Case(
        [Seven(five(20), settled="no"), Seven(five(20), rpe=9), Seven(five(20), settled="no")],
        [hold("not_settled"), hold("effort_high"), hold("not_settled", never=frozenset({"unsettled_twice"}))],
    ),
    "an empty week between two that did not settle": Case(
        [Seven(five(20), settled="no"), NOTHING_WRITTEN, Seven(five(20), settled="no")],
        [hold("not_settled"), hold("too_few_days"), hold("not_settled", never=frozenset({"unsettled_twice"}))],
    ),
    # --- pain instead of the answer
    "pain tells only where no answer was given": Case(
        # Two weeks of 3, then 5 on each morning after a session: 5 - median 3 = 2, not settled. Effort: 9.
        [Seven(five(20), settled=None, rpe=9, pain=3)] * 2
        + [Seven(five(20), settled=None, rpe=9, pain=(3, 5, 5, 5, 5, 5, 5))],
        [hold("effort_high"), hold("effort_high"), hold("not_settled", "effort_high", settle=0)],
    ),
    "an answer comes before pain": Case(
        [Seven(five(20), rpe=9, pain=3)] * 2 + [Seven(five(20), rpe=9, pain=(3, 8, 8, 8, 8, 8, 8))],
        [
            hold("effort_high"),
            hold("effort_high"),
            hold("effort_high", settle=1, never=frozenset({"not_settled", "settle_unknown"})),
        ],
    ),
    # --- flare-ups
    "two days of a flare": Case(
        # Days 3 and 4: 10; its end: 15 on days 5 and 6; then 20, without a ceiling above it in the week of hold.
        [
            Seven((20, 20, 10, 10, 15, 15, 20), flare=(0, 0, 1, 1, 0, 0, 0)),
            Seven((20, 20, 20, 0, 0, 0, 0), flare=0),
        ],
        [hold("flare"), Said("hold", 20)],
        days={
            2: (20, 24, "steady"),
            3: (10, 10, "flare"),
            4: (10, 10, "flare"),
            5: (15, 15, "easing_back"),
            6: (15, 15, "easing_back"),
            14: (20, 24, "steady"),
        },
    ),
    "five days of a flare and no known morning": Case(
        # 10 10 15 15 15, its end 15 15
        [Seven((10, 10, 15, 15, 15, 15, 15), settled=None, flare=(1, 1, 1, 1, 1, 0, 0))],
        [hold("flare")],
        days={
            1: (10, 10, "flare"),
            2: (10, 10, "flare"),
            3: (15, 15, "flare"),
            4: (15, 15, "flare"),
            5: (15, 15, "flare"),
            6: (15, 15, "easing_back"),
            7: (15, 15, "easing_back"),
        },
    ),
    "five days of a flare and settled mornings": Case(
        # `settled` of day 4 tells of the morning of day 5: 20; who was back stays there.
        [Seven((10, 10, 15, 15, 20, 20, 20), settled="yes", flare=(1, 1, 1, 1, 1, 0, 0))],
        [hold("flare")],
        days={4: (15, 15, "flare"), 5: (20, 20, "flare")},
    ),
    "nine days of a flare": Case(
        # 10 10 15 15 15 15 15, then more than seven days: 10 10; its end: 15 for the week of hold.
        [
            Seven((10, 10, 15, 15, 15, 15, 15), settled="no", flare=1),
            Seven((10, 10, 15, 15, 15, 15, 15), settled="no", flare=(1, 1, 0, 0, 0, 0, 0)),
            Seven((15, 0, 0, 20, 20, 0, 20), settled="no", flare=0),  # no session before day 21: it is not amber
        ],
        [hold("flare"), hold("flare"), Said("hold", 20)],
        days={
            7: (15, 15, "flare"),
            8: (10, 10, "flare"),
            9: (10, 10, "flare"),
            10: (15, 15, "easing_back"),
            12: (15, 15, "easing_back"),
            14: (15, 15, "easing_back"),
            21: (20, 24, "steady"),
        },
    ),
    "nine days of a flare with settled mornings": Case(
        [
            Seven((10, 10, 15, 15, 20, 20, 20), flare=1),
            Seven((20, 20, 20, 0, 0, 0, 0), flare=(1, 1, 0, 0, 0, 0, 0)),
        ],
        [hold("flare"), hold("flare")],
        days={7: (20, 20, "flare"), 8: (20, 20, "flare"), 9: (20, 20, "flare")},
    ),
    "a flare without rows in between": Case(
        # Begun on day 2; days 3 to 5 have no row; the empty cell of day 6 does not end it, since there are zeros.
        [
            Seven(
                (20, 10, None, None, None, 15, 15),
                flare=(0, 1, None, None, None, None, 0),
                without=frozenset({2, 3, 4}),
            )
        ],
        [hold("flare")],
        days={2: (10, 10, "flare"), 6: (15, 15, "flare"), 7: (15, 15, "easing_back")},
    ),
    "a flare in a column without a 0": Case(
        # Empty cells of logged days count as 0: the end is day 3.
        [Seven((10, 10, 15, 15, 20, 0, 0), flare=(1, 1, None, None, None, None, None))],
        [hold("flare")],
        days={2: (10, 10, "flare"), 3: (15, 15, "easing_back"), 4: (15, 15, "easing_back")},
    ),
    "the smaller amount counts on a day of a flare": Case(
        # 20 20 20 and, on the two days of the flare, 10 10: five of five.
        [Seven((20, 20, 20, 0, 0, 10, 10), flare=(0, 0, 0, 0, 0, 1, 1))],
        [hold("flare", adherence=1, overdo=0)],
    ),
    "the usual amount on a day of a flare is over": Case(
        # 20 > 1.25 * 10 on two days: three of five.
        [Seven((20, 20, 20, 0, 0, 20, 20), flare=(0, 0, 0, 0, 0, 1, 1))],
        [hold("flare", adherence=0.6, overdo=2)],
    ),
    "the week after a flare": Case(
        # Flare on days 6 and 7; days 8 to 14 are the week after; then up.
        [
            Seven((20, 20, 20, 0, 0, 10, 10), flare=(0, 0, 0, 0, 0, 1, 1)),
            Seven((15, 15, 20, 20, 20, 20, 20), flare=0),
            Seven(five(20), flare=0),
        ],
        [hold("flare"), hold("after_flare"), up(23)],
        days={8: (15, 15, "easing_back"), 9: (15, 15, "easing_back"), 21: (20, 24, "steady")},
    ),
    "a flare between two bad weeks": Case(
        [
            Seven(five(4), flare=0),
            Seven(five(4), flare=(0, 1, 0, 0, 0, 0, 0)),
        ],
        [hold("low_adherence"), hold("flare", never=frozenset({"missed_twice"}))],
    ),
    "a bad week after one with a flare": Case(
        # The week with the flare counts neither way, so the bad week after it is the first of two.
        [Seven(five(4), flare=(1, 0, 0, 0, 0, 0, 0)), Seven(five(4), flare=0)],
        [hold("flare"), hold(never=frozenset({"missed_twice"}))],
    ),
    "three flares in 28 days halve the step": Case(
        # Days 2, 6 and 10. Week 3 is not as planned. Week 4: 32 + 4/2 = 34.
        [
            Seven((32, 16, 24, 24, 32, 16, 24), flare=(0, 1, 0, 0, 0, 1, 0)),
            Seven((24, 32, 16, 24, 24, 32, 32), flare=(0, 0, 1, 0, 0, 0, 0)),
            Seven((32, 32, 32, 0, 0, 0, 0), flare=0),
            Seven(five(32), flare=0),
        ],
        [hold("flare", at=32), hold("flare", at=32), Said("hold", 32), up(34)],
        quota=32,
        step=4,
    ),
    "two flares in 28 days do not": Case(
        [
            Seven((32, 16, 24, 24, 32, 16, 24), flare=(0, 1, 0, 0, 0, 1, 0)),
            Seven((32, 32, 32, 0, 0, 0, 0), flare=0),
            Seven((32, 32, 32, 0, 0, 0, 0), flare=0),
            Seven(five(32), flare=0),
        ],
        [hold("flare", at=32), Said("hold", 32), Said("hold", 32), up(36)],
        quota=32,
        step=4,
    ),
    "sixteen days of a flare halve the step": Case(
        [
            Seven((16, 16, 24, 24, 24, 24, 24), settled="no", flare=1),
            Seven((16,) * 7, settled="no", flare=1),
            Seven((16, 16, 24, 24, 24, 24, 24), settled="no", flare=(1, 1, 0, 0, 0, 0, 0)),
            Seven((32, 32, 32, 0, 0, 0, 0), flare=0),
            Seven(five(32), flare=0),
        ],
        [hold("flare", at=32), hold("flare", at=32), hold("flare", at=32), Said("hold", 32), up(34)],
        quota=32,
        step=4,
    ),
    "twelve days of a flare do not": Case(
        [
            Seven((16, 16, 24, 24, 24, 24, 24), settled="no", flare=1),
            Seven((16, 16, 16, 16, 16, 24, 24), settled="no", flare=(1, 1, 1, 1, 1, 0, 0)),
            Seven((32, 32, 32, 0, 0, 0, 0), flare=0),
            Seven(five(32), flare=0),
        ],
        [hold("flare", at=32), hold("flare", at=32), Said("hold", 32), up(36)],
        quota=32,
        step=4,
    ),
    # --- holds, signs, the branch
    "a week on hold": Case(
        [Seven(five(20), hold=1)],
        [hold("on_hold", at=None)],
        states={1: "held", 7: "held"},
    ),
    "a hold between two bad weeks": Case(
        [Seven(five(10), hold=0), Seven(five(10), hold=1)],
        [hold("low_adherence"), hold("on_hold", at=None, never=frozenset({"missed_twice"}))],
    ),
    "an open sign": Case(
        [Seven(five(20), red_flag=1)],
        [hold("safety_lock")],
        states={1: "locked", 7: "locked"},
    ),
    "a sign that was looked at": Case(
        [Seven(five(20), red_flag=1), Seven(five(20), red_flag=0)],
        [hold("safety_lock"), up(23)],
        days={14: (20, 24, "steady")},
    ),
    "effort that makes worse": Case(
        [Seven(five(20)), Seven(five(20))],
        [hold("pem"), hold("pem")],
        more=("--pem",),
        days={1: (20, 20, "envelope"), 14: (20, 20, "envelope")},
    ),
    "effort that makes worse, in a flare": Case(
        # A flare comes before the envelope.
        [Seven((10, 15, 15, 20, 20, 0, 0), flare=(1, 0, 0, 0, 0, 0, 0))],
        [hold()],
        more=("--pem",),
        states={1: "flare"},
    ),
    "a hold in a flare": Case(
        [Seven((10, 10, 15, 15, 15, 15, 15), settled="no", flare=1, hold=(0, 1, 0, 0, 0, 0, 0))],
        [hold("flare")],
        days={1: (10, 10, "flare")},
        states={2: "held"},
    ),
}

COLUMNS = ("settled", "rpe", "planned", "flare", "hold", "red_flag", "pain")


def table_of(case: Case, folder: Path, *, days_as: str = "%Y-%m-%d") -> Path:
    """The diary of a case as a file; a column that nothing stands in is left out, but for `planned` if it is named."""
    used = [column for column in COLUMNS if any(getattr(week, column) is not None for week in case.weeks)]
    rows = [
        [
            (MONDAY + timedelta(days=7 * number + place)).strftime(days_as),
            week.done[place],
            *[week.cell(column, place) for column in used],
        ]
        for number, week in enumerate(case.weeks)
        for place in range(7)
        if place not in week.without
    ]
    return write_table(folder / "diary.csv", ("date", "done", *used), rows)


def answer_of(case: Case, folder: Path) -> Any:
    words = ("--quota", case.quota, "--step", case.step, "--unit-min", case.unit_min)
    return replay(table_of(case, folder), *words, *case.more)


@pytest.mark.parametrize("name", CASES)
def test_what_each_week_decides(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    weeks = answer_of(case, tmp_path)["weeks"]
    assert len(weeks) == len(case.weeks)
    for number, (week, said) in enumerate(zip(weeks, case.said, strict=True), 1):
        where = f"week {number}: {week}"
        if said.decision is not None:
            assert week["decision"] == said.decision, where
        if said.next_quota is not None:
            assert week["next_quota"] == pytest.approx(said.next_quota), where
        assert said.reasons <= set(week["reasons"]), where
        assert not said.never & set(week["reasons"]), where
        for figure in ("adherence", "settle", "mean_rpe", "overdo"):
            expected = getattr(said, figure)
            if expected is not None:
                assert week[figure] == pytest.approx(expected, abs=0.001), f"{figure}, {where}"


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.days or case.states])
def test_what_each_day_asks_for(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    days = {one["date"]: (one["target"], one["ceiling"], one["state"]) for one in answer_of(case, tmp_path)["days"]}
    assert {number: days[str(day(number))] for number in case.days} == dict(case.days)
    assert {number: days[str(day(number))][2] for number in case.states} == dict(case.states)


@pytest.mark.parametrize("name", CASES)
def test_what_holds_in_every_replay(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    answer = answer_of(case, tmp_path)
    quota: float = case.quota
    for number, week in enumerate(answer["weeks"]):
        assert week["week"] == number + 1
        assert (week["from"], week["to"]) == (str(day(7 * number + 1)), str(day(7 * number + 7)))
        assert week["quota"] == pytest.approx(quota)
        assert week["reasons"]
        assert set(week["reasons"]) <= CODES
        quota = week["next_quota"]
        if week["decision"] == "up":
            assert quota > week["quota"]
            assert quota - week["quota"] <= max(case.unit_min, 0.2 * week["quota"]) + 1e-9
        else:
            assert quota <= week["quota"]
        if set(week["reasons"]) & {"flare", "after_flare", "on_hold", "safety_lock", "pem", "too_few_days"}:
            assert week["decision"] == "hold"
    assert answer["final_quota"] == pytest.approx(quota)
    for one in answer["days"]:
        assert one["state"] in STATES
        if one["state"] in {"held", "locked", "flare", "easing_back", "envelope"}:
            assert one["ceiling"] == one["target"], one
        if one["state"] == "flare" and "--pem" not in case.more:
            assert one["target"] >= case.unit_min


@pytest.mark.parametrize("name", ["two days of a flare", "two weeks of less", "clear weeks"])
@pytest.mark.parametrize(("option", "days_as"), [("--day-first", "%d/%m/%Y"), ("--month-first", "%m/%d/%Y")])
def test_dates_in_another_order(name: str, option: str, days_as: str, tmp_path: Path) -> None:
    case = CASES[name]
    words = ("--quota", case.quota, "--step", case.step, "--unit-min", case.unit_min, *case.more)
    assert replay(table_of(case, tmp_path, days_as=days_as), *words, option) == answer_of(case, tmp_path)


def rises_of(case: Case, folder: Path, first: int) -> list[tuple[int, float]]:
    """Week and amount of each step up from week `first` on."""
    weeks = answer_of(case, folder)["weeks"]
    return [(week["week"], week["quota"]) for week in weeks if week["decision"] == "up" and week["week"] >= first]


def flares_then(quota: float, step: float, weeks: int) -> Case:
    """Three flares in ten days, a week that is not as planned, then weeks with five sessions."""
    fill = [
        Seven(five(quota), flare=(0, 1, 0, 0, 0, 1, 0)),
        Seven(five(quota), flare=(0, 0, 1, 0, 0, 0, 0)),
        Seven((quota, quota, quota, 0, 0, 0, 0), flare=0),
    ]
    return Case([*fill, *[Seven(five(quota), flare=0)] * weeks], [], quota=quota, step=step)


def lived(case: Case, folder: Path, first: int) -> list[tuple[int, float]]:
    """Like `rises_of`, with each week from `first` on done at the amount that the replay gives for it."""
    weeks = list(case.weeks)
    for number in range(first - 1, len(weeks)):
        now = answer_of(Case(weeks, [], quota=case.quota, step=case.step), folder)["weeks"][number]["quota"]
        weeks[number] = Seven(five(now), flare=0)
    return rises_of(Case(weeks, [], quota=case.quota, step=case.step), folder, first)


def test_a_halved_step_of_the_same_size_comes_every_second_week(tmp_path: Path) -> None:
    # s 1, halved round(0.5) = 1: the same, so 14 days lie between two steps.
    rises = lived(flares_then(8, 1, 6), tmp_path, 4)
    assert len(rises) >= 2
    assert {later[0] - earlier[0] for earlier, later in itertools.pairwise(rises)} == {2}


def test_a_halved_step_comes_every_second_week_where_the_cap_makes_both_the_same(tmp_path: Path) -> None:
    # s 2, halved 1. At 5 to 9 the cap is max(1, floor(0.2 Q)) = 1 for both.
    rises = [rise for rise in lived(flares_then(5, 2, 6), tmp_path, 4) if rise[1] <= 9]
    assert len(rises) >= 2
    assert {later[0] - earlier[0] for earlier, later in itertools.pairwise(rises)} == {2}


def test_a_halved_step_of_another_size_comes_every_week(tmp_path: Path) -> None:
    # s 4, halved 2, at 32: the cap is 6 for both, so both differ.
    rises = lived(flares_then(32, 4, 4), tmp_path, 4)
    assert rises == [(4, 32), (5, 34), (6, 36), (7, 38)]
