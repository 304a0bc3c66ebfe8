"""What the screens of pieces and rests say: where the minutes come from, how it begins, what runs."""

from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.because_words import because_words
from painplan.tasks.cycles import CyclesView
from painplan.tasks.cycles_words import place_words, step_words
from painplan.widgets.cycle_clock import CycleClock
from painplan.widgets.stopwatch import clock_words


def about(view: CyclesView) -> Content:
    """Where the minutes come from, and what comes next."""
    words = [because_words("cycles", why) for why in view.why]
    step = step_words(view.now.cycle, view.next)
    if step:
        words.append(f"{step}.")
    return Content(" ".join(words))


def ready_words(view: CyclesView) -> Content:
    """How it begins, what is offered, where the minutes come from."""
    says, cycle, left = asset("cycles")["says"], view.now.cycle, view.left
    start = says["at_start" if cycle.cycles > 1 else "at_start_one"]
    if left is not None:
        start = says["goes_on"].format(where=place_words(view.legs[left[0]], cycle, left[1]))
    rest = f"Rest: {one_line(view.plan.rest_is, 60)}\n" if view.plan.rest_is else ""
    step = step_words(cycle, view.next)
    offer = Content.styled(say("tasks.cycle_words.s_takes", step=step), "$accent") if step else Content("")
    reasons = says["pem"] if view.pem else about(view).plain
    return Content.assemble(f"{rest}{start}", offer, ("\n" + reasons, "$foreground-muted"))


def running_words(view: CyclesView, run: CycleClock) -> str:
    """Until when, and what the rest is; after its end that it is over."""
    says = asset("cycles")["says"]
    if run.over:
        return f"{says['rest_over']} {says['rest_long']}" if run.far_over else str(says["rest_over"])
    until = str(says["until"].format(minutes=clock_words(run.until)))
    return f"{until}   {one_line(view.plan.rest_is, 50)}" if run.resting and view.plan.rest_is else until
