"""A change in one's life is a reason to look anew at a goal; a pregnancy comes before steps as well (C5, E2)."""

from datetime import date

import pytest

from painplan.reviews.rules import change_due_since
from tests.conftest import Shell, on

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("changed", "held", "moved_to", "since"),
    [
        ((), (), None, None),
        ((DAY,), (), None, DAY),
        ((DAY,), (DAY,), None, None),
        ((DAY,), (date(2026, 3, 1),), None, DAY),
        ((DAY,), (), date(2026, 4, 1), None),
        ((date(2026, 5, 1),), (), None, None),
    ],
)
def test_a_change_waits_for_a_look_until_one_was_held(
    changed: tuple[date, ...], held: tuple[date, ...], moved_to: date | None, since: date | None
) -> None:
    assert change_due_since(changed, held, moved_to, date(2026, 3, 10)) == since


def test_today_offers_a_look_at_the_goal_until_it_was_held(painplan: Shell, walking_plan: object) -> None:
    told = painplan("life", "moving", "--note", "third floor", "--json", day=on(3)).document
    assert [(one["kind"], one["changed"]) for one in told["due"]] == [("goal", "moving")]
    waiting = {one["code"]: one["text"] for one in painplan("today", "--json", day=on(4)).document["waiting"]}
    assert "something in your life changed" in waiting["goal"]
    assert "third floor" in painplan("life", day=on(4)).out
    assert painplan("today", "--json", day=on(4)).document["locked"] is None
    assert painplan("undo", day=on(4)).code == 0
    assert painplan("life", "--json", day=on(4)).document == {"changes": [], "due": []}


def test_a_pregnancy_is_among_what_comes_before_steps(painplan: Shell, walking_plan: object) -> None:
    assert "steps, tries and tests wait" in painplan("life", "pregnancy", day=on(3)).out
    questions = painplan("ask-first", "--list", "--json", day=on(3)).document["questions"]
    assert {one["id"]: one["answer"] for one in questions}["AF05"] == "yes"
    (plan,) = painplan("today", "--json", day=on(3)).document["plans"]
    assert plan["ceiling"] == plan["target"]


@pytest.mark.parametrize("odd", [("holiday",), ("loss", "--date", "2030-01-01"), ("loss", "--note", "x" * 2_001)])
def test_what_does_not_fit_is_a_sentence(painplan: Shell, odd: tuple[str, ...]) -> None:
    refused = painplan("life", *odd)
    assert (refused.code, refused.err.count("\n")) == (2, 1)


def test_the_look_after_a_change_asks_whether_the_goal_still_fits(painplan: Shell, walking_plan: object) -> None:
    assert painplan("life", "loss", day=on(3)).code == 0
    asked = [part["name"] for part in painplan("review", "--goal", "goal", "--json", day=on(4)).document["parts"]]
    assert ("goal_fits.goal" in asked, "glad" in asked) == (True, False)
    odd = painplan("review", "--goal", "goal", "--set", "goal_fits.goal=9", day=on(4))
    assert (odd.code, odd.err.startswith("still the right goal?: choose one of")) == (2, True), odd.err
