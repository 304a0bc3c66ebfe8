"""Whatever stands in a diary, it is opened, and what does not fit is named (`make wild` tries many more)."""

import pytest

from painplan.kit.kinds import KINDS
from tests.wild.diaries import DOORS, wild_diary
from tests.wild.trying import looked_at, tried

DIARIES, AT_ONCE = 300, 20
LOOKED_AT = (5, 15, *range(1_000, 1_008))
"""The first two have plans whose ids hold quotes and letters that no widget's id may have."""


@pytest.mark.parametrize("first", range(0, DIARIES, AT_ONCE))
def test_wild_diaries_are_opened_reviewed_reported_and_exported(first: int) -> None:
    found = [fault for seed in range(first, first + AT_ONCE) for fault in tried(seed)]
    assert found == []


@pytest.mark.parametrize("seed", LOOKED_AT)
def test_wild_diaries_go_through_every_command_and_main_screen(seed: int) -> None:
    assert looked_at(seed, all_ways=False) == []


def test_every_door_and_every_kind_is_tried_five_times() -> None:
    wild = [wild_diary(seed) for seed in range(DIARIES)]
    for door in DOORS:
        assert sum(one.door == door for one in wild) >= 5
    for table in KINDS:
        assert sum(table in one.tables for one in wild) >= 5, table


def test_the_same_seed_makes_the_same_diary() -> None:
    assert wild_diary(17) == wild_diary(17)
