"""Reads a file that PainPlan wrote itself: it is UTF-8, and anything else is refused instead of guessed."""

import codecs
from pathlib import Path

from painplan.errors import CannotDo
from painplan.kit.plain_file import plain_file

LARGEST = 512_000_000
"""Bytes. A larger file is no diary."""
NOTHING_CHANGED = "Nothing was changed."
_SEALED = (b"age-encryption.org/", b"-----BEGIN AGE ")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def labelled(path: Path) -> str:
    """What sentences call a file."""
    return path.name.encode("utf-8", "replace").decode() or str(path)


def own_text(path: Path, label: str) -> str:
    """The text of a file.

    Raises:
        CannotDo: It cannot be read, is far too large, sealed, packed, or no UTF-8 text.
    """
    try:
        with plain_file(path) as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise CannotDo(
            f"{label} cannot be read ({reason}). Check that it is yours to read. {NOTHING_CHANGED}"
        ) from error
    if len(content) > LARGEST:
        raise CannotDo(f"{label} is larger than any diary. {NOTHING_CHANGED}")
    if content.startswith(_SEALED):
        raise CannotDo(f"{label} is sealed. Open it with age first, then bring it in. {NOTHING_CHANGED}")
    if content.startswith(b"PK"):
        raise CannotDo(f"{label} is packed. painplan restore takes a backup; unpack anything else. {NOTHING_CHANGED}")
    return _decoded(content, label)


def _decoded(content: bytes, label: str) -> str:
    encoding = next((found for mark, found in _WIDE.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CannotDo(
            f"{label} is not UTF-8 text as PainPlan writes it: another program changed it. Save it there as CSV or "
            f"JSON in UTF-8, then bring it in again. {NOTHING_CHANGED}"
        ) from error
