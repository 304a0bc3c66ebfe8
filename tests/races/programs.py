"""The programs of a race: processes of their own that write, look, or make something else of the diary.

They are forked from one that has everything imported, so that hundreds of races take minutes. Each is a whole process
with a diary opened by itself; what it tells goes through a pipe, a line of JSON each.
"""

import asyncio
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from select import select
from time import monotonic, monotonic_ns, sleep

import msgspec
from textual._compositor import Compositor

import painplan.app
import painplan.store.disk
from painplan.checkin.records import CheckIn
from painplan.cli.main import main
from painplan.crashing import where_it_happened
from painplan.errors import DiaryChanged
from painplan.kit.assets import asset
from painplan.screens.locked import LockedScreen
from painplan.screens.told import ToldScreen
from painplan.store.diary import Diary
from painplan.store.folder import Folder
from painplan.today.coach import Coach
from painplan.widgets.fields import Line as Field
from tests.settling import drawn_at_rest
from tests.support import Person, at_the_screen
from tests.thorough import WHOLE

FIRST = date(2026, 3, 4)
"""The day of the screens; writers write to this day and those after it."""
FIELDS = ("interference", "pain", "energy", "sleep", "mood", "stress", "steps", "note")
"""What the eight writers write, all to the same days: a field each."""
EACH_DAY = 10
"""So many answers are given to a day, one after the other; the first of a day makes a backup."""
WORD = "Rosenbusch"
"""Of the notes: it must be nowhere in clear where a diary is sealed."""
MOST = 600
"""So often a program that has the diary open may save before it is told; in each of them it looks."""
HUNG_SECONDS = 300
"""After these a process that hangs is given up; nothing is measured with it."""
TURNS = 20
NOT_ITS_TURN = "Another PainPlan has been writing to"
"""What a command says that waited in vain for its turn; nothing was changed then."""
LOOKS_EVERY = 0.05
"""Seconds; the screens look at the files more often than for a person."""
ASKS_EVERY = 0.001
"""Seconds; the command asks for its turn more often than the writers, who otherwise keep it from it for very long."""
EMPTY = ("No plan yet", "Begin one", "Welcome")


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a program tells."""

    saved: int = -1
    """The number of an entry that was acknowledged."""
    began: int = 0
    ended: int = 0
    """Nanoseconds of the clock that all processes share."""
    told: str = ""
    """What it says happened."""
    wrong: str = ""
    """What no program may do."""
    session: bool = False
    """The screen said that the day's amount is done."""


Tell = Callable[[Line], None]


class Started:
    """A process that runs something and tells of it.

    Args:
        name: For reports.
        run: What it runs.
        closing: Ends of pipes that are not its own.
    """

    def __init__(self, name: str, run: Callable[[Tell], None], closing: Sequence[int] = ()) -> None:
        self.name, self.lines = name, list[Line]()
        self._rest = b""
        self._listening, telling = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _run_and_end(run, telling, (*closing, self._listening))
        os.close(telling)

    def heard(self) -> Iterator[Line]:
        """What it tells from now on, line by line, until its end."""
        until = monotonic() + HUNG_SECONDS
        while True:
            while b"\n" in self._rest:
                one, _, self._rest = self._rest.partition(b"\n")
                self.lines.append(msgspec.json.decode(one, type=Line))
                yield self.lines[-1]
            if not select([self._listening], [], [], max(0, until - monotonic()))[0]:
                os.kill(self.pid, signal.SIGKILL)
                self.lines.append(Line(wrong="it hung"))
            part = os.read(self._listening, 65_536)
            if not part:
                os.close(self._listening)
                os.waitpid(self.pid, 0)
                return
            self._rest += part


def _run_and_end(run: Callable[[Tell], None], telling: int, closing: Sequence[int]) -> None:
    def tell(line: Line) -> None:
        os.write(telling, msgspec.json.encode(line) + b"\n")

    try:
        for end in closing:
            os.close(end)
        run(tell)
    except BaseException as error:
        tell(Line(wrong=f"{where_it_happened(error)}{error}"))
    os._exit(0)


