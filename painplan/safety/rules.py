"""What is allowed on a day: the one place that says what each thing that is open or goes on takes away. Pure.

Screens, commands, documents, the calendar and the page for the team ask `against` (or `allows`) and nothing else. The
table below is clinical.md C, C1 to C5, A12 PRE, A13 and A14 in a form that can be read; tests hold it against a table
of their own, on every screen and command.
"""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from painplan.pacing.holds import HoldReason
from painplan.safety.signs import OpenSign, Tier, highest

Thing = Literal[
    "amount",
    "ceiling",
    "timer",
    "step",
    "first_try",
    "try",
    "test",
    "exposure",
    "experiment",
    "dose",
    "demonstration",
    "review",
]
"""What can be asked for, begun or shown.

``first_try``: tries that a new plan begins with; ``try``: one that is made or noted for a plan that runs; ``dose``: an
experiment that changes how much the body does at a time; ``review``: the weekly one, which settles next week's amount.
"""
State = Literal[
    "emergency",
    "harm",
    "advice",
    "falls",
    "worry",
    "unread",
    "ask_first",
    "branch",
    "illness",
    "hold",
    "flare",
    "after_flare",
    "unread_days",
    "distress",
]
"""What can be open or go on, in the order in which it is told: what keeps a person from harm comes first."""
Unasked = Literal["adult", "ask_first", "worsening", "signs"]
"""What may never have been asked.

The age (A12 PRE), the list before steps (C5), a lasting worsening (A14.1), the warning signs (C).
"""
STATES: tuple[State, ...] = get_args(State)
OF_SIGNS: frozenset[State] = frozenset({"emergency", "harm", "advice", "falls", "worry", "unread"})
"""Those of a warning sign, or of one that may be there: nobody's agreement to steps takes the place of the look at one
(C, principle 4)."""
THINGS: tuple[Thing, ...] = get_args(Thing)
ILLNESS: HoldReason = "illness"

_TRIES: frozenset[Thing] = frozenset({"first_try", "try"})
_UNTIL_LOOKED_AT: frozenset[Thing] = _TRIES | {"ceiling", "step", "test", "exposure", "experiment", "dose"}
TAKES_AWAY: Mapping[State, frozenset[Thing]] = {
    # An emergency sign: nothing is asked for until a clinician looked at it (C, principle 4).
    "emergency": _UNTIL_LOOKED_AT | {"amount", "timer", "review"},
    # A sign of the same day or soon with which moving itself may harm: no amount either (C, principle 4).
    "harm": _UNTIL_LOOKED_AT | {"amount", "timer", "review"},
    # Every other sign of the same day or soon: today's amount without a ceiling (C, principle 4).
    "advice": _UNTIL_LOOKED_AT,
    # Two falls in six months: steps, tries, tests and exposure wait although the tier is R (A14.10).
    "falls": _TRIES | {"ceiling", "step", "test", "exposure"},
    # Something new or worrying was noted, and the list of signs has not told what it is (C, "Ask").
    "worry": _UNTIL_LOOKED_AT,
    # The plan book could not be read whole: what is open is not known, and not knowing is no tick (A12 PRE, UNKNOWN).
    "unread": _UNTIL_LOOKED_AT,
    # A question that comes before tests and steps: at or below present usual activity (C5); an experiment without a
    # physical dose is possible (G6).
    "ask_first": _TRIES | {"ceiling", "step", "test", "exposure", "dose"},
    # Effort brings a lasting worsening: no step, ladder or try anywhere, no test (C5, 14), no picture (A14.1).
    "branch": _TRIES | {"ceiling", "step", "test", "exposure", "dose", "demonstration"},
    # While an illness lasts nothing is asked for; the smallest version only for who wants it (A14.4).
    "illness": frozenset({"amount", "ceiling", "step", "try", "test", "exposure", "experiment", "dose", "review"}),
    # Every other hold (A12 UP, GOOD DAY, TRIES).
    "hold": frozenset({"ceiling", "step", "try"}),
    # A flare-up (A12 GOOD DAY, TRIES; A13; G6).
    "flare": frozenset({"ceiling", "step", "try", "experiment", "dose"}),
    # The week after one (A13, G6); new tries are offered then.
    "after_flare": frozenset({"ceiling", "step", "experiment", "dose"}),
    # Days of the last weeks cannot be read: whether there is a flare-up is not known, so it is as in one (A12 UNKNOWN).
    "unread_days": frozenset({"ceiling", "step", "try", "experiment", "dose"}),
    # Answers that call for support (A8, C3).
    "distress": frozenset({"exposure"}),
}
"""By what is open or goes on: what it takes away."""

