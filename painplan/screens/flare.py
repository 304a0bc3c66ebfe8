"""A flare-up: begin it, see what the day asks, end it. One key from anywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.coach import FlareView, TodayView
from painplan.pacing import LONG_AFTER
from painplan.screens.base import Room
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard
from painplan.words import amount, asked_today, asset, number, one_line


class FlareScreen(Room):
    """Says what a flare-up is, makes the amounts smaller, and shows the person's own plan for such days."""

    NAME = "Flare-up"
    HELP = """
## Flare-up

You say when it is a flare-up. The amounts become smaller at once: half for two days, three quarters for two more, then
back as the mornings allow; a week at the same amount follows. Nothing that was missed is added later.

- **Enter** begins it, **e** says that it is over; **u** takes either back
- **w** writes your own plan for such days, best on a calm one
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "begin", key_display="Enter"),
        Binding("e", "over", "it is over"),
        Binding("w", "write", "write my plan"),
        Binding("f", "nothing", show=False),
    ]

    def compose_content(self) -> ComposeResult:
        """The question or the day, the amounts, the person's own plan."""
        yield QuestionCard()
        yield Static(id="amounts")
        yield Static(id="own-title", classes="gap")
        yield Static(id="own")
        yield Static(id="about", classes="gap dim")

    def on_mount(self) -> None:
        """Show the day."""
        self.first_facts()

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        words, flare, today = asset("flare"), self.coach.flare(), self.coach.today_view()
        self.query_one(QuestionCard).show(_asked(flare))
        self.query_one("#amounts", Static).update(_amounts(today, flare))
        written = [(words["parts"][part]["label"], one_line(text), "") for part, text in flare.written]
        title = words["yours"] if written else words["not_written"]
        self.query_one("#own-title", Static).update(Content.styled(title, "bold" if written else "$foreground-muted"))
        self.query_one("#own", Static).update(table(written))
        about = [words["reduce"]] if flare.day else [words["what"], words["what_source"], words["reduce"]]
        self.query_one("#about", Static).update(Content("\n".join(about)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("begin", "over"):
            return (self.coach.flare().day > 0) == (action == "over")
        return True

    def action_begin(self) -> None:
        """It is one."""
        self._say(begins=True)

    def action_over(self) -> None:
        """It is over."""
        self._say(begins=False)

    def _say(self, *, begins: bool) -> None:
        words = asset("flare")["begun" if begins else "over"]
        if self.attempt(lambda: self.coach.say_flare(begins)):
            self.leave_saying(words)

    def action_write(self) -> None:
        """Write the plan for such days."""
        self.coach.check_words_shown()
        from painplan.screens.flare_plan import FlarePlanScreen

        self.app.push_screen(FlarePlanScreen())

    def action_nothing(self) -> None:
        """The screen is open already."""


def _asked(flare: FlareView) -> Asked:
    words = asset("flare")
    if not flare.day:
        return Asked(words["ask"], options=(("Enter", "yes, make the amounts smaller"), ("Esc", "no, go back")))
    hint = words["long"] if flare.day > LONG_AFTER else ""
    return Asked(words["now"].format(day=flare.day), hint, (("e", "it is over"), ("Esc", "go back")))


def _amounts(today: TodayView, flare: FlareView) -> Content:
    rows = []
    for plan in today.plans:
        unit = plan.plan.unit
        figure, remark = asked_today(plan.target, unit), f"otherwise {number(plan.quota)}"
        if not flare.day and plan.target.smaller is not None and plan.target.target is not None:
            figure = f"{amount(plan.target.smaller, unit)} in a flare-up, {number(plan.target.target)} now"
            remark = ""
        rows.append((one_line(plan.plan.activity, 26), figure, remark))
    return table(rows)
