"""A pattern that is compiled at its first use does what a compiled one does."""

import re

import pytest

from painplan.kit.pattern import pattern


def test_it_finds_the_same_as_a_compiled_one() -> None:
    for flags in (0, re.IGNORECASE):
        ours, compiled = pattern("(?P<day>[a-z]+)day", flags), re.compile("(?P<day>[a-z]+)day", flags)
        assert [each.span() for each in ours.finditer("Monday, tuesday")] == [
            each.span() for each in compiled.finditer("Monday, tuesday")
        ]
        assert (ours.pattern, ours.groups, ours.sub("-", "tuesday")) == (compiled.pattern, compiled.groups, "-")
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_it_is_not_compiled_before() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")
