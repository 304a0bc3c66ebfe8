"""The weekly review: each gate alone turns a step into a hold; two hard weeks make it smaller (clinical.md A12)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from painplan.pacing.days import DayFacts
from painplan.pacing.gates import OPEN, Closed
from painplan.pacing.reasons import Code
from painplan.pacing.review import More, PastReview, Proposal, review
from painplan.pacing.rhythm import Pace, day_is_full, stepped_up
from painplan.pacing.target import DayState, calm_day, target
from painplan.pacing.week import Week, summarise
from painplan.plans.reasons import gate_line, sentence

MONDAY = date(2026, 1, 5)
PACE = Pace(unit_min=1, step=2)
PLANNED = 5
Done = float | None
GOOD: tuple[Done, ...] = (20, 20, 20, 20, 20, None, None)


def days(done: Sequence[Done] = GOOD, start: date = MONDAY, quota: float = 20, **more: Any) -> list[DayFacts]:
    """Seven days, the first five planned; settled unless said otherwise. A field may differ from day to day."""
    found = []
    for number, amount in enumerate(done):
        here = {name: value[number] if isinstance(value, tuple) else value for name, value in more.items()}
        fields: dict[str, Any] = {
            "settled": "yes",
            "logged": amount is not None,
            "target": quota,
            "planned": number < PLANNED,
        } | here
        found.append(DayFacts(day=start + timedelta(days=number), done=amount, **fields))
    return found


def week(done: Sequence[Done] = GOOD, **more: Any) -> Week:
    return summed(days(done, **more))


def summed(these: list[DayFacts], pain: dict[date, float] | None = None, days_per_week: int = PLANNED) -> Week:
    return summarise(these, pain or {}, days_per_week=days_per_week)


def reviewed(this: list[DayFacts], before: list[DayFacts] | None = None, **more: Any) -> Proposal:
    """The proposal about a week, with the week before it when there is one; quota 20 in both."""
    quota, week_before = more.pop("quota", 20), None if before is None else summed(before)
    earlier = [] if week_before is None else [PastReview(week=week_before, quota=quota, decision="hold")]
    given: dict[str, Any] = {"earlier": earlier, "fortnight": [*(before or []), *this], "before": week_before} | more
    return review(given.pop("pace", PACE), quota, summed(this), **given)


def codes(proposal: Proposal) -> list[Code]:
    return [reason.code for reason in proposal.reasons]


def later(done: Sequence[Done] = GOOD, **more: Any) -> list[DayFacts]:
    return days(done, start=MONDAY + timedelta(days=7), **more)


def test_a_week_as_planned_allows_one_step() -> None:
    proposal = reviewed(days())
    assert (proposal.decision, codes(proposal)) == ("up", ["all_clear"])
    assert (proposal.quota, proposal.next_quota) == (20, 22)
    assert [(gate.code, gate.met) for gate in proposal.gates] == [
        ("as_planned", True),
        ("within_ceiling", True),
        ("settled", True),
        ("effort_unknown", None),
        ("no_flare", True),
    ]
    assert reviewed(days(rpe=3)).gates[3].met is True


def test_effort_without_any_data_holds_nothing_back_and_is_not_known() -> None:
    """clinical.md A12 UP, UNKNOWN: never a tick for what nobody said."""
    (gate,) = (gate for gate in reviewed(days()).gates if gate.code == "effort_unknown")
    assert (gate.met, reviewed(days()).decision) == (None, "up")


ONE_GATE: dict[str, dict[str, Any]] = {
    "too_few_days": {"done": (20, 20, 20, None, None, None, None)},
    "low_adherence": {"done": (20, 20, 20, 0, 0, None, None)},
    "overdone": {"done": (20, 20, 20, 20, 26, 26, None)},
    "not_settled": {"settled": ("yes", "yes", "yes", "no", "no", None, None)},
    "settle_unknown": {"settled": None},
    "effort_high": {"rpe": (5, 5, 5, 5, 6, None, None)},
    "flare": {"flare": (False, False, True, False, False, False, False)},
    "on_hold": {"hold": (False, False, False, False, False, False, True)},
    "safety_lock": {"red_flag": (True, False, False, False, False, False, False)},
    "pem": {"pem": True},
}


@pytest.mark.parametrize("code", ONE_GATE)
def test_one_gate_alone_holds_the_step_and_says_so(code: str) -> None:
    fields = dict(ONE_GATE[code])
    proposal = reviewed(days(fields.pop("done", GOOD), **fields))
    assert (proposal.decision, codes(proposal)) == ("hold", [code])
    assert proposal.next_quota == 20


def test_a_flare_up_in_the_week_before_holds() -> None:
    """clinical.md A13: week after flare: HOLD."""
    proposal = reviewed(days(), closed=Closed(after_flare=True))
    assert (proposal.decision, codes(proposal)) == ("hold", ["after_flare"])


def test_only_one_plan_steps_up_in_a_week() -> None:
    proposal = reviewed(days(), closed=Closed(other_plan_first=True))
    assert (proposal.decision, codes(proposal), proposal.next_quota) == ("hold", ["other_plan_first"], 20)


@pytest.mark.parametrize(
    ("closed", "code"),
    [("flare_now", "flare"), ("hold_now", "on_hold"), ("slower_steps", "slower_steps"), ("no_room", "no_room")],
)
def test_what_holds_on_the_day_of_the_review_makes_the_step_wait(closed: str, code: str) -> None:
    """A12 to A14: no amount rises on a day of a flare-up or a hold; gentle steps keep their rhythm."""
    proposal = reviewed(days(), closed=msgspec.structs.replace(OPEN, **{closed: True}))
    assert (proposal.decision, codes(proposal), proposal.next_quota) == ("hold", [code], 20)


def test_a_plan_of_fewer_days_needs_fewer_entries() -> None:
    """clinical.md A12: needs min(4, D) logged days."""
    three = days((20, None, 20, None, 20, None, None), planned=None)
    week_of_three = summed(three, days_per_week=3)
    assert (week_of_three.needed, week_of_three.adherence) == (3, 1)
    assert review(PACE, 20, week_of_three, before=None, earlier=[], fortnight=three).decision == "up"


def test_all_unmet_gates_are_named_in_order() -> None:
    proposal = reviewed(days((20, 20, 20, 0, 0, 26, 26), settled="no", rpe=9, red_flag=True))
    assert codes(proposal) == ["low_adherence", "overdone", "not_settled", "effort_high", "safety_lock"]


def test_too_few_days_still_names_what_locks() -> None:
    proposal = reviewed(days((20, None, None, None, None, None, None), red_flag=True, settled="no"))
    assert codes(proposal) == ["too_few_days", "safety_lock"]
    assert proposal.reasons[0].numbers == {"logged": 1, "days_needed": 4}


@pytest.mark.parametrize(
    ("fields", "decision"),
    [
        ({"done": (20, 20, 20, 20, None, None, None)}, "up"),
        ({"done": (20, 20, 20, 20, 0, None, None)}, "up"),
        ({"done": (18, 18, 18, 18, 18, None, None)}, "up"),
        ({"done": (17.9, 17.9, 18, 18, 18, None, None)}, "hold"),
        ({"done": (25, 25, 25, 25, 25, None, None)}, "up"),
        ({"done": (25.1, 20, 20, 20, 20, None, None)}, "up"),
        ({"settled": ("nearly", "yes", "yes", "nearly", "no", None, None)}, "up"),
        ({"rpe": (4, 6, 5, None, None, None, None)}, "up"),
        ({"rpe": 5}, "up"),
    ],
    ids=["4 of 5 days, 4 logged", "80 %", "0.9 Q counts", "two below 0.9 Q", "1.25 Q counts", "one over", *"abc"],
)
def test_what_is_just_enough_and_what_is_not(fields: dict[str, Any], decision: str) -> None:
    fields = dict(fields)
    proposal = reviewed(days(fields.pop("done", GOOD), **fields))
    assert proposal.decision == decision


def test_seven_of_ten_is_70_percent() -> None:
    """0.7 is not a binary fraction; 7 of 10 planned sessions must still reach it."""
    ten = days((20, 20, 20, 20, 20, 20, 20), planned=True)
    seven_of_ten = week_of(planned=10, as_planned=7)
    assert review(PACE, 20, seven_of_ten, before=None, earlier=[], fortnight=ten).decision == "up"


def week_of(planned: int, as_planned: int) -> Week:
    fields = {name: getattr(week(), name) for name in Week.__struct_fields__}
    return Week(**fields | {"planned": planned, "as_planned": as_planned})


@pytest.mark.parametrize(
    ("quota", "step", "unit_min", "aim", "after"),
    [
        (20, 2, 1, None, 22),
        (4, 2, 1, None, 5),
        (9, 2, 1, None, 10),
        (10, 2, 1, None, 12),
        (160, 20, 10, None, 180),
        (50, 50, 50, None, 100),
        (20, 2, 1, 21, 21),
    ],
)
def test_a_step_is_at_most_a_fifth_or_one_smallest_unit(
    quota: float, step: float, unit_min: float, aim: float | None, after: float
) -> None:
    """clinical.md A12: Q = min(G, Q + min(s, max(unit_min, floor_unit(0.20 Q))))."""
    pace = Pace(unit_min=unit_min, step=step, aim=aim)
    same = days((quota,) * 5 + (None, None), quota=quota)
    assert reviewed(same, quota=quota, pace=pace).next_quota == after


FEW: tuple[Done, ...] = (20, 5, 5, 0, 0, None, None)


def test_much_less_than_planned_twice_makes_the_amount_smaller() -> None:
    """clinical.md A12: adherence < 0.40 in 2 reviews -> 0.8 x mean of what was done; here 0.8 x 10 = 8."""
    proposal = reviewed(later(FEW), before=days(FEW))
    assert (proposal.decision, codes(proposal)) == ("down", ["missed_twice"])
    assert proposal.next_quota == 8
    assert proposal.reasons[0].numbers == {"before_share": 0.2, "now_share": 0.2, "limit_share": 0.4}


def test_once_is_not_twice() -> None:
    assert reviewed(days(FEW)).decision == "hold"
    assert reviewed(later(FEW), before=days()).decision == "hold"
    assert reviewed(later(), before=days(FEW)).decision == "up"


def test_40_percent_is_not_too_few() -> None:
    two_of_five = (20, 20, 5, 5, 5, None, None)
    assert reviewed(later(two_of_five), before=days(two_of_five)).decision == "hold"


def test_mostly_not_settled_twice_makes_the_amount_smaller() -> None:
    rough = ("no", "no", "no", "yes", "yes", None, None)
    proposal = reviewed(later(settled=rough), before=days(settled=rough))
    assert (proposal.decision, codes(proposal)) == ("down", ["unsettled_twice"])
    assert proposal.next_quota == 16


def test_half_settled_is_not_mostly_unsettled() -> None:
    half = ("no", "no", "yes", "yes", None, None, None)
    assert reviewed(later(settled=half), before=days(settled=half)).decision == "hold"


def test_both_reasons_are_named() -> None:
    hard, harder = days(FEW, settled="no"), later(FEW, settled="no")
    assert codes(reviewed(harder, before=hard)) == ["missed_twice", "unsettled_twice"]


def test_days_above_the_amount_are_no_reason_for_less_beside_a_body_that_does_not_settle() -> None:
    """clinical.md A12 DOWN: mostly over, adherence speaks for nothing; what does not settle still goes down."""
    far = (60, 60, 60, 60, 60, None, None)
    proposal = reviewed(later(far, settled="no"), before=days(far, settled="no"))
    assert (proposal.decision, codes(proposal), proposal.next_quota) == ("down", ["unsettled_twice"], 16)


def test_nothing_done_in_two_weeks_goes_to_80_percent_of_the_amount() -> None:
    """clinical.md A12: no done > 0 at all: max(unit_min, floor_unit(0.8 Q))."""
    none = (0, 0, 0, 0, 0, None, None)
    assert reviewed(later(none), before=days(none)).next_quota == 16


def test_down_never_goes_under_the_smallest_unit() -> None:
    little = (0.5, 0.5, 0.5, 0, 0, None, None)
    assert reviewed(later(little), before=days(little)).next_quota == 1


def test_down_is_never_more_than_before() -> None:
    once_far = (0, 0, 0, 0, 24, None, 60)
    proposal = reviewed(later(once_far), before=days(once_far))
    assert (proposal.decision, proposal.next_quota) == ("hold", 20), "what is not less is not called so"
    assert codes(proposal) == ["missed_twice"]


def test_mostly_over_the_amount_is_evened_out_not_made_smaller() -> None:
    """clinical.md A12: except if most off-plan sessions were OVER (done > 1.25 Q) -> HOLD."""
    boom = (40, 40, 40, 5, 20, None, None)
    proposal = reviewed(later(boom), before=days(boom))
    assert (proposal.decision, proposal.next_quota) == ("hold", 20)
    assert codes(proposal)[0] == "over_pattern"


def test_as_much_over_as_under_is_not_an_over_pattern() -> None:
    mixed = (40, 40, 5, 5, 20, None, None)
    assert reviewed(later(mixed), before=days(mixed)).decision == "down"


def test_one_session_over_in_a_week_is_no_pattern() -> None:
    """clinical.md A12: at least 2 of them in each week."""
    once = (40, 5, 5, 5, None, None, None)
    assert reviewed(later((40, 40, 40, 5, 20, None, None)), before=days(once)).decision != "hold"


def test_a_body_that_does_not_settle_goes_below_the_amount_even_where_most_was_over() -> None:
    """clinical.md A12: in the settle branch 0.8 x min(Q, mean done); 0.8 x 20 = 16."""
    over = (40, 40, 40, 40, 40, None, None)
    proposal = reviewed(later(over, settled="no"), before=days(over, settled="no"))
    assert (proposal.decision, proposal.next_quota) == ("down", 16)
    assert "unsettled_twice" in codes(proposal)


def test_where_less_is_not_possible_the_lasting_worsening_is_asked_again() -> None:
    """clinical.md A12: Q = unit_min: the PEM screen, fewer days, another activity, or a word with the team."""
    one = (1, 1, 1, 1, 1, None, None)
    proposal = reviewed(later(one, settled="no", quota=1), before=days(one, settled="no", quota=1), quota=1)
    assert (proposal.decision, proposal.next_quota) == ("hold", 1)
    assert [ask.code for ask in proposal.asks] == ["worsening_again", "smallest_unsettled"]


def test_who_is_sometimes_made_worse_is_asked_after_two_weeks_that_did_not_settle() -> None:
    """clinical.md A14.1: two weeks in a row not settled ask the screen again."""
    rough = ("no", "no", "yes", "yes", "yes", None, None)
    this, before = later(settled=rough), days(settled=rough)
    assert [ask.code for ask in reviewed(this, before, more=More(sometimes_worse=True)).asks] == ["worsening_again"]
    assert reviewed(this, before).asks == ()


def test_weeks_apart_are_not_two_in_a_row() -> None:
    """clinical.md A12: weeks that follow each other, not two reviews weeks apart."""
    far = days(FEW, start=MONDAY + timedelta(days=56))
    assert reviewed(far, before=days(FEW)).decision == "hold"
    assert reviewed(days(FEW)).decision == "hold"


def test_a_week_with_a_hold_or_with_nothing_asked_for_counts_neither_way() -> None:
    """clinical.md A12: a week with a flare day, or with a day of hold, counts neither way."""
    one_day = (True, *(False,) * 6)
    nothing = (None, *(20,) * 6)
    assert reviewed(later(FEW, hold=one_day), before=days(FEW)).decision == "hold"
    assert reviewed(later(FEW), before=days(FEW, hold=one_day)).decision == "hold"
    assert reviewed(later(FEW), before=days(FEW, target=nothing)).decision == "hold"


def test_a_week_with_a_flare_up_never_counts_towards_less() -> None:
    flare = (True, *(False,) * 6)
    assert reviewed(later(FEW, flare=flare), before=days(FEW)).decision == "hold"
    assert reviewed(later(FEW), before=days(FEW, flare=flare)).decision == "hold"


def test_a_week_with_too_few_entries_never_counts_towards_less() -> None:
    empty: tuple[Done, ...] = (5, 5, 5, None, None, None, None)
    assert reviewed(later(FEW), before=days(empty)).decision == "hold"
    assert codes(reviewed(later(empty), before=days(FEW))) == ["too_few_days"]


def past(decisions: str, quota: float = 20) -> list[PastReview]:
    names: dict[str, Any] = {"u": "up", "h": "hold", "d": "down", "m": "maintain"}
    return [PastReview(week=week(), quota=quota, decision=names[letter]) for letter in decisions]


@pytest.mark.parametrize(
    ("earlier", "weeks"), [("", None), ("h", None), ("hh", 3), ("uhhh", 4), ("hhu", None), ("hhd", None), ("huh", None)]
)
def test_after_three_holds_in_a_row_it_asks_what_would_help(earlier: str, weeks: int | None) -> None:
    proposal = reviewed(days(settled=None), earlier=past(earlier))
    asked = [ask.numbers["weeks"] for ask in proposal.asks if ask.code == "three_holds"]
    assert asked == ([] if weeks is None else [weeks])


@pytest.mark.parametrize("code", ["slower_steps", "other_plan_first", "hold_now"])
def test_weeks_in_which_the_step_only_waited_ask_nothing(code: str) -> None:
    """clinical.md A12: none of them only because another plan had the step or steps waited by a hold."""
    waits = msgspec.structs.replace(OPEN, **{code: True})
    assert reviewed(days(), closed=waits).waited
    assert reviewed(days(), closed=waits, earlier=past("hh")).asks == ()
    two = [msgspec.structs.replace(one, waited=True) for one in past("hh")]
    assert reviewed(days(settled=None), earlier=two).asks == ()
    assert not reviewed(days(settled=None), closed=waits).waited, "it did not only wait"


@pytest.mark.parametrize("code", ["flare_now", "after_flare", "amber_now"])
def test_weeks_that_stayed_for_a_flare_up_or_a_day_above_the_usual_are_of_the_three(code: str) -> None:
    """clinical.md A12 names holds and another plan's turn; A13 "week after flare: HOLD" is a HOLD like another."""
    waits = msgspec.structs.replace(OPEN, **{code: True})
    assert not reviewed(days(), closed=waits).waited
    assert [ask.code for ask in reviewed(days(), closed=waits, earlier=past("hh")).asks] == ["three_holds"]


