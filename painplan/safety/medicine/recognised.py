"""The words by which a medicine is noticed, out of the program's texts."""

from functools import cache

import msgspec

from painplan.kit.assets import asset
from painplan.safety.medicine.medicines import Language, MedicineWords


@cache
def recognised() -> MedicineWords:
    """The words by which medicines are noticed, those of all languages (clinical.md C4)."""
    languages = msgspec.convert(asset("medicines")["recognised"], dict[str, Language])
    return MedicineWords(languages=tuple(languages.values()))