COMES_BEFORE: Mapping[Unasked, frozenset[Thing]] = {"adult": _TRIES | {"step"}}
"""What is asked before a thing although no answer to it opens anything: with a no nothing is begun at all (A12 PRE)."""
COULD_OPEN: Mapping[Unasked, frozenset[State]] = {
    "adult": frozenset(),
    "ask_first": frozenset({"ask_first"}),
    "worsening": frozenset({"branch"}),
    "signs": frozenset({"emergency", "harm", "advice", "falls"}),
}
"""What an answer to a question that was never asked could open."""


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What is open or goes on, on one day."""

    signs: tuple[OpenSign, ...] = ()
    """Warning signs, most urgent first."""
    worry: bool = False
    """The last answer to the check-in's question says that something new or worrying is open."""
    unread: bool = False
    """The plan book could not be read whole, and what is open was not gone through again since."""
    ask_first: tuple[str, ...] = ()
    """Ids of questions before tests and steps that wait for somebody's look."""
    branch: bool = False
    """Effort brings a lasting worsening, and no specialist agreed to steps (A14.1)."""
    hold: HoldReason | None = None
    flare: bool = False
    after_flare: bool = False
    """A flare-up ended in the last seven days."""
    unread_days: bool = False
    """Something of the last weeks could not be read, so nobody knows whether there is a flare-up."""
    distress: bool = False
    """Answers to a questionnaire call for support."""
    unasked: tuple[Unasked, ...] = ()
    """What was never asked, in the order in which it is told; it takes nothing away, and is told."""

    @property
    def states(self) -> tuple[State, ...]:
        """All that holds, in the order in which it is told."""
        holds: dict[State, bool] = {
            "emergency": any(one.tier == "E" for one in self.signs),
            "harm": any(one.tier in ("S", "U") and one.sign.harm for one in self.signs),
            "advice": any(one.tier in ("S", "U") for one in self.signs),
            "falls": any(one.locks and one.tier == "R" for one in self.signs),
            "worry": self.worry,
            "unread": self.unread,
            "ask_first": bool(self.ask_first),
            "branch": self.branch,
            "illness": self.hold == ILLNESS,
            "hold": self.hold not in (None, ILLNESS),
            "flare": self.flare,
            "after_flare": self.after_flare,
            "unread_days": self.unread_days,
            "distress": self.distress,
        }
        return tuple(state for state in STATES if holds[state])


def against(thing: Thing, situation: Situation) -> tuple[State, ...]:
    """What speaks against a thing today, in the order in which it is told; empty: nothing does.

    Several at once never soften each other: one that takes a thing away is enough, and closing one ends only its own
    (clinical.md A14, "Several at once").

    Source: clinical.md C (principle 4), C3, C5, A8, A12 (PRE, GOOD DAY, TRIES), A13, A14, G6.
    """
    return tuple(state for state in situation.states if thing in TAKES_AWAY[state])


def allows(thing: Thing, situation: Situation) -> bool:
    """Whether a thing is possible today."""
    return not against(thing, situation)


def not_asked(thing: Thing, situation: Situation) -> tuple[Unasked, ...]:
    """What was never asked although an answer could take a thing away; it is told with the thing, and refuses nothing.

    Source: clinical.md A12 (PRE, UNKNOWN), C5.
    """
    return tuple(
        name
        for name in situation.unasked
        if thing in COMES_BEFORE.get(name, ()) or any(thing in TAKES_AWAY[state] for state in COULD_OPEN[name])
    )


def locking(situation: Situation) -> tuple[OpenSign, ...]:
    """The open signs that make steps wait: tiers E, S and U, and what locks although its tier is R."""
    return tuple(one for one in situation.signs if one.locks)


def told_first(situation: Situation) -> Tier | None:
    """The tier whose page comes before everything else on Today and in a reminder; none: none does."""
    return highest(locking(situation))


def for_the_review(situation: Situation) -> tuple[OpenSign, ...]:
    """The signs on the list for the next review, the visit and the page for the team: all that are open (C, tier R)."""
    return situation.signs
