"""A folder on disk: private, atomic, durable. The one place that touches the person's files."""

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.store.belonging import (
    FOLDERS,
    JOURNAL,
    KEY,
    LOCK_NAME,
    PUT_THERE,
    SEALED,
    STATE,
    SUB_FOLDERS,
    Belongs,
    is_another_programs,
    is_our_name,
    is_ours_or_copy,
    kind_of_name,
    open_name,
)
from painplan.store.folder import NotWritten, Unreadable, linked_words
from painplan.store.kinds import BOOK, MONTHS
from painplan.store.replacing import NotPutBack, Pending, Replacing
from painplan.store.state import Becomes, Changed, State, happened, new_mark, state_of
from painplan.store.syscalls import FILE_MODE, FOLDER_MODE, SystemCalls
from painplan.store.things import (
    Form,
    NotAFile,
    Things,
    another_programs,
    behind_link,
    content_of,
    form_of,
    known_file,
    linked_folders,
    look_at,
    path_of,
    things_in,
)
from painplan.store.whole import erasing

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_SECONDS = 10
"""After waiting this long for another PainPlan a sentence is better than more waiting."""
MOST_WAITS = 6
"""So often, as long as what holds the lock is not one program that stands still."""
POLL_SECONDS = 0.01
_SHOWS_STATE = (STATE, KEY, JOURNAL)
"""Files that change whenever a folder becomes something else: sealed, opened, another diary."""


