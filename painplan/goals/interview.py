"""The goal conversation (clinical.md D2): what is asked when, what is offered, and what rests on what."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from painplan.errors import WrongInput
from painplan.goals.domains import DOMAINS, suggested
from painplan.goals.interview_amounts import (
    DATE_OR_AIM,
    ESTIMATES,
    OFF,
    TRIES,
    date_too_early,
    first_day,
    from_tries,
    had_to_stop,
    offered_ladder,
    offered_level,
    tries_hold,
    unit_of,
)
from painplan.goals.records import Domain
from painplan.goals.words import too_early_parts
from painplan.kit.assets import asset
from painplan.kit.parse import parse_amount
from painplan.kit.pattern import pattern
from painplan.kit.script import Condition, KnownBefore, Rules, Way
from painplan.kit.step import FEWEST_AHEAD, MOST_AHEAD, Answers, chosen, together
from painplan.kit.units import OWN, UNITS
from painplan.kit.words import say
from painplan.safety.medicine.medicines import about_taking_less
from painplan.safety.medicine.recognised import recognised

SURE_ENOUGH = 7
"""Below this on the confidence ruler the step is made smaller (clinical.md B1, D2 Q5)."""
MATTERS_ENOUGH = 6
"""Below this on the importance ruler the goal can be changed or parked (D2 Q4)."""
CONFIDENCE = ("confidence", "confidence_2", "confidence_3")
"""Asked again after something was changed, two times at most (D2 Q5)."""
CHANGED = ("gentle", "gentle_2")
HAD_TO = ("had_to", "had_to_counts")
LEVELS = ("level_minus2", "level_minus1", "level_0", "level_1", "level_2")
SURER = ("gentle", "help", "time")
"""What can be changed to be surer: half the step, more help, another time or place."""
SAID_AS_GOAL = ("own_goal", "again", "goal")
"""The answers that say the goal, the later ones first."""
CHEST_PAIN = "AF02"
"""What is asked at once whether it is there now (clinical.md C5)."""
PLAN_STEPS = frozenset(
    {
        *(
            "activity",
            "unit",
            "unit_name",
            "aim",
            "when",
            "where",
            "whom",
            "by",
            "by_again",
            "days",
            "weekdays",
            "purpose",
        ),
        *(*CONFIDENCE, "surer", *CHANGED, "signs", "ask_first", "chest_now", "pem", "told"),
        *("expect", "expect_sure", "expect_roadblocks"),
        *("start", *TRIES, *HAD_TO, *ESTIMATES),
        *(DATE_OR_AIM, "ladder", *LEVELS, "ceiling", "smallest"),
    }
)
"""Steps that describe a plan; without one wanted they are left out."""

_NO_PAIN = pattern(
    r"\b(pain[- ]?free|no (more )?pain|less pain|without (any |the )?pain|cur(?:e|ed)|no longer (be )?(in|have) pain"
    r"|pain (gone|away)|get rid of (the |my )?pain)\b",
    re.I,
)
"""A goal that is only the absence of pain is asked once more (clinical.md D2 Q3)."""
_BORROWED = pattern(
    r"\b(my|the) (wife|husband|partner|girlfriend|boyfriend|mother|mum|mom|father|dad|son|daughter|children|kids"
    r"|family|doctor|gp|consultant|physio\w*|therapist|boss|employer|friends?)"
    r" (want|wants|say|says|think|thinks|tell|tells|told|expect|expects|would like|wish|wishes|insist|insists)\b",
    re.I,
)
"""A goal that is somebody else's is asked once more (D2 Q3)."""


def from_before(said: Answers) -> bool:
    """Answers begun or written down before the two ways existed: only what was asked then is asked."""
    return bool(said) and not said.get("way")


def plan_wanted(said: Answers) -> bool:
    """Whether a plan is to come of it: not when the goal is parked, and not without pressure (D2 Q4, Q6)."""
    return said.get("keep_goal") != "park" and said.get("readiness") != "not_now"


