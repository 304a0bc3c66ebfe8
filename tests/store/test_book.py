"""The plan book gives what is not there in the shape in which its kind declares it, without importing the kinds."""

import subprocess
import sys

import pytest

from painplan.kit.kinds import BOOK_KINDS
from painplan.store.book import Book

NAMED = [table for table in BOOK_KINDS if table != "drafts"]
"""Tables that the book names; an unfinished conversation is asked for by its kind."""


@pytest.mark.parametrize("table", NAMED)
def test_an_empty_table_is_one_record_or_none_as_its_kind_declares(table: str) -> None:
    kind = BOOK_KINDS[table]
    assert getattr(Book(), table) == (() if kind.TABLE.key else kind())


def test_what_is_no_table_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = Book().nonsense  # type: ignore[attr-defined]  # that is the point


def test_a_book_imports_no_topic() -> None:
    code = (
        "import sys; from painplan.store.book import Book; Book().plans; print('painplan.plans.records' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
