"""One diary on one day: reads its facts, saves changes, takes them back, hides words, lets go of the key.

What is arranged with it stands in classes of its own: `Coach` for the daily loop, and one a topic beside it, made where
it is needed: ``Reminders(desk).due()``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from painplan.diary import discreet, undoing
from painplan.diary.ahead import brought_to_now
from painplan.errors import DiaryChanged
from painplan.kit.assets import asset
from painplan.kit.facts import Facts
from painplan.kit.record import Record
from painplan.store import half_typed, taking_back, undo_log
from painplan.store.belonging import INBOX
from painplan.store.book import Book
from painplan.store.diary import Change, Diary, Month, Saved
from painplan.store.sealed.opening import LockedFolder, locked, opened, reopened
from painplan.store.whole import joining
from painplan.today import inbox

if TYPE_CHECKING:
    from painplan.checkin.records import CheckIn
    from painplan.diary.undoing import Undone, UndoViews
    from painplan.store.files import Fields, Outcome
    from painplan.store.taking_back import TakenBack
    from painplan.store.undo_log import UndoNote, UndoStep
    from painplan.store.whole.everything import Place

F = TypeVar("F", bound=Facts)
R = TypeVar("R", bound=Record)
MOST_VEILED = 16
"""What a screen asks for: the plan book, and a few spans of days."""


class OpenDiary:
    """One diary on one day.

    Args:
        diary: Where the facts are.
        today: The day it is, or is pretended to be.
        now: Tells the time of a change.
        sample: The diary is a sample, and says so everywhere.
    """

    def __init__(
        self, diary: Diary, today: date, *, now: Callable[[], datetime] = datetime.now, sample: bool = False
    ) -> None:
        self.diary, self.today, self.sample = diary, today, sample
        self.discreet = False
        """Whether a person's own words are left out of everything that is looked at."""
        self.now = now
        self.one_step: object | None = None
        """Set to anything, all that is saved from then on is one change for undo, as a command is."""
        self.takes_notes = True
        """Whether undo is to know of what is saved; not while a sample diary is made up."""
        self._words_of_another: DiaryChanged | None = None
        """What became of the diary that was opened, where it is not there any more: words typed for it go nowhere."""
        self._now: tuple[Book, date, Book] | None = None
        """The plan book as it was read, the day it was read on, and as it counts on that day."""
        self._veiled: list[tuple[Facts, Facts]] = []
        """Facts as they were read, and without the person's words: a screen asks for the same ones dozens of times."""
        self._last: tuple[object, str] | None = None
        """The mark of what was saved last, and its step of the log."""
        self.saved_here: set[tuple[str, str]] = set()
        """Tables and keys of the book that were saved from here, until somebody asks what others have written."""

    @property
    def where(self) -> str:
        """Where the diary lies, in words."""
        return self.diary.folder.where

    @property
    def book(self) -> Book:
        """The plan book, as it is looked at."""
        return self._looked_at(self.facts)

    def days(self, first: date | None = None, last: date | None = None) -> Month:
        """The facts of some days, as they are looked at."""
        return self._looked_at(self.diary.days(first, last))

    def _looked_at(self, facts: F) -> F:
        if not self.discreet:
            return facts

        known = next((veiled for read, veiled in self._veiled if read is facts), None)
        if known is None:
            known = discreet.veiled(facts)
            self._veiled = [*self._veiled[1 - MOST_VEILED :], (facts, known)]
        return known  # type: ignore[return-value]  # of the kind that was given

    def none_yet(self, words: str) -> str:
        """What is said where the book holds none of something: a book that cannot be read whole may hold it."""
        if self.diary.book_is_whole:
            return words
        return str(asset("store")["book"]["not_whole" if self.diary.book_warning else "set_aside"])

    def check_words_shown(self) -> None:
        """Whether a person's own words can be written now.

        Raises:
            CannotDo: They are hidden.
        """
        if self.discreet:
            raise discreet.words_are_hidden()

    # --- saving ---

    @property
    def facts(self) -> Book:
        """The plan book as it counts today; whatever is saved starts from it.

        It is as it is saved, but what makes steps wait does so today, too, where it was said on a day that lies ahead.
        """
        book = self.diary.book()
        if self._now is None or self._now[0] is not book or self._now[1] != self.today:
            self._now = book, self.today, brought_to_now(book, self.today, self._last_entry)
        return self._now[2]

    def as_saved(self, record: R) -> R:
        """A record of the book as it is saved, where it was brought to today."""
        saved = self.diary.book().all(type(record))
        return next((one for one in saved if one.brought_to(self.today, self._last_entry) == record), record)

    @property
    def worry_ahead(self) -> date | None:
        """The day ahead on which it was said last that something new or worrying is open; none: it was not."""
        said = {day: now for day, entry in self.ahead.items() if (now := entry.worry_open) is not None}
        return max(said) if said and said[max(said)] else None

    @property
    def worried(self) -> bool:
        """Whether something new or worrying is open now, by all that was said so far."""
        return self.diary.latest_worry(self.today + timedelta(days=1)) or self.worry_ahead is not None

    @property
    def ahead(self) -> "Mapping[date, CheckIn]":
        """The check-ins of days that still lie ahead: the clock was set back, or the day begins later now."""
        return self.diary.days(self.today + timedelta(days=1)).checkins

    def _last_entry(self) -> date:
        return max(self.ahead, default=self.today)

    def save(
        self,
        changes: Sequence[Change],
        *,
        undoable: bool | None = True,
        together: object = None,
        about: str = "",
        waiting: str = "",
    ) -> list[Saved]:
        """Save some changes in one go.

        Args:
            changes: What to set.
            undoable: Whether undo takes them back; none: never, not even as a part of a command, as nobody did it.
            together: Saves with the same mark, one after the other, are taken back by one undo.
            about: What it was, where the entries do not tell: ``import``; its words stand in assets/en/undo.toml.
            waiting: As in `Diary.save`.

        Raises:
            CannotDo: It cannot be written, or it would change own words while they are hidden. What stood there stands.
        """
        if self.discreet:
            discreet.check_words_stay(changes, self.diary)
        self.saved_here.update((change.table, change.key) for change in changes if change.day is None)
        if not self.takes_notes or undoable is None or not (undoable or self.one_step):
            return self.diary.save(changes, self.now(), waiting=waiting)
        mark = self.one_step or together
        note = self._note(mark, about)
        saved = self.diary.save(changes, self.now(), note, waiting)
        self._last = (mark, note.step) if note.step else None
        return saved

    def _note(self, mark: object, about: str = "", *, whole: bool = False) -> "UndoNote":
        goes_on = mark is not None and self._last is not None and self._last[0] is mark
        return undo_log.UndoNote(
            at=self.now(), about=about, whole=whole, step=self._last[1] if goes_on and self._last else ""
        )

    def keep(self, changes: Iterable[Change], about: str = "") -> list[Saved]:
        """Save facts that come from elsewhere, such as an import; undo calls it ``about``."""
        return self.save(list(changes), about=about)

    def join(
        self, entries: "Mapping[Place, Fields]", about: str, lost: Iterable[tuple[str, object]] = ()
    ) -> "list[Outcome]":
        """Let whole entries of an export join the diary's own, which count before them; undo calls it ``about``.

        What could not be read of the export is noted as not known (``lost``).

        Raises:
            CannotDo: It cannot be written; everything stays as it was.
        """
        return joining.join(self.diary, entries, self.now(), self._note(None, about, whole=True), lost)

    # --- locking ---

    @property
    def locked(self) -> bool:
        """Whether the key of a sealed diary was dropped."""
        return isinstance(self.diary.folder, LockedFolder)

    def lock(self) -> None:
        """Let go of the key of a sealed diary and of everything that was read.

        Raises:
            CannotDo: It is not sealed.
        """
        self.diary = Diary(locked(self.diary.folder))
        self._last = None
        self._forget()

    def _forget(self) -> None:
        """Let go of what was read, with the person's words."""
        self._now = None
        self._veiled.clear()

    def unlock(self, passphrase: str) -> None:
        """Open the diary again, and take in what was left for it meanwhile; takes about two seconds.

        Raises:
            CannotDo: The passphrase is another one.
        """
        if not isinstance(self.diary.folder, LockedFolder):
            return
        self.diary = _with_what_waits(Diary(opened(self.diary.folder.below, lambda: passphrase)))

    def keep_half_typed(self, words: Mapping[str, Mapping[str, str]]) -> bool:
        """Keep words that were typed and not given until the next start; whether they are kept.

        Raises:
            DiaryChanged: The diary they were typed for was erased, or another one lies there. Nothing is written.
            CannotDo: They cannot be written.
        """
        if self._words_of_another is not None:
            raise self._words_of_another

        return half_typed.keep_half_typed(self.diary.folder, words, datetime.now())

    def take_half_typed(self) -> dict[str, dict[str, str]]:
        """Words that were kept so, by the screen and by the question; they are not kept any more.

        Raises:
            CannotDo: They cannot be read or taken away.
        """
        return half_typed.take_half_typed(self.diary.folder)

    def reopen(self) -> None:
        """Go on with the folder as it is now, after another program made something else of it; locked if it is sealed.

        Raises:
            CannotDo: It cannot be read.
        """
        before = self.diary.folder.state
        diary = Diary(reopened(self.diary.folder))
        self._forget()
        self._words_of_another = self._words_of_another or half_typed.another_diary(
            before, diary.folder.state, diary.folder.where
        )
        self.diary = diary if isinstance(diary.folder, LockedFolder) else _with_what_waits(diary)

    # --- undo ---

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back, from here or from another program."""
        return not self.locked and bool(undo_log.undo_names(self.diary.folder)[0])

    def undo(self) -> "Undone | None":
        """Take back the last change, whichever program made it; none when there is nothing to take back.

        Raises:
            CannotDo: It cannot be written, or would change own words while they are hidden. Everything stays as it is.
        """
        return self._told(taking_back.take_back(self.diary, self.now(), self._check_words_seen), back=True)

    def redo(self) -> "Undone | None":
        """Bring again what was taken back last, as `undo`; after something new there is nothing to bring again."""
        return self._told(taking_back.bring_again(self.diary, self.now(), self._check_words_seen), back=False)

    def _check_words_seen(self, step: "UndoStep") -> None:
        """While own words are hidden, none are put in the place of others."""
        if self.discreet:
            discreet.check_no_words_in(
                (entry.table, {**(entry.was or {}), **(entry.now or {})}) for entry in step.entries
            )

    def changes(self) -> "UndoViews":
        """What can be taken back and brought again, the next one first."""
        return undoing.views_of(self)

    def _told(self, done: "TakenBack | None", *, back: bool) -> "Undone | None":
        self._last = None
        return undoing.undone(self, done, back=back) if done else None


def _with_what_waits(diary: Diary) -> Diary:
    """A diary that was just opened, with what was left for it meanwhile."""
    if diary.listed(INBOX):
        inbox.take_in(diary)
    return diary
