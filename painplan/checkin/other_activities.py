"""What was done beside the plans, as people type it in one line: ``gardening 20 4; ironing 15 min``."""

import re
from collections.abc import Iterable

from painplan.checkin.optional_questions import OtherActivity
from painplan.errors import CannotDo, WrongInput, quoted
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.safety.medicine import named_medicines

MOST_ACTIVITIES = 20
_ONE = pattern(
    r"(?P<name>\S.*?)[\s,:]+(?P<minutes>\d{1,4})\s*(?:m|min|mins|minutes?)?\.?"
    r"(?:[\s,]+(?:effort|rpe)?\s*(?P<rpe>10|\d|[xX]))?\s*"
)
_TEN, _MOST_MINUTES, _LONGEST = 10, 24 * 60, 200


def parse_activities(text: str) -> tuple[OtherActivity, ...]:
    """Activities from one line: name, minutes and, if wanted, effort from 0 to 10; ``;`` stands between two.

    Raises:
        WrongInput: A part does not say how many minutes, or does not fit a day.
        CannotDo: One is a medicine (clinical.md C4).
    """
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if len(parts) > MOST_ACTIVITIES:
        raise WrongInput(say("checkin.other_activities.too_many_activities", most=MOST_ACTIVITIES, count=len(parts)))
    return tuple(_one(part) for part in parts)


def _one(part: str) -> OtherActivity:
    found = _ONE.fullmatch(part) if len(part) <= 2 * _LONGEST else None
    if found is None:
        raise WrongInput(say("checkin.other_activities.activity_without_minutes", part=quoted(part)))
    name, minutes = one_line(found["name"]), int(found["minutes"])
    if named_medicines.Named("activities", name, TIMED).is_medicine(()):
        raise CannotDo(say("medicines.says.not_done", fixed=named_medicines.fixed_line()))
    said = found["rpe"]
    rpe = None if said is None else _TEN if said in "xX" else int(said)
    if minutes > _MOST_MINUTES or not 0 < len(name) <= _LONGEST:
        raise WrongInput(
            say(
                "checkin.other_activities.odd_activity",
                part=quoted(part),
                longest=_LONGEST,
                minutes=f"{_MOST_MINUTES:,}",
            )
        )
    return OtherActivity(name=name, minutes=minutes, rpe=rpe)


def activities_in_words(activities: Iterable[OtherActivity]) -> str:
    """The same in one line that can be typed again."""
    return "; ".join(_typed(one) for one in activities)


def _typed(one: OtherActivity) -> str:
    effort = "" if one.rpe is None else f", effort {one.rpe}"
    return f"{one_line(one.name)} {one.minutes} {'minute' if one.minutes == 1 else 'minutes'}{effort}"
