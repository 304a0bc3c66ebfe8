"""``painplan job``: pieces, days, ticks, and the warning above 1.2 times the usual day."""

import pytest

from tests.conftest import Shell, on

PIECES = ("Wipe: table:10:must", "Oven:20:could", "Floor:15", "Attic:60:wont")
KITCHEN = tuple(part for piece in PIECES for part in ("--piece", piece))


@pytest.fixture
def kitchen(painplan: Shell) -> None:
    assert painplan("job", "add", "Kitchen", *KITCHEN, "--day-minutes", "25").code == 0


with_kitchen = pytest.mark.usefixtures("kitchen")


@with_kitchen
def test_pieces_get_their_days_must_first(painplan: Shell) -> None:
    shown = painplan("job", "show", "kitchen", "--json").document
    told = [(one["text"], one["need"], one["on"]) for one in shown["pieces"]]
    assert told == [
        ("Wipe: table", "must", on(0).isoformat()),
        ("Oven", "could", on(1).isoformat()),
        ("Floor", "should", on(0).isoformat()),
        ("Attic", "wont", None),
    ]
    assert [(day["minutes"], day["limit"], day["above"]) for day in shown["days"]] == [(25, 30, False), (20, 30, False)]


@with_kitchen
def test_ticking_moving_and_planning_anew(painplan: Shell) -> None:
    assert painplan("job", "done", "kitchen", "1", "--json").document["done"] == 1
    assert painplan("job", "done", "kitchen", "1", "--not", "--json").document["done"] == 0
    moved = painplan("job", "move", "kitchen", "2", "--to", on(0).isoformat(), "--json").document
    assert moved["days"] == [{"date": on(0).isoformat(), "minutes": 45, "limit": 30, "above": True}]
    assert "more than 1.2 times what a day of yours holds (30 minutes)" in painplan("job", "show", "kitchen").out
    late = painplan("job", "show", "kitchen", day=on(3))
    assert "3 pieces waited past their day. Nothing has to be caught up" in late.out
    again = painplan("job", "move", "kitchen", "--json", day=on(3)).document
    assert [one["on"] for one in again["pieces"]][:3] == [on(3).isoformat(), on(4).isoformat(), on(3).isoformat()]
    left_out = painplan("job", "move", "kitchen", "2", "--need", "wont", "--json", day=on(3)).document
    assert left_out["wanted"] == 2


@with_kitchen
def test_what_is_ticked_is_part_of_the_usual_day(painplan: Shell) -> None:
    for number in range(5):
        painplan("job", "add", f"Day {number}", "--piece", "A thing:40", day=on(number))
        painplan("job", "done", f"day-{number}", "1", day=on(number))
    assert painplan("job", "add", "Next", "--piece", "x:10", "--json", day=on(5)).document["usual_minutes"] == 40


@pytest.mark.parametrize(
    "odd",
    [
        ("add", "Kitchen"),
        ("add", " ", "--piece", "x:10"),
        ("add", "Garden", "--piece", "x"),
        ("add", "Garden", "--piece", "x:0"),
        ("add", "Garden", "--piece", ":10:must"),
        ("add", "Garden", "--piece", "x:10", "--from", "2025-12-31"),
        ("add", "Garden", "--piece", "x:10", "--day-minutes", "nan"),
        ("show", "garden"),
        ("done", "kitchen", "9"),
        ("done", "kitchen", "1", "--date", "2026-02-01"),
        ("move", "kitchen", "1"),
        ("move", "kitchen", "1", "--to", "2025-12-31"),
        ("move", "kitchen", "--to", "2026-02-01"),
    ],
)
@with_kitchen
def test_what_does_not_fit_is_a_sentence_and_nothing_changes(painplan: Shell, odd: tuple[str, ...]) -> None:
    before = painplan("job", "list", "--json").out
    refused = painplan("job", *odd)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert painplan("job", "list", "--json").out == before
