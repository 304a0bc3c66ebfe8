"""Texts that say something else where effort can bring a lasting worsening (clinical.md A14.1)."""

from typing import TypeVar

import msgspec

Text = TypeVar("Text", bound=msgspec.Struct)


def told(text: Text, instead: msgspec.Struct) -> Text:
    """A text with those parts of `instead` that say something in the place of its own of the same name."""
    said = msgspec.structs.asdict(instead)
    return msgspec.structs.replace(text, **{name: part for name, part in said.items() if part})
