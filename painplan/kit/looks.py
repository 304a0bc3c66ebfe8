"""The looks of the screens: a few colours each, from which all others are worked out so that all of it can be read.

A person's or a clinic's own look is a file of the folder `themes`: ``evening.toml`` with ``background``, ``text`` and
``accent``. Nothing here draws.
"""

from collections.abc import Mapping

import msgspec

from painplan.kit.pattern import pattern
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.unfit import Unfit, toml_in, why_unfit
from painplan.kit.words import say

TEXT, PART = 4.5, 3.0
"""Least contrast of letters, and of lines, marks and bars, to what they stand on (WCAG 2.2 AA, 1.4.3 and 1.4.11)."""
STRONG_TEXT, STRONG_PART = 7.0, 4.5
"""The same in a look of strong contrast (AAA)."""
_CLEAR = 1.03
"""Worked out a little above that, for colours are rounded."""
STEPS = 100
SURFACE, PANEL = 0.04, 0.08
"""Share of the text's colour in what lies on the background."""
TERMINAL = "terminal"
"""The look that has no colours of its own."""
PREFIX = "painplan-"
"""Before the name of a look where it is kept, and as a theme of Textual, which has names of its own."""
ENDING = ".toml"
_HEX = pattern(r"#[0-9a-fA-F]{6}\Z")
_NAME = pattern(r"[a-z][a-z0-9-]{0,29}\Z")


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(below: str, above: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = zip(_channels(below), _channels(above), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as ``#rrggbb``; those that are left out are worked out."""

    background: str
    text: str
    accent: str
    """What matters most, and the marked line."""
    surface: str = ""
    panel: str = ""
    """What lies on the background, and on that."""
    warning: str = ""
    error: str = ""
    strong: bool = False
    """Whether the contrast is to be as strong as can be."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            colour = getattr(self, name)
            if isinstance(colour, str) and colour and not _HEX.match(colour):
                raise ValueError(say("kit.looks.no_colour", name=name, given=colour))
        for name in ("text", "accent", "warning", "error"):
            colour = getattr(self, name)
            if colour and (found := self._least(colour)) < self.of_text:
                raise ValueError(say("kit.looks.faint", name=name, found=f"{found:.1f}", least=f"{self.of_text:g}"))

    @property
    def dark(self) -> bool:
        """Whether it is light on dark."""
        return luminance(self.background) < luminance(self.text)

    @property
    def of_text(self) -> float:
        """Least contrast of letters."""
        return STRONG_TEXT if self.strong else TEXT

    @property
    def of_parts(self) -> float:
        """Least contrast of lines, marks and bars."""
        return STRONG_PART if self.strong else PART

    @property
    def grounds(self) -> tuple[str, str, str]:
        """All that something can stand on: the background, a surface, a panel."""
        surface = self.surface or mixed(self.background, self.text, SURFACE)
        return self.background, surface, self.panel or mixed(self.background, self.text, PANEL)

    @property
    def muted(self) -> str:
        """Letters of what can wait: as faint as may be."""
        return self._faint(self.of_text)

    @property
    def rule(self) -> str:
        """Separators, frames and what scrolls."""
        return self._faint(self.of_parts)

    def _faint(self, least: float) -> str:
        shades = (mixed(self.background, self.text, share / STEPS) for share in range(1, STEPS + 1))
        return next((shade for shade in shades if self._least(shade) >= least * _CLEAR), self.text)

    def _least(self, colour: str) -> float:
        return min(contrast(colour, ground) for ground in self.grounds)


LOOKS: Mapping[str, Palette] = {
    "dark": Palette("#15181c", "#d9dce1", "#7fb7be", "#1c2026", "#232830", "#d8b26a", "#d8a06a"),
    "light": Palette("#fbfaf7", "#23272d", "#1f6f78", "#f1efea", "#e7e4dc", "#825400", "#8a4b12"),
    "high-contrast": Palette("#000000", "#ffffff", "#ffd75f", "#000000", "#1a1a1a", "#ffd75f", "#ffaf87", strong=True),
}
"""Those that come with the program; the first one is usual."""


USUAL = next(iter(LOOKS))


def looks_from(files: Mapping[str, bytes | None]) -> dict[str, Palette]:
    """Looks of one's own, by name; those that do not fit are left out."""
    return _looked_at(files)[0]


def unfit_files(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """The files of such looks that are not used, with the reason."""
    return _looked_at(files)[1]


def _looked_at(files: Mapping[str, bytes | None]) -> tuple[dict[str, Palette], dict[str, Unfit]]:
    looks: dict[str, Palette] = {}
    unfit: dict[str, Unfit] = {}
    for file, content in files.items():
        name = file.removesuffix(ENDING)
        try:
            if name == file or not _NAME.match(name) or name in (*LOOKS, TERMINAL):
                raise ValueError(say("kit.looks.no_name", taken=", ".join((*LOOKS, TERMINAL))))
            looks[name] = msgspec.convert(toml_in(content), Palette)
        except msgspec.ValidationError as error:
            unfit[file] = Unfit(shape_words(str(error.__cause__ or error)))
        except (ValueError, RecursionError) as error:  # what decoders and checks raise about a file
            unfit[file] = Unfit(why_unfit(error))
    return looks, unfit
