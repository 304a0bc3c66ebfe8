"""The weekly review: what went on, every check with its number, a proposal. The person decides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from painplan.insight.measure_values import plan_measure
from painplan.insight.trends import LookingBack
from painplan.kit.amounts import amount, number
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.reasons import decision, sentence, source
from painplan.plans.records import ReviewChoice
from painplan.plans.target_words import fits_words, from_to
from painplan.safety.allowed import not_asked_before, open_page
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import Room
from painplan.screens.plans import why
from painplan.today.review_views import ReviewView, mattered_words
from painplan.widgets.gates import gate_table, table
from painplan.widgets.trend_chart import TrendChart

WEEKS_BESIDE = 4


class ReviewScreen(Room):
    """One plan's week after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "decide('take')", "take_it", key_display="Enter"),
        Binding("h", "decide('hold')", "stay"),
        Binding("s", "decide('smaller')", "smaller"),
        Binding("w", "why", "why"),
        Binding("r", "nothing", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]

    _view: ReviewView | None = None

    def compose_content(self) -> ComposeResult:
        """The week, the proposal, the checks and what they mean."""
        yield Static(id="week", classes="heading")
        yield Static(id="proposal")
        yield Static(id="choices", classes="heading")
        with Vertical(classes="columns"):
            yield Static(id="gates", classes="column")
            with Vertical(classes="beside"):
                yield TrendChart()
                yield Static(id="reasons", classes="gap")
        yield Static(id="rule", classes="gap dim")

    def on_mount(self) -> None:
        """Show the first review that is due."""
        self.first_facts()

    def refresh_facts(self) -> None:
        """Show the next review that is due, or when it comes."""
        super().refresh_facts()
        due = self.coach.reviews()
        self._view = due[0] if due else None
        if self._view is None:
            self._show(week=Content(self._not_due()))
            return
        view, unit, proposal = self._view, self._view.plan.unit, self._view.proposal
        now = say(
            "reviews.review.day_next_week_now",
            next_quota=amount(proposal.next_quota, unit),
            quota=number(proposal.quota),
        )
        fits = fits_words(view.next_within, unit)
        reasons = [sentence(reason, unit, codes=False) for reason in (*proposal.reasons, *proposal.asks)]
        reasons = [fits, *reasons] if fits else reasons
        not_asked = not_asked_line_on_screen(not_asked_before(self.coach, "step"))
        self._show(
            week=Content("\n").join([Content.styled(_title(view), "bold"), table(_week_rows(view))]),
            proposal=Content.assemble(
                ("Proposal: ", ""), (now, "bold $accent"), (f"   {decision(proposal.decision)}", "$foreground-muted")
            ),
            gates=table(gate_table(proposal, unit)),
            reasons=Content("\n".join([*reasons, *([not_asked] if not_asked else [])])),
            choices=_choices(view),
            rule=Content(source("review")),
        )
        back, chart = LookingBack(self.coach), self.query_one(TrendChart)
        name = plan_measure(view.plan.id)
        chart.trend = back.trend(name, WEEKS_BESIDE)
        chart.caption = back.picture_title(name, chart.trend, chart.each)
        self.refresh_bindings()

    def _show(self, **parts: Content) -> None:
        for name in ("week", "proposal", "gates", "reasons", "choices", "rule"):
            part = self.query_one(f"#{name}", Static)
            part.update(parts.get(name, Content("")))
            part.display = name in parts

    def _not_due(self) -> str:
        page = open_page(self.coach)
        return "\n".join(
            [*((*page.lines, "") if page else ()), self.coach.why_no_review(), "", say("reviews.review.esc_goes_back")]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "why":
            return self._view is not None
        if action == "decide":
            view = self._view
            if view is None:
                return False
            return {"smaller": view.smaller is not None, "hold": view.moves}.get(str(parameters[0]), True)
        return True

    def action_decide(self, choice: ReviewChoice) -> None:
        """Settle it, then show the next one, or go back."""
        view = self._view
        if view is None:
            return
        made = self.result_of(lambda: self.coach.decide(view.plan.id, choice))
        if made is None:
            return
        words = say(
            "reviews.review.settled_day_u_takes",
            activity=one_line(view.plan.activity, 30),
            quota=from_to(made.quota, view.proposal.quota, view.plan.unit),
        )
        words = f"{words} {fits_words(self.coach.within_day_only(made.plan, made.quota), view.plan.unit)}".rstrip()
        if self.coach.reviews():
            self.refresh_facts()
            self.say(words)
            return
        self.leave_saying(words)

    def action_why(self) -> None:
        """Where the amount comes from, and what would change the proposal."""
        if self._view is not None:
            self.app.push_screen(why.WhyScreen(self._view.plan.id))

    def action_nothing(self) -> None:
        """The review is open already."""


def _title(view: ReviewView) -> str:
    return f"{one_line(view.plan.activity, 40)}, {date_in_words(view.week.first)} to {date_in_words(view.week.last)}"


def _week_rows(view: ReviewView) -> list[tuple[str, str, str]]:
    unit, week, before = view.plan.unit, view.week, view.before
    was = before.logged > 0
    return [
        (
            say("reviews.review.what_you_did"),
            f"{amount(week.total, unit)} on {amount(week.sessions, 'days')}",
            say("reviews.review.week_before", total=number(before.total)) if was else "",
        ),
        (
            say("reviews.review.something_mattered"),
            *mattered_words(view),
        ),
    ]


def _choices(view: ReviewView) -> Content:
    unit, proposal = view.plan.unit, view.proposal
    further = view.next_ceiling > proposal.next_quota
    ceiling = say("reviews.review.up_good_day", next_ceiling=number(view.next_ceiling)) if further else ""
    rows = [("Enter", f"take it: {amount(proposal.next_quota, unit)}{ceiling}")]
    if not view.moves:
        rows = [("Enter", f"stay at {amount(proposal.quota, unit)}{ceiling}")]
    else:
        rows.append(("h", f"stay at {amount(proposal.quota, unit)}"))
    if view.smaller is not None:
        rows.append(("s", say("reviews.review.smaller_step", smaller=amount(view.smaller, unit))))
    rows.append(("Esc", "decide later"))
    return Content("\n").join(Content.assemble((f"{key:<7}", "bold $accent"), words) for key, words in rows)
