"""Commands that make something else of a diary, beside eight programs that write and open screens."""

import sys

import pytest

from tests.races.rounds import CASES, races

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")]
ROUNDS = 5


@pytest.mark.parametrize("what", CASES)
def test_no_answer_is_lost_or_laid_open_and_every_program_says_what_happened(what: str) -> None:
    report = races(what, ROUNDS, seed=1)
    assert report.wrong == []
    assert report.rounds == ROUNDS
    assert report.acknowledged >= ROUNDS * 8, "each writer wrote"
    assert report.meanwhile > 0, "they wrote while it was done"