def test_weeks_on_hold_and_those_before_another_amount_are_none_of_three() -> None:
    """clinical.md A12 HOLD: what an illness or a holiday left undone asks nothing, and never of 0 weeks."""
    few = days(FEW, settled=None)
    held = [PastReview(week=week(FEW, hold=True), quota=20, decision="hold") for _ in range(2)]
    ill = [PastReview(week=week(FEW, target=None), quota=20, decision="hold") for _ in range(2)]
    for earlier in (held, ill, past("hh", quota=25)):
        assert reviewed(few, earlier=earlier).asks == ()
    assert reviewed(days(FEW, settled=None, hold=(True, *(False,) * 6)), earlier=past("hh")).asks == ()
    assert reviewed(few, earlier=past("hh"), more=More(same_weeks=0)).asks == ()
    assert reviewed(few, earlier=past("hh")).asks


def test_the_weeks_that_are_named_are_those_the_amount_stayed_the_same() -> None:
    (asked,) = reviewed(days(settled=None), earlier=past("hh"), more=More(same_weeks=2)).asks
    assert asked.numbers == {"weeks": 2}


def test_a_step_after_two_holds_asks_nothing() -> None:
    assert reviewed(days(), earlier=past("hh")).asks == ()


def test_new_tries_are_asked_for_beside_the_decision() -> None:
    assert [ask.code for ask in reviewed(days(), more=More(new_trials=True)).asks] == ["new_trials"]


