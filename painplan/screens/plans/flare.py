"""A flare-up: begin it, see what the day asks, end it. One key from anywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_past_day
from painplan.pacing.amounts import same_amount
from painplan.pacing.flare import LONG_AFTER
from painplan.plans.flares import FlareView
from painplan.plans.target_words import asked_today
from painplan.screens.base import Room
from painplan.today.views import TodayView
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class FlareScreen(Room):
    """Says what a flare-up is, makes the amounts smaller, and shows the person's own plan for such days."""

    NAME = "Flare-up"
    _since = False
    """Whether it is asked since when it is over."""
    HELP = """
## Flare-up

You say when it is a flare-up, and when it is over; nothing else begins or ends it. The amounts become smaller at once:
half for two days, three quarters for two more, then back as the mornings allow; where effort makes you worse it stays
at three quarters until it is over. When it is over it is three quarters for two days, and a week at the same amount
follows. Nothing that was missed is added later.

- **Enter** begins it, **e** says that it is over and asks since when; **u** takes either back
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
        yield Static(id="page")
        yield QuestionCard()
        yield Static(id="amounts")
        yield Static(id="own-title", classes="gap")
        yield Static(id="own")
        yield Static(id="about", classes="gap dim")

    def on_mount(self) -> None:
        """Show the day."""
        self._since = False
        self.first_facts()

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        words, flare, today = asset("flare"), self.coach.flare(), self.coach.today_view()
        page = self.query_one("#page", Static)
        page.update(Content("\n".join([*today.page.lines, ""] if today.page else [])))
        page.display = today.page is not None
        if not self._since:
            self.query_one(QuestionCard).show(_asked(flare, today))
        self.query_one("#amounts", Static).update(_amounts(today, flare))
        written = [(words["parts"][part]["label"], one_line(text), "") for part, text in flare.written]
        title = words["yours"] if written else words["not_written"]
        self.query_one("#own-title", Static).update(Content.styled(title, "bold" if written else "$foreground-muted"))
        self.query_one("#own", Static).update(table(written))
        about = [] if flare.day else [words["what"], words["what_source"]]
        about += (
            []
            if today.nothing_asked
            else [words["reduce_within" if self.coach.book.profile.post_exertional_malaise else "reduce"]]
        )
        self.query_one("#about", Static).update(Content("\n".join(about)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action in ("begin", "over"):
            return not self._since and (self.coach.flare().day > 0) == (action == "over")
        return True

    def action_begin(self) -> None:
        """It is one."""
        if self.attempt(self.coach.begin_flare):
            nothing = self.coach.today_view().nothing_asked
            self.leave_saying(asset("flare")["begun_nothing" if nothing else "begun"])

    def action_over(self) -> None:
        """It is over: since when?"""
        words, self._since = asset("flare"), True
        self.query_one(QuestionCard).show(Asked(words["over_ask"], words["over_hint"], typed=True))
        self.refresh_bindings()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take the day since which it is over; without words it is today."""
        try:
            since = parse_past_day(event.text, self.coach.today) if event.text.strip() else None
        except PainPlanError as error:
            self.turn_down(error)
            return
        if self.attempt(lambda: self.coach.end_flare(since)):
            self.leave_saying(_over_words(self.coach.today_view()))

    def on_question_card_go_back(self) -> None:
        """It is not over."""
        self._since = False
        self.refresh_facts()

    def action_write(self) -> None:
        """Write the plan for such days."""
        self.coach.check_words_shown()
        from painplan.screens.plans.flare_plan import FlarePlanScreen

        self.app.push_screen(FlarePlanScreen())

    def action_nothing(self) -> None:
        """The screen is open already."""


def _over_words(today: TodayView) -> str:
    """What the end of a flare-up does to the amounts; who was back at the whole amount keeps it (A13)."""
    if today.nothing_asked:
        return str(asset("flare")["over_nothing"])
    less = any(reason.code == "easing_up" for plan in today.plans for reason in plan.target.reasons)
    return str(asset("flare")["over" if less or not today.plans else "over_same"])


def _asked(flare: FlareView, today: TodayView) -> Asked:
    words = asset("flare")
    if not flare.day:
        yes = words["yes_nothing" if today.nothing_asked else "yes"]
        return Asked(words["ask"], options=(("Enter", yes), ("Esc", "no, go back")))
    hint = words["long"] if flare.day > LONG_AFTER else ""
    if any(reason.code == "flare_back" for plan in today.plans for reason in plan.target.reasons):
        hint = words["back_first"]
    return Asked(words["now"].format(day=flare.day), hint, (("e", "it is over"), ("Esc", "go back")))


def _amounts(today: TodayView, flare: FlareView) -> Content:
    rows = []
    for plan in today.plans:
        unit = plan.plan.unit
        figure = asked_today(plan.target, unit)
        now, again, smaller = plan.target.target, plan.target.again, plan.target.smaller
        remark = "" if now is None or again is None or same_amount(now, again) else f"otherwise {number(again)}"
        if not flare.day:
            remark = ""
            if now is not None and smaller is not None and smaller < now:
                figure = f"{amount(smaller, unit)} in a flare-up, {number(now)} now"
        rows.append((one_line(plan.plan.activity, 26), figure, remark))
    return table(rows)
