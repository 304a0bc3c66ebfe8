"""What a person can set: names, what fits, and what it is for."""

from collections.abc import Iterable
from typing import NamedTuple

from painplan.checkin.modules import accepted_modules, modules_as_set
from painplan.checkin.optional_questions import Module
from painplan.errors import WrongInput
from painplan.kit.amounts import number
from painplan.kit.escape import one_line
from painplan.kit.looks import LOOKS, PREFIX, TERMINAL, USUAL
from painplan.kit.parse import parse_number
from painplan.kit.sources import DEVICES
from painplan.kit.words import say
from painplan.plans.records import Profile


class Setting(NamedTuple):
    """One whole number that can be set."""

    most: int


SETTINGS = {
    "day_starts_at": Setting(11),
    "lock_after_minutes": Setting(24 * 60),
    "weekly_checkins": Setting(1),
    "quick_checkin": Setting(1),
    "pain_hidden": Setting(1),
}


SWITCHES = ("places", "reader")
"""What is on or off."""
OFF_ON = ("off", "on")
THEME = "theme"
"""The look of the screens, by its name."""
MODULES = "modules"
"""What the check-in asks on top; has a screen of its own."""
SOURCES = "sources"
"""Which device counts first; one of them, or several with commas between."""
_NONE = "none"
_MINUTES = (0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 120)


_NAMES = (*SETTINGS, *SWITCHES, THEME, MODULES, SOURCES)


def setting_values(profile: Profile) -> dict[str, int | str]:
    """Every setting as it stands."""
    return {
        **{name: int(getattr(profile, name)) for name in SETTINGS},
        **{name: str(getattr(profile, name)) for name in SWITCHES},
        THEME: (profile.theme or "").removeprefix(PREFIX) or USUAL,
        MODULES: modules_as_set(profile.modules),
        SOURCES: ",".join(profile.sources) or _NONE,
    }


def about_settings() -> dict[str, str]:
    """By the name of each setting, what it changes, in half a sentence."""
    return {name: say(f"settings.about.{name}") for name in _NAMES}


def values_to_choose(name: str, now: int | str, looks: Iterable[str] = ()) -> tuple[int | str, ...]:
    """Values of a setting that are worth offering one after the other; what is set now is among them.

    Args:
        name: Of the setting.
        now: What is set.
        looks: The looks there are besides those of the program.
    """
    if name == MODULES:
        return (now,)
    if name in SWITCHES:
        return OFF_ON
    if name == THEME:
        return tuple(dict.fromkeys((*LOOKS, *looks, TERMINAL, now)))
    if name == SOURCES:
        return tuple(dict.fromkeys((_NONE, *DEVICES, now)))
    most = SETTINGS[name].most
    offered: set[int] = set(range(most + 1) if most < len(_MINUTES) * 2 else _MINUTES)
    return tuple(sorted(offered | ({now} if isinstance(now, int) else set())))


def accepted_setting(name: str, text: str, looks: Iterable[str] = ()) -> int | str | list[Module] | list[str]:
    """The value as it is kept.

    Args:
        name: Of the setting.
        text: As it was typed.
        looks: The looks there are besides those of the program.

    Raises:
        WrongInput: There is no such setting, or the value does not fit.
    """
    if name == MODULES:
        return accepted_modules(text)
    if name == SOURCES:
        return _accepted_sources(text)
    if name in (THEME, *SWITCHES):
        named = OFF_ON if name in SWITCHES else (*LOOKS, *looks, TERMINAL)
        if (word := text.strip().lower()) not in named:
            raise WrongInput(
                say("settings.says.does_not_fit", text=one_line(text, 20), name=name, words=" or ".join(named))
            )
        return word if name in SWITCHES else PREFIX + word
    if name not in SETTINGS:
        known = ", ".join(_NAMES)
        raise WrongInput(say("settings.says.cannot_set_what_can", name=one_line(name, 40), known=known))
    value, most = parse_number(text), SETTINGS[name].most
    if value != int(value) or not 0 <= value <= most:
        raise WrongInput(say("settings.says.does_not_fit_whole", text=one_line(text, 20), name=name, most=number(most)))
    return int(value)


def _accepted_sources(text: str) -> list[str]:
    named = [part.strip().lower() for part in text.split(",") if part.strip()]
    if named == [_NONE]:
        return []
    unknown = next((one for one in named if one not in DEVICES), None if named else text)
    if unknown is not None or len(set(named)) < len(named):
        raise WrongInput(
            say("settings.says.sources", text=one_line(unknown or text, 40), known=", ".join(DEVICES), none=_NONE)
        )
    return named
