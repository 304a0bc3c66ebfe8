"""Runs the program as a person at a shell would: a data folder, a date, a command; exit status, text, JSON.

Only the entry point is imported. Nothing here knows how the program is made inside, so that the tests of this folder
say what the rules say and cannot share a mistake with the code.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from painplan.cli.main import main

MONDAY = date(2026, 1, 5)
"""The day on which the plans of these tests begin."""


def day(number: int, start: date = MONDAY) -> date:
    """The day with this number; day 1 is `start`."""
    return start + timedelta(days=number - 1)


@dataclass(frozen=True)
class Answer:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """Everything a person reads, without the width of the terminal."""
        return one_line(self.out + "\n" + self.err)


def one_line(text: str) -> str:
    """Text without line breaks and with single spaces, since a terminal breaks sentences anywhere."""
    return re.sub(r"\s+", " ", text).strip()


def run(*arguments: object, stdin: str = "") -> Answer:
    """Run one command in this process, without a terminal."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    return Answer(code, _taken(out), _taken(err))


def _taken(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def run_apart(*arguments: object, stdin: str = "") -> Answer:
    """Run one command in a process of its own: slower, and exactly what a shell does."""
    done = subprocess.run(
        [sys.executable, "-m", "painplan", *(str(argument) for argument in arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def calculate(*arguments: object) -> Any:
    """The JSON answer of a command that needs no diary and is expected to work."""
    answer = run("--json", *arguments)
    assert answer.code == 0, answer.said
    return answer.json


def replay(table: Path, *more: object) -> Any:
    """What the weekly reviews would have said; long after the last row of any table here."""
    return calculate("--today", "2026-10-01", "replay", table, *more)


@dataclass(frozen=True)
class Diary:
    """A diary in a folder, seen on one day."""

    folder: Path
    today: date = MONDAY

    def on(self, today: date | int) -> "Diary":
        """The same diary on another day; a number counts from the day on which the plans begin."""
        return replace(self, today=day(today) if isinstance(today, int) else today)

    def copy(self, folder: Path) -> "Diary":
        """Another diary with the same entries."""
        shutil.copytree(self.folder, folder)
        return replace(self, folder=folder)

    def text(self, *arguments: object, stdin: str = "") -> Answer:
        """Run a command and answer as text, whatever its exit status."""
        return run("--data-dir", self.folder, "--today", self.today, *arguments, stdin=stdin)

    def ask(self, *arguments: object) -> Answer:
        """Run a command with --json, whatever its exit status."""
        return self.text("--json", *arguments)

    def do(self, *arguments: object) -> Any:
        """The JSON answer of a command that is expected to work."""
        answer = self.ask(*arguments)
        assert answer.code == 0, f"{' '.join(map(str, arguments))}: {answer.said}"
        return answer.json if answer.out.strip() else None

    def plan(self, plan: str = "walking") -> Any:
        """What today asks of one plan."""
        plans = [one for one in self.do("today")["plans"] if one["id"] == plan]
        assert plans, f"no plan {plan} on {self.today}"
        return plans[0]

    def amounts(self, plan: str = "walking") -> tuple[float | None, float | None, str]:
        """Target, ceiling and state of today."""
        shown = self.plan(plan)
        return shown["target"], shown["ceiling"], shown["state"]

    def target(self, number: int, plan: str = "walking") -> float | None:
        """The target of the day with this number."""
        target: float | None = self.on(number).plan(plan)["target"]
        return target

    def check_in(self, answers: Mapping[str, object], at: date | None = None) -> Answer:
        """Check in, whatever the exit status."""
        settings = [word for key, value in answers.items() for word in ("--set", f"{key}={value}")]
        return self.ask("checkin", *(["--date", at] if at else []), *settings)

    def checked_in(self, answers: Mapping[str, object]) -> None:
        """Check in, expected to work."""
        answer = self.check_in(answers)
        assert answer.code == 0, answer.said

    def week(
        self,
        first: int,
        done: Sequence[float | None],
        settled: str | Sequence[str | None] | None = "yes",
        rpe: Sequence[float | None] | None = None,
        plan: str = "walking",
    ) -> None:
        """Check in on each day from day `first` on.

        Args:
            first: Number of the first day.
            done: Amount of each day; None is a day without an entry.
            settled: The answer given on the next day about a session, one for all or one for each day of a session;
                None leaves the question out. Sessions are days with more than 0 done.
            rpe: Effort of each day.
            plan: Whose amounts these are.
        """
        said = [settled] * len(done) if settled is None or isinstance(settled, str) else list(settled)
        for place, amount in enumerate(done):
            answers: dict[str, object] = {}
            if amount is not None:
                answers["interference"] = 3
                answers[f"done.{plan}"] = amount
                if rpe is not None and rpe[place] is not None:
                    answers[f"rpe.{plan}"] = rpe[place]
            about_before = said[place - 1] if place and done[place - 1] else None
            if about_before is not None:
                answers[f"settled.{plan}"] = about_before
            if answers:
                self.on(first + place).checked_in(answers)
        if done[-1] and said[-1] is not None:
            self.on(first + len(done)).checked_in({f"settled.{plan}": said[-1]})

    def review(self, number: int, plan: str = "walking") -> Any:
        """What the review of a plan says on the day with this number."""
        reviews = [one for one in self.on(number).do("review")["reviews"] if one["plan"] == plan]
        assert reviews, f"no review of {plan}"
        return reviews[0]

    def accept(self, number: int) -> None:
        """Take the proposal of the review of the day with this number."""
        self.on(number).do("review", "--accept")

    def quota(self, plan: str = "walking") -> float:
        """The daily amount that the plan stands at, apart from what a day takes off it."""
        quota: float = self.do("plan", "show", plan)["quota"]
        return quota


class Untouched:
    """Gives a diary for one command after the other; each finds it as it was.

    A copy is made anew only once something in it was written: of the commands that look hardly one does, and to copy
    takes longer than to look.

    Args:
        diary: Whose copy it is; never changed itself.
        folder: Where copies are made.
    """

    def __init__(self, diary: Diary, folder: Path) -> None:
        self._diary, self._folder, self._made = diary, folder, 0
        self._given: tuple[Diary, dict[str, tuple[int, ...]]] | None = None

    def __call__(self) -> Diary:
        """The diary as it was."""
        if self._given is None or self._given[1] != _stamps(self._given[0].folder):
            self._made += 1
            copied = self._diary.copy(self._folder / f"untouched {self._made}")
            self._given = copied, _stamps(copied.folder)
        return self._given[0]


def _stamps(folder: Path) -> dict[str, tuple[int, ...]]:
    """Time of change, size and inode of each file but the lock; no write of the program leaves all three."""
    found = dict[str, tuple[int, ...]]()
    for where, folders, names in os.walk(folder):
        found[where] = (len(folders),)
        for name in names:
            if name != ".lock":
                status = os.lstat(f"{where}/{name}")
                found[f"{where}/{name}"] = status.st_mtime_ns, status.st_size, status.st_ino
    return found


def add_plan(
    diary: Diary,
    *tries: float,
    activity: str = "Walking",
    unit: str = "minutes",
    dates: Iterable[date] | None = None,
    more: Sequence[object] = (),
) -> Any:
    """Begin a plan from tries on the three days before today; without tries `more` holds estimates."""
    answer = ask_for_plan(diary, *tries, activity=activity, unit=unit, dates=dates, more=more)
    assert answer.code == 0, answer.said
    return answer.json


def ask_for_plan(
    diary: Diary,
    *tries: float,
    activity: str = "Walking",
    unit: str = "minutes",
    dates: Iterable[date] | None = None,
    more: Sequence[object] = (),
) -> Answer:
    """Like `add_plan`, whatever the exit status."""
    days = (
        list(dates) if dates is not None else [diary.today - timedelta(days=back) for back in range(len(tries), 0, -1)]
    )
    words: list[object] = ["plan", "add", "--goal", "Out with the family again", "--activity", activity, "--unit", unit]
    for amount, when in zip(tries, days, strict=True):
        words += ["--trial", amount, "--trial-date", when]
    words += more
    answer = diary.ask(*words)
    # Age 18 is asked once, on the command line too; without a terminal that is an error which names the option.
    named = re.search(r"--(adult|age)\b", answer.err) if answer.code == 2 else None
    if named:
        answer = diary.ask(*words, f"--{named[1]}", "yes" if named[1] == "adult" else "50")
    return answer


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """A table with names on top; None is an empty cell."""
    lines = [",".join(columns)]
    lines += [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
