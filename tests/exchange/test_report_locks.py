"""The page for the team says what makes steps wait in the words of Today."""

from pathlib import Path

import pytest

from painplan.plans.reasons import sentence
from painplan.plans.records import Plan
from painplan.store.diary import checkin_change
from tests.conftest import CoachOn, Shell, on


def _preview(painplan: Shell, folder: Path) -> str:
    return " ".join(painplan("report", str(folder / "x.html"), "--preview", day=on(2)).out.split())


@pytest.mark.parametrize("asked", [("ask-first", "--answer", "AF07=yes"), ("safety", "--answer", "RF10=yes"), ()])
def test_the_report_names_what_is_open(
    asked: tuple[str, ...], painplan: Shell, walking: Plan, coach_on: CoachOn, tmp_path: Path
) -> None:
    if asked:
        painplan(*asked, day=on(2))
    else:
        coach_on(on(2)).save([checkin_change(on(2), worry=True)])
    locked = coach_on(on(2)).today_view().locked
    assert locked is not None
    found = _preview(painplan, tmp_path)
    assert sentence(locked, "", codes=False) in found
    assert ("warning sign" in found) == (asked[:1] == ("safety",))


def test_the_report_names_a_hold(painplan: Shell, walking: Plan, coach_on: CoachOn, tmp_path: Path) -> None:
    coach_on(on(2)).hold("holiday", on(9))
    (line,) = coach_on(on(2)).today_view().hold_lines
    assert line in _preview(painplan, tmp_path)