def goal_text(said: Answers) -> str:
    """The goal as it was said last."""
    said_last = (said.get(name) for name in ("other_goal", "instead", *SAID_AS_GOAL))
    return next((text for text in said_last if text), "")


def confidence(said: Answers) -> int | None:
    """How sure, as it was said last."""
    rated = [int(said[name]) for name in CONFIDENCE if said.get(name)]
    return rated[-1] if rated else None


def ratings(said: Answers) -> dict[Domain, tuple[int, int]]:
    """Importance and now of the domains for which both were said."""
    found: dict[Domain, tuple[int, int]] = {}
    for domain in DOMAINS:
        importance, now = said.get(f"importance_{domain}"), said.get(f"now_{domain}")
        if importance and now and domain in touched(said):
            found[domain] = int(importance), int(now)
    return found


def barriers(said: Answers) -> tuple[str, ...]:
    """The barriers that were picked."""
    return chosen(said.get("barriers"))


# --- conditions ---


def only_without_pain(goal: str) -> bool:
    """Whether a goal is only that pain is gone, which nobody can promise (clinical.md D2 Q3)."""
    return bool(_NO_PAIN.search(goal))


def _only_without_pain(said: Answers, _: KnownBefore) -> bool:
    return only_without_pain(said.get("goal", ""))


def _borrowed(said: Answers, _: KnownBefore) -> bool:
    return bool(_BORROWED.search(said.get("again") or said.get("goal", "")))


def _matters_little(said: Answers, _: KnownBefore) -> bool:
    return bool(said.get("importance")) and int(said["importance"]) < MATTERS_ENOUGH


def _goal_changes(said: Answers, facts: KnownBefore) -> bool:
    return _matters_little(said, facts) and said.get("keep_goal") == "change"


def touched(said: Answers) -> tuple[str, ...]:
    """The domains that were named, and those that caught the eye."""
    return (*chosen(said.get("domains")), *chosen(said.get("skim")))


def _domain(name: str) -> Condition:
    return lambda said, _: name in touched(said)


def _barrier(name: str) -> Condition:
    return lambda said, _: name in barriers(said)


def _something_to_choose(said: Answers, _: KnownBefore) -> bool:
    return len(set(touched(said))) > 1


def _unsure(rated: str) -> Condition:
    return lambda said, _: bool(said.get(rated)) and int(said[rated]) < SURE_ENOUGH


def _changed(how: str, rated: str) -> Condition:
    unsure = _unsure(rated)
    return lambda said, facts: unsure(said, facts) and said.get(how) in SURER


def medicine_goal(said: Answers, medicines: tuple[str, ...] = ()) -> str:
    """The goal as it was said at first, where it is about taking less of a medicine; else nothing (clinical.md C4)."""
    goal = next((said[name] for name in SAID_AS_GOAL if said.get(name)), "")
    return goal if about_taking_less(recognised(), goal, medicines) else ""


def _asks_signs(said: Answers, facts: KnownBefore) -> bool:
    return not from_before(said) and not facts.signs


def _tries_begun(said: Answers, facts: KnownBefore) -> bool:
    return tries_hold(said, facts) and said.get("start") == "tries"


def _had_to(said: Answers, facts: KnownBefore) -> bool:
    return _tries_begun(said, facts) and bool(had_to_stop(said))


def _estimates(said: Answers, facts: KnownBefore) -> bool:
    """Estimates are asked for where tries are not, where they do not count, and where the person has none."""
    return not tries_hold(said, facts) or (bool(said.get("start")) and not from_tries(said))


def _has_an_amount(said: Answers, _: KnownBefore) -> bool:
    return bool(offered_ladder(said))


def _far_or_near(said: Answers, facts: KnownBefore) -> bool:
    if not said.get("by") or facts.today is None:
        return False
    return not FEWEST_AHEAD <= date.fromisoformat(said["by"]) - facts.today <= MOST_AHEAD


def _with_a_plan(condition: Condition) -> Condition:
    return lambda said, facts: plan_wanted(said) and condition(said, facts)


