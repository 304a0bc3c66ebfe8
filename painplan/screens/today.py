"""Today: what to do, how much, and what is waiting."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from painplan.checkin import questions as checkin_questions
from painplan.insight import measure_values, trends
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.lines import column, in_lines
from painplan.kit.words import say
from painplan.plans.reasons import sentence
from painplan.safety.allowed import check_allowed, check_amounts_told
from painplan.screens.actions import key_of
from painplan.screens.base import Room
from painplan.screens.plans import amount as plans_amount
from painplan.screens.plans import timer, why
from painplan.screens.styled_once import WIDE
from painplan.today.views import PlanToday, TodayView
from painplan.widgets.drawn import beside, later, once_drawn
from painplan.widgets.fitted import Fitted
from painplan.widgets.plan_card import PlanCard, state_words
from painplan.widgets.trend_chart import TrendChart

WEEKS_BESIDE = 2
LINE_WIDTH = 74
"""Columns of a line, at most."""
LINES_OF_GOAL = LINES_OF_WHAT = 2
"""A goal and what is waiting are the person's words or made of them: they are not cut at the end of a line."""
ROWS_WAITING = 5
"""With more of them the line that only names a key stays away: two plans and all that waits fit on 24 lines."""
WHEN_WIDTH, WHAT_WIDTH = 15, 52
"""Columns of what is waiting and since when, at most; its key stands behind them."""
PICTURE_SECONDS = 0.2


class Around(Fitted):
    """What stands above and below the plans.

    Args:
        view: The day.
        words: What is told of it in so many columns.
        name: What the looks call it.
    """

    def __init__(self, view: TodayView, words: Callable[[TodayView, int], Content], name: str) -> None:
        super().__init__(id=name)
        self._view, self._words = view, words

    def show(self, view: TodayView) -> None:
        """Tell of another state of the day."""
        self._view = view
        self.made_anew()

    def lines_for(self, columns: int) -> Content:
        """What is told."""
        return self._words(self._view, columns)


class TodayScreen(Room):
    """Each plan's amount, the check-in, the review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
    ]

    def compose_content(self) -> ComposeResult:
        """The goal, the plans, what is waiting: all in place before the first picture of the screen."""
        self._view, self._just_read = self.coach.today_view(), True
        view = self._view
        yield Static(_page(view), id="signs")
        yield Around(view, _goal_words, "goal")
        yield from _cards(view)
        yield Around(view, _waiting, "waiting")
        yield Vertical(TrendChart(), Static(id="because"), id="beside")

    def on_mount(self) -> None:
        """The first plan has the keys; the picture beside the plans can wait until they are seen."""
        self.query_one("#signs").display = self._view.page is not None
        self._focus_first()
        later(self, PICTURE_SECONDS, self._draw_beside)

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        if self._just_read:  # opening is followed by coming back to it at once
            self._just_read = False
            return
        view, before = self.coach.today_view(), self._view
        if view == before:
            return
        self._view = view
        if [plan.plan.id for plan in view.plans] != [plan.plan.id for plan in before.plans]:
            beside(self, partial(self._replace_cards, view))
        else:
            cards = {card.plan_id: card for card in self.query(PlanCard)}
            for plan in view.plans:
                if (card := cards.get(plan.plan.id)) is not None:  # else cards are being laid out anew
                    card.show(plan)
        signs = self.query_one("#signs", Static)
        signs.update(_page(view))
        signs.display = view.page is not None
        if view.page is not None and view.page != before.page:
            self.query_one("#content", VerticalScroll).scroll_home(animate=False)
        for around in self.query(Around):
            around.show(view)
        self._draw_beside()

    async def _replace_cards(self, view: TodayView) -> None:
        await self.query(PlanCard).remove()
        await self.query_one("#content").mount_all(_cards(view), before="#waiting")
        self._focus_first()

    def _focus_first(self) -> None:
        cards = self.query(PlanCard)
        if cards and self.focused is None:
            cards.first().focus(scroll_visible=False)  # what comes first stays in sight on a small terminal

    def on_resize(self, event: events.Resize) -> None:
        """With more room there is a picture beside the day."""
        super().on_resize(event)
        once_drawn(self, self._draw_beside)

    def _draw_beside(self) -> None:
        """The last days of the plan that has the keys, and why today's amount is what it is."""
        if not self.has_class(WIDE) or not self._view.plans:
            return
        focused = self.focused.plan_id if isinstance(self.focused, PlanCard) else ""
        plan = next((one for one in self._view.plans if one.plan.id == focused), self._view.plans[0])
        back, name, chart = trends.LookingBack(self.coach), measure_values.plan_measure(plan.plan.id), self._chart
        chart.trend = shown = back.trend(name, WEEKS_BESIDE)
        chart.caption = back.picture_title(name, shown, chart.each)
        whys = () if plan.nothing_asked else plan.why  # where no amount may be told, neither may where it comes from
        reasons = [sentence(reason, plan.plan.unit, codes=False) for reason in whys]
        self.query_one("#because", Static).update(Content("\n".join(reasons)))

    @property
    def _chart(self) -> TrendChart:
        return self.query_one(TrendChart)

    def on_descendant_focus(self) -> None:
        """Another plan has the keys: its days stand beside."""
        once_drawn(self, self._draw_beside)

    def on_plan_card_wanted(self, event: PlanCard.Wanted) -> None:
        """Do what the person wants with a plan."""
        plan = event.plan
        if event.what == "done":
            self._as_planned(plan)
        elif event.what == "other":
            self._ask_amount(plan)
        elif event.what == "timer":
            self._open_timer(plan)
        else:
            self._open_why(plan)

    def _as_planned(self, plan: PlanToday) -> None:
        if plan.target.target is None:
            self.say(asset("pacing")["asked"]["not_as_planned"])
        else:
            self._done(plan, plan.target.target)

    def _ask_amount(self, plan: PlanToday) -> None:
        question = say("screens.today.how_much_today", activity=one_line(plan.plan.activity, 40))
        self.app.push_screen(
            plans_amount.AmountScreen(question, plan.plan.unit, so_far=_so_far(plan)),
            lambda typed: self._typed(plan, typed),
        )

    def _typed(self, plan: PlanToday, typed: float | None) -> None:
        if typed is not None:
            self._done(plan, typed)

    def _done(self, plan: PlanToday, done: float) -> None:
        so_far = _so_far(plan)
        words = say(
            "screens.today.noted_instead" if so_far else "screens.today.noted_u_takes_back",
            activity=one_line(plan.plan.activity, 30),
            done=amount(done, plan.plan.unit),
            **({"before": so_far} if so_far else {}),
        )
        before = plan.session.done if plan.session else None
        if before is not None and checkin_questions.number_as_typed(before) == checkin_questions.number_as_typed(done):
            self.say(say("screens.today.noted_already", done=amount(done, plan.plan.unit)))
            return
        self.attempt(lambda: self.coach.mark_done(plan.plan.id, done), words)
        self.refresh_facts()

    def _open_timer(self, plan: PlanToday) -> None:
        if not self.attempt(lambda: check_allowed(self.coach, "timer")):
            return
        if plan.to_do is None:
            self.say(asset("pacing")["asked"]["no_timer"])
            return

        self.app.push_screen(timer.TimerScreen(plan))

    def _open_why(self, plan: PlanToday) -> None:
        if self.attempt(lambda: check_amounts_told(self.coach)):
            self.app.push_screen(why.WhyScreen(plan.plan.id))


