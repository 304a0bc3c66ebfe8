"""One medicine: asked one thing after the other, then shown as typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.base import Room
from painplan.team.medicines import Medicines, fixed_line, medicine_rows
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard

_PARTS = ("name", "side_effects", "question")


class MedicineScreen(Room):
    """What is noted about one, or the questions for it.

    Args:
        medicine: Its id; none: a new one.
    """

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"take_out({n})", show=False) for n in range(1, 10)),
        Binding("e", "edit", "change"),
        Binding("n", "question", "a_question"),
        Binding("x", "put_away", "off_or_on_the_list"),
    ]
    DEFAULT_CSS = """
    MedicineScreen #fixed { height: auto; max-width: 76; border-top: solid $panel; margin-top: 1; }
    """

    def __init__(self, medicine: str | None) -> None:
        super().__init__()
        self._medicine = medicine
        self._asking = "name" if medicine is None else ""

    def compose_content(self) -> ComposeResult:
        """A question, what is noted, and the fixed line."""
        yield QuestionCard()
        yield Static(id="rows")
        yield Static(Content(fixed_line()), id="fixed")

    def refresh_facts(self) -> None:
        """Draw what is noted now."""
        super().refresh_facts()
        if self.query("#rows"):
            self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return not self._asking if action in ("edit", "question", "put_away", "take_out") else True

    def _draw(self) -> None:
        words, card = asset("medicines"), self.query_one(QuestionCard)
        one = None if self._medicine is None else Medicines(self.coach).medicine(self._medicine)
        name = one_line(one.name, 50) if one else words["new"]
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · {name}")
        self.query_one("#rows", Static).update(table((a, b, "") for a, b in medicine_rows(one)) if one else Content(""))
        part = self._asking
        if not part:
            card.show(Asked(name))
        else:
            given = "" if one is None or part == "question" else getattr(one, part)
            card.show(Asked(words["ask"][part], words["hints"][part], typed=True, given=given))
        self.refresh_bindings()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep what was typed and go on."""
        medicines, part, text = Medicines(self.coach), self._asking, event.text
        known = self._medicine
        if known is None:
            made = self.result_of(lambda: medicines.add(text))
            if made is None:
                return
            self._medicine = made.id
        elif part == "question":
            if text.strip() and not self.attempt(lambda: medicines.ask(known, text)):
                return
        elif not self._stays(part, text) and not self.attempt(lambda: medicines.change(known, {part: text})):
            return
        self._go(1)

    def _stays(self, part: str, text: str) -> bool:
        """Whether it was left as it stood; words on several lines are shown on one."""
        return self._medicine is not None and text == one_line(
            getattr(Medicines(self.coach).medicine(self._medicine), part)
        )

    def on_question_card_go_back(self) -> None:
        """Ask again what was asked before this."""
        self._go(-1)

    def action_edit(self) -> None:
        """Ask again, one thing after the other."""
        self._asking = "name"
        self._draw()

    def action_question(self) -> None:
        """Ask for a question only."""
        self._asking = "question"
        self._draw()

    def action_take_out(self, number: int) -> None:
        """Take a question out."""
        known = self._medicine
        if known is not None:
            self.attempt(lambda: Medicines(self.coach).take_out(known, number), asset("medicines")["says"]["kept"])
            self._draw()

    def action_put_away(self) -> None:
        """Off the list, or back on it."""
        known = self._medicine
        if known is None:
            return
        medicines, says = Medicines(self.coach), asset("medicines")["says"]
        one = medicines.medicine(known)
        away = one.put_away is None
        change = medicines.put_away if away else medicines.bring_back
        if self.attempt(lambda: change(known)):
            self.leave_saying(says["put_away" if away else "back"].format(name=one_line(one.name, 30)))

    def _go(self, step: int) -> None:
        place = _PARTS.index(self._asking) + step
        if place < 0:
            self.action_leave()
            return
        self._asking = _PARTS[place] if place < len(_PARTS) else ""
        if not self._asking:
            self.say(asset("medicines")["says"]["kept"])
        self._draw()
