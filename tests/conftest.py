"""What every test may use: a diary in a temporary folder, a coach on any day, the command line in this process."""

import gc
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from hypothesis import settings

from painplan.cli.main import main
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.safety.ask_first_service import ADULT, WORSENING, answer_changes
from painplan.safety.not_asked import questions
from painplan.safety.service import Safety
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.sealed import sealing
from painplan.today.coach import Coach
from tests.contract import program
from tests.looks import read_once
from tests.placeholders import unfilled
from tests.settling import TICK_SECONDS, drawn_at_rest, settled
from tests.store import low_cost
from tests.thorough import EXAMPLES, WHOLE

settings.register_profile("painplan", deadline=None, derandomize=True, database=None, max_examples=EXAMPLES)
settings.load_profile("painplan")


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(autouse=True)
def screens_have_settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two keys the program does all it has to do (see `tests.settling`)."""
    if not WHOLE and request.node.get_closest_marker("every_picture") is None:
        monkeypatch.setattr("textual._compositor.Compositor.render_update", drawn_at_rest)
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", settled)
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", read_once)  # see `tests.looks`
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", TICK_SECONDS)  # nobody waits for one of 60 pictures a second


FSYNC = os.fsync


@pytest.fixture(autouse=True, scope="session")
def nobody_waits_for_the_disk() -> Iterator[None]:
    """No power is cut during a test: what is written need not be on the disk itself.

    For the whole session, as diaries that several tests read are made before the first of these tests begins.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(autouse=True)
def the_store_waits_for_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """But where the store is tried."""
    if "store" in request.path.parts:
        monkeypatch.setattr("os.fsync", FSYNC)


