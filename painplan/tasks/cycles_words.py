"""Pieces and rests as sentences."""

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.tasks.cycle_records import RestDay
from painplan.tasks.cycles import CyclesView
from painplan.tasks.cycles_rules import Cycle, Leg, NextStep


def pieces(count: int) -> str:
    """``3 pieces``."""
    return amount(count, "pieces")


def cycle_words(cycle: Cycle) -> str:
    """``3 pieces of 20 minutes, 5 minutes between them``."""
    says, chunk = asset("cycles")["says"], amount(cycle.chunk, "minutes")
    if cycle.cycles == 1:
        return str(says["one"].format(chunk=chunk))
    return str(says["cycle"].format(cycles=pieces(cycle.cycles), chunk=chunk, rest=amount(cycle.rest, "minutes")))


def minutes_line(view: CyclesView) -> str:
    """The name of a task with its pieces and rests; while nothing is asked for, the name alone."""
    name = one_line(view.plan.name, 40)
    return name if view.waits else f"{name}: {cycle_words(view.now.cycle)}"


def step_words(now: Cycle, step: NextStep) -> str:
    """The small change that can be taken; empty where there is none."""
    if step.decision not in ("longer_piece", "shorter_rest"):
        return ""
    longer = step.decision == "longer_piece"
    before = number(now.chunk if longer else now.rest)
    shown = {"chunk": amount(step.cycle.chunk, "minutes"), "rest": amount(step.cycle.rest, "minutes")}
    return str(asset("cycles")["says"][step.decision].format(before=before, **shown))


def leg_words(leg: Leg, cycle: Cycle) -> str:
    """``Piece 2 of 3``."""
    says = asset("cycles")["says"]
    return str(says[leg.kind].format(number=leg.number, cycles=cycle.cycles, rests=cycle.cycles - 1))


def end_words(*, whole: bool, done: int) -> str:
    """How a run of the clock ended: with the whole task, early, or before the end of any piece.

    Args:
        whole: Each piece was done to its end.
        done: Pieces done to their end today.
    """
    return str(asset("cycles")["says"]["all_done" if whole else "early" if done else "early_none"])


def noted_words(name: str, today: RestDay | None) -> str:
    """What is noted of today: pieces, or what else there is without one; that there is nothing only where it is so."""
    words = asset("cycles")
    says, name = words["says"], one_line(name, 40)
    if today is not None and today.cycles:
        return str(says["noted"].format(name=name, cycles=pieces(today.cycles)))
    what = [says["noted_rests"]] if today is not None and today.rests else []
    if today is not None and today.afterwards is not None:
        what.append(says["noted_afterwards"].format(how=words["afterwards"][today.afterwards]))
    return str(says["noted_around"].format(name=name, what=", ".join(what)) if what else says["nothing_noted"])


def place_words(leg: Leg, cycle: Cycle, seconds: float) -> str:
    """``rest 1 of 2, 2:05``: where the clock stands."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{leg_words(leg, cycle).lower()}, {minutes}:{rest:02d}"
