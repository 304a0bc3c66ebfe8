"""The words by which a medicine is noticed, out of the program's texts."""

from functools import cache

import msgspec

from painplan.safety.medicines import MedicineWords
from painplan.words.assets import asset


@cache
def recognised() -> MedicineWords:
    """The words by which medicines are noticed (clinical.md C4)."""
    return msgspec.convert(asset("medicines")["recognised"], MedicineWords)