@pytest.fixture(autouse=True)
def nobody_waits_for_a_passphrase(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase seals in this process opens at once, but in a few tests that seal as a person does."""
    if request.node.get_closest_marker("real_passphrase") is None:
        monkeypatch.setattr(sealing, "seal_for_travel", low_cost.seal_for_travel)


FIRST = date(2026, 1, 5)
"""The day the diaries of the tests begin: a Monday."""


def on(number: int) -> date:
    """The day of this number, from 0 for `FIRST`."""
    return FIRST + timedelta(days=number)


class Ran(NamedTuple):
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


def answered_first(coach: Coach) -> None:
    """What comes before tries was answered long ago, and nothing speaks against them (clinical.md A12 PRE)."""
    answers = {one.id: "no" for one in questions()} | {ADULT: "yes", WORSENING: "never"}
    coach.save(answer_changes(coach.facts, answers, coach.today - timedelta(days=60)), undoable=False)


def all_asked(coach: Coach) -> None:
    """The same, and the whole list of warning signs was gone through today: nothing of it waits on Today."""
    answered_first(coach)
    signs_gone_through(coach)


def signs_gone_through(coach: Coach) -> None:
    """The whole list of warning signs was gone through today, and nothing of it is open."""
    Safety(coach).list_asked(whole=True)


class Shell(Protocol):
    """Runs one command on the test's own diary."""

    def __call__(self, *arguments: str, day: date | None = FIRST, typed: Iterable[str] | None = None) -> Ran:
        """Run it.

        Args:
            arguments: The command and its options.
            day: The day it pretends to be; None leaves --today out.
            typed: Lines a person types at a terminal; None is no terminal.
        """


class CoachOn(Protocol):
    """Makes a coach on a day, all on one diary."""

    def __call__(self, day: date, *, sample: bool = False) -> Coach:
        """The coach."""


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


_numbers = count()
MOST_LETTERS = 40
"""Of a test's name in that of its folder."""


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder of the test, under its name and a number.

    As pytest's own, which reads the names of all folders before it makes the next: with thousands of tests that costs
    more than most of them.
    """
    name = re.sub(r"\W", "_", request.node.name)[:MOST_LETTERS]
    return tmp_path_factory.mktemp(f"{name}{next(_numbers)}", numbered=False)


@pytest.fixture(autouse=True)
def no_real_diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may come near a diary of the person who runs it."""
    monkeypatch.delenv("PAINPLAN_DATA", raising=False)
    monkeypatch.delenv("PAINPLAN_DEBUG", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the diary of the test lies; not made yet."""
    return tmp_path / "diary-of-the-test"


@pytest.fixture
def folder(place: Path) -> DiskFolder:
    """The data folder."""
    return DiskFolder(place)


@pytest.fixture
def diary(folder: DiskFolder) -> Diary:
    """An empty diary."""
    return Diary(folder)


@pytest.fixture
def coach_on(diary: Diary) -> CoachOn:
    """A coach on any day; all share one diary."""

    def make(day: date, *, sample: bool = False) -> Coach:
        return _coach(diary, day, sample=sample)

    return make


def _coach(diary: Diary, day: date, *, sample: bool = False) -> Coach:
    return Coach(diary, day, now=lambda: datetime(day.year, day.month, day.day, 20, 30), sample=sample)


@pytest.fixture(scope="session")
def walking_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plan]:
    """The standard plan in a folder that is only copied: a hundred tests begin with it."""
    place = tmp_path_factory.mktemp("walking") / "diary"
    coach = _coach(Diary(DiskFolder(place)), FIRST)
    answered_first(coach)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    plan = coach.add_plan(
        NewPlan(goal="Out with the children at the park", activity="Walking", unit="minutes", aim=20, trials=tries)
    )
    return place, plan


@pytest.fixture
def walking(walking_once: tuple[Path, Plan], place: Path) -> Plan:
    """The standard plan: tries 8, 12, 10 minutes (clinical.md I8: starts with 8, step 1), aim 20, begun on day 0."""
    copied_from, plan = walking_once
    shutil.copytree(copied_from, place)
    return plan


@pytest.fixture
def asked_before(coach_on: CoachOn) -> None:
    """What comes before tries was answered, and nothing speaks against them."""
    answered_first(coach_on(FIRST))


@pytest.fixture
def a_week(coach_on: CoachOn) -> Callable[..., None]:
    """Fills seven days of a plan from its first day on: done as planned on five days, settled, no flare-up."""

    def fill(start: int = 0, done: float = 8, plan: str = "walking", **more: str) -> None:
        for number in range(start, start + 7):
            answers = {"flare": "no", "worry": "no", f"settled.{plan}": "yes", **more}
            if number - start < 5:
                answers[f"done.{plan}"] = f"{done:g}"
            coach_on(on(number)).answer(on(number), answers.items())

    return fill


@pytest.fixture
def painplan(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line in this process, on the diary of the test."""

    def run(*arguments: str, day: date | None = FIRST, typed: Iterable[str] | None = None) -> Ran:
        before = ["--data-dir", str(place), *(["--today", day.isoformat()] if day else [])]
        if typed is not None:
            monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in typed)))
        capsys.readouterr()
        code = main([*before, *arguments])
        ran = Ran(code, *capsys.readouterr())
        source = 'File "' in ran.err  # lines of the program itself, where a test breaks it on purpose
        assert not unfilled(ran.out if source else ran.out + ran.err), "a gap in the words was shown as it stands"
        return ran

    return run


@pytest.fixture(scope="session")
def walking_plan_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The standard plan made with the command line, in a folder that is only copied, and what the command said."""
    place = tmp_path_factory.mktemp("walking-plan") / "diary"
    answered_first(_coach(Diary(DiskFolder(place)), FIRST))
    tries = ["--trial", "8", "--trial", "12", "--trial", "10"]
    wanted = ["--goal", "Out with the children", "--activity", "Walking", "--unit", "minutes", "--aim", "20"]
    made = program.Diary(place, FIRST).ask("plan", "add", *wanted, *tries)
    assert made.code == 0, made.err
    return place, made.out


@pytest.fixture
def walking_plan(walking_plan_once: tuple[Path, str], place: Path) -> Any:
    """The standard plan made with the command line; its JSON document."""
    copied_from, said = walking_plan_once
    shutil.copytree(copied_from, place)
    return json.loads(said)
