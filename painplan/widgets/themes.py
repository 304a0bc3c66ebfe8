"""The looks as the screens want them: every colour in use comes from one of a look's own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.theme import BUILTIN_THEMES, Theme

from painplan.kit.looks import LOOKS, PREFIX, TERMINAL, Palette


def theme_of(name: str, look: Palette) -> Theme:
    """A look under its name."""
    background, surface, panel = look.grounds
    return Theme(
        name=PREFIX + name,
        primary=look.accent,
        secondary=look.accent,
        accent=look.accent,
        foreground=look.text,
        background=background,
        surface=surface,
        panel=panel,
        warning=look.warning or look.accent,
        error=look.error or look.accent,
        success=look.accent,
        dark=look.dark,
        variables={
            "foreground-muted": look.muted,
            "text-muted": look.muted,
            "rule": look.rule,
            "footer-background": surface,
            "footer-item-background": surface,
            "footer-key-foreground": look.accent,
        },
    )


def theme_of_the_terminal() -> Theme:
    """The terminal's own two colours and nothing else: what it is set to, can be read."""
    own = "ansi_default"
    colours = ("primary", "secondary", "accent", "foreground", "background", "surface", "panel", "boost", "warning")
    given: dict[str, Any] = dict.fromkeys((*colours, "error", "success"), own)
    made = ("foreground-muted", "text-muted", "rule", "footer-background", "footer-item-background")
    return replace(
        BUILTIN_THEMES["ansi-dark"],
        name=PREFIX + TERMINAL,
        **given,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            **dict.fromkeys((*made, "footer-key-foreground", "ansi-background", "ansi-foreground"), own),
        },
    )


def themes(own: Mapping[str, Palette]) -> tuple[Theme, ...]:
    """All looks there are, those of one's own last."""
    return (*(theme_of(name, look) for name, look in {**LOOKS, **own}.items()), theme_of_the_terminal())
