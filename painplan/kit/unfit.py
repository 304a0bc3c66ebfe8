"""What a file that a clinic wrote lacks to be used, in words; and how such a file is taken apart."""

import re
import tomllib
from typing import Any

import msgspec

from painplan.errors import WrongInput
from painplan.kit.escape import one_line
from painplan.kit.words import say

LONGEST_WHY = 200
_PART = rb"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
_DEEP_NAME = re.compile(rb"(?<![A-Za-z0-9_-])%s(?:[ \t]*+\.[ \t]*+%s){200}" % (_PART, _PART))
"""A name with more parts than anything has: each of them is looked at beside all before it."""


class Unfit(msgspec.Struct, frozen=True):
    """Why a file is not used."""

    why: str
    """A part of a sentence, without its end."""
    partly: bool = False
    """True: the rest of the file is used."""


def toml_in(content: bytes | None) -> dict[str, Any]:
    """What stands in a file; the mark that editors on Windows put first is no part of it.

    Args:
        content: None for one that cannot be read or is too large.

    Raises:
        ValueError: It is no such file; the words say why.
        RecursionError: It is nested too deeply.
    """
    if content is None:
        raise ValueError(say("kit.unfit.unreadable"))
    if _DEEP_NAME.search(content):
        raise RecursionError
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        raise ValueError(say("kit.unfit.no_toml", why=str(error))) from error


def why_unfit(error: Exception) -> str:
    """What was raised about a file, as a part of a sentence."""
    deep = isinstance(error, RecursionError)
    return say("kit.unfit.too_deep") if deep else one_line(str(error), LONGEST_WHY).rstrip(".")


def toml_of(content: bytes, name: str) -> dict[str, Any]:
    """What a text says.

    Args:
        content: All of it.
        name: What sentences call it.

    Raises:
        WrongInput: It is not TOML.
    """
    try:
        return toml_in(content.replace(b"\r\n", b"\n"))
    except (ValueError, RecursionError) as error:
        raise WrongInput(say("kit.toml_file.not_toml", file=one_line(name, 100), why=why_unfit(error))) from error
