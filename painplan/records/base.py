"""What all records share: frozen, named fields, and a note of what an entry said before it was changed."""

from datetime import datetime
from typing import Any

import msgspec

Value = Any
"""A value as it stood in the diary's files: any JSON, since the fields of earlier and later versions have any shape."""


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """What some fields of an entry said before a later change."""

    at: datetime
    """When the change was made (local time)."""
    values: dict[str, Value]
    """The fields that changed, with what they held before."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every fact. Missing is ``None`` and is left out of the file."""

    saved_at: datetime | None = None
    """When it was last written (local time)."""
    history: tuple[Earlier, ...] = ()
    """What it said before each later change, oldest first."""
