"""Why a document has not the shape of a record: what stands where, in the words of a person and not of a program."""

import re

from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.words import say

_AT = pattern(r" - at (`key` in )?`\$\.?(.*)`$", re.DOTALL)
_TYPES = pattern(r"Expected `([a-z |]+)`(?:.*), got `([a-z]+)`", re.DOTALL)
_BOUND = pattern(r"Expected `[a-z |]+`(?: of length)? (<=|>=|<|>|==) (\S+)")
_UNKNOWN = pattern(r"Object \w+ unknown field `(.*)`", re.DOTALL)
_REGEX = pattern(r"Expected `str` matching .*", re.DOTALL)
_DATE = pattern(r"Invalid \w+ encoded ")
_ZONE = pattern(r"Expected `\w+` with no timezone component")
_VALUE = pattern(r"Invalid value (.*)", re.DOTALL)
_MISSING = pattern(r"Object missing required field `(.*)`", re.DOTALL)
_WORD = pattern(r"Invalid enum value (.*)", re.DOTALL)
_LONGEST = 60


def shape_words(error: Exception | str) -> str:
    """What is told of an error of msgspec; the field that is meant comes first. No text of msgspec is shown elsewhere.

    Args:
        error: It, or its text.
    """
    error = str(error)
    at = _AT.search(error)
    what = _what(_AT.sub("", error), length="of length" in error)
    field = one_line(at[2], _LONGEST) if at else ""
    return say("shape.at", field=field, what=what) if field else what


def _what(error: str, *, length: bool) -> str:
    if found := _TYPES.match(error):
        wanted = [kind for kind in found[1].split(" | ") if kind != "null"] or ["null"]
        return say("shape.kind", there=_named(found[2]), wanted=say("shape.or").join(map(_named, wanted)))
    if found := _MISSING.match(error):
        return say("shape.missing", field=one_line(found[1], _LONGEST))
    if found := _UNKNOWN.match(error):
        return say("shape.unknown", field=one_line(found[1], _LONGEST))
    if _REGEX.match(error):
        return say("shape.name")
    if _ZONE.match(error):
        return say("shape.zone")
    if _DATE.match(error):
        return say("shape.date")
    if found := _WORD.match(error) or _VALUE.match(error):
        return say("shape.word", there=one_line(found[1].strip("'"), _LONGEST))
    if found := _BOUND.match(error):
        bound = "most" if found[1] in ("<=", "<") else "least"
        return say(f"shape.{'length' if length else 'bound'}_{bound}", bound=found[2])
    return error  # a sentence of our own


def _named(kind: str) -> str:
    names = ("bool", "int", "float", "str", "null", "array", "object", "date", "datetime")
    return say(f"shape.kinds.{kind if kind in names else 'other'}")