def day_of(number: int) -> date:
    """The day of an entry."""
    return FIRST + timedelta(days=number // EACH_DAY)


def value_of(field: str, number: int) -> str:
    """What a writer answers."""
    return f"{WORD} {number}" if field == "note" else str(number % EACH_DAY)


def is_there(entries: Mapping[date, CheckIn], field: str, number: int) -> bool:
    """Whether the answer of this number is there, or in the history of its day."""
    entry = entries.get(day_of(number))
    if entry is None:
        return False
    said = [getattr(entry, field), *(earlier.values.get(field) for earlier in entry.history)]
    return value_of(field, number) in map(str, said)


def coach_of(folder: Folder) -> Coach:
    """A diary, opened."""
    return Coach(Diary(folder), FIRST, now=lambda: datetime.combine(FIRST, hour(20)))


def write_with_it_open(folder: Callable[[], Folder], field: str, over: Callable[[], bool]) -> Callable[[Tell], None]:
    """A program that has the diary open and saves one answer after the other, until it is told or all is over."""

    def run(tell: Tell) -> None:
        coach = coach_of(folder())
        try:
            for number in range(MOST):
                last, began, coach.today = over(), monotonic_ns(), day_of(number)
                coach.answer(coach.today, [(field, value_of(field, number))])
                tell(Line(saved=number, began=began, ended=monotonic_ns()))
                if last:
                    return
        except DiaryChanged as changed:
            tell(Line(told=str(changed), ended=monotonic_ns()))

    return run


def write_with_commands(
    place: Path, field: str, passphrase: str | None, over: Callable[[], bool]
) -> Callable[[Tell], None]:
    """A script that calls one command after the other; one more after all is over."""

    def run(tell: Tell) -> None:
        for number in range(MOST):
            last, began, day = over(), monotonic_ns(), day_of(number).isoformat()
            answer = f"{field}={value_of(field, number)}"
            code, _, said = command(place, ("checkin", "--set", answer, "--today", day), passphrase)
            if code == 0:
                tell(Line(saved=number, began=began, ended=monotonic_ns()))
            else:
                tell(Line(told=said, ended=monotonic_ns()))
            if last:
                return

    return run


def command(place: Path, arguments: Sequence[str], passphrase: str | None = None) -> tuple[int, str, str]:
    """A command in this process, as a script calls it; exit status, output, and what was said of errors."""
    out, said = io.StringIO(), io.StringIO()
    sys.stdin = io.StringIO(f"{passphrase}\n" if passphrase else "")
    given = ("--passphrase-stdin",) if passphrase else ()
    with redirect_stdout(out), redirect_stderr(said):
        code = main(["--data-dir", str(place), *given, *arguments])
    return code, out.getvalue(), said.getvalue().strip()


def act(place: Path, arguments: Sequence[str], passphrase: str | None, wait: float) -> Callable[[Tell], None]:
    """A command that makes something else of the diary, after a moment.

    On a busy machine eight writers can keep it from its turn until it gives up; it says so, and is called again as it
    asks for.
    """

    def run(tell: Tell) -> None:
        painplan.store.disk.POLL_SECONDS = ASKS_EVERY
        sleep(wait)
        for _ in range(TURNS):
            began = monotonic_ns()
            code, out, said = command(place, arguments, passphrase)
            if code == 0 or NOT_ITS_TURN not in said:
                break
        tell(Line(told=out if code == 0 else "", wrong=said if code else "", began=began, ended=monotonic_ns()))

    return run


def look(
    folder: Callable[[], Folder], told: Sequence[str], then: str, presses: float | None, passphrase: str
) -> Callable[[Tell], None]:
    """Open screens: they must say what happened, never look empty before, and show then what is there.

    Args:
        folder: Opens the diary.
        told: What they may say; none where nothing need be said.
        then: What they show in the end.
        presses: Seconds after which somebody says that the day's amount is done; none for nobody.
        passphrase: Typed at a lock.
    """

    def run(tell: Tell) -> None:
        painplan.app.FILES_SECONDS = LOOKS_EVERY
        if not WHOLE:  # as in every other test: what no terminal was sent is not drawn
            Compositor.render_update = drawn_at_rest  # type: ignore[method-assign, assignment]
        asyncio.run(_look(folder(), told, then, presses, passphrase, tell))

    return run


async def _look(
    folder: Folder, told: Sequence[str], then: str, presses: float | None, passphrase: str, tell: Tell
) -> None:
    async with at_the_screen(coach_of(folder)) as person:
        tell(Line())
        at, given_up = monotonic() + (presses or 0), monotonic() + HUNG_SECONDS / 2
        seen = sees(person)
        while not any(words in seen for words in told or (then,)):
            if any(words in seen for words in EMPTY):
                tell(Line(wrong=f"the screen looked empty: {seen}"))
                return
            if presses is not None and monotonic() > at:
                presses, began = None, monotonic_ns()
                await person.press("space")
                if not any(words in sees(person) for words in told) and "✓ 8 done" in sees(person):
                    tell(Line(session=True, began=began, ended=monotonic_ns()))
            await person.wait(LOOKS_EVERY)
            seen = sees(person)
            if monotonic() > given_up:
                tell(Line(wrong=f"the screen says nothing: {seen}"))
                return
        tell(Line(told=seen, ended=monotonic_ns()))
        while then not in seen:
            if isinstance(person.app.screen, ToldScreen):
                await person.press("enter")
            elif isinstance(person.app.screen, LockedScreen):
                # Another restore may come in between: what was typed before it is gone, and turned down here.
                for field in person.app.screen.query(Field):  # none before its parts are there
                    await person.type("" if field.disabled or field.value else passphrase, "enter")
            await person.wait(LOOKS_EVERY)
            seen = sees(person)
            if monotonic() > given_up:
                tell(Line(wrong=f"the screen does not go on: {seen}"))
                return


def sees(person: Person) -> str:
    """What is on the screen, without the lines of boxes."""
    return " ".join(person.sees().translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())


def meanwhile(*happened: str) -> list[str]:
    """What programs say that other programs did, up to the path of the folder, and behind it."""
    words = asset("store")["meanwhile"]
    return [max(words[each].split("{where}"), key=len).strip() for each in happened]
