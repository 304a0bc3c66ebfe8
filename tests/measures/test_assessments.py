"""Saved assessments: facts that are kept as answered, scored whenever somebody looks."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.errors import WrongInput
from painplan.measures.result import Person
from painplan.measures.service import Assessments
from tests.support import BEFORE_TEST, coach_on

TODAY = date(2026, 3, 2)


def test_what_was_answered_is_kept_and_scored_when_looked_at(tmp_path: Path) -> None:
    coach = coach_on(TODAY, tmp_path)
    room = Assessments(coach)
    taken = room.save("peg", [7, 8, 6])
    assert taken.score == 7.0
    assert room.latest("peg") == taken
    assert list(taken.made.answers) == [7, 8, 6]
    assert coach.undo()
    assert room.results("peg") == ()


def test_a_second_time_on_a_day_replaces_the_first_and_keeps_it_in_the_history(tmp_path: Path) -> None:
    room = Assessments(coach_on(TODAY, tmp_path))
    room.save("peg", [7, 8, 6])
    room.save("peg", [5, 5, 5])
    (only,) = room.results("peg")
    assert only.score == 5
    assert only.made.history[0].values == {"answers": [7, 8, 6]}


def test_a_day_that_lies_ahead_is_refused_and_nothing_is_saved(tmp_path: Path) -> None:
    room = Assessments(coach_on(TODAY, tmp_path))
    with pytest.raises(WrongInput, match="lies ahead"):
        room.save("peg", [7, 8, 6], TODAY + timedelta(days=1))
    with pytest.raises(WrongInput, match="11 does not fit"):
        room.save("peg", [11, 8, 6])
    assert room.all() == ()


def test_age_and_table_stay_with_the_test(tmp_path: Path) -> None:
    taken = Assessments(coach_on(TODAY, tmp_path)).save(
        "chair-stand", [11], person=Person(67, "men"), conditions="kitchen chair", before=BEFORE_TEST
    )
    assert taken.result is not None
    assert taken.result.flags["below_average"] is True  # vector I6
    assert taken.made.conditions == "kitchen chair"