def test_at_the_aim_the_first_review_holds_and_the_second_keeps() -> None:
    """clinical.md A12 GOAL: Q == G for 2 reviews -> maintenance."""
    pace = Pace(unit_min=1, step=2, aim=20)
    first = reviewed(days(), pace=pace, earlier=past("u", quota=18))
    second = reviewed(days(), pace=pace, earlier=past("h"))
    assert (first.decision, codes(first), first.next_quota) == ("hold", ["aim_reached"], 20)
    assert (second.decision, codes(second), second.next_quota) == ("maintain", ["aim_reached"], 20)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (GOOD, None),
        ((26, 26, 20, 20, 0, None, None), None),
        ((5, 5, 5, 5, 5, None, None), "amount"),
        ((20, 20, 20, 7, 7, None, None), "amount"),
    ],
)
def test_who_does_less_than_the_aim_is_not_told_to_do_it(done: tuple[Done, ...], told: str | None) -> None:
    pace = Pace(unit_min=1, step=2, aim=20)
    for earlier in (past("u", quota=18), past("h")):
        proposal = reviewed(days(done), pace=pace, earlier=earlier)
        (reached,) = (reason for reason in proposal.reasons if reason.code == "aim_reached")
        assert reached.numbers.get("told") == told
        assert told is None or "low_adherence" in codes(proposal)


