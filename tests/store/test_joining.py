"""Entries from elsewhere join a diary: its own count, nothing is lost, doing it again changes nothing, undo works."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from painplan.store.diary import Change, Diary, checkin_change
from painplan.store.memory import MemoryFolder
from painplan.store.taking_back import take_back
from painplan.store.undo_log import UndoNote
from painplan.store.whole.everything import all_entries
from painplan.store.whole.joining import join, joined

DAY = date(2026, 1, 5)
AT = datetime(2026, 1, 5, 20)
PLACE = ("diary/2026-01.json", "checkins", "2026-01-05")
answers = st.fixed_dictionaries(
    {},
    optional={
        "pain": st.integers(0, 2),
        "note": st.sampled_from(["a", "b"]),
        "settled": st.dictionaries(st.sampled_from(["walking", "stairs"]), st.sampled_from(["yes", "no"]), max_size=2),
    },
)


def entry(folder: MemoryFolder) -> dict[str, Any] | None:
    found = all_entries(folder)[0]["checkins"]
    return found[0] if found else None


def saved(*said: dict[str, Any], hours: int = 0) -> dict[str, Any]:
    """An entry as it is after these answers, an hour apart."""
    folder = MemoryFolder()
    for number, fields in enumerate([{"pain": 9}, *said]):
        at = AT + timedelta(hours=hours + number)
        Diary(folder).save([checkin_change(DAY, **fields)], at)
    found = entry(folder)
    assert found
    return found


def values_in(document: dict[str, Any]) -> set[str]:
    """Everything that an entry says or said."""
    parts = [document, *(change["values"] for change in document.get("history", []))]
    found = set()
    for part_ in parts:
        for field in ("pain", "note"):
            if part_.get(field) is not None:
                found.add(f"{field} {part_[field]}")
        found |= {f"{plan} {said}" for plan, said in (part_.get("settled") or {}).items() if said}
    return found


@given(st.lists(answers, max_size=3), st.lists(answers, max_size=3), st.integers(-5, 5))
def test_nothing_that_either_side_said_is_lost(here: Any, other: Any, hours: int) -> None:
    one, two = saved(*here), saved(*other, hours=hours)
    assert values_in(one) | values_in(two) <= values_in(joined(one, two))


@given(st.lists(answers, max_size=3), st.lists(answers, max_size=3), st.integers(-5, 5))
def test_doing_it_again_changes_nothing(here: Any, other: Any, hours: int) -> None:
    one, two = saved(*here), saved(*other, hours=hours)
    once = joined(one, two)
    assert joined(once, two) == once
    assert joined(once, one) == once


@given(st.lists(answers, max_size=2), st.lists(answers, max_size=3))
def test_the_same_entry_as_it_was_changed_later_on_counts_whichever_way_round(first: Any, then: Any) -> None:
    before, after = saved(*first), saved(*first, *then)
    for field in ("pain", "note", "settled"):
        assert joined(before, after).get(field) == after.get(field)
        assert joined(after, before).get(field) == after.get(field)


def test_what_is_here_counts_even_if_the_other_is_later() -> None:
    one, two = saved({"pain": 3}), saved({"pain": 5}, {"note": "later"}, hours=9)
    both = joined(one, two)
    assert (both["pain"], both["note"]) == (3, "later")
    assert "pain 5" in values_in(both)


@given(st.lists(answers, max_size=3), st.lists(answers, max_size=3))
def test_undo_brings_back_what_was_here(here: Any, other: Any) -> None:
    folder = MemoryFolder()
    diary = Diary(folder)
    for number, fields in enumerate(here):
        diary.save([checkin_change(DAY, **fields)], AT + timedelta(hours=number))
    before = entry(folder)
    join(diary, {PLACE: saved(*other)}, AT, UndoNote(at=AT, about="import", whole=True))
    done = take_back(diary, AT)
    assert done is None or done.left == ()
    assert entry(folder) == before


def test_undo_leaves_an_entry_that_was_changed_since() -> None:
    folder = MemoryFolder()
    diary = Diary(folder)
    join(diary, {PLACE: saved({"note": "brought"})}, AT, UndoNote(at=AT, about="import", whole=True))
    diary.save([Change(table="checkins", key=DAY.isoformat(), day=DAY, fields={"note": "mine"})], AT)
    done = take_back(diary, AT)
    assert done
    assert (len(done.left), done.step.entries) == (1, ())
    found = entry(folder)
    assert found
    assert found["note"] == "mine"
