"""The list of changes: told in words, the same for every program, and never at odds with the diary."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.checkin.records import ASKED
from painplan.diary.undoing import _told_of_new, says
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.kinds import KINDS
from painplan.kit.record import Record
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.store.diary import Diary, checkin_change
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.memory import MemoryFolder
from painplan.store.undo_log import LARGE_BYTES, MOST_LARGE, MOST_STEPS, undo_list
from painplan.store.whole.everything import all_entries
from painplan.today.coach import Coach
from tests.conftest import FIRST, CoachOn, on

with_plan = pytest.mark.usefixtures("walking")


def facts(folder: Folder) -> dict[str, Any]:
    """Everything that the files say; not when it was saved, and not what it said before."""
    found, problems = all_entries(folder)
    assert problems == ()
    kept = {
        table: [{name: said for name, said in one.items() if name not in ("saved_at", "history")} for one in entries]
        for table, entries in found.items()
        if entries
    }
    return {table: sorted(entries, key=str) for table, entries in kept.items()}


def said(coach: Coach) -> str:
    undone = coach.undo()
    assert undone
    return undone.said


# --- in words ---


@with_plan
def test_what_was_taken_back_is_named_with_plan_day_and_both_values(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("pain", "3")])
    coach.answer(FIRST, [("pain", "5"), ("note", "a long\nwalk")])
    coach.mark_done("walking", 8)
    coach.mark_done("walking", 10)
    assert said(coach) == "Taken back: Walking, Monday 5 January: done from 8 minutes to 10 minutes."
    assert said(coach) == "Taken back: Walking, Monday 5 January, new: done 8 minutes."
    assert said(coach) == (
        "Taken back: Check-in, Monday 5 January: average pain from 3 to 5, note from nothing to “a long walk”."
    )
    again = coach.redo()
    assert again
    assert again.said.startswith("Brought again: Check-in, Monday 5 January: average pain from 3 to 5")


@pytest.mark.usefixtures("a_week")
def test_a_review_tells_from_what_to_what(coach_on: CoachOn, walking: Plan, a_week: Callable[..., None]) -> None:
    a_week()
    coach = coach_on(on(7))
    coach.decide(walking.id, "take")
    undone = coach.undo()
    assert undone
    assert undone.said == (
        "Taken back: Weekly review, Walking, Monday 12 January, new: amount a day from 8 minutes to 9 minutes."
    )
    assert (undone.change.day, undone.change.plan, undone.change.about) == (on(7), "walking", "reviews")
    assert coach.today_view().plans[0].quota == 8


@with_plan
@pytest.mark.parametrize("again", [False, True])
def test_what_an_entry_decides_is_told_whatever_else_it_says(coach_on: CoachOn, again: bool) -> None:
    """An end of a flare-up, and its day, is never one of "and 2 more", whether the day had an entry before or not."""
    coach_on(FIRST).begin_flare()
    coach = coach_on(on(2))
    if again:
        coach.answer(on(2), [("note", "slept")])
    coach.end_flare(on(1))
    assert said(coach).endswith(
        "flare-up over from nothing to yes, flare-up over since from nothing to 6 January 2026."
        if again
        else "new: flare-up over yes, flare-up over since 6 January 2026."
    )
    assert coach.flare().day == 3
    redone = coach.redo()
    assert redone
    assert "flare-up over since" in redone.change.what
    coach.undo()
    usual = [("mattered", "yes"), ("interference", "3"), ("pain", "4"), ("energy", "5"), ("mood", "5")]
    coach.answer(on(2), [*usual, ("flare_over", "yes"), ("worry", "yes"), ("fall", "yes"), ("screened", "yes")])
    told = said(coach)
    for decided in ("flare-up over", "something new or worrying", "a fall or an accident", "warning signs of the day"):
        assert decided in told
    assert "more" in told


def test_every_answer_of_a_day_is_told_of_a_new_entry() -> None:
    """A field that is added to the check-in has its place in what undo tells."""
    words = asset("undo")["entries"]["checkins"]
    said_by_hand = (
        set(KINDS["checkins"].__struct_fields__) - set(Record.__struct_fields__) - {"day", "late", "asked_all"}
    )
    assert set(_told_of_new("checkins", words)) == said_by_hand
    assert set(words["decides"]) <= said_by_hand
    assert set(KINDS["checkins"].TABLE.ruled) <= set(words["decides"])


def test_a_setting_is_told_from_what_it_is_without_being_set(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.set("day_starts_at", "5")
    assert said(coach).endswith("hour at which a day begins from 4 to 5.")


@with_plan
def test_while_words_are_hidden_none_of_them_is_told(coach_on: CoachOn) -> None:
    coach, word = coach_on(FIRST), "Rosenbusch"
    coach.add_plan(
        NewPlan(goal=word, activity=word, unit="own", unit_name=word, unit_min=1, trials=(Trial(amount=10),) * 3)
    )
    plan = coach.book.plans[-1]
    coach.answer(FIRST, [("note", word), ("pain", "3"), (f"done.{plan.id}", "8"), (f"settled.{plan.id}", "yes")])
    coach.answer(FIRST, [("note", f"more {word}"), (f"done.{plan.id}", "9"), (f"settled.{plan.id}", "no")])
    coach.write_flare_plan({"tell": word})
    coach.discreet = True
    with pytest.raises(CannotDo, match="hidden"):
        coach.undo()
    coach.discreet = False
    told = []
    while coach.undo():
        coach.discreet = True
        told += [one.what for one in (*coach.changes().undo, *coach.changes().redo)]
        coach.discreet = False
    assert word.lower() not in " ".join(told).lower()
    assert "average pain 3" in " ".join(told)
    assert len(told) == 5 * 5


@with_plan
def test_while_words_are_hidden_a_change_without_any_can_be_taken_back(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.discreet = True
    coach.mark_done("walking", 8)
    assert said(coach) == "Taken back: plan 1, Monday 5 January, new: done 8 minutes."
    with pytest.raises(CannotDo, match="hidden"):
        coach.undo()
    assert coach.redo()


def test_an_entry_that_says_no_more_than_its_day_stays_one(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.save([checkin_change(FIRST)])
    coach.answer(FIRST, [("pain", "3")])
    assert said(coach).endswith("average pain from nothing to 3.")
    assert coach.checkin(FIRST)
    assert said(coach) == "Taken back: Check-in, Monday 5 January, new."
    assert coach.checkin(FIRST) is None


def test_every_kind_of_entry_and_every_field_has_its_words() -> None:
    words = asset("undo")
    assert set(words["entries"]) == set(KINDS)
    fields = {name for table in KINDS for name in KINDS[table].__struct_fields__ if name not in ("saved_at", "history")}
    asked = {name for name in ASKED if "label" in asset("questions").get(name, {})}
    assert fields - set(words["fields"]) - asked == set()
    assert set(words["fields"]) - fields == set(), "no record has such a field"
    for table, entry in words["entries"].items():
        named = {*entry.get("tells", ()), *entry.get("coded", ()), *filter(None, [entry.get("name")])}
        assert named <= set(KINDS[table].__struct_fields__), table


def test_what_is_kept_by_a_short_name_is_told_by_its_words(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    Safety(coach).answer_signs({"RF12": "yes"})
    told = said(coach)
    assert "RF12" not in told
    assert told.startswith("Taken back: Warning sign “")
    assert told.endswith("new: answer yes.")


# --- one list for all ---


@with_plan
def test_another_program_and_the_next_start_have_the_same_list(place: Path) -> None:
    one, other = (Coach(Diary(DiskFolder(place)), FIRST) for _ in range(2))
    one.answer(FIRST, [("pain", "3")])
    other.answer(FIRST, [("mood", "4")])
    assert one.undo()
    assert (entry := other.checkin(FIRST))
    assert (entry.pain, entry.mood) == (3, None)
    later = Coach(Diary(DiskFolder(place)), on(30))
    assert later.redo()
    assert (entry := one.checkin(FIRST))
    assert entry.mood == 4


def test_after_something_new_there_is_nothing_to_bring_again(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    coach.answer(FIRST, [("pain", "3")])
    coach.answer(FIRST, [("pain", "4")])
    coach.undo()
    coach.answer(FIRST, [("pain", "3")])
    assert coach.redo(), "the same again is nothing new"
    coach.undo()
    coach.answer(FIRST, [("mood", "3")])
    assert coach.redo() is None
    assert coach.changes().redo == ()


def test_what_was_changed_since_by_hand_is_left_and_told(place: Path) -> None:
    coach = Coach(Diary(DiskFolder(place)), FIRST)
    coach.answer(FIRST, [("mood", "1")])
    coach.answer(FIRST, [("pain", "3"), ("note", "mine")])
    coach.answer(on(-1), [("pain", "3")])
    file = place / "diary" / "2026-01.json"
    found = json.loads(file.read_text(encoding="utf-8"))
    found["checkins"][FIRST.isoformat()]["pain"] = 9
    file.write_text(json.dumps(found), encoding="utf-8")
    assert said(coach) == "Taken back: Check-in, Sunday 4 January, new: average pain 3."
    undone = coach.undo()
    assert undone
    assert (undone.did, undone.left) == (False, 1)
    assert undone.said.startswith("Nothing was taken back: Check-in, Monday 5 January")
    assert (entry := coach.checkin(FIRST))
    assert (entry.pain, entry.note, entry.mood) == (9, "mine", 1)
    assert said(coach).startswith("Nothing was taken back: Check-in, Monday 5 January, new: mood 1"), "it has more now"
    assert not coach.can_undo


def test_part_of_a_change_is_left_where_only_that_was_changed_since(place: Path) -> None:
    coach = Coach(Diary(DiskFolder(place)), FIRST)
    coach.answer(FIRST, [("mood", "1")])
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=(Trial(amount=10),) * 3))
    coach.answer(FIRST, [("pain", "3"), ("done.walking", "8")])
    coach.diary.save([checkin_change(FIRST, pain=9)], datetime(2026, 1, 6))
    undone = coach.undo()
    assert undone
    assert "Changed since in another way, and left as it is: Check-in" in undone.said
    assert coach.session("walking", FIRST) is None
    assert (entry := coach.checkin(FIRST))
    assert entry.pain == 9
    again = coach.redo()
    assert again
    assert (again.left, again.change.entries) == (0, 1)
    assert entry.pain == 9


def test_the_list_is_bounded_and_a_large_change_more_so(diary: Diary) -> None:
    coach = Coach(diary, FIRST)
    for number in range(MOST_STEPS + 5):
        coach.answer(FIRST, [("steps", str(number))])
    assert len(undo_list(diary.folder).undo) == MOST_STEPS
    long = "x" * 19_000
    for number in range(MOST_LARGE + 2):
        days = [checkin_change(on(-n), note=f"{number} {n} {long}") for n in range(LARGE_BYTES // len(long) + 1)]
        coach.keep(days, "import")
    kept = undo_list(diary.folder).undo
    assert [one.about for one in kept] == ["import"] * MOST_LARGE
    assert len(diary.folder.names("undo")) == MOST_LARGE
    assert coach.undo()


def test_a_damaged_file_of_the_list_is_passed_over(place: Path) -> None:
    coach = Coach(Diary(DiskFolder(place)), FIRST)
    coach.answer(FIRST, [("pain", "3")])
    coach.answer(on(-1), [("pain", "4")])
    last = sorted((place / "undo").iterdir())[-1]
    last.write_bytes(last.read_bytes().replace(b'"pain": 4', b'"pain": 5'))
    assert "Monday 5 January" in said(coach)
    assert (entry := coach.checkin(on(-1)))
    assert entry.pain == 4


def test_a_list_that_cannot_be_written_stands_in_nobodys_way_and_is_told(place: Path) -> None:
    coach = Coach(Diary(DiskFolder(place)), FIRST)
    coach.answer(FIRST, [("pain", "3")])
    (place / "undo").rename(place / "elsewhere")
    (place / "undo").write_text("a file in the way", encoding="utf-8")
    coach.answer(FIRST, [("pain", "4")])
    assert (entry := coach.checkin(FIRST))
    assert entry.pain == 4
    (told,) = coach.diary.warnings
    assert "cannot be taken back with undo" in told
    assert "it is a file" in told
    (place / "undo").unlink()
    coach.answer(FIRST, [("pain", "5")])
    assert coach.diary.warnings == ()
    assert said(coach).endswith("average pain from 4 to 5.")


def test_nothing_is_written_where_there_is_nothing_to_take_back(place: Path) -> None:
    coach = Coach(Diary(DiskFolder(place)), FIRST)
    assert coach.undo() is None
    assert coach.redo() is None
    assert not place.exists()
    assert says("nothing")


# --- whatever is done ---

DAYS = st.integers(0, 2)
OPERATIONS = st.one_of(
    st.tuples(st.just("pain"), DAYS, st.integers(0, 10)),
    st.tuples(st.just("note"), DAYS, st.sampled_from(["", "a", "b"])),
    st.tuples(st.just("settled"), DAYS, st.sampled_from(["", "yes", "no"])),
    st.tuples(st.just("done"), st.just(0), st.integers(0, 20)),
    st.tuples(st.just("together"), st.just(0), st.integers(0, 20)),
    st.tuples(st.just("hold"), st.just(0), st.just("illness")),
    st.tuples(st.just("end hold"), st.just(0), st.just("")),
    st.tuples(st.just("flare plan"), st.just(0), st.sampled_from(["", "a", "b"])),
    st.tuples(st.just("plan"), st.just(0), st.sampled_from(["Desk", "Stairs"])),
    st.tuples(st.just("end plan"), st.just(0), st.just("")),
    st.tuples(st.sampled_from(["undo", "undo", "undo", "redo", "redo"]), st.just(0), st.just("")),
    st.tuples(st.just("restart"), st.just(0), st.just("")),
)


def do(coach: Coach, what: str, day: date, value: Any) -> None:
    if what in ("pain", "note"):
        coach.answer(day, [(what, str(value))])
    elif what == "settled":
        coach.answer(day, [("settled.walking", value), ("mood", "1" if value else "")])
    elif what == "done":
        coach.mark_done("walking", value)
    elif what == "together":
        for number in range(3):
            coach.mark_done("walking", value + number, together=OPERATIONS)
            coach.mark_effort("walking", number, together=OPERATIONS)
    elif what == "hold":
        with suppress(WrongInput):  # it is on hold already: nothing is saved
            coach.hold(value, None)
    elif what == "end hold" and coach.book.holds:
        coach.end_hold(well_since=day)
    elif what == "flare plan":
        coach.write_flare_plan({"tell": value, "soothes": "tea"})
    elif what == "plan":
        coach.add_plan(NewPlan(goal=value, activity=value, unit="minutes", trials=(Trial(amount=10),) * 3))
    elif what == "end plan":
        with suppress(CannotDo):  # it was put away already: nothing is saved
            coach.end_plan("walking")


@given(st.lists(OPERATIONS, min_size=1, max_size=40))
def test_changes_undo_and_redo_in_any_order_are_as_a_list_of_states(steps: list[tuple[str, int, Any]]) -> None:
    folder, ticks = MemoryFolder(), iter(range(10_000))

    def now() -> datetime:
        return datetime(2026, 1, 5, 20) + timedelta(seconds=next(ticks))

    coach = Coach(Diary(folder), FIRST, now=now)
    coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=(Trial(amount=10),) * 3))
    states, at = [{}, facts(folder)], 1
    goes_on = False
    for what, back, value in steps:
        if what == "undo":
            done = coach.undo()
            assert bool(done) == (at > 0)
            at = max(0, at - 1)
            if done:
                assert done.left == 0
        elif what == "redo":
            done = coach.redo()
            assert bool(done) == (at < len(states) - 1)
            at = min(len(states) - 1, at + 1)
            if done:
                assert done.left == 0
        elif what == "restart":
            coach = Coach(Diary(folder), FIRST, now=now)
        elif coach.book.plan("walking") is None or (what == "end hold" and not coach.book.holds):
            continue
        else:
            do(coach, what, on(-back), value)
            after = facts(folder)
            at -= what == "together" and goes_on
            if after != states[at] or what == "together":
                del states[at + 1 :]
            if after != states[at]:
                states.append(after)
                at += 1
        goes_on = what == "together" and facts(folder) != states[at - 1]
        assert facts(folder) == states[at], (what, value)
        assert (len(undo_list(folder).undo), len(undo_list(folder).redo)) == (at, len(states) - 1 - at)
