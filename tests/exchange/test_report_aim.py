"""What the page for the team says of an aim (clinical.md A14.1)."""

import pytest

from tests.conftest import Shell, on

PLAN = ("plan", "add", "--goal", "g", "--activity", "Weeding", "--unit", "minutes", "--good", "20", "--bad", "10")


@pytest.mark.parametrize(
    ("worse", "aim", "told"),
    [
        ("never", "30", "on the way to 30 minutes"),
        ("sometimes", "30", "on the way to 30 minutes"),
        ("always", "30", "hoped for: 30 minutes"),
        ("never", "8", "which is the aim"),
    ],
)
def test_nobody_is_told_a_way_where_nothing_leads(
    worse: str, aim: str, told: str, painplan: Shell, asked_before: None
) -> None:
    painplan("ask-first", "--answer", f"AF14={worse}", day=on(0))
    assert painplan(*PLAN, "--aim", aim, day=on(0)).code == 0
    said = painplan("report", "--preview", "page.html", day=on(3)).out
    assert told in said
    assert ("on the way" in said) == ("on the way" in told)


@pytest.mark.parametrize(("worse", "asked"), [("never", True), ("often", False)])
def test_the_month_asks_about_more_only_where_more_is_meant(
    worse: str, asked: bool, painplan: Shell, walking_plan: object
) -> None:
    painplan("ask-first", "--answer", f"AF14={worse}", day=on(0))
    said = painplan("review", "--monthly", day=on(30)).out
    assert ("I built up something" in said) == asked
    assert "pacing.even_days" in said
