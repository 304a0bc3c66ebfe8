"""Every fault of the table in STORE.md is tried here."""

from pathlib import Path

import pytest

from tests.store.all_trials import TRIALS
from tests.store.trials import Trial

CASES = [pytest.param(each, id=each.run.__name__, marks=[pytest.mark.slow] if each.slow else []) for each in TRIALS]


@pytest.mark.parametrize("each", CASES)
def test_the_promise_holds_under_the_fault(each: Trial, tmp_path: Path) -> None:
    assert each.run(tmp_path) > 0
