"""A check of which nothing is known is told as not known and lets no step through (clinical.md A12 ``UNKNOWN``)."""

from datetime import date

import msgspec
import pytest

from painplan.kit.assets import asset
from painplan.pacing.days import DayFacts
from painplan.pacing.gates import Closed, gates
from painplan.pacing.reasons import Reason
from painplan.pacing.review import review
from painplan.pacing.rhythm import Pace
from painplan.pacing.week import Week, summarise
from painplan.plans.plan_states import course_of
from painplan.plans.reasons import gate_line, gate_mark, gate_sign, sentence
from painplan.plans.records import Plan
from painplan.widgets.gates import gate_table, table
from tests.conftest import CoachOn, Shell, on

EMPTY: Week = summarise([DayFacts(day=on(number), target=10.0) for number in range(7)], {}, days_per_week=5)
FULL: Week = summarise(
    [DayFacts(day=on(number), target=10.0, logged=True, done=10.0, settled="yes", rpe=3.0) for number in range(7)],
    {},
    days_per_week=5,
)
CLOSED = [
    Closed(),
    *(msgspec.convert({field.name: True}, Closed) for field in msgspec.structs.fields(Closed) if field.type is bool),
]
MARKS = asset("reasons")["mark"]


def names(found: tuple[Reason, ...]) -> list[str]:
    return [gate_line(gate, "minutes")[0] for gate in found]


@pytest.mark.parametrize("closed", CLOSED, ids=str)
def test_no_check_of_an_empty_week_is_met(closed: Closed) -> None:
    found = gates(EMPTY, closed)
    assert [gate for gate in found if gate.known_met is True] == []
    assert [gate for gate in found if gate_mark(gate) == MARKS["met"] or gate_sign(gate) == "✓"] == []
    proposal = review(Pace(unit_min=1, step=1), 10, EMPTY, before=None, earlier=(), fortnight=[], closed=closed)
    assert (proposal.decision, proposal.next_quota) == ("hold", 10)


def test_every_check_that_a_full_week_meets_is_told_of_an_empty_one_as_not_known() -> None:
    met, empty = gates(FULL), gates(EMPTY)
    assert all(gate.known_met for gate in met)
    assert names(empty) == names(met)
    for gate in empty:
        name, figures, limit = gate_line(gate, "minutes")
        assert (gate.known_met, gate_mark(gate)) == (None, MARKS["unknown"]), name
        assert not any(character.isdigit() for character in figures), f"no count of what nobody knows: {figures}"
        assert limit
        assert sentence(gate, "minutes"), name
    assert (EMPTY.adherence, EMPTY.overdo, EMPTY.settle, EMPTY.mean_rpe) == (0, 0, None, None)


def test_one_entry_is_enough_to_know() -> None:
    """A day on which nothing was done is known, and a check-in without an amount tells of no flare-up."""
    days = [DayFacts(day=on(number), target=10.0) for number in range(6)]
    rested = gates(summarise([*days, DayFacts(day=on(6), target=10.0, logged=True, done=0.0)], {}, days_per_week=5))
    assert [gate.known_met for gate in rested][:2] == [False, True]
    only_said = gates(summarise([*days, DayFacts(day=on(6), target=10.0, entered=True)], {}, days_per_week=5))
    assert {gate.code: gate.known_met for gate in only_said if gate.known_met is not None} == {"no_flare": True}


@pytest.mark.parametrize("day", [on(1), on(7)], ids=str)
def test_every_front_end_tells_it(day: date, walking: Plan, coach_on: CoachOn, painplan: Shell) -> None:
    told = len(gates(EMPTY))
    drawn = table(gate_table(coach_on(day).why(walking.id).so_far, walking.unit)).plain
    signs = [line[0] for line in drawn.splitlines() if line[0] != " "]
    assert signs[:told] == ["?"] * told
    assert "✓" not in drawn
    narrow = table(gate_table(coach_on(day).why(walking.id).so_far, walking.unit), 50).plain
    assert max(map(len, narrow.splitlines())) <= 50, "no row breaks under its label"
    assert sorted(narrow.split()) == sorted(drawn.split())
    said = painplan("why", walking.id, day=day).out
    assert (said.count("  met:"), said.count("  not met:")) == (0, 0), said
    assert said.count("  not known:") >= told
    looked_at = painplan("why", walking.id, "--json", day=day).document["so_far"]
    assert [gate["met"] for gate in looked_at["gates"]] == [None] * len(looked_at["gates"])
    assert looked_at["decision"] == "hold"
    figures = ("adherence", "overdo", "settle", "mean_rpe")
    (week,) = painplan("replay", "--plan", walking.id, "--json", day=day).document["weeks"]
    assert [week[name] for name in figures] == [0, 0, None, None]
    assert (week["decision"], week["next_quota"]) == ("hold", week["quota"])


def test_a_review_of_an_empty_week_tells_it(walking: Plan, coach_on: CoachOn, painplan: Shell) -> None:
    (found,) = painplan("review", "--json", day=on(7)).document["reviews"]
    assert [found[name] for name in ("adherence", "overdo", "settle", "mean_rpe")] == [0, 0, None, None]
    lines = painplan("review", day=on(7)).out
    assert (lines.count("  met:"), lines.count("  not met:")) == (0, 0), lines
    assert lines.count("  not known:") >= len(gates(EMPTY))
    assert course_of(coach_on(on(7)), walking, on(7)).proposal().next_quota == found["quota"]
