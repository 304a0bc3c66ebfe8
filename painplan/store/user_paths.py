"""Files outside the diary that a person names: written whole, for the owner alone, never over the diary's own.

One rule for all of them: what stands there already is replaced only where it is an earlier file of the same kind that
PainPlan made, or where the person says so; files of others are not ours to touch.
"""

from collections.abc import Callable, Mapping
from os import SEEK_END
from pathlib import Path

from painplan.errors import CannotDo, WrongInput, quoted
from painplan.kit.assets import asset
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
        path = Path(named).expanduser().resolve()
        if not named.strip() or path.is_dir():
            raise WrongInput(f"{quoted(named)} is not the name of a file. Name a file to write, or - for the screen.")
        if not path.parent.is_dir():
            raise WrongInput(f"There is no folder {path.parent}. Check the spelling or make it first.")
        own = Path(folder.where).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a name too long, a NUL, an account that does not exist
        raise WrongInput(f"{quoted(named)} cannot be the name of a file. Check the spelling.") from error
    if own in path.parents and path.relative_to(own).parts[0] in RESERVED:
        raise WrongInput(f"{path} is a part of the diary itself. Name another file; nothing was written.")
    return path


def named_folder(named: str, folder: Folder) -> Path:
    """The folder that is meant, with links followed; it need not be there yet.

    Raises:
        WrongInput: It has no name, is a file, lies in a folder that is not there, or in the diary's own.
    """
    try:
        path, own = Path(named).expanduser().resolve(), Path(folder.where).resolve()
        if not named.strip() or (path.exists() and not path.is_dir()):
            raise WrongInput(f"{quoted(named)} is not the name of a folder. Name a folder to write into.")
        if not path.parent.is_dir():
            raise WrongInput(f"There is no folder {path.parent}. Check the spelling or make it first.")
    except (OSError, RuntimeError, ValueError) as error:
        raise WrongInput(f"{quoted(named)} cannot be the name of a folder. Check the spelling.") from error
    if path == own or own in path.parents:
        raise WrongInput(f"{path} is the folder of the diary itself. Name another folder; nothing was written.")
    return path


def is_empty(folder: Path) -> bool:
    """Whether there is nothing in a folder, or no such folder yet.

    Raises:
        CannotDo: It cannot be looked into.
    """
    try:
        return not folder.exists() or next(folder.iterdir(), None) is None
    except OSError as error:
        raise CannotDo(f"The folder {folder} cannot be read ({_reason(error)}). Name another one.") from error


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
            raise CannotDo(f"The folder {folder} cannot be made ({_reason(error)}). Name another one.") from error
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
            raise CannotDo(f"{path} is not a file that can be replaced. Name another file, or - for the screen.")
        with path.open("rb") as stream:
            start = stream.read(START_BYTES)
            stream.seek(max(0, stream.seek(0, SEEK_END) - END_BYTES))
            return Look(start, stream.read(END_BYTES), path.read_bytes)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotDo(f"{path} cannot be read ({_reason(error)}). Name another file; nothing was written.") from error


def replace_named(path: Path, content: bytes) -> None:
    """Replace a file as a whole; only the owner may read it.

    Raises:
        CannotDo: The disk is full, the folder is read-only ... What stood there stands.
    """
    try:
        Replacing(path.parent, SystemCalls()).one(path.name, content)
    except NotPutBack as error:
        raise CannotDo(
            f"It is not certain what stands in {path} now: the disk broke off in the middle ({_reason(error)}). "
            "The diary is as it was. Please write it again."
        ) from error
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be written ({_reason(error)}). What stood there before is untouched. "
            "Make room or name another file."
        ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
