"""A review, part by part: something to read, a few questions, a decision. Everything can be left out."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from painplan.care import look_lines
from painplan.insight.trends import LookingBack
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.reviews.look_back import LookBack, ReviewPart, goal_of
from painplan.reviews.look_back_flow import LookBackFlow
from painplan.reviews.records import OccasionKind
from painplan.screens import care
from painplan.screens.base import Room
from painplan.screens.exchange import report
from painplan.screens.flow import FlowScreen
from painplan.screens.measures import ask
from painplan.screens.measures import measures as measures_measures
from painplan.screens.reviews import review as reviews_review
from painplan.screens.safety import signs
from painplan.widgets.drawn import is_drawn
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.trend_chart import TrendChart

FOUR_WEEKS = 4


class LookBackScreen(FlowScreen):
    """One part at a time; what is opened from here comes back here."""

    KIND: ClassVar[OccasionKind] = "weekly"
    OWN_WORDS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in "bc"),
        Binding("minus", "skip", "leave_out", key_display="-"),
        Binding("backspace", "back", show=False),
        Binding("f2", "earlier", show=False),
        Binding("a", "amount", "the_amount"),
        Binding("l", "later", "in_a_week"),
        Binding("r", "nothing", show=False),
    ]

    _opened = ""
    """The part whose screen lies over this one."""

    def compose_content(self) -> ComposeResult:
        """The question, what there is to read, a picture."""
        yield from super().compose_content()
        yield Vertical(TrendChart(), id="beside")

    def review(self) -> LookBack:
        """What is looked back at."""
        return LookBack(self.coach, self.KIND)

    def flow(self) -> LookBackFlow:
        """Its parts."""
        self._looks = LookBackFlow(self.coach, self.result_of(self.review))
        return self._looks

    def on_screen_resume(self) -> None:
        """Whatever was opened from here is done: go on behind it."""
        super().on_screen_resume()
        opened, self._opened = self._opened, ""
        if opened and (step := self.step) and step.id == opened:
            told = self.sentence
            self._take(step, "")
            self.say(self.sentence or told)

    def refresh_facts(self) -> None:
        """What the diary says may have changed."""
        if is_drawn(self):
            self._looks.look_again()
        super().refresh_facts()

    # --- drawing ---

    def draw(self) -> None:
        """With the picture of what was done."""
        step = self.step
        pictured = step is not None and step.id == "function"
        self.set_class(pictured, "-chart")
        super().draw()
        if pictured:  # in the place of what there is to read
            self.query_one("#answers").display = False

    def below(self, rows: int) -> Content:
        """What there is to read."""
        step = self.step
        self._draw_chart()
        part = self._looks.part(step.id) if step else None
        return Content("\n".join(part.lines) if part else "")

    def draw_end(self) -> None:
        """That it is over, or that there is nothing."""
        back = say("flow.enter_goes_back") if self._looks.review else ""
        self.query_one(QuestionCard).show(Asked(self._looks.keep(), back))

    def _draw_chart(self) -> None:
        """What was done first of all; where there is room it stands beside every part."""
        back, chart = LookingBack(self.coach), self.query_one(TrendChart)
        if name := next(iter(back.names(pain=False)), ""):
            chart.trend = back.trend(name, FOUR_WEEKS)
            chart.caption = back.picture_title(name, chart.trend, chart.each)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        at = step.id if is_drawn(self) and (step := self.step) else ""
        if action == "amount":
            return at != action and is_drawn(self) and action in self._looks.names
        if action in ("later", "skip"):
            return bool(at) and (action == "skip" or self.KIND != "weekly")
        return super().check_action(action, parameters)

    # --- answering ---

    def action_take(self) -> None:
        """Open what is to be opened."""
        step = self.step
        part = self._looks.part(step.id) if step else None
        self.say("")
        if part is not None and part.kind == "open":
            self._open(part)
        else:
            super().action_take()

    def answered(self, name: str, kept: str) -> None:
        """Tell what follows."""
        self.say(self._looks.told)

    def kept(self, words: str) -> None:
        """The end stays to be read."""
        self.draw()
        self.say(self._looks.told)

    def action_amount(self) -> None:
        """Straight to the decision."""
        if part := self._looks.part("amount"):
            for name in self._looks.names[: self._looks.names.index("amount")]:
                self.attempt(partial(self._looks.answer, name, ""))
            self.go_to(self._looks, "amount")
            self._open(part)

    def action_later(self) -> None:
        """Have it in a week."""
        review = self._looks.review
        later = self.result_of(lambda: review.move(1)) if review else None
        if later is not None:
            self.leave_saying(asset("reviews")["ends"]["moved"].format(day=day_in_words(later, self.coach.today)))

    def action_nothing(self) -> None:
        """The review is open already."""

    def _open(self, part: ReviewPart) -> None:
        self._opened = part.name
        self.app.push_screen(_screen_of(part.opens, self))


class MonthScreen(LookBackScreen):
    """What the last month brought, in about five minutes (clinical.md E2)."""

    KIND = "monthly"

    def review(self) -> LookBack:
        """With each course of care in it."""
        return LookBack(self.coach, self.KIND, brought=look_lines.care_parts(self.coach))


class GoalDateScreen(LookBackScreen):
    """The look back at a goal whose date has come."""

    KIND = "goal"

    def review(self) -> LookBack:
        """The goal whose date has come, else the first."""
        return LookBack(self.coach, "goal", goal_of(self.coach, "").id)


def _screen_of(opens: str, room: Room) -> Screen[None]:
    match opens:
        case "signs" | "signs_whole":
            return signs.SignsScreen(short=opens == "signs")
        case "amount":
            return reviews_review.ReviewScreen()
        case "report":
            return report.ReportScreen()
        case "tests" | "tries":
            return measures_measures.MeasuresScreen()
        case _ if opens.startswith(look_lines.PREFIX):
            return care.CareLookScreen(opens.removeprefix(look_lines.PREFIX), looked=True)
        case _:
            return ask.AskScreen(room.coach, opens)
