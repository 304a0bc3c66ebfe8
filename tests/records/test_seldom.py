"""Kinds of records that are imported only when something asks for them are there for whoever asks."""

import pytest

from painplan import records


def test_every_name_of_the_package_is_there() -> None:
    assert {name for name in records.__all__ if getattr(records, name, None) is None} == set()


def test_a_name_that_is_none_of_them_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        _ = records.Nonsense  # type: ignore[attr-defined]  # that is the point
