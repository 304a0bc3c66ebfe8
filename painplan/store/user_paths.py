"""Files outside the diary that a person names: replaced whole, for the owner alone, never over the diary's own."""

from collections.abc import Mapping
from pathlib import Path

from painplan.errors import CannotDo, WrongInput, quoted
from painplan.store.belonging import RESERVED
from painplan.store.folder import Folder
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


def write_into(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace files of a folder, each as a whole, in this order; only the owner may read them.

    Raises:
        CannotDo: The disk is full, the folder is read-only ... What stood in the file that broke off stands.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise CannotDo(f"The folder {folder} cannot be made ({_reason(error)}). Name another one.") from error
    for name, content in contents.items():
        replace_named(folder / name, content)


def start_of(path: Path, size: int) -> bytes:
    """The first bytes of a file; none when there is no file.

    Raises:
        CannotDo: It is not a file, or cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise CannotDo(f"{path} is not a file that can be replaced. Name another file, or - for the screen.")
        with path.open("rb") as stream:
            return stream.read(size)
    except FileNotFoundError:
        return b""
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