_ALWAYS: Condition = lambda said, facts: True  # noqa: E731  # a condition like the others
_CONDITIONS: dict[str, Condition] = {
    "way": lambda said, _: not from_before(said),
    "adult": lambda said, facts: not from_before(said) and not facts.adult,
    "again": _only_without_pain,
    "own_goal": _borrowed,
    **{f"{what}_{domain}": _domain(domain) for what in ("importance", "now") for domain in DOMAINS},
    "focus": _something_to_choose,
    "reasons": _matters_little,
    "keep_goal": _matters_little,
    "other_goal": _goal_changes,
    "instead": lambda said, facts: bool(medicine_goal(said, facts.medicines)),
    "unit_name": lambda said, _: said.get("unit") == OWN,
    "by_again": _far_or_near,
    "surer": _unsure("confidence"),
    "gentle": _unsure("confidence"),
    "confidence_2": _changed("gentle", "confidence"),
    "gentle_2": _unsure("confidence_2"),
    "confidence_3": _changed("gentle_2", "confidence_2"),
    "expect_sure": lambda said, _: bool(said.get("expect")),
    "told": lambda said, _: not from_before(said) and bool(said.get("pem")) and said["pem"] not in OFF,
    "ask_first": lambda said, facts: not from_before(said) and not facts.ask_first,
    "signs": _asks_signs,
    "chest_now": lambda said, _: CHEST_PAIN in chosen(said.get("ask_first")),
    "start": tries_hold,
    **dict.fromkeys(TRIES, _tries_begun),
    "had_to": lambda said, facts: not from_before(said) and _tries_begun(said, facts),
    "had_to_counts": _had_to,
    **dict.fromkeys(ESTIMATES, _estimates),
    DATE_OR_AIM: lambda said, facts: date_too_early(said, facts.today) is not None,
    "ladder": _has_an_amount,
    **{f"then_{name}": _barrier(name) for name in asset("goal")["barrier_names"]},
    "support_how": lambda said, _: bool(said.get("support")),
    "share": lambda said, _: bool(said.get("support")),
}
CONDITIONS: dict[str, Condition] = {
    **_CONDITIONS,
    **{name: _with_a_plan(_CONDITIONS.get(name, _ALWAYS)) for name in PLAN_STEPS},
}
_AMOUNT = ("unit", "unit_name", "aim", "start", *TRIES, *HAD_TO, *ESTIMATES, *CHANGED, "pem", "told")
_DATE = ("by", "by_again")
DEPENDS: dict[str, tuple[str, ...]] = {
    "again": ("goal",),
    "own_goal": ("goal", "again"),
    "instead": ("goal", "again", "own_goal"),
    "importance": ("goal", "again", "own_goal", "instead"),
    "chest_now": ("ask_first",),
    "start": ("signs", "ask_first", "pem", "told"),
    "had_to": TRIES,
    "had_to_counts": ("had_to",),
    "reasons": ("importance",),
    "keep_goal": ("importance",),
    "focus": (*(f"{what}_{domain}" for what in ("importance", "now") for domain in DOMAINS), "domains", "skim"),
    "aim": ("unit", "unit_name", "activity"),
    "by_again": ("by",),
    "confidence": ("activity", "aim", "unit"),
    "surer": ("confidence",),
    "gentle": ("confidence",),
    "confidence_2": ("gentle",),
    "gentle_2": ("confidence_2",),
    "confidence_3": ("gentle_2",),
    "expect_sure": ("expect",),
    **dict.fromkeys((*TRIES, *ESTIMATES), ("unit", "unit_name", "activity")),
    DATE_OR_AIM: (*_AMOUNT, *_DATE),
    "ladder": (*_AMOUNT, DATE_OR_AIM),
    **dict.fromkeys(LEVELS, (*_AMOUNT, "ladder")),
}


# --- what can be taken as it stands ---


def _offered_level(level: int) -> Callable[[Answers, KnownBefore], str]:
    return lambda said, facts: offered_level(said, level, facts.today)


