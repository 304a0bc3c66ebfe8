"""Files outside the diary that a person names: written whole, for the owner alone, never over the diary's own.

One rule for all of them: what stands there already is replaced only where it is an earlier file of the same kind that
PainPlan made, or where the person says so; files of others are not ours to touch.
"""

from collections.abc import Callable, Mapping
from os import SEEK_END
from pathlib import Path

from painplan.errors import CannotDo, PainPlanError, WrongInput, quoted
from painplan.kit.assets import asset
from painplan.kit.plain_file import at_home, is_nothing
from painplan.kit.words import say
from painplan.store.belonging import RESERVED
from painplan.store.folder import Folder
from painplan.store.made_files import END_BYTES, START_BYTES, Look
from painplan.store.replacing import NotPutBack, Replacing
from painplan.store.syscalls import FOLDER_MODE, SystemCalls


def named_path(named: str, folder: Folder) -> Path:
    """The file that is meant, with links followed.

    Raises:
        WrongInput: It has no name, is a folder, lies in a folder that is not there, or belongs to the diary itself.
    """
    try:
        path = at_home(named).resolve()
        if not named.strip() or path.is_dir():
            raise WrongInput(say("store.user_paths.not_name_file_name", named=quoted(named)))
        if not path.parent.is_dir():
            raise _no_folder(path.parent)
        own = Path(folder.where).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise _no_name(named, error, "cannot_name_file_check") from error
    if own in path.parents and path.relative_to(own).parts[0] in RESERVED:
        raise WrongInput(say("store.user_paths.part_diary_itself_name", path=path))
    return path


def named_folder(named: str, folder: Folder) -> Path:
    """The folder that is meant, with links followed; it need not be there yet.

    Raises:
        WrongInput: It has no name, is a file, lies in a folder that is not there, or in the diary's own.
    """
    try:
        path, own = at_home(named).resolve(), Path(folder.where).resolve()
        if not named.strip() or (path.exists() and not path.is_dir()):
            raise WrongInput(say("store.user_paths.not_name_folder_name", named=quoted(named)))
        if not path.parent.is_dir():
            raise _no_folder(path.parent)
    except (OSError, RuntimeError, ValueError) as error:
        raise _no_name(named, error, "cannot_name_folder_check") from error
    if path == own or own in path.parents:
        raise WrongInput(say("store.user_paths.folder_diary_itself_name", path=path))
    return path


def _no_folder(parent: Path) -> WrongInput:
    """Where a file was to be written and no folder is."""
    sentence = "no_folder_check_spelling" if is_nothing(parent) else "no_folder_but_there"
    return WrongInput(say(f"store.user_paths.{sentence}", parent=parent))


def _no_name(named: str, error: Exception, cannot: str) -> PainPlanError:
    """A name that leads nowhere: too long, with a NUL; or one that leads where nobody may look, or round in a ring."""
    if isinstance(error, PermissionError):
        return CannotDo(say("store.user_paths.cannot_written_what_stood", path=named, error=_reason(error)))
    if isinstance(error, RuntimeError):  # what `Path.resolve` raises about a ring of links
        looped = say("store.why.looped")
        return CannotDo(say("store.user_paths.cannot_written_what_stood", path=named, error=looped))
    return WrongInput(say(f"store.user_paths.{cannot}", named=quoted(named)))


def is_empty(folder: Path) -> bool:
    """Whether there is nothing in a folder, or no such folder yet.

    Raises:
        CannotDo: It cannot be looked into.
    """
    try:
        return not folder.exists() or next(folder.iterdir(), None) is None
    except OSError as error:
        raise CannotDo(say("store.user_paths.folder_cannot_read_name", folder=folder, error=_reason(error))) from error


def replace_ours(path: Path, content: bytes, is_ours: Callable[[Look], bool], other: str, *, force: bool) -> str:
    """Write a file as a whole, for the owner alone; its path.

    Args:
        path: Where, as `named_path` gives it.
        content: All of it.
        is_ours: Whether what stands there is an earlier file of the same kind.
        other: The sentence when it is not; ``{path}`` stands for the path.
        force: Write over it all the same.

    Raises:
        CannotDo: Something else is there, or it cannot be written. What stood there stands.
    """
    _check_ours(path, is_ours, other, force=force)
    replace_named(path, content)
    return str(path)


def replace_all_ours(
    contents: Mapping[Path, bytes], is_ours: Callable[[Look], bool], other: str, *, force: bool
) -> tuple[str, ...]:
    """Write several files, each as a whole, in this order; their paths. Their folder is made where it is not there.

    All are looked at before the first is written, so that one of somebody else leaves no half of an export.

    Args:
        contents: By path.
        is_ours: As `replace_ours` takes it.
        other: As there.
        force: As there.

    Raises:
        CannotDo: Something else is there, the disk is full, the folder is read-only ... What stood in the file that
            broke off stands.
    """
    for path in contents:
        _check_ours(path, is_ours, other, force=force)
    for folder in dict.fromkeys(path.parent for path in contents):
        try:
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        except OSError as error:
            raise CannotDo(
                say("store.user_paths.folder_cannot_made_name", folder=folder, error=_reason(error))
            ) from error
    for path, content in contents.items():
        replace_named(path, content)
    return tuple(map(str, contents))


def write_new(path: Path, content: bytes) -> None:
    """Write a file where none is yet, or an empty one; for the owner alone.

    Raises:
        CannotDo: Something is there already, or it cannot be written.
    """
    replace_ours(path, content, lambda _: False, asset("store")["export"]["there"], force=False)


def _check_ours(path: Path, is_ours: Callable[[Look], bool], other: str, *, force: bool) -> None:
    there = look_at_named(path)
    if there is not None and there.start and not force and not is_ours(there):
        raise CannotDo(other.format(path=path))


def look_at_named(path: Path) -> Look | None:
    """What is needed to know a file; none when there is no file.

    Raises:
        CannotDo: It is not a file, or cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise CannotDo(say("store.user_paths.not_file_can_replaced", path=path))
        with path.open("rb") as stream:
            start = stream.read(START_BYTES)
            stream.seek(max(0, stream.seek(0, SEEK_END) - END_BYTES))
            return Look(start, stream.read(END_BYTES), path.read_bytes)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotDo(say("store.user_paths.cannot_read_name_another", path=path, error=_reason(error))) from error


def replace_named(path: Path, content: bytes) -> None:
    """Replace a file as a whole; only the owner may read it.

    Raises:
        CannotDo: The disk is full, the folder is read-only ... What stood there stands.
    """
    try:
        Replacing(path.parent, SystemCalls()).one(path.name, content)
    except NotPutBack as error:
        raise CannotDo(say("store.user_paths.not_certain_what_stands", path=path, error=_reason(error))) from error
    except OSError as error:
        raise CannotDo(say("store.user_paths.cannot_written_what_stood", path=path, error=_reason(error))) from error


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
