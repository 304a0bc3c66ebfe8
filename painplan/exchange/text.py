"""A file becomes text: which encoding it has is worked out, or it is refused in a sentence."""

import codecs
from pathlib import Path

from painplan.errors import CannotDo
from painplan.kit.pattern import pattern
from painplan.kit.plain_file import plain_file
from painplan.kit.words import say

MOST_BYTES = 50_000_000
"""A line a day of a long life takes less than a tenth of this."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CUT_OFF = frozenset({"unexpected end of data", "truncated data"})
_NO_TEXT = pattern(r"[\x00-\x08\x0e-\x1f]")
_PROBE = 200


def read_text(path: Path, label: str) -> str:
    """The text of a file in UTF-8, UTF-16 or a western code page (cp1252, which holds all letters of latin-1).

    Args:
        path: The file.
        label: What sentences call it.

    Raises:
        CannotDo: It cannot be read, is far too large, or is no text.
    """
    try:
        with plain_file(path) as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise CannotDo(say("exchange.text.cannot_read_check_file", label=label, reason=reason)) from error
    if len(content) > MOST_BYTES:
        raise CannotDo(say("exchange.text.larger_than_mb_too", label=label, most_bytes=MOST_BYTES // 1000000))
    text = _decoded(content)
    if text is None:
        raise CannotDo(say("exchange.text.not_text_file_painplan", label=label))
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _without_nul(_tried(content[len(mark) :], encoding))
    if wide := _wide(content[:_PROBE]):
        return _without_nul(_tried(content, wide))
    text = _without_nul(_tried(content, "utf-8"))
    if text is not None:
        return text
    western = _tried(content, "cp1252")
    return None if western is None or _NO_TEXT.search(western) else western


def _wide(start: bytes) -> str:
    """Which of the two encodings of two bytes a letter it is, without a mark; empty: neither.

    Letters that tables begin with have a zero beside them on one side; a zero here and there is no letter at all.
    """
    high, low = start[::2].count(0), start[1::2].count(0)
    if min(high, low) or 2 * max(high, low) <= len(start) // 2:
        return ""
    return "utf-16-be" if high else "utf-16-le"


def _tried(content: bytes, encoding: str) -> str | None:
    """A file cut off in the middle of a letter is read up to there."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        return content[: error.start].decode(encoding) if error.reason in _CUT_OFF else None


def _without_nul(text: str | None) -> str | None:
    return None if text is None or "\0" in text else text
