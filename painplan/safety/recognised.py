"""The words by which a medicine is noticed, out of the program's texts."""

from functools import cache

import msgspec

from painplan.kit.assets import asset
from painplan.safety.medicines import MedicineWords


@cache
def recognised() -> MedicineWords:
    """The words by which medicines are noticed (clinical.md C4)."""
    return msgspec.convert(asset("medicines")["recognised"], MedicineWords)