class DiskFolder:
    """The data folder. It is made on the first write, not before.

    It remembers what it was when it was first looked at, open or sealed and which diary, and from then on neither reads
    nor writes what other programs have made something else of.

    Args:
        path: Where it is.
        calls: What does the writing; tests give calls that break.
    """

    lasting = True

    def __init__(self, path: Path, calls: SystemCalls | None = None) -> None:
        self._path = path
        self._calls = calls or SystemCalls()
        self._replacing = Replacing(path, self._calls)
        self._known: State | None = None
        self._seen: Hashable = None
        self.written = False
        """Whether anything may have been written through this: what an error may claim rests on it."""

    @property
    def where(self) -> str:
        """The path of the folder."""
        return str(self._path)

    @property
    def state(self) -> State:
        """What the folder was when it was first looked at, or made by this program since."""
        return self._known or self._look()

    def again(self) -> "DiskFolder":
        """The same folder, to be looked at as it is now."""
        return DiskFolder(self._path, self._calls)

    def check(self) -> None:
        """Whether the folder still is what it was.

        Raises:
            Changed: It is not.
        """
        self._look()

    def read(self, name: str) -> bytes | None:
        """The content of a file; none when there is no such file.

        Raises:
            Changed: The folder is not what it was.
            Unreadable: Something is there that cannot be read, or is no file.
        """
        self._look()
        content = self.content(name)
        self._look()  # what was read counts only if nothing has changed until then
        return content

    def content(self, name: str) -> bytes | None:
        """The content of a file, whatever the folder has become; as `read`."""
        if (linked := behind_link(self._path, name)) is not None:
            raise self._linked(linked)
        try:
            staged = self._pending().get(name, name)
            if staged is None:
                return None
            if staged != name and (self._path / staged).exists():
                return content_of(self._path / staged)
            content = content_of(path_of(self._path, name))
            if is_another_programs(name, look_at(content)):
                raise self._foreign(name)
            return content
        except FileNotFoundError:
            return None
        except NotAFile as error:
            raise self._unreadable("form", name, error) from error
        except OSError as error:
            raise self._unreadable("file", name, error) from error

    def write(self, name: str, content: bytes) -> None:
        """Replace a file: temporary file, fsync, rename, fsync of the folder.

        Raises:
            CannotDo: The disk is full, the folder is read-only ... The old content stands.
        """
        self._refuse_in_clear((name,), sealed=self.state.sealed)
        self._attempt(name, (name,), lambda: self._replacing.one(name, content))

    def write_together(self, contents: Mapping[str, bytes | None], becomes: Becomes | None = None) -> None:
        """Replace several files, or take away those given None: all of it or nothing.

        Args:
            contents: The new contents.
            becomes: What the diary becomes with it; other programs that have it open then notice.

        Raises:
            CannotDo: The disk is full, the folder is read-only ... The old contents stand.
        """
        sealed = becomes == "sealed" or (becomes != "opened" and self.state.sealed)
        self._refuse_in_clear((name for name, content in contents.items() if content is not None), sealed=sealed)
        if becomes and self.in_the_way(STATE) is None:
            contents = {**contents, STATE: new_mark(becomes)}
        self._attempt("", contents, lambda: self._replacing.together(contents))
        self._known = state_of(self)

    def names(self, folder: str) -> list[str]:
        """The names of what lies in a sub-folder, sorted; without folders and hidden and temporary files.

        Whatever stands under the name of a file of ours is among them, a folder, too: reading it says what it is.

        Raises:
            Changed: The folder is not what it was.
            Unreadable: It cannot be listed.
        """
        self._look()
        names = self.listed(folder)
        self._look()
        return names

    def there(self, name: str) -> bool:
        """Whether something stands under a name, whatever the folder has become."""
        pending = self._pending()
        return pending[name] is not None if name in pending else form_of(path_of(self._path, name)) is not None

    def listed(self, folder: str) -> list[str]:
        """The names of what lies in a sub-folder, whatever the folder has become; as `names`."""
        if folder in FOLDERS and form_of(path_of(self._path, folder)) is Form.LINK:
            raise self._linked(folder)
        try:
            with os.scandir(path_of(self._path, folder)) as entries:
                found = {  # most are plain files, and the months of twenty years are listed often
                    name
                    for entry in entries
                    if not (name := entry.name).startswith(".")
                    and (
                        not entry.is_dir(follow_symlinks=False)
                        or folder in PUT_THERE  # nothing of a clinic's is passed over without a word
                        or is_our_name(_below(folder, name))
                    )
                }
        except FileNotFoundError:
            found = set()
        except OSError as error:
            words, why = asset("store")["read"]["folder"], _reason(error)
            raise Unreadable(words.format(path=self._path / folder, reason=why), why) from error
        names = {f"{folder}/{name}" for name in found} if folder else found
        for name, staged in self._pending().items():
            if name.rpartition("/")[0] == folder:
                names = names | {name} if staged else names - {name}
        return sorted(names)

    def foreign(self, name: str) -> bool:
        """Whether another program's file stands where the plan book or a month belongs."""
        return another_programs(self._path, name)

    def in_the_way(self, name: str) -> str | None:
        """Why a file of this name is never written or taken away: it is a link, a pipe …; none where it may be."""
        words = asset("store")["why"]
        if (linked := behind_link(self._path, name)) is not None:
            return str(words["behind"]).format(folder=linked)
        form = form_of(path_of(self._path, name))
        if form is None or (form is Form.FILE and not another_programs(self._path, name)):
            return None
        return str(words["another" if form is Form.FILE else form])

    def linked(self) -> list[str]:
        """The folders of ours in whose place a link stands: nothing is read or written through it."""
        return linked_folders(self._path)

    @property
    def doubt(self) -> str:
        """Nothing is sealed here."""
        return ""

    def beside_in_clear(self) -> Sequence[str]:
        """Nothing is sealed here."""
        return ()

    def closed(self, folder: str) -> str | None:
        """Why nothing can be written in a sub-folder, or in the folder (""), as far as is seen; none where it can."""
        path = self._path / folder if folder else self._path.resolve()  # a person may lead to their folder by a link
        words = asset("store")["why"]
        form = form_of(path)
        if form is Form.LINK:
            return str(words["linked" if path.is_dir() else "no_folder" if path.exists() else "nowhere"])
        if form is None or form is Form.FOLDER:
            return words["closed"] if form is not None and not _may_write_in(path) else None
        return str(words[form])

    def is_ours(self, name: str) -> bool:
        """Whether PainPlan made the file of this name, as its name and its beginning say."""
        return self.in_the_way(name) is None and known_file(self._path, name).belongs is Belongs.OURS

    def as_it_lies(self, name: str) -> bytes | None:
        """Nothing is opened here: what is sealed stays so."""
        return self.read(name)

    def things(self) -> Things:
        """Everything that lies in the folder, and what of it is ours."""
        return things_in(self._path)

    def stamp(self, name: str) -> Hashable:
        """Time of change, size and inode: a replaced file differs in one of them."""
        if behind_link(self._path, name):
            return None
        try:
            status = path_of(self._path, name).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time, across programs. What a killed one left behind is finished or swept up first.

        Raises:
            Changed: The folder is not what it was when it was first looked at.
            CannotDo: Another program holds the lock for longer than ten seconds, or the folder is read-only.
        """
        from filelock import FileLock, Timeout  # only writers pay for it

        if self._known is not None:
            self._look(saving=True)  # a folder that was erased is not made again
        guard = FileLock(self._path / LOCK_NAME, timeout=LOCK_SECONDS, mode=FILE_MODE, poll_interval=POLL_SECONDS)
        try:
            for left in range(MOST_WAITS, -1, -1):
                try:
                    self._make(self._path)
                    self._check_lock()
                    self._make_lock()
                    self._wait_for(guard)
                    break
                except FileNotFoundError:  # erased between the two
                    if self._known is not None:
                        self._look(saving=True)
                    if not left:
                        raise
        except Timeout as error:
            raise CannotDo(
                say("store.disk.another_painplan_been_writing", path=self._path, lock_seconds=LOCK_SECONDS)
            ) from error
        except OSError as error:
            raise self._not_writable(error) from error
        try:
            self._tidy()
            self._look_in_lock()
            yield
        finally:
            guard.release()

    def _make_lock(self) -> None:
        """Where no file can be made, the lock would be waited for as if somebody held it.

        Raises:
            OSError: It cannot be made; why.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(self._path / LOCK_NAME, flags, FILE_MODE))

    def _wait_for(self, guard: "BaseFileLock") -> None:
        """Wait until nobody else writes; again and again while other programs, one after the other, get on with it."""
        from filelock import Timeout  # only writers pay for it

        for more in range(MOST_WAITS, 0, -1):
            before = self._busy()
            try:
                guard.acquire()
                return
            except Timeout:
                if more == 1 or self._busy() == before:
                    raise

    def _busy(self) -> Hashable:
        """Differs after other programs have written."""
        return tuple(map(self.stamp, ("", *SUB_FOLDERS)))

    def erase(self) -> list[str]:
        """Take away every file of the diary, and the folder when nothing else is in it.

        Returns:
            The names of what is still there, because it is not PainPlan's.

        Raises:
            CannotDo: There is no diary, or something cannot be taken away.
        """
        return erasing.erase(self)

    def holds(self, name: str) -> bool:
        """Whether anything of this name lies in it, whatever it is."""
        return os.path.lexists(self._path / name)

    def take_away(self, names: Iterable[str]) -> None:
        """Take files away: at one moment, or, where the disk has no room left to note that, one after the other.

        Raises:
            CannotDo: Something cannot be taken away.
        """
        self._attempt("", names, lambda: self._replacing.away(names))
        self._known = state_of(self)

    def tidy_up(self, gone: Iterable[str]) -> None:
        """Take away the folders that are empty now, the lock, and the data folder where nothing else is in it.

        The lock goes after the folders: from then on others write, and may have made a folder that is empty still.

        Args:
            gone: The names of files that were taken away.
        """
        above = {str(parent) for name in gone for parent in PurePosixPath(name).parents}
        for folder in sorted({*SUB_FOLDERS, *above} - {"."}, key=lambda folder: (-folder.count("/"), folder)):
            with suppress(OSError):
                (self._path / folder).rmdir()
        lock = self._path / LOCK_NAME
        with suppress(OSError):
            if form_of(lock) is Form.FILE and not lock.stat().st_size:
                self._calls.remove(lock)
        with suppress(OSError):
            self._path.rmdir()

    def _look(self, *, saving: bool = False, fully: bool = False) -> State:
        """What the folder is now.

        Args:
            saving: Something is about to be saved.
            fully: Look even where nothing seems to have changed.

        Raises:
            Changed: It is not what it was.
        """
        seen = (*map(self.stamp, _SHOWS_STATE), self._stands(BOOK), self._stands(MONTHS))
        if self._known is None or fully or seen != self._seen:
            now = state_of(self)
            if self._known is not None and (what := happened(self._known, now)):
                raise Changed(what, self.where, saving=saving)
            self._known, self._seen = now, seen
        return self._known

    def _stands(self, name: str) -> bool:
        return path_of(self._path, name).exists()

    def _look_in_lock(self) -> None:
        """The same under the lock. Where the diary was erased meanwhile, the lock that was made again goes as well."""
        try:
            self._look(saving=True, fully=True)
        except Changed:
            with suppress(OSError):
                if [path.name for path in self._path.iterdir()] == [LOCK_NAME]:
                    self._calls.remove(self._path / LOCK_NAME)
                    self._path.rmdir()
            raise

    def _refuse_in_clear(self, names: Iterable[str], *, sealed: bool) -> None:
        """Nothing of a person is ever written in clear beside sealed files, whoever may have chosen to."""
        if sealed and any(_is_personal(name) and not name.endswith(SEALED) for name in names):
            raise Changed("sealed", self.where, saving=True)

    def _tidy(self) -> None:
        try:
            if pending := self._pending():
                for name in pending:
                    if behind_link(self._path, name):
                        self._check_free(name)
                self._replacing.finish()
            linked = self.linked()
            self._replacing.sweep(("", *(folder for folder in SUB_FOLDERS if folder not in linked)))
        except OSError as error:
            raise self._not_writable(error) from error

    def _pending(self) -> Pending:
        try:
            return self._replacing.pending()
        except (ValueError, OSError, RecursionError) as error:
            raise CannotDo(say("store.disk.file_lists_changes_decided", path=self._path / JOURNAL)) from error

    def _attempt(self, name: str, written: Iterable[str], action: Callable[[], None]) -> None:
        target = self._path / name
        try:
            for each in (*written, *([] if name else [JOURNAL])):
                self._check_free(each)
            for folder in sorted({(self._path / each).parent for each in written}):
                self._make(folder)
            action()
            self.written = self.written or bool(written)
        except NotPutBack as error:
            self.written = True
            raise CannotDo(say("store.disk.not_certain_what_saved", target=target, error=_reason(error))) from error
        except OSError as error:
            raise NotWritten(
                say("store.disk.nothing_saved_cannot_written", target=self._meant(error, target), error=_reason(error)),
                _reason(error),
            ) from error

    def _meant(self, error: OSError, target: Path) -> Path:
        """What could not be written: of several files at once, the folder in which the one lies that could not."""
        if target != self._path or not isinstance(error.filename, str | Path):
            return target
        folder = Path(error.filename).parent
        return folder if self._path in folder.parents else target

    def _not_writable(self, error: OSError) -> NotWritten:
        return NotWritten(
            say("store.disk.nothing_saved_folder_cannot", path=self._path, error=_reason(error)),
            _reason(error),
        )

    def _check_free(self, name: str, words: str = "in_the_way") -> None:
        if (why := self.in_the_way(name)) is not None:
            raise NotWritten(asset("store")["write"][words].format(path=self._path / name, why=why), why)

    def _check_lock(self) -> None:
        """A lock is a file that nobody can swap: opening a link would make or change a file elsewhere."""
        self._check_free(LOCK_NAME, "lock")

    def _unreadable(self, words: str, name: str, error: OSError) -> Unreadable:
        why = (
            asset("store")["why"]["nowhere" if error.form is Form.LINK else error.form]
            if isinstance(error, NotAFile)
            else _reason(error)
        )
        return Unreadable(asset("store")["read"][words].format(path=self._path / name, why=why), why)

    def _linked(self, folder: str) -> Unreadable:
        return Unreadable(linked_words(self.where, folder), self.closed(folder) or "")

    def _foreign(self, name: str) -> Unreadable:
        words = asset("store")["read"]["another_book" if kind_of_name(open_name(name)) == "book" else "another"]
        return Unreadable(words.format(path=self._path / name), asset("store")["why"]["another"])

    def _make(self, folder: Path) -> None:
        """Make a folder for the owner alone; tighten ours, but never one that holds, or lies beside, other things."""
        if not folder.is_dir():
            self._calls.make_folder(folder)
            self._calls.sync_folder(folder.parent)
        elif folder.stat().st_mode & 0o077 and not folder.is_symlink() and self._holds_only_ours():
            with suppress(OSError):
                folder.chmod(FOLDER_MODE)

    def _holds_only_ours(self) -> bool:
        """Whether every name in the data folder, and in the folders in it that are called as ours are, is ours."""
        return all(
            (path.name in FOLDERS and form_of(path) is not Form.LINK) or is_ours_or_copy(path.name)
            for path in self._path.iterdir()
        ) and all(
            is_ours_or_copy(f"{sub}/{path.name}")
            for sub in SUB_FOLDERS
            if (self._path / sub).is_dir()
            for path in (self._path / sub).iterdir()
        )


def _is_personal(name: str) -> bool:
    """Whether a file of this name holds what a person wrote."""
    return kind_of_name(name) == "book" or name.rpartition("/")[0] in SUB_FOLDERS


def _may_write_in(folder: Path) -> bool:
    """Whether files can be made and taken away in a folder, by the rights that this program acts with."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