def _offered_focus(said: Answers, _: KnownBefore) -> str:
    return together(suggested(ratings(said)))


OFFERS: dict[str, Callable[[Answers, KnownBefore], str]] = {
    "focus": _offered_focus,
    "ladder": lambda said, facts: " ".join(offered_ladder(said, facts.today)),
    **{name: _offered_level(place - 2) for place, name in enumerate(LEVELS)},
}


# --- answers that do not fit the others ---


def _grown_up(answer: str, _: Answers) -> None:
    if answer == "no":
        raise WrongInput(asset("goal")["adult"]["refused"])


def _not_above_the_good_day(answer: str, said: Answers) -> None:
    unit = unit_of(said)
    if said.get("good") and parse_amount(answer, unit) > parse_amount(said["good"], unit):
        raise WrongInput(say("goals.interview.bad_above_good"))


def _own_word(answer: str, _: Answers) -> None:
    if answer.lower() in (*UNITS, OWN) or not answer.replace(" ", "").replace("-", "").isalpha():
        raise WrongInput(say("goals.interview.odd_unit_name"))


CHECKS = {"unit_name": _own_word, "adult": _grown_up, "bad": _not_above_the_good_day}


# --- words ---


def _why_not_zero(importance: str) -> str:
    """The question that brings up own reasons; never asked of a zero (D2 Q4)."""
    asks: dict[str, str] = asset("goal")["why_not_zero"]
    return asks["zero" if importance == "0" else "other"].format(n=importance)


def _words(said: Answers, facts: KnownBefore) -> Mapping[str, str]:
    focus = {name: asset("goal")["domain_names"][name] for name in suggested(ratings(said))}
    smaller, ceiling = first_day(said)
    early = date_too_early(said, facts.today)
    return {
        **(too_early_parts(early, unit_of(said), said.get("activity", "")) if early else {}),
        "unit": unit_of(said),
        "importance": said.get("importance", ""),
        "confidence": str(confidence(said) or 0),
        "activity": said.get("activity", "").lower()[:40],
        "suggested": ", ".join(focus.values()) or say("goals.interview.nothing_stands_out"),
        "smaller": smaller or say("goals.interview.half_of_it"),
        "ceiling": ceiling or say("goals.interview.a_fifth_more"),
        "why_not_zero": _why_not_zero(said.get("importance", "")),
        "fixed": asset("medicines")["fixed"],
        "how": asset("pacing")["tries"]["how"],
        "stop": asset("safety")["stop"]["short"],
        "chest_now": _asked_now(),
    }


def _asked_now() -> str:
    return next(str(one["now"]["ask"]) for one in asset("ask_first")["question"] if one["id"] == CHEST_PAIN)


def _expected(said: Answers, facts: KnownBefore) -> tuple[int, ...]:
    """What follows where most people meet it, beside what is sure.

    A second question about effort, and tries with how they ended, in every way; two parts of life, two barriers, and
    levels in the whole.
    """
    with_plan, whole = plan_wanted(said), said.get("way") == Way.WHOLE
    more = [5] if with_plan and "pem" not in said and not from_before(said) else []
    more += [8, 6, 6, 5] if with_plan and "start" not in said and tries_hold(said, facts) else []
    more += [5, 5] * 2 if whole and "domains" not in said else []
    more += [15, 10, 6, 6, 6, 6] if whole and with_plan and not offered_ladder(said) else []
    more += [20, 20] if whole and "barriers" not in said else []
    return tuple(more)


RULES = Rules(
    expected=_expected, asked_when=CONDITIONS, depends=DEPENDS, offers=OFFERS, checks=CHECKS, words=_words, unit=unit_of
)
__all__ = [
    "CONFIDENCE",
    "LEVELS",
    "OFF",
    "RULES",
    "SURE_ENOUGH",
    "TRIES",
    "Way",
    "barriers",
    "confidence",
    "from_before",
    "goal_text",
    "plan_wanted",
    "ratings",
]
