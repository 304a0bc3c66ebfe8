"""The diary: months of days and the plan book, read as records, changed field by field."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import islice
from operator import is_, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from painplan.checkin.records import CheckIn, LostDay, Measurement, MomentOfDay, Session
from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.facts import Facts
from painplan.kit.record import Others, Record
from painplan.kit.shape.strangers import strange_days, tells_more
from painplan.kit.sources import believed
from painplan.kit.words import say
from painplan.store.book import Book

if TYPE_CHECKING:
    from painplan.learning.records import Night, Practice
    from painplan.measures.assessment_records import Assessment
    from painplan.store.transaction import GatheredFolder
    from painplan.store.undo_log import UndoNote
    from painplan.tasks.cycle_records import RestDay
    from painplan.tasks.exercise_records import ExerciseDay
from painplan.kit.kinds import KINDS
from painplan.kit.shape.shape_words import shape_words
from painplan.store import notices as store_notices
from painplan.store import prepare_write, quarantine, tables, transaction, undo_log
from painplan.store.belonging import BACKUPS
from painplan.store.files import Fields, Outcome
from painplan.store.folder import Files, Folder, Refused, Unreadable, linked_words
from painplan.store.kinds import BOOK, MONTH_NAME, MONTHS, SET_ASIDE, UNDO, as_record, is_diary_file, key_of
from painplan.store.whole import backups
from painplan.store.whole.archive import unreadable_files
from painplan.store.whole.examine import EMPTY, Examined, Problem, not_used, read_file
from painplan.store.whole.lost import LOST, days_lost

SessionKey = tuple[str, date]
MeasurementKey = tuple[str, date]
AssessmentKey = tuple[str, date]
PracticeKey = tuple[str, date]
RestDayKey = tuple[str, date]
ExerciseDayKey = tuple[str, date]
MomentKey = tuple[str, date]

A_FEW_MONTHS = timedelta(days=100)
"""No decision of a day looks back further."""
SHORTEST_MONTH = 28
MOST_DAYS_KNOWN = 16
"""So many spans of days are kept as they were put together; the same few are asked for again and again."""
T = TypeVar("T")
Finding = Callable[[dict[date, CheckIn]], dict[date, T]]
"""Finds what some check-ins tell of something, by day: of each day from those up to it alone."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Some fields of one document to set; the others stay."""

    table: str
    key: str
    fields: Mapping[str, object]
    day: date | None = None
    """The day it belongs to; none for the plan book."""

    @property
    def file(self) -> str:
        """The file that holds the document."""
        return BOOK if self.day is None else month_name(self.day)


class Saved(msgspec.Struct, frozen=True):
    """What a change did."""

    change: Change
    outcome: Outcome
    was: Fields
    """What the changed fields held before."""


class Month(Facts):
    """The facts of some days: each entry by the day, or by what it is about and the day."""

    checkins: dict[date, CheckIn] = {}
    sessions: dict[SessionKey, Session] = {}
    measurements: dict[MeasurementKey, Measurement] = {}
    assessments: "dict[AssessmentKey, Assessment]" = {}
    practices: "dict[PracticeKey, Practice]" = {}
    nights: "dict[date, Night]" = {}
    rest_days: "dict[RestDayKey, RestDay]" = {}
    moments: dict[MomentKey, MomentOfDay] = {}
    exercise_days: "dict[ExerciseDayKey, ExerciseDay]" = {}
    lost_days: dict[date, LostDay] = {}
    """Days of which something cannot be read, or could not when their file was written anew."""

    __slots__ = ("_sources",)  # beside the tables
    _sources: tuple[str, ...]

    def __init__(self, *, sources: tuple[str, ...] = (), **tables: Any) -> None:
        super().__init__(**tables)
        object.__setattr__(self, "_sources", sources)

    def noted_days(self) -> frozenset[date]:
        """The days of which anything was noted or brought in, of whatever kind."""
        noted = (records for table, records in self.__dict__.items() if table != LostDay.TABLE.name)
        return frozenset(one.day for records in noted for one in records.values())

    def replaced(self, **tables: Any) -> "Month":
        """The same with other records in some tables."""
        return Month(**{**self.__dict__, **tables}, sources=self._sources)

    def recorded(self, name: str) -> dict[date, float]:
        """The values of a measure by day that devices and files brought, oldest first."""
        return {day: entry.values[name] for day, entry in self.believed(name).items()}

    def believed(self, name: str) -> dict[date, Measurement]:
        """The entries whose values of a measure count, by day: one a day, however many sources there are."""
        found: dict[date, dict[str, Measurement]] = {}
        for (source, day), entry in self.measurements.items():
            if name in entry.values:
                found.setdefault(day, {})[source] = entry
        return {day: _believed(name, found[day], self._sources) for day in sorted(found)}

    def by_day(self, name: str) -> dict[date, float]:
        """The numbers of an answer by day, wherever they came from; where the person said one, that counts."""
        said = ((day, getattr(entry, name)) for day, entry in self.checkins.items())
        return self.recorded(name) | {day: float(value) for day, value in said if value is not None}

    def _as_kept(self, table: str, found: Any) -> Any:
        return found if isinstance(found, dict) else {_named(entry): entry for entry in found}


