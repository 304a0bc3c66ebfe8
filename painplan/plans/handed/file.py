"""A plan that one person hands to another: what tries or estimates came to, as a file; nobody's words stand in it.

It is taken only as it was written: the check is that of all its values, and the first amount is worked out again.
"""

import hashlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from painplan.errors import CannotDo
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.bounds import SomeAmount
from painplan.kit.plain_file import content_of
from painplan.kit.unfit import toml_of
from painplan.kit.units import UNITS
from painplan.kit.words import say
from painplan.pacing.amounts import same_amount
from painplan.pacing.calculator import Calculation, calculate
from painplan.pacing.start import ESTIMATES_NEEDED
from painplan.plans.records import MOST_TRIES, ProfileName
from painplan.store.folder import Folder
from painplan.store.made_files import Look
from painplan.store.user_paths import named_path, replace_ours

MOST_BYTES = 20_000
BEGINS = b"painplan_plan = 1"
_CHECK_LETTERS = 16


class Handed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is handed over; amounts are in its unit."""

    painplan_plan: Literal[1] = 1
    unit: str
    unit_min: SomeAmount
    amounts: Annotated[tuple[SomeAmount, ...], Meta(min_length=ESTIMATES_NEEDED, max_length=MOST_TRIES)]
    """Tries of different days; two are estimates, for a good and a bad day."""
    aim: SomeAmount | None = None
    profile: ProfileName
    first_amount: SomeAmount
    step: SomeAmount
    check: str = ""

    @property
    def estimates(self) -> bool:
        """Whether it comes from estimates, without a try."""
        return len(self.amounts) == ESTIMATES_NEEDED

    def checked(self) -> str:
        """The check of its values."""
        said = msgspec.json.encode(msgspec.structs.replace(self, check=""))
        return hashlib.sha256(said).hexdigest()[:_CHECK_LETTERS]

    def worked_out(self) -> Calculation:
        """Where it leads, from its tries."""
        return calculate(self.amounts, self.unit_min, aim=self.aim, profile=self.profile, most=UNITS[self.unit].largest)


def handed_text(found: Calculation, unit: str) -> str:
    """The file of what was worked out.

    Raises:
        CannotDo: There are no steps in it: where effort brings a lasting worsening no plan of steps is handed over.
    """
    if not found.steps:
        raise CannotDo(say("plans.handed.no_steps"))
    # Whoever takes it says for themselves how effort is for them.
    start = calculate(found.amounts, found.unit_min, aim=found.aim, profile=found.profile).start
    made = Handed(
        unit=unit,
        unit_min=found.unit_min,
        amounts=found.amounts,
        aim=found.aim,
        profile="gentle" if found.profile == "gentle" else "steady",
        first_amount=start.quota,
        step=start.step,
    )
    made = msgspec.convert(msgspec.to_builtins(made), Handed)  # whole numbers as they are read again
    said = msgspec.to_builtins(msgspec.structs.replace(made, check=made.checked()))
    lines = [f"{name} = {msgspec.json.encode(value).decode()}" for name, value in said.items() if value is not None]
    return "\n".join([lines[0], f"# {say('plans.handed.about')}", *lines[1:]]) + "\n"


def write_handed(named: str, text: str, folder: Folder) -> str:
    """Write such a file where somebody says, over an earlier one alone; its path.

    Raises:
        WrongInput: No file can be there.
        CannotDo: Something else is there, or it cannot be written. What stood there stands.
    """
    other = asset("store")["export"]["there"]
    return replace_ours(named_path(named, folder), text.encode(), _is_handed, other, force=False)


def _is_handed(there: Look) -> bool:
    return there.start.startswith(BEGINS)


def handed_in(file: Path) -> Handed:
    """What a file hands over.

    Raises:
        WrongInput: It cannot be read, or is larger than such a file can be.
        CannotDo: It is no such file, or was altered since it was written.
    """
    said = toml_of(content_of(file, MOST_BYTES), file.name)
    try:
        found = msgspec.convert(said, Handed)
        worked_out = found.worked_out().start if found.unit in UNITS else None
    except (ValueError, OverflowError) as error:
        raise CannotDo(say("plans.handed.no_plan", file=file.name)) from error
    as_written = worked_out is not None and (worked_out.quota, worked_out.step) == (found.first_amount, found.step)
    if not as_written or found.check != found.checked():
        raise CannotDo(say("plans.handed.altered", file=file.name))
    return found


def handed_lines(found: Handed, first: float | None) -> tuple[str, ...]:
    """What it hands over, in sentences.

    Args:
        found: The file.
        first: The first amount as it would be in this diary; none: nothing is asked for at the moment.
    """
    words, unit = asset("plans")["handed"], found.unit
    amounts = ", ".join(number(one) for one in found.amounts)
    aim = words["no_aim"] if found.aim is None else words["aim"].format(aim=amount(found.aim, unit))
    told = {"aim": aim, "first": "" if first is None else amount(first, unit), "file": amount(found.first_amount, unit)}
    which = "first_waits" if first is None else "first" if same_amount(first, found.first_amount) else "first_here"
    return (
        words["estimates" if found.estimates else "tries"].format(amounts=amounts, unit=unit),
        words[which].format(**told),
    )
