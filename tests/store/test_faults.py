"""Every fault of the table in STORE.md is tried here, and the table says how often."""

from pathlib import Path

import pytest

from tests.store.all_trials import DOCUMENT, row
from tests.store.trials import TRIALS, Trial

CASES = [pytest.param(each, id=each.run.__name__, marks=[pytest.mark.slow] if each.slow else []) for each in TRIALS]


@pytest.mark.parametrize("each", CASES)
def test_the_promise_holds_under_the_fault_as_often_as_the_document_says(each: Trial, tmp_path: Path) -> None:
    times = each.run(tmp_path)
    assert times > 0
    assert row(each, times) in DOCUMENT.read_text(encoding="utf-8").splitlines(), "run: make store-table"


def test_the_document_has_no_line_that_is_not_tried() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    lines = [line for line in text.partition("<!-- fault table -->")[2].splitlines() if line.startswith("| ")]
    assert len(lines) == len(TRIALS) + 1
