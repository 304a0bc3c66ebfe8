"""Files that are handed out: never over something that is not an earlier one of the same kind."""

from collections.abc import Callable
from pathlib import Path

from painplan.errors import CannotDo
from painplan.store.user_paths import replace_named, start_of

START_BYTES = 200


def replace_ours(path: Path, content: bytes, is_ours: Callable[[bytes], bool], other: str, *, force: bool) -> str:
    """Write a file as a whole, for the owner alone; its path.

    Args:
        path: Where, as `named_path` gives it.
        content: All of it.
        is_ours: Whether what begins so is an earlier file of the same kind.
        other: The sentence when it is not; ``{path}`` stands for the path.
        force: Write over it all the same.

    Raises:
        CannotDo: Something else is there, or it cannot be written. What stood there stands.
    """
    there = start_of(path, START_BYTES)
    if there and not force and not is_ours(there):
        raise CannotDo(other.format(path=path))
    replace_named(path, content)
    return str(path)