def _believed(name: str, entries: Mapping[str, Measurement], order: tuple[str, ...]) -> Measurement:
    if len(entries) == 1:
        return next(iter(entries.values()))
    return entries[believed({source: entry.values[name] for source, entry in entries.items()}, order)]


def _named(entry: Any) -> object:
    """How `Month` names an entry: ``(plan, day)``, or the day alone."""
    about = [getattr(entry, field) for field in entry.TABLE.key if field != "day"]
    return (*about, entry.day) if about else entry.day


def month_name(day: date) -> str:
    """The file of the month of a day."""
    return f"{MONTHS}/{day.isoformat()[:7]}.json"


def _worries(checkins: dict[date, CheckIn]) -> dict[date, bool]:
    """Whether something new or worrying is open, by the day on which it was said."""
    return {day: now for day, entry in checkins.items() if (now := entry.worry_open) is not None}


def checkin_change(day: date, **fields: object) -> Change:
    """Some answers of a check-in."""
    return Change(table="checkins", key=day.isoformat(), day=day, fields={"day": day, **fields})


def session_change(plan: str, day: date, **fields: object) -> Change:
    """What was done of one plan on one day."""
    return Change(
        table="sessions",
        key=f"{day.isoformat()} {plan}",
        day=day,
        fields={"plan": plan, "day": day, **fields},
    )


def measurement_change(measurement: Measurement) -> Change:
    """What a device or file says about one day."""
    return Change(
        table="measurements",
        key=f"{measurement.day.isoformat()} {measurement.source}",
        day=measurement.day,
        fields={"day": measurement.day, "source": measurement.source, "values": measurement.values},
    )


def assessment_change(made: "Assessment") -> Change:
    """What was answered to an instrument on one day; the whole of it, also what is left empty."""
    said = msgspec.to_builtins(made)
    fields = {name: said.get(name) for name in made.__struct_fields__ if name not in ("saved_at", "history")}
    return Change(table="assessments", key=key_of(made), day=made.day, fields=fields)


def book_change(table: str, key: str, record: Record) -> Change:
    """A whole record of the plan book."""
    return Change(table=table, key=key, fields=msgspec.to_builtins(record))


