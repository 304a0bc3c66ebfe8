"""One race: eight writers and open screens beside a command that makes something else of the diary; what is left then.

``python -m tests.races.rounds WHAT TIMES SEED [real]`` prints what was found as JSON.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from select import select
from time import monotonic
from typing import NamedTuple

import msgspec

from painplan.checkin.records import CheckIn, Session
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.store.belonging import JOURNAL, KEY, KEY_COPY, LOCK_NAME, PUBLIC, SEALED, STATE
from painplan.store.diary import Diary, session_change
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.memory import MemoryFolder
from painplan.store.sealed import sealed as sealing
from painplan.store.sealed.sealed import NewKey, SealedFolder, encrypt, new_key
from painplan.store.sealed.sealing import unseal
from painplan.store.sealed.unlocking import unlocked
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import back_up_now
from painplan.store.whole.verify import verify
from painplan.today.coach import Coach
from painplan.today.inbox import take_in
from tests.races.programs import (
    FIELDS,
    FIRST,
    WORD,
    Line,
    Started,
    act,
    coach_of,
    command,
    is_there,
    look,
    meanwhile,
    write_with_commands,
    write_with_it_open,
)
from tests.store import low_cost
from tests.support import at_the_screen

LONGEST_WAIT = 0.15
"""Seconds until the command begins, at most; a save takes some milliseconds."""
OPEN = FIELDS[:4]
"""What programs write that have the diary open; the rest is written by commands, of which the last two know nothing."""
AT = datetime(2026, 3, 3, 9)
NOT_SEALED = (LOCK_NAME, STATE, PUBLIC)
COPY = "diary/2026-03 (conflicted copy).json"


class Report(msgspec.Struct):
    """What many races left."""

    what: str
    rounds: int = 0
    acknowledged: int = 0
    """Answers."""
    meanwhile: int = 0
    """Of these, answers saved while the command ran."""
    told: int = 0
    """Programs that were open and said what happened."""
    wrong: list[str] = []
    seconds: float = 0


class Case(NamedTuple):
    """One kind of command."""

    arguments: Sequence[Sequence[str]]
    """The commands, all begun at once."""
    sealed: bool | None
    """Whether the diary is sealed before; None for either, in turns."""
    happened: Sequence[str]
    """What others may say of it; none for nothing."""
    then: str
    """What the screens show in the end."""


CASES = {
    "encrypt": Case([["encrypt"]], False, ["sealed"], "minutes today"),
    "decrypt": Case([["decrypt"]], True, ["opened"], "minutes today"),
    "restore": Case(
        [["restore", "{backup}", "--yes"], ["restore", "{backup}", "--yes"], ["backup"], ["backup"]],
        None,
        ["restored"],
        "minutes today",
    ),
    "merge": Case([["merge", COPY]], None, [], "✓ 8 done"),
    "erase": Case([["erase", "--word", "erase"]], None, ["erased", "replaced"], "Welcome"),
}


class Diaries:
    """What every round begins with, made once: the same diary open and sealed.

    Args:
        real: With a key that is sealed as a person's is; else with one for tests, which opens in a millisecond.
        place: Where they lie.
    """

    def __init__(self, place: Path, *, real: bool) -> None:
        self.key: NewKey = new_key(low_cost.PASSPHRASE) if real else low_cost.KEYS[0].new
        self.real, self._place = real, place
        self.backup: dict[bool, str] = {}
        for is_sealed in (False, True):
            folder = DiskFolder(place / str(is_sealed))
            coach = coach_of(folder)
            trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
            coach.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", trials=trials))
            coach.answer(FIRST, [("sleep_hours", "7")])
            open_folder: Folder = encrypt(folder, self.key) if is_sealed else folder
            self.backup[is_sealed] = back_up_now(open_folder, AT)
            beside = Diary(DiskFolder(place / f"{is_sealed} beside"))
            beside.save([session_change("walking", FIRST, done=8)], AT)
        if not real:
            sealing.new_key = lambda passphrase: self.key
        self._rehearse(place / "rehearsal")

    def _rehearse(self, place: Path) -> None:
        """Call here once what every program of every race calls: what is read and imported then, none of them has to.

        A race is about what they do at the same time, and not about how they start.
        """
        for is_sealed in (False, True):
            here = place / str(is_sealed)
            self.copied(here, is_sealed=is_sealed, with_copy=True)
            asyncio.run(_opened_and_left(coach_of(self.opened(here, is_sealed=is_sealed))))
            for words in (
                ["checkin", "--set", "pain=3", "--today", FIRST.isoformat()],
                ["backup"],
                ["merge", COPY],
                ["restore", self.backup[is_sealed], "--yes"],
                ["decrypt" if is_sealed else "encrypt"],
                ["erase", "--word", "erase"],
            ):
                code, _, said = command(here, words, low_cost.PASSPHRASE)
                assert code == 0, said

    def copied(self, to: Path, *, is_sealed: bool, with_copy: bool) -> None:
        """One of them; if wanted with the copy of a month that a sync program left."""
        shutil.copytree(self._place / str(is_sealed), to)
        if with_copy:
            shutil.copyfile(self._place / f"{is_sealed} beside" / "diary" / "2026-03.json", to / COPY)

    def opened(self, place: Path, *, is_sealed: bool) -> Folder:
        """A diary, opened with the key."""
        return SealedFolder(DiskFolder(place), self.key.identity) if is_sealed else DiskFolder(place)


async def _opened_and_left(coach: Coach) -> None:
    async with at_the_screen(coach) as person:
        await person.press("space")


class Left(NamedTuple):
    """Entries that are there."""

    checkins: dict[date, CheckIn]
    sessions: dict[tuple[str, date], Session]


class Race:
    """One round.

    Args:
        what: The command.
        number: Of the round.
        diaries: What it begins with.
        place: An empty place.
        chance: Decides moments.
    """

    def __init__(self, what: str, number: int, diaries: Diaries, place: Path, chance: Random) -> None:
        self.what, self.case, self.diaries, self.place = what, CASES[what], diaries, place
        self.chance = chance
        self.sealed = number % 2 == 1 if self.case.sealed is None else self.case.sealed
        self.writers: dict[str, Started] = {}
        self.screens: list[Started] = []
        self.commands: list[Started] = []

    def run(self) -> None:
        """Start everything, let it run together, and wait for all of it."""
        self.diaries.copied(self.place, is_sealed=self.sealed, with_copy=self.what == "merge")
        self._over, ending = os.pipe()
        hearing = []
        presses = None if self.what == "merge" else self.chance.uniform(0, 2 * LONGEST_WAIT)
        for when in (presses, None):
            told = meanwhile(*self.case.happened) if self.case.happened else []
            screen = Started("screen", look(self._open, told, self.case.then, when, low_cost.PASSPHRASE), [ending])
            self.screens.append(screen)
            hearing.append(screen.heard())
        for each in hearing:  # the screens are open
            next(each, None)
        writing = []
        for index, field in enumerate(FIELDS):
            started = Started(field, self._writer(index, field), [ending])
            self.writers[field] = started
            writing.append(started.heard())
        for each in writing:  # all are at it
            next(each, None)
        commands = []
        for words in self.case.arguments:
            named = [word.format(backup=self.diaries.backup[self.sealed]) for word in words]
            passphrase = low_cost.PASSPHRASE if self.sealed or self.what == "encrypt" else None
            doing = Started(words[0], act(self.place, named, passphrase, self._moment()), [ending])
            self.commands.append(doing)
            commands.append(doing.heard())
        for done in commands:
            list(done)
        os.close(ending)
        for each in (*hearing, *writing):
            list(each)
        os.close(self._over)

    def _moment(self) -> float:
        return self.chance.uniform(0, LONGEST_WAIT)

    def _open(self) -> Folder:
        return self.diaries.opened(self.place, is_sealed=self.sealed)

    def _is_over(self) -> bool:
        return bool(select([self._over], [], [], 0)[0])

    def _writer(self, index: int, field: str) -> "Callable[[Callable[[Line], None]], None]":
        if field in OPEN:
            never = self.case.happened  # they go on until they are told, where there is something to tell
            return write_with_it_open(self._open, field, (lambda: False) if never else self._is_over)
        knows = index < len(FIELDS) - 2
        return write_with_commands(self.place, field, low_cost.PASSPHRASE if knows else None, self._is_over)

    # --- what is left ---

    def found(self, report: Report) -> None:
        """Look at everything that was acknowledged and told."""
        report.rounds += 1
        report.wrong += [f"{self.what}: {each}" for each in self._wrong(report)]

    def _wrong(self, report: Report) -> Iterator[str]:
        for each in (*self.writers.values(), *self.screens, *self.commands):
            yield from (f"{each.name}: {line.wrong}" for line in each.lines if line.wrong)
        lines = [line for each in self.writers.values() for line in each.lines if line.saved >= 0]
        report.acknowledged += len(lines)
        self.began = min(line.began for each in self.commands for line in each.lines)
        self.ended = max(line.ended for each in self.commands for line in each.lines)
        report.meanwhile += sum(line.began < self.ended and line.ended > self.began for line in lines)
        yield from self._not_told(report)
        if self.what == "erase" and not (self.place / STATE).exists():
            yield from (f"left: {path}" for path in self.place.rglob("*") if path.is_file())
            yield from self._missing(Left({}, {}), [])
            return
        here = self._here()
        yield from self._missing(here, list(self._kept()))
        yield from self._in_clear()
        if not (verified := verify(self._now())).ok:
            yield f"verify: {verified}"
        session = here.sessions.get(("walking", FIRST))
        if self.what == "merge" and (session is None or session.done != 8):
            yield "what was merged is not there"
        if self.what == "restore":
            yield from self._names()

    def _now(self) -> Folder:
        """The folder as the passphrase opens it, from its files alone."""
        folder = DiskFolder(self.place)
        if not folder.state.sealed:
            return folder
        return unlocked(folder, low_cost.PASSPHRASE)

    def _here(self) -> Left:
        diary = Diary(self._now())
        take_in(diary)
        facts = diary.days()
        return Left(dict(facts.checkins), dict(facts.sessions))

    def _kept(self) -> Iterator[Left]:
        """What the backups hold that were made before each restore."""
        folder = self._now()
        for name in folder.names("backups"):
            if "before-restore" in name:
                memory = MemoryFolder()
                for each, content in unpacked(folder.read(name) or b"", name).items():
                    memory.write(each, content)
                facts = Diary(memory).days()
                yield Left(dict(facts.checkins), dict(facts.sessions))

    def _missing(self, here: Left, kept: Sequence[Left]) -> Iterator[str]:
        """Whatever was acknowledged is there, or where the command put it, or gone with what was erased."""
        for field, each in self.writers.items():
            for line in each.lines:
                if line.saved < 0:
                    continue
                places = [here] if line.began > self.ended else [here, *kept]
                there = any(is_there(left.checkins, field, line.saved) for left in places)
                if not there and not (self.what == "erase" and line.began < self.ended):
                    yield f"{field} {line.saved} is missing"
                if there and self.what == "erase" and line.ended < self.began:
                    yield f"{field} {line.saved} was not erased"
        for line in self.screens[0].lines:
            sessions = [left.sessions.get(("walking", FIRST)) for left in (here, *kept)]
            if line.session and self.what != "erase" and not any(one and one.done == 8 for one in sessions):
                yield "what the screen called done is missing"

    def _not_told(self, report: Report) -> Iterator[str]:
        """Every program that had the diary open, and every command that was stopped, says what happened."""
        words = meanwhile(*self.case.happened) if self.case.happened else []
        for field, each in self.writers.items():
            told = [line for line in each.lines if line.told]
            yield from (f"{field} said: {line.told}" for line in told if not any(one in line.told for one in words))
            if field in OPEN and words:
                report.told += len(told)
                if not told:
                    yield f"{field} was not told"
                if any(line.saved >= 0 and line.began > self.ended for line in each.lines):
                    yield f"{field} was saved after the diary had become something else"
        for screen in self.screens:
            report.told += sum(bool(line.told) for line in screen.lines)
            if not any(line.told for line in screen.lines):
                yield "a screen said nothing"

    def _in_clear(self) -> Iterator[str]:
        """In a sealed diary everything is sealed, to the key its passphrase opens; in an open one nothing is."""
        now = self._now()
        for path in self.place.rglob("*"):
            if not path.is_file() or path.name in NOT_SEALED:
                continue
            name, content = path.relative_to(self.place).as_posix(), path.read_bytes()
            if path.name == JOURNAL or path.name.endswith(".tmp"):
                yield f"{name} was left over"
            elif self.what == "decrypt":
                if name.endswith(SEALED):
                    yield f"{name} is sealed"
            elif isinstance(now, SealedFolder) and name != COPY:
                if not content.startswith(b"age-encryption.org/") or WORD.encode() in content:
                    yield f"{name} is in clear"
                elif name not in (KEY, KEY_COPY) and unseal(content, now.identity) is None:
                    yield f"{name} is sealed to another key"

    def _names(self) -> Iterator[str]:
        """Two restores and two backups at once have two names."""
        names = [path.name for path in (self.place / "backups").iterdir()]
        for kind, wanted in (("before-restore", 2), ("by-hand", 3)):
            if (count := sum(kind in name for name in names)) != wanted:
                yield f"{count} backups {kind}: {sorted(names)}"


def race_often(what: str, times: int, seed: int, *, real: bool) -> Report:
    """Many races, one after the other."""
    report, chance, began = Report(what), Random(seed), monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        diaries = Diaries(Path(scratch), real=real)
        for number in range(times):
            place = Path(scratch) / f"round {number}"
            race = Race(what, number, diaries, place, chance)
            race.run()
            before = len(report.wrong)
            race.found(report)
            if len(report.wrong) == before:
                shutil.rmtree(place, ignore_errors=True)
            report.wrong[before:] = [f"round {number}: {each}" for each in report.wrong[before:]]
    report.seconds = monotonic() - began
    return report


def races(what: str, times: int, seed: int, *, real: bool = False) -> Report:
    """The same in a process of its own, which may fork."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.races.rounds", what, str(times), str(seed), *(["real"] if real else [])],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=Report)


if __name__ == "__main__":
    called, rounds, begin, *rest = sys.argv[1:]
    sys.stdout.write(json.dumps(msgspec.to_builtins(race_often(called, int(rounds), int(begin), real=bool(rest)))))
