"""Reads a file that PainPlan wrote itself: it is UTF-8, and anything else is refused instead of guessed."""

import codecs
from pathlib import Path

from painplan.errors import CannotDo
from painplan.kit.plain_file import plain_file
from painplan.kit.words import say

LARGEST = 512_000_000
"""Bytes. A larger file is no diary."""
NOTHING_CHANGED = "Nothing was changed."
_SEALED = (b"age-encryption.org/", b"-----BEGIN AGE ")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def labelled(path: Path) -> str:
    """What sentences call a file."""
    return path.name.encode("utf-8", "replace").decode() or str(path)


def not_read(label: str, error: Exception) -> CannotDo:
    """A file or folder that cannot be read, with the reason."""
    reason = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return CannotDo(
        say("exchange.files.cannot_read_check_yours", label=label, reason=reason, nothing_changed=NOTHING_CHANGED)
    )


def own_text(path: Path, label: str) -> str:
    """The text of a file.

    Raises:
        CannotDo: It cannot be read, is far too large, sealed, packed, or no UTF-8 text.
    """
    try:
        with plain_file(path) as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise not_read(label, error) from error
    if len(content) > LARGEST:
        raise CannotDo(say("exchange.files.larger_than_any_diary", label=label, nothing_changed=NOTHING_CHANGED))
    if content.startswith(_SEALED):
        raise CannotDo(say("exchange.files.sealed_open_age_first", label=label, nothing_changed=NOTHING_CHANGED))
    if content.startswith(b"PK"):
        raise CannotDo(
            say("exchange.files.packed_painplan_restore_takes", label=label, nothing_changed=NOTHING_CHANGED)
        )
    return _decoded(content, label)


def _decoded(content: bytes, label: str) -> str:
    encoding = next((found for mark, found in _WIDE.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CannotDo(
            say("exchange.files.not_utf_text_painplan", label=label, nothing_changed=NOTHING_CHANGED)
        ) from error
