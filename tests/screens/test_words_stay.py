"""In discreet mode no key on any screen changes a person's own words: all screens, and a record of every kind."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from painplan.kit.kinds import KINDS
from painplan.kit.own_words import words_of
from painplan.kit.record import Record
from painplan.screens.actions import ACTIONS
from painplan.team.medicines import Medicines
from painplan.team.service import Team
from painplan.today.coach import Coach
from tests.kit.made import made
from tests.screens.test_discreet import DAY, LEAVING, WORD, full_of_words
from tests.support import LARGE, at_the_screen, coach_on
from tests.thorough import WHOLE

KNOWN: dict[str, dict[str, Any]] = {
    "assessments": {"instrument": "psfs", "answers": (3.0, 4.0)},
    "signs": {"sign": "RF01", "answer": "no"},
    "ask_first": {"question": "AF06", "answer": "no"},
    "experiments": {"question": "heat", "id": "heat 2026-01-05", "stopped_on": date(2026, 1, 6)},
    "practices": {"tool": "breathing"},
    "rest_days": {"plan": "id-1"},
    "rest_steps": {"plan": "id-1"},
    "visits": {"member": "id-1"},
    "attempts": {"avoided": "id-1"},
    "care_notes": {"care": "id-1"},
    "care_decisions": {"care": "id-1"},
    "decisions": {"sheet": ""},
    "barriers": {"goal": "goal"},
    "medicines": {"put_away": None},
    "members": {"left": False},
    "own_items": {"put_away": False},
    "rest_plans": {"put_away": False},
    "jobs": {"put_away": False},
    "avoided": {"put_away": False, "talked_on": None},
}
"""What a record that is made from its declaration alone cannot know, so that screens show it."""
ALONE = ("goals", "plans", "reviews", "restarts", "flare_plan", "drafts", "holds", "profile", "sessions")
"""Kinds that `full_of_words` has, or that would only get in the way."""
WAYS = (
    ("enter", "enter", "e", "enter", "zzz", "enter", "1", "enter"),
    ("down", "enter", "v", "zzz", "enter", "x", "a"),
)


def with_every_kind(folder: Path) -> Coach:
    coach = full_of_words(folder)
    for table, kind in KINDS.items():
        if table not in ALONE:
            record = msgspec.structs.replace(made(kind, WORD), **KNOWN.get(table, {}))
            coach.save([coach_change(record)])
    return coach_on(DAY, folder)


def coach_change(record: Record) -> Any:
    from painplan.store.diary import Change

    day = record.day if record.TABLE.daily else None  # type: ignore[attr-defined]  # such a kind has one
    return Change(table=record.TABLE.name, key=record.key, fields=msgspec.to_builtins(record), day=day)


def all_words(folder: Path) -> dict[tuple[str, str, str], list[str]]:
    diary = coach_on(DAY, folder).diary
    found = {}
    for table, kind in KINDS.items():
        facts = diary.days() if kind.TABLE.daily else diary.book()
        for record in facts.all(kind):
            for field in kind.TABLE.words:
                found[table, record.key, field] = [text for _, text in words_of(getattr(record, field), field)]
    return found


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
async def test_no_key_on_any_screen_changes_a_word_or_shows_one(tmp_path: Path, way: tuple[str, ...]) -> None:
    coach = with_every_kind(tmp_path)
    before = all_words(tmp_path)
    assert {table for table, _, _ in before} == {table for table, kind in KINDS.items() if kind.TABLE.words}
    known = {(table, field, word) for (table, _, field), words in before.items() for word in words}
    async with at_the_screen(coach, LARGE) as person:
        await person.press("d")
        names = [action.name for action in ACTIONS if action.name not in LEAVING]
        for name in names if WHOLE else names[WAYS.index(way) :: len(WAYS)]:  # each way on its share of the screens
            await person.app.run_action(name)
            await person.press()
            for key in way:
                assert WORD.lower() not in person.sees().lower(), (name, key)
                await person.press(*key) if key == "zzz" else await person.press(key)
            await person.press("escape", "escape", "escape", "escape")
            after = all_words(tmp_path)
            assert {spot: after.get(spot) for spot in before} == before, name
            new = {
                (table, field, word)
                for table, key, field in after.keys() - before.keys()
                for word in after[table, key, field]
            }
            assert new <= known, name  # the same activities are rated again
        assert coach.discreet


@pytest.mark.parametrize("action", ["team", "medicines"])
async def test_editing_somebody_or_a_medicine_leaves_the_name(tmp_path: Path, action: str) -> None:
    coach = coach_on(DAY, tmp_path)
    Team(coach).add("Sister Rosa", "family")
    Medicines(coach).add("Blue one")
    async with at_the_screen(coach) as person:
        await person.press("d")
        await person.app.run_action(action)
        await person.press("enter", "enter", "e", "enter", "enter", "escape")
    saved = coach_on(DAY, tmp_path).book
    assert [member.name for member in saved.members] == ["Sister Rosa"]
    assert [medicine.name for medicine in saved.medicines] == ["Blue one"]
