"""Two copies that went on alone become one diary: nothing of either is missing, and what is not the same stays two."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from painplan.exchange.own.import_ import bring_back, own_at
from painplan.exchange.taking_out import taken_out
from painplan.kit.kinds import KINDS
from painplan.store.diary import Diary
from painplan.today.coach import Coach
from tests.store.copies import AUTOMATIC, SPEAKING, Copy, Thing, meanings, merged, own_name, told

AT = datetime(2026, 1, 5, 8)
MERGED = datetime(2026, 1, 7, 8)
OWN = [table for table in KINDS if own_name(table)]
COMMON, HERE, THERE = (4,), (0, 1), (2, 3)
"""Which things both copies began with, and which each made alone; there are five reasons for a hold."""


def things(numbers: tuple[int, ...]) -> st.SearchStrategy[list[Thing]]:
    return st.lists(st.builds(Thing, st.sampled_from([*AUTOMATIC, *SPEAKING]), st.sampled_from(numbers)), unique=True)


def made(common: list[Thing], here: list[Thing], there: list[Thing]) -> tuple[Copy, Copy]:
    """Two copies with what both have, and what each made later."""
    one = Copy()
    for number, thing in enumerate(common):
        one.make(thing, AT + timedelta(minutes=number))
    other = one.copied()
    for copy, hours, own in ((one, 5, here), (other, 9, there)):
        for number, thing in enumerate(own):
            copy.make(thing, AT + timedelta(hours=hours, minutes=number))
    return one, other


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(things(COMMON), things(HERE), things(THERE))
def test_nothing_of_either_is_missing_whichever_way_they_are_merged(
    common: list[Thing], here: list[Thing], there: list[Thing]
) -> None:
    one, other = made(common, here, there)
    this_way, that_way = one.copied(), other.copied()
    merged(this_way.folder, other.folder, MERGED)
    merged(that_way.folder, one.folder, MERGED)
    assert meanings(this_way.folder) == meanings(that_way.folder)
    assert meanings(this_way.folder, OWN) == sorted({*meanings(one.folder, OWN), *meanings(other.folder, OWN)})
    for again in (other, one, that_way):
        assert all(done.added == 0 for done in merged(this_way.folder, again.folder, MERGED + timedelta(days=1)))
        assert meanings(this_way.folder) == meanings(that_way.folder)


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(things(COMMON), things(HERE), things(THERE))
def test_merging_the_same_again_changes_nothing(common: list[Thing], here: list[Thing], there: list[Thing]) -> None:
    one, other = made(common, here, there)
    merged(one.folder, other.folder, MERGED)
    again = merged(one.folder, other.folder, MERGED + timedelta(days=1))
    assert [(done.added, done.changed, done.problems, done.names) for done in again] == [(0, 0, (), ())] * len(again)


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(things(COMMON), things(HERE), things(THERE))
def test_an_export_brings_all_of_it_too(
    tmp_path_factory: pytest.TempPathFactory, common: list[Thing], here: list[Thing], there: list[Thing]
) -> None:
    one, other = made(common, here, there)
    path = tmp_path_factory.mktemp("out") / "all.json"
    path.write_bytes(taken_out(Diary(other.folder), "json", date(2026, 1, 9)))
    coach = Coach(Diary(one.folder), date(2026, 1, 9), now=lambda: MERGED)
    before = meanings(one.folder, OWN)
    brought = bring_back(own_at(path), coach)
    assert brought.rejected == ()
    assert meanings(one.folder, OWN) == sorted({*before, *meanings(other.folder, OWN)})
    again = bring_back(own_at(path), coach)
    assert (again.added, again.changed) == (0, 0)


@pytest.mark.parametrize("table", AUTOMATIC)
def test_two_things_of_one_name_stay_two_with_all_that_speaks_of_each(table: str) -> None:
    kinds = (table, *(other for other in SPEAKING if table in told(other).values()))
    one, other = made([], [Thing(each, 0) for each in kinds], [Thing(each, 2) for each in kinds])
    wanted = sorted({*meanings(one.folder, OWN), *meanings(other.folder, OWN)})
    assert Diary(one.folder).book().by_name()[table].keys() == Diary(other.folder).book().by_name()[table].keys()
    book, *_ = merged(one.folder, other.folder, MERGED)
    assert len(Diary(one.folder).book().by_name()[table]) == 2
    assert len([named for named in book.names if named[0] == table]) == 1
    assert meanings(one.folder, OWN) == wanted
