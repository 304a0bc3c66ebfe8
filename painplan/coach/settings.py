"""What a person can set: names, what fits, and what it is for."""

from typing import NamedTuple

from painplan.errors import WrongInput
from painplan.records import Profile
from painplan.words import number, one_line, parse_number


class Setting(NamedTuple):
    """One whole number that can be set."""

    most: int
    about: str


SETTINGS = {
    "day_starts_at": Setting(11, "hour at which a day begins; a check-in before it is about the day before"),
    "lock_after_minutes": Setting(24 * 60, "minutes without a key until a sealed diary locks itself; 0 is never"),
}


def setting_values(profile: Profile) -> dict[str, int]:
    """Every setting as it stands."""
    return {name: getattr(profile, name) for name in SETTINGS}


def accepted_setting(name: str, text: str) -> int:
    """The value as it is kept.

    Raises:
        WrongInput: There is no such setting, or the value does not fit.
    """
    if name not in SETTINGS:
        raise WrongInput(f"“{one_line(name, 40)}” cannot be set. What can be: {', '.join(SETTINGS)}.")
    value, most = parse_number(text), SETTINGS[name].most
    if value != int(value) or not 0 <= value <= most:
        raise WrongInput(f"{one_line(text, 20)} does not fit {name}: a whole number from 0 to {number(most)}.")
    return int(value)
