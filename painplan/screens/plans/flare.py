"""A flare-up: begin it, see what the day asks, end it. One key from anywhere."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.flare_flow import FlareFlow
from painplan.plans.flares import FlareView
from painplan.plans.target_words import around, asked_today
from painplan.screens.flow import FlowScreen
from painplan.screens.plans import flare_plan
from painplan.today.views import TodayView
from painplan.widgets.gates import table


class FlareScreen(FlowScreen):
    """Says what a flare-up is, makes the amounts smaller, and shows the person's own plan for such days."""

    OWN_WORDS = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "write", "write_my_plan")]

    def flow(self) -> FlareFlow:
        """The questions."""
        return FlareFlow(self.coach)

    def above(self) -> Content:
        """What is open comes before everything else."""
        page = self.coach.today_view().page
        return Content("\n".join([*page.lines, ""] if page else []))

    def below(self, rows: int) -> Content:
        """The amounts, the person's own plan, what a flare-up is."""
        words, flare, today = asset("flare"), self.coach.flare(), self.coach.today_view()
        written = [(words["parts"][part]["label"], one_line(text), "") for part, text in flare.written]
        title = words["yours"] if written else words["not_written"]
        own = [
            Content.styled(title, "bold" if written else "$foreground-muted"),
            *([table(written)] if written else []),
        ]
        about = [] if flare.day else [words["what"], words["what_source"]]
        if not today.nothing_asked:
            about.append(words["reduce_within" if self.coach.book.profile.post_exertional_malaise else "reduce"])
        parts = (_amounts(today, flare), Content("\n").join(own), Content.styled("\n".join(about), "$foreground-muted"))
        return Content("\n\n").join(part for part in parts if part)

    def action_write(self) -> None:
        """Write the plan for such days."""
        self.coach.check_words_shown()

        self.app.push_screen(flare_plan.FlarePlanScreen())


def _amounts(today: TodayView, flare: FlareView) -> Content:
    rows = []
    for plan in today.plans:
        unit = plan.plan.unit
        figure = asked_today(plan.target, unit)
        now, smaller = plan.target.target, plan.target.if_flares
        remark = ", ".join(around(plan.target)) if flare.day else ""
        if not flare.day and now is not None and smaller is not None and smaller < now:
            figure = say("flare.screen.flare_up_now", smaller=amount(smaller, unit), now=number(now))
        rows.append((one_line(plan.plan.activity, 26), figure, remark))
    return table(rows)