def test_two_hard_weeks_at_the_aim_still_make_it_smaller() -> None:
    pace = Pace(unit_min=1, step=2, aim=20)
    assert reviewed(later(FEW), before=days(FEW), pace=pace).decision == "down"


def test_a_week_counts_what_was_done_and_how() -> None:
    figures = week((20, 10, 26, 0, None, 20, None), rpe=(3, 4, 5, 9, None, None, None))
    assert (figures.logged, figures.planned, figures.as_planned, figures.overdo) == (5, 5, 1, 1)
    assert (figures.total, figures.sessions) == (76, 4)
    assert figures.adherence == 0.2
    assert figures.mean_rpe == 4, "the effort of a session that was not done does not count"


def test_days_that_were_not_done_say_nothing_about_settling() -> None:
    figures = week((20, 0, None, None, None, None, None), settled=("no", "no", "no", *(None,) * 4))
    assert (figures.settled, figures.settle_known, figures.settle) == (0, 1, 0)


def test_any_days_of_the_week_can_be_the_planned_ones() -> None:
    weekend = days((None, None, 20, 20, 20, 20, 20), planned=None)
    figures = summed(weekend, days_per_week=4)
    assert (figures.planned, figures.as_planned, figures.adherence) == (4, 4, 1)


@pytest.mark.parametrize(
    ("planned", "count", "met"),
    [
        ((True, True, True, False, False, False, False), 3, 3),
        ((True,) * 7, 7, 5),
        ((None,) * 7, 5, 5),
        ((True, None, None, False, False, False, False), 3, 3),
        ((False,) * 7, 0, 0),
    ],
)
def test_days_said_to_be_planned_count_and_others_may_be(planned: tuple[Any, ...], count: int, met: int) -> None:
    """``painplan replay``: an empty cell is unknown, not 0."""
    figures = summed(days(planned=planned))
    assert (figures.planned, figures.as_planned) == (count, met)


