"""A review, part by part: something to read, a few questions, a decision. Everything can be left out."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from painplan.care import look_lines
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.reviews.look_back import LookBack, ReviewPart, goal_of
from painplan.reviews.records import OccasionKind
from painplan.screens import care
from painplan.screens.base import Room
from painplan.screens.exchange import report
from painplan.screens.measures import ask
from painplan.screens.measures import measures as measures_measures
from painplan.screens.reviews import review as reviews_review
from painplan.screens.safety import signs
from painplan.widgets.frame import TitleBar
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.trend_chart import TrendChart

_SCALE = "0123456789x"
_TEN = "10"
_LETTERS = "bc"
FOUR_WEEKS = 4


class LookBackScreen(Room):
    """One part at a time; what is opened from here comes back here."""

    KIND: ClassVar[OccasionKind] = "weekly"
    OWN_WORDS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{key}')", show=False) for key in _SCALE + _LETTERS),
        Binding("enter", "go_on", "go_on", key_display="Enter"),
        Binding("minus", "leave_out", "leave_out", key_display="-"),
        Binding("backspace", "back", show=False),
        Binding("a", "amount", "the_amount"),
        Binding("l", "later", "in_a_week"),
        Binding("r", "nothing", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    LookBackScreen #lines { height: auto; max-width: 76; }
    LookBackScreen TrendChart { height: 12; display: none; }
    LookBackScreen.-chart TrendChart { display: block; }
    LookBackScreen.-chart.-wide TrendChart { height: 22; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._review: LookBack | None = None
        self._at = ""
        """The part that is open; empty: the end."""
        self._opened = ""
        """The part whose screen lies over this one."""
        self._drawn: ReviewPart | None = None
        """The part that was drawn last; none: the end."""
        self._has_amount = False
        """Whether the decision was among the parts then."""

    def compose_content(self) -> ComposeResult:
        """The question, what there is to read, a picture."""
        yield QuestionCard()
        yield Static(id="lines")
        yield TrendChart()

    def on_mount(self) -> None:
        """Begin."""
        self._review = self.result_of(self.review)
        self._at = self._review.names()[0] if self._review else ""
        self._draw()

    def review(self) -> LookBack:
        """What is looked back at."""
        return LookBack(self.coach, self.KIND)

    def on_screen_resume(self) -> None:
        """Whatever was opened from here is done: go on behind it."""
        super().on_screen_resume()
        opened, self._opened = self._opened, ""
        if opened and opened == self._at:
            self._go(1, opened)

    def refresh_facts(self) -> None:
        """What the diary says may have changed."""
        super().refresh_facts()
        if self.query(QuestionCard) and self._review is not None:
            self._draw()

    # --- drawing ---

    @property
    def _part(self) -> ReviewPart | None:
        review = self._review
        if review is None or not self._at:
            return None
        return review.part(self._at) if self._at in review.names() else None

    def _draw(self) -> None:
        words, part, card = asset("reviews"), self._part, self.query_one(QuestionCard)
        names = self._review.names() if self._review is not None else ()
        self._drawn, self._has_amount = part, "amount" in names
        lines, chart = self.query_one("#lines", Static), self.query_one(TrendChart)
        self.set_class(part is not None and part.name == "function", "-chart")
        title = words["names"][self.KIND]
        if part is None or self._review is None:
            self.query_one(TitleBar).say(left=f"PainPlan · {title}")
            nothing = self._review is None
            card.show(
                Asked(
                    words["ends"]["nothing" if nothing else self.KIND],
                    "" if nothing else say("reviews.look_back.enter_goes_back"),
                )
            )
            lines.update(Content(""))
            self.refresh_bindings()
            return
        place = f"{names.index(part.name) + 1} of {len(names)}"
        self.query_one(TitleBar).say(left=f"PainPlan · {title} · {place}")
        card.show(_asked(part))
        lines.update(Content("\n".join(part.lines)))
        if part.name == "function":
            measures = self.coach.measures()
            chart.trend = self.coach.trend(measures[0], FOUR_WEEKS)
            lines.update(Content(self.coach.measure_title(measures[0])))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something.

        It is asked for each key whenever one of them may have changed: what was drawn answers, not the diary.
        """
        if action == "amount":
            return self._has_amount and self._at != "amount"
        if action == "later":
            return self.KIND != "weekly" and self._drawn is not None
        if action in ("leave_out", "back"):
            return self._drawn is not None
        return True

    # --- answering ---

    def action_choose(self, key: str) -> None:
        """Take the answer of a key."""
        part = self._part
        if part is None or part.kind not in ("choice", "scale"):
            return
        self._take(part, _TEN if key == "x" and part.kind == "scale" else key)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed."""
        if self._part is not None:
            self._take(self._part, event.text)

    def _take(self, part: ReviewPart, text: str) -> None:
        review = self._review
        if review is None:
            return
        follows = self.result_of(lambda: self._answered(review, part, text))
        if follows is not None:
            self._go(1, part.name)
            self.say(follows)

    def _answered(self, review: LookBack, part: ReviewPart, text: str) -> str:
        if part.kind == "text" and text.strip():
            self.coach.check_words_shown()
        return review.answer(part.name, text)

    # --- moving ---

    def action_go_on(self) -> None:
        """Go on; open what is to be opened; at the end go back."""
        part = self._part
        self.say("")
        if part is None:
            self.action_leave()
        elif part.kind == "open":
            self._open(part)
        elif part.kind in ("choice", "scale") and not part.given:
            self.say(say("keys.says.choose_or_leave_out"))
        else:
            self._go(1, part.name)

    def action_leave_out(self) -> None:
        """On without it."""
        self.say("")
        if self._at:
            self._go(1, self._at)

    def action_back(self) -> None:
        """One part back."""
        self.say("")
        self._go(-1, self._at)

    def on_question_card_go_back(self) -> None:
        """The same from a field."""
        self.action_back()

    def action_amount(self) -> None:
        """Straight to the decision."""
        if self._review is not None and "amount" in self._review.names():
            self._at = "amount"
            self._draw()
            if self._part is not None:
                self._open(self._part)

    def action_later(self) -> None:
        """Have it in a week."""
        review = self._review
        later = self.result_of(lambda: review.move(1)) if review else None
        if later is not None:
            self.leave_saying(asset("reviews")["ends"]["moved"].format(day=day_in_words(later, self.coach.today)))

    def action_nothing(self) -> None:
        """The review is open already."""

    def _go(self, step: int, behind: str) -> None:
        review = self._review
        if review is None:
            return
        names = review.names()
        place = (names.index(behind) if behind in names else len(names) - 1) + step
        self._at = names[max(0, place)] if place < len(names) else ""
        if not self._at:
            self.attempt(review.finish)
        self._draw()

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


def _asked(part: ReviewPart) -> Asked:
    hint = part.hint
    if part.kind == "scale":
        options = tuple((key, _TEN if key == "x" else key) for key in _SCALE)
        return Asked(part.ask, hint, options, part.low, part.high, given=part.given)
    given = next((words for _, words, value in part.options if value == part.given), part.given)
    options = tuple((key, words) for key, words, _ in part.options)
    return Asked(part.ask, hint, options, typed=part.kind == "text", given=given)
