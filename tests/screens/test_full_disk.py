"""Nothing can be written for a moment: the person gets a sentence, what was given stays, and it can be saved again."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from painplan.errors import CannotDo
from painplan.exchange.service import Exchange
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.store.syscalls import SystemCalls
from painplan.today.coach import Coach
from tests.support import Person, at_the_screen, coach_on

DAY = date(2026, 3, 4)
Disk = Callable[[bool], None]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that can be made full, and empty again."""
    write = SystemCalls.write

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def set_to(is_full: bool) -> None:
        monkeypatch.setattr(SystemCalls, "write", full if is_full else write)

    return set_to


def coach(folder: Path) -> Coach:
    found = coach_on(DAY, folder)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    found.add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=tries))
    return found


def words(person: Person) -> str:
    return " ".join(person.sees().split())


async def test_an_answer_of_the_check_in(tmp_path: Path, disk: Disk) -> None:
    async with at_the_screen(coach(tmp_path)) as person:
        await person.press("c")
        asked = person.sees().splitlines()[0]
        disk(True)
        await person.press("3")
        assert "Nothing was saved" in words(person)
        assert "no space left on device" in words(person)
        assert person.sees().splitlines()[0] == asked, "the question stays"
        disk(False)
        await person.press("3")
        assert person.sees().splitlines()[0] != asked
    assert coach_on(DAY, tmp_path).checkin(DAY) is not None


async def test_a_text_that_was_typed(tmp_path: Path, disk: Disk) -> None:
    async with at_the_screen(coach(tmp_path)) as person:
        await person.press("f", "w")
        await person.type("to the gate")
        disk(True)
        await person.press("enter")
        assert "Nothing was saved" in words(person)
        assert "to the gate" in person.sees()
        disk(False)
        await person.press("enter")
    assert coach_on(DAY, tmp_path).flare().written == (("smallest", "to the gate"),)


async def test_undo(tmp_path: Path, disk: Disk) -> None:
    async with at_the_screen(coach(tmp_path)) as person:
        await person.press("space")
        assert "✓ 8 done" in person.sees()
        disk(True)
        await person.press("u")
        assert "Nothing was saved" in words(person)
        assert "✓ 8 done" in person.sees()
        disk(False)
        await person.press("u")
        assert "Taken back: Walking, Wednesday 4 March, new: done 8 minutes." in person.sees()
        assert "✓ 8 done" not in person.sees()


def test_an_import_of_everything_comes_whole_or_not_at_all(tmp_path: Path, disk: Disk) -> None:
    exchange = Exchange(coach(tmp_path / "one"))
    export = Path(exchange.take_out("json", str(tmp_path / "out.json")))
    other = coach_on(DAY, tmp_path / "other")
    disk(True)
    with pytest.raises(CannotDo, match="no space left"):
        Exchange(other).bring_back(exchange.own_at(export))
    assert not other.can_undo
    assert other.book.plans == ()
    disk(False)
    assert Exchange(other).bring_back(exchange.own_at(export)).added > 0
    disk(True)
    with pytest.raises(CannotDo, match="no space left"):
        other.undo()
    disk(False)
    assert other.undo()
    assert other.book.plans == ()