def test_the_persons_own_word_comes_before_pain() -> None:
    """clinical.md A11: the tap is the primary datum; pain only where it is missing."""
    usual = {MONDAY - timedelta(days=back): 3.0 for back in range(1, 15)}
    for rise, settled, known in ((0, 1, 1), (1, 1, 1), (1.5, 0, 0), (2, 0, 1)):
        pain = usual | {MONDAY + timedelta(days=1): 3.0 + rise}
        without = summed(days((20, *(None,) * 6), settled=None), pain)
        assert (without.settled, without.settle_known) == (settled, known)
        said = summed(days((20, *(None,) * 6), settled="nearly"), pain)
        assert (said.settled, said.settle_known) == (1, 1)


def test_without_a_usual_pain_there_is_nothing_to_compare_with() -> None:
    few = {MONDAY - timedelta(days=back): 3.0 for back in range(1, 4)} | {MONDAY + timedelta(days=1): 9.0}
    assert summed(days((20, *(None,) * 6), settled=None), few).settle is None


def test_no_step_goes_beyond_what_a_day_holds() -> None:
    """A review that proposed more could not be kept; at the bound itself it says why no step follows."""
    pace = Pace(unit_min=1, step=140, most=1440)
    assert stepped_up(1400, pace.step, pace.unit_min, None, pace.most) == 1440
    assert not day_is_full(pace, 1400)
    assert day_is_full(pace, 1440)
    assert day_is_full(Pace(unit_min=7, step=140, most=1440), 1435), "206 times seven are 1442"
    assert not day_is_full(Pace(unit_min=1, step=140), 1440)
    full = msgspec.structs.replace(PACE, most=20)
    proposal = review(full, 20, summed(days()), before=None, earlier=(), fortnight=days())
    assert (proposal.decision, proposal.next_quota, codes(proposal)) == ("hold", 20, ["day_full"])


