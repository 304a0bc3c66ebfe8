"""Why a rule that stands beside the daily amounts says what it says: a code and its numbers."""

import msgspec

Number = float | int | str | None


class Because(msgspec.Struct, frozen=True):
    """One reason; its words stand in the assets of its topic, under ``[because]``."""

    code: str
    numbers: dict[str, Number] = {}
