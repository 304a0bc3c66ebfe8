"""The few colours a chart may use."""

import msgspec

from painplan.kit.pattern import pattern

_HEX = pattern(r"#[0-9a-fA-F]{6}")


class Colours(msgspec.Struct, frozen=True):
    """Foreground colours as ``#rrggbb``; the background is always left to the terminal, light or dark."""

    accent: str
    """The line."""
    dim: str
    """The single days."""
    text: str
    """Numbers and dates beside the chart."""

    def __post_init__(self) -> None:
        for colour in (self.accent, self.dim, self.text):
            if not _HEX.fullmatch(colour):
                raise ValueError(f"a colour is written #rrggbb, not {colour!r}")


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, 0 to 255 each."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
