"""A sealed diary locks itself or on a key: the key is dropped, and the passphrase opens it again."""

import gc
import threading
import weakref
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import painplan.app
from painplan.app import PainPlanApp
from painplan.kit.record import ME
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.screens.locked import LockedScreen
from painplan.screens.plans.timer import TimerScreen
from painplan.store.diary import Change, Diary
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import NewKey, encrypt, new_key
from painplan.store.sealed.sealing import WrongPassphrase, new_identity
from painplan.today.coach import Coach
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)
WORDS = "several words"
QUICK = 0.02
PATIENCE = 5_000
"""Looks, of which none costs anything once the words are there."""


class Clock:
    """Stands until it is told to go."""

    seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the program looks at often."""
    monkeypatch.setattr(painplan.app, "IDLE_SECONDS", QUICK)
    return Clock()


def with_a_plan(folder: Path) -> Coach:
    coach = coach_on(DAY, folder)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=tries))
    return coach


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """A sealed diary whose passphrase is looked at without the two seconds that it takes by intention."""
    with_a_plan(tmp_path)
    key = new_identity()

    def opened_identity(_: bytes, passphrase: str) -> Any:
        if passphrase != WORDS:
            raise WrongPassphrase("The passphrase does not open the diary. Nothing was changed.")
        return key

    monkeypatch.setattr("painplan.store.sealed.unlocking.opened_identity", opened_identity)
    return Coach(Diary(encrypt(DiskFolder(tmp_path), NewKey(key, b"sealed"))), DAY)


async def until(person: Person, words: str) -> str:
    """What is seen once these words are there; given up where nothing comes at all."""
    for _ in range(PATIENCE):
        if words in person.sees():
            break
        await person.wait(QUICK)
    seen = person.sees()
    assert words in seen
    return seen


async def test_one_key_locks_and_the_passphrase_opens_today_again(sealed: Coach) -> None:
    async with at_the_screen(sealed) as person:
        await person.press("2", "L")
        seen = await until(person, "PainPlan is locked")
        assert "Walking" not in seen
        assert len(person.app.screen_stack) == 2
        await person.type("wrong", "enter")
        await until(person, "does not open the diary")
        await person.type("several words", "enter")
        await until(person, "8 minutes today")
        await person.press("space")
        assert "✓ 8 done" in person.sees()


async def test_the_passphrase_is_never_seen(sealed: Coach) -> None:
    async with at_the_screen(sealed) as person:
        await person.press("L")
        await person.type("several")
        assert "several" not in person.sees()


async def test_half_typed_words_are_sealed_with_the_lock_and_come_back_with_the_passphrase(
    sealed: Coach, tmp_path: Path
) -> None:
    async with at_the_screen(sealed) as person:
        await person.app.run_action("report")
        await person.press()
        await person.type("my doctor")
        await person.press("escape")
        await person.app.run_action("report")
        await person.press()
        assert "my doctor" in person.sees()
        await person.press("escape", "L")
        await until(person, "PainPlan is locked")
        assert isinstance(person.app, PainPlanApp)
        assert not person.app._drafts
        (kept,) = (tmp_path / "half-typed").iterdir()
        assert kept.suffix == ".age"
        assert not any(b"my doctor" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
        await person.type("several words", "enter")
        seen = await until(person, "8 minutes today")
        assert "Words typed half" in seen
        assert not kept.exists()
        await person.app.run_action("report")
        await person.press()
        assert "Whom is the page for?" in person.sees()
        assert "my doctor" in person.sees()


async def test_the_key_and_what_was_read_leave_the_memory(sealed: Coach) -> None:
    folder, diary = weakref.ref(sealed.diary.folder), weakref.ref(sealed.diary)
    async with at_the_screen(sealed) as person:
        await person.press("space", "w", "L")
        await until(person, "PainPlan is locked")
        gc.collect()
        assert (folder(), diary()) == (None, None)
        assert not sealed.can_undo


async def test_while_locked_there_is_only_help_now_and_the_way_out(sealed: Coach) -> None:
    async with at_the_screen(sealed) as person:
        await person.press("L", "ctrl+p")
        assert isinstance(person.app.screen, LockedScreen)
        await person.press("escape", "c", "d", "2")
        assert isinstance(person.app.screen, LockedScreen)
        await person.press("exclamation_mark")
        assert "emergency" in person.sees().lower()
        await person.press("d", "escape", "enter")
        await person.type("several words", "enter")
        await until(person, "8 minutes today")


async def test_it_locks_itself_after_ten_minutes_without_a_key(sealed: Coach, clock: Clock) -> None:
    async with at_the_screen(sealed, clock=clock) as person:
        clock.seconds += 9 * 60
        await person.wait(4 * QUICK)
        await person.press("2")
        clock.seconds += 9 * 60
        await person.wait(4 * QUICK)
        assert "Trends" in person.sees()
        clock.seconds += 60
        await until(person, "PainPlan is locked")


async def test_the_time_is_the_persons_choice_and_0_is_never(sealed: Coach, clock: Clock) -> None:
    sealed.keep([Change(table="profile", key=ME, fields={"lock_after_minutes": 0})])
    async with at_the_screen(sealed, clock=clock) as person:
        clock.seconds += 24 * 60 * 60
        await person.wait(4 * QUICK)
        assert "8 minutes today" in person.sees()
        sealed.keep([Change(table="profile", key=ME, fields={"lock_after_minutes": 1})])
        await until(person, "PainPlan is locked")


async def test_a_running_timer_is_not_cut_off(sealed: Coach, clock: Clock) -> None:
    async with at_the_screen(sealed, clock=clock) as person:
        await person.press("t")
        clock.seconds += 20 * 60
        await person.wait(4 * QUICK)
        assert isinstance(person.app.screen, TimerScreen)
        await person.press("space")
        clock.seconds += 20 * 60
        await until(person, "PainPlan is locked")


async def test_a_note_that_is_being_written_is_kept_when_it_locks(sealed: Coach, clock: Clock) -> None:
    async with at_the_screen(sealed, clock=clock) as person:
        await person.press("c", "n")
        await person.type("half a thought")
        clock.seconds += 11 * 60
        await until(person, "PainPlan is locked")
        await person.type("several words", "enter")
        await until(person, "8 minutes today")
    assert (entry := sealed.checkin(DAY))
    assert entry.note == "half a thought"


async def test_a_diary_without_a_passphrase_says_so_and_stays_open(tmp_path: Path, clock: Clock) -> None:
    async with at_the_screen(with_a_plan(tmp_path), clock=clock) as person:
        await person.press("L")
        said = " ".join(person.sees().split())
        assert "nothing to unlock it with" in said
        assert "painplan encrypt" in said
        clock.seconds += 60 * 60
        await person.wait(4 * QUICK)
        assert "8 minutes today" in person.sees()


@pytest.mark.slow  # a passphrase takes seconds by intention
async def test_it_says_that_it_opens_before_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_plan(tmp_path)
    coach = Coach(Diary(encrypt(DiskFolder(tmp_path), new_key(WORDS))), DAY)
    seen, threads, open_again = [], [], coach.unlock
    async with at_the_screen(coach) as person:

        def unlock(passphrase: str) -> None:
            seen.append(person.sees())
            threads.append(threading.current_thread())
            open_again(passphrase)

        monkeypatch.setattr(coach, "unlock", unlock)
        await person.press("L")
        await person.type("several words", "enter")
        await until(person, "8 minutes today")
    assert "Opening…" in seen[0]
    assert threads[0] is not threading.main_thread()


async def test_keys_while_it_opens_break_nothing_and_the_screen_answers(
    sealed: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, open_again = threading.Event(), sealed.unlock

    def unlock(passphrase: str) -> None:
        go_on.wait(60)
        open_again(passphrase)

    async with at_the_screen(sealed) as person:
        monkeypatch.setattr(sealed, "unlock", unlock)
        await person.press("L")
        await person.type(WORDS, "enter")
        await until(person, "Opening…")
        await person.press("escape", "enter", "x", "L", "backspace", "escape")
        await person.resize((100, 30))
        assert "Opening…" in person.sees()
        await person.press("exclamation_mark")
        await until(person, "Help now")
        go_on.set()
        await person.wait(0.5)
        assert "Help now" in person.sees(), "what is read stays"
        await person.press("escape")
        await until(person, "8 minutes today")


async def test_one_can_leave_while_it_opens(sealed: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, open_again = threading.Event(), sealed.unlock

    def unlock(passphrase: str) -> None:
        go_on.wait(60)
        open_again(passphrase)

    async with at_the_screen(sealed) as person:
        monkeypatch.setattr(sealed, "unlock", unlock)
        await person.press("L")
        await person.type(WORDS, "enter")
        await until(person, "Opening…")
        await person.press("escape", "q")
        go_on.set()
    assert person.app.return_code == 0
    assert person.app._exception is None
