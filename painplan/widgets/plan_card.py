"""One plan's amount for today."""

from datetime import date
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from painplan.kit.amounts import number
from painplan.kit.dates import short_day
from painplan.kit.escape import one_line
from painplan.kit.lines import in_lines
from painplan.kit.words import say
from painplan.pacing.reasons import Reason
from painplan.plans.reasons import sentence, state_told
from painplan.plans.target_words import around, asked_today
from painplan.today.views import PlanToday
from painplan.widgets.fitted import Fitted
from painplan.widgets.page_words import PageWords

_NAME_WIDTH = 14
_STRIP_WIDTH = 57
"""Columns beside the name of the activity, at most."""


class PlanCard(Fitted, can_focus=True):
    """The amount, how far a good day may go, the smaller version, and the last seven days."""

    HELP = PageWords("help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "done", "done", key_display="space"),
        Binding("enter", "other", "other", key_display="Enter"),
        Binding("t", "timer", "timer"),
        Binding("w", "why", "why"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    class Wanted(Message):
        """The person wants something with this plan.

        Args:
            what: ``done``, ``other``, ``timer`` or ``why``.
            plan: The plan.
        """

        def __init__(self, what: str, plan: PlanToday) -> None:
            super().__init__()
            self.what, self.plan = what, plan

    def __init__(self, plan: PlanToday, today: date) -> None:
        super().__init__()
        self._today = today
        self.show(plan)

    @property
    def plan_id(self) -> str:
        """Whose card it is: a plan's id can hold anything, a widget's own cannot."""
        return self._plan.plan.id

    def show(self, plan: PlanToday) -> None:
        """Draw another state of the same plan."""
        self._plan = plan
        self.made_anew()

    def lines_for(self, columns: int) -> Content:
        """The amount, and what is around it below it."""
        return _drawn(self._plan, self._today, min(columns - _NAME_WIDTH, _STRIP_WIDTH))

    def ask(self, what: str) -> None:
        """Report what the person wants."""
        self.post_message(self.Wanted(what, self._plan))

    def action_done(self) -> None:
        """It was done as planned."""
        self.ask("done")

    def action_other(self) -> None:
        """Another amount was done."""
        self.ask("other")

    def action_timer(self) -> None:
        """The clock should run."""
        self.ask("timer")

    def action_why(self) -> None:
        """Where does the number come from?"""
        self.ask("why")


def _drawn(plan: PlanToday, today: date, room: int) -> Content:
    unit, target = plan.plan.unit, plan.target
    done = plan.session.done if plan.session else None
    said = f"   ✓ {number(done)} done" if done else say("screens.plan_card.noted_not_today") if done == 0 else ""
    name = one_line(plan.plan.activity, _NAME_WIDTH + 10)
    amounts = Content.assemble(
        (set_cell_size(name, max(_NAME_WIDTH, cell_len(name) + 2)), "bold"),
        (asked_today(target, unit), "bold $accent"),
        said,
    )
    named = [("today" if day == today else short_day(day), value) for day, value in plan.strip]
    strip = _one_row([f"{name} {'·' if value is None else number(value)}" for name, value in named], room)
    further = around(target)
    beside = [row] if cell_len(row := "  ·  ".join(further)) <= room else further
    muted = [line for line in (*beside, strip, *_around(plan, room)) if line]
    below = [Content.styled(" " * _NAME_WIDTH + line, "$foreground-muted") for line in muted]
    notes = [sentence(reason, unit, codes=False) for reason in _told(target.reasons)]
    told = [Content(" " * _NAME_WIDTH + line) for line in in_lines(" ".join(notes), room)]
    return Content("\n").join([amounts, *below, *told])


def _around(plan: PlanToday, room: int) -> list[str]:
    """When, where, with whom and who helps: the person's words, on one line or two where there is room."""
    return in_lines(one_line(" · ".join(plan.around), 2 * _STRIP_WIDTH), room)


def _told(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """What the card says; a limit from yesterday's energy says enough, and w has the rest."""
    limited = any(reason.code == "envelope" for reason in reasons)
    return tuple(reason for reason in reasons if not (limited and reason.code == "pem"))


def _one_row(days: list[str], room: int) -> str:
    """The days on one line, with less room between them, and then fewer days, where amounts are long."""
    for gap in ("   ", "  "):
        if len(gap.join(days)) <= room:
            return gap.join(days)
    while len(days) > 1 and len("  ".join(days)) > room:
        days = days[1:]
    return "  ".join(days)


def state_words(plan: PlanToday) -> str:
    """``week 4 · steady``."""
    return f"week {plan.week_number} · {state_told(plan.target.state, plan.why)}"
