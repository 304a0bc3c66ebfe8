"""Things to practise, lists to tick and lists of one's own, arranged with one diary. A use is noted, never scored."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import count
from typing import get_args

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.learning.nights import NightFigures, night_figures
from painplan.learning.records import Checklist, ExerciseKind, ListName, Night, OwnItem, Practice
from painplan.store.book import Book
from painplan.store.diary import Change

WINDOW_DAYS = 28
WEEK_DAYS = 7
LONGEST_ITEM = 500
THOUGHT, BREATHING = "thought-check", "breathing"
LISTS: tuple[ListName, ...] = get_args(ListName)
EXERCISE_KINDS: tuple[ExerciseKind, ...] = get_args(ExerciseKind)


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """A practice with a text for each stretch of time."""

    id: str
    title: str
    about: str
    before: str
    steps: tuple[tuple[int, str], ...]
    """Seconds and text."""

    @property
    def seconds(self) -> int:
        """Length of the whole."""
        return sum(seconds for seconds, _ in self.steps)


class ListedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a checklist."""

    id: str
    text: str
    ask: str = ""
    """Whom to ask about it."""


class CheckTable(msgspec.Struct, frozen=True, kw_only=True):
    """A checklist."""

    id: str
    title: str
    about: str
    items: tuple[ListedItem, ...]


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """That something was used in the last four weeks."""

    tool: str
    title: str
    times: int
    days: int
    """0 to 28."""
    minutes: float
    kind: ExerciseKind | None = None
    """Of an exercise of one's own."""

    @property
    def said(self) -> str:
        """That it was used, in a sentence; never how it went with anything else."""
        words = asset("toolkit")
        title = one_line(self.title, 60) + (f" ({words['kinds'][self.kind]})" if self.kind else "")
        return str(words["used"]["line"]).format(title=title, days=self.days)


def guides() -> tuple[Guide, ...]:
    """All practices with timed texts."""
    return msgspec.convert(asset("toolkit")["guide"], tuple[Guide, ...])


def check_tables() -> tuple[CheckTable, ...]:
    """All checklists."""
    return msgspec.convert(asset("toolkit")["checklist"], tuple[CheckTable, ...])


def titles() -> dict[str, str]:
    """Every tool that can be used, with its title."""
    words = asset("toolkit")
    return {
        BREATHING: words["breathing"]["title"],
        **{guide.id: guide.title for guide in guides()},
        THOUGHT: words["thought"]["title"],
    }


def tool_of(item: OwnItem) -> str:
    """The name under which a use of a line of one's own is noted."""
    return f"{item.list}:{item.id}"


def new_line(book: Book, name: ListName, text: str, **more: str | None) -> Change:
    """A new line of a list of one's own."""
    taken = {item.id for item in book.own_items}
    made = next(each for number in count(len(taken) + 1) if (each := str(number)) not in taken)
    return Change(table="own_items", key=made, fields={"id": made, "list": name, "text": text, **more})


