"""What an ordinary run leaves out of a product never leaves a whole row or column out."""

from collections.abc import Sequence

import pytest

from tests.thorough import examples, share, share_of


@pytest.mark.parametrize("one_of", [2, 3, 5])
@pytest.mark.parametrize("rows", [range(5), range(8)])
@pytest.mark.parametrize("columns", [range(5), range(31)])
def test_every_row_and_every_column_of_a_share_occurs(
    rows: Sequence[int], columns: Sequence[int], one_of: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.thorough.WHOLE", False)
    some = share(rows, columns, one_of)
    assert ({row for row, _ in some}, {column for _, column in some}) == ({*rows}, {*columns})
    assert len(some) <= len(rows) * len(columns) / one_of + len(rows)
    assert [(row, column) for row in rows for column in share_of(row, rows, columns, one_of)] == some
    monkeypatch.setattr("tests.thorough.WHOLE", True)
    assert len(share(rows, columns, one_of)) == len(rows) * len(columns)


def test_a_share_that_would_leave_a_row_out_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.thorough.WHOLE", False)
    for rows, columns in ((range(2), range(9)), (range(9), range(2))):
        with pytest.raises(AssertionError, match="left out"):
            share(rows, columns, 3)
    with pytest.raises(AssertionError, match="no row"):
        share_of(9, range(3), range(3))


def test_a_costly_property_has_three_examples_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.thorough.WHOLE", False)
    assert (examples(8), examples(60), examples(60, one_of=8)) == (3, 15, 7)
    monkeypatch.setattr("tests.thorough.WHOLE", True)
    assert examples(60, one_of=8) == 60
