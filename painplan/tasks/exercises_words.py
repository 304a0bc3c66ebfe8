"""Exercises as sentences."""

from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import weekdays_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.tasks.exercises import Dose, ExerciseView


def dose_words(dose: Dose, unit: str) -> str:
    """``3 sets of 5 repetitions``, ``7 repetitions in 3 sets``, ``10 minutes``; empty where no amount was said."""
    if dose.amount is None or not unit:
        return ""
    if not dose.sets:
        return amount(dose.amount, unit)
    sets = amount(dose.sets, "sets")
    if dose.each is not None:
        return say("exercises.says.sets_of", sets=sets, each=amount(dose.each, unit))
    return say("exercises.says.in_sets", amount=amount(dose.amount, unit), sets=sets)


def asked_words(view: ExerciseView) -> str:
    """What is asked of it today, and where that is less for a while, why."""
    if view.waits:
        return say("exercises.says.nothing_asked")
    words = dose_words(view.dose, view.unit) or say("exercises.says.no_amount")
    state = view.target.state if view.target else "steady"
    if state in ("steady", "maintenance", "envelope"):
        return words
    less = view.asked is not None and view.usual is not None and view.asked < view.usual
    name = f"exercises.says.for_now{'_less' if less else ''}"
    return say(name, asked=words, state=asset("reasons")["state"][state])


def line_words(view: ExerciseView) -> str:
    """The exercise, what is asked, its days, and whether it was done today."""
    shown = {"name": one_line(view.exercise.name, 40), "asked": asked_words(view)}
    line = say("exercises.says.line", **shown, days=weekdays_words(view.exercise.days))
    return line + (say("exercises.says.done_today") if view.today else "")


def about_lines(view: ExerciseView) -> tuple[str, ...]:
    """What it is for, how it is done, how many sessions of the week were, and that nothing is added by itself."""
    one, says = view.exercise, []
    says.append(
        asset("exercises")["sorts"][one.sort] + (say("exercises.says.of_plan", plan=one.plan) if one.plan else "")
    )
    if one.how:
        says.append(one_line(one.how, 300))
    if view.today is not None:
        done = dose_words(Dose(sets=view.today.sets, amount=view.today.amount), view.unit)
        says.append(say("exercises.says.today", done=done or say("exercises.says.once")))
    if view.week is not None:
        says.append(week_words(view.week.done, view.week.planned))
    if view.pem:
        says.append(say("exercises.says.pem"))
    return tuple(says)


def week_words(done: int, planned: int) -> str:
    """``2 of 3 sessions in the last seven days``."""
    return say("exercises.says.week", done=done, planned=amount(planned, "sessions"))
