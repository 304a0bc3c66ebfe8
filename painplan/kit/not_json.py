"""Why a text cannot be taken as JSON: as much as is known of it, and no guess how that came to be."""

import msgspec

from painplan.kit.assets import asset
from painplan.kit.pattern import pattern

_BYTE = pattern(r"\(byte ([0-9]+)\)")
_NO_NUMBER = pattern(rb"-?(?:NaN|Infinity|inf|nan)\b")
_CUT = "truncated"


def why_not_json(content: bytes | str, error: Exception) -> str:
    """Goes on from “it”, such as ``it is nested deeper than …``.

    Args:
        content: What was to be taken apart.
        error: What taking it apart raised.
    """
    words = asset("store")["not_json"]
    if isinstance(error, RecursionError):
        return str(words["deep"])
    if "out of range" in str(error):
        return str(words["number"])
    if isinstance(error, msgspec.ValidationError):
        try:
            msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
            return why_not_json(content, broken)  # what is no JSON at all is not told as JSON of another form
        return str(words["form"])
    if isinstance(error, UnicodeDecodeError):
        return str(words["letters"])
    text = content.encode(errors="replace") if isinstance(content, str) else content
    if not text.strip():
        return str(words["empty"])
    if _CUT in str(error):
        return str(words["cut"])
    at = int(found[1]) if (found := _BYTE.search(str(error))) else 0
    if (number := _NO_NUMBER.match(text, max(0, at - 1)) or _NO_NUMBER.match(text, at)) is not None:
        return str(words["no_number"].format(number=number[0].decode()))
    return str(words["byte"].format(number=at + 1, line=text.count(b"\n", 0, at) + 1))
