"""What comes in by merge and import is looked at as it would be here, before it takes the place of anything."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painplan.exchange.own.import_ import BroughtBack, bring_back, own_at
from painplan.samples.catalogue import sample_coach
from painplan.store.diary import Diary
from painplan.store.files import HEADER, content_of
from painplan.store.kinds import BOOK
from painplan.store.memory import MemoryFolder
from painplan.store.whole.archive import diary_files
from painplan.store.whole.everything import all_entries
from painplan.store.whole.merging import Merged, merge
from painplan.store.whole.verify import verify
from painplan.today.coach import Coach
from tests.amounts import asks
from tests.thorough import examples

TODAY, AT, LATER = date(2026, 11, 28), datetime(2026, 11, 28, 12), "2026-11-28T10:00:00"
MONTH = "diary/2026-11.json"
Changed = Callable[[dict[str, Any]], None]


@cache
def contents() -> dict[str, bytes]:
    return diary_files(sample_coach("two-plans", TODAY).diary.folder)


def here() -> MemoryFolder:
    folder = MemoryFolder()
    for name, content in contents().items():
        folder.write(name, content)
    return folder


def tables(name: str, change: Changed) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(contents()[name])
    del found[HEADER]
    change(found)
    return found


def joins(folder: MemoryFolder, name: str, change: Changed, book: Changed | None = None) -> Merged:
    beside = contents()[BOOK] if book is None else content_of(BOOK, tables(BOOK, book))
    content = content_of(name, tables(name, change))
    return merge(folder, content, f"copy/{name}", AT, beside if name != BOOK else None)


def comes_back(folder: MemoryFolder, change: Changed, where: Path) -> BroughtBack:
    entries: dict[str, Any] = {table: found for table, found in all_entries(folder)[0].items() if found}
    entries = json.loads(json.dumps(entries))
    change(entries)
    header = {"painplan": {"format": 2, "file": "export", "on": TODAY.isoformat()}}
    file = where / "export.json"
    file.write_text(json.dumps(header | entries))
    return bring_back(own_at(file), Coach(Diary(folder), TODAY, now=lambda: AT))


def too_much_agreed(found: dict[str, Any]) -> None:
    found["reviews"]["2026-11-21 stairs"] |= {"quota": 300_000, "saved_at": LATER}


def too_much_done(found: dict[str, Any]) -> None:
    found["sessions"]["2026-11-23 walking"] |= {"done": 5_000, "saved_at": LATER}


def more_done_than_ever(found: dict[str, Any]) -> None:
    del found["sessions"]["2026-11-23 walking"]
    found["sessions"]["2026-11-23 stairs"] = {"plan": "stairs", "day": "2026-11-23", "done": 300_000}


def tablets(found: dict[str, Any]) -> None:
    found["plans"]["walking"] |= {"unit": "tablets", "saved_at": LATER}


def as_they_are(found: dict[str, Any]) -> None:
    assert found


@pytest.mark.parametrize(
    ("name", "change", "entry"),
    [
        (BOOK, too_much_agreed, "reviews 2026-11-21 stairs"),
        (MONTH, too_much_done, "sessions 2026-11-23 walking"),
        (MONTH, more_done_than_ever, "sessions 2026-11-23 stairs"),
    ],
)
def test_what_a_day_cannot_hold_does_not_take_the_place_of_ones_own_entry(
    name: str, change: Changed, entry: str
) -> None:
    folder = here()
    done = joins(folder, name, change)
    assert [(each.entry, "more than a day can hold" in each.text) for each in done.problems] == [(entry, True)]
    assert (done.added, done.changed) == (0, 0)
    assert diary_files(folder) == contents()
    assert verify(folder).ok


def test_a_merge_leaves_what_belongs_to_a_refused_plan_in_the_copy() -> None:
    folder = here()
    done = joins(folder, BOOK, tablets)
    assert {(each.entry or "").rpartition(" ")[2] for each in done.problems} == {"walking"}
    assert (done.added, done.changed, done.names) == (0, 0, ())
    days = joins(folder, MONTH, as_they_are, book=tablets)
    assert {(each.entry or "").partition(" ")[0] for each in days.problems} == {"sessions"}
    assert not [each for each in days.problems if "Merge the plan.json" in each.text], "that would help nobody"
    assert diary_files(folder) == contents()


def test_days_of_a_plan_that_is_refused_are_not_taken_where_no_plan_has_its_name() -> None:
    folder = MemoryFolder()
    folder.write(BOOK, content_of(BOOK, {"profile": {"me": {"adult": True}}}))
    joins(folder, MONTH, as_they_are, book=tablets)
    found = Diary(folder).days()
    assert {plan for plan, _ in found.sessions} == {"stairs"}
    assert {plan for day in found.checkins.values() for plan in day.settled} == {"stairs"}


def test_an_import_refuses_a_plan_with_all_that_belongs_to_it_and_says_so_once(tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> None:
        [stairs] = [plan for plan in found["plans"] if plan["id"] == "stairs"]
        stairs |= {"unit": "tablets", "saved_at": LATER}
        found["sessions"][-1] |= {"plan": "stairs", "done": 5_000}

    folder = here()
    done = comes_back(folder, change, tmp_path)
    assert (done.added, done.changed, done.names) == (0, 0, ())
    assert len([each for each in done.rejected if "“stairs” of plans" in each.why]) == 1
    assert not [each for each in done.rejected if "stairs-2" in each.why], "nothing here ever had that name"
    assert diary_files(folder) == contents()


def test_days_of_a_plan_that_cannot_be_understood_are_not_taken(tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> None:
        [walking] = [plan for plan in found["plans"] if plan["id"] == "walking"]
        walking["unit_min"] = "much"

    source, folder = here(), MemoryFolder()
    entries = comes_back(source, as_they_are, tmp_path)
    assert entries.added == 0
    file = tmp_path / "export.json"
    text = json.loads(file.read_text())
    change(text)
    file.write_text(json.dumps(text))
    bring_back(own_at(file), Coach(Diary(folder), TODAY, now=lambda: AT))
    assert {plan for plan, _ in Diary(folder).days().sessions} == {"stairs"}
    assert verify(folder).ok


def test_a_unit_that_days_here_do_not_fit_to_is_not_taken() -> None:
    """The plan of the copy is the same as at first; only later its unit was changed."""
    folder = here()
    month = tables(MONTH, as_they_are)
    month["sessions"]["2026-11-23 stairs"] = {"plan": "stairs", "day": "2026-11-23", "done": 9_000.0}
    folder.write(MONTH, content_of(MONTH, month))
    assert verify(folder).ok

    def change(found: dict[str, Any]) -> None:
        stairs = found["plans"]["stairs"]
        before = {"at": LATER, "values": {"unit": stairs["unit"]}}
        stairs |= {"unit": "minutes", "saved_at": LATER, "history": [before]}

    done = joins(folder, BOOK, change)
    assert [each.entry for each in done.problems] == ["plans stairs"]
    assert "2026-11-23 stairs" in done.problems[0].text
    assert verify(folder).ok


def far_above_the_aim(found: dict[str, Any]) -> None:
    found["reviews"]["2026-11-21 walking"] |= {"quota": 900.0, "saved_at": LATER}


def a_step_of_a_day(found: dict[str, Any]) -> None:
    found["reviews"]["2026-11-21 walking"] |= {"step": 500.0, "saved_at": LATER}


def one_leads_to_another(found: dict[str, Any]) -> None:
    for day, quota in (("2026-11-14", 850.0), ("2026-11-21", 900.0)):
        found["reviews"][f"{day} walking"] |= {"quota": quota, "saved_at": LATER}


BEYOND = [(far_above_the_aim, 1), (a_step_of_a_day, 1), (one_leads_to_another, 2)]


@pytest.mark.parametrize(("change", "count"), BEYOND)
def test_an_amount_that_no_step_could_come_to_comes_in_by_no_door(change: Changed, count: int, tmp_path: Path) -> None:
    folder = here()
    done = joins(folder, BOOK, change)
    assert ["any step" in each.text for each in done.problems] == [True] * count
    assert diary_files(folder) == contents()

    def by_list(found: dict[str, Any]) -> None:
        change({"reviews": {f"{one['on']} {one['plan']}": one for one in found["reviews"]}})

    comes_back(folder, by_list, tmp_path)
    brought = bring_back(own_at(tmp_path / "export.json"), Coach(Diary(MemoryFolder()), TODAY, now=lambda: AT))
    assert ["any step" in each.why for each in brought.rejected] == [True] * count


@pytest.mark.parametrize(("change", "count"), BEYOND)
def test_an_amount_that_no_step_could_come_to_is_not_gone_by(change: Changed, count: int) -> None:
    """Where somebody wrote it into the file by hand, the amount and the step from before it stay."""
    folder = here()
    folder.write(BOOK, content_of(BOOK, tables(BOOK, change)))
    now = {plan.plan.id: asks(plan.target) for plan in Coach(Diary(folder), TODAY, now=lambda: AT).today_view().plans}
    assert now["walking"].amount in (13, 14), count
    assert now["walking"].ceiling <= 17


VALUES = st.one_of(
    st.sampled_from([None, 0, -1, 1, 3, 500, 5_000, 300_000, 1e300, "", "walking", "stairs", "tablets", "minutes"]),
    st.sampled_from(["pages", "ended", "no", True, [], {}, {"walking": "no"}, ["stairs"], "2026-11-21", "2019-01-01"]),
)


@st.composite
def mutations(draw: st.DrawFn) -> list[tuple[str, str, str, str, Any]]:
    """Fields of entries of the copy with anything in them."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(contents())))
        there = tables(name, as_they_are)
        table = draw(st.sampled_from(sorted(there)))
        key = draw(st.sampled_from(sorted(there[table])))
        field = draw(st.sampled_from(sorted(there[table][key])))
        found.append((name, table, key, field, draw(VALUES)))
    return found


@settings(max_examples=examples(120), deadline=None)
@given(mutations())
def test_no_merge_makes_a_healthy_diary_one_with_findings(changes: list[tuple[str, str, str, str, Any]]) -> None:
    def changed(wanted: str) -> Changed:
        def change(found: dict[str, Any]) -> None:
            for name, table, key, field, value in changes:
                if name == wanted and isinstance(found[table].get(key), dict):
                    found[table][key] |= {field: value, "saved_at": LATER}

        return change

    folder = here()
    for name in contents():
        joins(folder, name, changed(name), book=changed(BOOK))
    assert [finding for finding in verify(folder).findings if finding.wrong] == []