def _so_far(plan: PlanToday) -> str:
    """What is noted of today; empty where nothing is."""
    done = plan.session.done if plan.session else None
    return "" if done is None else amount(done, plan.plan.unit)


def _cards(view: TodayView) -> list[PlanCard]:
    return [PlanCard(plan, view.today) for plan in view.plans]


def _page(view: TodayView) -> Content:
    """What to do about open warning signs, before everything else (clinical.md C, principle 4)."""
    if view.page is None:
        return Content("")
    first, *more = view.page.lines
    return Content("\n").join([Content.styled(first, "bold"), *(Content(line) for line in more), Content("")])


def _goal_words(view: TodayView, columns: int) -> Content:
    words = f"   {state_words(view.plans[0])}" if view.plans else ""
    room = min(LINE_WIDTH, columns) - len(words)
    first, *more = in_lines(one_line(view.goal.text, LINES_OF_GOAL * room), room) if view.goal else [_no_plan(view)]
    rest = "\n" + one_line(" ".join(more), room) if more else ""
    return Content.assemble((first, "bold"), (words, "$foreground-muted"), (rest, "bold"))


def _no_plan(view: TodayView) -> str:
    return say("screens.today.no_plan_yet") if view.book_is_whole else str(asset("store")["book"]["short"])


def _waiting(view: TodayView, columns: int) -> Content:
    rows = [("This evening", _checkin_words(view), "c")]
    if view.review_due:
        rows.append(("Now", say("screens.today.weekly_review_three_minutes"), "r"))
    elif view.plans and not view.nothing_asked:
        soonest = min(plan.next_review for plan in view.plans)
        weekday, _, date_words = day_in_words(soonest).partition(" ")
        rows.append((weekday, f"weekly review, {date_words}", "r"))
    most = LINES_OF_WHAT * (WHAT_WIDTH - 1)
    rows += [(line.when, one_line(line.what, most), key_of(line.opens)) for line in view.waiting]
    if view.plans:
        if len(rows) < ROWS_WAITING:
            rows.append(("Trends", say("screens.today.what_you_did_over"), "2"))
        flaring = bool(view.flare_day)
        what = say("screens.today.your_own_plan_say" if view.own_flare_plan else "screens.today.say_when_over")
        end = (say("screens.today.flare_up"), what, "f")
        rows.append(
            end if flaring else (say("screens.today.if_flares"), say("screens.today.smaller_amounts_once_your"), "f")
        )
    elif view.book_is_whole:
        rows.append((say("screens.today.when_you_like"), say("screens.today.goal_first_amount"), "g"))
    lines = [line for row in rows for line in _in_columns(*row, min(WHAT_WIDTH, columns - WHEN_WIDTH - 1))]
    if view.locked and not view.plans:  # else the cards say it
        lines += [Content(""), Content(sentence(view.locked, "", codes=False))]
    beside = [asset("flare")["beside"]["line"].format(day=view.flare_day)] if view.flare_untold else []
    ends = [say("screens.today.hold_ends", key=key_of("hold"))] if view.hold_lines else []
    if told := [*view.hold_lines, *ends, *beside]:
        lines += [Content(""), *map(Content, told)]
    return Content("\n").join(lines)


def _in_columns(when: str, what: str, key: str, room: int) -> Iterator[Content]:
    """When, what, and its key: words that are too long go on below themselves."""
    for number, line in enumerate(in_lines(what, room - 1) or [""]):
        yield Content.assemble(
            (column("" if number else when, WHEN_WIDTH), "$foreground-muted"),
            column(line, room),
            ("" if number else key, "bold $accent"),
        )


def _checkin_words(view: TodayView) -> str:
    return say(f"screens.today.check_in.{view.said_so_far}")