class Toolkit:
    """The toolkit, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def use(self, tool: str, minutes: float | None = None, written: Sequence[str] = ()) -> Practice:
        """Note that something was used today.

        Args:
            tool: Its name, or ``LIST:ID`` for a line of a list of one's own: ``exercise:2``.
            minutes: How long, if known.
            written: What was written, kept in the diary.

        Raises:
            WrongInput: There is no such tool, or what was written is too long.
        """
        if tool not in titles() and not any(tool_of(item) == tool for item in self._desk.facts.own_items):
            raise WrongInput(
                say("toolkit.says.no_such_practice", name=one_line(tool, 40), practices=", ".join(titles()))
            )
        if any(len(line) > 2_000 for line in written):
            raise WrongInput(say("toolkit.says.practice_line_too_long"))
        today = self._desk.today
        before = self._desk.diary.days(today, today).practices.get((tool, today))
        known = before or Practice(day=today, tool=tool, times=1)
        sum_minutes = None if minutes is None and known.minutes is None else (known.minutes or 0) + (minutes or 0)
        entries = (*known.written, tuple(written)) if written else known.written
        fields = {
            "day": today,
            "tool": tool,
            "times": known.times + 1 if before else 1,
            "minutes": sum_minutes,
            "written": entries or None,
        }
        self._desk.save([Change(table="practices", key=f"{today.isoformat()} {tool}", day=today, fields=fields)])
        return self._desk.diary.days(today, today).practices[tool, today]

    def used(self) -> tuple[Used, ...]:
        """What was used in the last four weeks, in the order of the toolkit."""
        today = self._desk.today
        facts = self._desk.diary.days(today - timedelta(days=WINDOW_DAYS - 1), today).practices.values()
        own = {tool_of(item): item.text for item in self._desk.book.own_items}
        kinds = {tool_of(item): item.kind for item in self._desk.book.own_items}
        found = []
        for tool, title in {**titles(), **own}.items():
            made = [practice for practice in facts if practice.tool == tool]
            if made:
                times, minutes = sum(one.times for one in made), sum(one.minutes or 0 for one in made)
                kind = kinds.get(tool)
                found.append(Used(tool=tool, title=title, times=times, days=len(made), minutes=minutes, kind=kind))
        return tuple(found)

    def checklist(self, name: str) -> tuple[CheckTable, Checklist]:
        """A checklist and what was ticked of it.

        Raises:
            WrongInput: There is none of this name.
        """
        table = next((table for table in check_tables() if table.id == name), None)
        if table is None:
            known = ", ".join(one.id for one in check_tables())
            raise WrongInput(say("toolkit.says.no_such_checklist", name=one_line(name, 40), checklists=known))
        return table, next((one for one in self._desk.book.checklists if one.id == name), Checklist(id=name))

    def tick(self, name: str, item: str) -> Checklist:
        """Tick an item, or take its tick away.

        Raises:
            WrongInput: There is no such list or item.
        """
        table, ticked = self.checklist(name)
        if item not in {one.id for one in table.items}:
            known = ", ".join(one.id for one in table.items)
            raise WrongInput(
                say("toolkit.says.no_such_item", checklist=table.title, item=one_line(item, 40), items=known)
            )
        new = None if item in ticked.ticked else self._desk.today
        self._desk.save([Change(table="checklists", key=name, fields={"id": name, "ticked": {item: new}})])
        return self.checklist(name)[1]

    def own(self, name: ListName) -> tuple[OwnItem, ...]:
        """A list of the person's own, without what was put away."""
        return tuple(item for item in self._desk.book.own_items if item.list == name and not item.put_away)

    def add(
        self, name: ListName, text: str, *, instead: str = "", kind: ExerciseKind | None = None, told_by: str = ""
    ) -> OwnItem:
        """Add a line to a list of one's own.

        Raises:
            WrongInput: It is empty or too long.
        """
        line = text.strip()
        if not line:
            raise WrongInput(say("toolkit.says.empty_line"))
        if max(len(line), len(instead), len(told_by)) > LONGEST_ITEM:
            raise WrongInput(say("toolkit.says.line_too_long", longest=LONGEST_ITEM))
        more = {"instead": instead.strip(), "kind": kind, "told_by": told_by.strip()}
        made = new_line(self._desk.facts, name, line, **more)
        self._desk.save([made])
        return next(item for item in self._desk.facts.own_items if item.id == made.key)

    def put_away(self, item: str) -> None:
        """Take a line off its list; what was noted of it stays.

        Raises:
            WrongInput: There is none of this id.
        """
        if not self._own(item):
            raise WrongInput(say("toolkit.says.no_such_line", line=one_line(item, 20)))
        self._desk.save([Change(table="own_items", key=item, fields={"put_away": True})])

    def keep_night(self, day: date, to_bed: time, up: time, awake_minutes: int) -> NightFigures:
        """Keep one night, named by the day on which it ended.

        Raises:
            WrongInput: The times do not fit together, or the day lies ahead.
        """
        if day > self._desk.today:
            raise WrongInput(say("toolkit.says.night_not_over"))
        night = Night(day=day, to_bed=to_bed, up=up, awake_minutes=max(0, awake_minutes))
        figures = night_figures(night)
        fields = {"day": day, "to_bed": to_bed, "up": up, "awake_minutes": night.awake_minutes}
        self._desk.save([Change(table="nights", key=day.isoformat(), day=day, fields=fields)])
        return figures

    def nights(self) -> tuple[NightFigures, ...]:
        """The nights of the last seven days."""
        today = self._desk.today
        facts = self._desk.diary.days(today - timedelta(days=WEEK_DAYS - 1), today).nights
        return tuple(night_figures(facts[day]) for day in sorted(facts))

    def _own(self, item: str) -> bool:
        return any(one.id == item for one in self._desk.facts.own_items)