class Diary:
    """All facts of one person, in one folder. Reading takes no lock; a changed file is noticed and read again."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._book: tuple[Hashable, Book] | None = None
        self._months: dict[str, tuple[Hashable, Month]] = {}
        self._fitting: dict[str, tuple[Month, Book, Month]] = {}
        self._days: dict[tuple[date | None, date | None, tuple[str, ...]], tuple[list[Month], Month]] = {}
        self._told_in: dict[tuple[str, object], tuple[Month, list[tuple[date, Any]]]] = {}
        self._by_name: tuple[Book, Others] | None = None
        self._damaged: dict[str, Examined] = {}
        self._strange: dict[str, Problem] = {}
        self._closed: dict[str, str] = {}
        self._read_only: dict[str, str] = {}
        """Files that are read whole and never written, such as one behind a link."""
        self._no_backup = self._no_undo = ""
        self._told: list[str] = []
        self._untold: list[str] = []
        if folder.doubt:
            self.tell_once(folder.doubt)

    def book(self) -> Book:
        """The plan book as it stands now."""
        if self._book is None or self._book[0] != self.folder.stamp(BOOK):
            self._book = self.folder.stamp(BOOK), self._book_read()
        return self._book[1]

    def _book_read(self) -> Book:
        """The book; one that is not whole says so to whoever asks it what is open."""
        book = Book(**_by_table(self._examined(BOOK)))
        if not self._not_whole(BOOK):
            return book
        lost: Any = KINDS[LOST]
        return book.replaced(lost=lost(on=date.max))

    def _not_whole(self, name: str) -> bool:
        """Whether a file is there of which something, or all, could not be read when it was looked at last."""
        return name in self._damaged or name in self._closed

    def notices(self, today: date) -> tuple[str, ...]:
        """What the person should know about the files that were read so far, in sentences."""
        aside = self.listed(SET_ASIDE)
        self._untold.clear()
        linked = [linked_words(self.folder.where, folder) for folder in self.folder.linked()]
        if plain := self.folder.beside_in_clear():
            linked.append(say("store.notice.in_clear", names=", ".join(plain), where=self.folder.where))
        told = list(dict.fromkeys((*linked, *self.unreadable, *self._about_backups(), *self._told)))
        if not (self._damaged or self._strange or aside):
            return tuple(told)

        damaged = [
            store_notices.damage_notice(self.folder, name, found) for name, found in sorted(self._damaged.items())
        ]
        recent = [store_notices.aside_notice(self.folder, name) for name in quarantine.recently_set_aside(aside, today)]
        strange = [
            store_notices.stranger_notice(self.folder, name, first) for name, first in sorted(self._strange.items())
        ]
        return (*damaged, *strange, *recent, *told)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong beside the saving, in sentences: whoever saves is to know of it at once."""
        return tuple(filter(None, (self._no_backup, self._no_undo)))

    @property
    def unreadable(self) -> tuple[str, ...]:
        """What could not be read, or is not written, when it was looked for last, in sentences."""
        return tuple(dict.fromkeys((*self._closed.values(), *self._read_only.values())))

    @property
    def book_warning(self) -> str:
        """Said by whoever spoke of what stands in the plan book, when it was read and is not whole; else empty."""
        return asset("store")["book"]["warning"] if BOOK in self._damaged or BOOK in self._closed else ""

    @property
    def not_whole(self) -> tuple[str, ...]:
        """The files of the diary that were read and of which something, or all, cannot be read."""
        return tuple(sorted(name for name in {*self._damaged, *self._closed} if is_diary_file(name)))

    def left_out(self) -> tuple[list[str], list[str]]:
        """The files of which a copy of the whole diary lacks something, and the same as it is told."""
        self.book()
        self.days()
        closed = unreadable_files(self.folder)
        parts = [name for name in self.not_whole if name not in closed]
        return [*closed, *parts], [*closed, *(say("store.backup.part_of", name=name) for name in parts)]

    @property
    def not_known(self) -> tuple[str, ...]:
        """What may be missing in whatever was said of the files that were read, in sentences.

        Files that are not whole, and days that could not be read when the file of their month was written anew.
        """
        words, months = asset("store")["book"], [name for name in self.not_whole if name != BOOK]
        told = [self.book_warning]
        if not told[0] and self._book is not None and (lost := self._book[1].lost).on and lost.over_on is None:
            told.append(words["lost"].format(on=lost.on.isoformat()))
        if months:
            told.append(words["months"].format(names=", ".join(months)))
        read = [month for name, (_, month) in self._months.items() if name not in months]
        days = sorted(
            day for month in read for day, one in month.lost_days.items() if not one.said_since(month.checkins.get(day))
        )
        if days:
            told.append(
                words["lost_days" if days[1:] else "lost_day"].format(
                    first=days[0].isoformat(), last=days[-1].isoformat(), count=len(days)
                )
            )
        return tuple(filter(None, told))

    @property
    def book_is_whole(self) -> bool:
        """Whether the plan book says all there is; where not, nobody knows that there is no plan.

        One that was damaged and set aside may have held more, as long as it lies there.
        """
        self.book()
        aside = any(name.startswith(f"{SET_ASIDE}/{BOOK}.") for name in self.listed(SET_ASIDE))
        return not (aside or self.book_warning)

    def _about_backups(self) -> Iterator[str]:
        if self._no_backup:
            yield self._no_backup
        elif self.folder.lasting and (why := self.folder.closed(BACKUPS)) is not None:
            yield asset("store")["notice"][self._backups_words].format(path=f"{self.folder.where}/{BACKUPS}", why=why)

    @property
    def _backups_words(self) -> str:
        """Entries are saved all the same only where the folder itself can be written."""
        return "backups_closed" if self.folder.closed("") is None else "nothing_written"

    def listed(self, folder: str) -> list[str]:
        """The names in a sub-folder; one that cannot be read is told, and the rest goes on."""
        self._closed.pop(folder, None)
        try:
            return list(self.folder.names(folder))
        except Unreadable as error:
            self._closed[folder] = str(error)
            return []

    def tell(self, sentence: str) -> None:
        """Add to what the person should know; said again it is the same."""
        if sentence not in self._told:
            self._told.append(sentence)

    def tell_once(self, sentence: str) -> None:
        """The same for what nobody says a second time: whoever shows no notices asks `untold` at the end."""
        self.tell(sentence)
        self._untold.append(sentence)

    @property
    def untold(self) -> tuple[str, ...]:
        """What is told once, and nobody has asked for since."""
        return tuple(self._untold)

    def days(self, first: date | None = None, last: date | None = None) -> Month:
        """The facts of all days from ``first`` to ``last``, both included; None is open."""
        book = self.book()
        months = {name: self._month(name, book) for name in self._names_between(first, last)}
        sources = book.profile.sources
        parts, known = list(months.values()), self._days.get((first, last, sources))
        if known is not None and len(known[0]) == len(parts) and all(map(is_, known[0], parts)):
            return known[1]
        low, high = first or date.min, last or date.max
        ends = {month_name(day) for day in (first, last) if day is not None}
        found: dict[str, dict[object, Any]] = {}
        for name, month in months.items():
            for table, entries in month.tables().items():
                kept = entries.items()
                if name in ends:
                    kept = [(key, entry) for key, entry in kept if low <= entry.day <= high]
                found.setdefault(table, {}).update(kept)
        if len(self._days) >= MOST_DAYS_KNOWN:
            self._days.clear()
        self._days[first, last, sources] = parts, Month(sources=sources, **found)
        return self._days[first, last, sources][1]

    def assessments(self, last: date) -> "list[Assessment]":
        """Everything answered or measured up to a day, oldest first."""
        names = [name for name in self._month_names() if name <= month_name(last)]
        book = self.book()
        made = [one for name in names for one in self._month(name, book).assessments.values() if one.day <= last]
        return sorted(made, key=lambda one: (one.day, one.instrument))

    def latest_worry(self, before: date) -> bool:
        """Whether something new or worrying was noted before a day, and not looked at since."""
        return next((worried for _, worried in self.told_before(before, _worries)), False)

    def told_before(self, day: date, finding: "Finding[T]") -> Iterator[tuple[date, T]]:
        """What the check-ins before a day tell of something, the newest first.

        Args:
            day: The day.
            finding: Finds it in the check-ins of a month; one that did not change is looked through once.
        """
        book = self.book()
        for name in reversed(self._month_names()):
            if name > month_name(day):
                continue
            month, known = self._month(name, book), self._told_in.get((name, finding))
            if known is None or known[0] is not month:
                known = month, sorted(finding(month.checkins).items(), key=itemgetter(0), reverse=True)
                self._told_in[name, finding] = known
            yield from (told for told in known[1] if told[0] < day)

    def stamp(self) -> object:
        """Something that changes when any file of the diary changes."""
        names = [BOOK, *self._month_names()]
        return tuple((name, self.folder.stamp(name)) for name in names)

    def save(
        self, changes: Iterable[Change], at: datetime, note: "UndoNote | None" = None, waiting: str = ""
    ) -> list[Saved]:
        """Make changes, all of them or none, each file written once; what fields held before goes to the history.

        Args:
            changes: What to set.
            at: The moment.
            note: How undo is to take it back; none: it does not.
            waiting: A file in which the changes wait, and which goes with this; once it is gone, nothing is changed.

        Raises:
            CannotDo: A file cannot be read or written; everything stays as it was.
        """
        by_file: dict[str, list[Change]] = {}
        for change in changes:
            by_file.setdefault(change.file, []).append(change)
        saved: list[Saved] = []
        if not by_file:
            return saved
        with self.changing(at, note) as files:
            if waiting:
                if files.read(waiting) is None:
                    return saved
                files.remove(waiting)
            for name, group in by_file.items():
                saved += self._save_file(files, name, group, at)
        return saved

    @contextmanager
    def changing(self, at: datetime, note: "UndoNote | None" = None) -> Iterator["GatheredFolder"]:
        """The files, to change some of them together, under the lock and after the backup of the day.

        Args:
            at: The moment.
            note: How undo is to take back what was changed; written in one go with it.

        Raises:
            CannotDo: A file cannot be written; everything stays as it was.
        """
        with self.folder.lock():
            self._back_up(at.date())
            with transaction.gathered(self.folder) as files:
                yield files
                if note is not None:
                    self._note_down(files, note)

    def _note_down(self, files: "GatheredFolder", note: "UndoNote") -> None:
        """A list of changes that cannot be written is told, and never stands in the way of an entry."""
        why = self.folder.closed(UNDO)
        try:
            if why is None:
                undo_log.note_down(files, note)
        except Unreadable as error:
            why = str(error)
        words, path = asset("store")["notice"]["undo_closed"], f"{self.folder.where}/{UNDO}"
        self._no_undo = words.format(path=path, why=why) if why is not None else ""

    def _back_up(self, day: date) -> None:
        """A backup that cannot be made is told, and never stands in the way of an entry."""
        if not self.folder.lasting:
            return

        words, self._no_backup = asset("store")["notice"], ""
        try:
            left_out = backups.back_up_the_day(self.folder, day)
        except Refused as error:
            self._no_backup = words["no_backup"].format(path=f"{self.folder.where}/{BACKUPS}", why=error.why)
        except CannotDo as error:  # nobody knows what the disk did
            self._no_backup = str(error)
        else:
            if left_out:
                self._no_backup = words["backup_without"].format(names=", ".join(left_out))

    def _save_file(self, files: Files, name: str, group: list[Change], at: datetime) -> list[Saved]:
        found = prepare_write.ready_to_change(files, name, at)
        saved = []
        with tables.changing(files, name, found.tables if found else None) as database:
            for change in group:
                table = database.table(change.table)
                outcome, document, was = tables.change_document(table, change.key, change.fields, at)
                if document:
                    _check(document, change)
                saved.append(Saved(change, outcome, was))
        return saved

    def _month_names(self) -> list[str]:
        """The files of months; copies that other programs leave beside them are not the diary."""
        return [name for name in self.listed(MONTHS) if MONTH_NAME.fullmatch(name)]

    def _names_between(self, first: date | None, last: date | None) -> list[str]:
        """The files of the months of some days; for a few of them the folder of all years need not be listed."""
        if first and last and last - first <= A_FEW_MONTHS:
            steps = range(0, (last - first).days, SHORTEST_MONTH)
            return sorted({month_name(last), *(month_name(first + timedelta(days=step)) for step in steps)})
        low, high = month_name(first) if first else "", month_name(last) if last else "~"
        return [name for name in self._month_names() if low <= name <= high]

    def _month(self, name: str, book: Book) -> Month:
        """The facts of a month that fit to the plan book."""
        read = self._month_as_read(name)
        known = self._fitting.get(name)
        if known is None or known[0] is not read or known[1] is not book:
            known = read, book, self._beside_the_book(name, read, book)
            self._fitting[name] = known
        return known[2]

    def _month_as_read(self, name: str) -> Month:
        known = self._months.get(name)
        if known is None or known[0] != self.folder.stamp(name):
            known = self.folder.stamp(name), self._month_read(name)
            self._months[name] = known
        return known[1]

    def _month_read(self, name: str) -> Month:
        """A month; of one that is not whole with the days that it may say nothing of."""
        found = self._examined(name)
        month = Month(**_by_table(found))
        if not self._not_whole(name):
            return month
        lost = {day: LostDay(day=day) for day in days_lost(name, found.problems)}
        return month.replaced(lost_days={**month.lost_days, **lost})

    def _beside_the_book(self, name: str, month: Month, book: Book) -> Month:
        """A month without what does not fit to the plan book: more of a plan than a day can hold."""
        self._strange.pop(name, None)
        apart: dict[str, Any] = {}
        for table, entries in month.tables().items():
            if not any(map(tells_more, islice(entries.values(), 1))):
                continue
            strange = strange_days(entries, self._by_names(book))
            for key, misfit in strange.items():
                self._strange.setdefault(name, not_used(misfit, table, entries[key].key))
            if strange:
                apart[table] = {key: entry for key, entry in entries.items() if key not in strange}
        return month.replaced(**apart) if apart else month

    def _by_names(self, book: Book) -> Others:
        if self._by_name is None or self._by_name[0] is not book:
            self._by_name = book, book.by_name()
        return self._by_name[1]

    def _examined(self, name: str) -> Examined:
        """What a file holds. One that cannot be read holds nothing, is told, and stands in nobody's way."""
        for known in (self._damaged, self._strange, self._closed, self._read_only):
            known.pop(name, None)
        try:
            found = read_file(self.folder, name)
        except Unreadable as error:
            self._closed[name] = str(error)
            return EMPTY
        if found is None:
            return EMPTY
        if found.problems:
            self._damaged[name] = found
        elif found.strangers:
            self._strange[name] = found.strangers[0]
        if (why := self.folder.in_the_way(name)) is not None:
            words = asset("store")["notice"]["read_only"]
            self._read_only[name] = words.format(name=name, where=self.folder.where, why=why)
        return found


def _check(document: object, change: Change) -> None:
    try:
        as_record(document, KINDS[change.table])
    except ValueError as error:
        raise CannotDo(
            say("store.diary.nothing_saved_what_given", key=change.key, error=shape_words(error), file=change.file)
        ) from error


def _by_table(found: Examined) -> dict[str, Any]:
    return {table: records.values() for table, records in found.records.items()}