def test_a_good_day_goes_no_further_than_a_day_holds() -> None:
    """1.2 * 1300 = 1560 minutes are more than a day has."""
    assert calm_day(1300, 1, most=1440).ceiling == 1440
    assert target(1300, 1, DayState(most=1440)).ceiling == 1440
    assert calm_day(1300, 1, further=False, most=1440).ceiling == 1300


HELD = {
    (0, 1, 2): ("was", "5 January to 7 January"),
    (3,): ("day", "8 January"),
    (1, 4, 5): ("apart", "on 6 January and from 9 January to 10 January"),
    (0, 2, 4): ("apart", "on 5 January, on 7 January and on 9 January"),
}


@pytest.mark.parametrize("held", HELD)
def test_days_of_hold_are_told_as_they_lay_in_the_week(held: tuple[int, ...]) -> None:
    """Never from the first to the last where days between them were none, and never days outside the week."""
    gates_of = reviewed(days(hold=tuple(n in held for n in range(7)))).gates
    (gate,) = (gate for gate in gates_of if gate.code == "on_hold")
    told, figures = HELD[held]
    assert gate.numbers["told"] == told
    assert gate_line(gate, "minutes")[1] == figures


@pytest.mark.parametrize(
    ("held", "back", "said"),
    [
        ((0, 1), (0, 1), "5 January and 6 January were days of coming back after an illness."),
        ((0,), (0,), "5 January was a day of coming back after an illness."),
        ((0, 1, 2), (1, 2), "from 5 January to 7 January, the days of coming back after an illness among them."),
    ],
)
def test_days_that_only_lead_back_from_an_illness_are_told_as_that(
    held: tuple[int, ...], back: tuple[int, ...], said: str
) -> None:
    """clinical.md A14.4: half is asked for on them, and the week stays; nothing else was on hold."""
    week_days = [msgspec.structs.replace(one, hold=n in held, coming_back=n in back) for n, one in enumerate(days())]
    (gate,) = (gate for gate in reviewed(week_days).gates if gate.code == "on_hold")
    assert said in sentence(gate, "minutes")
