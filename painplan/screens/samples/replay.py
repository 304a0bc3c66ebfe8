"""Replay: what the weekly reviews would have said on a whole diary, week by week, beside what was done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from painplan.errors import PainPlanError
from painplan.exchange.replay_rows import NEEDED, OPTIONAL
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.kit.units import UNITS, unit_named
from painplan.pacing.rhythm import Pace
from painplan.plans.records import Plan
from painplan.safety.allowed import allowed
from painplan.samples.replay import Replayed, Replaying, ReplayTable, of_table, of_the_made_up_person, offered, table_at
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard
from painplan.widgets.replayed import ReplayedView, Weeks

MOST_KEYS = 9
UNDERSTOOD = (*NEEDED, *OPTIONAL)
"""Columns whose meaning is known by their names."""
_TYPED = frozenset({"path", "quota", "step", "aim"})


class ReplayScreen(Room):
    """Which diary, and for a table a few questions; then its weeks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, MOST_KEYS + 1)),
        Binding("v", "picture", "picture"),
        Binding("backspace", "back", "another_diary", key_display="Bksp"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asking = "what"
        self._table: ReplayTable | None = None
        self._said: dict[str, str] = {}
        self._shown: Replayed | None = None

    def compose_content(self) -> ComposeResult:
        """The question, or the weeks."""
        yield QuestionCard()
        yield ReplayedView()

    def on_mount(self) -> None:
        """Ask which diary."""
        self._ask("what")

    def refresh_facts(self) -> None:
        """Names of plans may be hidden now."""
        super().refresh_facts()
        shown = self._shown
        if shown is not None and shown.plan is not None:
            plan_id = shown.plan.id
            own = self.result_of(lambda: Replaying(self.coach).of_plan(plan_id))
            if own is None:
                self._ask("what")
            elif own != shown:  # else the marked week stays marked
                self._show(own)
        elif self._asking == "what":
            self._ask("what")

    # --- asking ---

    def _plans(self) -> Sequence[Plan]:
        return Replaying(self.coach).plans()[-(MOST_KEYS - 2) :]

    def _columns(self) -> Sequence[str]:
        """The columns that could be meant."""
        there = self._table.columns if self._table else ()
        return [name for name in there if name and name not in {*UNDERSTOOD, self._said.get("done")}][: MOST_KEYS - 1]

    def _options(self) -> list[str]:
        words = asset("replay")["ask"]
        if self._asking == "what":
            own = [
                words["plan"].format(activity=one_line(plan.activity, 30), first=date_in_words(plan.created))
                for plan in self._plans()
            ]
            demonstrated = [asset("replay")["made_up"]] if allowed(self.coach, "demonstration") else []
            return [*own, words["table"], *demonstrated]
        if self._asking == "unit":
            return list(UNITS)
        if self._asking in ("done", "pain"):
            none = [words["none"]] if self._asking == "pain" else []
            return [*(one_line(name, 40) for name in self._columns()), *none]
        return []

    def _ask(self, name: str) -> None:
        self._asking, self._shown = name, None
        card, words = self.query_one(QuestionCard), asset("replay")["ask"]
        options = tuple((str(n), option) for n, option in enumerate(self._options(), 1))
        hint = words.get(f"{name}_hint", "")
        card.display, self.query_one(ReplayedView).display = True, False
        card.show(Asked(words[name], hint, options, typed=name in _TYPED, given=self._given(name)))
        self.refresh_bindings()

    def _given(self, name: str) -> str:
        """What was answered before, or what can be offered."""
        if name in self._said or name not in ("quota", "step"):
            return self._said.get(name, "") if name in _TYPED else ""
        offer = self._offer()
        return number(offer[name == "step"]) if offer else ""

    def _offer(self) -> tuple[float, float] | None:
        return offered(self._open_table(), self._meant(), unit_named(self._said["unit"]).smallest)

    def _open_table(self) -> ReplayTable:
        if self._table is None:
            raise RuntimeError("a table is asked about before it is open")
        return self._table

    def _meant(self) -> dict[str, str]:
        return {name: self._said[name] for name in ("done", "pain") if self._said.get(name)}

    def _after(self, name: str) -> str:
        """The next question about a table; empty when all is known."""
        table = self._open_table()
        order = ["done", "pain", "unit", "quota", "step", "aim"]
        known = {"done": table.has("done"), "pain": table.has("pain") or table.has("settled") or not self._columns()}
        rest = order[order.index(name) + 1 :] if name in order else order
        return next((one for one in rest if not known.get(one)), "")

    # --- answering ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "picture":
            return self._shown is not None and not self.has_class("-wide")
        return action != "back" or (self.focused is None and self._asking != "what") or self._shown is not None

    def action_choose(self, number_of_option: int) -> None:
        """Take an answer by its key."""
        options = self._options()
        if self._shown is not None or number_of_option > len(options):
            return
        if self._asking == "what":
            self._begin(number_of_option)
        elif self._asking == "unit":
            self._keep(list(UNITS)[number_of_option - 1])
        else:
            columns = self._columns()
            self._keep(columns[number_of_option - 1] if number_of_option <= len(columns) else "")

    def _begin(self, number_of_option: int) -> None:
        plans = self._plans()
        self._said, self._table = {}, None
        if number_of_option <= len(plans):
            plan = plans[number_of_option - 1]
            own = self.result_of(lambda: Replaying(self.coach).of_plan(plan.id))
            if own is not None:
                self._show(own)
        elif number_of_option == len(plans) + 1:
            self._ask("path")
        else:
            self._show(of_the_made_up_person(asset("replay")["made_up"]))

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what was typed, if it can be read."""
        text = event.text
        if self._asking == "path":
            table = self.result_of(lambda: table_at(text))
            if table is not None:
                self._table, self._said = table, {"path": text}
                self._next()
            return
        unit = self._said["unit"]
        empty = self._asking == "aim" and not text.strip()
        if empty or self.attempt(lambda: parse_amount(text, unit)):
            self._keep(one_line(text))

    def _keep(self, answer: str) -> None:
        self._said[self._asking] = answer
        self.say("")
        self._next()

    def _next(self) -> None:
        name = self._after(self._asking)
        try:
            if name:
                self._ask(name)
            else:
                self._show(self._replayed())
        except PainPlanError as error:
            self._ask("path")
            self.say(str(error))

    def _replayed(self) -> Replayed:
        unit, said = self._said["unit"], self._said
        pace = Pace(
            unit_min=unit_named(unit).smallest,
            step=parse_amount(said["step"], unit),
            aim=parse_amount(said["aim"], unit) if said.get("aim") else None,
            most=unit_named(unit).largest,
        )
        pem = self.coach.book.profile.post_exertional_malaise
        return of_table(self._open_table(), self._meant(), unit, pace, parse_amount(said["quota"], unit), pem=pem)

    # --- showing ---

    def _show(self, replayed: Replayed) -> None:
        self._shown = replayed
        self.query_one(QuestionCard).display = False
        view = self.query_one(ReplayedView)
        view.display = True
        view.show(replayed)
        self.query_one(Weeks).focus()
        self.refresh_bindings()

    def action_picture(self) -> None:
        """The picture instead of the weeks, or the weeks again."""
        self.query_one(ReplayedView).toggle_class("-picture")

    def on_question_card_go_back(self) -> None:
        """Go back from an empty field."""
        self.action_back()

    def action_back(self) -> None:
        """Back to the question before; from the weeks to the choice of a diary."""
        self.say("")
        if self._shown is not None or self._asking == "path" or self._table is None:
            self._ask("what")
            return
        asked = [name for name in ("done", "pain", "unit", "quota", "step", "aim") if name in self._said]
        before = [name for name in asked if name != self._asking]
        if before:
            self._said.pop(before[-1])
        self._ask(before[-1] if before else "path")

    def action_leave(self) -> None:
        """From the weeks or a question back to the choice of a diary, from there one step back."""
        if self._asking == "what" and self._shown is None:
            super().action_leave()
        else:
            self.say("")
            self._ask("what")
